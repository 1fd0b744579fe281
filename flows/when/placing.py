"""A day and an hour put together: what is sure, what may be meant, what is over."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from flows.when.calendar import Mention
from flows.when.clock import Clock, Part
from flows.when.hours import is_nightly, is_social, lasting, leans, part_of
from flows.when.reading import Doubt, Outcome, When

MOST = 4  # choices
_A_DAY = timedelta(days=1)
_NOTHING = When(Outcome.NONE)
_SMALL_HOURS = 5  # o'clock, before which "Friday night" is Saturday by the calendar
_A_NIGHT = re.compile(r"\btonight\b|§ ?night\b|\b(?:\w+day|tomorrow|that) night\b")
_MIDNIGHT = re.compile(r"\b12(?::00)? ?(?:o'?clock )?(?:at|in the) night\b")
_EVE = re.compile(r"(?<!new year)(?<!new year's)(?<!new years) eve_")
_UNREAD = re.compile(r"[^\W\d_]*[^\W\d_a-z]+[^\W\d_]*")  # a word with letters that English hasn't
_ALWAYS = (Doubt.YEAR, Doubt.UNFIT, Doubt.MISSING, Doubt.ORDER)


def minute(moment: datetime) -> datetime:
    """A moment as the clock on the wall shows it, without seconds."""
    return moment.replace(tzinfo=None, second=0, microsecond=0)


def placed(day: Mention | None, times: tuple[Clock, ...], part: Part | None, said: str, now: datetime) -> When:
    """Day and hours put together, each with what they may be."""
    minutes = next((clock.minutes for clock in times if clock.minutes), 0) or lasting(said)
    if day and day.days > 1 and day.doubt is not Doubt.DAY:
        minutes = minutes or day.days * 1440
    hours = _hours(times, part, said, is_long=day is not None and day.days > 1)
    wall = now.replace(tzinfo=None)
    if day is None:
        if not hours:
            return _NOTHING if part is Part.LUNCH or "tonight" not in said else When(Outcome.CLEAR, _midnight(now.date()))
        return _next_of(hours, wall, minutes, _doubt_of(times), is_sure=not _UNREAD.search(said))
    if day.is_past or (not hours and _is_over(day, part, wall)):
        starts = _midnight(day.dates[0]) if not hours else _at(day.dates[0], hours[0])
        return When(Outcome.PAST, starts, bool(hours), minutes)
    if day.doubt is Doubt.DAY:
        return When(Outcome.ASK, _midnight(day.dates[0]), doubt=Doubt.DAY)
    if not hours:
        return _of_days(tuple(_midnight(each) for each in day.dates), day.doubt, False, minutes)
    dates = day.dates
    every = [_at(each, hour) for each in dates for hour in hours]
    ahead = [each for each in every if each >= minute(wall)]
    if not ahead:
        return When(Outcome.PAST, every[-1], True, minutes)
    if len(dates) == 2 and day.weekday is not None and dates[0] == now.date() and dates[0] not in [each.date() for each in ahead]:
        dates = dates[1:]
    doubt = day.doubt if len({each.date() for each in ahead}) > 1 or day.doubt in _ALWAYS else _doubt_of(times)
    if len(ahead) > MOST:
        ahead = [each for each in ahead if each.hour >= 12] or ahead
    return _of_days(tuple(dict.fromkeys(ahead)), doubt if len(ahead) > 1 or doubt in _ALWAYS else None, True, minutes)


def _doubt_of(times: tuple[Clock, ...]) -> Doubt:
    return Doubt.WHICH if len(times) > 1 or any(clock.or_from for clock in times) else Doubt.HOUR


def _is_over(day: Mention, part: Part | None, wall: datetime) -> bool:
    """Whether the part of today that was named is over: "this morning", said at four."""
    ends = {Part.MORNING: 12, Part.LUNCH: 15, Part.AFTERNOON: 18}
    return day.dates == (wall.date(),) and part in ends and wall.hour >= ends[part]


def _of_days(starts: tuple[datetime, ...], doubt: Doubt | None, is_timed: bool, minutes: int) -> When:
    if len(starts) == 1 and doubt not in _ALWAYS:
        return When(Outcome.CLEAR, starts[0], is_timed, minutes)
    return When(Outcome.ASK, None, is_timed, minutes, tuple(sorted(starts))[:MOST], doubt=doubt or Doubt.WHICH)


def _hours(times: tuple[Clock, ...], part: Part | None, said: str, *, is_long: bool) -> list[tuple[int, int, int]]:
    """What the clock may show: hour, minute, and the days to add."""
    late, early = leans(said)
    is_out = is_social(said)
    is_evening = part_of(_MIDNIGHT.sub("", said)) is Part.EVENING  # of midnight itself it says nothing
    early = early or is_long  # a conference begins in the morning
    found = []
    for clock in dict.fromkeys(times):
        if _A_NIGHT.search(said) and (small := _of_the_night(clock, "tonight" in said)):
            found += small
            continue
        is_open = part is None and not (late or early) and bool(_EVE.search(said))
        for hour in (
            _on_an_eve(clock)
            if is_open
            else clock.hours(part, evening=(late or (is_out and clock.hour in (7, 8))) and not early, early=early and not late)
        ):
            if hour == 12 and not clock.sure and part is None and is_nightly(said):
                found.append((0, clock.minute, 1))
            if clock.is_half:
                found.append((hour - 1, clock.minute, 0))
            if clock.or_from:
                found.append((clock.or_from % 12 + hour // 12 * 12 if clock.or_from < 12 else clock.or_from, 0, 0))
            found.append((hour, clock.minute, 1 if clock.next_day and ("tonight" in said or is_evening) else 0))
            if clock.next_day and "tonight" not in said and not is_evening:
                found.append((hour, clock.minute, 1))
    return found


def _on_an_eve(clock: Clock) -> tuple[int, ...]:
    """Ten, on Christmas Eve: in the morning or at night."""
    return (clock.hour, clock.hour + 12) if not clock.sure and 7 <= clock.hour <= 11 else clock.hours(None)


def _of_the_night(clock: Clock, is_tonight: bool) -> list[tuple[int, int, int]]:
    """Friday night at 1 is Saturday by the calendar, though not to everybody; twelve is midnight."""
    if clock.is_half and clock.hour == 12:
        return [(23, clock.minute, 0), (0, clock.minute, 1)]
    if clock.is_half or (clock.sure and (clock.hour >= _SMALL_HOURS or clock.next_day)):
        return []
    if not clock.sure and _SMALL_HOURS - 1 <= clock.hour < 12:
        return []
    after = (clock.hour % 12, clock.minute, 1)
    return [after] if is_tonight or clock.hour == 12 else [after, (clock.hour, clock.minute, 0)]


def _next_of(hours: list[tuple[int, int, int]], wall: datetime, minutes: int, doubt: Doubt, *, is_sure: bool) -> When:
    """An hour without a day is today's; where today's is over, or beside words nobody could read, the day is asked about."""
    if not is_sure:
        days = [_at(wall.date() + _A_DAY * ahead, hour) for ahead in (0, 1) for hour in hours]
        return _of_days(tuple(each for each in dict.fromkeys(days) if each > wall)[:MOST], Doubt.WHICH, True, minutes)
    today = [each for hour in hours if (each := _at(wall.date(), hour)) > wall]
    if today:
        first = sorted(dict.fromkeys(today))
        return _of_days(tuple(first), doubt, True, minutes)
    tomorrow = [_at(wall.date() + _A_DAY, (hour, minute, 0)) for hour, minute, _ in hours]
    return When(Outcome.ASK, None, True, minutes, tuple(sorted(dict.fromkeys(tomorrow)))[:MOST], doubt=Doubt.WHICH)


def _at(day: date, hour: tuple[int, int, int]) -> datetime:
    return datetime.combine(day + _A_DAY * hour[2], time(hour[0], hour[1]))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
