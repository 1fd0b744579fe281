"""All promises of an account where they stand, by whatever words they are told; of two that overlap, the first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from flows.afterwards.cast import Cast
from flows.afterwards.frame import Frame, is_off
from flows.afterwards.owing import debts, duties, notes, plans, receipts, waited_for, wishes
from flows.afterwards.telling import first_person, openly, promised, reported
from flows.afterwards.theirs import theirs

_RULES: tuple[Callable[[Cast, datetime], Iterator[Frame]], ...] = (
    reported,
    promised,
    first_person,
    openly,
    duties,
    debts,
    waited_for,
    receipts,
    wishes,
    plans,
    notes,
    theirs,
)


def frames(cast: Cast, now: datetime) -> list[Frame]:
    """All of an account in their order; of two that overlap, the one that starts first."""
    found = [frame for rule in _RULES for frame in rule(cast, now) if not is_off(cast.text, frame)]
    chosen: list[Frame] = []
    for frame in sorted(found, key=lambda each: (each.start, -bool(each.to), each.begins)):
        if chosen and (frame.start < chosen[-1].begins or frame.begins == chosen[-1].begins):
            continue
        chosen.append(frame)
    return chosen
