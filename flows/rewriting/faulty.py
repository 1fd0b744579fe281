"""What in a draft is at fault, by the sentence it stands in."""

from __future__ import annotations

from dataclasses import replace

from flows.judgement import Slip
from flows.moves import Move
from flows.rewriting.apart import in_their_clauses
from flows.rewriting.draft import SAID, Piece
from flows.rewriting.judging import Judge
from flows.rewriting.links import is_a_link


def faults_of(drafted: tuple[Piece, ...], slips: tuple[Slip, ...], judge: Judge) -> dict[Piece, tuple[Slip, ...]]:
    """The slips of a draft by the piece that makes them, as plainly as each can be told."""
    return _plainly(_found(drafted, slips, judge), judge)


def _found(drafted: tuple[Piece, ...], slips: tuple[Slip, ...], judge: Judge) -> dict[Piece, tuple[Slip, ...]]:
    """The slips by the piece they stand in; one that is made twice is found twice, though the ear names it once."""
    said = [slip for slip in slips if any(piece.part in SAID and piece.holds(slip.span) for piece in drafted)]
    found: dict[Piece, tuple[Slip, ...]] = {
        piece: tuple(slip for slip in slips if piece.holds(slip.span)) if piece.part in SAID else () for piece in drafted
    }
    for slip in slips:  # a greeting and a farewell are kept: what is heard in them is what they are heard with
        if slip not in said and (piece := _beside(drafted, slip)):
            found[piece] = (*found[piece], replace(slip, span=(piece.start, piece.end)))
    moves = {slip.move for slip in slips}
    for piece, here in found.items():
        if is_a_link(piece.text) and not judge.slips(piece.text):
            found[piece] = ()
        elif piece.part in SAID:
            alone = [slip for slip in judge.slips(piece.text) if slip.move in moves and slip.move not in {each.move for each in here}]
            shifted = [replace(slip, span=(slip.span[0] + piece.start, slip.span[1] + piece.start)) for slip in alone]
            found[piece] = (*here, *shifted)
    return {piece: in_their_clauses(piece, here, judge.slips) for piece, here in found.items() if here}


def _plainly(faults: dict[Piece, tuple[Slip, ...]], judge: Judge) -> dict[Piece, tuple[Slip, ...]]:
    """The faults without a pitch or a push in sentences that make none by themselves, where another does: the whole sounds like one."""
    plainly = {}
    for piece, here in faults.items():
        heard = {slip.move for slip in judge.slips(piece.text)}
        found = tuple(slip for slip in here if slip.move is not Move.SELF_PITCH or judge.pitches(piece.text))
        elsewhere = {slip.move for other, there in faults.items() if other is not piece for slip in there}
        plainly[piece] = tuple(slip for slip in found if slip.move is not Move.PRESSURE or slip.move in heard or slip.move not in elsewhere)
    return {piece: here for piece, here in plainly.items() if here} or dict(faults)


def _beside(drafted: tuple[Piece, ...], slip: Slip) -> Piece | None:
    """The sentence next to the frame that a slip was heard in."""
    body = [piece for piece in drafted if piece.part in SAID]
    before = [piece for piece in body if piece.end <= slip.span[0]]
    return before[-1] if before else next(iter(body), None)
