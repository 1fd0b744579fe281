"""What falls due is said once: on one SQLite file, and by several processes on one PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio
from sqlalchemy import delete, func
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.store.tables import Outgoing, Reminder, Week
from bot.telegram.carrying import due
from bot.telegram.carrying.due import say_what_is_due
from bot.telegram.carrying.run import Running
from bot.telegram.carrying.sweeping import sweep
from tests.emulator import Emulator
from tests.postgres import Postgres

from .conftest import at_work as alone_at_work
from .learner import Learner
from .test_shared import all_done
from .test_shared import at_work as shared_at_work

FRIDAY = datetime(2030, 5, 3, 9, tzinfo=UTC)
NO_QUIET = {"quiet_from": 0, "quiet_until": 0}


class Hands:
    """A queue that only notes what was handed on."""

    def __init__(self) -> None:
        self.chats: list[int] = []

    async def handle(self, work: AsyncSession, updates: object) -> None:
        raise AssertionError("no update comes from here")

    async def send(self, work: AsyncSession, chat: int) -> None:
        self.chats.append(chat)


async def put_down(store: Store, *chats: int | None, at: datetime = FRIDAY, **more: object) -> None:
    """Learners who chose Friday, each with a question waiting."""
    async with store.work() as work:
        for chat in chats:
            learner = Kept(chat=chat, week_day=4, since=at - timedelta(days=30), **more)
            work.add(learner)
            await work.flush()
            work.add(Reminder(learner=learner.id or 0, kind="week", due=at))


async def everything(store: Store) -> tuple[list[Reminder], list[Outgoing]]:
    async with store.work() as work:
        reminders = (await work.exec(select(Reminder).order_by(Reminder.id))).all()  # type: ignore[arg-type]
        return list(reminders), list((await work.exec(select(Outgoing).order_by(Outgoing.id))).all())  # type: ignore[arg-type]


async def test_it_is_said_when_its_time_has_come_and_the_next_is_put_down(store: Store) -> None:
    await put_down(store, 7)
    hands = Hands()
    assert await say_what_is_due(store, hands, FRIDAY - timedelta(seconds=1)) == 0
    assert await say_what_is_due(store, hands, FRIDAY) == 1
    assert await say_what_is_due(store, hands, FRIDAY) == 0
    reminders, messages = await everything(store)
    assert [(each.status, each.due) for each in reminders] == [("sent", FRIDAY), ("waiting", FRIDAY + timedelta(days=7))]
    assert [(each.chat, each.status, each.buttons) for each in messages] == [(7, "waiting", "due")] and hands.chats == [7]


async def test_what_fell_due_long_ago_is_said_once_and_not_for_every_week(store: Store) -> None:
    await put_down(store, 7)
    for _ in range(3):
        await say_what_is_due(store, Hands(), FRIDAY + timedelta(days=23))
    reminders, messages = await everything(store)
    assert len(messages) == 1 and reminders[-1].due == FRIDAY + timedelta(days=28)


async def test_who_cannot_be_reached_or_sits_at_a_terminal_gets_none(store: Store) -> None:
    await put_down(store, 7, unreachable="blocked")
    await put_down(store, None)
    await say_what_is_due(store, Hands(), FRIDAY)
    reminders, messages = await everything(store)
    assert not messages
    assert [each.status for each in reminders] == ["stopped", "stopped", "waiting"], "whoever comes back is asked again"


async def test_who_has_looked_already_is_not_asked(store: Store) -> None:
    await put_down(store, 7)
    async with store.work() as work:
        work.add(Week(learner=1, answers=f'{{"done":true,"day":{FRIDAY.toordinal()}}}', at=FRIDAY - timedelta(hours=2)))
    await say_what_is_due(store, Hands(), FRIDAY)
    reminders, messages = await everything(store)
    assert not messages and reminders[-1].due == FRIDAY + timedelta(days=7)


async def test_one_that_cannot_be_said_holds_up_no_other(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    await put_down(store, 7, 8)
    week = due.KINDS["week"]

    async def broken(work: AsyncSession, learner: Kept, reminder: Reminder, now: datetime) -> str:
        if learner.chat == 7:
            raise KeyError("a sentence that is missing")
        return await week.text(work, learner, reminder, now)

    monkeypatch.setitem(due.KINDS, "week", replace(week, text=broken))
    await say_what_is_due(store, Hands(), FRIDAY)
    reminders, messages = await everything(store)
    assert [each.chat for each in messages] == [8] and reminders[0].status == "waiting", "it is tried again"


async def test_what_was_said_is_swept_away_and_what_waits_is_not(store: Store) -> None:
    await put_down(store, 7)
    await say_what_is_due(store, Hands(), FRIDAY)
    await sweep(store, FRIDAY + timedelta(days=29))
    assert [each.status for each in (await everything(store))[0]] == ["sent", "waiting"], "its buttons can still be pressed"
    await sweep(store, FRIDAY + timedelta(days=31))
    assert [each.status for each in (await everything(store))[0]] == ["waiting"]


async def test_the_question_arrives_and_its_button_begins_the_week(bot: Running, ada: Learner, store: Store) -> None:
    await begins_and_picks_friday(ada)
    await say_what_is_due(store, bot.handling.queue, at_noon(8))
    asked = await ada.person.hears("")
    assert [button.text for button in asked.buttons] == ["Look at the week", "Not again"]
    await ada.taps("Look at the week", "of 5")


async def test_not_again_means_never_again(bot: Running, ada: Learner, store: Store) -> None:
    await begins_and_picks_friday(ada)
    await say_what_is_due(store, bot.handling.queue, at_noon(8))
    await ada.person.hears("")
    await ada.taps("Not again", "No more knocking", kind="edit")
    await say_what_is_due(store, bot.handling.queue, at_noon(100))
    assert not [each for each in (await everything(store))[0] if each.status == "waiting"]
    assert not await ada.quiet()


async def test_a_restart_in_between_loses_nothing_and_repeats_nothing(telegram: Emulator, store: Store, ada: Learner) -> None:
    await put_down(store, ada.id, at=datetime.now(UTC) - timedelta(minutes=1), **NO_QUIET)
    ada.person.say("/start")
    for _ in range(2):
        async with alone_at_work(telegram, store):
            await ada.quiet(0.3)
    asked = [each for each in ada.person.sent if "Not again" in [button.text for button in each.buttons]]
    assert len(asked) == 1


def at_noon(days: int) -> datetime:
    """Out of quiet hours, so many days from now."""
    return datetime.now(UTC).replace(hour=12) + timedelta(days=days)


async def begins_and_picks_friday(ada: Learner) -> None:
    await ada.asks("/week", "On which day")
    await ada.taps("Friday", "1 of 5")
    ada.person.skip()


@pytest_asyncio.fixture
async def shared(postgres: Postgres) -> AsyncIterator[Store]:
    opened = await Store.opened(postgres.fresh())
    yield opened
    await opened.close()


async def test_many_who_look_at_once_say_it_once(shared: Store) -> None:
    await put_down(shared, *range(1, 31))
    hands = [Hands() for _ in range(4)]
    await asyncio.gather(*(say_what_is_due(shared, each, FRIDAY) for each in hands))
    reminders, messages = await everything(shared)
    assert sorted(each.chat for each in messages) == list(range(1, 31)) == sorted(chat for each in hands for chat in each.chats)
    assert sum(each.status == "waiting" for each in reminders) == 30


async def test_whoever_leaves_at_that_moment_is_left_alone(shared: Store) -> None:
    await put_down(shared, 7)
    async with shared.work() as work:  # as /forget does it: the chat is locked, then everything goes
        await work.exec(select(func.pg_advisory_xact_lock(7)))
        saying = asyncio.create_task(say_what_is_due(shared, Hands(), FRIDAY))
        await asyncio.sleep(0.3)
        assert not saying.done(), "it waits for whoever has the chat in hand"
        await work.exec(delete(Reminder))
        await work.exec(delete(Kept))
    await saying
    assert await everything(shared) == ([], [])


async def test_two_processes_never_send_twice(telegram: Emulator, shared: Store) -> None:
    learners = [Learner(telegram, f"Learner {number}") for number in range(6)]
    await put_down(shared, *(each.id for each in learners), at=datetime.now(UTC) - timedelta(minutes=1), **NO_QUIET)
    for each in learners:
        each.person.say("/start")
    async with shared_at_work(telegram, shared), shared_at_work(telegram, shared, polls=False):
        for each in learners:
            await each.person.hears("", within=20)
        async with asyncio.timeout(15):
            while not all(asked(each) for each in learners):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        await all_done(shared)
    assert [len(asked(each)) for each in learners] == [1] * 6
    assert not [double for each in learners for double in telegram.calls.doubled(each.id)]


def asked(learner: Learner) -> list[object]:
    return [each for each in learner.person.sent if "Not again" in [button.text for button in each.buttons]]
