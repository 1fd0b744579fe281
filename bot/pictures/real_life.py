"""Real life as a picture: a column a week, cups for occasions, leaves for follow-ups, and a ring for how many of those were soon."""

from __future__ import annotations

from datetime import date
from math import cos, pi, sin
from typing import Any

from bot.words import PLAIN, TELEGRAM
from flows.consistency import Consistency

_LEFT, _RIGHT = 72.0, 900.0  # of the columns
_WIDEST = 96.0  # from one week to the next
_TOP = 236.0  # under the heading and the ring
_MOST = 5  # signs in a stack; a number tells of more
_RING = (790.0, 118.0, 62.0)  # middle and radius
_NAMED = 9  # weeks, up to which each has its date below it


def facts(found: Consistency) -> dict[str, Any]:
    """What the picture needs: {"weeks": [[738850, 2, 1, 3]], "soon": 3, "followable": 4}; Monday, planned, done, followed up."""
    weeks = [[week.monday, week.planned, week.done, week.followed] for week in found.weeks]
    return {"weeks": weeks, "soon": found.soon, "followable": found.followable}


def svg(shown: dict[str, Any]) -> str:
    """The picture of what `facts` found."""
    weeks, count = shown["weeks"], len(shown["weeks"])
    step = min(_WIDEST, (_RIGHT - _LEFT) / max(1, count))
    size = min(1.0, step / 46)
    up = 46 * size
    above, below = (max(1, *(min(_MOST, number) for number in numbers), 1) for numbers in (_column(weeks, 1), _column(weeks, 3)))
    ground = _TOP + above * up + 16
    columns = [_week(week, _LEFT + step * (place + 0.5), ground, up, size) for place, week in enumerate(weeks)]
    dates = ground + below * up + 66
    return TELEGRAM.page(
        "real_life.svg",
        columns=columns,
        edges=(_LEFT - 24, _RIGHT + 24),
        ground=ground,
        size=round(size, 3),
        labels=_labels(weeks, step, dates),
        between=_between(weeks),
        ring=_ring(shown["soon"], shown["followable"]),
        legend=[(name, PLAIN.sentence(f"consistency.picture.{name}")) for name in ("done", "planned", "followed")],
        legend_at=dates + 58,
        title=PLAIN.sentence("consistency.picture.title"),
        height=round(dates + 104),
    )


def _week(week: list[int], x: float, ground: float, up: float, size: float) -> dict[str, Any]:
    """One column: cups from the ground up, the full ones first, and leaves from the ground down."""
    _, planned, done, followed = week
    cups, leaves = min(_MOST, max(planned, done)), min(_MOST, followed)
    return {
        "x": round(x, 1),
        "cups": [(round(ground - up * (level + 0.5) - 6, 1), level < done) for level in range(cups)],
        "leaves": [round(ground + up * (level + 0.5) + 6, 1) for level in range(leaves)],
        "more_above": (planned, round(ground - up * cups - 14, 1)) if planned > _MOST else None,
        "more_below": (followed, round(ground + up * leaves + 34, 1)) if followed > _MOST else None,
        "is_empty": not (planned or done or followed),
    }


def _labels(weeks: list[list[int]], step: float, y: float) -> list[tuple[float, float, str]]:
    """The dates of few weeks; of many, the months where they begin."""
    at = [(date.fromordinal(week[0]), _LEFT + step * (place + 0.5)) for place, week in enumerate(weeks)]
    if len(at) <= _NAMED:
        return [(round(x, 1), y, f"{monday.day} {monday:%b}") for monday, x in at]
    found: list[tuple[float, float, str]] = []
    for (monday, x), before in zip(at, [None, *(monday for monday, _ in at)], strict=False):
        begins = before is None or before.month != monday.month
        if begins and not (found and x - found[-1][0] < 70):
            found.append((round(x, 1), y, f"{monday:%b}"))
    return found


def _between(weeks: list[list[int]]) -> str:
    """From when to when: "26 Oct to 29 Nov"."""
    if not weeks:
        return ""
    first, last = date.fromordinal(weeks[0][0]), date.fromordinal(weeks[-1][0] + 6)
    return f"{first.day} {first:%b} – {last.day} {last:%b} {last.year}"


def _ring(soon: int, count: int) -> dict[str, Any] | None:
    """A ring that is closed as far as follow-ups were soon: "78%" in it, "7 of 9 within two days" below; none without follow-ups."""
    if not count:
        return None
    x, y, radius = _RING
    share = soon / count
    angle = 2 * pi * min(share, 0.9999)
    end = (round(x + radius * sin(angle), 2), round(y - radius * cos(angle), 2))
    arc = f"M{x},{y - radius} A{radius},{radius} 0 {int(share > 0.5)} 1 {end[0]},{end[1]}" if share else ""
    caption = PLAIN.sentence("consistency.picture.soon", soon=soon, count=count)
    return {"x": x, "y": y, "radius": radius, "arc": arc, "words": f"{share:.0%}", "caption": caption}


def _column(weeks: list[list[int]], place: int) -> list[int]:
    return [0, *(week[place] for week in weeks)]
