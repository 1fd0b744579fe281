"""A shared rehearsal turn by turn, as a coach reads it: the moves in what was said, the mentor's note, what was remarked and overruled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import practice, present
from bot.practice import Finished, Step
from bot.store.coaching import Member, Overruled, Remark, Shared
from bot.store.codec import load
from bot.store.tables import Rehearsed, Taken
from bot.words import PLAIN
from flows.moves import Move
from flows.rehearsal import Turn


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


async def transcript(work: AsyncSession, found: Shared, row: Rehearsed) -> Transcript:
    """What a coach is given to read."""
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
