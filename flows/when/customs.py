"""Feasts by their names, quarters and numbered weeks: "MLK Day", "St Patrick's Day", "week 50", "next quarter"."""

from __future__ import annotations

import re
from datetime import date

from flows.when.calendar import A_DAY, A_WEEK, Calendar, Mention, said
from flows.when.feasts import nth_of
from flows.when.reading import Doubt

_FIXED = {  # day and month
    "epiphany|(?:the )?3 kings(?:'? day)?": (6, 1),
    "burns' night|burns night": (25, 1),
    "australia day": (26, 1),
    "groundhog day": (2, 2),
    "st\\.? david'?s(?: day)?": (1, 3),
    "(?:international )?women'?s day": (8, 3),
    "pi day": (14, 3),
    "(?:st\\.?|saint) patrick'?s(?: day)?|paddy'?s day": (17, 3),
    "april fools?'?(?: day)?": (1, 4),
    "earth day": (22, 4),
    "(?:st\\.?|saint) george'?s(?: day)?": (23, 4),
    "anzac day": (25, 4),
    "cinco de mayo": (5, 5),
    "juneteenth": (19, 6),
    "canada day": (1, 7),
    "bastille day": (14, 7),
    "all saints'?(?: day)?": (1, 11),
    "bonfire night|guy fawkes(?: night| day)?": (5, 11),
    "veterans'? day|remembrance day|armistice day": (11, 11),
    "st\\.? andrew'?s(?: day)?": (30, 11),
    "st\\.? nicholas'?(?: day)?": (6, 12),
    "silvester|sylvester": (31, 12),
    "heiligabend": (24, 12),
}
_MOVING = {  # which weekday of which month
    "mlk(?: day)?|martin luther king(?:,? jr\\.?)?(?: day)?": ("3rd", 0, 1),
    "president'?s?'? day": ("3rd", 0, 2),
    "memorial day": ("last", 0, 5),
    "labor day": ("1st", 0, 9),
    "columbus day|indigenous peoples?'? day": ("2nd", 0, 10),
}
_UNKNOWN = (  # other days in other countries, or by the moon
    r"independence day|republic day|national day|labour day|mother'?s day|father'?s day|(?:chinese|lunar|jewish|persian|ethiopian) new year"
    r"|diwali|eid(?: al[ -]\w+)?|ramadan|hanukkah|chanukah|passover|rosh hashanah|yom kippur|holi|nowruz|vesak|purim|carnival(?! monday)"
    r"|new year (?=sales?)|(?:in|into) the new year"
)
FEAST = rf"(?<!happy )(?P<feast>{'|'.join((*_FIXED, *_MOVING, _UNKNOWN))})(?P<weekend> weekend| week)?"
QUARTER = r"(?P<which>next|this|the coming) quarter(?! (?:to|past|of an))|q(?P<q>[1-4])(?: (?:of )?(?P<y>20\d\d))?"
SEASON = (
    r"(?:(?:in|over|during|after|before) (?:the )?|(?:early |late )?(?:next|this|the coming) |(?:early |late |mid )(?:in )?(?:the )?)"
    r"(?:summer|spring|autumn|winter|(?<=the )fall|(?<=next )fall|(?<=this )fall)(?: (?:break|term|holidays|semester))?"
)
NUMBERED_WEEK = (
    r"(?:(?:kw|cw|calendar week) ?(?P<week>[1-5]?\d)|(?<!a )week (?:no\.? ?|number |#)?(?P<week_>[1-5]\d))"
    r"(?![\d:.]|\s?[ap]\.?m\b| (?:of|pounds))"
)


def feast(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """A feast where it is everybody's; its weekend, and one of another country, is asked about."""
    found = _known(said(match, "feast"), calendar)
    if found is None or found.doubt or not said(match, "weekend"):
        return found or Mention((calendar.today,), Doubt.DAY, is_vague=True)
    return Mention((max(found.dates[0] - A_DAY * 3, calendar.today),), Doubt.DAY, days=5)


def some_day(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """Founders' Day at six: not today at six, as far as anybody knows."""
    return Mention((calendar.today,), Doubt.DAY, is_vague=True) if re.search(r"¤|\bat \d", match.string) else None


def quarter(match: re.Match[str], calendar: Calendar) -> Mention:
    """Next quarter, Q1: some day of three months."""
    now = (calendar.today.month - 1) // 3
    number = int(said(match, "q")) - 1 if said(match, "q") else now + ("next" in match[0] or "coming" in match[0])
    year = int(said(match, "y") or calendar.today.year + (bool(said(match, "q")) and number < now)) + number // 4
    return Mention((max(date(year, number % 4 * 3 + 1, 1), calendar.today),), Doubt.DAY, days=90)


def numbered_week(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """Week 50 of the calendar: some day of it; weeks are counted as in ISO 8601."""
    number = int(said(match, "week"))
    for year in (calendar.today.year, calendar.today.year + 1):
        try:
            monday = date.fromisocalendar(year, number, 1)
        except ValueError:
            continue
        if monday + A_WEEK > calendar.today:
            return Mention((monday,), Doubt.DAY, days=7)
    return None


def some_time(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """In the summer, within the next few weeks: some day."""
    if match[0].startswith("in 20") and int(match[0][3:]) < calendar.today.year:
        return None
    return Mention((calendar.today,), Doubt.DAY, is_vague=True)


def _known(name: str, calendar: Calendar) -> Mention | None:
    for names, (day, month) in _FIXED.items():
        if re.fullmatch(names, name):
            return calendar.dated(day, month, None)
    for names, (nth, weekday, month) in _MOVING.items():
        if re.fullmatch(names, name):
            days = [nth_of(nth, weekday, year, month) for year in (calendar.today.year, calendar.today.year + 1)]
            return Mention(tuple(day for day in days if day and day >= calendar.today)[:1])
    return None
