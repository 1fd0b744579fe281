"""What a coach sees of a cohort: always how the work stands; scores, slips and curves of those alone who agreed to that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import cohorts, tasks, uploads
from bot.store.coaching import Assigned, Cohort, Member, Shared, Task, Tried
from bot.store.codec import load
from bot.store.tables import Rehearsed
from flows.assignment import Reason, State, Work, attention, sticking_point
from flows.exercise import Missed, counted
from flows.past import Past
from flows.path import overcorrects

_LATELY = 8  # tries that overcorrecting is seen from


@dataclass(frozen=True, slots=True)
class Seat:
    """A learner of a cohort, with their work there and why they need attention."""

    member: Member
    work: tuple[tuple[Task, Assigned, Work], ...]
    reasons: tuple[Reason, ...]
    stuck_on: Missed | None

    def done(self) -> int:
        """How many assignments are done or passed."""
        return sum(each.state in (State.DONE, State.PASSED) for _, _, each in self.work)

    def passed(self) -> int:
        """How many are passed."""
        return sum(each.state is State.PASSED for _, _, each in self.work)

    def asked(self) -> int:
        """How many they are not excused from."""
        return sum(not each.excused for _, _, each in self.work)

    def last(self) -> datetime | None:
        """When their last try ended."""
        return max((tried.at for _, _, each in self.work for tried in each.tries), default=None)


@dataclass(frozen=True, slots=True)
class Shot:
    """One finished try as a coach may see it; `past` and `curve` are there with consent alone, `shared` with that rehearsal shown."""

    task: int
    rehearsal: int
    at: datetime
    passed: bool
    missed: tuple[Missed, ...]
    past: Past | None
    curve: tuple[float, ...]
    shared: int  # its number; 0: it is not shown


@dataclass(frozen=True, slots=True)
class Result:
    """One learner's row in an assignment: how it stands, all tries, the one that counts."""

    member: Member
    task: Task
    work: Work
    shots: tuple[Shot, ...]

    @property
    def counting(self) -> Shot | None:
        """The try that counts."""
        place = counted([shot.passed for shot in self.shots], self.work.counts)
        return self.shots[place] if place >= 0 else None


async def seats(work: AsyncSession, cohort: Cohort, now: datetime) -> list[Seat]:
    """All learners of a cohort, those who need attention first; five questions to the database, however many they are."""
    members = await cohorts.members_of(work, cohort)
    pairs = await _pairs(work, Task.cohort == cohort.id)
    standing = await tasks.works(work, pairs)
    lately = await _lately(work, cohort, [each.learner for each in members if each.scores])
    theirs: dict[int, list[tuple[Task, Assigned]]] = {}
    for task, row in pairs:
        theirs.setdefault(task.learner, []).append((task, row))
    found = []
    for member in members:
        mine = tuple((task, row, _as_shown(standing[task.id or 0], member)) for task, row in theirs.get(member.learner, ()))
        every = [each for _, _, each in mine]
        reasons = attention(every, overcorrects(lately.get(member.learner, ())), now)
        points = [point for each in every if (point := sticking_point(each))] if Reason.STUCK in reasons else []
        found.append(Seat(member, mine, reasons, points[-1] if points else None))
    return sorted(found, key=lambda seat: (not seat.reasons, seat.member.called.lower()))


async def results(work: AsyncSession, row: Assigned) -> list[Result]:
    """How an assignment came out, learner by learner."""
    pairs = await _pairs(work, Task.assignment == row.id)
    standing, shots = await tasks.works(work, pairs), await _shots(work, Task.assignment == row.id)
    query = select(Member).where(Member.cohort == row.cohort)
    members = {each.learner: each for each in (await work.exec(query)).all()}
    found = [_result(members[task.learner], task, standing, shots) for task, _ in pairs if task.learner in members]
    return sorted(found, key=lambda each: each.member.called.lower())


async def path_of(work: AsyncSession, member: Member) -> list[tuple[Assigned, Result]]:
    """A learner's way through a cohort's assignments, the oldest first."""
    here = Task.cohort == member.cohort, Task.learner == member.learner
    pairs = await _pairs(work, *here)
    standing, shots = await tasks.works(work, pairs), await _shots(work, *here)
    return [(row, _result(member, task, standing, shots)) for task, row in pairs]


