"""A coach, a group and what they have to do with each other, made in the store while the bot is at work."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import practice
from bot.coaching import cohorts, exercises, invitations, overruling, remarks, sharing, tasks
from bot.store.coaching import Assigned, Coach, Cohort, Designed, Invitation, Member, Remark, Shared, Task, Tried
from bot.store.codec import dump
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.store.tables import Taken
from bot.telegram.carrying.due import say_what_is_due
from bot.telegram.carrying.run import Running
from flows.exercise import Exercise, Missed, Passing
from flows.moves import Move
from tests.coaching import group as core
from tests.telegram.learner import Learner

EASY = Exercise("One real question", "coffee", "dana", message="Just ask, and then listen.")
STRICT = Exercise("Without the paper", "coffee", "dana", passing=Passing("", 0, (Move.RESUME_PUSH,)), tries=2)
EXERCISE = replace(STRICT, passing=Passing("maybe", 0, (Move.RESUME_PUSH,)), tries=5)
KIND, SLIP = core.KIND, core.SLIP
PUSH = "Here is my resume."
LONG = "A" * 500
HOSTILE = '<b>&amp;</b> {{ 7 * 7 }} 🌱 "x" </blockquote>'
GONE = re.compile("not there any more|gone from the desk")
STUCK = Missed("slips", "resume_push", 0, 1)
DAY = timedelta(days=1)


@dataclass
class Group:
    """Somebody's group, by numbers. What is told in the past is put into the store; in the present the coach acts, without a phone."""

    store: Store
    bot: Running
    by: Learner  # the coach's phone
    coach: int = 0
    cohort: int = 0
    exercise: int = 0
    assignment: int = 0
    members: dict[str, int] = field(default_factory=dict)

    async def made(self, coach: str = "Maria Keller", name: str = "Spring group", exercise: Exercise = EXERCISE) -> Group:
        """A coach who never sleeps, a group, and an exercise on the shelf."""
        async with self.store.work() as work:
            found = await core.coach(work, self.by.id, coach, now())
            found.about = "Career office, room 12"
            await _never_sleeps(work, self.by.id)
            cohort = await cohorts.made(work, found, name, now())
            designed = await exercises.keep(work, found, exercise, now())
            self.coach, self.cohort, self.exercise = found.id or 0, cohort.id or 0, designed.id or 0
        return self

    async def joined(self, called: str, chat: int, scores: bool = True) -> int:
        """A learner is in, and never sleeps; their number as a member."""
        async with self.store.work() as work:
            learner = await _never_sleeps(work, chat)
            member = await core.joined(work, await self.the_cohort(work), await self.the_coach(work), learner, called, scores, now())
            self.members[called] = member.id or 0
        return self.members[called]

    async def gave(self) -> int:
        """The exercise on the shelf is given to everybody, and they know of it."""
        async with self.store.work() as work:
            designed = (await work.exec(select(Designed).where(Designed.id == self.exercise))).one()
            row = await tasks.assign(work, await self.the_coach(work), designed, await self.the_cohort(work), now())
            self.assignment = row.id or 0
            for task in (await work.exec(select(Task).where(Task.assignment == row.id))).all():
                await tasks.told(work, task, now())
        return self.assignment

    async def failed(self, called: str, times: int, missed: Missed = STUCK) -> None:
        """A learner has tried so often, and always lacked the same."""
        async with self.store.work() as work:
            task = await self._task(work, called)
            task.begun = now()
            for number in range(times):
                at = 900_000 + (task.id or 0) * 100 + number
                work.add(Tried(task=task.id or 0, rehearsal=at, passed=False, missed=dump((missed,)), at=now()))

    async def played(self, called: str, said: Sequence[str] = (KIND, SLIP), is_shown: bool = True) -> int:
        """A learner has played the exercise to the end, and may show it; the number of what is shown."""
        async with self.store.work() as work:
            task = await self._task(work, called)
            learner = (await work.exec(select(Kept).where(Kept.id == task.learner))).one()
            finished = await core.played(work, learner, *said, task=task.id or 0, at=now())
            found = await sharing.share(work, learner, finished.row, self.cohort, now()) if is_shown else None
            return found.id or 0 if found else 0

    async def gives(self, exercise: Exercise, due: timedelta | None = None) -> int:
        """An exercise for everybody; the number of the assignment."""
        async with self.store.work() as work:
            coach, cohort = await self.the_coach(work), await self.the_cohort(work)
            designed = await exercises.keep(work, coach, exercise, now())
            row = await tasks.assign(work, coach, designed, cohort, now(), due=now() + due if due else None)
            self.assignment = row.id or 0
        return self.assignment

    async def withdraws(self) -> None:
        """What was given last."""
        async with self.store.work() as work:
            row = await tasks.assignment(work, await self.the_coach(work), self.assignment)
            assert row is not None
            await tasks.withdraw(work, row, now())

    async def excuses(self, is_excused: bool = True) -> None:
        """All who were given it from what was given last, or no longer."""
        async with self.store.work() as work:
            for task in (await work.exec(select(Task).where(Task.assignment == self.assignment))).all():
                await tasks.excuse(work, task, is_excused)

    async def comments(self, text: str, on: str = "") -> int:
        """On the turn of the talk shown last in which `on` was said, or on the whole talk."""
        async with self.store.work() as work:
            coach, shared = await self.the_coach(work), await newest_shown(work)
            told = await sharing.read(work, coach, shared.id or 0, "desk", now())
            assert told is not None
            turn = next((each.number for each in told.turns if on and on in "".join(one.text for one in each.said)), 0)
            return (await remarks.comment(work, coach, shared, turn, text, now())).id or 0

    async def overrules(self, why: str = "") -> int:
        """The first slip of the talk shown last was fine."""
        async with self.store.work() as work:
            coach, shared = await self.the_coach(work), await newest_shown(work)
            told = await sharing.read(work, coach, shared.id or 0, "phone", now())
            assert told is not None
            turn = next(each for each in told.turns if each.slips)
            return (await overruling.overrule(work, coach, shared, turn.number, turn.slips[0], why, now())).id or 0

    async def delivers(self, after: timedelta = timedelta()) -> None:
        """What is due by then goes out."""
        await say_what_is_due(self.store, self.bot.handling.queue, now() + after + timedelta(seconds=1))
        await self.by.quiet(3)

    async def link(self) -> str:
        """What somebody writes who opens the group's link, "/start join_3kX…"; it is always the same one."""
        async with self.store.work() as work:
            found = (await work.exec(select(Invitation).where(Invitation.cohort == self.cohort, Invitation.most > 1))).first()
            found = found or await invitations.invite(work, await self.the_coach(work), await self.the_cohort(work), now())
            return f"/start join_{found.code}"

    async def turn(self, shared: int, words: str) -> int:
        """The number of the turn in which something was said."""
        async with self.store.work() as work:
            found = (await work.exec(select(Shared).where(Shared.id == shared))).one()
            taken = (await work.exec(select(Taken).where(Taken.rehearsal == found.rehearsal).order_by(col(Taken.id)))).all()
            return next(row.id or 0 for row in taken if json.loads(row.turn).get("text") == words)

    async def the_coach(self, work: AsyncSession) -> Coach:
        return (await work.exec(select(Coach).where(Coach.id == self.coach))).one()

    async def the_cohort(self, work: AsyncSession) -> Cohort:
        return (await work.exec(select(Cohort).where(Cohort.id == self.cohort))).one()

    async def _task(self, work: AsyncSession, called: str) -> Task:
        member = (await work.exec(select(Member).where(Member.id == self.members[called]))).one()
        return (await work.exec(select(Task).where(Task.assignment == self.assignment, Task.learner == member.learner))).one()


