"""Codes that let people into a cohort: for so long and so many times, handed on as a link, and withdrawn at any time."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import given
from bot.store.coaching import Coach, Coaching, Cohort, Invitation

PAYLOAD = "join_"  # how the payload of a link begins that invites
MOST_INVITATIONS = 20  # open codes of a cohort
GOOD_FOR, LONGEST = timedelta(days=14), timedelta(days=180)
MOST_USES = 500


async def invite(
    work: AsyncSession,
    coach: Coach,
    cohort: Cohort,
    now: datetime,
    most: int = 50,
    good_for: timedelta = GOOD_FOR,
    as_coach: bool = False,
) -> Invitation:
    """A new code. Raises ValueError where it is to last or to be used beyond measure, or there are twenty open ones."""
    assert cohort.id is not None and coach.id is not None
    many = len([each for each in await of(work, cohort) if is_open(each, now)])
    if not 1 <= most <= MOST_USES or not timedelta() < good_for <= LONGEST or many >= MOST_INVITATIONS:
        raise ValueError("invitation")
    made = Invitation(cohort=cohort.id, coach=coach.id, code=secrets.token_urlsafe(12), most=most, expires=now + good_for, at=now)
    made.as_coach, made.most = as_coach, 1 if as_coach else most  # a colleague sees what learners agreed to show: one by one
    work.add(made)
    await work.flush()
    return made


async def of(work: AsyncSession, cohort: Cohort) -> list[Invitation]:
    """All codes there were, the newest first."""
    return list((await work.exec(select(Invitation).where(Invitation.cohort == cohort.id).order_by(col(Invitation.id).desc()))).all())


async def by_number(work: AsyncSession, coach: Coach, number: int) -> Invitation | None:
    """Invitation `number`, if it is to an open cohort of this coach's."""
    query = (
        select(Invitation)
        .join(Coaching, col(Coaching.cohort) == col(Invitation.cohort))
        .join(Cohort, col(Cohort.id) == col(Invitation.cohort))
    )
    mine = Coaching.coach == coach.id, col(Cohort.closed).is_(None), Invitation.id == given.number(number)
    return (await work.exec(query.where(*mine))).first()


def is_open(invitation: Invitation, now: datetime) -> bool:
    """Whether a code still lets anybody in."""
    return invitation.withdrawn is None and invitation.expires > now and invitation.used < invitation.most


async def invited(work: AsyncSession, code: str, now: datetime) -> tuple[Invitation, Cohort] | None:
    """What a code invites to, while it is good for anything."""
    found = (await work.exec(select(Invitation).where(Invitation.code == given.text(code)))).first()
    if found is None or not is_open(found, now):
        return None
    cohort = await work.get(Cohort, found.cohort)
    return (found, cohort) if cohort is not None and cohort.closed is None else None


async def withdraw(work: AsyncSession, invitation: Invitation, now: datetime) -> None:
    """A code lets nobody in any more."""
    invitation.withdrawn = invitation.withdrawn or now
    await work.flush()


async def withdraw_all(work: AsyncSession, now: datetime, *which: Any) -> None:
    """These codes let nobody in any more."""
    await work.exec(update(Invitation).where(*which, col(Invitation.withdrawn).is_(None)).values(withdrawn=now))


async def use(work: AsyncSession, invitation: Invitation, now: datetime) -> bool:
    """Use a code once more, if it is good; the last place goes to one alone."""
    good = col(Invitation.withdrawn).is_(None), col(Invitation.expires) > now, col(Invitation.used) < col(Invitation.most)
    once_more = update(Invitation).where(col(Invitation.id) == invitation.id, *good).values(used=col(Invitation.used) + 1)
    return bool((await work.exec(once_more)).rowcount)
