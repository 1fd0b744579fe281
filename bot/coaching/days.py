"""Days by which something is due."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.clock import zone_of
from bot.store.tables import Learner
from flows.reminding import instant

FARTHEST = timedelta(days=366)  # to which an assignment may be put off
_BY = time(20)  # late enough for the day, early enough for the reminder of the eve


def wrong_due(due: datetime | None, begins: datetime, now: datetime) -> str:
    """What is wrong with the day by which something is due that begins at `begins`: over, before, far; nothing, for most."""
    if due is None:
        return ""
    if due <= now:
        return "over"
    if due <= begins:
        return "before"
    return "far" if due > begins + FARTHEST else ""


def evening(learner: Learner, day: date) -> datetime:
    """When something is due that is due on a day, by the clock of whoever says so."""
    return instant(datetime.combine(day, _BY), zone_of(learner))
