"""A target tried for long: round after round, counted and timed."""

from __future__ import annotations

import contextlib
import logging
import sys
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hypothesis import Phase, Verbosity, seed

from bot.checked import look_at
from bot.content.library import world
from flows.moves import Relationship

from .alone import place_of
from .targets import TARGETS

ROUND = 500  # examples from one seed: the library remembers all it has tried, and tries nothing twice
ENOUGH = 30  # failures in a row after which a target is left alone


@dataclass
class Told:
    """What became of a target: inputs, seconds, the slowest of them, and the smallest input for each kind of failure."""

    target: str
    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    slowest_input: str = ""
    failures: dict[str, str] = field(default_factory=dict)

    def add(self, other: Told) -> None:
        """Take in what another process found."""
        self.inputs += other.inputs
        self.seconds = max(self.seconds, other.seconds)
        if other.slowest > self.slowest:
            self.slowest, self.slowest_input = other.slowest, other.slowest_input
        for place, example in other.failures.items():
            self.fails(place, example)

    def fails(self, place: str, example: str) -> None:
        """Keep an example, if it is the smallest."""
        self.failures[place] = min(self.failures.get(place, example), example, key=len)

    @contextlib.contextmanager
    def watching(self, one: Any) -> Iterator[None]:
        """Count an example, take its time, and note how it fails."""
        since = time.process_time()
        try:
            yield
        except Exception as error:
            self.fails(place_of(error), f"{_plain(str(error), 160)}: {_plain(repr(one), 1000)}")
            raise
        finally:
            spent = time.process_time() - since
            if spent > self.slowest:
                self.slowest, self.slowest_input = spent, _plain(repr(one), 300)


def tried(name: str, inputs: int, first_seed: int) -> Told:
    """Try a target on as many inputs, round after round."""
    look_at("Hello, could you refer me?", Relationship.STRANGER)  # what is loaded once is nobody's slowness
    assert all(world().people.values())
    logging.disable(logging.WARNING)  # a line for each thing that is refused would be a million lines
    told, since, failed = Told(name), time.perf_counter(), 0
    with TARGETS[name]() as target:
        for round_seed in range(first_seed, sys.maxsize):
            if told.inputs >= inputs or failed > ENOUGH:
                break
            examples = min(ROUND, max(20, (inputs - told.inputs) // target.inputs_of_one))
            test = target.test(examples, told.watching, phases=(Phase.generate,), verbosity=Verbosity.quiet)
            warnings.simplefilter("ignore")  # that an example is large
            before = target.count
            try:
                seed(round_seed)(test)()
            except BaseException as error:
                if isinstance(error, KeyboardInterrupt):
                    raise
                failed += 1
            told.inputs += target.count - before
    told.seconds = time.perf_counter() - since
    return told


def _plain(words: str, most: int) -> str:
    shown = words.encode("ascii", "backslashreplace").decode().replace("\n", " ")
    return shown if len(shown) <= most else f"{shown[:most]}… ({len(shown):,})"
