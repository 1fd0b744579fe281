"""Calendar files: what one holds, read in a process of its own, and one for an occasion."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vText

from bot.calendars import reading
from bot.store.codec import load
from flows.occasion import Occasion

LARGEST = 1_000_000  # bytes
MOST_LINES = 40_000
_PATIENCE = 8.0  # seconds for a file; whatever takes longer is none that a calendar has written
_IDENTITY = "second-coffee.invalid"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a file, as its next time: "Robotics Night", on 26 November 2026 at 19:00 in Berlin."""

    uid: str = ""
    title: str = ""
    where: str = ""
    starts: str = ""  # by the clock on the wall of `zone`: "2026-11-26T19:00:00"
    is_timed: bool = False
    minutes: int = 0
    zone: str = ""  # "UTC" if only the instant was told, nothing if it goes by whoever's clock
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file holds, soonest first and the past last; or why nothing could be made of it: huge, broken, empty, cancelled, lost."""

    entries: tuple[Entry, ...] = ()
    trouble: str = ""


def read(content: bytes, now: datetime) -> Brought:
    """What a calendar file holds at `now`. It takes a process of its own, and up to eight seconds; wait for it in a thread."""
    if len(content) > LARGEST or content.count(b"\n") + content.count(b"\r") > 2 * MOST_LINES:
        return Brought(trouble="huge")
    command = [sys.executable, "-I", reading.__file__, now.isoformat()]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_PATIENCE, start_new_session=True)  # noqa: S603
    except subprocess.TimeoutExpired:
        return Brought(trouble="broken")
    return load(Brought, done.stdout.decode()) if done.returncode == 0 else Brought(trouble="broken")


def written(occasion: Occasion, title: str, number: int, now: datetime) -> str:
    """An occasion as a calendar file; one without an hour takes the whole day. It must have a date."""
    assert occasion.starts
    event = Event()
    event.add("uid", occasion.uid or f"occasion-{number}@{_IDENTITY}")
    event.add("summary", vText(title))
    event.add("dtstamp", now)
    for name, moment in zip(("dtstart", "dtend"), _span(occasion), strict=True):
        event.add(name, moment if occasion.is_timed else moment.date())
    if occasion.where:
        event.add("location", vText(occasion.where))
    calendar = Calendar()
    calendar.add("prodid", "-//Second Coffee//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    year = _span(occasion)[0].year
    calendar.add_missing_timezones(date(year - 1, 1, 1), date(year + 2, 1, 1))
    return bytes(calendar.to_ical()).decode()


def _span(occasion: Occasion) -> tuple[datetime, datetime]:
    """From when to when, by the clock there; an hour if nobody said how long, a day without an hour."""
    starts = occasion.moment
    assert starts is not None
    if not occasion.is_timed:
        return starts, starts + timedelta(days=max(1, occasion.minutes // 1440))
    ends = starts.astimezone(UTC) + timedelta(minutes=occasion.minutes or 60)  # the clocks may change in between
    return starts, ends.astimezone(starts.tzinfo)
