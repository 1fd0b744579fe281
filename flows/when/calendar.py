"""The calendar a text is read by: what day it is, which Thursday comes, of which year a date is."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from flows.when.names import WEEKDAYS
from flows.when.reading import Doubt

FAR = 275  # days: a date without a year that is further ahead is more likely one that has just been
JUST = 45  # days for which a date without a year counts as one that has been
A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Mention:
    """A day that was named: the dates it may be, soonest first."""

    dates: tuple[date, ...] = ()
    doubt: Doubt | None = None
    weekday: int | None = None  # of a bare "Thursday", which may belong to a date beside it
    days: int = 1
    is_past: bool = False
    is_vague: bool = False  # "in the summer", "demo day": any other day that is named is the one meant
    is_loose: bool = False  # "the 3rd": of any month, if a weekday beside it says so
    about: int = 0  # days by which "in a month" is off where a date beside it says so


@dataclass(frozen=True, slots=True)
class Calendar:
    """What day it is, and how 12/3 is read here."""

    today: date
    order: str
    zone: str = ""  # the learner's, "Europe/Berlin", for the days that a country keeps its own way
    is_night: bool = False  # the small hours, in which "tomorrow" may be the day that has begun

    def coming(self, weekday: int) -> date:
        """The next such weekday, today included."""
        return self.today + A_DAY * ((weekday - self.today.weekday()) % 7)

    def week(self, ahead: int) -> date:
        """The Monday of this week, or of one ahead."""
        return self.today - A_DAY * self.today.weekday() + A_WEEK * ahead

    def month(self, ahead: int) -> date:
        """The first of this month, or of one ahead."""
        number = self.today.year * 12 + self.today.month - 1 + ahead
        return date(number // 12, number % 12 + 1, 1)

    def dated(self, day: int, month: int, year: str | None) -> Mention | None:
        """A day of a month: of the year that was said, else of this one or the next."""
        if not 1 <= month <= 12 or not 1 <= day <= 31:
            return None
        if year:
            return self._of(day, month, int(year) + (2000 if int(year) < 100 else 0))
        found = self._of(day, month, self.today.year)
        if found.dates[0] >= self.today:
            return found
        if found.doubt:
            return self._of(day, month, self.today.year + 1)
        away = (self.today - found.dates[0]).days
        later = self._of(day, month, self.today.year + 1)
        if later.doubt or (later.dates[0] - self.today).days <= FAR:
            return later
        return replace(found, is_past=True) if away <= JUST else replace(later, doubt=Doubt.YEAR)

    def _of(self, day: int, month: int, year: int) -> Mention:
        last = monthrange(year, month)[1]
        if day > last:
            return Mention((date(year, month, last), date(year, month, last) + A_DAY), Doubt.MISSING)
        found = date(year, month, day)
        return Mention((found,), is_past=found < self.today)

    def has(self, ahead: int, day: int) -> bool:
        """Whether the month so far ahead has such a day, and it isn't over."""
        first = self.month(ahead)
        return day <= monthrange(first.year, first.month)[1] and first.replace(day=day) >= self.today


def said(match: re.Match[str], name: str) -> str:
    """What stands in a group, under any of the names it may have ("w", "w_", "w__"); nothing if nowhere."""
    groups = match.groupdict()
    return groups.get(name) or groups.get(f"{name}_") or groups.get(f"{name}__") or ""


def weekday_of(match: re.Match[str]) -> int:
    """The day of the week in the group "w", 0 for Monday."""
    return WEEKDAYS.index(said(match, "w"))


def many(match: re.Match[str]) -> int | None:
    """How many; none for "a few"."""
    return 1 if said(match, "n") in ("a", "an") else int(said(match, "n")) if said(match, "n").isdigit() else None
