"""Reads one calendar file in a process of its own: whatever a stranger has put into it can hold up nobody else.

It is run by its path, so that nothing but the reading itself is loaded: the file comes in on standard input, JSON goes out.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from dateutil.rrule import rrulestr
from icalendar import Calendar
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

_MOST = 8  # entries that are handed on
_LONGEST = 300  # characters of a title or a place
_MEMORY = 600_000_000  # bytes
_SECONDS = 3  # of computing; what takes longer was made to
_OFTEN = 4_000  # times of one that repeats, which are looked through; a daily one for eleven years
_SLOW = re.compile(r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)\b", re.I)
_LONGEST_MINUTES = 60 * 24 * 30


def main(now: str) -> None:
    """Read the file on standard input as it stands at `now`."""
    with suppress(ImportError, ValueError, OSError):  # not every system sets limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    sys.stdout.buffer.write(json.dumps(brought(sys.stdin.buffer.read(), datetime.fromisoformat(now))).encode())


def brought(content: bytes, now: datetime) -> dict[str, Any]:
    """What is in a file: {"entries": [...], "trouble": ""}."""
    try:
        calendars: list[Any] = list(Calendar.from_ical(content, multiple=True))
    except (ValueError, IndexError, KeyError, TypeError, AttributeError):
        return {"entries": [], "trouble": "broken"}
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    going = [event for event in events if str(event.get("STATUS", "")).upper() != "CANCELLED"]
    if any(str(calendar.get("METHOD", "")).upper() == "CANCEL" for calendar in calendars):
        going = []
    entries = list(_entries(going, now))
    if not entries:
        return {"entries": [], "trouble": "cancelled" if events and not going else "broken" if events or not calendars else "empty"}
    coming = sorted((each for each in entries if each[1] > now), key=lambda each: each[0])
    past = sorted((each for each in entries if each[1] <= now), key=lambda each: each[0], reverse=True)
    return {"entries": _once([entry for _, _, entry in (*coming, *past)])[:_MOST], "trouble": ""}


def _once(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of one that repeats, and was moved here and there, the first that comes."""
    seen: dict[str, dict[str, Any]] = {}
    for number, entry in enumerate(entries):
        seen.setdefault(entry["uid"] or str(number), entry)
    return list(seen.values())


def _entries(events: list[Any], now: datetime) -> Iterator[tuple[datetime, datetime, dict[str, Any]]]:
    """Each event once, as its next time: when it starts and ends, and what it is. One that can't be read is passed over."""
    moved: dict[str, set[date]] = defaultdict(set)  # single times of one that repeats, which were put elsewhere
    for event in events:
        with suppress(Exception):
            moved[str(event.get("UID", ""))].add(_day(event["RECURRENCE-ID"].dt))
    known = set()
    for event in events:
        with suppress(Exception):
            if (found := _next(event, moved[str(event.get("UID", ""))], now)) is None:
                continue
            starts, ends = found
            key = (str(event.get("UID", "")), starts)
            if key not in known:
                known.add(key)
                yield _instant(starts), _instant(ends), _entry(event, starts, ends)


def _next(event: Any, moved: set[date], now: datetime) -> tuple[date, date] | None:
    """The next time of an event that isn't over, else its last one."""
    first = event["DTSTART"].dt
    lasts = _length(event, first)
    times = list(_times(event, first, lasts, moved, now))
    starts = next((each for each in times if _instant(each + lasts) > now), times[-1] if times else None)
    return None if starts is None else (starts, starts + lasts)


def _times(event: Any, first: date, lasts: timedelta, moved: set[date], now: datetime) -> Iterator[date]:
    """The times of an event, oldest first, to the first that isn't over; what is struck out or moved is none."""
    rule = event.get("RRULE")
    if rule is None or "RECURRENCE-ID" in event or isinstance(rule, list):
        yield first
        return
    text = rule.to_ical().decode()
    if not _SLOW.search(text):
        yield first
        return
    struck = moved | {_day(each.dt) for dates in _listed(event.get("EXDATE")) for each in dates.dts}
    zone = first.tzinfo if isinstance(first, datetime) else None
    wall = datetime.combine(first, time()) if not isinstance(first, datetime) else first.replace(tzinfo=None)
    for each in islice(rrulestr(_by_the_wall(text, zone), dtstart=wall), _OFTEN):
        there: date = each.replace(tzinfo=zone) if isinstance(first, datetime) else each.date()
        if _day(there) not in struck:
            yield there
            if _instant(there + lasts) > now:
                return


def _by_the_wall(rule: str, zone: Any) -> str:
    """A rule whose end is told by the same clock as its beginning: "UNTIL=20261231T230000Z" without its Z."""

    def told(until: re.Match[str]) -> str:
        moment = datetime.strptime(until[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return f"UNTIL={moment.astimezone(zone or UTC):%Y%m%dT%H%M%S}"

    return re.sub(r"UNTIL=(\d{8}T\d{6}Z)", told, rule)


def _length(event: Any, first: date) -> timedelta:
    lasts = timedelta() if isinstance(first, datetime) else timedelta(days=1)
    with suppress(Exception):
        lasts = event["DURATION"].dt
    with suppress(Exception):
        lasts = event["DTEND"].dt - first
    return max(lasts, timedelta())


def _entry(event: Any, starts: date, ends: date) -> dict[str, Any]:
    is_timed = isinstance(starts, datetime)
    zone = _zone(event, starts) if isinstance(starts, datetime) else ""
    wall = datetime.combine(starts, time()) if not isinstance(starts, datetime) else _wall(starts, zone)
    minutes = int((_instant(ends) - _instant(starts)).total_seconds() // 60)
    return {
        "uid": str(event.get("UID", ""))[:_LONGEST],
        "title": _line(event.get("SUMMARY", "")),
        "where": _line(event.get("LOCATION", "")),
        "starts": wall.replace(second=0, microsecond=0).isoformat(),
        "is_timed": is_timed,
        "minutes": max(0, min(minutes, _LONGEST_MINUTES)) if is_timed or minutes > 1440 else 0,
        "zone": zone,
        "repeats": "RRULE" in event,
    }


def _zone(event: Any, starts: datetime) -> str:
    """The zone by its usual name; "UTC" where only the instant can be told, nothing for a time by whoever's clock."""
    if starts.tzinfo is None:
        return _named(str(event["DTSTART"].params.get("TZID", "")))
    if isinstance(starts.tzinfo, ZoneInfo) and starts.tzinfo.key in available_timezones():
        return starts.tzinfo.key
    return _named(str(event["DTSTART"].params.get("TZID", ""))) or "UTC"


def _named(told: str) -> str:
    """The usual name of an odd one: "/freeassociation.sourceforge.net/Europe/Berlin", "W. Europe Standard Time"."""
    known = available_timezones()
    parts = told.strip('"/ ').split("/")
    tails = ("/".join(parts[at:]) for at in range(len(parts)))
    return next((tail for tail in tails if tail in known), WINDOWS_TO_OLSON.get(told.strip('" '), ""))


def _wall(starts: datetime, zone: str) -> datetime:
    """What the clock in `zone` says; where the file tells its own rules for a zone, they count."""
    if starts.tzinfo is None or not zone:
        return starts.replace(tzinfo=None)
    return starts.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def _instant(moment: date) -> datetime:
    """Something to sort by: a day begins in UTC, and so does a time by whoever's clock."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), UTC)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _line(text: Any) -> str:
    return " ".join(str(text).split())[:_LONGEST]


if __name__ == "__main__":
    main(*sys.argv[1:])
