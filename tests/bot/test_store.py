"""The store: migrated from nothing, on the newest form, safe for many at once."""

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlmodel import SQLModel, select

from bot.store.store import MIGRATIONS, NEWEST, Store
from bot.store.tables import Learner
from tests.conftest import NOW


async def test_the_migrations_end_where_the_tables_are(store: Store):
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == NEWEST
    async with store.engine.connect() as connection:
        differences = await connection.run_sync(lambda sync: compare_metadata(MigrationContext.configure(sync), SQLModel.metadata))
    assert not [each for each in differences if each[0] in ("add_table", "remove_table", "add_column", "remove_column")]


async def test_opening_again_changes_nothing(database: str):
    for _ in range(3):
        opened = await Store.opened(database)
        async with opened.work() as work:
            learners = (await work.exec(select(Learner))).all()
            work.add(Learner(chat=len(learners), since=NOW))
        await opened.close()
    assert len(learners) == 2


async def test_it_writes_ahead_and_waits_for_others(store: Store):
    async with store.engine.connect() as connection:
        assert (await connection.execute(text("PRAGMA journal_mode"))).scalar() == "wal"
        assert (await connection.execute(text("PRAGMA foreign_keys"))).scalar() == 1


async def test_many_write_at_once_and_none_is_lost(store: Store):
    async def one(chat: int) -> None:
        async with store.work() as work:
            (await work.exec(select(Learner))).all()
            work.add(Learner(chat=chat, since=NOW))

    await asyncio.gather(*(one(chat) for chat in range(60)))
    async with store.work() as work:
        assert len((await work.exec(select(Learner))).all()) == 60


async def test_a_folder_that_is_not_there_is_a_plain_fault(tmp_path: Path):
    with pytest.raises(Exception, match="unable to open"):
        await Store.opened(f"sqlite:///{tmp_path / 'no' / 'such' / 'folder.db'}")
    await asyncio.sleep(0.1)  # the driver's thread still has its end to report to this loop


async def test_a_look_waits_for_no_writer_and_sees_what_is_committed(store: Store):
    async with store.work() as work:
        work.add(Learner(chat=1, since=NOW))
    async with store.work() as work:
        work.add(Learner(chat=2, since=NOW))
        await work.flush()
        async with asyncio.timeout(5), store.reading() as look:
            assert [each.chat for each in (await look.exec(select(Learner))).all()] == [1]
    async with store.reading() as look:
        assert len((await look.exec(select(Learner))).all()) == 2
