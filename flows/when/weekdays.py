"""Days by their weekday: "this Thursday", "next Thursday", "Thursday week", "Thursday in two weeks"."""

from __future__ import annotations

import re

from flows.when.calendar import A_DAY, A_WEEK, Calendar, Mention, many, said, weekday_of
from flows.when.names import WEEKDAYS
from flows.when.reading import Doubt


def next_one(match: re.Match[str], calendar: Calendar) -> Mention:
    """Next Thursday, said on a Monday, is this week's to some and next week's to others; said on a Thursday it may be in two weeks."""
    day = calendar.coming(weekday_of(match))
    if day == calendar.today:
        return Mention((day + A_WEEK, day + A_WEEK * 2), Doubt.WHICH)
    if day < calendar.week(1) or (day - calendar.today).days <= 2:
        return Mention((day, day + A_WEEK), Doubt.WHICH)
    return Mention((day,))


def this_one(match: re.Match[str], calendar: Calendar) -> Mention:
    """This Thursday is the one that comes; "the coming Thursday", said on a Thursday, may be today's or the next."""
    day = calendar.coming(weekday_of(match))
    if day == calendar.today and "coming" in match[0]:
        return Mention((day, day + A_WEEK), Doubt.WHICH, weekday_of(match))
    return Mention((day,))


def bare_weekday(match: re.Match[str], calendar: Calendar) -> Mention:
    """Thursday; on a Thursday it may be today or in a week."""
    day = calendar.coming(weekday_of(match))
    dates = (day, day + A_WEEK) if day == calendar.today else (day,)
    return Mention(dates, Doubt.WHICH if len(dates) > 1 else None, weekday_of(match))


def weekday_and_number(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """Monday 30 is a day of the month; Thursday 19 may be an hour, and Thursday 3 is one unless another is said."""
    day, weekday = int(said(match, "d")), weekday_of(match)
    timed = "¤" in match.string
    if not (timed or day > 12) or not 1 <= day <= 31:
        return None
    for ahead in range(3):
        if calendar.has(ahead, day) and calendar.month(ahead).replace(day=day).weekday() == weekday:
            return Mention((calendar.month(ahead).replace(day=day),))
    return None


def last_one(match: re.Match[str], calendar: Calendar) -> Mention:
    """Last Thursday."""
    away = (calendar.today.weekday() - weekday_of(match)) % 7 or 7
    return Mention((calendar.today - A_DAY * away,), is_past=True)


def weekdays(match: re.Match[str], calendar: Calendar) -> Mention:
    """Tuesday to Thursday: three days, of this week or the next."""
    begins = calendar.coming(weekday_of(match))
    if "next" in said(match, "which"):
        begins = calendar.week(1) + A_DAY * weekday_of(match)
    away = (WEEKDAYS.index(said(match, "w2")) - begins.weekday()) % 7
    return Mention((begins,), days=away + 1)


def night_between(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """The night from Thursday to Friday: either of them."""
    day = calendar.coming(weekday_of(match))
    after = day + A_DAY
    return Mention((day, after), Doubt.WHICH) if after.weekday() == WEEKDAYS.index(said(match, "w2")) else None


def week_after(match: re.Match[str], calendar: Calendar) -> Mention:
    """Tuesday week; said on a Tuesday it is asked about."""
    day = calendar.coming(weekday_of(match))
    away = A_WEEK * (2 if "fortnight" in match[0] or re.search(r"\b2 weeks", match[0]) else 1)
    return Mention((day + away, day + away + A_WEEK), Doubt.WHICH) if day == calendar.today else Mention((day + away,))


def week_after_next(match: re.Match[str], calendar: Calendar) -> Mention:
    """A week next Wednesday, and the next to next: a week after next Wednesday, whichever that is."""
    found = next_one(match, calendar)
    return Mention(tuple(day + A_WEEK for day in found.dates), found.doubt)


def after_next(match: re.Match[str], calendar: Calendar) -> Mention:
    """Thursday after next is a week after next Thursday, whichever that is."""
    day = calendar.coming(weekday_of(match))
    day = day + A_WEEK if day == calendar.today else day
    return Mention((day + A_WEEK, day + A_WEEK * 2), Doubt.WHICH)


def one_after(match: re.Match[str], calendar: Calendar) -> Mention:
    """Not this Friday but the one after."""
    return Mention((calendar.coming(weekday_of(match)) + A_WEEK,))


def of_week(match: re.Match[str], calendar: Calendar) -> Mention:
    """Thursday next week, this week, the week after next; said on a Sunday "next week" is asked about."""
    which = said(match, "which")
    ahead = 0 if which.startswith("this") else 2 if "after" in which else 1
    day = calendar.week(ahead) + A_DAY * weekday_of(match)
    if ahead and calendar.today.weekday() == 6:
        return Mention((day, day + A_WEEK), Doubt.WHICH)
    return Mention((day,), is_past=day < calendar.today)


def or_the_next(match: re.Match[str], calendar: Calendar) -> Mention:
    """Thursday or the day after: either."""
    day = calendar.coming(weekday_of(match))
    return Mention((day, day + A_DAY), Doubt.WHICH)


def coming_or_week_after(match: re.Match[str], calendar: Calendar) -> Mention:
    """Every other Friday, and "upper Friday" in Lagos: the one that comes, or the one after it."""
    day = calendar.coming(weekday_of(match))
    return Mention((day, day + A_WEEK), Doubt.WHICH)


def of_upper_week(match: re.Match[str], calendar: Calendar) -> Mention:
    """Thursday of upper week, as they say in Lagos: the week after next, or to some the next."""
    days = [calendar.week(ahead) + A_DAY * weekday_of(match) for ahead in (1, 2)]
    return Mention(tuple(days), Doubt.WHICH)


def weeks_from_day(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """Three weeks from Thursday; said on a Thursday it is asked about."""
    number, day = many(match), calendar.coming(weekday_of(match))
    if number is None:
        return None
    far = day + A_WEEK * number
    return Mention((far, far + A_WEEK), Doubt.WHICH) if day == calendar.today else Mention((far,))


def nth_coming(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """Two Fridays from now: the second that comes; said on a Friday, today's is none of them."""
    number, day = many(match), calendar.coming(weekday_of(match))
    if number is None:
        return None
    return Mention((day + A_WEEK * (number - (day != calendar.today)),))


def in_weeks_on(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """Thursday in two weeks: counted from the Thursday that comes, or from this week; asked about where they differ."""
    number = many(match)
    if number is None:
        return None
    counted = calendar.coming(weekday_of(match)) + A_WEEK * number
    by_week = calendar.week(number) + A_DAY * weekday_of(match)
    dates = tuple(sorted({counted, by_week}))
    return Mention(dates, Doubt.WHICH if len(dates) > 1 else None)
