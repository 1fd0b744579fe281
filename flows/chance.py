"""Seeded freshness: the same seed, turn and occasion choose the same, whatever the machine."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")


def chance(*occasion: object) -> float:
    """A number from 0 up to 1 that depends on `occasion` alone."""
    digest = blake2b(":".join(map(str, occasion)).encode("utf-8", "surrogatepass"), digest_size=6).digest()
    return int.from_bytes(digest, "big") / 2**48


def pick(choices: Sequence[T], *occasion: object) -> T:
    """One of `choices`, by `occasion`."""
    return choices[int(chance(*occasion) * len(choices))]


def shuffled(choices: Sequence[T], *occasion: object) -> list[T]:
    """All of `choices` in an order that depends on `occasion`."""
    return sorted(choices, key=lambda choice: chance(*occasion, choice))
