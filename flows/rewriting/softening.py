"""An ask that is nearly carried: it stays, as a question, with room to say no behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from flows.judgement import CLEARLY_MORE, Slip
from flows.moves import ASKS, Move, Relationship
from flows.rewriting.bridging import easy_outs
from flows.rewriting.demands import asked_instead
from flows.rewriting.draft import Part, Piece
from flows.rewriting.repair import Place, Repair
from flows.rewriting.spoken import plain
from flows.rewriting.sweep import Sweep
from flows.rewriting.wordings import phrases

Faults = dict[Piece, tuple[Slip, ...]]
_COLOURS = frozenset({Move.CONDUIT, Move.NAME_DROP})
"""Beside these no room to say no makes an ask a light one."""


def softened(repair: Repair, faults: Faults, reader: Relationship, sweep: Sweep) -> Iterable[str]:
    """Versions of a draft, as good as nothing cut of it yet, that keep its ask; none, where it takes more than room to say no."""
    every = [slip for here in faults.values() for slip in here]
    if any(slip.move in _COLOURS or (slip.move in ASKS and not _is_nearly_carried(slip, reader)) for slip in every):
        return
    kept = {piece: _asked(piece, sweep) for piece, here in faults.items() if all(_is_nearly_carried(slip, reader) for slip in here)}
    kept = {piece: asked for piece, asked in kept.items() if asked}
    if not kept:
        return
    for place in repair.places:
        if place.piece in kept:
            place.words = kept[place.piece]
        elif place.piece in faults:
            repair.cut(place, faults[place.piece], sweep.slips, sweep.words)
    sweep.unburden(repair)
    for place in repair.places:  # what takes the yes for granted goes, though the ask stays
        if place.piece.part is Part.BODY and place.piece not in kept and sweep.words.footing.plans_ahead(place.words):
            place.words = ""
    number = max(index for index, place in enumerate(repair.places) if place.piece in kept)
    piece = repair.places[number].piece
    repair.places[number].piece = replace(piece, gap=" ")
    for wording in easy_outs((repair.text(),), sweep.hand, sweep.words):
        room = Place(replace(piece, text=wording, part=Part.BODY), wording, ours=True)
        yield Repair([*repair.places[: number + 1], room, *repair.places[number + 1 :]]).text()


def _asked(piece: Piece, sweep: Sweep) -> str:
    """An ask as a question: as it stands, or made of a demand; nothing, if it is neither or claims more than a question can."""
    asked = asked_instead(piece.text, sweep.hand, sweep.words)
    said = asked or (piece.text if sweep.words.requests.asks(piece.text) else "")
    return "" if phrases(sweep.words.leans.presuming).search(plain(said)) else said


def _is_nearly_carried(slip: Slip, reader: Relationship) -> bool:
    """Whether room to say no, worth a point, makes an ask one that is carried; with strangers no meeting is."""
    cold = slip.move is Move.MEETING_ASK and reader is Relationship.STRANGER
    return slip.move in ASKS and not cold and slip.excess - 1 < CLEARLY_MORE
