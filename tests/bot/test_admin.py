"""`second-coffee admin`: counts, puts back and erases beside a running bot, and never shows a word of anybody."""

import asyncio
import contextlib
import json
import os
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import text
from sqlmodel import SQLModel, select

from bot.store.store import Store
from bot.store.tables import Learner, Outgoing, Received
from bot.telegram.carrying.again import look_again
from bot.telegram.carrying.shared import Shared
from tests.commands import Forked, command
from tests.emulator import Emulator
from tests.postgres import Postgres
from tests.telegram.conftest import at_work
from tests.telegram.learner import Learner as Person

NOW = datetime.now(UTC)
ADA, BO, GONE = 7_654_321, 7_654_322, 7_654_323


@pytest.fixture
def telegram() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, postgres: Postgres, tmp_path: Path) -> str:
    return postgres.fresh() if request.param == "postgresql" else f"sqlite:///{tmp_path / 'talks.db'}"


@pytest_asyncio.fixture
async def store(address: str) -> AsyncIterator[Store]:
    """With three learners, of whom one is gone, and messages that failed for all sorts of reasons."""
    opened = await Store.opened(address)
    async with opened.work() as work:
        work.add_all([Learner(chat=ADA, since=NOW), Learner(chat=BO, since=NOW), Learner(chat=GONE, unreachable="blocked", since=NOW)])
        work.add(Received(id=1, chat=ADA, body="", handled=True, at=NOW - timedelta(minutes=5)))
        work.add(Received(id=2, chat=BO, body='{"text": "my sorrow"}', at=NOW - timedelta(hours=3)))
        failed = [(ADA, "TimedOut"), (ADA, "unsupported tag: my sorrow"), (ADA, "taken back"), (GONE, "unreachable"), (GONE, "TimedOut")]
        for chat, failure in failed:
            work.add(Outgoing(chat=chat, method="send_message", body='{"text":"my sorrow"}', status="failed", failure=failure, at=NOW))
        work.add(Outgoing(chat=ADA, method="set_message_reaction", body="{}", status="failed", failure="TimedOut", at=NOW))
        work.add(Outgoing(chat=ADA, method="send_message", body="{}", status="failed", failure="TimedOut", at=NOW))
    yield opened
    await opened.close()


async def admin(address: str, *asked: str) -> dict[str, Any]:
    """What it answers."""
    env = os.environ | {"DATABASE_URL": address, "LOG_LEVEL": "DEBUG"}
    done = await asyncio.to_thread(command, "admin", *asked, "--json", env=env, within=30)
    assert done.returncode == 0, done.stderr
    assert "sorrow" not in done.stdout + done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


async def test_learners_are_counted(store: Store, address: str):
    told = await admin(address, "learners")
    assert told == {"learners": 3, "active_within_an_hour": 1, "active_within_a_day": 2, "blocked": 1, "in_a_rehearsal": 0}


async def test_queues_tell_what_waits_and_why_messages_failed(store: Store, address: str):
    told = await admin(address, "queues")
    since = timedelta(hours=3).total_seconds() + (datetime.now(UTC) - NOW).total_seconds()
    assert told["updates"]["waiting"] == 1 and since - 100 < told["updates"]["oldest_seconds"] <= since
    assert told["messages"] == {"waiting": 0, "oldest_seconds": 0.0}
    assert told["failed_messages"] == {"TimedOut": 4, "refused": 1, "taken back": 1, "unreachable": 1}
    assert ("jobs" in told) == store.is_shared


async def test_what_may_yet_succeed_is_put_back_and_nothing_else(store: Store, address: str):
    if store.is_shared:
        async with store.work() as work:
            await Shared(store).handle(work, [(BO, 2)])
            await (await work.connection()).execute(text("UPDATE procrastinate_jobs SET status = 'failed'"))
    told = await admin(address, "retry")
    assert told["messages_put_back"] == 1 and told.get("jobs_put_back", 1) == 1
    async with store.work() as work:
        waiting = (await work.exec(select(Outgoing).where(Outgoing.status == "waiting"))).all()
        assert [(row.chat, row.failure) for row in waiting] == [(ADA, "")]
        if store.is_shared:
            jobs = (await (await work.connection()).execute(text("SELECT lock, status::text FROM procrastinate_jobs"))).all()
            assert {(f"chat {BO}", "todo"), (f"to {ADA}", "todo")} == {tuple(job) for job in jobs}
    assert (await admin(address, "retry"))["messages_put_back"] == 0


async def test_a_redacted_learner_is_nowhere(store: Store, address: str):
    assert (await admin(address, "redact", str(ADA)))["known"]
    assert (await admin(address, "redact", str(BO)))["known"]
    assert not (await admin(address, "redact", str(BO)))["known"]
    async with store.work() as work:
        kept = [
            str(row) for table in SQLModel.metadata.sorted_tables for row in (await (await work.connection()).execute(table.select())).all()
        ]
    assert kept and not [row for row in kept if str(ADA) in row or str(BO) in row]
    assert (await admin(address, "learners"))["learners"] == 1
    assert (await admin(address, "queues"))["updates"]["waiting"] == 0


async def test_it_works_beside_a_bot_on_a_file(telegram: Emulator, tmp_path: Path):
    address = f"sqlite:///{tmp_path / 'talks.db'}"
    ada = Person(telegram)
    with Forked("bot", "bot", env=telegram.env | {"DATABASE_URL": address}) as process:
        telegram.wait_until_polled(within=20)
        await ada.begins()
        assert (await admin(address, "learners"))["in_a_rehearsal"] == 1
        assert (await admin(address, "redact", str(ada.id)))["known"]
        assert (await admin(address, "learners"))["learners"] == 0
        assert await ada.begins()
        assert process.terminate() == 0 and "ERROR" not in process.output


async def test_what_was_put_back_is_sent_without_a_restart(telegram: Emulator, tmp_path: Path):
    store = await Store.opened(f"sqlite:///{tmp_path / 'talks.db'}")
    ada = Person(telegram)
    async with at_work(telegram, store) as bot:
        await ada.asks("/start")
        async with store.work() as work:
            body = '{"text": "Late, but here."}'
            work.add(Outgoing(chat=ada.id, method="send_message", body=body, status="failed", failure="TimedOut", at=NOW))
        await admin(f"sqlite:///{tmp_path / 'talks.db'}", "retry")
        looking = asyncio.create_task(look_again(bot.egress, 0.05))
        assert await ada.person.hears("Late, but here.")
        looking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await looking
    await store.close()


def test_without_json_it_answers_in_words(tmp_path: Path):
    done = command("admin", "queues", env=os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path / 'talks.db'}"}, within=30)
    assert done.stdout.splitlines()[:3] == ["updates:", "  waiting: 0", "  oldest seconds: 0.0"] and not done.stderr
