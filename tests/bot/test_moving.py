"""Moving: all of it or nothing, the same on both sides, and what was waiting is worked off where it went."""

import asyncio
import json
import resource
import sqlite3
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import text
from sqlmodel import SQLModel, col, select

from bot.cli import main
from bot.coaching import coaches, cohorts, remarks, sharing
from bot.store import coaching as desk_tables
from bot.store import moving
from bot.store.moving import Tally
from bot.store.store import Store
from bot.store.tables import Contacted, Disputed, Guessed, Learner, Occasioned, Outgoing, Received, Rehearsed, Reminder, Taken
from tests.coaching.group import Group, group
from tests.coaching.test_leaving import busy, furnished
from tests.commands import Forked
from tests.conftest import NOW
from tests.emulator import Emulator
from tests.postgres import Postgres

DESK = [
    each.__table__
    for each in vars(desk_tables).values()
    if getattr(each, "__module__", "") == desk_tables.__name__ and hasattr(each, "__table__")
]
LONG = "So how did you begin? " * 100_000
ODD = "\N{REPLACEMENT CHARACTER}"


@pytest.fixture
def elsewhere(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'elsewhere.db'}"


def in_store(address: str, act: Callable[[Store], Awaitable[Any]]) -> Any:
    async def opened() -> Any:
        store = await Store.opened(address)
        try:
            return await act(store)
        finally:
            await store.close()

    return asyncio.run(opened())


def fill(address: str, goal: str = "a job in testing", disputed: str = "Can you get me in?", seed: int = 7) -> None:
    """Two learners, one of them in a talk, with an update that nobody answered and two messages that were not sent."""

    async def write(store: Store) -> None:
        west = datetime(2026, 3, 2, 4, 30, 0, 5, tzinfo=timezone(timedelta(hours=-5)))
        async with store.work() as work:
            work.add_all([Learner(id=3, chat=1 << 40, since=west), Learner(id=9, chat=None, since=NOW)])
            await work.flush()
            work.add(Rehearsed(id=5, learner=3, scene="coffee", partner="dana", seed=seed, goal=goal, state="{}", began=NOW))
            work.add(Occasioned(id=4, learner=3, state="{}", status="planned", starts=west, at=NOW))
            work.add(Contacted(id=6, learner=3, state='{"name":"Ana"}', guess=8, at=NOW))
            work.add(Guessed(id=8, learner=3, contact=6, facts="{}", at=NOW))
            work.add(Reminder(id=2, learner=3, kind="follow_up", about=6, wall="2026-11-30T09:00", due=NOW))
            work.add(Disputed(learner=9, digest="d", text=disputed, relationship="friend", judged="[]", at=NOW))
            await work.flush()
            work.add(Taken(id=12, rehearsal=5, kind="say", before=LONG, turn="{}", at=NOW, taken_back=True))
            work.add_all(Received(id=70 + n, chat=1 << 40, body="" if n else "{}", handled=bool(n), at=NOW) for n in range(3))
            await work.flush()
            for n, status in enumerate(("sent", "waiting", "sending")):
                work.add(Outgoing(id=40 + n, chat=-n, method="send_message", body="{}", turn=12, status=status, at=NOW))

    in_store(address, write)


def everything(address: str) -> dict[str, list[tuple[Any, ...]]]:
    async def read(store: Store) -> dict[str, list[tuple[Any, ...]]]:
        async with store.engine.connect() as connection:
            tables = SQLModel.metadata.sorted_tables
            return {
                each.name: [tuple(row) for row in await connection.execute(each.select().order_by(*each.primary_key))] for each in tables
            }

    return in_store(address, read)


def jobs(address: str) -> list[tuple[str, str, int]]:
    with psycopg.connect(address) as connection:
        found = connection.execute("SELECT queue_name, lock, (args->>'chat')::bigint FROM procrastinate_jobs WHERE status = 'todo'")
        return sorted(found.fetchall())


def refused(capsys: pytest.CaptureFixture[str], source: str, target: str, status: int = 2) -> str:
    capsys.readouterr()
    assert main(["move", source, target]) == status
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1 and lines[0].endswith("nothing was moved")
    return lines[0].removeprefix("second-coffee: ")


