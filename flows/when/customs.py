"""Feasts by their names, quarters and numbered weeks: "MLK Day", "St Patrick's Day", "week 50", "next quarter"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from flows.when.calendar import A_DAY, A_WEEK, FAR, Calendar, Mention, said
from flows.when.feasts import nth_of
from flows.when.homes import HOME_DAYS, at_home
from flows.when.moons import BY_THE_MOON, by_the_moon
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
    "silvester|sylvester|hogmanay": (31, 12),
    "lohri": (13, 1),
    "waitangi day": (6, 2),
    "gandhi jayanti": (2, 10),
    "german unity day|unity day|tag der deutschen einheit": (3, 10),
    "(?:saint |st\\.? )?luc(?:ia|y)'?s? day": (13, 12),
    "heiligabend": (24, 12),
}
_MOVING = {  # which weekday of which month
    "mlk(?: day)?|martin luther king(?:,? jr\\.?)?(?: day)?": ("3rd", 0, 1),
    "president'?s?'? day": ("3rd", 0, 2),
    "memorial day": ("last", 0, 5),
    "labor day": ("1st", 0, 9),
    "super ?bowl(?: sunday)?": ("2nd", 6, 2),
    "remembrance sunday": ("2nd", 6, 11),
    "columbus day|indigenous peoples?'? day": ("2nd", 0, 10),
}
_UNKNOWN = (  # by the moon or the sun, or on other days in other countries
    r"friendsgiving|thanksgiving (?=part(?:y|ies)|drinks|potluck|celebration)"
    r"|(?:jewish|persian|ethiopian|islamic|hindu|tamil|bengali) new year|ramadan|ramzan|iftar party|hanukkah|chanukah|passover|pesach"
    r"|rosh hashanah?|yom kippur|sukkot|simchat torah|shavuot|purim|lag b'?omer|nowruz|norooz|newroz|vesak|carnival(?! (?:fri|satur"
    r"|sun|mon|tues)day)|karneval"
    r"|fasching|pongal|onam|navrat[hr]?i|dussehra|durga puja|ganesh chaturthi|raksha bandhan|rakhi|janmashtami|baisakhi|vaisakhi|ugadi"
    r"|(?:choti|chhoti|little|small) diwali|dhanteras|bhai dooj|karva chauth|maha shivaratri|ashura|mawlid|muharram"
    r"|(?:mid-?autumn|moon|dragon boat) festival|t[eế]t|chuseok|songkran|golden week|obon|oktoberfest"
    r"|midsummer(?:'?s)?(?: eve(?:ning)?| day)?"
    r"|(?:orthodox|greek|russian|coptic|serbian) (?:easter|christmas|new year)(?: (?:sunday|monday|eve|day))?"
    r"|(?:king|queen)'?s'? birthday(?: (?:holiday|weekend|monday))?|(?:the )?end of (?:the )?(?:financial|fiscal|tax|school"
    r"|academic) year|eofy"
    r"|new year (?=sales?)|(?:in|into) the new year"
)
_AROUND_IT = (
    r" (?:party|parties|do|drinks|mixer|mela|celebrations?|bash|event|get-?together|potluck|gala|holidays?|break|season|shopping|sale)"
)
FEAST = (
    rf"(?<!happy )(?:(?P<around>{BY_THE_MOON}){_AROUND_IT}|(?P<feast>king'?s'? day|{'|'.join((*_FIXED, *_MOVING, _UNKNOWN))}|{HOME_DAYS}"
    rf"|{BY_THE_MOON})(?! mubarak)(?P<weekend> weekend| week)?)"
)
QUARTER = r"(?P<which>next|this|the coming) quarter(?! (?:to|past|of an))|q(?P<q>[1-4])(?: (?:of )?(?P<y>20\d\d))?"
SEASON = (
    r"(?:(?:in|over|during|after|before) (?:the )?|(?:early |late )?(?:next|this|the coming) |(?:early |late |mid )(?:in )?(?:the )?)"
    r"(?:summer|spring|autumn|winter|(?<=the )fall|(?<=next )fall|(?<=this )fall)(?: (?:break|term|holidays|semester))?"
)
NUMBERED_WEEK = (
    r"(?:(?:kw|cw|calendar week) ?(?P<week>[1-5]?\d)|(?<!a )(?<!next )(?<!this )(?<!last )(?<!per )(?<!that )(?<!1 )(?:(?<!day )"
    r"|(?=week [3-5]\d))week (?:no\.? ?"
    r"|number |#)?(?P<week_>[1-5]\d))"
    r"(?![\d:.]|\s?[ap]\.?m\b| (?:of|pounds))"
)


def feast(match: re.Match[str], calendar: Calendar) -> Mention | None:
    """A feast by its date, where one is known; its weekend, the party near it and one that nobody knows the day of are asked about."""
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
    if not name:
        return None
    if re.fullmatch(r"king'?s'? day", name):
        return _kings_day(calendar)
    home = at_home(name, calendar)
    found = Mention((home,)) if home else by_the_moon(name, calendar)
    if found:
        far = (found.dates[0] - calendar.today).days > FAR
        return replace(found, doubt=Doubt.YEAR) if far else found
    for names, (day, month) in _FIXED.items():
        if re.fullmatch(names, name):
            return calendar.dated(day, month, None)
    for names, (nth, weekday, month) in _MOVING.items():
        if re.fullmatch(names, name):
            days = [nth_of(nth, weekday, year, month) for year in (calendar.today.year, calendar.today.year + 1)]
            return Mention(tuple(day for day in days if day and day >= calendar.today)[:1])
    return None


def _kings_day(calendar: Calendar) -> Mention:
    """27 April in the Netherlands, or the day before if that is a Sunday."""
    days = [date(year, 4, 27) for year in (calendar.today.year, calendar.today.year + 1)]
    days = [day - A_DAY * (day.weekday() == 6) for day in days]
    return Mention((next(day for day in days if day >= calendar.today),))
