"""Days by how far away they are: "tomorrow", "in two weeks", "the weekend", "next month"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from flows.when.calendar import A_DAY, A_WEEK, Calendar, Mention, many, said
from flows.when.names import MONTHS
from flows.when.reading import Doubt

_ABOUT = {"w": 3, "m": 7}  # days by which a number of weeks or months is rounded


def distance(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """In two weeks, ten days from now, a week from tomorrow, three days ago."""
    number, unit = many(match), said(match, "unit")
    back = said(match, "ago") == "ago"
    start = calendar.today + A_DAY * ("tomorrow" in match[0])
    if number is None:
        dates = tuple(day for few in (2, 3, 4) if (day := away_from(start, -few if back else few, unit)))
        return Mention(dates[:1] if back else dates, None if back else Doubt.WHICH, is_past=back)
    day = away_from(start, -number if back else number, unit)
    return Mention((day,), is_past=back, about=0 if back else _ABOUT.get(unit[0], 0)) if day else None


def one_or_two(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """In a week or two, 2-3 days from now: either."""
    unit = said(match, "unit") or said(match, "one")
    numbers = (many(match), int(said(match, "n2")))
    dates = {day for number in numbers if number is not None and (day := away_from(calendar.today, number, unit))}
    return Mention(tuple(sorted(dates)), Doubt.WHICH) if len(dates) > 1 else None


def added(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """In a month and three days."""
    number = many(match)
    first = away_from(calendar.today, number, said(match, "unit")) if number else None
    day = away_from(first, int(said(match, "n2")), said(match, "unit2")) if first else None
    return Mention((day,)) if day else None


def and_a_half(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """In a week and a half: ten days, or eleven."""
    number, unit = many(match), said(match, "unit")
    whole = away_from(calendar.today, number, unit) if number is not None else None
    if whole is None:
        return None
    half = {"w": 3, "f": 7, "m": 15, "y": 182}.get(unit[0], 0)
    return Mention((whole + A_DAY * half, whole + A_DAY * (half + 1)), Doubt.WHICH)


def weeks_from(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """Four weeks today, a week tomorrow."""
    number = {"week": 1, "fortnight": 2}.get(said(match, "n")) or many(match)
    start = calendar.today + A_DAY * {"today": 0, "tomorrow": 1, "yesterday": -1}[said(match, "day")]
    return Mention((start + A_WEEK * number,)) if number else None


def tomorrow(_: re.Match[str], calendar: Calendar) -> Mention:
    """Tomorrow; at one in the morning it may be the day that has begun."""
    later = calendar.today + A_DAY
    return Mention((calendar.today, later), Doubt.WHICH) if calendar.is_night else Mention((later,))


def days_ahead(away: int) -> Callable[[re.Match[str], Calendar], Mention | None]:
    """A fixed number of days away, with a minus for those that have been."""
    return lambda _, calendar: Mention((calendar.today + A_DAY * away,), is_past=away < 0)


def last_day(match: re.Match[str], calendar: Calendar) -> Mention:
    """The last day of November, of this month, of the year; the last working day may be before it."""
    which = said(match, "which")
    if month := said(match, "m"):
        number = MONTHS.index(month) + 1
        year = int(said(match, "y")) if said(match, "y") else calendar.today.year + (number < calendar.today.month)
        first = date(year, number, 1)
    else:
        first = date(calendar.today.year, 12, 1) if "year" in which else calendar.month("next" in which)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    if match.groupdict().get("kind"):
        last -= A_DAY * max(0, last.weekday() - 4)
    return Mention((last,), is_past=last < calendar.today)


def weekend_of(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """The weekend of the 5th: the Saturday or the Sunday beside that day."""
    if said(match, "m"):
        found = calendar.dated(int(said(match, "d")), MONTHS.index(said(match, "m")) + 1, None)
        day = found.dates[0] if found and not found.doubt else None
    else:
        number = int(said(match, "d"))
        ahead = next((ahead for ahead in range(12) if calendar.has(ahead, number)), None) if 1 <= number <= 31 else None
        day = calendar.month(ahead).replace(day=number) if ahead is not None else None
    if day is None:
        return None
    saturday = day + A_DAY * (5 - day.weekday())
    return Mention((saturday, saturday + A_DAY), Doubt.WHICH)


def weekend(match: re.Match[str], calendar: Calendar) -> Mention:
    """Saturday or Sunday; the next weekend may be this one or the one after."""
    which = match[0]
    saturday = calendar.week(0) + A_DAY * 5
    if "last" in which or "past" in which:
        return Mention((saturday - A_WEEK,), days=2, is_past=True)
    days: tuple[date, ...] = (saturday, saturday + A_DAY)
    if "after" in which:
        days = (saturday + A_WEEK, saturday + A_WEEK + A_DAY)
    elif "next" in which:
        days = (
            (*days, saturday + A_WEEK, saturday + A_WEEK + A_DAY) if calendar.today.weekday() < 5 else tuple(day + A_WEEK for day in days)
        )
    return Mention(tuple(day for day in days if day >= calendar.today), Doubt.WHICH)


def a_week(match: re.Match[str], calendar: Calendar) -> Mention:
    """Next week: some day of it."""
    which = said(match, "which")
    if "last" in which or "past" in which:
        return Mention((calendar.week(-1),), days=7, is_past=True)
    ahead = 0 if "this" in which else 2 if "after" in which else 1
    return Mention((max(calendar.today, calendar.week(ahead)),), Doubt.DAY, days=7 if ahead else 7 - calendar.today.weekday())


def a_month(match: re.Match[str], calendar: Calendar) -> Mention:
    """Next month: some day of it."""
    if "last" in match[0] or "past" in match[0]:
        return Mention((calendar.month(-1),), is_past=True)
    ahead = 2 if "after" in match[0] else 1 if "next" in match[0] else 0
    first = max(calendar.today, calendar.month(ahead))
    return Mention((first,), Doubt.DAY, days=monthrange(first.year, first.month)[1] - first.day + 1)


def an_end(match: re.Match[str], calendar: Calendar) -> Mention:
    """The end of the week, the month or the year: its last days."""
    ahead = "next" in match[0]
    if "week" in match[0]:
        return Mention((max(calendar.week(int(ahead)) + A_DAY * 3, calendar.today),), Doubt.DAY, days=3)
    first = calendar.month(int(ahead)) if "month" in match[0] else date(calendar.today.year, 12, 1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return Mention((max(last - A_DAY * 6, calendar.today),), Doubt.DAY, days=7)


def away_from(start: date, number: int, unit: str) -> date | None:
    """So many days, weeks, months or years from a day; none outside the calendar."""
    if unit.startswith(("month", "year")):
        months = start.year * 12 + start.month - 1 + number * (12 if unit.startswith("year") else 1)
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(start.day, monthrange(year, month)[1])) if 1 <= year <= 9999 else None
    return start + A_DAY * number * {"d": 1, "w": 7, "f": 14}[unit[0]]
