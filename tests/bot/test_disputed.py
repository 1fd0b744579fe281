"""Disputed judgements in the store: migrated to from the first tables, kept once, the learner's own."""

import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import create_engine, create_mock_engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from bot import disputed
from bot.checked import look_at
from bot.practice import learner_of
from bot.store.store import MIGRATIONS, Store
from bot.store.tables import Disputed
from flows.moves import Relationship
from tests.conftest import NOW

TEXT = "Hi Tom, could you refer me?"


def migrated(path: Path, to: str) -> None:
    """A database in the form `to`, as an earlier version left it."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)
    engine.dispose()


async def test_a_store_of_the_first_form_is_brought_up_and_keeps_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    migrated(path, "0001")
    with sqlite3.connect(path) as old:
        old.execute("INSERT INTO learners VALUES (1, 77, 'end', '{}', '', '2026-01-01 00:00:00')")
    store = await Store.opened(f"sqlite:///{path}")
    async with store.work() as work:
        learner = await learner_of(work, 77, NOW)
        assert learner.id == 1 and learner.feedback == "end"
        await disputed.keep(work, learner, look_at(TEXT, Relationship.STRANGER), NOW)
    await store.close()


def test_the_migration_is_sound_on_postgresql() -> None:
    from importlib import import_module

    said: list[str] = []
    engine = create_mock_engine("postgresql://", lambda what, *_, **__: said.append(str(what.compile(dialect=engine.dialect))))
    context = MigrationContext.configure(dialect_name="postgresql", opts={"as_sql": True, "output_buffer": _Lines(said)})
    with Operations.context(context):
        import_module("bot.store.migrations.versions.0002_disputes").upgrade()
    text = "\n".join(said)
    assert "CREATE TABLE disputes" in text and "TIMESTAMP WITH TIME ZONE" in text and "CONSTRAINT disputes_once UNIQUE" in text


class _Lines:
    def __init__(self, said: list[str]) -> None:
        self.write, self.flush = said.append, lambda: None


async def test_the_same_message_is_kept_once_for_each_reader_and_learner(store: Store) -> None:
    async with store.work() as work:
        ada, bea = await learner_of(work, 1, NOW), await learner_of(work, None, NOW)
        first = await disputed.keep(work, ada, look_at(TEXT, Relationship.STRANGER), NOW)
        again = await disputed.keep(work, ada, look_at(TEXT, Relationship.STRANGER), NOW)
        await disputed.keep(work, ada, look_at(TEXT, Relationship.FRIEND), NOW)
        other = await disputed.keep(work, bea, look_at(TEXT, Relationship.STRANGER), NOW)
        assert first.id == again.id != other.id
        assert not await disputed.add_words(work, bea, first.id or 0, "not mine")
        assert await disputed.add_words(work, ada, first.id or 0, " too harsh " + "x" * 5000)
        assert len(first.said) == disputed.LONGEST and first.said.startswith("too harsh")
        assert not await disputed.add_words(work, ada, 999, "gone")
        assert len(await disputed.lines(work)) == 3


async def test_what_is_kept_is_what_was_shown(store: Store) -> None:
    checked = look_at(f"{TEXT} I liked the bridge.", Relationship.STRANGER)
    async with store.work() as work:
        await disputed.keep(work, await learner_of(work, 1, NOW), checked, NOW)
        (line,) = await disputed.lines(work)
    judged = line["judged"]
    assert [(mark["move"], mark["weight"], tuple(mark["span"])) for mark in judged["marks"]] == [
        (mark.move, mark.weight, (mark.start, mark.end)) for mark in checked.marks
    ]
    assert judged["rewritten"] == checked.rewritten.text and judged["asked"] == list(checked.rewritten.asked)


async def test_the_database_itself_keeps_it_once(store: Store) -> None:
    async with store.work() as work:
        learner = await learner_of(work, 1, NOW)
        row = await disputed.keep(work, learner, look_at(TEXT, Relationship.STRANGER), NOW)
        twin = row.model_dump(exclude={"id"})
    with pytest.raises(IntegrityError):
        async with store.work() as work:
            work.add(Disputed(**twin))
    async with store.work() as work:
        assert (await work.exec(select(Disputed))).one()
