"""What tests share: a real store on SQLite in a folder of its own, and a fixed clock."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.store.store import Store

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
