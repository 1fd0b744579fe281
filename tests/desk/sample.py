"""A desk with something on it: two coaches, cohorts of any size, real rehearsals, and what learners agreed to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import TypeVar

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import practice
from bot.coaching import coaches, cohorts, exercises, invitations, remarks, sharing, tasks, trying
from bot.store.coaching import Assigned, Coach, Cohort, Designed, Member, Shared, Task, Tried
from bot.store.tables import Learner, Rehearsed, Taken
from flows.exercise import Exercise, Passing
from flows.moves import Move

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
NAMES = ("Ada", "Ben", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hana", "Ivo", "Jun", "Kofi", "Lena", "Mika", "Nour", "Oona", "Piet")
GOOD = (
    "Hi Dana, thank you for making the time. What made you move into robotics?",
    "A gripper that learns from being dropped, I like that. What is the hardest part of it just now?",
    "That sounds tiring. I once ran a test bench for pumps; I can send you the checklist we used, it saved us weeks.",
    "I am looking for a way from pumps into robotics, and I wonder what you would learn first in my place?",
    "Thank you, that helps a lot. I'll send you the checklist on Thursday and tell you how the course went.",
)
PUSHY = (
    "Hi! I brought my resume, let me walk you through it.",
    "Could you refer me to your boss? I really need a job.",
    "Can you introduce me to everybody in your team this week?",
)
SILENT = ("Hi.", "Nice place.", "Ok.", "Thanks, bye.")

Row = TypeVar("Row", Coach, Cohort, Member, Designed, Assigned, Shared)


@dataclass
class Desk:
    """What was put on it."""

    coach: Coach
    other: Coach
    cohort: Cohort
    elsewhere: Cohort
    members: list[Member]
    designed: Designed
    assignment: Assigned
    shared: Shared | None


async def laid(work: AsyncSession, learners: int = 3, tries: int = 1, now: datetime = NOW) -> Desk:
    """A coach with a cohort of so many learners, each with so many finished tries, and another coach with a cohort of one.

    Every third learner agrees to no scores; the first one shares the last try, with a comment on it.
    """
    coach = await coaches.named(work, await learner_of(work, 9000), "Maria Keller", now - timedelta(days=40))
    other = await coaches.named(work, await learner_of(work, 9001), "Tom Adeyemi", now - timedelta(days=40))
    cohort, elsewhere = (
        await cohorts.made(work, coach, "Autumn group", now - timedelta(days=30)),
        await cohorts.made(work, other, "Elsewhere", now),
    )
    members = [await joined(work, coach, cohort, number, now) for number in range(learners)]
    await joined(work, other, elsewhere, 5000, now)
    passing = Passing("maybe", 0, (Move.RESUME_PUSH, Move.REFERRAL_ASK), {Move.CURIOSITY: 2})
    exercise = Exercise(
        "Leave the résumé at home",
        "coffee",
        "dana",
        goal="find out what to learn first",
        message="Bring questions, no paper.",
        passing=passing,
    )
    designed = await exercises.keep(work, coach, exercise, now)
    given = now - timedelta(days=12)
    assignment = await tasks.assign(work, coach, designed, cohort, given, due=now + timedelta(days=2))
    shared = None
    found = {task.learner: task for task in (await work.exec(select(Task).where(Task.assignment == assignment.id))).all()}
    scripts = cycle((PUSHY, SILENT, GOOD))
    played: dict[tuple[str, ...], practice.Finished] = {}
    for number, member in enumerate(members):
        task = found[member.learner]
        await tasks.told(work, task, given)
        for turn in range(tries if number % 7 != 6 else 0):
            script, at = next(scripts), given + timedelta(days=1 + turn * 9 / max(tries, 1))
            row = await _try(work, member, task, script, at, played)
            if number == 0 and turn == tries - 1:
                learner = (await work.exec(select(Learner).where(Learner.id == member.learner))).one()
                shared = await sharing.share(work, learner, row, cohort.id or 0, at)
    if shared is not None:
        turn = (await work.exec(select(Taken).where(Taken.rehearsal == shared.rehearsal, Taken.kind == "say"))).first()
        await remarks.comment(work, coach, shared, turn.id or 0, "Good that you said it out loud. Try the question first next time.", now)
    return Desk(coach, other, cohort, elsewhere, members, designed, assignment, shared)


async def read_again(work: AsyncSession, on_it: Desk) -> Desk:
    """The same desk as a copy of its file holds it."""

    async def same(row: Row) -> Row:
        found = await work.get(type(row), row.id)
        assert found is not None
        return found

    return Desk(
        await same(on_it.coach),
        await same(on_it.other),
        await same(on_it.cohort),
        await same(on_it.elsewhere),
        [await same(each) for each in on_it.members],
        await same(on_it.designed),
        await same(on_it.assignment),
        await same(on_it.shared) if on_it.shared else None,
    )


async def learner_of(work: AsyncSession, chat: int) -> Learner:
    """Somebody with a chat of this number."""
    return await practice.learner_of(work, chat, NOW - timedelta(days=50))


async def joined(work: AsyncSession, coach: Coach, cohort: Cohort, number: int, now: datetime) -> Member:
    """Learner `number` in a cohort."""
    code = next(iter([each for each in await invitations.of(work, cohort) if invitations.is_open(each, now)]), None)
    code = code or await invitations.invite(work, coach, cohort, now - timedelta(days=2), most=500, good_for=timedelta(days=60))
    name = NAMES[number % len(NAMES)] + (f" {number // len(NAMES) + 1}" if number >= len(NAMES) else "")
    found = await cohorts.join(work, await learner_of(work, 10_000 + number), code, name, number % 3 != 2, now - timedelta(days=20))
    assert found is not None
    return found


async def _try(
    work: AsyncSession, member: Member, task: Task, script: tuple[str, ...], at: datetime, played: dict[tuple[str, ...], practice.Finished]
) -> Rehearsed:
    """One finished try; each script is really played once, and copied for all others."""
    learner = (await work.exec(select(Learner).where(Learner.id == member.learner))).one()
    await trying.begun(work, task, at)
    if script not in played:
        step = await practice.begin(work, learner, "coffee", "dana", 7, "find out what to learn first", at, task=task.id or 0)
        for text in script:
            if step.row.status == "open":
                step = await practice.say(work, step.row, text, at)
        if step.row.status == "open":
            await practice.stop(work, step.row, at)
        played[script] = await practice.guess(work, step.row, "maybe")
        return step.row
    model = played[script].row
    copy = Rehearsed(
        **model.model_dump(exclude={"id", "learner", "task", "began", "ended"}), learner=member.learner, task=task.id, began=at, ended=at
    )
    work.add(copy)
    await work.flush()
    for taken in (await work.exec(select(Taken).where(Taken.rehearsal == model.id).order_by(Taken.id))).all():
        work.add(Taken(**taken.model_dump(exclude={"id", "rehearsal", "at"}), rehearsal=copy.id, at=at))
    await work.flush()
    tried = (await work.exec(select(Tried).where(Tried.rehearsal == model.id))).one()
    work.add(Tried(task=task.id, rehearsal=copy.id, passed=tried.passed, missed=tried.missed, curve=tried.curve, at=at))
    await work.flush()
    return copy