def now() -> datetime:
    """This very moment: the bot in these tests goes by the wall's clock."""
    return datetime.now(UTC)


async def named(store: Store, chat: int, name: str) -> int:
    """Somebody whom an administrator made a coach, and who never sleeps; their number as a coach."""
    async with store.work() as work:
        await _never_sleeps(work, chat)
        return (await core.coach(work, chat, name, now())).id or 0


async def newest_shown(work: AsyncSession) -> Shared:
    """The talk that was shown last."""
    return (await work.exec(select(Shared).order_by(col(Shared.id).desc()))).first()  # type: ignore[return-value]


async def rows(store: Store, table: Any) -> list[Any]:
    """All rows of a table."""
    async with store.work() as work:
        return list((await work.exec(select(table).order_by(table.id))).all())


async def assignments(store: Store) -> list[Assigned]:
    """What is assigned and not withdrawn."""
    return [row for row in await rows(store, Assigned) if row.withdrawn is None]


async def answers(store: Store) -> list[str]:
    """What learners answered to comments."""
    return [each.text for each in await rows(store, Remark) if not each.coach]


async def _never_sleeps(work: AsyncSession, chat: int) -> Kept:
    learner = await practice.learner_of(work, chat, now())
    learner.quiet_from = learner.quiet_until = 0
    return learner