def test_all_goes_to_postgresql_and_back_and_what_waits_is_queued(
    database: str, elsewhere: str, postgres: Postgres, capsys: pytest.CaptureFixture[str]
):
    fill(database)
    there = postgres.fresh()
    assert main(["move", database, there]) == 0
    told = capsys.readouterr().out
    assert "learners" in told and "2 rows" in told and "1 with updates, 2 with messages" in told and "tables match" in told
    assert everything(there) == everything(database)
    assert jobs(there) == [("outgoing", "to -1", -1), ("outgoing", "to -2", -2), ("updates", f"chat {1 << 40}", 1 << 40)]

    async def one_more(store: Store) -> int | None:
        async with store.work() as work:
            work.add(learner := Learner(chat=1, since=NOW))
            await work.flush()
            return learner.id

    assert in_store(there, one_more) == 10
    assert main(["move", there, elsewhere]) == 0
    assert everything(elsewhere) == everything(there)
    again = postgres.fresh()
    assert main(["move", there, again]) == 0
    assert everything(again) == everything(there)


def test_a_whole_desk_goes_to_postgresql_and_back_and_goes_on_there(database: str, elsewhere: str, postgres: Postgres):
    async def write(store: Store) -> Group:
        async with store.work() as work:
            here = await group(work)
            await furnished(work, here)
            await busy(work, here, "Ada")
            assert await coaches.redeem(work, coaches.warrant("token", NOW), "token", NOW)
            return here

    async def go_on(store: Store) -> None:
        async with store.work() as work:
            (talk,) = await sharing.shared_with(work, here.cohort)
            assert await sharing.read(work, here.coach, talk.id or 0, "desk", NOW)
            await remarks.comment(work, here.coach, talk, 0, "And one more thing.", NOW)
            assert (await cohorts.made(work, here.coach, "Winter", NOW)).id == (here.cohort.id or 0) + 1

    here = in_store(database, write)
    there = postgres.fresh()
    assert main(["move", database, there]) == 0
    desk = [name for name, table in SQLModel.metadata.tables.items() if table in DESK]
    assert len(desk) == 19 and all(everything(there)[name] for name in desk)
    assert everything(there) == everything(database)
    in_store(there, go_on)
    assert main(["move", there, elsewhere]) == 0
    assert everything(elsewhere) == everything(there)
    in_store(elsewhere, lambda store: _closed(store, here))


async def _closed(store: Store, here: Group) -> None:
    async with store.work() as work:
        cohort = await cohorts.by_number(work, here.coach, here.cohort.id or 0)
        assert cohort is not None
        await cohorts.close(work, cohort, NOW)


async def test_what_was_waiting_is_answered_where_it_went(database: str, postgres: Postgres):
    with Emulator() as telegram:
        ada = telegram.person("Ada")
        ada.say("/start")  # nobody polls: it stays with Telegram, which lets the bot write from now on
        sent = {"message_id": 1, "date": 1, "chat": {"id": ada.id, "type": "private"}, "text": "Hello?"}
        sent["from"] = {"id": ada.id, "is_bot": False, "first_name": "Ada"}

        async def write(store: Store) -> None:
            async with store.work() as work:
                work.add(Received(id=5, chat=ada.id, body=json.dumps({"update_id": 5, "message": sent}), at=NOW))
                late = json.dumps({"text": "Where were we?", "rows": []})
                work.add(Outgoing(chat=ada.id, method="send_message", body=late, at=datetime.now(UTC)))

        there = postgres.fresh()
        await asyncio.to_thread(in_store, database, write)
        assert await asyncio.to_thread(main, ["move", database, there]) == 0
        settings = telegram.env | {"DATABASE_URL": there}
        with Forked("bot", "worker", env=settings) as worker:
            await ada.hears("Where were we?", within=20)
            await ada.hears("sitting across", within=20)
            assert worker.terminate() == 0
        assert telegram.calls.doubled(ada.id) == []


def test_a_file_goes_to_another_file_and_stays_as_it_was(database: str, elsewhere: str):
    fill(database, goal="one\0two")
    before = everything(database)
    assert main(["move", database, elsewhere]) == 0
    assert everything(elsewhere) == everything(database) == before


