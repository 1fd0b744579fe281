"""When each reminder should be said, worked out minute by minute and without a line of the product: what the year is held against."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
EARLIER = {"warm_up_day": 20 * HOUR, "warm_up_hour": HOUR}
"""What comes before quiet hours rather than after them, and how long after its time it is worth nothing."""


@dataclass(slots=True)
class Meant:
    """One reminder; `expected` is when it should be said, or nothing if it should not."""

    number: int
    kind: str
    at: datetime
    wall: datetime | None = None  # on the learner's clock
    ends: datetime | None = None
    expected: datetime | None = None
    is_settled: bool = False
    is_moved: bool = False  # at the learner's own wish, so that it doesn't count among the three a day


@dataclass(slots=True)
class Life:
    """A learner's year: where they were from when on, when they wanted quiet, and what they are to be reminded of."""

    chat: int
    stays: list[tuple[datetime, str, int, int]]
    blocked: bool = False
    was_blocked: bool = False
    meant: list[Meant] = field(default_factory=list)

    def put(self, meant: Meant, now: datetime) -> None:
        """Something new to be said."""
        self.meant.append(meant)
        self.expect(meant, now)

    def expect(self, meant: Meant, now: datetime) -> None:
        """When it should be said as things stand `now`, which is when nobody could have said it before."""
        _, zone, *quiet = self.stays[-1]
        moment = first_shown(meant.wall, zone) if meant.wall else meant.at
        if meant.kind in EARLIER and is_quiet(moment, zone, *quiet):
            moment = before_quiet(moment, zone, *quiet)
        moment = after_quiet(max(moment, now), zone, *quiet)
        meant.expected = None if meant.ends and moment >= meant.ends else moment

    def settle(self, now: datetime) -> None:
        """All that should have been said by `now` is past changing; to whom nothing can be sent it was not said."""
        for meant in self.waiting():
            if meant.expected and meant.expected <= now:
                meant.is_settled = True
                meant.expected = None if self.blocked else meant.expected

    def moves(self, now: datetime, zone: str, since: int, until: int) -> None:
        """They live by another clock from `now` on, or want quiet at other hours."""
        self.stays.append((now, zone, since, until))
        for meant in self.waiting():
            self.expect(meant, now)

    def waiting(self) -> list[Meant]:
        """What can still change."""
        return [each for each in self.meant if not each.is_settled]

    def stay(self, moment: datetime) -> tuple[str, int, int]:
        """Where they were then, and when they wanted quiet."""
        return next(stay[1:] for stay in reversed(self.stays) if stay[0] <= moment)


def first_shown(wall: datetime, zone: str) -> datetime:
    """The first minute at which the clocks there show this or, where they skip it, something later."""
    day = [wall.replace(tzinfo=UTC) - quarter * 15 * MINUTE for quarter in range(-14 * 4, 14 * 4 + 1)]
    shown = [moment for moment in day if _wall(moment, zone) == wall]
    if shown:
        return min(shown)
    moment = min(day)
    while _wall(moment, zone) < wall:
        moment += MINUTE
    return moment


def is_quiet(moment: datetime, zone: str, since: int, until: int) -> bool:
    """Whether the hour there is one of the quiet ones, counted off one by one."""
    hours, hour = set(), since
    while hour != until:
        hours.add(hour)
        hour = (hour + 1) % 24
    return _wall(moment, zone).hour in hours


def after_quiet(moment: datetime, zone: str, since: int, until: int) -> datetime:
    """The first minute from then on that is not quiet."""
    while is_quiet(moment, zone, since, until):
        moment += MINUTE
    return moment


def before_quiet(moment: datetime, zone: str, since: int, until: int) -> datetime:
    """Half an hour before the quiet began."""
    while is_quiet(moment, zone, since, until):
        moment -= MINUTE
    return moment + MINUTE - HOUR / 2


def _wall(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
