"""A shared talk like a page of a play: moves marked in the text and named once, what was remarked below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from bot.coaching import telling
from bot.coaching.transcripts import Marked, Spoken, Transcript
from bot.content.library import world
from bot.store.coaching import Remark
from bot.words import PLAIN
from flows.moves import Move

_UNMARKED = frozenset({Move.OTHER})
_STOPS = ".,;:!?…)”\"'"


def turns(read: Transcript, names: Mapping[int | None, str]) -> list[dict[str, Any]]:
    """All turns; `names` are the coaches' by their numbers."""
    faced = zip(read.turns, _faced(read), strict=True)
    return [_turn(each, place, names) | {"faced": name} for place, (each, name) in enumerate(faced)]


def threads(said: Sequence[Remark], names: Mapping[int | None, str]) -> list[dict[str, Any]]:
    """Comments, each with the answers to it; an answer whose comment is gone stands alone."""
    kept = {each.id for each in said}
    firsts = [each for each in said if not each.answers or each.answers not in kept]
    return [
        {"remark": each, "by": names.get(each.coach, ""), "answers": [one for one in said if one.answers == each.id]} for each in firsts
    ]


def _faced(read: Transcript) -> list[str]:
    """Whose trust each turn is about; nobody need be named where there is only one."""
    people = world().people
    several = len(read.told.rehearsal.room) > 1
    return [people[turn.partner].partner.called if several and turn.partner else "" for turn in read.told.turns]


def _turn(turn: Spoken, place: int, names: Mapping[int | None, str]) -> dict[str, Any]:
    return {
        "number": turn.number,
        "place": place,
        "said": _pieces(turn),
        "answers": turn.answers,
        "note": turn.note,
        "trust": turn.trust,
        "change": turn.change,
        "slips": [(move.value, telling.short(move)) for move in turn.slips if move not in [each.move for each in turn.overruled]],
        "overruled": [{"row": each, "by": names.get(each.coach, ""), "what": telling.short(Move(each.move))} for each in turn.overruled],
        "threads": threads(turn.remarks, names),
    }


def _pieces(turn: Spoken) -> list[dict[str, Any]]:
    """What was said, piece by piece; a move is named once, where its words end and behind the full stop that follows them."""
    fine, found, stop = [each.move for each in turn.overruled], [], ""
    for piece, after in pairwise([*turn.said, Marked("")]):
        ending = [move for move in piece.moves if move not in after.moves and move not in _UNMARKED]
        names = [_named(move, move in turn.slips, move in fine) for move in ending]
        text, stop = piece.text[len(stop) :], _stop(after.text) if names and not after.moves else ""
        is_marked = bool(set(piece.moves) - _UNMARKED)
        found.append({"text": text, "stop": stop, "is_marked": is_marked, "is_slip": piece.is_slip, "names": names})
    return found


def _stop(text: str) -> str:
    """The full stop, comma or whatever else of that kind a text begins with."""
    return text[: len(text) - len(text.lstrip(_STOPS))]


def _named(move: Move, is_slip: bool, is_fine: bool) -> tuple[bool, str]:
    """Whether a move counts as a slip, and what it is called behind the words that carry it."""
    if not is_slip:
        return False, PLAIN.sentence(f"desk.work.move.{move}")
    return not is_fine, PLAIN.sentence("desk.work.fine" if is_fine else "desk.work.slip", what=telling.short(move))
