"""However often a character is repeated, reading takes time by the length of a text and not by its square."""

from collections.abc import Callable
from datetime import UTC, datetime
from time import perf_counter

import pytest

from flows.afterwards.reading import read
from flows.biography.layout import undated
from flows.listing import targets
from flows.rewriting.draft import pieces
from flows.whom import wanted

NOON = datetime(2025, 5, 5, 12, tzinfo=UTC)
MONOTONOUS = {
    "lines": "\n" * 2000,
    "blanks": " " * 4000,
    "a a a": "a " * 2000,
    "commas": "," * 2000,
    "AAA": "A" * 2000,
    "dashes": "-" * 2000,
}
READERS: dict[str, Callable[[str], object]] = {
    "a place of work": lambda text: undated(f"Quality, Foo (2019-2021){text}x"),
    "a list of targets": lambda text: targets(f"Acme{text}x"),
    "a list of people": lambda text: wanted(f"{text}x"),
    "a draft": lambda text: pieces(f"hi{text}x"),
    "what happened": lambda text: read(f"{text}x", NOON),
}


@pytest.mark.parametrize("repeated", MONOTONOUS)
@pytest.mark.parametrize("reader", READERS)
def test_a_repeated_character_keeps_nobody_waiting(reader: str, repeated: str) -> None:
    began = perf_counter()
    READERS[reader](MONOTONOUS[repeated])
    assert perf_counter() - began < 2
