"""A learner starts an exercise: what it fixes holds, what it leaves open is asked, and what stands in the way is said."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import select

from bot.coaching import exercises
from bot.store.coaching import Assigned, Task, Tried
from bot.store.codec import load
from bot.store.store import Store
from bot.store.tables import Rehearsed
from bot.telegram.coached.home import LIVE
from bot.words import sentences
from flows.exercise import Exercise
from flows.rehearsal import Feedback, Rehearsal
from flows.scenes import Level
from tests.emulator import Emulator
from tests.telegram.chat import does, forge, labels, presses, toast
from tests.telegram.learner import Learner

from .group import DAY, EASY, KIND, PUSH, STRICT, Group, now, rows
from .learners import gets, known, plays


async def test_level_feedback_goal_and_partner_of_the_exercise_hold(group: Group, ada: Learner, store: Store) -> None:
    await gets(group, ada, replace(EASY, level=Level.HARD, feedback=Feedback.END, goal="Hear her story"))
    await does(ada, "!Start")
    (row,) = await rows(store, Rehearsed)
    rehearsal = load(Rehearsal, row.state)
    (task,) = await rows(store, Task)
    assert (row.partner, row.level, row.goal, row.task) == ("dana", "hard", "Hear her story", task.id)
    assert rehearsal.feedback is Feedback.END and task.begun is not None


async def test_where_nobody_is_fixed_a_tap_or_chance_chooses(group: Group, ada: Learner, store: Store) -> None:
    await gets(group, ada, replace(EASY, partner="", tries=5))
    asked = await does(ada, "!Start")
    assert "Whom would you like" in asked.text and len(labels(asked)) > 5
    await does(ada, "!Dana", KIND, "/stop", "!Maybe")
    played = await rows(store, Rehearsed)
    assert played[0].partner == "dana" and played[0].task
    assert await toast(ada, "Dana", on=asked) in sentences()["telegram.old_button"]


async def test_a_surprise_brings_somebody_who_plays_that_scene(group: Group, ada: Learner, store: Store) -> None:
    await gets(group, ada, replace(EASY, scene="call", partner=""))
    await does(ada, "!Start", "!Surprise me")
    (row,) = await rows(store, Rehearsed)
    assert row.partner in exercises.partners("call") and row.task


async def test_a_room_begins_at_once(group: Group, ada: Learner, store: Store) -> None:
    await gets(group, ada, Exercise("A room", "event"))
    await does(ada, "!Start")
    (row,) = await rows(store, Rehearsed)
    assert row.scene == "event" and row.task


async def test_while_another_talk_is_open_it_is_asked_what_becomes_of_it(group: Group, ada: Learner, store: Store) -> None:
    letter = await gets(group, ada, EASY)
    await ada.begins(partner="Tom")
    await ada.quiet()
    assert "in the middle of" in (await presses(ada, "Start", on=letter)).text
    assert [each.task for each in await rows(store, Rehearsed)] == [0]


async def test_what_stands_in_the_way_of_a_start_is_said(group: Group, ada: Learner, store: Store) -> None:
    letter = await gets(group, ada, replace(STRICT, tries=1), due=DAY)
    await group.excuses()
    assert "excused" in (await presses(ada, "Start", on=letter)).text
    await group.excuses(False)
    async with store.work() as work:
        (await work.exec(select(Assigned))).one().due = now() - DAY
    await presses(ada, "Start", on=letter)
    assert any("Late is fine" in each for each in ada.person.texts[-2:])
    last = await does(ada, PUSH, "/stop", "!Maybe")
    assert "last try" in last.text and not any("Again" in each for each in labels(last))
    assert "tries at “Without the paper” are used" in (await presses(ada, "Start", on=letter)).text
    await group.withdraws()
    assert "isn't there any more" in await toast(ada, "Start", on=letter)
    assert len(await rows(store, Rehearsed)) == 1


async def test_what_is_passed_can_be_played_again_after_a_second_thought(group: Group, ada: Learner, store: Store) -> None:
    letter = await gets(group, ada, EASY)
    assert "passed" in (await plays(ada)).text
    assert "already" in (await presses(ada, "Start", on=letter)).text
    await plays(ada, start="Once more")
    assert len(await rows(store, Tried)) == 2


async def test_somebody_elses_exercise_starts_nothing(group: Group, ada: Learner, telegram: Emulator, store: Store) -> None:
    await gets(group, ada, EASY)
    ben = Learner(telegram, "Ben")
    await known(store, ben)
    assert not labels(await does(ben, "/coach"))
    (task,) = await rows(store, Task)
    forged = await forge(ben, store, f"cdgo:{task.id}:go", LIVE)
    assert "isn't there any more" in forged and not await rows(store, Rehearsed)
