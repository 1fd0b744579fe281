"""Reminders in Telegram: folded, moved with one tap, stopped with one tap, by the learner's clock, and never of somebody else's."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import reminders, weeks
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.store.tables import Outgoing, Reminder
from bot.telegram.carrying import due
from bot.telegram.carrying.due import Kind, say_what_is_due
from bot.telegram.carrying.run import Running
from bot.words import sentences
from flows.reminding import MANNERS

from .learner import Learner
from .test_due import NO_QUIET, Hands, everything
from .updates import Push, all_handled, press

NOW = datetime(2030, 5, 1, 9, tzinfo=UTC)  # a Wednesday; eleven in Berlin
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def plain_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kinds that say what they are about."""

    async def wanted(work: AsyncSession, learner: Kept, reminder: Reminder, now: datetime) -> bool:
        return "unwanted" not in reminder.facts

    async def text(work: AsyncSession, learner: Kept, reminder: Reminder, now: datetime) -> str:
        if "broken" in reminder.facts:
            raise KeyError("a sentence that is missing")
        return f"{reminder.kind} #{reminder.about}"

    async def rows(work: AsyncSession, learner: Kept, reminder: Reminder, now: datetime) -> list[list[tuple[str, str]]]:
        return [[("Act", f"act:{reminder.about}")]]

    for kind in ("follow_up", "warm_up_day", "warm_up_hour", "afterwards"):
        monkeypatch.setitem(due.KINDS, kind, Kind(wanted, text, rows))


@pytest_asyncio.fixture
async def grace(store: Store) -> AsyncIterator[Kept]:
    """A learner in Berlin, in the store only."""
    async with store.work() as work:
        learner = Kept(chat=7, zone="Europe/Berlin", since=NOW - 30 * DAY)
        work.add(learner)
    yield learner


async def put(store: Store, learner: Kept, kind: str = "follow_up", about: int = 1, at: datetime = NOW, **more: object) -> None:
    async with store.work() as work:
        await reminders.put(work, learner, kind, about, **({"at": at} | more))  # type: ignore[arg-type]


async def said(store: Store) -> list[tuple[datetime, str]]:
    """When, and which words."""
    _, messages = await everything(store)
    return [(each.at, json.loads(each.body)["text"]) for each in messages]


async def test_one_is_said_once_with_something_to_do_and_ways_to_put_it_off(store: Store, grace: Kept) -> None:
    await put(store, grace)
    for minutes in range(3):
        await say_what_is_due(store, Hands(), NOW + minutes * MINUTE)
    (_, (message,)) = await everything(store)
    labels = [[label for label, _ in row] for row in json.loads(message.body)["rows"]]
    assert labels == [["Act"], ["In an hour", "This evening", "Tomorrow"], ["✕ Leave it"]]


async def test_several_overdue_ones_are_one_message(store: Store, grace: Kept) -> None:
    for about in range(1, 6):
        await put(store, grace, about=about, at=NOW - about * HOUR)
    await say_what_is_due(store, Hands(), NOW)
    ((at, text),) = await said(store)
    assert at == NOW and all(f"#{about}" in text for about in range(1, 6)) and text.startswith("5 ")


async def test_the_same_put_down_twice_is_said_once_at_the_later_wish(store: Store, grace: Kept) -> None:
    await put(store, grace, at=NOW)
    await put(store, grace, at=NOW + HOUR)
    await say_what_is_due(store, Hands(), NOW)
    await say_what_is_due(store, Hands(), NOW + HOUR)
    assert [at for at, _ in await said(store)] == [NOW + HOUR]


async def test_a_warm_up_for_yesterday_is_dropped_and_a_follow_up_is_late(store: Store, grace: Kept) -> None:
    await put(store, grace, "warm_up_hour", at=NOW - DAY)
    await put(store, grace, "follow_up", at=NOW - DAY)
    await say_what_is_due(store, Hands(), NOW)
    ((_, text),) = await said(store)
    assert text == "follow_up #1"


async def test_no_more_than_three_messages_a_day_and_room_is_kept_for_a_warm_up(store: Store, grace: Kept) -> None:
    await put(store, grace, "warm_up_hour", about=9, at=NOW + 8 * HOUR)
    for number in range(4):
        await put(store, grace, about=number, at=NOW + number * HOUR)
    for hour in range(30):
        await say_what_is_due(store, Hands(), NOW + hour * HOUR)
    told = await said(store)
    assert [at for at, _ in told] == [NOW, NOW + HOUR, NOW + 8 * HOUR, NOW + 22 * HOUR], "nine in the morning is 22 hours on"
    assert "#9" in told[2][1] and "#2" in told[3][1] and "#3" in told[3][1]


