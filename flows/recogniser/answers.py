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
_TURNING = frozenset(("but", "no", "though"))
_ANSWERING = ASKS | PUSHES | {Move.PURPOSE, Move.FOLLOW_UP, Move.GIVING, Move.DEFLECT, Move.GRATITUDE}
_PURPOSEFUL = ASKS | PUSHES | {Move.PURPOSE, Move.DEFLECT, Move.FOLLOW_UP, Move.GIVING}


class Answers:
    """Reads a message as the answer to a line."""

    def __init__(self, signs: Signs, grammar: Grammar) -> None:
        self._accepts = any_of(signs.accepts, grammar)
        self._declines = any_of(signs.declines, grammar)

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
        if self._declines.search(head.text) and not any(move in ASKS for move, _, _ in found):
            return [(Move.DEFLECT, 0.75, head.span)]
        declined = head.vocabulary & _TURNING or self._declines.search(head.text)
        if line.offers and not declined and self._accepts.search(head.text):
            return [(Move.INTRO_ASK, 0.7, head.span)]
        if line.offers and not any(move in _ANSWERING and confidence > 0.6 for move, confidence, _ in found):
            return [(Move.DEFLECT, 0.56, head.span)]
        return []


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
