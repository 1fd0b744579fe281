"""A coach gives an exercise in four taps, to all or to one, until a day, from a day on, and takes it back."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.coaching import tasks
from bot.coaching.exercises import exercise_of, library
from bot.practice import learner_of
from bot.store.coaching import Designed, Member, Task
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.store.tables import Reminder
from bot.telegram.coaching.starting import start_at
from tests.emulator import Emulator
from tests.telegram.chat import does, labels, newest, presses, toast
from tests.telegram.learner import Learner

from .group import EXERCISE, Group, assignments, now, rows


async def test_an_exercise_out_of_the_library_is_given_in_four_taps_and_kept_once(
    store: Store, maria: Learner, ada: Learner, group: Group
) -> None:
    await group.joined("Ada", ada.id)
    ready = next(iter(library().values())).title
    for first in (EXERCISE.title, ready):
        await does(maria, "/coach", "!📌 Assign")  # 1: the group
        assert labels(newest(maria))[0] == first, "one's own come first, the newest at the top"
        await does(maria, f"!{ready}")  # 2: which
        await does(maria, "!Everybody (1)")  # 3: whom
        given = await does(maria, "!In a week")  # 4: when due
        assert "is given to the one learner of “Spring group”" in given.text
    assert len(await assignments(store)) == 2 and len(await rows(store, Task)) == 2
    assert [exercise_of(each).title for each in await rows(store, Designed)] == [EXERCISE.title, ready]


async def test_one_learner_alone_is_given_something_without_a_day(
    store: Store, maria: Learner, ada: Learner, telegram: Emulator, group: Group
) -> None:
    await group.joined("Ada", ada.id)
    await group.joined("Ben", Learner(telegram, "Ben").id)
    given = await does(maria, "/coach", "!📌 Assign", "!Without the paper", "!Ben", "!No day")
    assert "is given to Ben" in given.text and "no day" in given.text
    (row,) = await assignments(store)
    members = {each.called: each.learner for each in await rows(store, Member)}
    assert (row.learner, row.due) == (members["Ben"], None)
    assert [task.learner for task in await rows(store, Task)] == [members["Ben"]]


async def test_it_is_due_in_the_evening_and_starts_in_the_morning_on_the_coachs_clock(
    store: Store, maria: Learner, ada: Learner, group: Group
) -> None:
    await group.joined("Ada", ada.id)
    tokyo = ZoneInfo("Asia/Tokyo")
    async with store.work() as work:
        (await learner_of(work, maria.id, now())).zone = "Asia/Tokyo"
    await does(maria, "/coach", "!📌 Assign", "!Without the paper", "!Everybody", "!In 3 days")
    (row,) = await assignments(store)
    assert row.due and (row.due.astimezone(tokyo).hour, (row.due.astimezone(tokyo).date() - now().astimezone(tokyo).date()).days) == (20, 3)
    is_sunday = "🌅 Start tomorrow" not in labels(newest(maria))
    await does(maria, "!Start on Monday" if is_sunday else "!Start tomorrow")
    (row,) = await assignments(store)
    starts, due = row.starts.astimezone(tokyo), row.due
    assert (starts.hour, (starts.date() - now().astimezone(tokyo).date()).days) == (9, 1)
    assert due and (due.astimezone(tokyo).date() - starts.date()).days == 3, "there are as many days to do it"
    assert "It starts on" in newest(maria).text
    await does(maria, "!Start now")
    (row,) = await assignments(store)
    assert row.starts <= now()
    await presses(maria, "Take it back", times=2)
    assert await assignments(store) == []
    waiting = [each.kind for each in await rows(store, Reminder) if each.status == "waiting"]
    assert tasks.GIVEN not in waiting and tasks.DUE not in waiting


def test_monday_is_the_next_one_and_a_sunday_names_tomorrow_once() -> None:
    learner = Kept(chat=1, since=now(), zone="Europe/Berlin")
    for day in range(1, 15):
        at = datetime(2026, 11, day, 12, tzinfo=UTC)
        monday = start_at(learner, "monday", at).astimezone(ZoneInfo("Europe/Berlin"))
        assert (monday.weekday(), monday.hour) == (0, 9) and timedelta() < monday - at <= timedelta(days=7)
    sunday = datetime(2026, 11, 1, 12, tzinfo=UTC)
    assert start_at(learner, "monday", sunday) == start_at(learner, "tomorrow", sunday)


async def test_what_somebody_has_in_hand_already_has_started(store: Store, maria: Learner, ada: Learner, group: Group) -> None:
    await group.joined("Ada", ada.id)
    await does(ada, "/start")
    await does(maria, "/coach", "!📌 Assign", "!Without the paper", "!Everybody", "!In a week")
    await group.delivers()
    assert EXERCISE.title in newest(ada).text
    number = (await assignments(store))[0].id
    assert "in their hands" in await toast(maria, "Start on Monday")
    assert [each.id for each in await assignments(store)] == [number]


async def test_a_double_tap_gives_it_once(store: Store, maria: Learner, ada: Learner, group: Group) -> None:
    await group.joined("Ada", ada.id)
    asked = await does(maria, "/coach", "!📌 Assign", "!Without the paper", "!Everybody")
    await presses(maria, "In a week", on=asked, times=4)
    assert len(await assignments(store)) == 1


async def test_buttons_of_an_older_sheet_do_nothing(store: Store, maria: Learner, ada: Learner, group: Group) -> None:
    await group.joined("Ada", ada.id)
    old = await does(maria, "/coach", "!📌 Assign", "!Without the paper", "!Everybody")
    await does(maria, "/coach")
    assert await toast(maria, "In a week", on=old) and await assignments(store) == []


async def test_an_assignment_is_postponed_excused_from_and_withdrawn(store: Store, maria: Learner, ada: Learner, group: Group) -> None:
    await group.joined("Ada", ada.id)
    await group.gave()
    await does(maria, "/coach", "!Spring group", "!Assigned", "!Without the paper", "!Another day")
    assert re.search(r", due \w+ \d+ \w+, 20:00 UTC", (await does(maria, "!In two weeks")).text)
    assert (await assignments(store))[0].due
    await does(maria, "!Another day", "!No day")
    assert (await assignments(store))[0].due is None
    assert "✓ Ada" in labels(await does(maria, "!Excuse somebody", "!Ada"))
    assert "– Ada: excused" in (await does(maria, "!Back")).text
    await does(maria, "!Excuse somebody", "!✓ Ada", "!Back", "!Withdraw")
    assert (await assignments(store)) and not (await rows(store, Task))[0].excused
    await presses(maria, "Withdraw it", times=2)
    assert await assignments(store) == [] and "Spring group" in newest(maria).text


async def test_what_starts_on_monday_is_put_off_from_there(store: Store, maria: Learner, ada: Learner, group: Group) -> None:
    await group.joined("Ada", ada.id)
    await does(maria, "/coach")
    await does(maria, "!📌 Assign", "!Without the paper", "!Everybody", "!In 3 days", "!Start on Monday", "!How it stands")
    assert "counted from the day it starts" in (await does(maria, "!Another day")).text
    await does(maria, "!In a week")
    (row,) = await assignments(store)
    assert row.due and (row.due.date() - row.starts.date()).days == 7
