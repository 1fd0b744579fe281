"""A desk with a shared talk on it, laid once and copied for each test, and programs with keys to it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.store.store import Store
from tests.api.calls import Numbers, Program, holding, numbered, program
from tests.desk.sample import Desk, laid


@dataclass(frozen=True)
class Model:
    """A laid desk in a file."""

    file: Path
    on_it: Desk
    numbers: Numbers


async def laid_in(file: Path) -> Model:
    """A coach with three learners, of whom the third keeps scores private; the first shows a talk."""
    store = await Store.opened(f"sqlite:///{file}")
    async with store.work() as work:
        on_it = await laid(work, 3, 1, datetime.now(UTC))
    numbers = await numbered(store, on_it)
    await store.tidy()
    await store.close()
    return Model(file, on_it, numbers)


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """Made once."""
    return asyncio.run(laid_in(tmp_path_factory.mktemp("api") / "model.db"))


@pytest_asyncio.fixture
async def store(model: Model, tmp_path: Path) -> AsyncIterator[Store]:
    """A copy of it."""
    shutil.copy(model.file, tmp_path / "copy.db")
    opened = await Store.opened(f"sqlite:///{tmp_path / 'copy.db'}")
    yield opened
    await opened.close()


@pytest.fixture
def on_it(model: Model) -> Desk:
    """What was laid."""
    return model.on_it


@pytest.fixture
def numbers(model: Model) -> Numbers:
    """By which number each kind of thing is known."""
    return dict(model.numbers)


@pytest_asyncio.fixture
async def maria(store: Store, on_it: Desk) -> AsyncIterator[Program]:
    """A program of the coach's that may do everything."""
    async with holding(store, on_it.coach) as found:
        yield found


@pytest_asyncio.fixture
async def tom(store: Store, on_it: Desk) -> AsyncIterator[Program]:
    """A program of the other coach's."""
    async with holding(store, on_it.other) as found:
        yield found


@pytest_asyncio.fixture
async def nobody(store: Store) -> AsyncIterator[Program]:
    """A program without a key."""
    async with program(store) as found:
        yield found
