"""A desk on each database: SQLite, and PostgreSQL where the tests may run side by side."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import psycopg
import pytest
import pytest_asyncio
from sqlmodel import SQLModel

from bot.store.store import Store
from tests.postgres import Postgres


@pytest.fixture(scope="session")
def fresh_postgres(postgres: Postgres) -> Callable[[], str]:
    """Gives the address of a migrated database with nothing in it; it is one and the same, emptied."""

    async def migrate(address: str) -> None:
        await (await Store.opened(address)).close()

    def emptied() -> str:
        with psycopg.connect(address) as connection:
            tables = ", ".join(each.name for each in SQLModel.metadata.sorted_tables)
            connection.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE".encode())
        return address

    address = postgres.fresh()
    asyncio.run(migrate(address))
    return emptied


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, migrated: Path, tmp_path: Path) -> str:
    """Of an empty database, once on each."""
    if request.param == "postgresql":
        fresh: Callable[[], str] = request.getfixturevalue("fresh_postgres")
        return fresh()
    shutil.copy(migrated, tmp_path / "talks.db")
    return f"sqlite:///{tmp_path / 'talks.db'}"


@pytest_asyncio.fixture
async def store(address: str) -> AsyncIterator[Store]:
    """An open store, once on each database."""
    opened = await Store.opened(address)
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def shared(fresh_postgres: Callable[[], str]) -> AsyncIterator[Store]:
    """An open store on PostgreSQL, for two transactions at once."""
    opened = await Store.opened(fresh_postgres())
    yield opened
    await opened.close()
