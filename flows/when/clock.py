"""A time of day as it was said, and what two of them come to: "at 7" may be 19:00, "9-5" ends in the afternoon."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Part(StrEnum):
    """A part of the day; nothing earlier than `opens` or later than `closes` o'clock is meant by it."""

    MORNING = "morning"
    LUNCH = "lunch"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as it was said: "at 7" is (7, 0) and not sure, since it may be 19:00."""

    hour: int
    minute: int = 0
    sure: bool = True  # whether morning or evening was said, or the hour counts to 24
    minutes: int = 0  # how long it lasts
    is_half: bool = False  # "half six", which is half past five to a German
    next_day: bool = False  # midnight belongs to the night before
    or_from: int = 0  # "five to six" is 5:55, or from five on

    def hours(self, part: Part | None, evening: bool = False, early: bool = False) -> tuple[int, ...]:
        """The hours of 24 it may be; `evening` and `early` are for what is drunk at 8 or eaten at 8."""
        if self.sure:
            return (self.hour,)
        morning, later = self.hour % 12, self.hour % 12 + 12
        if part is Part.MORNING or early:
            return (morning,) if morning else (12,)
        if part is Part.LUNCH and 9 <= morning <= 11:
            return (morning,)
        if part is not None or evening:
            return (later if later < 24 else 12,)
        if morning in (7, 8):
            return morning, later
        return (morning,) if 9 <= morning <= 11 else (later,)


def between(start: Clock, end: Clock) -> int:
    """The minutes from one time to the next of the other."""
    away = (end.hour * 60 + end.minute - start.hour * 60 - start.minute) % 1440
    return away - 720 if not (start.sure and end.sure) and away > 720 else away


def spanned(hour: int, minute: int, until: str | None, until_minute: str | None, sure: bool = False) -> Clock | None:
    """A time, and how long it lasts when its end was said; 9-5 ends in the afternoon."""
    if hour > 23 or (until and int(until) > 24):
        return None
    start = Clock(hour, minute, sure or hour > 12 or hour == 0)
    if not until:
        return start
    away = (int(until) * 60 + int(until_minute or 0) - hour * 60 - minute) % 1440
    within = away % 720 if int(until) <= 12 and (away > 720 or not start.sure) else away
    if not start.sure and hour in (7, 8) and int(until) <= 12 and int(until) < hour:  # 8-5 is a working day
        return replace(start, sure=True, minutes=within)
    if int(until) > 12 and not start.sure:  # 9-17
        start = replace(start, sure=True)
        within = away
    return replace(start, minutes=within or away)


def of_twelve(hour: int, half: str | None) -> int | None:
    """The hour of 24 for one of twelve, with "a" or "p" beside it."""
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        return hour if 12 < hour < 24 and half == "p" else None
    return hour % 12 + (12 if half == "p" else 0)
