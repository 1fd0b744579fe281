"""When clocks are changed: a wall time that is skipped, and one that comes twice."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo


def exists(wall: datetime, zone: tzinfo) -> bool:
    """Whether the clocks of `zone` show `wall` at all: in Berlin 02:30 of 28 March 2027 is skipped."""
    return _back(wall, zone) == wall


def comes_twice(wall: datetime, zone: tzinfo) -> bool:
    """Whether they show it twice: in Berlin 02:30 of 31 October 2027."""
    first, second = (wall.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return first != second and exists(wall, zone)


def beside(wall: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """What a skipped time may have meant: 02:30 is 01:30, before the change, or 03:30, after it."""
    return _back(wall, zone, 1), _back(wall, zone)


def _back(wall: datetime, zone: tzinfo, fold: int = 0) -> datetime:
    try:
        return wall.replace(tzinfo=zone, fold=fold).astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0)
    except OverflowError:
        return wall
