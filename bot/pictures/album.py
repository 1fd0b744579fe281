"""All pictures by name, and what an outgoing row keeps of one: {"picture": "garden", "facts": {...}, "caption": "..."}."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.pictures import curve, drawn, garden, plan, progress, real_life, results, week

PICTURES: dict[str, Callable[[dict[str, Any]], str]] = {
    "curve": curve.svg,
    "garden": garden.svg,
    "plan": plan.svg,
    "progress": progress.svg,
    "real_life": real_life.svg,
    "results": results.svg,
    "week": week.svg,
}


def kept(picture: str, facts: dict[str, Any], caption: str, **more: Any) -> dict[str, Any]:
    """What a row of the outbox holds until it is sent."""
    return {"picture": picture, "facts": facts, "caption": caption, **more}


def picture_of(body: dict[str, Any]) -> bytes:
    """The PNG of what `kept` made; of an older version's {"curve": facts}, too, which an upgrade may find in the outbox."""
    name = body.get("picture", "curve")
    return drawn(PICTURES[name](body["facts"] if "picture" in body else body["curve"]))
