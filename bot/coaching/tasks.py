"""Assignments: given to a cohort or to one of it, now or later; each learner's share of one is a task, with its tries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import days, given, holding, letters, uploads
from bot.store.coaching import Assigned, Coach, Coaching, Cohort, Designed, Member, Task, Tried
from bot.store.codec import load
from bot.store.tables import Learner
from flows.assignment import Tried as Try
from flows.assignment import Work
from flows.exercise import Exercise, Missed

GIVEN, DUE = letters.GIVEN, letters.DUE  # kinds of reminders; what they are about is a task
MOST = 300  # assignments of a cohort that were not withdrawn


async def assign(
    work: AsyncSession,
    coach: Coach,
    designed: Designed,
    cohort: Cohort,
    now: datetime,
    member: Member | None = None,
    starts: datetime | None = None,
    due: datetime | None = None,
) -> Assigned:
    """Give an exercise to a cohort, or to one `member` of it, from `starts` on and by `due`; learners are told at a decent hour.

    Raises ValueError where it is due before it starts, or farther away than a year, where the cohort is closed, has three hundred, or is
    not the member's.
    """
    assert designed.id is not None and cohort.id is not None and coach.id is not None
    if not await holding.is_open(work, cohort.id) or (member is not None and member.cohort != cohort.id):
        raise ValueError("cohort")
    if len(await assignments(work, cohort)) >= MOST:
        raise ValueError("many")
    begins = max(starts or now, now)
    if begins > now + days.FARTHEST or days.wrong_due(due, begins, now):
        raise ValueError("due")
    only = member.learner if member else 0
    row = Assigned(
        exercise=designed.id, cohort=cohort.id, coach=coach.id, learner=only, state=designed.state, starts=begins, due=due, at=now
    )
    work.add(row)
    await work.flush()
    everybody = select(Member.learner).where(Member.cohort == cohort.id)
    await _give(work, row, [only] if only else (await work.exec(everybody)).all(), now)
    return row


async def catch_up(work: AsyncSession, member: Member, now: datetime) -> None:
    """Whoever joins later gets what the whole cohort still has to do."""
    mine = select(Task.assignment).where(Task.learner == member.learner)
    query = select(Assigned).where(Assigned.cohort == member.cohort, Assigned.learner == 0, col(Assigned.withdrawn).is_(None))
    still = (col(Assigned.due).is_(None)) | (col(Assigned.due) > now)
    for row in (await work.exec(query.where(still, col(Assigned.id).not_in(mine)).order_by(col(Assigned.id)))).all():
        await _give(work, row, [member.learner], now)


async def withdraw(work: AsyncSession, row: Assigned, now: datetime) -> None:
    """It need not be done any more; what was done stays."""
    row.withdrawn = now
    await work.flush()
    await letters.call_back(work, (GIVEN, DUE), select(Task.id).where(Task.assignment == row.id))


async def withdraw_all(work: AsyncSession, cohort: Cohort, now: datetime) -> None:
    """Nothing in a cohort need be done any more."""
    for row in (await work.exec(select(Assigned).where(Assigned.cohort == cohort.id, col(Assigned.withdrawn).is_(None)))).all():
        await withdraw(work, row, now)


async def postpone(work: AsyncSession, row: Assigned, due: datetime | None, now: datetime) -> None:
    """Another day by which it is due, or none. Raises ValueError where that day is past."""
    if days.wrong_due(due, max(row.starts, now), now):
        raise ValueError("due")
    row.due = due
    await work.flush()
    given_to = await _with_learners(work, Task.assignment == row.id)
    await letters.call_back(work, (DUE,), select(Task.id).where(Task.assignment == row.id))
    standing = await works(work, [(task, row) for task, _ in given_to])
    for task, learner in given_to:
        if not standing[task.id or 0].is_settled:
            work.add_all(letters.before_due(learner, task, row, now))
    await work.flush()


async def excuse(work: AsyncSession, task: Task, excused: bool, now: datetime | None = None) -> None:
    """A learner need not do it, or has to after all, and is told so if they were not; `now` is this moment, if nothing else is given."""
    await letters.call_back(work, (GIVEN, DUE), [task.id])
    task.excused = excused
    await work.flush()
    if excused:
        return
    (learner,) = [each for _, each in await _with_learners(work, Task.id == task.id)]
    row = (await work.exec(select(Assigned).where(Assigned.id == task.assignment))).one()
    if not (await works(work, [(task, row)]))[task.id or 0].is_settled:
        work.add_all(letters.of_task(learner, task, row, now or datetime.now(UTC)))
        await work.flush()


async def assignments(work: AsyncSession, cohort: Cohort) -> list[Assigned]:
    """What was assigned in a cohort and not withdrawn, the newest first."""
    query = select(Assigned).where(Assigned.cohort == cohort.id, col(Assigned.withdrawn).is_(None))
    rows = list((await work.exec(query.order_by(col(Assigned.id).desc()))).all())
    await uploads.seat(work, *(row.state for row in rows))
    return rows


async def assignment(work: AsyncSession, coach: Coach, number: int) -> Assigned | None:
    """Assignment `number`, if it is of an open cohort of this coach's and was not withdrawn."""
    query = (
        select(Assigned).join(Coaching, col(Coaching.cohort) == col(Assigned.cohort)).join(Cohort, col(Cohort.id) == col(Assigned.cohort))
    )
    mine = Coaching.coach == coach.id, col(Cohort.closed).is_(None), Assigned.id == given.number(number), col(Assigned.withdrawn).is_(None)
    row = (await work.exec(query.where(*mine))).first()
    await uploads.seat(work, row.state if row else "")
    return row


