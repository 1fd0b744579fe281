"""What a coach sees: how the work stands of those in their cohorts, and scores of those alone who agreed; wherever chance leads."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlmodel import select

from bot.coaching import cohorts, sharing, sight, tasks
from bot.store.coaching import Tried
from bot.store.store import Store
from bot.store.tables import Rehearsed
from flows.assignment import Reason, State
from flows.exercise import Missed
from flows.moves import Move
from tests.bench.desk import QUERIES, figures
from tests.coaching.group import EXERCISE, KIND, SLIP, Group, assigned, group, played, task_for
from tests.coaching.walk import Walk
from tests.conftest import NOW

DAY = timedelta(days=1)


async def tried(work: Any, here: Group, called: str, *said: str, title: str = EXERCISE.title) -> None:
    """A try of somebody's at the newest assignment."""
    row = (await tasks.assignments(work, here.cohort))[0]
    task = await task_for(work, row, here.learners[called])
    await played(work, here.learners[called], *said, task=task.id or 0)


async def test_wherever_chance_leads_nobody_sees_what_is_not_theirs(store: Store):
    walk = Walk(store, 1)
    await walk.begin()
    for _ in range(45):
        await walk.step()


async def test_with_consent_a_coach_sees_what_was_missing_and_without_it_only_how_it_stands(store: Store):
    async with store.work() as work:
        here = await group(work)
        row = await assigned(work, here)
        for called in ("Ada", "Ben"):
            for said in (SLIP, KIND):
                await tried(work, here, called, said)
        ada, ben = await sight.results(work, row)
        assert [each.work.state for each in (ada, ben)] == [State.PASSED, State.PASSED]
        assert ada.shots[0].missed == (Missed("slips", "referral_ask", 0, 2),) == ada.work.tries[0].missed
        assert ada.shots[0].past and ada.shots[0].past.slips[Move.REFERRAL_ASK] == 1 and len(ada.shots[0].curve) == 2
        assert [(each.missed, each.past, each.curve) for each in ben.shots] == [((), None, ())] * 2
        assert not any(each.missed for each in ben.work.tries)
        assert ada.counting == ada.shots[1] and ben.counting == ben.shots[1]
        await cohorts.consent(work, here.members["Ben"], True)
        await cohorts.consent(work, here.members["Ada"], False)
        ada, ben = await sight.results(work, row)
        assert ada.shots[0].past is None and ben.shots[0].past is not None, "at once, both ways"


async def test_a_path_is_of_one_learner_in_one_cohort_oldest_first(store: Store):
    async with store.work() as work:
        here, there = await group(work, 100), await group(work, 200)
        first, second = await assigned(work, here), await assigned(work, here)
        await tried(work, here, "Ben", SLIP)
        shared_row = (await work.exec(select(Rehearsed))).one()
        found = await sharing.share(work, here.learners["Ben"], shared_row, here.cohort.id or 0, NOW)
        assert found is not None
        path = await sight.path_of(work, here.members["Ben"])
        assert [(row.id, each.work.state) for row, each in path] == [(first.id, State.WAITING), (second.id, State.DONE)]
        assert path[1][1].shots[0].shared == found.id and path[1][1].work.tries[0].missed == ()
        assert await sight.path_of(work, there.members["Ben"]) == []


async def test_those_who_need_attention_come_first_and_why(store: Store):
    async with store.work() as work:
        here = await group(work, scores=(True, False, True))
        await assigned(work, here)
        for called in ("Ben", "Cleo"):
            for _ in range(3):
                await tried(work, here, called, SLIP)
        for task, _ in await tasks.mine(work, here.learners["Ada"], NOW):
            await tasks.told(work, task, NOW)
        seats = await sight.seats(work, here.cohort, NOW)
        assert [(each.member.called, each.reasons) for each in seats] == [("Ben", (Reason.STUCK,)), ("Cleo", (Reason.STUCK,)), ("Ada", ())]
        assert seats[0].stuck_on is None and seats[1].stuck_on == Missed("slips", "referral_ask", 0, 2)
        assert [(each.done(), each.passed()) for each in seats] == [(1, 0), (1, 0), (0, 0)]
        later = await sight.seats(work, here.cohort, NOW + 4 * DAY)
        assert {each.member.called: each.reasons for each in later}["Ada"] == (Reason.NO_START,)


async def test_two_tries_of_one_moment_are_told_apart(store: Store):
    async with store.work() as work:
        here = await group(work)
        row = await assigned(work, here, replace(EXERCISE, counts="last"))
        await tried(work, here, "Ada", SLIP)
        await tried(work, here, "Ada", SLIP)
        ada = (await sight.results(work, row))[0]
        assert ada.counting == ada.shots[1] != ada.shots[0]


async def test_a_talk_that_is_kept_no_more_leaves_its_result_and_nobody_elses(store: Store):
    """SQLite gives numbers of deleted rehearsals to new ones: Ada's old try must not show what Ben plays now."""
    from bot.telegram.carrying.sweeping import sweep_rehearsals

    async with store.work() as work:
        here = await group(work)
        row = await assigned(work, here)
        await tried(work, here, "Ada", SLIP)
    await sweep_rehearsals(store, NOW + DAY)
    async with store.work() as work:
        told = await played(work, here.learners["Ben"], KIND, at=NOW + 2 * DAY)
        assert store.is_shared or told.row.id == 1
        (shot,) = (await sight.results(work, row))[0].shots
        assert (shot.passed, shot.past, shot.curve, shot.shared) == (False, None, (), 0) and shot.missed
        task = await task_for(work, row, here.learners["Ben"])
        again = await played(work, here.learners["Ben"], KIND, task=task.id or 0, at=NOW + 2 * DAY)
        assert again.verdict and again.verdict.passed
        assert len({each.rehearsal for each in (await work.exec(select(Tried))).all()}) == 2


async def test_what_is_asked_of_the_database_does_not_grow_with_the_cohort(address: str):
    told = await figures(address, 12, 60)
    assert {each.call: each.queries for each in told if each.queries} == QUERIES
