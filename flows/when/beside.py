"""Days by another day: "the day after Thanksgiving", "two weeks before the 15th", "the Friday after that", "a week after the fair"."""

from __future__ import annotations

import re
from datetime import date

from flows.when.calendar import A_DAY, A_WEEK, Calendar, Mention, many, said, weekday_of
from flows.when.distances import away_from
from flows.when.names import WEEKDAYS
from flows.when.reading import Doubt

_MARK = r"§(?P<mark>\d+)"
_SIDE = r"(?P<side>before|after|from|following)"
_COUNTED = re.compile(
    rf"(?:\b(?:the )?(?P<day>(?<!any )(?<!some )(?<!every )day"
    rf"|(?<=the )(?:night|evening|morning)|(?:night|evening)(?= before))|\b(?P<n>an?|\d{{1,2}}) (?P<unit>days?"
    rf"|weeks?|fortnights?|months?)) {_SIDE} (?:the |on )*{_MARK}"
)
_WEEKDAY = re.compile(rf"(?:\b(?:the|on) )*§(?P<named>\d+) ?,? ?(?:just |right )?{_SIDE} (?:the )?{_MARK}")
_EVE = re.compile(r"§(\d+) ?(?:'s )?eve_")
_BETWEEN = re.compile(r"\bbetween (?:the )?§(\d+) ?(?:and|&|-) ?(?:the )?§(\d+)")


def by_another(text: str, found: list[Mention], today: date) -> str:
    """`text` with the days that count from another one put in its place; in `found` they take over that one's number."""

    def counted(match: re.Match[str]) -> str:
        other = found[int(match["mark"])]
        number = 1 if match["day"] else many(match)
        if number is None or len(other.dates) != 1 or other.doubt or other.is_past:
            return match[0]
        day = away_from(other.dates[0], -number if match["side"] == "before" else number, match["unit"] or "day")
        if day is None:
            return match[0]
        found[int(match["mark"])] = Mention((day,), is_past=day < today)
        return f" §{match['mark']} "

    def named(match: re.Match[str]) -> str:
        weekday, other = found[int(match["named"])].weekday, found[int(match["mark"])]
        first = found[int(match["named"])]
        if weekday is None and match["side"] in ("before", "after") and len(first.dates) == 1 and not (first.doubt or first.is_vague):
            found[int(match["mark"])] = first  # "the 20th, before Christmas"
            return f" §{match['mark']} "
        if weekday is None or match["side"] == "from" or len(other.dates) != 1 or other.weekday is not None or other.is_vague:
            return match[0]
        if other.is_past or other.days > 7 or other.doubt not in (None, Doubt.DAY):
            return match[0]
        is_before = match["side"] == "before"
        edge = other.dates[0] if is_before else other.dates[0] + A_DAY * (other.days - 1)
        day = _nearest(weekday, edge, is_before=is_before)
        found[int(match["mark"])] = Mention((day,), is_past=day < today)
        return f" §{match['mark']} "

    def between(match: re.Match[str]) -> str:
        first, last = found[int(match[1])], found[int(match[2])]
        days = (last.dates[-1] - first.dates[0]).days + 1
        if first.weekday is not None or last.weekday is not None or days < 3:  # "between Tuesday and Thursday" are taps
            return match[0]
        found[int(match[1])] = Mention(first.dates[:1], Doubt.DAY, days=days)
        return f" §{match[1]} "

    text = re.sub(r"\b(?:the )?eve_? of (?:the )?(?=§)", "the day before ", _EVE.sub(r"the day before §\1", text))
    return _BETWEEN.sub(between, _WEEKDAY.sub(named, _COUNTED.sub(counted, text)))


def after_that(match: re.Match[str], calendar: Calendar) -> Mention:
    """The Friday after the fair, of which nobody said when it is: this one, or one of the next two."""
    day = calendar.coming(weekday_of(match))
    return Mention(tuple(day + A_WEEK * ahead for ahead in range(3)), Doubt.WHICH)


def after_something(_: re.Match[str], calendar: Calendar) -> Mention:
    """Two weeks after the fair: some day, and nobody knows which."""
    return Mention((calendar.today,), Doubt.DAY)


def either_of_week(match: re.Match[str], calendar: Calendar) -> Mention:
    """Monday or Tuesday of next week."""
    which = said(match, "which")
    monday = calendar.week(0 if which.startswith("this") else 2 if "after" in which else 1)
    days = sorted(monday + A_DAY * WEEKDAYS.index(said(match, name)) for name in ("w", "w2"))
    return Mention(tuple(day for day in days if day >= calendar.today) or (days[0],), Doubt.WHICH)


def _nearest(weekday: int, day: date, *, is_before: bool) -> date:
    """The nearest such weekday before or after a day, which is none itself."""
    if is_before:
        return day - A_DAY * ((day.weekday() - weekday) % 7 or 7)
    return day + A_DAY * ((weekday - day.weekday()) % 7 or 7)
