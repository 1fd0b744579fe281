"""What people write about a time, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """How sure a reading is."""

    CLEAR = "clear"
    ASK = "ask"  # `choices` hold what it may mean; none of them if a part is missing
    PAST = "past"
    NONE = "none"


class Doubt(StrEnum):
    """What has to be asked, or said, about a time."""

    WHICH = "which"  # several days or hours were named, or it may be this week's or next week's
    ORDER = "order"  # 12/3 may be in March or in December
    HOUR = "hour"  # morning or evening
    DAY = "day"  # "next month": a day within it is wanted, and `starts` is its first
    YEAR = "year"  # it is past this year, and far away in the next
    UNFIT = "unfit"  # "Thursday 27 November" is a Friday
    MISSING = "missing"  # there is no 31 November
    ZONE = "zone"  # IST is Mumbai's, Dublin's, Jerusalem's
    WHOSE = "whose"  # "their time", and nobody said where they are
    GAP = "gap"  # the clocks skip that hour
    UNIT = "unit"  # "in 10": minutes, hours or days
    TWICE = "twice"  # the clocks go through that hour twice


@dataclass(frozen=True, slots=True)
class When:
    """A time as it was understood: "Thursday 7pm" is Thursday at 19:00 by the clock on the wall there."""

    outcome: Outcome
    starts: datetime | None = None  # naive, by the wall clock of `zone`
    is_timed: bool = False  # whether the hour was said; else `starts` is at midnight
    minutes: int = 0  # how long it lasts, 0 if nobody said
    choices: tuple[datetime, ...] = ()  # naive, at most four, soonest first
    zone: str = ""  # that was named: "Europe/London" of "6pm London time"; else none
    doubt: Doubt | None = None  # why it is asked