def test_what_postgresql_cannot_hold_is_replaced_and_told(database: str, postgres: Postgres, capsys: pytest.CaptureFixture[str]):
    fill(database, goal="one\0two", disputed="\N{WAVING HAND SIGN} ok")
    with sqlite3.connect(database.removeprefix("sqlite:///")) as connection:  # half of a surrogate pair, which this program never writes
        connection.execute("UPDATE disputes SET said = CAST(x'61eda08062' AS TEXT)")
    connection.close()
    there = postgres.fresh()
    assert main(["move", database, there]) == 0
    told = capsys.readouterr().out
    assert f"Texts in rehearsals with something that TO can't hold, now {ODD}: 1." in told and "Texts in disputes with" in told

    async def read(store: Store) -> tuple[str, str, str]:
        async with store.work() as work:
            goal = (await work.exec(select(Rehearsed.goal))).one()
            return goal, *(await work.exec(select(Disputed.text, Disputed.said))).one()

    assert in_store(there, read) == (f"one{ODD}two", "\N{WAVING HAND SIGN} ok", f"a{ODD * 3}b")


def test_twenty_thousand_rows_go_in_a_memory_that_does_not_grow_with_them(database: str, postgres: Postgres):
    async def write(store: Store) -> None:
        async with store.work() as work:
            connection = await work.connection()
            row = {"chat": 5, "body": "b" * 5000, "handled": False, "at": NOW}
            for start in range(1, 20_001, 5000):
                await connection.execute(
                    SQLModel.metadata.tables["updates"].insert(), [row | {"id": n} for n in range(start, start + 5000)]
                )

    in_store(database, write)
    there = postgres.fresh()
    in_store(there, _nothing)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert main(["move", database, there]) == 0
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000  # kilobytes; the bodies alone are 100,000
    assert jobs(there) == [("updates", "chat 5", 5)]

    async def read(store: Store) -> int:
        async with store.engine.connect() as connection:
            return (await connection.execute(text("SELECT count(DISTINCT id) FROM updates"))).scalar_one()

    assert in_store(there, read) == 20_000


@pytest.mark.parametrize("at", [0, 40, 49])
def test_a_row_that_reads_otherwise_there_undoes_all(
    database: str, elsewhere: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, at: int
):
    async def write(store: Store) -> None:
        async with store.work() as work:
            work.add_all(Learner(chat=n, since=NOW) for n in range(50))

    async def copied_and_spoiled(table: Any, source: Any, target: Any, mending: Any) -> moving.Copied:
        found = await copied(table, source, target, mending)
        if table.name == "learners":
            await target.execute(table.update().where(table.c.chat == at).values(feedback="end"))
        return found

    in_store(database, write)
    copied = moving._copied
    monkeypatch.setattr(moving, "_copied", copied_and_spoiled)
    assert refused(capsys, database, elsewhere, status=1).startswith("learners is not the same at TO (50 rows,")
    assert not any(everything(elsewhere).values())


