"""Everything is copied from one database into another, an empty one, and read back there before it counts."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, TypeAlias

from sqlalchemy import BigInteger, Integer, Table, func, select, text
from sqlalchemy import table as table_named
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store import coaching as _coaching  # noqa: F401 - its tables are moved too
from bot.store.addresses import FROM, TO, Refused, check, trouble
from bot.store.store import Store
from bot.store.tables import Learner

MOST_ROWS, MOST_CHARACTERS = 500, 1 << 20  # in hand at a time, and a row more
_LOOK = 50  # rows fetched at once
_INTEGERS = range(-(1 << 31), 1 << 31)  # what PostgreSQL takes in a plain integer column; SQLite takes any
_QUEUE = "procrastinate_jobs"
_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user "
    "AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
)

HandOn: TypeAlias = Callable[[Store, AsyncSession], Awaitable[None]]
"""What is done at the target in the same transaction, once all is there and the same."""


class Differs(Refused):
    """A table reads otherwise at the target than at the source."""


@dataclass(slots=True)
class Tally:
    """How many rows there were, and a sum over their digests, the same in any order and on any database."""

    rows: int = 0
    total: int = 0

    def add(self, row: Sequence[Any]) -> None:
        """Count `row` in; a moment counts as itself in UTC, and nothing (None) as something of its own."""
        plain = [value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value for value in row]
        self.rows += 1
        self.total = (self.total + int.from_bytes(sha256(repr(plain).encode()).digest())) % (1 << 256)

    @property
    def digest(self) -> str:
        """Its first twelve figures, for people: "5f0a9c21d3b7"."""
        return f"{self.total:064x}"[:12]


@dataclass(frozen=True, slots=True)
class Copied:
    """A table that is now at the target as it is at the source."""

    table: str
    rows: int
    digest: str
    mended: int  # texts with something in them that the target can't hold; it became U+FFFD


async def move(source: URL, target: URL, hand_on: HandOn) -> list[Copied]:
    """Copy all tables in one transaction at `target`, verify them, `hand_on`; with anything raised nothing stays. Raises Refused."""
    check(source, target)
    mending = _Mending()
    async with _opened(source, FROM) as read, _snapshot(read, mending) as before, _opened(target, TO) as store, _transaction(store) as work:
        after = await work.connection()
        await _refuse_unless_empty(after, store)
        copied = [await _copied(table, before, after, mending) for table in _tables()]
        for each in copied:
            await _verify(SQLModel.metadata.tables[each.table], each, after)
        if store.is_shared:
            await _count_on(after)
        await hand_on(store, work)
    return copied


@dataclass(slots=True)
class _Mending:
    """Replaces what no text of the target may hold, and counts it: bytes that are no UTF-8, and NUL on PostgreSQL."""

    texts: int = 0

    def decoded(self, raw: bytes) -> str:
        """Text out of SQLite, which checks no text that is put in."""
        try:
            return raw.decode()
        except UnicodeDecodeError:
            self.texts += 1
            return raw.decode("utf-8", "replace")

    def without_nul(self, value: Any) -> Any:
        """Text for PostgreSQL, which takes everything but NUL."""
        if isinstance(value, str) and "\0" in value:
            self.texts += 1
            return value.replace("\0", "\N{REPLACEMENT CHARACTER}")
        return value


@asynccontextmanager
async def _opened(url: URL, side: str) -> AsyncIterator[Store]:
    with trouble(side, "be opened"):
        store = await Store.opened(url.render_as_string(hide_password=False))
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def _snapshot(store: Store, mending: _Mending) -> AsyncIterator[AsyncConnection]:
    """The source as it is at one moment, with nobody else at work on it: what is written later would be left behind."""
    async with store.engine.connect() as connection:
        with trouble(FROM, "be read"):
            if store.is_shared:
                await connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
                if others := (await connection.execute(_OTHERS)).scalar_one():
                    raise Refused(f"FROM is in use by {others} other connections: stop whatever works on it, then try again")
            else:
                await _alone(connection, mending)
        yield connection


async def _alone(connection: AsyncConnection, mending: _Mending) -> None:
    """Take a SQLite file for ourselves; this fails while any other process has it open."""
    driver: Any = (await connection.get_raw_connection()).driver_connection
    driver.text_factory = mending.decoded
    for pragma in ("busy_timeout=1000", "locking_mode=EXCLUSIVE"):
        await driver.execute(f"PRAGMA {pragma}")
    try:
        await connection.execute(select(func.count()).select_from(_tables()[0]))
    except OperationalError as error:
        if "locked" not in str(error.orig):
            raise
        raise Refused("FROM is in use: stop the bot and whatever else has the file open, then try again") from None


@asynccontextmanager
async def _transaction(store: Store) -> AsyncIterator[AsyncSession]:
    with trouble(TO, "be written"):
        async with store.work() as work:
            yield work


async def _refuse_unless_empty(connection: AsyncConnection, store: Store) -> None:
    names = [table.name for table in _tables()] + ([_QUEUE] if store.is_shared else [])
    counts = {name: (await connection.execute(select(func.count()).select_from(table_named(name)))).scalar_one() for name in names}
    if any(counts.values()):
        found = ", ".join(f"{name} {count}" for name, count in counts.items() if count)
        raise Refused(f"TO is not empty ({found}): give a database with nothing in it")


async def _copied(table: Table, source: AsyncConnection, target: AsyncConnection, mending: _Mending) -> Copied:
    tally, mended = Tally(), mending.texts
    is_postgres = target.dialect.name == "postgresql"
    names = [column.name for column in table.columns]
    async with aclosing(_batches(table, source, FROM)) as batches:
        async for batch in batches:
            rows = [_fitting(table, row, mending) for row in batch] if is_postgres else batch
            for row in rows:
                tally.add(row)
            with trouble(TO, f"take a row of {table.name}"):
                await target.execute(table.insert(), [dict(zip(names, row, strict=True)) for row in rows])
    return Copied(table.name, tally.rows, tally.digest, mending.texts - mended)


async def _verify(table: Table, copied: Copied, target: AsyncConnection) -> None:
    tally = Tally()
    async with aclosing(_batches(table, target, TO)) as batches:
        async for batch in batches:
            for row in batch:
                tally.add(row)
    if (tally.rows, tally.digest) != (copied.rows, copied.digest):
        at_source, there = f"{copied.rows} rows, {copied.digest}", f"{tally.rows} rows, {tally.digest}"
        raise Differs(f"{table.name} is not the same at TO ({there}) as at FROM ({at_source})")


async def _batches(table: Table, connection: AsyncConnection, side: str) -> AsyncGenerator[list[tuple[Any, ...]], None]:
    """All rows by their key, so many at a time that memory stays flat, however long their texts are."""
    batch: list[tuple[Any, ...]] = []
    characters = 0
    with trouble(side, f"be read, in {table.name}"):
        rows = await connection.stream(select(table).order_by(*table.primary_key), execution_options={"yield_per": _LOOK})
        try:
            async for row in rows:
                batch.append(tuple(row))
                characters += sum(len(value) for value in row if isinstance(value, str))
                if len(batch) >= MOST_ROWS or characters >= MOST_CHARACTERS:
                    yield batch
                    batch, characters = [], 0
        finally:
            await rows.close()
    if batch:
        yield batch


def _fitting(table: Table, row: Sequence[Any], mending: _Mending) -> tuple[Any, ...]:
    """A row as PostgreSQL takes it. Raises Refused for a number that is too large for its column."""
    for column, value in zip(table.columns, row, strict=True):
        is_small = isinstance(column.type, Integer) and not isinstance(column.type, BigInteger)
        if is_small and isinstance(value, int) and value not in _INTEGERS:
            raise Refused(f"{table.name} {row[0]}: {column.name} is {value}, and PostgreSQL's column ends at {_INTEGERS[-1]}")
    return tuple(map(mending.without_nul, row))


async def _count_on(connection: AsyncConnection) -> None:
    """Let PostgreSQL number new rows from where the old ones end."""
    for table in _tables():
        for key in table.primary_key:
            owned = select(func.pg_get_serial_sequence(table.name, key.name))
            if (sequence := (await connection.execute(owned)).scalar()) is not None:
                last = func.max(key)
                await connection.execute(select(func.setval(sequence, func.coalesce(last, 1), last.is_not(None))))


def _tables() -> list[Table]:
    assert Learner.metadata is SQLModel.metadata
    return SQLModel.metadata.sorted_tables
