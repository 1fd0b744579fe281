"""Assignments: given to a cohort or to one of it, now or later; each learner's share of one is a task, with its tries."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import reminders
from bot.store.coaching import Assigned, Coach, Coaching, Cohort, Corrected, Designed, Member, Overruled, Remark, Shared, Task, Tried
from bot.store.codec import load
from bot.store.tables import Learner, Rehearsed
from flows.assignment import Tried as Try
from flows.assignment import Work
from flows.exercise import Exercise, Missed

GIVEN, DUE = "task", "task_due"  # kinds of reminders; what they are about is a task
_BEFORE_DUE = timedelta(days=1)
FARTHEST = timedelta(days=366)  # to which an assignment may be put off


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

    Raises ValueError where it is due before it starts, or farther away than a year.
    """
    assert designed.id is not None and cohort.id is not None and coach.id is not None
    begins = max(starts or now, now)
    if begins > now + FARTHEST or (due is not None and not begins < due <= begins + FARTHEST):
        raise ValueError("due")
    only = member.learner if member else 0
    row = Assigned(
        exercise=designed.id, cohort=cohort.id, coach=coach.id, learner=only, state=designed.state, starts=begins, due=due, at=now
    )
    work.add(row)
    await work.flush()
    members = [member] if member else (await work.exec(select(Member).where(Member.cohort == cohort.id))).all()
    await _give(work, row, members, now)
    return row


async def catch_up(work: AsyncSession, member: Member, now: datetime) -> None:
    """Whoever joins later gets what the whole cohort still has to do."""
    mine = select(Task.assignment).where(Task.learner == member.learner)
    query = select(Assigned).where(Assigned.cohort == member.cohort, Assigned.learner == 0, col(Assigned.withdrawn).is_(None))
    still = (col(Assigned.due).is_(None)) | (col(Assigned.due) > now)
    for row in (await work.exec(query.where(still, col(Assigned.id).not_in(mine)).order_by(col(Assigned.id)))).all():
        await _give(work, row, [member], now)


async def withdraw(work: AsyncSession, row: Assigned, now: datetime) -> None:
    """It need not be done any more; what was done stays."""
    row.withdrawn = now
    await work.flush()
    for task, learner in await _with_learners(work, Task.assignment == row.id):
        await _quiet(work, learner, task)


async def withdraw_all(work: AsyncSession, cohort: Cohort, now: datetime) -> None:
    """Nothing in a cohort need be done any more."""
    for row in (await work.exec(select(Assigned).where(Assigned.cohort == cohort.id, col(Assigned.withdrawn).is_(None)))).all():
        await withdraw(work, row, now)


async def postpone(work: AsyncSession, row: Assigned, due: datetime | None, now: datetime) -> None:
    """Another day by which it is due, or none. Raises ValueError where that day is past."""
    if due is not None and not max(row.starts, now) < due <= now + FARTHEST:
        raise ValueError("due")
    row.due = due
    await work.flush()
    for task, learner in await _with_learners(work, Task.assignment == row.id):
        await reminders.stop(work, learner, DUE, task.id or 0)
        await _remind_of_due(work, learner, task, row, now)


async def excuse(work: AsyncSession, task: Task, excused: bool) -> None:
    """A learner need not do it, or has to after all."""
    task.excused = excused
    await work.flush()
    if excused:
        learner = (await work.exec(select(Learner).where(Learner.id == task.learner))).one()
        await _quiet(work, learner, task)


async def assignments(work: AsyncSession, cohort: Cohort) -> list[Assigned]:
    """What was assigned in a cohort and not withdrawn, the newest first."""
    query = select(Assigned).where(Assigned.cohort == cohort.id, col(Assigned.withdrawn).is_(None))
    return list((await work.exec(query.order_by(col(Assigned.id).desc()))).all())


async def assignment(work: AsyncSession, coach: Coach, number: int) -> Assigned | None:
    """Assignment `number`, if it is of an open cohort of this coach's and was not withdrawn."""
    query = (
        select(Assigned).join(Coaching, col(Coaching.cohort) == col(Assigned.cohort)).join(Cohort, col(Cohort.id) == col(Assigned.cohort))
    )
    mine = Coaching.coach == coach.id, col(Cohort.closed).is_(None), Assigned.id == number, col(Assigned.withdrawn).is_(None)
    return (await work.exec(query.where(*mine))).first()