async def test_a_second_warm_up_the_same_evening_is_not_said(store: Store, grace: Kept) -> None:
    eight = datetime(2030, 5, 2, 6, tzinfo=UTC)  # on the next morning, in Berlin
    await put(store, grace, "warm_up_day", at=NOW + 8 * HOUR, ends=eight)
    await put(store, grace, "warm_up_hour", at=eight - HOUR, ends=eight)
    for hour in range(24):
        await say_what_is_due(store, Hands(), NOW + hour * HOUR)
    assert [at for at, _ in await said(store)] == [NOW + 8 * HOUR]


async def test_nothing_is_said_of_a_kind_that_is_off_or_no_longer_wanted(store: Store, grace: Kept) -> None:
    await put(store, grace, "afterwards")
    await put(store, grace, "follow_up", facts={"unwanted": True})
    async with store.work() as work:
        learner = (await work.exec(select(Kept))).one()
        reminders.switch(learner, "afterwards", False)
    await say_what_is_due(store, Hands(), NOW)
    assert not await said(store)


async def test_what_goes_by_the_wall_clock_moves_with_its_owner_and_the_rest_does_not(store: Store, grace: Kept) -> None:
    await put(store, grace, about=1, wall="2030-05-02T09:00")
    await put(store, grace, about=2, at=datetime(2030, 5, 2, 20, tzinfo=UTC))
    async with store.work() as work:
        learner = (await work.exec(select(Kept))).one()
        assert [each.due.hour for each in await reminders.waiting(work, learner)] == [7, 6], "22:00 in Berlin is quiet"
        learner.zone = "America/New_York"
        await reminders.rezoned(work, learner)
        assert [each.due.hour for each in await reminders.waiting(work, learner)] == [13, 20]


async def test_one_that_fails_holds_up_none_of_the_same_learner(store: Store, grace: Kept) -> None:
    await put(store, grace, about=1, facts={"broken": True})
    await put(store, grace, about=2)
    await say_what_is_due(store, Hands(), NOW)
    assert [text for _, text in await said(store)] == ["follow_up #2"]
    rows, _ = await everything(store)
    assert [each.status for each in rows] == ["waiting", "sent"]


async def test_a_crash_between_mark_and_commit_keeps_nothing_and_repeats_nothing(store: Store, grace: Kept) -> None:
    class Dying(Hands):
        async def send(self, work: AsyncSession, chat: int) -> None:
            assert (await work.exec(select(Outgoing))).all(), "it was put down, and is not committed"
            raise ConnectionError("the power is gone")

    await put(store, grace)
    with pytest.raises(ConnectionError):
        await say_what_is_due(store, Dying(), NOW)
    assert await said(store) == [] and [each.status for each in (await everything(store))[0]] == ["waiting"]
    for minutes in range(1, 4):
        await say_what_is_due(store, Hands(), NOW + minutes * MINUTE)
    assert [at for at, _ in await said(store)] == [NOW + MINUTE]


async def test_who_has_blocked_the_bot_is_not_told_later_either(store: Store, grace: Kept) -> None:
    await put(store, grace)
    async with store.work() as work:
        (await work.exec(select(Kept))).one().unreachable = "blocked"
    await say_what_is_due(store, Hands(), NOW)
    async with store.work() as work:
        (await work.exec(select(Kept))).one().unreachable = ""
    await say_what_is_due(store, Hands(), NOW + HOUR)
    assert not await said(store)


async def test_the_week_is_looked_at_at_nine_on_the_learners_own_clock(store: Store, grace: Kept) -> None:
    async with store.work() as work:
        learner = (await work.exec(select(Kept))).one()
        learner.week_day = 4
        await weeks.remind(work, learner, NOW)
        (waiting,) = await reminders.waiting(work, learner)
        assert waiting.due == datetime(2030, 5, 3, 7, tzinfo=UTC)
        learner.zone, learner.quiet_until = "Asia/Kathmandu", 10
        await reminders.rezoned(work, learner)
        (waiting,) = await reminders.waiting(work, learner)
        assert waiting.due == datetime(2030, 5, 3, 4, 15, tzinfo=UTC), "nine is quiet there now, so it is ten"


