"""How the learner says they feel, "I'm so nervous, sorry", "I was laid off in August": heard as sharing, and never as something else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flows.moves import COSTS, PUSHES, Cue, Manner, Move, Reading, Sighting
from flows.recogniser.book import Feeling
from flows.recogniser.phrases import Grammar, Wording
from flows.recogniser.sentences import Sentence
from flows.recogniser.talk import any_of

SURELY_TOLD = 0.8  # how sure an aim is whose words answer "What are you after?"
_ASKED = re.compile(r"[^.!?\n]*\?")  # what is left of a question
_NEVER = ("$ #",)  # no wording: behind the end of a sentence nothing begins
_HALF = 0.4  # the part of a message that a feeling must be to be sharing
_HEARD = 0.8  # how sure it is that who says how they feel shares it
_TAKEN_FOR = frozenset({Move.LISTENING, Move.ADVICE_ASK, Move.VAGUE_ASK, Move.TARGETED_ASK, Move.CURIOSITY, Move.SELF_PITCH})
_NOT_BESIDE = frozenset({Move.DEFLECT, Move.OTHER})  # who tells a feeling or an aim dodges nothing
_ASKING = frozenset({Move.ADVICE_ASK, Move.VAGUE_ASK, Move.TARGETED_ASK, Move.CURIOSITY})  # what a question besides can be
_WEIGHTY = frozenset(move for move, cost in COSTS.items() if cost > COSTS[Move.TARGETED_ASK]) - {Move.VAGUE_ASK} | PUSHES

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Felt:
    """A sentence that tells of a feeling or of bad news: uneasy, at characters 0 to 20."""

    manner: Manner
    span: Span


class Feelings:
    """Looks for them, sentence by sentence."""

    def __init__(self, feelings: Iterable[Feeling], grammar: Grammar) -> None:
        self._feelings = [
            (one.manner, any_of(one.says, grammar), any_of(one.but_not or _NEVER, grammar), any_of(one.unless or _NEVER, grammar))
            for one in feelings
        ]

    def felt(self, sentences: Iterable[Sentence]) -> tuple[Felt, ...]:
        """Every feeling that is told, in the order of the message."""
        return tuple(
            Felt(manner, one.span)
            for one in sentences
            for manner, says, but_not, unless in self._feelings
            if not unless.search(one.text) and _stands(one.text, says, but_not)
        )


def heard_as_told(sightings: dict[Move, Sighting], felt: tuple[Felt, ...], phrased: Reading, length: int) -> dict[Move, Sighting]:
    """The moves of a message of `length` characters without those that a feeling was mistaken for, and with the sharing that it is."""
    if not felt:
        return sightings
    spans = [one.span for one in felt]
    beside = {seen.move for seen in phrased.sightings if not any(_within(seen.span, span) for span in spans)}
    beside |= _ASKING if Cue.QUESTION in phrased.cues else {seen.move for seen in phrased.sightings if seen.move is not Move.LISTENING}
    mistaken = (_TAKEN_FOR - beside) | _NOT_BESIDE
    kept = {move: seen for move, seen in sightings.items() if move not in mistaken}
    told = sum(end - start for start, end in set(spans))
    if not _WEIGHTY.intersection(kept) and (not kept or told > _HALF * length):  # beside a weighty ask it is the preamble
        known = kept.get(Move.SHARING)
        kept[Move.SHARING] = Sighting(Move.SHARING, max(_HEARD, known.confidence if known else 0.0), known.span if known else spans[0])
    return kept


def with_the_aim(sightings: dict[Move, Sighting], phrased: Reading, text: str) -> dict[Move, Sighting]:
    """The moves of an answer to "What are you after?": an aim that is plainly worded is told, whatever doubts stand beside it.

    "What did you want to be as a child?" asks for theirs.
    """
    told = next((seen for seen in phrased.sightings if seen.move is Move.PURPOSE and seen.confidence >= SURELY_TOLD), None)
    if told is None or _ASKED.match(text, told.span[1]) or _WEIGHTY.intersection(sightings):
        return sightings
    kept = {move: seen for move, seen in sightings.items() if move not in _NOT_BESIDE}
    return {Move.PURPOSE: told} | kept


def _stands(text: str, says: Wording, but_not: Wording) -> bool:
    taken_back = [found.span() for found in but_not.finditer(text)]
    return any(not any(_touch(found.span(), each) for each in taken_back) for found in says.finditer(text))


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _within(one: Span, other: Span) -> bool:
    return other[0] <= one[0] < other[1]