def test_a_failure_on_the_way_leaves_nothing(
    database: str, postgres: Postgres, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    fill(database, seed=1 << 31)
    there = postgres.fresh()
    assert refused(capsys, database, there).startswith("rehearsals 5: seed is 2147483648, and PostgreSQL's column ends at 2147483647")
    assert not any(everything(there).values())

    async def breaks(*_: object) -> None:
        raise OSError

    with sqlite3.connect(database.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE rehearsals SET seed = 1")
    connection.close()
    monkeypatch.setattr("bot.moving._queued", breaks)
    assert refused(capsys, database, there).startswith("TO can't be written (OSError)")
    assert not any(everything(there).values()) and not jobs(there)


def test_what_a_learner_wrote_is_in_no_complaint(database: str, postgres: Postgres, capsys: pytest.CaptureFixture[str]):
    fill(database)
    with sqlite3.connect(database.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE turns SET message = 'my secret'")
    connection.close()
    complaint = refused(capsys, database, postgres.fresh())
    assert complaint.startswith("TO can't take a row of turns (") and "secret" not in complaint


def test_a_target_with_something_in_it_is_refused(database: str, elsewhere: str, postgres: Postgres, capsys: pytest.CaptureFixture[str]):
    fill(database)
    fill(elsewhere)
    real = "contacts 1, disputes 1, guesses 1, occasions 1, rehearsals 1, reminders 1"
    assert f"TO is not empty (learners 2, updates 3, {real}, turns 1, outgoing 3)" in refused(capsys, database, elsewhere)
    there = postgres.fresh()
    in_store(there, _nothing)
    with psycopg.connect(there) as connection:
        connection.execute("INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('updates', 'handle')")
    assert "TO is not empty (procrastinate_jobs 1)" in refused(capsys, database, there)


def test_the_same_database_is_refused_by_whatever_name(database: str, postgres: Postgres, capsys: pytest.CaptureFixture[str]):
    fill(database)
    other = database.replace("talks.db", "../" + Path(database).parent.name + "/talks.db")
    assert "FROM and TO are the same database" in refused(capsys, database, other)
    there = postgres.fresh()
    assert "FROM and TO are the same database" in refused(capsys, there, there.replace("postgresql://", "postgres://"))


@pytest.mark.parametrize(("version", "advice"), [("0001", "start the bot on it once"), ("9999", "upgrade the program first")])
def test_another_version_is_refused(database: str, elsewhere: str, capsys: pytest.CaptureFixture[str], version: str, advice: str):
    for address in (database, elsewhere):
        in_store(address, _nothing)
    for changed, side in ((elsewhere, "TO"), (database, "FROM")):
        with sqlite3.connect(changed.removeprefix("sqlite:///")) as connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
        connection.close()
        complaint = refused(capsys, database, elsewhere)
        assert complaint.startswith(f"{side} is at version {version}") and advice in complaint


def test_a_source_at_work_is_refused(database: str, elsewhere: str, postgres: Postgres, capsys: pytest.CaptureFixture[str]):
    there = postgres.fresh()

    async def meanwhile(store: Store) -> None:
        async with store.work() as work:
            await work.exec(select(col(Learner.id)))
        assert "FROM is in use" in await asyncio.to_thread(refused, capsys, database if not store.is_shared else there, elsewhere)

    for address in (database, there):
        in_store(address, meanwhile)


@pytest.mark.parametrize("given", ["talks.db", "mysql://host/name", "sqlite://", "postgresql://host", ""])
def test_what_is_no_address_is_named(database: str, capsys: pytest.CaptureFixture[str], given: str):
    assert refused(capsys, given, database).startswith("FROM takes a database address such as")
    assert refused(capsys, database, given).startswith("TO takes a database address such as")


def test_a_source_that_is_not_there_is_not_made(tmp_path: Path, elsewhere: str, capsys: pytest.CaptureFixture[str]):
    gone = tmp_path / "gone.db"
    assert refused(capsys, f"sqlite:///{gone}", elsewhere).startswith("FROM holds nothing of Second Coffee")
    assert not gone.exists()


def test_a_password_is_not_shown(database: str, capsys: pytest.CaptureFixture[str]):
    fill(database)
    assert main(["move", database, "postgresql://me:hush-hush@127.0.0.1:1/talks"]) == 2
    shown = capsys.readouterr()
    assert "hush-hush" not in shown.out + shown.err and shown.err.startswith("second-coffee: TO can't be read (OperationalError: ")


def test_a_digest_sees_every_change_and_no_order():
    def of(*rows: tuple[Any, ...]) -> str:
        tally = Tally()
        for row in rows:
            tally.add(row)
        return tally.digest

    west = NOW.astimezone(timezone(timedelta(hours=-5)))
    assert of((1, NOW), (2, None)) == of((2, None), (1, west))
    different = [
        (1, "a"),
        (1, "a", None),
        (1, None),
        (1, "None"),
        (1, ""),
        ("1", "a"),
        (True, "a"),
        (1, NOW),
        (1, NOW.replace(tzinfo=UTC, second=1)),
    ]
    assert len({of(row) for row in different}) == len(different)
    assert of((1,), (1,)) != of((1,)) != of()


async def _nothing(_: Store) -> None:
    """Open it, which migrates it."""