async def task_of(work: AsyncSession, coach: Coach, number: int) -> Task | None:
    """Task `number`, if it is part of an assignment this coach sees."""
    found = await work.get(Task, given.number(number))
    return found if found is not None and await assignment(work, coach, found.assignment) is not None else None


async def mine(work: AsyncSession, learner: Learner, now: datetime) -> list[tuple[Task, Assigned]]:
    """What a learner was given, what is due first first."""
    query = select(Task, Assigned).join(Assigned, col(Assigned.id) == col(Task.assignment))
    open_ones = Task.learner == learner.id, col(Assigned.withdrawn).is_(None), col(Assigned.starts) <= now
    rows = (await work.exec(query.where(*open_ones).order_by(col(Task.id)))).all()
    await uploads.seat(work, *(row.state for _, row in rows))
    return sorted(((task, row) for task, row in rows), key=lambda each: (each[1].due is None, each[1].due or each[1].starts))


async def my_task(work: AsyncSession, learner: Learner, number: int, now: datetime) -> tuple[Task, Assigned] | None:
    """Task `number`, if it is this learner's and can be begun."""
    return next((each for each in await mine(work, learner, now) if each[0].id == number), None)


def exercise_for(row: Assigned) -> Exercise:
    """The exercise as it was when it was assigned."""
    return load(Exercise, row.state)


async def told(work: AsyncSession, task: Task, now: datetime) -> None:
    """The learner knows of it."""
    task.given = task.given or now
    await work.flush()


async def works(work: AsyncSession, pairs: Collection[tuple[Task, Assigned]]) -> dict[int, Work]:
    """How each of these tasks stands, by its number; one question to the database, however many there are."""
    tries: dict[int, list[Try]] = {}
    for number, at, passed, missed in await _tries(work, pairs) if pairs else ():
        tries.setdefault(number, []).append(Try(at, passed, missed_of(missed)))
    rules = {row.id: exercise_for(row) for row in {id(row): row for _, row in pairs}.values()}
    return {task.id or 0: _work(task, row, rules[row.id], tries.get(task.id or 0, ())) for task, row in pairs}


@lru_cache(maxsize=2048)
def missed_of(state: str) -> tuple[Missed, ...]:
    """What was missing in a try, from its row; many tries lack the same."""
    return load(tuple[Missed, ...], state)


async def _tries(work: AsyncSession, pairs: Collection[tuple[Task, Assigned]]) -> Sequence[tuple[int, datetime, bool, str]]:
    """The tries at these tasks and perhaps at others of the same assignments, in the order in which they were made."""
    assignments, whose = {row.id for _, row in pairs}, {task.learner for task, _ in pairs}
    query = select(Tried.task, Tried.at, Tried.passed, Tried.missed).join(Task, col(Task.id) == col(Tried.task))
    query = query.where(col(Task.assignment).in_(assignments), *([Task.learner == min(whose)] if len(whose) == 1 else []))
    return (await work.exec(query.order_by(col(Tried.id)))).all()


async def _give(work: AsyncSession, row: Assigned, whom: Collection[int], now: datetime) -> None:
    """Whoever is being erased at this moment gets nothing."""
    assert row.id is not None
    there = await holding.learners(work, whom)
    given_to = {number: Task(assignment=row.id, cohort=row.cohort, learner=number) for number in there}
    work.add_all(given_to.values())
    await work.flush()
    for number, learner in there.items():
        work.add_all(letters.of_task(learner, given_to[number], row, now))
    await work.flush()


async def _with_learners(work: AsyncSession, *which: Any) -> list[tuple[Task, Learner]]:
    query = select(Task, Learner).join(Learner, col(Learner.id) == col(Task.learner)).where(*which)
    return [(task, learner) for task, learner in (await work.exec(query)).all()]


def _work(task: Task, row: Assigned, exercise: Exercise, tries: Iterable[Try]) -> Work:
    return Work(task.given, row.due, task.begun, task.excused, tuple(tries), exercise.tries, exercise.counts)
