"""Transcripts: shown to a cohort's coaches by the learner alone, one rehearsal at a time; each reading is written down for the learner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import practice, present
from bot.coaching import cohorts, forgetting, given, holding, tasks
from bot.practice import Finished, Step
from bot.store.coaching import Coach, Cohort, Looked, Member, Overruled, Remark, Shared
from bot.store.codec import load
from bot.store.tables import Learner, Rehearsed, Taken
from bot.words import PLAIN
from flows.guess import guesses_in, is_guess
from flows.moves import Move
from flows.rehearsal import Turn

_ONE_READING = timedelta(hours=1)  # within which turning a page is no other reading


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of what the learner said, and the moves it carries: ("could you pass my CV on", ("referral_ask",), slip)."""

    text: str
    moves: tuple[Move, ...] = ()
    is_slip: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """One turn of a transcript; `number` is what comments are about."""

    number: int
    said: tuple[Marked, ...]  # by the learner; nothing where the partner or the scene began
    moves: tuple[Move, ...]
    slips: tuple[Move, ...]
    overruled: tuple[Overruled, ...]
    answers: tuple[present.Shown, ...]  # partner and scene
    note: present.Shown | None
    trust: float
    change: float
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """A shared rehearsal as a coach reads it."""

    shared: Shared
    row: Rehearsed
    told: Finished
    turns: tuple[Spoken, ...]
    remarks: tuple[Remark, ...]  # on the talk as a whole
    scores: bool = False  # whether the learner shows this cohort scores and curves; they belong to `told` either way


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
    return await _transcript(work, found, row)


async def _was_read_lately(work: AsyncSession, coach: Coach, found: Shared, way: str, now: datetime) -> bool:
    same = Looked.learner == found.learner, Looked.rehearsal == found.rehearsal, Looked.coach == coach.id, Looked.way == way
    query = select(Looked.id).where(*same, col(Looked.at) > max(now - _ONE_READING, found.at))
    return (await work.exec(query.limit(1))).first() is not None


async def _transcript(work: AsyncSession, found: Shared, row: Rehearsed) -> Transcript:
    told = await practice.finished(work, row)
    query = select(Taken).where(Taken.rehearsal == row.id, col(Taken.taken_back).is_(False)).order_by(col(Taken.id))
    remarks = (await work.exec(select(Remark).where(Remark.shared == found.id).order_by(col(Remark.id)))).all()
    overruled = (await work.exec(select(Overruled).where(Overruled.shared == found.id))).all()
    turns, before = [], told.rehearsal.room[0].ledger.opening
    for taken in (await work.exec(query)).all():
        turn = load(Turn, taken.turn)
        turn = turn if turn.partner else replace(turn, balance=before)  # the scene alone changes nobody's trust
        turns.append(_spoken(told, taken, turn, before, remarks, overruled))
        before = turn.balance
    consent = (await work.exec(select(Member.scores).where(Member.cohort == found.cohort, Member.learner == found.learner))).first()
    return Transcript(found, row, told, tuple(turns), tuple(each for each in remarks if not each.turn), bool(consent))


def _spoken(told: Finished, taken: Taken, turn: Turn, before: float, remarks: Sequence[Remark], overruled: Sequence[Overruled]) -> Spoken:
    assert taken.id is not None
    things = present.shown(Step(told.row, told.rehearsal, turn, taken.id), PLAIN)
    fine = tuple(each for each in overruled if each.turn == taken.id)
    slips = tuple(move for move in turn.slips if move not in [each.move for each in fine])
    return Spoken(
        number=taken.id,
        said=tuple(marked(turn, slips)),
        moves=turn.moves,
        slips=turn.slips,
        overruled=fine,
        answers=tuple(each for each in things if each.voice != "mentor"),
        note=present.noted(turn.note, turn.partner, PLAIN) if turn.note else None,
        trust=turn.balance,
        change=turn.balance - before,
        remarks=tuple(each for each in remarks if each.turn == taken.id),
    )


def marked(turn: Turn, slips: tuple[Move, ...]) -> list[Marked]:
    """What was said in a turn, cut where moves begin and end; pieces without a move are there too."""
    if not turn.text:
        return []
    edges = sorted({0, len(turn.text), *(edge for seen in turn.sightings for edge in seen.span if 0 <= edge <= len(turn.text))})
    pieces = []
    for start, end in pairwise(edges):
        here = tuple(seen.move for seen in turn.sightings if seen.span[0] <= start and end <= seen.span[1])
        pieces.append(Marked(turn.text[start:end], here, any(move in slips for move in here)))
    return pieces
