"""Transcripts: shown to a cohort's coaches by the learner alone, one rehearsal at a time; each reading is written down for the learner."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import practice
from bot.coaching import cohorts, forgetting, given, holding, tasks
from bot.coaching.transcripts import Transcript, transcript
from bot.store.coaching import Coach, Cohort, Looked, Member, Shared
from bot.store.tables import Learner, Rehearsed, Taken
from flows.guess import guesses_in, is_guess

_ONE_READING = timedelta(hours=1)  # within which turning a page is no other reading


async def may_be_shared(work: AsyncSession, learner: Learner, row: Rehearsed) -> list[tuple[Member, Cohort]]:
    """The cohorts whose coaches a finished rehearsal can be shown to; one with a guess at somebody real is for nobody's eyes."""
    if row.learner != learner.id or row.status != "done" or row.preview or is_guess(row.partner) or guesses_in(row.state):
        return []
    here = await cohorts.memberships(work, learner)
    if not row.task:
        return here
    mine = [task.cohort for task, _ in await tasks.mine(work, learner, row.ended or row.began) if task.id == row.task]
    return [each for each in here if each[1].id in mine]


async def share(work: AsyncSession, learner: Learner, row: Rehearsed, cohort: int, now: datetime) -> Shared | None:
    """Show a rehearsal to a cohort's coaches; None where that can't be."""
    if not await holding.is_open(work, given.number(cohort)) or cohort not in [
        each.id for _, each in await may_be_shared(work, learner, row)
    ]:
        return None
    found = await of_rehearsal(work, row.id or 0, cohort)
    if found is None:
        assert row.id is not None and learner.id is not None
        found = Shared(rehearsal=row.id, cohort=cohort, learner=learner.id, at=now)
        if not await holding.is_first(work, found):  # the same tap, twice at once
            return await of_rehearsal(work, row.id, cohort)
    return found


async def of_rehearsal(work: AsyncSession, rehearsal: int, cohort: int) -> Shared | None:
    """The sharing of a rehearsal with a cohort."""
    return (await work.exec(select(Shared).where(Shared.rehearsal == rehearsal, Shared.cohort == cohort))).first()


async def take_back(work: AsyncSession, learner: Learner, number: int) -> bool:
    """Nobody sees it any more, and the comments on it go; whether it was this learner's."""
    return bool(await forgetting.shared(work, Shared.id == given.number(number), Shared.learner == learner.id))


async def shared_by(work: AsyncSession, learner: Learner) -> list[tuple[Shared, Rehearsed, Cohort]]:
    """All that a learner shows, the newest first."""
    query = select(Shared, Rehearsed, Cohort).join(Rehearsed, col(Rehearsed.id) == col(Shared.rehearsal))
    query = query.join(Cohort, col(Cohort.id) == col(Shared.cohort)).where(Shared.learner == learner.id)
    return [(shared, row, cohort) for shared, row, cohort in (await work.exec(query.order_by(col(Shared.id).desc()))).all()]


async def readings(work: AsyncSession, learner: Learner) -> list[Looked]:
    """Who read what of a learner's, the newest first."""
    return list((await work.exec(select(Looked).where(Looked.learner == learner.id).order_by(col(Looked.id).desc()).limit(100))).all())


async def shared(work: AsyncSession, coach: Coach, number: int) -> Shared | None:
    """Sharing `number`, if it is with a cohort of this coach's."""
    found = await work.get(Shared, given.number(number))
    return found if found is not None and await cohorts.by_number(work, coach, found.cohort) is not None else None


async def played(work: AsyncSession, shared: Shared) -> Rehearsed:
    """The rehearsal that is shown, seated."""
    row = (await work.exec(select(Rehearsed).where(Rehearsed.id == shared.rehearsal))).one()
    await practice.seated(work, row)
    return row


async def turn(work: AsyncSession, shared: Shared, number: int) -> Taken | None:
    """Turn `number`, if it is one of this rehearsal's and was not taken back."""
    here = Taken.id == given.number(number), Taken.rehearsal == shared.rehearsal, col(Taken.taken_back).is_(False)
    return (await work.exec(select(Taken).where(*here))).first()


async def shared_with(work: AsyncSession, cohort: Cohort, learner: int = 0) -> list[Shared]:
    """What a cohort's coaches may read, of one learner or of all, the newest first."""
    query = select(Shared).where(Shared.cohort == cohort.id, *([Shared.learner == learner] if learner else []))
    return list((await work.exec(query.order_by(col(Shared.id).desc()))).all())


async def read(work: AsyncSession, coach: Coach, number: int, way: str, now: datetime, again: bool = False) -> Transcript | None:
    """A shared rehearsal, read by a coach: that is written down. `way` is desk, api or phone. None: it is not for them.

    `again`: a page is turned in what was opened before; within an hour that is the same reading.
    """
    found = await shared(work, coach, number)
    row = await work.get(Rehearsed, found.rehearsal) if found else None
    if found is None or row is None:
        return None
    assert coach.id is not None
    if not (again and await _was_read_lately(work, coach, found, way, now)):
        work.add(Looked(learner=found.learner, rehearsal=found.rehearsal, coach=coach.id, called=coach.name, way=way, at=now))
        await work.flush()
    return await transcript(work, found, row)


async def _was_read_lately(work: AsyncSession, coach: Coach, found: Shared, way: str, now: datetime) -> bool:
    same = Looked.learner == found.learner, Looked.rehearsal == found.rehearsal, Looked.coach == coach.id, Looked.way == way
    query = select(Looked.id).where(*same, col(Looked.at) > max(now - _ONE_READING, found.at))
    return (await work.exec(query.limit(1))).first() is not None
