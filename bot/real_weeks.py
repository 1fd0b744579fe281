"""Real life by weeks: gathered from occasions and contacts, told in two sentences."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import clock, contacts
from bot.contacts import contact_of
from bot.occasions import DROPPED, OVER, occasion_of
from bot.store.tables import Learner, Occasioned
from bot.words import Surface
from flows.consistency import Consistency, Went, consistency

_A_ROW = 3  # weeks running, from which that is said
_OFTEN = 0.6  # a share of follow-ups that is good going


async def of(work: AsyncSession, learner: Learner, now: datetime) -> Consistency:
    """The learner's weeks, and how soon they follow up."""
    rows = (await work.exec(select(Occasioned).where(Occasioned.learner == learner.id, col(Occasioned.status) != DROPPED))).all()
    went = [Went(day, row.status == OVER) for row in rows if (day := _day(row))]
    met = [contact_of(row) for row in await contacts.all_of(work, learner)]
    return consistency(went, met, clock.today(learner, now))


def told(found: Consistency, surface: Surface, variant: int = 0) -> str:
    """Two sentences: about the weeks, and about following up; nobody is told off for a quiet week."""
    if not found.weeks:
        return surface.sentence("consistency.nothing_yet", variant)
    weeks = {"active": found.active, "count": len(found.weeks), "running": found.running}
    name = "running" if found.running >= _A_ROW else "active" if found.active else "quiet"
    share, due = found.share, {"soon": found.soon, "count": found.followable}
    how = "none" if share is None else "all" if share == 1 else "often" if share >= _OFTEN else "seldom" if share else "never"
    said = surface.sentence(f"consistency.weeks.{name}", variant, **weeks)
    return f"{said} {surface.sentence(f'consistency.followed.{how}', variant, **due)}"


def _day(row: Occasioned) -> int:
    starts = occasion_of(row).starts
    return date.fromisoformat(starts[:10]).toordinal() if starts else 0
