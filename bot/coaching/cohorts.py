"""Cohorts: made by a coach, shared with colleagues, joined by learners through a code, and left at any time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import reminders
from bot.coaching import forgetting, given, holding, invitations, letters, tasks
from bot.store.coaching import Coach, Coaching, Cohort, Invitation, Member
from bot.store.tables import Learner

LONGEST_NAME = 60  # characters
MOST_COHORTS, MOST_MEMBERS = 100, 1000  # cohorts of a coach, members of a cohort


async def made(work: AsyncSession, coach: Coach, name: str, now: datetime) -> Cohort:
    """A new cohort of a coach's. Raises ValueError where the name is empty or they have a hundred."""
    called = given.line(name, LONGEST_NAME)
    if not called or len(await of(work, coach)) >= MOST_COHORTS:
        raise ValueError(name)
    cohort = Cohort(name=called, since=now)
    work.add(cohort)
    await work.flush()
    await let_in(work, cohort, coach, now)
    return cohort


async def let_in(work: AsyncSession, cohort: Cohort, coach: Coach, now: datetime) -> None:
    """The coach is one of the cohort's from now on, and its learners are told of it."""
    assert cohort.id is not None and coach.id is not None
    theirs = select(Coaching.id).where(Coaching.cohort == cohort.id, Coaching.coach == coach.id)
    if await holding.is_open(work, cohort.id) and (await work.exec(theirs)).first() is None:
        place = Coaching(cohort=cohort.id, coach=coach.id, since=now)
        work.add(place)
        await work.flush()
        members = [each.learner for each in await members_of(work, cohort) if each.learner != coach.learner]
        there = await holding.learners(work, members)
        work.add_all(reminders.drafted(each, letters.COLLEAGUE, place.id or 0, at=now) for each in there.values())
        await work.flush()


async def of(work: AsyncSession, coach: Coach) -> list[Cohort]:
    """A coach's open cohorts, by name."""
    query = select(Cohort).join(Coaching, col(Coaching.cohort) == col(Cohort.id)).where(Coaching.coach == coach.id)
    return list((await work.exec(query.where(col(Cohort.closed).is_(None)).order_by(col(Cohort.name), col(Cohort.id)))).all())


async def by_number(work: AsyncSession, coach: Coach, number: int) -> Cohort | None:
    """Cohort `number`, if it is open and one of this coach's."""
    query = select(Cohort).join(Coaching, col(Coaching.cohort) == col(Cohort.id))
    mine = Coaching.coach == coach.id, Cohort.id == given.number(number), col(Cohort.closed).is_(None)
    return (await work.exec(query.where(*mine))).first()


async def coaches_of(work: AsyncSession, cohort: Cohort) -> list[Coach]:
    """Its coaches, the first first."""
    query = select(Coach).join(Coaching, col(Coaching.coach) == col(Coach.id)).where(Coaching.cohort == cohort.id)
    return list((await work.exec(query.where(col(Coach.ended).is_(None)).order_by(col(Coaching.id)))).all())


async def members_of(work: AsyncSession, cohort: Cohort) -> list[Member]:
    """Its learners, by what they are called."""
    query = select(Member).where(Member.cohort == cohort.id)
    return list((await work.exec(query.order_by(func.lower(Member.called), col(Member.id)))).all())


async def member(work: AsyncSession, coach: Coach, number: int) -> Member | None:
    """Member `number`, if they are in an open cohort of this coach's."""
    found = await work.get(Member, given.number(number))
    return found if found is not None and await by_number(work, coach, found.cohort) is not None else None


async def close(work: AsyncSession, cohort: Cohort, now: datetime) -> None:
    """Nobody sees it any more: its learners are let go, its codes are worth nothing."""
    if not await holding.is_open(work, cohort.id or 0):
        return
    members = await members_of(work, cohort)
    for each in members:
        await leave(work, each)
    await _parted(work, cohort, [each.learner for each in members], "closed", now)
    await invitations.withdraw_all(work, now, col(Invitation.cohort) == cohort.id)
    await tasks.withdraw_all(work, cohort, now)
    cohort.closed = now
    await work.flush()


