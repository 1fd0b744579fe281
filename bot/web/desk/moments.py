"""Times that are typed into a form, on the coach's clock."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.clock import zone_of
from bot.coaching import days
from bot.store.tables import Learner
from bot.web.desk.visit import Visit
from flows.reminding import instant

FORM = "%Y-%m-%dT%H:%M"  # in which a field takes a moment and gives it: 2026-11-30T20:00


def moment_typed(learner: Learner, text: str) -> datetime | None:
    """A moment out of a form, by the clock of whoever typed it; None for none. Raises ValueError."""
    if not text:
        return None
    wall = datetime.strptime(text[:16], FORM)
    if not 2000 < wall.year < 2200:
        raise ValueError(text)
    return instant(wall, zone_of(learner))


def due_typed(visit: Visit, text: str, begins: datetime) -> tuple[datetime | None, str]:
    """By when something is due that begins at `begins`, None for no day; and what is wrong with that, as desk.work.fault.<wrong>."""
    try:
        due = moment_typed(visit.learner, text)
    except ValueError:
        return None, "unreadable"
    return due, days.wrong_due(due, begins, visit.now)


def clock(visit: Visit) -> dict[str, Any]:
    """The coach's clock, for whoever types a time: the zone, or nothing where it was never told, and what it shows now."""
    return {"zone": visit.learner.zone.replace("_", " "), "now": visit.now}
