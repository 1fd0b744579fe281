"""What is kept for a cohort's coaches goes: all of a member's, what was shared, and the letters about it that nobody has read yet."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import holding, letters
from bot.store.coaching import Assigned, Coach, Cohort, Corrected, Member, Overruled, Remark, Shared, Task, Tried
from bot.store.tables import Rehearsed, Reminder


async def member(work: AsyncSession, gone: Member) -> None:
    """Nothing of what a learner did in a cohort is kept for it; a rehearsal that is open goes on as ordinary practice."""
    await tasks(work, Task.learner == gone.learner, Task.cohort == gone.cohort)
    await shared(work, Shared.learner == gone.learner, Shared.cohort == gone.cohort)
    await work.exec(delete(Assigned).where(col(Assigned.cohort) == gone.cohort, col(Assigned.learner) == gone.learner))


async def tasks(work: AsyncSession, *which: Any) -> None:
    """Tasks and the tries at them. Letters, rehearsals, tasks: they are held in this order elsewhere, so that nobody waits in a circle."""
    these = select(Task.id).where(*which)
    played = col(Rehearsed.learner).in_(select(Task.learner).where(*which)), col(Rehearsed.task).in_(these)
    await letters.call_back(work, (letters.GIVEN, letters.DUE), these)
    await holding.alone(work, Rehearsed, *played)
    await holding.alone(work, Task, *which)
    await work.exec(delete(Tried).where(col(Tried.task).in_(these)))
    await work.exec(update(Rehearsed).where(*played).values(task=0))
    await work.exec(delete(Task).where(*which))


async def shared(work: AsyncSession, *which: Any) -> int:
    """What was shared is not any more, and what hung on it is gone: comments, answers, what was overruled, and what was kept of that."""
    count = len(await holding.alone(work, Shared, *which))
    these = select(Shared.id).where(*which)
    await remarks(work, col(Remark.shared).in_(these))
    await overruled(work, col(Overruled.shared).in_(these))
    await work.exec(delete(Shared).where(*which))
    return count


async def remarks(work: AsyncSession, *which: Any) -> None:
    """Comments and answers, and that they are answered."""
    these = select(Remark.id).where(*which)
    await letters.call_back(work, (letters.COMMENT, letters.ANSWER), these)
    await work.exec(update(Remark).where(col(Remark.answers).in_(these)).values(answers=0))
    await work.exec(delete(Remark).where(*which))


async def overruled(work: AsyncSession, *which: Any) -> None:
    """What was overruled, and the sentences kept of it."""
    these = select(Overruled.id).where(*which)
    await letters.call_back(work, (letters.OVERRULED,), these)
    await work.exec(delete(Corrected).where(col(Corrected.overruled).in_(these)))
    await work.exec(delete(Overruled).where(*which))


async def answers_to(work: AsyncSession, coach: Coach, cohort: Cohort) -> None:
    """A coach who is leaving a cohort is not told what its learners answered."""
    here = select(Remark.id).join(Shared, col(Shared.id) == col(Remark.shared)).where(Shared.cohort == cohort.id)
    which = col(Reminder.learner) == coach.learner, col(Reminder.kind) == letters.ANSWER, col(Reminder.status) == "waiting"
    await work.exec(update(Reminder).where(*which, col(Reminder.about).in_(here)).values(status="stopped"))
