"""What tests share: a real store on SQLite in a folder of its own, and a fixed clock."""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import pytest_asyncio
from hypothesis import settings

from bot.store.store import Store

if TYPE_CHECKING:
    from tests.postgres import Postgres

# read when numpy is loaded: several test processes, each with as many threads as cores, would only wait for each other
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
httpx._transports.default.create_ssl_context = cache(httpx._transports.default.create_ssl_context)  # type: ignore[attr-defined]
"""Each client reads all certificates there are, which takes longer than most tests; here nobody goes where they are needed."""
TOGETHER = {
    "tests/walks/": "walks",
    "tests/test_doctrine.py": "walks",
    "tests/flows/test_debrief.py": "talks",
    "tests/bench/test_faults.py": "faults",
    "tests/desk/test_access.py": "access",
    "tests/bot/test_streams.py::test_an_awkward_line": "lines",
}
"""Tests that share what takes long to come by, by how their names begin: where several processes test, one takes all of a group."""
# A red suite says the same every time, and something of the last change; `--hypothesis-profile=searching` and `tests.fuzz` look for more.
settings.register_profile("repeatable", derandomize=True)
settings.register_profile("searching", derandomize=False)
settings.load_profile("repeatable")
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """While all that is needed is loaded, nothing of it is garbage."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was loaded until now stays: it is never looked through for garbage, and the rest less often than a small program would."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


@pytest.fixture
def database(tmp_path: Path) -> str:
    """The address of a fresh SQLite file."""
    return f"sqlite:///{tmp_path / 'talks.db'}"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """One for all tests that neither kill it nor stop it; it waits for no disk, which only a crash of the machine would show."""
    from tests.postgres import Postgres

    with Postgres("-F") as running:
        yield running


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file with nothing in it."""
    path = tmp_path_factory.mktemp("store") / "empty.db"

    async def migrate() -> None:
        await (await Store.opened(f"sqlite:///{path}")).close()

    asyncio.run(migrate())
    return path


@pytest_asyncio.fixture
async def store(migrated: Path, database: str) -> AsyncIterator[Store]:
    """An open store."""
    shutil.copy(migrated, database.removeprefix("sqlite:///"))
    opened = await Store.opened(database)
    yield opened
    await opened.close()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """As `--dist loadgroup`, with the groups of TOGETHER: its own marks have no effect with this pytest (pytest-xdist, issue 1386)."""
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return next((group for begins, group in TOGETHER.items() if nodeid.startswith(begins)), nodeid)

    return Together(config, log) if config.getvalue("dist") == "loadgroup" else None
