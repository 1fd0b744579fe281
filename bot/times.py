"""Times in words: a moment becomes "Thursday 26 November, 19:00", a doubt becomes a question and the labels of its buttons."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.words import PLAIN, Surface
from flows.when import Outcome, When

_LETTERS = 3  # of a day's or a month's name on a button


def worded(starts: datetime, now: datetime, *, is_timed: bool = True, minutes: int = 0) -> str:
    """The moment as in "Thursday 26 November, 19:00", with the year if it is another one, and its end if it is known."""
    day = _date(starts, now)
    if minutes >= 24 * 60:
        day = PLAIN.sentence("when.days", day=day, last=_date(starts + timedelta(minutes=minutes - 1), now))
    if not is_timed:
        return day
    moment = _each_time(starts, PLAIN.sentence("when.timed", day=day, time=f"{starts:%H:%M}"))
    ends = starts + timedelta(minutes=minutes)
    return PLAIN.sentence("when.lasting", moment=moment, time=f"{ends:%H:%M}") if 0 < minutes < 24 * 60 else moment


def elsewhere(starts: datetime, zone: str, now: datetime) -> str:
    """By two clocks: "Thursday 26 November, 18:00 in London (19:00 where you are)"; `now` is in the learner's zone."""
    here = starts.replace(tzinfo=ZoneInfo(zone)).astimezone(now.tzinfo).replace(tzinfo=None)
    if here == starts:
        return worded(starts, now)
    own = f"{here:%H:%M}" if here.date() == starts.date() else worded(here, now)
    return PLAIN.sentence("when.there", moment=worded(starts, now), place=place(zone), here=own)


def place(zone: str) -> str:
    """A zone by its city: "Europe/Berlin" is Berlin, "America/New_York" New York."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def label(choice: datetime, found: When, now: datetime) -> str:
    """What stands on the button of one of the choices of `found`: "Thu 26 Nov, 19:00"."""
    day = _named("when.short", choice, now, _LETTERS)
    if not found.is_timed:
        return day
    moment = _each_time(choice, PLAIN.sentence("when.timed", day=day, time=f"{choice:%H:%M}"))
    return PLAIN.sentence("when.by_clock", moment=moment, place=place(found.zone)) if found.zone else moment


def question(found: When, now: datetime, surface: Surface, variant: int = 0) -> str:
    """What is said to a reading that isn't clear, or has no hour; nothing if it is clear and has one."""
    moment = worded(found.starts, now, is_timed=found.is_timed) if found.starts else ""
    if found.outcome is Outcome.ASK:
        return surface.sentence(f"when.ask.{found.doubt}", variant, moment=moment)
    if found.outcome is Outcome.CLEAR:
        return "" if found.is_timed else surface.sentence("when.no_hour", variant, day=moment)
    return surface.sentence(f"when.{found.outcome}", variant, moment=moment)


def _each_time(moment: datetime, said: str) -> str:
    """With which of the two it is, in a night that goes through an hour again."""
    return PLAIN.sentence("when.second_time", moment=said) if moment.fold else said


def _date(moment: datetime, now: datetime) -> str:
    return _named("when.date", moment, now)


def _named(sentence: str, moment: datetime, now: datetime, letters: int | None = None) -> str:
    weekday, month = PLAIN.sentence(f"week.day.{moment.weekday()}"), PLAIN.sentence(f"when.month.{moment.month}")
    year = moment.year if moment.year != now.year else 0
    return PLAIN.sentence(sentence, weekday=weekday[:letters], number=moment.day, month=month[:letters], year=year)
