"""Some minutes of a failing Telegram; `python -m tests.bench.faults` makes it an hour."""

import asyncio

import pytest

from .clock import SLOW, Clock
from .faults import Faced, away, failing

MORE = 25.0  # megabytes that a short run may grow by; a leak of what was sent would be more in an hour


@pytest.fixture(scope="module")
def returned() -> Faced:
    """What a Telegram came back to."""
    return away(10, 160)


def test_a_failing_telegram_loses_nothing_and_doubles_nothing() -> None:
    faced = failing(10, 160)
    assert faced.clean and faced.faults, faced
    assert faced.grown < MORE, faced


def test_telegram_away_is_waited_for_and_caught_up_with(returned: Faced) -> None:
    assert returned.clean, returned
    assert returned.grown < MORE, returned


def test_and_it_is_not_flooded(returned: Faced) -> None:
    assert returned.patient, returned


async def test_the_clock_runs_fast_and_can_be_slowed_down() -> None:
    clock = Clock(1_000)
    await asyncio.sleep(0.01)
    shown = clock.now()
    assert shown >= 10
    clock.slow_down()
    slowed = clock.now()
    await clock.sleep(0.04 * SLOW)
    assert 0.04 * SLOW <= clock.now() - slowed < 1_000
