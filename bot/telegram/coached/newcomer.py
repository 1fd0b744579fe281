"""A colleague joins a group's coaches: its learners are told, since what they agreed to show is read by one more from now on."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import coaches, cohorts, sharing
from bot.store.coaching import Coach, Coaching, Cohort, Member
from bot.store.tables import Learner, Reminder
from bot.telegram.coached.wording import label, named
from bot.telegram.keyboards import Rows
from bot.words import TELEGRAM


async def is_wanted(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> bool:
    """Whether both are still there, and somebody else coached the group before."""
    found = await _found(work, learner, reminder.about)
    return found is not None and len(await cohorts.coaches_of(work, found[1])) > 1


async def text(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> str:
    """Who it is, and what they see."""
    found = await _found(work, learner, reminder.about)
    assert found is not None
    coach, cohort, member = found
    others = [each for each in await cohorts.coaches_of(work, cohort) if each.id != coach.id]
    talks = len(await sharing.shared_with(work, cohort, learner.id or 0))
    return TELEGRAM.page("coached_newcomer", coach=coach, cohort=cohort, others=named(others), scores=member.scores, talks=talks)


async def rows(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> Rows:
    """To the page on which all of it can be changed."""
    return [[label("home", "cdhome")]]


async def _found(work: AsyncSession, learner: Learner, number: int) -> tuple[Coach, Cohort, Member] | None:
    """Who joined what, and the learner's place in it."""
    row = (await work.exec(select(Coaching).where(Coaching.id == number))).first()
    coach = await coaches.by_number(work, row.coach) if row else None
    here = await cohorts.memberships(work, learner) if coach else []
    return next(((coach, cohort, member) for member, cohort in here if row and coach and cohort.id == row.cohort), None)
