"""What is left unread beside a time and may belong to it: "6, maybe 6:30" is both, "9pm the eleventh sofia and me" asks for the day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from flows.when.calendar import Calendar
from flows.when.clock import Clock, spanned
from flows.when.dates import ordinal
from flows.when.placing import MOST
from flows.when.reading import Doubt, Outcome, When
from flows.when.rules.pieces import NO_DATE, THE_DAY

NUMBER = re.compile(r"(?<![\d.:/§¤])(?P<d>\d{1,2})(?![\d:/])")
_NEAR = re.compile(
    r"\b(?:around|about|like|say) (\d{1,2})\s+¤|(?<![\d:.])(\d{1,2}) *(?:,|/|or\b|maybe\b)[ ,]*(?:maybe |or |perhaps |more like )?\s*¤"
)
_NOBODYS = r"(?<!\bmy )(?<!\bher )(?<!\bhis )(?<!\bour )(?<!\btheir )(?<!'s )(?<!a )"
THE_NUMBER = re.compile(r"\bthe (?P<d>[1-9]|[12]\d|3[01]),?\s+(?:at\s+)?(?=¤)")  # "meet the 3 at 6pm"
ORDINAL = re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)\b{NO_DATE}")
A_DATE = re.compile(rf"{_NOBODYS}\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)\b{NO_DATE}{THE_DAY}")  # "so 26th at 10", beside another day


def or_near(times: tuple[Clock, ...], rest: str) -> tuple[Clock, ...]:
    """With the other of "6, maybe 6:30", which is no day of the month."""
    match = _NEAR.search(rest) if len(times) == 1 else None
    other = spanned(int(match[1] or match[2]), 0, None, None) if match else None
    if other is None or (times[0].hour - other.hour) % 12 not in (0, 1) or other.hour == times[0].hour == times[0].minute == 0:
        return times
    if times[0].sure and not other.sure:
        other = replace(other, hour=other.hour % 12 + (12 if times[0].hour >= 12 else 0), sure=True)
    return (other, *times)


def left_unread(marked: str, calendar: Calendar, pattern: re.Pattern[str]) -> date | None:
    """The day of "9pm the eleventh sofia and me", which nobody can tell from "the eleventh hour"; abroad any number may be one."""
    match = ORDINAL.search(marked) if pattern is NUMBER else None
    match = match or pattern.search(marked) or (THE_NUMBER.search(marked) if pattern is ORDINAL else None)
    found = ordinal(match, calendar) if match else None
    return found.dates[0] if found else None


def or_on(day: date, found: When) -> When:
    """An hour beside "sun", which may be the day or the weather: both."""
    walls = found.choices or ((found.starts,) if found.starts else ())
    choices = tuple(sorted({*walls, *(datetime.combine(day, wall.time()) for wall in walls)}))[:MOST]
    return replace(found, outcome=Outcome.ASK, starts=None, choices=choices, doubt=Doubt.WHICH) if len(choices) > 1 else found
