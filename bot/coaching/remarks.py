"""What coach and learner say to each other about a shared rehearsal; it reaches the other's chat in their own words, at a decent hour."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import reminders
from bot.coaching import coaches, cohorts, given, holding, letters, sharing
from bot.store.coaching import Coach, Overruled, Remark, Shared
from bot.store.codec import load
from bot.store.tables import Learner, Taken
from flows.rehearsal import Turn

COMMENT, ANSWER = letters.COMMENT, letters.ANSWER  # kinds of reminders; what they are about is a remark
LONGEST = 1500  # characters
MOST = 200  # remarks on one rehearsal


async def comment(work: AsyncSession, coach: Coach, shared: Shared, turn: int, text: str, now: datetime) -> Remark:
    """A coach's words on a turn (0: on the whole talk). Raises ValueError where there are none, too many, or the turn is another talk's."""
    assert coach.id is not None
    row = await _kept(work, shared, turn, text, now, coach=coach.id)
    learner = (await work.exec(select(Learner).where(Learner.id == shared.learner))).one()
    await reminders.put(work, learner, COMMENT, row.id or 0, at=now)
    return row


async def answer(work: AsyncSession, learner: Learner, number: int, text: str, now: datetime) -> Remark | None:
    """The learner's answer to comment `number`; None where that is not theirs to answer. Raises ValueError as above."""
    said = await to_answer(work, learner, number)
    if said is None:
        return None
    commented, shared = said
    row = await _kept(work, shared, commented.turn, text, now, answers=commented.id or 0)
    coach = await coaches.by_number(work, commented.coach)
    if coach is not None and await cohorts.by_number(work, coach, shared.cohort) is not None:
        await reminders.put(work, await coaches.chat_of(work, coach), ANSWER, row.id or 0, at=now)
    return row


async def to_answer(work: AsyncSession, learner: Learner, number: int) -> tuple[Remark, Shared] | None:
    """Comment `number` on a rehearsal of this learner's."""
    query = select(Remark, Shared).join(Shared, col(Shared.id) == col(Remark.shared))
    return (await work.exec(query.where(Remark.id == given.number(number), Shared.learner == learner.id, Remark.coach != 0))).first()


async def to_read(work: AsyncSession, coach: Coach, number: int) -> tuple[Remark, Shared] | None:
    """Remark `number`, if it is on a rehearsal that is shown to a cohort of this coach's."""
    found = await by_number(work, number)
    return found if found is not None and await cohorts.by_number(work, coach, found[1].cohort) is not None else None


async def by_number(work: AsyncSession, number: int) -> tuple[Remark, Shared] | None:
    """A remark, and what it is about; for whoever delivers it, who must look whose it is."""
    query = select(Remark, Shared).join(Shared, col(Shared.id) == col(Remark.shared))
    return (await work.exec(query.where(Remark.id == given.number(number)))).first()


async def on(work: AsyncSession, learner: Learner, shared: Shared) -> list[Remark]:
    """What was said about a rehearsal of this learner's, the oldest first."""
    query = select(Remark).join(Shared, col(Shared.id) == col(Remark.shared)).where(Shared.id == shared.id, Shared.learner == learner.id)
    return list((await work.exec(query.order_by(col(Remark.id)))).all())


async def since(work: AsyncSession, coach: Coach, shared: Shared, then: datetime) -> list[Remark]:
    """What this coach has said about it since `then`."""
    lately = Remark.shared == shared.id, Remark.coach == coach.id, col(Remark.at) > then
    return list((await work.exec(select(Remark).where(*lately))).all())


async def words_of(work: AsyncSession, remark: Remark | Overruled) -> str:
    """What the learner had said in the turn that a remark is about; nothing for the whole talk."""
    taken = await work.get(Taken, remark.turn) if remark.turn else None
    return load(Turn, taken.turn).text if taken else ""


async def said_in(work: AsyncSession, shared: Shared, turn: int) -> str:
    """What the learner said in a turn of a shared rehearsal; nothing where it is another's, or was taken back."""
    taken = await sharing.turn(work, shared, turn)
    return load(Turn, taken.turn).text if taken else ""


async def _kept(work: AsyncSession, shared: Shared, turn: int, text: str, now: datetime, coach: int = 0, answers: int = 0) -> Remark:
    said = given.text(text)
    so_far = len((await work.exec(select(Remark.id).where(Remark.shared == shared.id))).all())
    if not await holding.is_there(work, Shared, shared.id):  # taken back a moment ago
        raise ValueError("shared")
    if not said or len(said) > LONGEST or so_far >= MOST or (turn and await sharing.turn(work, shared, turn) is None):
        raise ValueError("remark")
    assert shared.id is not None
    row = Remark(shared=shared.id, turn=turn, coach=coach, answers=answers, text=said, at=now)
    work.add(row)
    await work.flush()
    return row