async def leave_to_others(work: AsyncSession, cohort: Cohort, coach: Coach, now: datetime) -> None:
    """The coach is no longer one of its coaches, hears no answers from it, and has no code that leads back; the last of them closes it."""
    await holding.is_open(work, cohort.id or 0)  # of two who leave at the same moment, the second is the last
    await forgetting.answers_to(work, coach, cohort)
    theirs = col(Invitation.cohort) == cohort.id, col(Invitation.coach) == coach.id, col(Invitation.as_coach).is_(True)
    await invitations.withdraw_all(work, now, *theirs)
    if [each.id for each in await coaches_of(work, cohort)] == [coach.id]:
        await close(work, cohort, now)
    place = col(Coaching.cohort) == cohort.id, col(Coaching.coach) == coach.id
    await letters.call_back(work, (letters.COLLEAGUE,), select(Coaching.id).where(*place))
    await work.exec(delete(Coaching).where(*place))


async def join(work: AsyncSession, learner: Learner, invitation: Invitation, called: str, scores: bool, now: datetime) -> Member | None:
    """The learner joins, with consent to show scores or without, and gets what the cohort is working on.

    None: the code has run out in the meantime, or the cohort is full. Whoever is in already stays in, under the new name and with the
    new consent.
    """
    assert learner.id is not None
    if invitation.as_coach or not await holding.is_open(work, invitation.cohort):
        return None
    mine = select(Member).where(Member.cohort == invitation.cohort, Member.learner == learner.id)
    found = (await work.exec(mine)).first()
    if found is None:
        if await _is_full(work, invitation.cohort) or not await invitations.use(work, invitation, now):
            return None
        found = Member(cohort=invitation.cohort, learner=learner.id, called="", since=now)
    found.called, found.scores = given.line(called, LONGEST_NAME) or "?", scores
    work.add(found)
    await work.flush()
    await tasks.catch_up(work, found, now)
    return found


async def join_as_coach(work: AsyncSession, coach: Coach, invitation: Invitation, now: datetime) -> Cohort | None:
    """A colleague is one of the cohort's coaches from now on, through a code made for that. None: it is no such code, or has run out.

    Whoever is one of them already stays so, and the code is not used.
    """
    if not invitation.as_coach or not await holding.is_open(work, invitation.cohort):
        return None
    if (mine := await by_number(work, coach, invitation.cohort)) is not None:
        return mine
    cohort = await work.get(Cohort, invitation.cohort)
    if cohort is None or not await invitations.use(work, invitation, now):
        return None
    await let_in(work, cohort, coach, now)
    return cohort


async def consent(work: AsyncSession, member: Member, scores: bool) -> None:
    """The learner shows scores from now on, or no longer."""
    member.scores = scores
    await work.flush()


async def leave(work: AsyncSession, member: Member) -> None:
    """The learner is gone from the cohort, with all that its coaches could see of them."""
    await forgetting.member(work, member)
    await work.delete(member)
    await work.flush()


async def let_go(work: AsyncSession, cohort: Cohort, member: Member, now: datetime) -> None:
    """A coach lets a learner go, as if they had left; the learner is told."""
    learner = member.learner
    await leave(work, member)
    await _parted(work, cohort, [learner], "let_go", now)


async def memberships(work: AsyncSession, learner: Learner) -> list[tuple[Member, Cohort]]:
    """The cohorts a learner is in."""
    query = select(Member, Cohort).join(Cohort, col(Cohort.id) == col(Member.cohort)).where(Member.learner == learner.id)
    return [(each, cohort) for each, cohort in (await work.exec(query.order_by(col(Member.id)))).all()]


async def _parted(work: AsyncSession, cohort: Cohort, numbers: Sequence[int], why: str, now: datetime) -> None:
    """A letter to those who are no longer in a cohort, without having left it themselves."""
    facts = {"cohort": cohort.name, "why": why}
    there = (await holding.learners(work, numbers)).values()
    work.add_all(reminders.drafted(each, letters.PARTED, cohort.id or 0, at=now, facts=facts) for each in there)
    await work.flush()


async def _is_full(work: AsyncSession, cohort: int) -> bool:
    return (await work.exec(select(func.count()).select_from(Member).where(Member.cohort == cohort))).one() >= MOST_MEMBERS
