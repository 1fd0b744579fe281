"""Several slips heard in one sentence, each in the clause that makes it: "you owe me a favour" pushes, "introduce me to Tom" asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from flows.judgement import ALWAYS_SLIPS, Slip
from flows.rewriting.clauses import clauses
from flows.rewriting.draft import Piece


def in_their_clauses(piece: Piece, here: tuple[Slip, ...], slips: Callable[[str], tuple[Slip, ...]]) -> tuple[Slip, ...]:
    """The slips `here` in a piece, with narrower places where its clauses by themselves show which of them makes which."""
    parts = clauses(piece.text)
    if len(here) < 2 or len(parts) < 2:
        return here
    heard = [{slip.move for slip in slips(part.text)} for part in parts]
    found = []
    for slip in here:
        makers = [part for part, moves in zip(parts, heard, strict=True) if slip.move in moves]
        span = (piece.start + makers[0].start, piece.start + makers[-1].end) if makers else slip.span
        found.append(replace(slip, span=span))
    return tuple(found)


def surest_first(slip: Slip) -> tuple[tuple[int, int], bool, str]:
    """The order in which slips are named: by place; in the same words a push before the ask that it colours."""
    return slip.span, slip.move not in ALWAYS_SLIPS, slip.move
