"""Days by a rule of the calendar: "the first Monday of December", Thanksgiving, New Year's Eve."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from flows.when.calendar import A_DAY, A_WEEK, Calendar, Mention, said, weekday_of
from flows.when.countries import country_of
from flows.when.names import MONTHS
from flows.when.reading import Doubt

_FROM_EASTER = {  # days
    "carnival friday": -51,
    "carnival saturday": -50,
    "carnival sunday": -49,
    "carnival tuesday": -47,
    "holy saturday": -1,
    "easter saturday": -1,
    "easter friday": -2,
    "easter tuesday": 2,
    "rose monday": -48,
    "carnival monday": -48,
    "shrove tuesday": -47,
    "pancake tuesday": -47,
    "pancake day": -47,
    "fat tuesday": -47,
    "mardi gras": -47,
    "ash wednesday": -46,
    "mothering sunday": -21,
    "palm sunday": -7,
    "maundy thursday": -3,
    "holy thursday": -3,
    "good friday": -2,
    "easter monday": 1,
    "ascension": 39,
    "ascension day": 39,
    "whit sunday": 49,
    "pentecost": 49,
    "whit monday": 50,
    "corpus christi": 60,
}


_BANK_HOLIDAYS = {  # Mondays, besides Easter's
    "uk": (("1st", 5), ("last", 5), ("last", 8)),
    "ie": (("1st", 5), ("1st", 6), ("1st", 8), ("last", 10)),
}
_AFTER_THANKSGIVING = {"black friday": 1, "cyber monday": 4, "giving tuesday": 5}
_OF_SEASON = {"spring": 5, "whit": 5, "whitsun": 5, "summer": 8}


def nth_weekday(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """The first Monday of December, the last Friday of the month."""
    if said(match, "m"):
        month = MONTHS.index(said(match, "m")) + 1
        years = [int(said(match, "y"))] if said(match, "y") else [calendar.today.year, calendar.today.year + 1]
        months = [(year, month) for year in years]
    else:
        firsts = [calendar.month(1)] if "next" in match[0].split(said(match, "w"))[1] else [calendar.month(0), calendar.month(1)]
        months = [(first.year, first.month) for first in firsts]
    found = [day for year, month in months if (day := nth_of(said(match, "nth"), weekday_of(match), year, month))]
    ahead = [day for day in found if day >= calendar.today]
    return Mention((ahead[0],)) if ahead else Mention((found[-1],), is_past=True) if found else None


def nth_or_coming(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """The first Monday, and nobody said of what: of a month, or simply the one that comes."""
    months = [calendar.month(ahead) for ahead in (0, 1)]
    found = (nth_of(said(match, "nth"), weekday_of(match), first.year, first.month) for first in months)
    days = {calendar.coming(weekday_of(match)), *(day for day in found if day and day >= calendar.today)}
    return Mention(tuple(sorted(days))[:2], Doubt.WHICH if len(days) > 1 else None)


def nth_week(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """The second week of December: some day from the 8th to the 14th."""
    month = MONTHS.index(said(match, "m")) + 1
    first = date(calendar.today.year + (month < calendar.today.month), month, 1)
    last = monthrange(first.year, month)[1]
    day = last - 6 if said(match, "nth") == "last" else int(said(match, "nth")[0]) * 7 - 6
    return Mention((max(first.replace(day=day), calendar.today),), Doubt.DAY, days=7) if day <= last else None


def thanksgiving(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """The fourth Thursday of November, and the black Friday after it; in Canada the second Monday of October."""
    if "canadian" in match[0] or (match[0] == "thanksgiving" and country_of(calendar.zone) == "ca"):
        days = (nth_of("2nd", 0, calendar.today.year + ahead, 10) for ahead in (0, 1))
        return Mention((next(day for day in days if day and day >= calendar.today),))
    after = next((days for name, days in _AFTER_THANKSGIVING.items() if name in match[0]), 0)
    for year in (calendar.today.year, calendar.today.year + 1):
        day = nth_of("4th", 3, year, 11)
        if day and day + A_DAY * after >= calendar.today:
            return Mention((day + A_DAY * after,))
    return None


def advent(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """The second Sunday of Advent: of the four before Christmas, the last of which may be its eve."""
    for year in (calendar.today.year, calendar.today.year + 1):
        eve = date(year, 12, 24)
        fourth = eve - A_DAY * ((eve.weekday() + 1) % 7)
        day = fourth - A_WEEK * (4 - int(said(match, "nth") or 1))
        if day >= calendar.today:
            return Mention((day,))
    return None


def easter(match: re.Match[str], calendar: Calendar) -> Mention:
    """Good Friday, Easter Monday: so many days from Easter Sunday, of this year or the next."""
    feast = said(match, "feast")
    away = _FROM_EASTER.get(feast, 0)
    found = next(day for year in (0, 1, 2) if (day := easter_sunday(calendar.today.year + year) + A_DAY * away) >= calendar.today)
    return Mention((found,), Doubt.DAY if feast == "easter" else None, days=2 if feast == "easter" else 1)


def long_weekend(match: re.Match[str], calendar: Calendar) -> Mention:
    """Easter weekend, from Friday to Monday; Thanksgiving's, from Thursday to Sunday; a bank holiday's may be any."""
    if not said(match, "feast"):
        return Mention((calendar.today,), Doubt.DAY, is_vague=True)
    for year in (calendar.today.year, calendar.today.year + 1):
        sunday = easter_sunday(year)
        first = sunday - A_DAY * 2 if "easter" in match[0] else nth_of("4th", 3, year, 11)
        if first and first + A_DAY * 3 >= calendar.today:
            break
    return Mention((max(first or calendar.today, calendar.today),), Doubt.DAY, days=4)


def some_feast(match: re.Match[str], calendar: Calendar) -> Mention:
    """Bank Holiday Monday is some Monday; in Britain and in Ireland it is the next there is."""
    day = calendar.coming(weekday_of(match))
    mondays = _BANK_HOLIDAYS.get(country_of(calendar.zone), ()) if "bank holiday" in match[0] and weekday_of(match) == 0 else ()
    years = (calendar.today.year, calendar.today.year + 1)
    found = [nth_of(nth, 0, year, month) for year in years for nth, month in mondays] + [easter_sunday(year) + A_DAY for year in years]
    within = re.match(rf",? (?:in|of) ({'|'.join(MONTHS)})\b", match.string[match.end() :])
    found = [each for each in found if each and (not within or each.month == MONTHS.index(within[1]) + 1)]
    if mondays and found:
        return Mention((min(each for each in found if each and each >= calendar.today),))
    return Mention((day, day + A_WEEK), Doubt.WHICH)


def bank_holiday(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """The August bank holiday, the Saturday of its weekend; in May Britain has two. Where nobody knows one, it is asked for."""
    country, words = country_of(calendar.zone), match[0]
    month = MONTHS.index(said(match, "m")) + 1 if said(match, "m") else _OF_SEASON.get(said(match, "season"), 0)
    years = (calendar.today.year, calendar.today.year + 1)
    mondays = [(nth_of(nth, 0, year, each), nth) for year in years for nth, each in _BANK_HOLIDAYS.get(country, ()) if each == month]
    if country in _BANK_HOLIDAYS and month in (0, 3, 4):
        easter_mondays = [easter_sunday(year) + A_DAY for year in years]
        mondays = [(day, "") for day in easter_mondays if "easter" in words or day.month == month]
    nth = "1st" if "early" in words else "last" if "late" in words or "spring" in words or "whit" in words else ""
    ahead = [day for day, which in mondays if day and day >= calendar.today and (not nth or which == nth)]
    if not ahead:
        return Mention((calendar.today,), Doubt.DAY)
    days = [day for day in ahead if day.year == ahead[0].year]
    if said(match, "weekend") and len(days) == 1:
        return Mention((days[0] - A_DAY * 2,), Doubt.DAY, days=3)
    return Mention(tuple(days), Doubt.WHICH if len(days) > 1 else None)


def holiday(day: int, month: int) -> Callable[[re.Match[str], Calendar], Mention | None]:
    """A feast with a date of its own: Christmas Eve is 24 December."""
    return lambda _, calendar: calendar.dated(day, month, None)


def new_year(_: re.Match[str], calendar: Calendar) -> Mention:
    """New Year's: the night before it, or the day."""
    first = date(calendar.today.year + (calendar.today.timetuple().tm_yday > 1), 1, 1)
    return Mention((max(first - A_DAY, calendar.today), first), Doubt.WHICH)


def nth_of(nth: str, weekday: int, year: int, month: int) -> date | None:
    """The "3rd" Monday (0) of January, or the "last"; none if the month has no fifth."""
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1) if date(year, month, day).weekday() == weekday]
    number = -1 if nth == "last" else int(nth[0]) - 1
    return days[number] if number < len(days) else None


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, after Oudin: 28 March 2027."""
    century, golden = year // 100, year % 19
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    away = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (away + 40) // 44
    return date(year, month, away + 28 - 31 * (month // 4))
