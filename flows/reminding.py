"""When something is said unasked: outside quiet hours, by the right clock, not too late, and not more than three times a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

MOST_A_DAY = 3  # messages that nobody asked for
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
_BEFORE_QUIET = timedelta(minutes=30)  # what has to come earlier comes so long before the quiet begins
_SECOND = timedelta(seconds=1)
_MORNING, _EVENING = time(9), time(18)
_DAYS_ON = 3  # quiet hours of 23 hours, on the day whose one loud hour is skipped by the clocks


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock somebody lives by, and the hours at which they want to hear nothing: from 21 to 8 in Europe/Berlin."""

    zone: ZoneInfo
    quiet_from: int = 21
    quiet_until: int = 8

    def local(self, moment: datetime) -> datetime:
        """What it shows at `moment`."""
        return moment.astimezone(self.zone)

    def is_quiet(self, moment: datetime) -> bool:
        """Whether nothing may be said then; equal hours mean that there is no quiet."""
        since = (self.local(moment).hour - self.quiet_from) % 24
        return since < (self.quiet_until - self.quiet_from) % 24


@dataclass(frozen=True, slots=True)
class Manner:
    """How a kind of reminder gives way: before the quiet hours or after them, and for how long it is worth saying."""

    keeps: timedelta  # after its time; a warm-up for yesterday's event is worth nothing
    comes_earlier: bool = False
    is_pressing: bool = False  # it can't wait for tomorrow
    family: str = ""  # of those that are about the same thing, one in six hours is enough
    is_letter: bool = False  # a person sent it: it counts for none of the three a day, and nobody turns it off or puts it off


_LETTER = Manner(60 * DAY, is_letter=True)
MANNERS = {
    "week": Manner(60 * DAY),
    "warm_up_day": Manner(20 * HOUR, comes_earlier=True, is_pressing=True, family="warm_up"),
    "warm_up_hour": Manner(HOUR, comes_earlier=True, is_pressing=True, family="warm_up"),
    "afterwards": Manner(7 * DAY),
    "follow_up": Manner(60 * DAY),
    "task_due": Manner(DAY),
    "task": _LETTER,
    "comment": _LETTER,
    "answer": _LETTER,
    "overruled": _LETTER,
    "colleague": _LETTER,
    "parted": _LETTER,
}
"""The kinds there are, in the order in which they are listed."""
LETTERS = tuple(kind for kind, manner in MANNERS.items() if manner.is_letter)
NEAR = 6 * HOUR


class Later(StrEnum):
    """Where a reminder can be moved to with one tap."""

    HOUR = "hour"
    EVENING = "evening"
    TOMORROW = "tomorrow"


class Fate(StrEnum):
    """What becomes of a reminder whose time has come."""

    SAY = "say"
    WAIT = "wait"  # for the end of the quiet hours, or for tomorrow
    DROP = "drop"


def instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, at which clocks in `zone` show `wall`; the first if they show it twice, the next they show if they skip it."""
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return _leap(second, first, zone) if second < first else first


def spoken_at(kind: str, meant: datetime, clock: Clock) -> datetime:
    """When what was meant for `meant` is said: not in quiet hours; a warm-up comes before them, all else after them."""
    if clock.is_quiet(meant) and manner_of(kind).comes_earlier:
        return _before_quiet(meant, clock)
    return awake(meant, clock)


def awake(moment: datetime, clock: Clock) -> datetime:
    """The first moment from `moment` on that is not in quiet hours."""
    for _ in range(_DAYS_ON):
        if not clock.is_quiet(moment):
            break
        local = clock.local(moment).replace(tzinfo=None, fold=0)
        wall = datetime.combine(local.date(), time(clock.quiet_until))
        moment = max(instant(wall if wall > local else wall + DAY, clock.zone), moment)
    return moment


def fate(kind: str, due: datetime, ends: datetime | None, clock: Clock, now: datetime, said_today: int) -> tuple[Fate, datetime]:
    """What becomes of it at `now`, and when it is looked at again if it waits; `said_today` with what must still be said today."""
    manner = manner_of(kind)
    last = ends or due + manner.keeps
    if now >= last:
        return Fate.DROP, now
    again = awake(now, clock)
    if again == now and said_today >= MOST_A_DAY:
        again = next_day(now, clock)
    if again == now:
        return Fate.SAY, now
    return (Fate.WAIT, again) if again < last else (Fate.DROP, now)


def next_day(now: datetime, clock: Clock) -> datetime:
    """Nine o'clock tomorrow on their clock, or when the quiet hours end."""
    return awake(instant(datetime.combine(clock.local(now).date() + DAY, _MORNING), clock.zone), clock)


def day(now: datetime, clock: Clock) -> tuple[datetime, datetime]:
    """When the day began on their clock, and when it ends: 23 hours or 25 later where clocks are changed."""
    date = clock.local(now).date()
    begins, ends = (instant(datetime.combine(date + days * DAY, time()), clock.zone) for days in (0, 1))
    return begins, ends


def laters(now: datetime, clock: Clock, ends: datetime | None = None) -> dict[Later, datetime]:
    """Where it makes sense to move a reminder to at `now`: walls of their clock for the evening and tomorrow, all of them before `ends`."""
    local = clock.local(now)
    found = {Later.HOUR: now + HOUR, Later.TOMORROW: next_day(now, clock)}
    evening = instant(datetime.combine(local.date(), _EVENING), clock.zone)
    if evening - now > HOUR + HOUR / 2:
        found[Later.EVENING] = evening
    fits = {name: at for name, at in found.items() if not clock.is_quiet(at) and (ends is None or at < ends)}
    return {name: fits[name] for name in Later if name in fits}


def manner_of(kind: str) -> Manner:
    """How a kind gives way; one that is not known keeps for a day."""
    return MANNERS.get(kind, Manner(DAY))


def kin(kind: str) -> tuple[str, ...]:
    """The kinds that are about the same thing: both warm-ups."""
    family = manner_of(kind).family
    return tuple(name for name, each in MANNERS.items() if family and each.family == family) or (kind,)


def is_near(said: Iterable[datetime], now: datetime) -> bool:
    """Whether one of its kin was said so lately that another would nag."""
    return any(now - each < NEAR for each in said)


def _before_quiet(moment: datetime, clock: Clock) -> datetime:
    """Half an hour before the quiet hours begin in which `moment` lies."""
    local = clock.local(moment).replace(tzinfo=None, fold=0)
    wall = datetime.combine(local.date(), time(clock.quiet_from))
    return instant((wall if wall <= local else wall - DAY) - _BEFORE_QUIET, clock.zone)


def _leap(early: datetime, late: datetime, zone: ZoneInfo) -> datetime:
    """The moment between the two, to the second, at which the clocks are put forward."""
    before = early.astimezone(zone).utcoffset()
    while late - early > _SECOND:
        middle = early + (late - early) // 2
        if middle.astimezone(zone).utcoffset() == before:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)
