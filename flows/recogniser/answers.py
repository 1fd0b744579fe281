"""Answers: what a message does because of the line before it: accepting an offer, dodging a door, pushing after a no, plain sharing."""

from __future__ import annotations

import re

from flows.moves import ASKS, PUSHES, Move, Setting
from flows.recogniser.book import Signs
from flows.recogniser.phrases import Grammar
from flows.recogniser.questions import is_question
from flows.recogniser.sentences import Sentence
from flows.recogniser.settle import Spot
from flows.recogniser.talk import Line, any_of

_PRESSING = ASKS - {Move.ADVICE_ASK, Move.TARGETED_ASK, Move.VAGUE_ASK}  # a small question after a no is no push
_FIRST_PERSON = re.compile(r"(?<![^ ])(?:i|me|my|mine|we|our|us|myself) ")
_YOURS = frozenset(("you", "your", "yours", "yourself"))
_TAKEN_FOR = frozenset((Move.SELF_PITCH, Move.JOB_ASK, Move.INTRO_ASK, Move.TARGETED_ASK, Move.ADVICE_ASK))  # what an aim sounds like
_MORE_THAN_AN_AIM = ASKS | PUSHES
_HELP = re.compile(r"(?<![^ ])(?:help me|(?:some|any) help|help (?:with|finding) |hires? me|introduc|refer(?:ral)? |recommend|resume )")
_BREATH = 36  # words: an aim said in longer sentences is a speech
_TURNING = frozenset(("but", "no", "though"))
_ANSWERING = ASKS | PUSHES | {Move.PURPOSE, Move.FOLLOW_UP, Move.GIVING, Move.DEFLECT, Move.GRATITUDE}
_PURPOSEFUL = ASKS | PUSHES | {Move.PURPOSE, Move.DEFLECT, Move.FOLLOW_UP, Move.GIVING}


class Answers:
    """Reads a message as the answer to a line."""

    def __init__(self, signs: Signs, aims: tuple[str, ...], grammar: Grammar) -> None:
        self._aims = any_of(aims, grammar)
        self._accepts = any_of(signs.accepts, grammar)
        self._says_yes = any_of(signs.says_yes, grammar)
        self._declines = any_of(signs.declines, grammar)
        self._leaves = any_of(signs.goodbye, grammar)

    def aims(self, sentences: list[Sentence], found: list[Spot], line: Line) -> list[Spot]:
        """After "What are you after?" an aim that asks nothing of the other person is purpose, whatever else it sounds like."""
        if not line.aim or any(is_question(one) or one.vocabulary & _YOURS for one in sentences):
            return found
        told = [one.span for one in sentences if len(one.words) <= _BREATH and self._aims.search(one.text) and not _HELP.search(one.text)]
        kept = [spot for spot in found if spot[0] not in _TAKEN_FOR or not any(start <= spot[2][0] < end for start, end in told)]
        graver = [span for move, _, span in kept if move in _MORE_THAN_AN_AIM]
        aims = [(start, end) for start, end in told if not any(start <= span[0] < end for span in graver)]
        beside = [one.span for one in sentences if aims and one.span not in told and _FIRST_PERSON.search(one.text)]
        return kept + [(Move.PURPOSE, 0.8, span) for span in aims] + [(Move.SHARING, 0.6, span) for span in beside]

    def spots(self, sentences: list[Sentence], found: list[Spot], line: Line, setting: Setting) -> list[Spot]:
        """The moves that only the line before explains."""
        if not sentences:
            return []
        spots = self._to_an_offer(sentences, found, line, setting)
        spots += _pushed(found, line)
        return spots + _told(sentences, found + spots, line)

    def _to_an_offer(self, sentences: list[Sentence], found: list[Spot], line: Line, setting: Setting) -> list[Spot]:
        invited = line.invites | setting.invited
        if not line.said or not (line.offers or invited):
            return []
        head = sentences[0]
        doubtful = any(is_question(one) or self._leaves.search(one.text) for one in sentences)
        declines = self._declines.search(head.text) and not is_question(head)
        if declines and not any(move in ASKS or (move is Move.GIVING and confidence > 0.6) for move, confidence, _ in found):
            return [(Move.DEFLECT, 0.75, head.span)]
        turns = declines or head.vocabulary & _TURNING
        if line.offers and Move.INTRO_ASK in invited and not turns and self._accepted(head, doubtful):
            return [(Move.INTRO_ASK, 0.7, head.span)]
        if line.offers and not doubtful and not any(move in _ANSWERING and confidence > 0.6 for move, confidence, _ in found):
            return [(Move.DEFLECT, 0.56, head.span)]
        return []

    def _accepted(self, head: Sentence, doubtful: bool) -> bool:
        """A plain yes always accepts; "wonderful" and "thank you" do only where nothing is asked and nobody takes leave."""
        return self._says_yes.search(head.text) is not None or (not doubtful and self._accepts.search(head.text) is not None)


def _pushed(found: list[Spot], line: Line) -> list[Spot]:
    if not line.reluctant:
        return []
    return [(Move.PRESSURE, min(confidence, 0.8), span) for move, confidence, span in found if move in _PRESSING and confidence > 0.6][:1]


def _told(sentences: list[Sentence], found: list[Spot], line: Line) -> list[Spot]:
    """First-person statements that no family claimed; beside an ask they are its preamble, not sharing."""
    if any(move in _PURPOSEFUL and confidence > 0.55 for move, confidence, _ in found):
        return []
    spots: list[Spot] = []
    for sentence in sentences:
        start, end = sentence.span
        if is_question(sentence) or any(start <= span[0] < end and confidence > 0.5 for _, confidence, span in found):
            continue
        if Move.PURPOSE in line.invites and len(sentence.words) > 7 and not found and not _FIRST_PERSON.search(sentence.text):
            spots.append((Move.PURPOSE, 0.62, sentence.span))
        elif _FIRST_PERSON.search(sentence.text) or (line.about_you and not found):
            spots.append((Move.SHARING, 0.7 if line.about_you else 0.6, sentence.span))
    return spots
