"""The places of a draft that are worth a word: what asks too much, what might, what is vague, what is good."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from flows.judgement import CLEARLY_MORE, Slip, Terms, is_sure
from flows.moves import ASKS, COSTS, PUSHES, Move, Reading, Sighting
from flows.rewriting.clauses import clauses
from flows.rewriting.draft import SAID, Part, Piece, pieces
from flows.rewriting.invited import names_an_advert

GOOD = frozenset({Move.CURIOSITY, Move.LISTENING, Move.GIVING, Move.GRATITUDE, Move.PURPOSE, Move.FOLLOW_UP, Move.EASY_OUT})
"""Moves that are praised wherever they are made; a carried ask is praised, too."""
_CLEAR = 0.6  # with less confidence nothing is praised
_MOSTGOOD = 3  # more praise is no praise


class Weight(StrEnum):
    """What a marked place is."""

    SLIP = "slip"  # more than there is trust for
    DOUBT = "doubt"  # might be heard as such
    VAGUE = "vague"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place from `start` to `end` of the draft, and what is to be said of it."""

    number: int
    start: int
    end: int
    move: Move
    weight: Weight


def marks_of(text: str, reading: Reading, faults: tuple[Slip, ...], terms: Terms) -> tuple[Mark, ...]:
    """The marked places in the order of the text, none within another; where two overlap, the graver one stays."""
    drafted = pieces(text)
    wanted = [(slip.span, slip.move, Weight.SLIP) for slip in faults]
    vague = [seen for seen in reading.sightings if seen.move is Move.VAGUE_ASK and is_sure(seen)]
    wanted += [(seen.span, seen.move, Weight.VAGUE) for seen in vague]
    wanted += [(seen.span, seen.move, Weight.DOUBT) for seen in reading.sightings if _doubtful(seen, faults, terms)]
    good = [(seen.span, seen.move, Weight.GOOD) for seen in reading.sightings if _is_good(seen, faults, drafted, terms)]
    taken: list[tuple[int, int, Move, Weight]] = []
    praised = 0
    for span, move, weight in [*wanted, *good]:
        start, end = _widened(text, span, drafted, [(first, last) for first, last, _, _ in taken])
        free = start < end and not any(start < last and first < end for first, last, _, _ in taken)
        if free and (weight is not Weight.GOOD or praised < _MOSTGOOD):
            taken.append((start, end, move, weight))
            praised += weight is Weight.GOOD
    return tuple(Mark(number, *place) for number, place in enumerate(sorted(taken, key=lambda place: place[0]), 1))


def doubts_of(text: str, reading: Reading, terms: Terms) -> tuple[str, ...]:
    """The words of a message that may or may not ask too much, as they stand in it."""
    spans = {_widened(text, seen.span, pieces(text), []) for seen in reading.sightings if _doubtful(seen, (), terms)}
    return tuple(text[start:end] for start, end in sorted(spans) if start < end)


def _doubtful(seen: Sighting, faults: tuple[Slip, ...], terms: Terms) -> bool:
    """Whether it would be too much, if it was meant as what it may have been, or as what it is no longer when the rest is gone."""
    if seen.move not in ASKS | PUSHES or seen.move is Move.VAGUE_ASK or seen.move in terms.invited:
        return False
    judged = is_sure(seen) and seen.move is not Move.SELF_PITCH
    if judged or any(fault.move is seen.move for fault in faults):
        return False
    return seen.move in PUSHES or COSTS[seen.move] - terms.trust >= CLEARLY_MORE


def _is_good(seen: Sighting, faults: tuple[Slip, ...], drafted: tuple[Piece, ...], terms: Terms) -> bool:
    if seen.confidence < _CLEAR or not any(piece.part is Part.BODY for piece in drafted if piece.holds(seen.span)):
        return False
    if seen.move in terms.invited:
        return not any(fault.move is seen.move for fault in faults)
    if seen.move is Move.GIVING and any(names_an_advert(piece.text) for piece in drafted if piece.holds(seen.span)):
        return False  # who has read the advert has given nothing yet
    carried = seen.move in ASKS and seen.move is not Move.VAGUE_ASK and not any(fault.move is seen.move for fault in faults)
    return seen.move in GOOD or carried


def _widened(text: str, span: tuple[int, int], drafted: tuple[Piece, ...], taken: list[tuple[int, int]]) -> tuple[int, int]:
    """A few words widened to the clause they stand in; what reaches into a place that is taken stays as it is."""
    said = [piece for piece in drafted if piece.part in SAID and piece.holds(span)]
    span = (max(span[0], said[0].start), min(span[1], said[-1].end)) if said else span
    start, end = span
    for piece in said or drafted:
        if piece.holds(span):
            for clause in clauses(piece.text):
                first, last = clause.start + piece.start, clause.end + piece.start
                if first < span[1] and span[0] < last and not any(first < behind and before < last for before, behind in taken):
                    start, end = min(start, first), max(end, last)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1] in " \n\t,;:":
        end -= 1
    return start, end
