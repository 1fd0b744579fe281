"""The tables of real life, on both databases: they come and go with their migration, and what nobody needs is let go of."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlmodel import select

from bot import contacts
from bot.letting_go import let_go
from bot.practice import learner_of
from bot.store.codec import dump
from bot.store.store import MIGRATIONS, Store
from bot.store.tables import Contacted, Guessed, Occasioned, Rehearsed, Reminder
from flows.contact import Contact
from flows.occasion import Occasion

NOW = datetime.now(UTC)
ANA = Contact("Ana Reyes")
NEW = {"occasions", "contacts", "guesses"}


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A fresh database of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'talks.db'}"
    return request.getfixturevalue("postgres").fresh()


async def test_the_tables_of_real_life_come_and_go(address: str) -> None:
    def migrated(connection: sa.Connection, act: Callable[[Config, str], None], revision: str) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        act(config, revision)

    def seen(connection: sa.Connection) -> tuple[set[str], set[str], set[str]]:
        found = sa.inspect(connection)
        columns = ({each["name"] for each in found.get_columns(table)} for table in ("learners", "reminders"))
        return set(found.get_table_names()), *columns

    store = await Store.opened(address)
    for act, revision, there in ((command.downgrade, "0004", False), (command.upgrade, "0005", True), (command.upgrade, "head", True)):
        async with store.engine.begin() as connection:
            await connection.run_sync(migrated, act, revision)
            tables, of_learners, of_reminders = await connection.run_sync(seen)
        assert (tables >= NEW) is there is bool(NEW & tables)
        assert ({"zone", "quiet_from", "quiet_until"} <= of_learners) is there is ({"about", "wall"} <= of_reminders)
    await store.close()


async def test_contacts_stay_while_a_learner_comes_back_and_go_when_they_do_not(address: str) -> None:
    store = await Store.opened(address)
    old, then = NOW - timedelta(days=400), NOW - timedelta(days=365)
    kept: list[int | None] = []
    async with store.work() as work:
        for chat in (1, 2):
            learner = await learner_of(work, chat, old)
            row, number = await contacts.added(work, learner, ANA, old), learner.id or 0
            stale, played, newest = (Guessed(learner=number, contact=row.id or 0, facts="{}", at=old) for _ in range(3))
            work.add_all((stale, played, newest, Occasioned(learner=number, state=dump(Occasion()), starts=old, at=old)))
            work.add(Reminder(learner=number, kind="follow_up", about=row.id or 0, due=old, status="sent"))
            await work.flush()
            row.guess = newest.id or 0
            if chat == 2:
                kept = [played.id, newest.id]
                work.add(Rehearsed(learner=number, scene="coffee", partner=f"guess{played.id}", seed=1, state="{}", began=NOW))
        await work.flush()
        await let_go(work, then)
        here = learner.id
    async with store.work() as work:
        assert [row.learner for row in (await work.exec(select(Contacted))).all()] == [here]
        assert [row.id for row in (await work.exec(select(Guessed).order_by(Guessed.id))).all()] == kept
        assert [row.learner for row in (await work.exec(select(Reminder))).all()] == [here]
        assert (await work.exec(select(Occasioned))).all() == []
    await store.close()


async def test_what_was_looked_at_is_touched_once_a_day(address: str) -> None:
    store = await Store.opened(address)
    async with store.work() as work:
        learner = await learner_of(work, 1, NOW)
        row = await contacts.added(work, learner, ANA, NOW - timedelta(days=2))
        contacts.seen(row, NOW)
        assert row.at == NOW
        contacts.seen(row, NOW + timedelta(hours=5))
        assert row.at == NOW
        await let_go(work, NOW - timedelta(days=1))
        assert (await work.exec(select(Contacted))).one().id == row.id
        await let_go(work, NOW + timedelta(seconds=1))
        assert (await work.exec(select(Contacted))).all() == []
    await store.close()
