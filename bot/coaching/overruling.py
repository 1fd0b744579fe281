"""The coach overrules the mentor ("this was fine"): the learner is told, the try is judged anew, and the ear may learn from it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import practice, reminders
from bot.coaching import given, holding, letters, sharing, trying
from bot.content.library import world
from bot.store.coaching import Coach, Corrected, Overruled, Shared
from bot.store.codec import load
from bot.store.tables import Learner, Rehearsed, Taken
from bot.words import PLAIN, line_text
from flows.moves import Move
from flows.rehearsal import Turn

KIND = letters.OVERRULED  # of a reminder; what it is about is the row
LONGEST = 300  # characters of the reason


async def overrule(work: AsyncSession, coach: Coach, shared: Shared, turn: int, move: Move, why: str, now: datetime) -> Overruled:
    """Call a slip fine. Raises ValueError where there was no such slip in that turn; done once, it stays as it is."""
    if not await holding.is_held(work, Shared, shared.id):  # taken back a moment ago; what else is overruled in it comes before or after
        raise ValueError(move)
    taken = await sharing.turn(work, shared, turn)
    if taken is None or move not in load(Turn, taken.turn).slips:
        raise ValueError(move)
    same = Overruled.shared == shared.id, Overruled.turn == turn, Overruled.move == move.value
    row = (await work.exec(select(Overruled).where(*same))).first()
    if row is None:
        assert shared.id is not None and coach.id is not None
        row = Overruled(shared=shared.id, turn=turn, move=move.value, coach=coach.id, why=given.line(why, LONGEST), at=now)
        work.add(row)
        await work.flush()
        await _judged_anew(work, shared, turn)
        learner = (await work.exec(select(Learner).where(Learner.id == shared.learner))).one()
        await reminders.put(work, learner, KIND, row.id or 0, at=now)
    return row


async def take_back(work: AsyncSession, row: Overruled, shared: Shared) -> None:
    """The mentor was right after all; what was kept of it goes."""
    await holding.is_held(work, Shared, shared.id)
    for kept in (await work.exec(select(Corrected).where(Corrected.overruled == row.id))).all():
        await work.delete(kept)
    learner = (await work.exec(select(Learner).where(Learner.id == shared.learner))).one()
    await reminders.stop(work, learner, KIND, row.id or 0)
    await work.delete(row)
    await work.flush()
    await _judged_anew(work, shared, row.turn)


async def by_number(work: AsyncSession, number: int) -> tuple[Overruled, Shared] | None:
    """An overruling, and the rehearsal it is about."""
    query = select(Overruled, Shared).join(Shared, col(Shared.id) == col(Overruled.shared))
    return (await work.exec(query.where(Overruled.id == given.number(number)))).first()


async def of(work: AsyncSession, learner: Learner) -> list[tuple[Overruled, Shared]]:
    """All that was overruled in what a learner shows, the newest first."""
    query = select(Overruled, Shared).join(Shared, col(Shared.id) == col(Overruled.shared)).where(Shared.learner == learner.id)
    return [(row, shared) for row, shared in (await work.exec(query.order_by(col(Overruled.id).desc()))).all()]


async def agreed(work: AsyncSession, learner: Learner, number: int, yes: bool, now: datetime) -> bool:
    """The learner's answer to whether the sentence may be kept, without their name; whether it was theirs to give."""
    found = await by_number(work, number)
    if found is None or found[1].learner != learner.id:
        return False
    row, shared = found
    row.consent = "yes" if yes else "no"
    kept = (await work.exec(select(Corrected).where(Corrected.overruled == number))).first()
    if yes and kept is None:
        work.add(Corrected(learner=shared.learner, overruled=number, line=await _line(work, row, shared), at=now))
    elif kept is not None and not yes:
        await work.delete(kept)
    await work.flush()
    return True


async def corrections(work: AsyncSession) -> Sequence[dict[str, Any]]:
    """All that learners agreed to have kept, the oldest first, as lines of a corpus."""
    rows = (await work.exec(select(Corrected).order_by(col(Corrected.id)))).all()
    told = {(row.learner, row.line): row.id for row in reversed(rows)}  # of two slips in one sentence, both overruled, there is one line
    return [{"id": f"overruled-{number}", **json.loads(line)} for (_, line), number in reversed(told.items())]


async def _line(work: AsyncSession, row: Overruled, shared: Shared) -> str:
    """A line as the corpus has them: text, scene, relationship, previous line, moves, and what was overruled."""
    taken, played = await sharing.turn(work, shared, row.turn), await work.get(Rehearsed, shared.rehearsal)
    assert taken is not None and played is not None
    await practice.seated(work, played)
    turn, before = load(Turn, taken.turn), await _before(work, taken)
    fine = (await work.exec(select(Overruled.move).where(Overruled.shared == shared.id, Overruled.turn == row.turn))).all()
    line = {
        "text": turn.text,
        "scene": played.scene,
        "relationship": world().flows[played.scene].scene.relationship.value,
        "previous": " ".join(line_text(each, PLAIN, 0) for each in before.lines if each.speaker != "scene") if before else "",
        "moves": [move.value for move in turn.moves],
        "slip": any(move not in fine for move in turn.slips),
        "overruled": sorted(fine),
    }
    return json.dumps(line, ensure_ascii=False)


async def _before(work: AsyncSession, taken: Taken) -> Turn | None:
    query = select(Taken).where(Taken.rehearsal == taken.rehearsal, col(Taken.taken_back).is_(False), col(Taken.id) < taken.id)
    found = (await work.exec(query.order_by(col(Taken.id).desc()).limit(1))).first()
    return load(Turn, found.turn) if found else None


async def _judged_anew(work: AsyncSession, shared: Shared, turn: int) -> None:
    """The try, and what is kept of other slips in the same sentence."""
    query = select(Corrected, Overruled).join(Overruled, col(Overruled.id) == col(Corrected.overruled))
    for kept, other in (await work.exec(query.where(Overruled.shared == shared.id, Overruled.turn == turn))).all():
        kept.line = await _line(work, other, shared)
    await work.flush()
    row = await work.get(Rehearsed, shared.rehearsal)
    if row is not None and row.task:
        await trying.judged_anew(work, await practice.finished(work, row))
