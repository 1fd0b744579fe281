"""What is seated beside the built-in scenes and partners for a while: what coaches brought, and guesses at real people."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

MOST_OWN = 48  # partners of coaches that are kept, and as many scenes; a partner takes 4 milliseconds and 400 kB, a scene 50
_OWN = re.compile(r"own[1-9]\d{0,17}")
T = TypeVar("T")


def is_own(name: str) -> bool:
    """Whether a name is that of something a coach brought: "own12"."""
    return _OWN.fullmatch(name) is not None


class Seats(Generic[T]):
    """Values by name, each with what it was made of, so that a change is seen; whoever was seated longest ago gives way."""

    def __init__(self, most: int, gone: Callable[[str], None]) -> None:
        self._most, self._gone = most, gone
        self._held: OrderedDict[str, tuple[str, T]] = OrderedDict()

    def seat(self, name: str, made_of: str, value: Callable[[], T]) -> None:
        """`name` stands for `value`, which is only made if it was made of something else before."""
        if name not in self._held or self._held[name][0] != made_of:
            self.drop(name)
            self._held[name] = (made_of, value())
        self._held.move_to_end(name)
        while len(self._held) > self._most:
            self.drop(next(iter(self._held)))

    def drop(self, name: str) -> None:
        """It is gone, with all that was made of it."""
        if self._held.pop(name, None) is not None:
            self._gone(name)

    def __getitem__(self, name: str) -> T:
        return self._held[name][1]

    def __contains__(self, name: str) -> bool:
        return name in self._held

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)
