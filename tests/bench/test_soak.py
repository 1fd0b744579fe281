"""Learners who go on for long; `python -m tests.bench.soak` makes them 10,000 with 200,000 turns."""

import asyncio
import gc
from collections.abc import Iterator

import pytest

from bot.store.store import Store
from tests.postgres import Postgres

from .soak import Soaked, soak
from .statements import scans

LEARNERS, TURNS = 12, 90
MORE = 60.0  # megabytes that a run of this length may grow by after its first fifth


@pytest.fixture(autouse=True)
def swept_as_ever() -> Iterator[None]:
    """Garbage is looked for as often as in the product: what is held is measured here."""
    rarely = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*rarely)


def is_sound(soaked: Soaked) -> bool:
    grown = soaked.tenths[-1].resident - soaked.tenths[1].resident
    return not (soaked.unanswered or soaked.left_over or soaked.scanning) and grown < MORE


def test_no_statement_of_a_turn_reads_a_whole_table(database: str) -> None:
    soaked = asyncio.run(soak(database, LEARNERS, TURNS))
    assert is_sound(soaked), soaked
    assert soaked.statements > 25, "little was asked"


def test_nor_on_postgresql_where_an_index_would_do() -> None:
    with Postgres() as postgres:
        soaked = asyncio.run(soak(postgres.fresh(), LEARNERS, TURNS))
    assert is_sound(soaked), soaked


async def test_a_statement_without_an_index_is_told(store: Store) -> None:
    asked = {"SELECT * FROM turns WHERE kind = ?": ("say",), "SELECT * FROM turns WHERE id = ?": (7,)}
    assert list(await scans(store, asked)) == ["SELECT * FROM turns WHERE kind = ?"]