async def task_of(work: AsyncSession, coach: Coach, number: int) -> Task | None:
    """Task `number`, if it is part of an assignment this coach sees."""
    found = await work.get(Task, number)
    return found if found is not None and await assignment(work, coach, found.assignment) is not None else None


async def mine(work: AsyncSession, learner: Learner, now: datetime) -> list[tuple[Task, Assigned]]:
    """What a learner was given, what is due first first."""
    query = select(Task, Assigned).join(Assigned, col(Assigned.id) == col(Task.assignment))
    open_ones = Task.learner == learner.id, col(Assigned.withdrawn).is_(None), col(Assigned.starts) <= now
    rows = (await work.exec(query.where(*open_ones).order_by(col(Task.id)))).all()
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
    """How each of these tasks stands, by its number; two questions to the database, however many there are."""
    numbers = [task.id for task, _ in pairs]
    query = select(Tried).where(col(Tried.task).in_(numbers)).order_by(col(Tried.at), col(Tried.id))
    tries: dict[int, list[Try]] = {}
    for each in (await work.exec(query)).all() if numbers else ():
        tries.setdefault(each.task, []).append(Try(each.at, each.passed, load(tuple[Missed, ...], each.missed)))
    return {task.id or 0: _work(task, row, tries.get(task.id or 0, ())) for task, row in pairs}


async def forget(work: AsyncSession, member: Member) -> None:
    """Nothing of what a learner did in a cohort is kept for it."""
    here = Task.learner == member.learner, Task.cohort == member.cohort
    for task, learner in await _with_learners(work, *here):
        await _quiet(work, learner, task)
    numbers = [task.id for task in (await work.exec(select(Task).where(*here))).all()]
    await forget_shared(work, Shared.learner == member.learner, Shared.cohort == member.cohort)
    await work.exec(delete(Tried).where(col(Tried.task).in_(numbers)))
    await work.exec(update(Rehearsed).where(col(Rehearsed.task).in_(numbers)).values(task=0))
    await work.exec(delete(Task).where(col(Task.id).in_(numbers)))


async def forget_shared(work: AsyncSession, *which: Any) -> int:
    """What was shared is not any more, and what hung on it is gone: comments, answers, what was overruled, and what was kept of that."""
    numbers = [each.id for each in (await work.exec(select(Shared).where(*which))).all()]
    of_these = select(Overruled.id).where(col(Overruled.shared).in_(numbers))
    await work.exec(delete(Corrected).where(col(Corrected.overruled).in_(of_these)))
    for table in (Overruled, Remark):
        await work.exec(delete(table).where(col(table.shared).in_(numbers)))
    await work.exec(delete(Shared).where(col(Shared.id).in_(numbers)))
    return len(numbers)


async def _give(work: AsyncSession, row: Assigned, members: Iterable[Member], now: datetime) -> None:
    for member in members:
        assert row.id is not None
        task = Task(assignment=row.id, cohort=row.cohort, learner=member.learner)
        work.add(task)
        await work.flush()
        learner = (await work.exec(select(Learner).where(Learner.id == member.learner))).one()
        await reminders.put(work, learner, GIVEN, task.id or 0, at=max(row.starts, now))
        await _remind_of_due(work, learner, task, row, now)


async def _remind_of_due(work: AsyncSession, learner: Learner, task: Task, row: Assigned, now: datetime) -> None:
    """A day before it is due, if it was not given within that day."""
    if row.due is not None and row.due - _BEFORE_DUE > max(row.starts, now):
        await reminders.put(work, learner, DUE, task.id or 0, at=row.due - _BEFORE_DUE, ends=row.due)


async def _quiet(work: AsyncSession, learner: Learner, task: Task) -> None:
    for kind in (GIVEN, DUE):
        await reminders.stop(work, learner, kind, task.id or 0)


async def _with_learners(work: AsyncSession, *which: Any) -> list[tuple[Task, Learner]]:
    query = select(Task, Learner).join(Learner, col(Learner.id) == col(Task.learner)).where(*which)
    return [(task, learner) for task, learner in (await work.exec(query)).all()]


def _work(task: Task, row: Assigned, tries: Iterable[Try]) -> Work:
    exercise = exercise_for(row)
    return Work(task.given, row.due, task.begun, task.excused, tuple(tries), exercise.tries, exercise.counts)
