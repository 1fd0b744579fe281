"""Times put together from what people say: a day, an hour, the talk around them and what is taken back, with what each must become."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from flows.when import Outcome, When
from tests.rows import rows_of

DAY = timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT = ("mon", "tues", "Wed", "thurs", "fri", "Sat", "sun")
MONTHS = "January February March April May June July August September October November December".split()
SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
TEENTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth"
    " twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
ZONES = (
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Australia/Sydney",
)
CHATTER: dict[str, list[str]] = rows_of(Path(__file__).parent / "chatter.yaml")
FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Part:
    """A day or an hour as it was said, and what it may mean."""

    said: str
    may_be: tuple[date | time, ...]


def _th(number: int) -> str:
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') if number not in (11, 12, 13) else 'th' }"


def _by_weekday(today: date, ahead: int, form: int) -> Part:
    """A weekday that comes in 1 to 6 days; in a form that nobody reads as another one."""
    day = today + DAY * (ahead % 6 + 1)
    name, short = WEEKDAYS[day.weekday()], SHORT[day.weekday()]
    forms = (name, name.lower(), f"on {name}", f"this {name}", f"this coming {name.lower()}", f"on {short}", f"{short}.", f"coming {name}")
    return Part(forms[form % len(forms)], (day,))


def _by_week(today: date, ahead: int, form: int) -> Part:
    """A day of next week, or a week after the one that comes."""
    coming = today + DAY * (ahead % 6 + 1)
    name = WEEKDAYS[coming.weekday()]
    next_week = today - DAY * today.weekday() + DAY * (7 + coming.weekday())
    forms = (
        (f"{name} next week", (next_week,)),
        (f"next week {name.lower()}", (next_week,)),
        (f"next week on {name}", (next_week,)),
        (f"{name} of next week", (next_week,)),
        (f"{name} week", (coming + 7 * DAY,)),
        (f"a week on {name}", (coming + 7 * DAY,)),
        (f"not this {name} but the one after", (coming + 7 * DAY,)),
        (f"next {name}", (coming, coming + 7 * DAY)),
        (f"the {name} after next", (coming + 7 * DAY, coming + 14 * DAY)),
        (f"two weeks from {name}", (coming + 14 * DAY,)),
    )
    said, days = forms[form % len(forms)]
    return Part(said, days)


def _by_distance(today: date, ahead: int, form: int) -> Part:
    number = ahead % 11 + 2
    spelt = SMALL[number - 1]
    forms = (
        ("today", 0),
        ("tomorrow", 1),
        ("tmrw", 1),
        ("the day after tomorrow", 2),
        ("day after tmrw", 2),
        (f"in {number} days", number),
        (f"in {spelt} days", number),
        (f"{spelt} days from now", number),
        ("in a week", 7),
        ("a week from today", 7),
        ("a week today", 7),
        ("today in a week", 7),
        ("in one week", 7),
        ("a week tomorrow", 8),
        ("tomorrow in a week", 8),
        ("in two weeks", 14),
        ("in exactly two weeks", 14),
        ("two weeks from today", 14),
        ("in a fortnight", 14),
        ("in 3 weeks", 21),
        ("three weeks from tomorrow", 22),
    )
    said, away = forms[form % len(forms)]
    return Part(said, (today + DAY * away,))


def _by_date(today: date, ahead: int, form: int) -> Part:
    """A date of the next eight months."""
    day = today + DAY * (ahead % 240 + 1)
    month, short, name = MONTHS[day.month - 1], MONTHS[day.month - 1][:3], WEEKDAYS[day.weekday()]
    slashed = f"{day.day}/{day.month}" if day.day > 12 else f"{day.day} {short}"
    forms = (
        f"{day.day} {month}",
        f"{month} {day.day}",
        f"on the {_th(day.day)} of {month}",
        f"{month} {_th(day.day)}",
        f"{_th(day.day)} {short.lower()}",
        f"{short} {day.day}",
        f"the {TEENTH[day.day - 1]} of {month.lower()}",
        f"{month.lower()} the {TEENTH[day.day - 1].replace('-', ' ')}",
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        day.isoformat(),
        f"{name} {day.day} {month}",
        f"{name}, {month} {_th(day.day)}",
        f"{name[:3]} {day.day} {short}",
        f"{name[:3]}, {short} {day.day}",
        f"{name} the {_th(day.day)} of {month}",
        f"{name} ({day.day} {short})",
        slashed,
        f"{short} {day.day} ({name[:3]})",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.day}/{short}/{day.year}",
        f"{short}/{day.day}",
        f"{name} of the week of {month} {(day - DAY * day.weekday()).day}" if day.day > 7 else f"{month} {day.day}",
    )
    said = forms[form % len(forms)]
    swapped = date(day.year, day.day, day.month) if day.day <= 12 else day
    return Part(said, (day, swapped) if "." in said else (day,))


def _by_number(today: date, ahead: int, form: int) -> Part:
    """The 12th: of this month, or of the next."""
    day = today + DAY * (ahead % 27 + 1)
    name = WEEKDAYS[day.weekday()]
    forms = (
        f"the {_th(day.day)}",
        f"on the {_th(day.day)}",
        f"{name} the {_th(day.day)}",
        f"{name} {_th(day.day)}",
        f"the {TEENTH[day.day - 1]}",
    )
    return Part(forms[form % len(forms)], (day,))


DAYS: tuple[Callable[[date, int, int], Part], ...] = (_by_weekday, _by_week, _by_distance, _by_date, _by_number)


def hour_said(hour: int, minute: int, form: int) -> Part:
    """An hour of the waking day as it is said, with what it may mean."""
    twelve, half = hour % 12 or 12, "pm" if hour >= 12 else "am"
    at = time(hour, minute)
    spelt = SMALL[twelve - 1]
    part = "in the morning" if hour < 12 else "in the afternoon" if hour < 18 else "in the evening" if hour < 21 else "at night"
    both = (time(hour % 12, minute), time(hour % 12 + 12, minute))
    later = SMALL[twelve % 12]
    words = {0: spelt, 15: f"quarter past {spelt}", 30: f"half past {spelt}", 45: f"quarter to {later}"}[minute]
    part_45 = part if minute != 45 or (hour + 1) % 24 not in (12, 18, 21, 0) else ""
    half_45 = half if minute != 45 or twelve != 11 else ""
    digits = f":{minute:02}" if minute else ""
    forms: tuple[tuple[str, tuple[time, ...]], ...] = (
        (f"{twelve}{digits}{half}", (at,)),
        (f"{twelve}{digits} {half}", (at,)),
        (f"{twelve}{digits.replace(':', '.')}{half}", (at,)),
        (f"{twelve}{digits} {half[0]}.m.", (at,)),
        (f"{twelve}{digits} {half.upper()}", (at,)),
        (f"{hour:02}:{minute:02}", (at,) if hour > 12 or hour < 10 else both),
        (f"{hour}:{minute:02}", (at,) if hour > 12 else both),
        (f"{hour}h{minute:02}" if minute else f"{hour}h", (at,) if hour > 12 else both),
        (f"{hour}.{minute:02}" if minute > 12 else f"{hour}:{minute:02}", (at,) if hour > 12 else both),
        (f"{hour:02}{minute:02} hours", (at,)),
        (f"{words} {part_45}".strip(), (at,) if part_45 else both),
        (f"{words} {half_45}".strip(), (at,) if half_45 else both),
        (words, both),
        (f"{twelve}{digits} {part}", (at,)),
        (f"around {twelve}{digits}{half}", (at,)),
        (f"{twelve}{digits}ish {part}", (at,)),
        (f"{spelt} {['', 'fifteen', 'thirty', 'forty five'][minute // 15]} {half}".replace("  ", " "), (at,)),
        (f"{twelve}{digits}", both),
        (f"{spelt} o'clock" if not minute else f"{twelve}{digits}", both),
        (f"{twelve}{digits}{half} sharp", (at,)),
        (f"{twelve}{minute:02}{half}" if minute else f"{twelve}{half}", (at,)),
    )
    said, times = forms[form % len(forms)]
    return Part(said, times)


def expected(days: Part, hours: Part | None, now: datetime) -> set[tuple[datetime, bool]]:
    """The walls it may be, each with whether an hour was said; what is over is none."""
    wall = now.replace(tzinfo=None)
    if hours is None:
        return {(datetime.combine(day, time()), False) for day in days.may_be}
    return {(start, True) for day in days.may_be for hour in hours.may_be if (start := datetime.combine(day, hour)) >= wall}


def keeps_its_word(found: When, walls: set[tuple[datetime, bool]], now: datetime) -> bool:
    """Whether it is right, or asked about: a day without its hour is asked for the hour, what is past or no time at all for another."""
    if found.outcome is not Outcome.CLEAR or found.starts is None:
        return True
    if not found.is_timed:
        return found.starts.date() in ({wall.date() for wall, _ in walls} or {now.date()})  # of a day whose hours are over, too
    starts = found.starts
    if found.zone and found.is_timed:
        starts = starts.replace(tzinfo=ZoneInfo(found.zone)).astimezone(now.tzinfo).replace(tzinfo=None)
    return (starts, found.is_timed) in walls
