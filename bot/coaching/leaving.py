"""Whoever is erased is erased here too: as a learner in every cohort, and as a coach with all they made."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, update
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import cohorts, forgetting, holding
from bot.store.coaching import (
    Assigned,
    Coach,
    Coaching,
    Cohort,
    Corrected,
    Designed,
    Invitation,
    Looked,
    Member,
    Overruled,
    Remark,
    Session,
    Shared,
    SignIn,
    Task,
    Token,
    Tried,
    Uploaded,
)
from bot.store.tables import Learner

_THEIRS: dict[str, Any] = {
    "exercises": Designed,
    "uploads": Uploaded,
    "assignments": Assigned,
    "invitations": Invitation,
    "comments": Remark,
    "rulings": Overruled,
}
"""What a coach made, by its name in an export."""


async def erase(work: AsyncSession, learner: Learner, now: datetime) -> dict[str, int]:
    """Erase what is kept here of a learner, and of the coach they may be; how many cohorts they were in and had."""
    erased = {"cohorts": 0, "coached": 0}
    await holding.alone(work, Learner, Learner.id == learner.id)  # after whatever is just being given to them
    for member in (await work.exec(select(Member).where(Member.learner == learner.id))).all():
        await cohorts.leave(work, member)
        erased["cohorts"] += 1
    await forgetting.shared(work, Shared.learner == learner.id)
    for table in (Corrected, Looked):
        await work.exec(delete(table).where(col(table.learner) == learner.id))
    coach = (await work.exec(select(Coach).where(Coach.learner == learner.id))).first()
    if coach is not None:
        erased["coached"] = await _erase_coach(work, coach, now)
    return erased


async def kept_of(work: AsyncSession, learner: Learner) -> dict[str, list[SQLModel]]:
    """Everything kept here of a learner, by table, for their export; secrets are left out, only hashes of them were kept."""
    mine = select(Shared.id).where(Shared.learner == learner.id)
    tries = select(Task.id).where(Task.learner == learner.id)
    found: dict[str, Any] = {
        "memberships": select(Member).where(Member.learner == learner.id),
        "tasks": select(Task).where(Task.learner == learner.id),
        "tries": select(Tried).where(col(Tried.task).in_(tries)),
        "shared": select(Shared).where(Shared.learner == learner.id),
        "remarks": select(Remark).where(col(Remark.shared).in_(mine)),
        "overruled": select(Overruled).where(col(Overruled.shared).in_(mine)),
        "corrections": select(Corrected).where(Corrected.learner == learner.id),
        "readings": select(Looked).where(Looked.learner == learner.id),
    }
    coach = (await work.exec(select(Coach).where(Coach.learner == learner.id))).first()
    if coach is not None:
        found |= {"coach": select(Coach).where(Coach.id == coach.id)}
        found |= {"cohorts": select(Cohort).join(Coaching, col(Coaching.cohort) == col(Cohort.id)).where(Coaching.coach == coach.id)}
        for name, table in _THEIRS.items():
            found[name] = select(table).where(col(table.coach) == coach.id)
    return {name: list((await work.exec(query)).all()) for name, query in found.items()}


async def end(work: AsyncSession, coach: Coach, now: datetime) -> None:
    """Somebody is no coach any more: signed out, their keys are worth nothing, and cohorts that have no other coach are closed."""
    for cohort in await cohorts.of(work, coach):
        await cohorts.leave_to_others(work, cohort, coach, now)
    for table in (Session, Token):
        await work.exec(update(table).where(col(table.coach) == coach.id, col(table.ended).is_(None)).values(ended=now))
    await work.exec(delete(SignIn).where(col(SignIn.coach) == coach.id))
    coach.ended = now
    await work.flush()


async def let_go(work: AsyncSession, gone: Any, before: datetime) -> None:
    """Rehearsals are about to be deleted, `gone` selects their numbers: what hangs on them goes; and old readings."""
    await forgetting.shared(work, col(Shared.rehearsal).in_(gone))
    # SQLite may give their numbers to other rehearsals: what stays must not be taken for these
    await work.exec(update(Tried).where(col(Tried.rehearsal).in_(gone)).values(curve="[]", rehearsal=-col(Tried.id)))
    await work.exec(delete(Looked).where(col(Looked.at) < before))
    await work.exec(update(Looked).where(col(Looked.rehearsal).in_(gone)).values(rehearsal=0))


async def _erase_coach(work: AsyncSession, coach: Coach, now: datetime) -> int:
    """Their cohorts where nobody else is left, their exercises and uploads, their words."""
    mine = await cohorts.of(work, coach)
    await end(work, coach, now)
    await forgetting.remarks(work, Remark.coach == coach.id)
    await forgetting.overruled(work, Overruled.coach == coach.id)
    await work.exec(update(Looked).where(col(Looked.coach) == coach.id).values(coach=0, called=""))
    await _erase_assigned(work, coach)
    for table in (SignIn, Session, Token, Uploaded, Designed, Invitation, Coaching):
        await work.exec(delete(table).where(col(table.coach) == coach.id))
    await _erase_closed(work)
    await work.exec(delete(Coach).where(col(Coach.id) == coach.id))
    await work.flush()
    return len(mine)


async def _erase_assigned(work: AsyncSession, coach: Coach) -> None:
    """What they assigned goes with them, and the tries at it."""
    designed = select(Designed.id).where(Designed.coach == coach.id)
    theirs = or_(col(Assigned.coach) == coach.id, col(Assigned.exercise).in_(designed))
    await forgetting.tasks(work, col(Task.assignment).in_(select(Assigned.id).where(theirs)))
    await work.exec(delete(Assigned).where(theirs))


async def _erase_closed(work: AsyncSession) -> None:
    """Cohorts that have no coach and nothing in them any more."""
    kept = [select(table.cohort) for table in (Coaching, Member, Assigned, Invitation)]
    await work.exec(delete(Cohort).where(col(Cohort.closed).is_not(None), *(col(Cohort.id).not_in(each) for each in kept)))
