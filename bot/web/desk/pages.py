"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.web.desk.visit import Visit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of many: what stands on it, its number, and how many there are."""

    things: Sequence[T]
    number: int
    count: int


def leaf(visit: Visit, things: Sequence[T], size: int) -> Leaf[T]:
    """The page that was asked for with ?page=2, `size` things a page; the nearest there is."""
    count = max(1, -(-len(things) // size))
    number = min(max(1, visit.asked("page")), count)
    return Leaf(things[(number - 1) * size : number * size], number, count)
