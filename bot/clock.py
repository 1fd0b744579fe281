"""The learner's clock: where they live, what time it is there, and which day."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.store.tables import Learner


def zone_of(learner: Learner) -> ZoneInfo:
    """The learner's time zone; UTC until they were asked."""
    return ZoneInfo(learner.zone or "UTC")


def local(learner: Learner, now: datetime) -> datetime:
    """What the clock on their wall says at `now`."""
    return now.astimezone(zone_of(learner))


def today(learner: Learner, now: datetime) -> int:
    """The real day where they are, as `date.toordinal` counts; days skipped in practice don't count here."""
    return local(learner, now).date().toordinal()