async def counts(work: AsyncSession, cohorts_of: Sequence[Cohort]) -> dict[int, int]:
    """How many learners each cohort has."""
    numbers = [each.id for each in cohorts_of]
    query = select(Member.cohort, func.count()).where(col(Member.cohort).in_(numbers)).group_by(col(Member.cohort))
    return dict((await work.exec(query)).all()) if numbers else {}


async def _pairs(work: AsyncSession, *which: Any) -> list[tuple[Task, Assigned]]:
    """Tasks with their assignments, the oldest first; asked for apart, since many tasks are of few assignments."""
    query = select(Assigned).where(col(Assigned.id).in_(select(Task.assignment).where(*which)), col(Assigned.withdrawn).is_(None))
    rows = {row.id or 0: row for row in (await work.exec(query)).all()}
    await uploads.seat(work, *(row.state for row in rows.values()))
    found = (await work.exec(select(Task).where(*which).order_by(col(Task.assignment), col(Task.id)))).all()
    return [(task, rows[task.assignment]) for task in found if task.assignment in rows]


async def _lately(work: AsyncSession, cohort: Cohort, learners: Sequence[int]) -> dict[int, list[Past]]:
    """The last few tries of those who agreed, oldest first."""
    if not learners:
        return {}
    rank = func.row_number().over(partition_by=col(Task.learner), order_by=col(Tried.id).desc()).label("rank")
    query = select(Task.learner, Rehearsed.summary, Tried.id, rank).join(Tried, col(Tried.task) == col(Task.id))
    query = query.join(Rehearsed, col(Rehearsed.id) == col(Tried.rehearsal)).where(
        Task.cohort == cohort.id, col(Task.learner).in_(learners)
    )
    inner = query.where(Rehearsed.summary != "").subquery()
    rows = (await work.exec(select(inner.c.learner, inner.c.summary).where(inner.c.rank <= _LATELY).order_by(inner.c.id))).all()
    found: dict[int, list[Past]] = {}
    for learner, summary in rows:
        found.setdefault(learner, []).append(_past(summary))
    return found


async def _shots(work: AsyncSession, *which: Any) -> dict[int, list[Shot]]:
    query = select(Tried, Rehearsed.summary, Shared.id).join(Task, col(Task.id) == col(Tried.task))
    query = query.outerjoin(Rehearsed, col(Rehearsed.id) == col(Tried.rehearsal))
    query = query.outerjoin(Shared, (col(Shared.rehearsal) == col(Tried.rehearsal)) & (col(Shared.cohort) == col(Task.cohort)))
    found: dict[int, list[Shot]] = {}
    for tried, summary, shared in (await work.exec(query.where(*which).order_by(col(Tried.id)))).all():
        missed, curve = tasks.missed_of(tried.missed), load(tuple[float, ...], tried.curve)
        past = _past(summary) if summary else None
        found.setdefault(tried.task, []).append(Shot(tried.task, tried.rehearsal, tried.at, tried.passed, missed, past, curve, shared or 0))
    return found


def _result(member: Member, task: Task, standing: Mapping[int, Work], shots: Mapping[int, Sequence[Shot]]) -> Result:
    number = task.id or 0
    return Result(member, task, _as_shown(standing[number], member), tuple(_seen(shot, member) for shot in shots.get(number, ())))


@lru_cache(maxsize=4096)
def _past(summary: str) -> Past:
    """What came of a rehearsal never changes once it is kept, and a page is looked at again and again."""
    return load(Past, summary)


def _as_shown(work: Work, member: Member) -> Work:
    """How work stands; without consent, what the tries lacked is left out."""
    return work if member.scores or not work.tries else replace(work, tries=tuple(replace(each, missed=()) for each in work.tries))


def _seen(shot: Shot, member: Member) -> Shot:
    """A try as its learner lets a coach see it: without consent nothing but whether it passed."""
    return shot if member.scores else replace(shot, missed=(), past=None, curve=())
