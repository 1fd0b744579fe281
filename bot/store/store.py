"""The store: one database, reached by transactions; migrated to the newest form when it is opened."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.nearby import nearby

_ASYNC = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
_MIGRATING = 0x5EC0_0DC0_FFEE  # the advisory lock that whoever starts first holds while migrating
PATIENCE = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,  # milliseconds
}
"""How long a PostgreSQL that has vanished without a word is waited for, in seconds; without these it can be hours."""
NEWEST = "0006"  # the last migration; a test holds it against the folder
MIGRATIONS = Path(__file__).parent / "migrations"


class Newer(Exception):
    """A database in a form that only a later version of this program knows."""


class Store:
    """Where learners, rehearsals, turns, updates and outgoing messages are kept."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        # SQLite has one writer: waiting in line here is fair and costs nothing, waiting on its lock is neither
        self._line = nullcontext() if self.is_shared else asyncio.Lock()

    @property
    def is_shared(self) -> bool:
        """Whether several processes may be at work on it: PostgreSQL, and not a file."""
        return self.engine.dialect.name == "postgresql"

    @classmethod
    async def opened(cls, address: str) -> Store:
        """The store at `address` ("sqlite:///file.db"), in its newest form. Raises SQLAlchemyError or OSError."""
        url = make_url(address)
        engine = create_async_engine(url.set(drivername=_ASYNC.get(url.drivername, url.drivername)), **_options(url))
        if url.get_backend_name() == "sqlite":
            event.listen(engine.sync_engine, "connect", _prepare)
            event.listen(engine.sync_engine, "begin", _begin)
        try:
            async with engine.begin() as connection:
                await connection.run_sync(_migrate)
        except BaseException:
            await engine.dispose()
            raise
        return cls(engine)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[AsyncSession]:
        """One transaction: committed at the end, rolled back if anything is raised."""
        async with self._line, AsyncSession(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """One look at many things, beside the line of those who write; nothing is to be written in it."""
        async with AsyncSession(self.engine, expire_on_commit=False) as session:
            await session.connection(execution_options={"looks": True})
            yield session

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[AsyncConnection]:
        """A look at what is there, beside the line of those who write."""
        async with self.engine.connect() as connection:
            yield await connection.execution_options(looks=True)

    async def tidy(self) -> None:
        """See to it that what was erased is gone from the disk: SQLite keeps it in the file beside the database until that is emptied."""
        if self.is_shared:
            return
        async with self._line, self.engine.connect() as connection:
            driver: Any = (await connection.get_raw_connection()).driver_connection
            await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        """Let go of all connections."""
        await self.engine.dispose()


def _options(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {"pool_size": 5, "max_overflow": 10, "connect_args": {"async_creator_fn": nearby}} if url.database else {}
    return {"pool_size": 5, "max_overflow": 15, "pool_pre_ping": True, "connect_args": PATIENCE}


def _prepare(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver begins transactions late; `_begin` does it at once
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # a transaction that reads first and writes later would fail where another wrote between
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get("looks") else "BEGIN IMMEDIATE")


def _migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATING})
    known = inspect(connection).has_table("alembic_version")
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if known else None
    if version == NEWEST:
        return
    if version is not None and version > NEWEST:
        raise Newer(f"the database was written by a newer version of second-coffee (its form is {version}, this one knows {NEWEST})")
    from alembic import command  # a quarter of a second to import, needed once
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
