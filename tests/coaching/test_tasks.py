"""Assignments: to all or to one, now or later, put off, excused, tried as often as is allowed, and judged as of the try that counts."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from bot import practice, reminders
from bot.admin.acts import redact
from bot.coaching import cohorts, exercises, tasks, trying
from bot.practice import Finished
from bot.store.coaching import Assigned, Task, Tried
from bot.store.codec import load
from bot.store.store import Store
from bot.store.tables import Learner
from flows.assignment import State, Work
from flows.exercise import Counts, Missed, Passing
from flows.moves import Move
from tests.coaching.group import EXERCISE, KIND, SLIP, asking, assigned, coach, group, joined, lingers, played, rows, task_for
from tests.coaching.test_cohorts import NOBODYS
from tests.conftest import NOW

DAY = timedelta(days=1)


async def waiting(work: Any, learner: Learner) -> list[tuple[str, datetime]]:
    """What is to be said about tasks, and when it is meant."""
    return [(each.kind, each.meant) for each in await reminders.waiting(work, learner) if each.meant]


async def standing(work: Any, row: Assigned, learner: Learner) -> Work:
    """How it stands with somebody."""
    task = await task_for(work, row, learner)
    return (await tasks.works(work, [(task, row)]))[task.id or 0]


async def try_it(work: Any, row: Assigned, learner: Learner, *said: str, at: datetime = NOW, **more: Any) -> Finished:
    """A try."""
    task = await task_for(work, row, learner)
    await trying.begun(work, task, at)
    return await played(work, learner, *said, task=task.id or 0, at=at, **more)


async def test_everybody_gets_a_task_and_is_told_at_its_start_and_a_day_before_it_is_due(store: Store):
    async with store.work() as work:
        here = await group(work)
        row = await assigned(work, here, starts=NOW + 2 * DAY, due=NOW + 9 * DAY)
        for learner in here.learners.values():
            assert await waiting(work, learner) == [("task", NOW + 2 * DAY), ("task_due", NOW + 8 * DAY)]
            assert not await tasks.mine(work, learner, NOW)
            ((task, found),) = await tasks.mine(work, learner, NOW + 2 * DAY)
            assert found.id == row.id and (await standing(work, row, learner)).state is State.WAITING
            await tasks.told(work, task, NOW + 2 * DAY)
            assert (await standing(work, row, learner)).state is State.GIVEN
        assert tasks.exercise_for(row) == EXERCISE


async def test_one_alone_can_be_given_something_if_they_are_in_that_cohort(store: Store):
    async with store.work() as work:
        here, there = await group(work, 100), await group(work, 200)
        row = await assigned(work, here, member=here.members["Ada"])
        assert len(await tasks.mine(work, here.learners["Ada"], NOW)) == 1 and not await tasks.mine(work, here.learners["Ben"], NOW)
        with pytest.raises(ValueError):
            await assigned(work, here, member=there.members["Ada"])
        assert row.learner == here.learners["Ada"].id and not await tasks.mine(work, there.learners["Ada"], NOW)


@pytest.mark.parametrize(("starts", "due"), [(None, -DAY), (None, 0 * DAY), (2 * DAY, DAY), (367 * DAY, None), (None, 367 * DAY)])
async def test_no_time_that_makes_no_sense(store: Store, starts: timedelta | None, due: timedelta | None):
    async with store.work() as work:
        here = await group(work)
        with pytest.raises(ValueError):
            await assigned(work, here, starts=NOW + starts if starts else None, due=NOW + due if due is not None else None)
        assert not await tasks.assignments(work, here.cohort)


async def test_a_cohort_has_only_so_many_assignments(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tasks, "MOST", 2)
    async with store.work() as work:
        here = await group(work)
        rows_ = [await assigned(work, here) for _ in range(2)]
        with pytest.raises(ValueError):
            await assigned(work, here)
        await tasks.withdraw(work, rows_[0], NOW)
        assert await assigned(work, here)


async def test_what_is_due_within_a_day_is_not_announced_twice(store: Store):
    async with store.work() as work:
        here = await group(work)
        await assigned(work, here, due=NOW + DAY)
        assert await waiting(work, here.learners["Ada"]) == [("task", NOW)]


async def test_another_coachs_assignments_and_tasks_are_nowhere(store: Store):
    async with store.work() as work:
        mine, theirs = await group(work, 100), await group(work, 200)
        await assigned(work, mine)
        row = await assigned(work, theirs)
        task = await task_for(work, row, theirs.learners["Ada"])
        for number in (row.id or 0, *NOBODYS):
            assert await tasks.assignment(work, mine.coach, number) is None
        for number in (task.id or 0, *NOBODYS):
            assert await tasks.task_of(work, mine.coach, number) is None
            assert await tasks.my_task(work, mine.learners["Ada"], number, NOW) is None
        assert (
            await tasks.assignment(work, theirs.coach, row.id or 0) == row and await tasks.task_of(work, theirs.coach, task.id or 0) == task
        )
        for number in (theirs.designed.id or 0, *NOBODYS):
            assert await exercises.by_number(work, mine.coach, number) is None


async def test_what_is_withdrawn_need_not_be_done_and_nobody_hears_of_it(store: Store):
    async with store.work() as work:
        here = await group(work)
        row, other = await assigned(work, here, due=NOW + 9 * DAY), await assigned(work, here)
        task = await task_for(work, row, here.learners["Ada"])
        await tasks.withdraw(work, row, NOW)
        assert await tasks.assignments(work, here.cohort) == [other]
        assert await tasks.assignment(work, here.coach, row.id or 0) is None and await tasks.task_of(work, here.coach, task.id or 0) is None
        assert await tasks.my_task(work, here.learners["Ada"], task.id or 0, NOW) is None
        assert await waiting(work, here.learners["Ada"]) == [("task", NOW)]


async def test_a_day_can_be_moved_and_only_those_who_are_not_done_are_reminded(store: Store):
    async with store.work() as work:
        here = await group(work, scores=(True, True, True))
        row = await assigned(work, here, due=NOW + 3 * DAY)
        await try_it(work, row, here.learners["Ada"], KIND)
        await tasks.excuse(work, await task_for(work, row, here.learners["Ben"]), True, NOW)
        await tasks.postpone(work, row, NOW + 9 * DAY, NOW)
        due = {called: dict(await waiting(work, learner)).get("task_due") for called, learner in here.learners.items()}
        assert due == {"Ada": None, "Ben": None, "Cleo": NOW + 8 * DAY}
        await tasks.postpone(work, row, None, NOW)
        assert "task_due" not in dict(await waiting(work, here.learners["Cleo"])) and row.due is None
        for wrong in (NOW, NOW - DAY, NOW + 367 * DAY):
            with pytest.raises(ValueError):
                await tasks.postpone(work, row, wrong, NOW)


async def test_what_starts_far_ahead_can_still_be_put_off(store: Store):
    async with store.work() as work:
        here = await group(work)
        row = await assigned(work, here, starts=NOW + 366 * DAY)
        await tasks.postpone(work, row, NOW + 370 * DAY, NOW)
        with pytest.raises(ValueError):
            await tasks.postpone(work, row, NOW + 365 * DAY, NOW)


async def test_who_is_excused_after_all_has_to_is_told_after_all(store: Store):
    async with store.work() as work:
        here = await group(work)
        row = await assigned(work, here, due=NOW + 9 * DAY)
        ada, task = here.learners["Ada"], await task_for(work, row, here.learners["Ada"])
        await tasks.excuse(work, task, True)
        assert not await waiting(work, ada) and (await standing(work, row, ada)).state is State.EXCUSED
        await tasks.excuse(work, task, False, NOW + DAY)
        assert await waiting(work, ada) == [("task", NOW + DAY), ("task_due", NOW + 8 * DAY)]
        await tasks.told(work, task, NOW + DAY)
        await tasks.excuse(work, task, True, NOW + DAY)
        await tasks.excuse(work, task, False, NOW + 2 * DAY)
        assert await waiting(work, ada) == [("task_due", NOW + 8 * DAY)], "they know of it"


async def test_a_try_is_judged_kept_and_counted_by_the_rule(store: Store):
    async with store.work() as work:
        here = await group(work)
        ada, states = here.learners["Ada"], {}
        for counts in Counts:
            row = await assigned(work, here, replace(EXERCISE, counts=counts), due=NOW + 9 * DAY)
            assert (await try_it(work, row, ada, SLIP)).verdict == (await verdict_of(work, row))
            assert not (await standing(work, row, ada)).is_settled or counts is Counts.FIRST
            passed = (await try_it(work, row, ada, KIND)).verdict
            assert passed and passed.passed
            await try_it(work, row, ada, SLIP)
            states[counts] = (await standing(work, row, ada)).state
            assert "task_due" not in [kind for kind, _ in await waiting(work, ada)]
        assert states == {Counts.BEST: State.PASSED, Counts.LAST: State.DONE, Counts.FIRST: State.DONE}
        curves = (await work.exec(select(Tried.curve))).all()
        assert len(curves) == 9 and all(len(load(tuple[float, ...], each)) >= 2 for each in curves)


async def verdict_of(work: Any, row: Assigned) -> Any:
    """The verdict as the first of its tries keeps it."""
    query = select(Tried.missed).join(Task).where(Task.assignment == row.id).order_by(Tried.id)  # type: ignore[arg-type]
    return trying.Verdict(load(tuple[Missed, ...], (await work.exec(query)).all()[0]))


async def test_one_try_too_many_is_judged_and_does_not_count(store: Store):
    async with store.work() as work:
        here = await group(work)
        row, ada = await assigned(work, here, replace(EXERCISE, tries=2)), here.learners["Ada"]
        for _ in range(2):
            await try_it(work, row, ada, SLIP)
        extra = (await try_it(work, row, ada, KIND)).verdict
        assert extra and extra.passed
        told = await standing(work, row, ada)
        assert (told.state, told.tries_left, len(told.tries)) == (State.DONE, 0, 2)


async def test_the_same_rehearsal_debriefed_twice_is_one_try(store: Store):
    async with store.work() as work:
        here = await group(work)
        row, ada = await assigned(work, here), here.learners["Ada"]
        told = await try_it(work, row, ada, SLIP)
        assert await trying.finished(work, told, NOW) == told.verdict
        assert len((await standing(work, row, ada)).tries) == 1


async def test_where_nothing_was_said_nothing_was_tried(store: Store):
    async with store.work() as work:
        here = await group(work)
        row, ada = await assigned(work, here), here.learners["Ada"]
        assert (await try_it(work, row, ada)).verdict is None
        assert (await standing(work, row, ada)).state is State.STARTED


async def test_a_message_afterwards_to_the_same_partner_completes_the_try(store: Store):
    async with store.work() as work:
        here = await group(work)
        ada, ben = here.learners["Ada"], here.learners["Ben"]
        row = await assigned(work, here, asking(follow_up=True))
        for learner in (ada, ben):
            told = (await try_it(work, row, learner, KIND)).verdict
            assert told and trying.only_follow_up_is_missing(told)
        await played(work, ada, "Thank you for your time.", scene="follow_up", partner="ines", at=NOW + DAY)
        assert (await standing(work, row, ada)).state is State.DONE
        await played(work, ada, scene="follow_up", at=NOW + DAY)
        assert (await standing(work, row, ada)).state is State.DONE, "nothing was written"
        await played(work, ada, "Thank you for your time.", scene="follow_up", at=NOW + DAY)
        done = await standing(work, row, ada)
        assert done.state is State.PASSED and done.counting and done.counting.at == NOW + DAY
        assert (await standing(work, row, ben)).state is State.DONE


async def test_a_try_completed_later_stays_the_first(store: Store):
    async with store.work() as work:
        here = await group(work)
        ada = here.learners["Ada"]
        row = await assigned(work, here, replace(asking(follow_up=True, most_slips=0), counts=Counts.FIRST))
        await try_it(work, row, ada, KIND)
        await try_it(work, row, ada, SLIP, at=NOW + DAY)
        await played(work, ada, "Thank you for your time.", scene="follow_up", at=NOW + 2 * DAY)
        assert (await standing(work, row, ada)).state is State.PASSED


async def test_where_the_message_is_the_exercise_no_other_is_wanted(store: Store):
    async with store.work() as work:
        here = await group(work)
        row = await assigned(work, here, replace(asking(follow_up=True), scene="follow_up"))
        told = (await try_it(work, row, here.learners["Ada"], "Thank you for your time.", scene="follow_up")).verdict
        assert told and told.passed


async def test_a_preview_is_judged_and_keeps_nothing(store: Store):
    async with store.work() as work:
        here = await group(work)
        me = await practice.learner_of(work, 100, NOW)
        await joined(work, here.cohort, here.coach, me, "Maria")
        row = await assigned(work, here, asking(follow_up=True))
        await try_it(work, row, me, KIND)
        designed = await exercises.keep(work, here.coach, replace(EXERCISE, scene="follow_up"), NOW)
        told = await played(work, me, "Thank you for your time.", scene="follow_up", preview=designed.id or 0)
        assert told.verdict and told.verdict.passed
        assert (await standing(work, row, me)).state is State.DONE, "a preview is no message afterwards"
        assert len((await work.exec(select(Tried))).all()) == 1


async def test_what_must_be_done_at_least_and_what_must_not_show(store: Store):
    async with store.work() as work:
        here = await group(work)
        row = await assigned(work, here, replace(EXERCISE, passing=Passing(least={Move.CURIOSITY: 2})))
        once = (await try_it(work, row, here.learners["Ada"], KIND)).verdict
        twice = (await try_it(work, row, here.learners["Ada"], KIND, "And what do you like about it today?")).verdict
        assert once and once.missed == (Missed("least", "curiosity", 2, 1),) and twice and twice.passed


async def test_a_text_that_no_database_takes_is_made_fit(store: Store):
    async with store.work() as work:
        here = await group(work)
        kept = await exercises.keep(work, here.coach, replace(EXERCISE, title="Ask\ud83d for\x00 nothing", message="One\r\ntwo"), NOW)
        assert (exercises.exercise_of(kept).title, exercises.exercise_of(kept).message) == ("Ask for nothing", "One\ntwo")
        for empty in ("\x00", "\u202e \n"):
            with pytest.raises(ValueError):
                await exercises.keep(work, here.coach, replace(EXERCISE, title=empty), NOW)


async def test_the_exercise_stays_as_it_was_when_it_was_assigned(store: Store):
    async with store.work() as work:
        here = await group(work)
        row = await assigned(work, here)
        await exercises.keep(work, here.coach, replace(EXERCISE, title="Something else", tries=1), NOW, here.designed)
        await exercises.drop(work, here.designed)
        assert tasks.exercise_for(row) == EXERCISE
        assert await exercises.by_number(work, here.coach, here.designed.id or 0) is None


async def test_works_are_told_of_many_at_once(store: Store):
    async with store.work() as work:
        here = await group(work)
        assert await tasks.works(work, []) == {}
        pairs = []
        for number in range(3):
            row = await assigned(work, here)
            for learner in here.learners.values():
                pairs.append((await task_for(work, row, learner), row))
            if number:
                await try_it(work, row, here.learners["Ada"], SLIP)
        told = await tasks.works(work, pairs)
        assert [len(told[task.id or 0].tries) for task, _ in pairs] == [0, 0, 1, 0, 1, 0]


async def test_who_is_erased_while_something_is_assigned_is_gone(shared: Store):
    async with shared.work() as work:
        here = await group(work)

    async def assigns() -> None:
        async with shared.work() as work:
            await assigned(work, here)
            await lingers()

    await asyncio.gather(assigns(), redact(shared, 101), assigns(), assigns())
    everything, ada = await rows(shared), here.learners["Ada"].id
    assert ada not in [each["id"] for each in everything["learners"]] and len(everything["assignments"]) == 3
    assert {each["learner"] for table in ("tasks", "members", "reminders") for each in everything[table]} == {here.learners["Ben"].id}


async def test_a_try_that_ends_while_its_cohort_is_closed_breaks_nothing(shared: Store):
    async with shared.work() as work:
        here = await group(work)
        row, ada = await assigned(work, here), here.learners["Ada"]
        task = await task_for(work, row, ada)
        step = await practice.begin(work, ada, "coffee", "dana", 3, "", NOW, task=task.id or 0)
        step = await practice.say(work, step.row, KIND, NOW)
        await practice.stop(work, step.row, NOW)

    async def ends() -> None:
        async with shared.work() as work:
            open_one = await practice.current(work, ada)
            assert open_one is not None
            await practice.guess(work, open_one, "yes")
            await lingers()

    async def closes() -> None:
        async with shared.work() as work:
            cohort = await cohorts.by_number(work, here.coach, here.cohort.id or 0)
            assert cohort is not None
            await cohorts.close(work, cohort, NOW)
            await lingers()

    await asyncio.gather(ends(), closes())
    everything = await rows(shared)
    assert not everything["tries"] and not everything["tasks"] and everything["rehearsals"][0]["status"] == "done"


async def test_a_coach_without_cohorts_sees_nothing(store: Store):
    async with store.work() as work:
        here, other = await group(work), await coach(work, 7)
        row = await assigned(work, here)
        assert await tasks.assignment(work, other, row.id or 0) is None and not await cohorts.of(work, other)
