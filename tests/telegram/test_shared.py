"""Several processes on one PostgreSQL, each a bot in this process: order, crashes, rolling restarts, a database that is away."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from pydantic import SecretStr
from sqlalchemy import text
from sqlmodel import select

from bot.settings import Settings
from bot.store.store import Store
from bot.store.tables import Outgoing, Received, Taken
from bot.telegram.carrying import shared as queue
from bot.telegram.carrying.pace import Pace, unhurried
from bot.telegram.carrying.run import Sharing, application_of
from bot.telegram.carrying.shared_pace import SharedPace
from tests.emulator import Emulator, flood
from tests.postgres import Postgres

from .learner import Learner

QUESTIONS = ["How did you end up in robotics?", "Do you climb often?", "What is Rotterdam like?", "Who taught you the most?"]


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with Postgres() as server:
        yield server


@pytest_asyncio.fixture
async def store(postgres: Postgres) -> AsyncIterator[Store]:
    opened = await Store.opened(postgres.fresh())
    yield opened
    await opened.close()


@contextlib.asynccontextmanager
async def at_work(telegram: Emulator, store: Store, *, polls: bool = True, works: bool = True) -> AsyncIterator[Sharing]:
    """One process of several."""
    chosen = Settings(telegram_bot_token=SecretStr(telegram.token), telegram_api_base_url=telegram.base_url)
    async with Sharing(application_of(chosen), store, unhurried()) as sharing:
        tasks = [asyncio.create_task(act()) for act, wanted in ((sharing.poll, polls), (sharing.work, works)) if wanted]
        yield sharing
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def played(store: Store) -> list[str]:
    async with store.work() as work:
        return [
            taken.turn.partition('"text":"')[2].partition('"')[0] for taken in (await work.exec(select(Taken).order_by(Taken.id))).all()
        ]


async def unfinished(store: Store) -> tuple[int, int, int]:
    """Updates not handled, messages not sent, jobs in the queue."""
    async with store.work() as work:
        updates = (await work.exec(select(Received).where(Received.handled == False))).all()  # noqa: E712
        messages = (await work.exec(select(Outgoing).where(Outgoing.status.in_(("waiting", "sending"))))).all()
        jobs = (await work.exec(text("SELECT count(*) FROM procrastinate_jobs"))).scalar_one()
    return len(updates), len(messages), jobs


async def all_done(store: Store, within: float = 15) -> None:
    async with asyncio.timeout(within):
        while any(await unfinished(store)):  # noqa: ASYNC110 - it happens in a database
            await asyncio.sleep(0.05)


async def test_a_coffee_from_start_to_debrief(telegram: Emulator, store: Store, ada: Learner) -> None:
    async with at_work(telegram, store):
        await ada.begins()
        for question in QUESTIONS:
            assert (await ada.asks(question, "Dana")).html.startswith("<b>Dana</b>")
        await ada.asks("/stop", "coffee with")
        assert "Six lines" in (await ada.taps("Yes", "second coffee")).text
        await all_done(store)
    assert telegram.calls.doubled(ada.id) == []


async def test_two_workers_keep_every_chat_in_order(telegram: Emulator, store: Store, ada: Learner) -> None:
    learners = [ada, *(Learner(telegram, f"Learner {number}") for number in range(9))]
    async with at_work(telegram, store, works=False), at_work(telegram, store, polls=False), at_work(telegram, store, polls=False):
        for number in range(6):
            for each in learners:
                each.person.say(f"/goal number {number}")
        for each in learners:
            for _ in range(6):
                await each.person.hears("number", within=20)
            assert [text.partition("number ")[2][:1] for text in each.person.texts] == list("012345")
        await all_done(store)


async def test_what_a_dead_process_had_in_hand_is_taken_up(
    telegram: Emulator, store: Store, ada: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "HEARTBEAT", 0.1)
    monkeypatch.setattr(queue, "STALLED", 0.5)
    async with at_work(telegram, store):
        await ada.begins()
        await all_done(store)
    async with at_work(telegram, store, works=False):
        ada.person.say(QUESTIONS[0])
        async with asyncio.timeout(5):
            while not (await unfinished(store))[2]:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
    async with store.work() as work:  # as a worker leaves it that was killed with the job in hand
        died = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 minute') RETURNING id"
        number = (await work.exec(text(died))).scalar_one()
        await work.exec(text("UPDATE procrastinate_jobs SET status = 'doing', worker_id = :worker").bindparams(worker=number))
    async with at_work(telegram, store, polls=False):
        await ada.person.hears("Dana", within=10)
        await all_done(store)
    assert (await played(store)).count(QUESTIONS[0]) == 1


async def test_a_rolling_restart_drops_nothing(telegram: Emulator, store: Store, ada: Learner) -> None:
    async with at_work(telegram, store, works=False):
        async with at_work(telegram, store, polls=False):
            await ada.begins()
            for question in QUESTIONS[:2]:
                ada.person.say(question)
        async with at_work(telegram, store, polls=False):
            for question in QUESTIONS[2:]:
                ada.person.say(question)
            await asyncio.sleep(0.2)
            await all_done(store)
    assert await played(store) == ["", *QUESTIONS]
    assert telegram.calls.doubled(ada.id) == []


async def test_a_database_that_goes_away_is_waited_for(postgres: Postgres, telegram: Emulator, store: Store, ada: Learner) -> None:
    async with at_work(telegram, store):
        await ada.begins()
        postgres.kill()
        ada.person.say(QUESTIONS[0])
        await asyncio.sleep(1)
        assert telegram.world.updates.pending, "what can't be kept is not acknowledged"
        postgres.start()
        await ada.person.hears("Dana", within=20)
        await all_done(store)
    assert (await played(store)).count(QUESTIONS[0]) == 1
    assert telegram.calls.doubled(ada.id) == []


async def test_a_chat_that_telegram_makes_wait_delays_nobody(telegram: Emulator, store: Store, ada: Learner) -> None:
    async with at_work(telegram, store):
        await ada.begins()
        telegram.faults.on("sendMessage", flood(5), chat=ada.id)
        ada.person.say(QUESTIONS[0])
        bob = Learner(telegram, "Bob")
        assert await asyncio.wait_for(bob.asks("/start", "Second Coffee"), 4)


async def test_all_processes_keep_one_pace(store: Store) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    paces: list[Pace] = [SharedPace(store=store, sleep=sleep) for _ in range(2)]
    for number in range(6):
        await paces[number % 2].message(7)
    assert len(waited) == 3 and [round(each) for each in waited] == [1, 2, 3], "a burst of three, then one a second, whoever sends"