async def reminded(bot: Running, ada: Learner, store: Store, *abouts: int) -> None:
    """Ada, who wants no quiet, is told of these."""
    await ada.asks("/start")
    async with store.work() as work:
        learner = (await work.exec(select(Kept).where(Kept.chat == ada.id))).one()
        for name, value in NO_QUIET.items():
            setattr(learner, name, value)
        for about in abouts:
            await reminders.put(work, learner, "follow_up", about, at=datetime.now(UTC) - MINUTE, facts={"title": "Write to Inês"})
    ada.person.skip()
    await say_what_is_due(store, bot.handling.queue, datetime.now(UTC))
    await ada.person.hears(f"#{abouts[-1]}")


async def waiting(store: Store) -> list[Reminder]:
    return [each for each in (await everything(store))[0] if each.status == "waiting"]


async def test_tomorrow_is_one_tap_and_a_second_tap_does_nothing(bot: Running, ada: Learner, store: Store) -> None:
    await reminded(bot, ada, store, 5)
    shown = next(each for each in reversed(ada.person.transcript) if "#5" in each.text)
    edited = await ada.taps("Tomorrow", "→", kind="edit")
    assert "follow_up #5" in edited.text and "09:00" in edited.text and not edited.buttons
    ada.press("Tomorrow", on=shown)
    await ada.quiet()
    (moved,) = await waiting(store)
    assert moved.about == 5 and moved.wall.endswith("T09:00") and json.loads(moved.facts)["title"] == "Write to Inês"


async def test_of_several_one_is_stopped_and_the_others_come_in_an_hour(bot: Running, ada: Learner, store: Store) -> None:
    await reminded(bot, ada, store, 1, 2, 3)
    shown = await ada.taps("✕ 2", kind="edit")
    assert [each.text for each in shown.buttons] == ["1. Act", "3. Act", "In an hour", "This evening", "Tomorrow", "✕ 1", "✕ 3"] or (
        "This evening" not in [each.text for each in shown.buttons]
    )
    await ada.taps("In an hour", "→", kind="edit")
    assert [each.about for each in await waiting(store)] == [1, 3]


async def test_left_alone_is_left_alone(bot: Running, ada: Learner, store: Store) -> None:
    await reminded(bot, ada, store, 5)
    await ada.taps("Leave it", "Left alone", kind="edit")
    assert not await waiting(store)


async def test_nobody_moves_or_stops_what_is_somebody_elses(bot: Running, ada: Learner, store: Store, push: Push) -> None:
    await reminded(bot, ada, store, 5)
    bob = Learner(ada.telegram, "Bob")
    await bob.asks("/settings")
    (number,) = [each.id for each in (await everything(store))[0]]
    async with store.work() as work:
        learner = (await work.exec(select(Kept).where(Kept.chat == ada.id))).one()
        await reminders.put(work, learner, "follow_up", 6, at=datetime.now(UTC) + DAY)
    for data in (f"remlater:{number}:tomorrow", f"remoff:{number}:{number}", f"remstop:{number + 1}"):
        for under in (message.id for message in bob.person.transcript):
            push("callback_query", press(bob, data, number=under))
    await all_handled(store)
    assert [each.about for each in await waiting(store)] == [6]


async def test_kinds_are_turned_off_and_on_and_one_that_waits_is_stopped_from_settings(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/start")
    async with store.work() as work:
        learner = (await work.exec(select(Kept))).one()
        await reminders.put(work, learner, "follow_up", 5, at=datetime.now(UTC) + 3 * DAY, facts={"title": "Write to <Inês>"})
    await ada.asks("/settings")
    shown = await ada.taps("Reminders", "three times a day", kind="edit")
    assert "Write to <Inês>" in shown.text
    shown = await ada.taps("✓ Follow-ups", kind="edit")
    assert "Inês" not in shown.text and "✕ Follow-ups that come due" in [each.text for each in shown.buttons]
    shown = await ada.taps("✕ Follow-ups", kind="edit")
    assert "Inês" in shown.text
    shown = await ada.taps("✕ 1", kind="edit")
    assert "Inês" not in shown.text and not await waiting(store)
    await ada.taps("Back", "mentor", kind="edit")
    await ada.taps("Reminders", "three times a day", kind="edit")
    await ada.taps("✕ Your week", "On which day")


def test_every_kind_can_be_said_and_has_a_short_name():
    assert set(due.KINDS) == set(MANNERS)
    assert not [kind for kind in MANNERS if f"remind.short.{kind}" not in sentences()]
