"""The coach overrules the mentor: the try is judged anew, the learner is asked, and only with their yes the sentence is kept."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import col, select

from bot import reminders
from bot.coaching import coaches, overruling, sharing, tasks
from bot.store.coaching import Corrected, Overruled, Shared, Task
from bot.store.store import Store
from bot.store.tables import Taken
from flows.assignment import State
from flows.exercise import Passing
from flows.moves import Move
from tests.coaching.group import EXERCISE, KIND, SLIP, Group, assigned, group, lingers, played, rows, task_for
from tests.coaching.test_cohorts import NOBODYS
from tests.conftest import NOW

BOTH = (Move.REFERRAL_ASK, Move.RESUME_PUSH)


async def shown(work: Any, here: Group, called: str = "Ada", *said: str, most: int = 0) -> tuple[Shared, int, Task]:
    """A try that was shared, the turn with two slips in it, and the task."""
    row = await assigned(work, here, replace(EXERCISE, passing=Passing(most_slips=most), title=f"At most {most}"))
    task = await task_for(work, row, here.learners[called])
    told = await played(work, here.learners[called], *(said or (SLIP,)), task=task.id or 0)
    found = await sharing.share(work, here.learners[called], told.row, here.cohort.id or 0, NOW)
    query = select(Taken.id).where(Taken.rehearsal == told.row.id, Taken.kind == "say").order_by(col(Taken.id).desc())
    turn = (await work.exec(query)).first()
    assert found is not None and turn is not None
    return found, turn, task


async def state(work: Any, here: Group, task: Task) -> State:
    """How the task stands."""
    row = await tasks.assignment(work, here.coach, task.assignment)
    assert row is not None
    return (await tasks.works(work, [(task, row)]))[task.id or 0].state


async def test_a_slip_called_fine_no_longer_counts_and_comes_back_with_the_ruling(store: Store):
    async with store.work() as work:
        here = await group(work)
        found, turn, task = await shown(work, here)
        assert await state(work, here, task) is State.DONE
        first = await overruling.overrule(work, here.coach, found, turn, BOTH[0], " She\nhad\x00 asked. ", NOW)
        assert first.why == "She had asked." and await state(work, here, task) is State.DONE
        second = await overruling.overrule(work, here.coach, found, turn, BOTH[1], "", NOW)
        assert await state(work, here, task) is State.PASSED
        ada = here.learners["Ada"]
        assert {each.about for each in await reminders.waiting(work, ada) if each.kind == overruling.KIND} == {first.id, second.id}
        read = await sharing.read(work, here.coach, found.id or 0, "desk", NOW)
        assert read is not None and {each.move for each in read.turns[-1].overruled} == {*BOTH}
        assert not any(each.is_slip for each in read.turns[-1].said) and {*read.turns[-1].slips} == {*BOTH}
        await overruling.take_back(work, second, found)
        assert await state(work, here, task) is State.DONE
        assert {each.about for each in await reminders.waiting(work, ada) if each.kind == overruling.KIND} == {first.id}


async def test_a_message_written_afterwards_stays_written_when_a_slip_is_overruled(store: Store):
    async with store.work() as work:
        here = await group(work)
        row = await assigned(work, here, replace(EXERCISE, passing=Passing(most_slips=0, kinds=BOTH, follow_up=True)))
        ada = here.learners["Ada"]
        task = await task_for(work, row, ada)
        told = await played(work, ada, SLIP, task=task.id or 0)
        found = await sharing.share(work, ada, told.row, here.cohort.id or 0, NOW)
        turn = (await work.exec(select(Taken.id).where(Taken.rehearsal == told.row.id, Taken.kind == "say"))).first() or 0
        assert found is not None
        for move in BOTH:
            await overruling.overrule(work, here.coach, found, turn, move, "", NOW)
        assert await state(work, here, task) is State.DONE, "the message is still missing"
        await played(work, ada, "Thank you for your time.", scene="follow_up")
        assert await state(work, here, task) is State.PASSED
        ruled = (await work.exec(select(Overruled))).first()
        assert ruled is not None
        await overruling.take_back(work, ruled, found)
        assert await state(work, here, task) is State.DONE
        await overruling.overrule(work, here.coach, found, turn, Move(ruled.move), "", NOW)
        assert await state(work, here, task) is State.PASSED


async def test_only_a_slip_of_that_turn_can_be_called_fine_and_once(store: Store):
    async with store.work() as work:
        here = await group(work)
        found, turn, _ = await shown(work, here, "Ada", KIND, SLIP)
        other, elsewhere, _ = await shown(work, here, "Ben", SLIP, most=1)
        kind = (await work.exec(select(Taken.id).where(Taken.rehearsal == found.rehearsal, Taken.kind == "say"))).first() or 0
        for where, move in ((turn, Move.JOB_ASK), (turn, Move.CURIOSITY), (kind, BOTH[0]), (elsewhere, BOTH[0])):
            with pytest.raises(ValueError):
                await overruling.overrule(work, here.coach, found, where, move, "", NOW)
        for number in NOBODYS:
            with pytest.raises(ValueError):
                await overruling.overrule(work, here.coach, found, number, BOTH[0], "", NOW)
            assert await overruling.by_number(work, number) is None
            assert not await overruling.agreed(work, here.learners["Ada"], number, True, NOW)
        first = await overruling.overrule(work, here.coach, found, turn, BOTH[0], "x" * 999, NOW)
        again = await overruling.overrule(work, here.coach, found, turn, BOTH[0], "Otherwise.", NOW)
        assert again.id == first.id and again.why == "x" * overruling.LONGEST
        assert (await overruling.by_number(work, first.id or 0)) == (first, found) and other.id != found.id


async def test_a_sentence_is_kept_with_the_learners_yes_alone_and_without_a_name(store: Store):
    async with store.work() as work:
        here = await group(work)
        ada = here.learners["Ada"]
        found, turn, _ = await shown(work, here)
        ruled = await overruling.overrule(work, here.coach, found, turn, BOTH[0], "She had asked.", NOW)
        assert await overruling.corrections(work) == []
        assert not await overruling.agreed(work, here.learners["Ben"], ruled.id or 0, True, NOW)
        assert await overruling.corrections(work) == []
        assert await overruling.agreed(work, ada, ruled.id or 0, True, NOW) and await overruling.agreed(work, ada, ruled.id or 0, True, NOW)
        (line,) = await overruling.corrections(work)
        assert line["text"] == SLIP and line["overruled"] == ["referral_ask"] and line["slip"] is True
        assert (line["scene"], line["relationship"]) == ("coffee", "introduced") and line["previous"] and "resume_push" in line["moves"]
        assert not {"Ada", "Maria", "She had asked."} & {str(value) for value in line.values()}
        assert await overruling.agreed(work, ada, ruled.id or 0, False, NOW) and await overruling.corrections(work) == []
        assert ruled.consent == "no"


async def test_two_slips_of_one_sentence_are_one_line_that_is_true(store: Store):
    async with store.work() as work:
        here = await group(work)
        ada = here.learners["Ada"]
        found, turn, _ = await shown(work, here)
        first = await overruling.overrule(work, here.coach, found, turn, BOTH[0], "", NOW)
        await overruling.agreed(work, ada, first.id or 0, True, NOW)
        second = await overruling.overrule(work, here.coach, found, turn, BOTH[1], "", NOW)
        (line,) = await overruling.corrections(work)
        assert line["slip"] is False and line["overruled"] == ["referral_ask", "resume_push"], "told as it stands now"
        await overruling.agreed(work, ada, second.id or 0, True, NOW)
        (line,) = await overruling.corrections(work)
        await overruling.take_back(work, second, found)
        (line,) = await overruling.corrections(work)
        assert line["slip"] is True and line["overruled"] == ["referral_ask"]
        await sharing.take_back(work, ada, found.id or 0)
        assert await overruling.corrections(work) == [] and not (await work.exec(select(Corrected))).all()


async def test_whose_slip_is_called_fine_by_another_cohorts_coach(store: Store):
    """They can't get hold of the talk in the first place."""
    async with store.work() as work:
        here, there = await group(work, 100), await group(work, 200)
        found, _, _ = await shown(work, here)
        assert await sharing.shared(work, there.coach, found.id or 0) is None


async def test_called_fine_twice_at_once_is_called_fine_once(shared: Store):
    async with shared.work() as work:
        here = await group(work)
        found, turn, task = await shown(work, here)
        ada = here.learners["Ada"]

    async def rules(move: Move) -> int | None:
        async with shared.work() as work:
            talk = await sharing.shared(work, here.coach, found.id or 0)
            assert talk is not None
            row = await overruling.overrule(work, here.coach, talk, turn, move, "", NOW)
            await lingers()
            return row.id

    told = await asyncio.gather(*(rules(move) for move in (*BOTH, *BOTH, *BOTH)))
    everything = await rows(shared)
    assert len({*told}) == 2 == len(everything["overruled"])
    assert len([each for each in everything["reminders"] if each["kind"] == overruling.KIND and each["status"] == "waiting"]) == 2
    async with shared.work() as work:
        assert await state(work, here, task) is State.PASSED, "each was judged with the other in view"
        assert await coaches.of(work, ada) is None
