"""What came of each rehearsal, kept with it, so that the next one can look back."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.clock import today
from bot.content.library import is_own, world
from bot.store.codec import dump, load
from bot.store.tables import Learner, Rehearsed
from flows.moves import ASKS
from flows.past import Past

if TYPE_CHECKING:
    from bot.practice import Finished


def past_of(finished: Finished, partner: str, day: int) -> Past:
    """A debriefed rehearsal in brief; `partner` is who mattered most in it, "dana" or "dana.call"."""
    told, spoken = finished.debrief, [turn for turn in finished.turns if turn.text]
    return Past(
        scene=world().flows[finished.row.scene].scene.heard_as if is_own(finished.row.scene) else finished.row.scene,
        partner=partner.partition(".")[0],
        day=day,
        level=finished.row.level,
        turns=len(spoken),
        overall=told.overall,
        second_coffee=told.second_coffee,
        scores={score.line: score.points for score in told.scores},
        slips=dict(Counter(move for turn in spoken for move in turn.slips)),
        signs=told.signs,
        asks=sum(1 for turn in spoken if ASKS & set(turn.moves) and not turn.slips),
        wordings=tuple(turn.note.wording for turn in finished.turns if turn.note),
    )


async def remember(work: AsyncSession, finished: Finished, partner: str) -> None:
    """Keep what came of a rehearsal in its row; where nothing was said there is nothing to keep."""
    row = finished.row
    learner = await work.get(Learner, row.learner)
    past = past_of(finished, partner, day_of(learner, row.ended or row.began))
    row.summary = dump(past) if past.turns else ""
    await work.flush()


async def pasts_of(work: AsyncSession, learner: Learner) -> tuple[Past, ...]:
    """What came of all the learner's rehearsals, oldest first."""
    query = select(Rehearsed.summary).where(Rehearsed.learner == learner.id, Rehearsed.summary != "")
    summaries = await work.exec(query.order_by(col(Rehearsed.ended), col(Rehearsed.id)))
    return tuple(load(Past, summary) for summary in summaries.all())


def day_of(learner: Learner | None, now: datetime) -> int:
    """The day where the learner is, and as many ahead as they have skipped."""
    return today(learner, now) + learner.ahead if learner else now.date().toordinal()
