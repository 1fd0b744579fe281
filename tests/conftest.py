"""What tests share: a real store on SQLite in a folder of its own, and a fixed clock."""

import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.store.store import Store

# read when numpy is loaded: several test processes, each with as many threads as cores, would only wait for each other
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
TOGETHER = {
    "tests/walks/": "walks",
    "tests/test_doctrine.py": "walks",
    "tests/flows/test_debrief.py": "talks",
    "tests/bench/test_faults.py": "faults",
    "tests/bot/test_streams.py::test_an_awkward_line": "lines",
}
"""Tests that share what takes long to come by, by how their names begin: where several processes test, one takes all of a group."""
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> str:
    """The address of a fresh SQLite file."""
    return f"sqlite:///{tmp_path / 'talks.db'}"


@pytest_asyncio.fixture
async def store(database: str) -> AsyncIterator[Store]:
    """An open store."""
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
