"""A learner leaves a group after one question, or a coach does; nothing that was given or shown there is left."""

from __future__ import annotations

from bot.coaching import cohorts, leaving
from bot.practice import learner_of
from bot.store.coaching import Member, Shared, Tried
from bot.store.store import Store
from bot.store.tables import Rehearsed
from tests.telegram.chat import does, labels, presses, toast
from tests.telegram.learner import Learner

from .group import EASY, KIND, STRICT, Group, now, rows
from .learners import an_ordinary_talk, debrief, gets, joins


async def test_leaving_is_asked_once_and_can_be_thought_better_of(group: Group, ada: Learner, store: Store) -> None:
    await joins(group, ada)
    page = await does(ada, "/coach", "!What they see", "!Leave this")
    assert "Maria Keller will at once see nothing" in page.text
    await does(ada, "!Stay")
    assert len(await rows(store, Member)) == 1
    await does(ada, "!Leave this")
    await presses(ada, "Yes, leave", times=2)
    assert not await rows(store, Member)


async def test_who_leaves_in_the_middle_of_a_try_goes_on_practising(group: Group, ada: Learner, store: Store) -> None:
    await gets(group, ada, STRICT)
    await does(ada, "!Start", KIND, "/coach", "!What they see", "!Leave this", "!Yes, leave", "What was hard about it?")
    (row,) = await rows(store, Rehearsed)
    assert (row.status, row.task) == ("open", 0)
    await does(ada, "/stop", "!Maybe")
    assert labels(debrief(ada)) == ["What this rests on", "↻ Same again", "☕ Another"] and not await rows(store, Tried)


async def test_after_leaving_a_talk_cannot_be_shown_there(group: Group, ada: Learner, store: Store) -> None:
    await joins(group, ada)
    page = await an_ordinary_talk(ada)
    await does(ada, "/coach", "!What they see", "!Leave this", "!Yes, leave")
    assert "can't be shown" in await toast(ada, "Show this talk", on=page) and not await rows(store, Shared)


async def test_of_a_coach_who_ends_or_forgets_nothing_is_shown_any_more(group: Group, ada: Learner, store: Store) -> None:
    tom = await Group(store, group.bot, Learner(ada.telegram, "Tom")).made("Tom Berg")
    letter = await gets(group, ada, EASY)
    async with store.work() as work:
        await cohorts.let_in(work, await group.the_cohort(work), await tom.the_coach(work), now())
    assert "With Maria Keller and Tom Berg" in (await does(ada, "/coach")).text
    async with store.work() as work:
        await leaving.end(work, await tom.the_coach(work), now())
    assert "Tom" not in (await does(ada, "/coach")).text
    async with store.work() as work:
        await leaving.erase(work, await learner_of(work, group.by.id, now()), now())
    assert "no human coach" in (await does(ada, "/coach")).text
    assert "isn't there any more" in await toast(ada, "Start", on=letter)
