"""A coach at the desk in Telegram, a group of theirs made in the store, and a learner who plays without a phone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import practice
from bot.coaching import coaches, cohorts, exercises, sharing, tasks
from bot.store.coaching import Assigned, Coach, Cohort, Designed, Member, Shared, Task, Tried
from bot.store.codec import dump
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.store.tables import Outgoing, Taken
from flows.exercise import Exercise, Missed, Passing
from flows.moves import Move
from tests.emulator import Message
from tests.emulator.records import Button

from .learner import Learner

EXERCISE = Exercise("Without the paper", "coffee", "dana", passing=Passing("maybe", 0, (Move.RESUME_PUSH,)), tries=5)
SLIP = "Could you get me a job at your company? Here's my resume."
STUCK = Missed("slips", "resume_push", 0, 1)
KIND = "How did you end up breaking robot hands for a living?"


@dataclass
class Group:
    """Somebody's group, by numbers."""

    store: Store
    coach: int = 0
    cohort: int = 0
    exercise: int = 0
    assignment: int = 0
    members: dict[str, int] = field(default_factory=dict)

    async def made(self, chat: int, coach: str = "Maria Keller", name: str = "Spring group", exercise: Exercise = EXERCISE) -> Group:
        """The coach of that chat has a group, and an exercise."""
        async with self.store.work() as work:
            learner = await practice.learner_of(work, chat, now())
            found = await coaches.named(work, learner, coach, now())
            cohort = await cohorts.made(work, found, name, now())
            designed = await exercises.keep(work, found, exercise, now())
            self.coach, self.cohort, self.exercise = found.id or 0, cohort.id or 0, designed.id or 0
        return self

    async def joined(self, called: str, chat: int, scores: bool = True) -> int:
        """A learner is in; their number as a member."""
        async with self.store.work() as work:
            code = await cohorts.invite(work, await self._coach(work), await self._cohort(work), now(), most=1)
            member = await cohorts.join(work, await practice.learner_of(work, chat, now()), code, called, scores, now())
            assert member is not None
            code.withdrawn = now()
            self.members[called] = member.id or 0
        return self.members[called]

    async def gave(self) -> int:
        """The exercise is given to everybody, and they know of it."""
        async with self.store.work() as work:
            designed = (await work.exec(select(Designed).where(Designed.id == self.exercise))).one()
            row = await tasks.assign(work, await self._coach(work), designed, await self._cohort(work), now())
            self.assignment = row.id or 0
            for task in (await work.exec(select(Task).where(Task.assignment == row.id))).all():
                await tasks.told(work, task, now())
        return self.assignment

    async def failed(self, called: str, times: int, missed: Missed = STUCK) -> None:
        """A learner has tried so often, and always lacked the same."""
        async with self.store.work() as work:
            member = (await work.exec(select(Member).where(Member.id == self.members[called]))).one()
            task = (await work.exec(select(Task).where(Task.assignment == self.assignment, Task.learner == member.learner))).one()
            task.begun = now()
            for number in range(times):
                at = 900_000 + (task.id or 0) * 100 + number
                work.add(Tried(task=task.id or 0, rehearsal=at, passed=False, missed=dump((missed,)), at=now()))

    async def played(self, called: str, said: Sequence[str] = (KIND, SLIP), is_shown: bool = True) -> int:
        """A learner plays the exercise to the end, and may show it; the number of what is shown."""
        async with self.store.work() as work:
            member = (await work.exec(select(Member).where(Member.id == self.members[called]))).one()
            learner = (await work.exec(select(Kept).where(Kept.id == member.learner))).one()
            task = (await work.exec(select(Task).where(Task.assignment == self.assignment, Task.learner == member.learner))).one()
            step = await practice.begin(work, learner, "coffee", "dana", 7, "", now(), task=task.id or 0)
            for each in said:
                await practice.say(work, step.row, each, now())
            await practice.stop(work, step.row, now())
            await practice.guess(work, step.row, "yes")
            found = await sharing.share(work, learner, step.row, self.cohort, now()) if is_shown else None
            return found.id or 0 if found else 0

    async def turn(self, shared: int, words: str) -> int:
        """The number of the turn in which something was said."""
        async with self.store.work() as work:
            found = (await work.exec(select(Shared).where(Shared.id == shared))).one()
            rows = (await work.exec(select(Taken).where(Taken.rehearsal == found.rehearsal).order_by(col(Taken.id)))).all()
            return next(row.id or 0 for row in rows if json.loads(row.turn).get("text") == words)

    async def _coach(self, work: AsyncSession) -> Coach:
        return (await work.exec(select(Coach).where(Coach.id == self.coach))).one()

    async def _cohort(self, work: AsyncSession) -> Cohort:
        return (await work.exec(select(Cohort).where(Cohort.id == self.cohort))).one()


def now() -> datetime:
    """This very moment: the bot in these tests goes by the wall's clock."""
    return datetime.now(UTC)


async def taps(who: Learner, *labels: str) -> Message:
    """Press one button after the other, each on whatever stands there by then; the sheet as it is in the end."""
    for label in labels:
        who.press(label)
        await who.quiet()
    return sheet(who)


async def answer(who: Learner, label: str, on: Message | None = None) -> str:
    """What the press of a button is answered with, over the chat."""
    await who.quiet()
    who.person.skip()
    who.press(label, on=on)
    return await who.answer_to_press()


async def says(who: Learner, text: str) -> Message:
    """Write something; the sheet, or the newest message, that comes of it."""
    who.person.say(text)
    await who.quiet()
    return newest(who)


def sheet(who: Learner) -> Message:
    """The newest message of the bot's that has buttons; where there is none, the newest."""
    return next((message for message in reversed(who.person.transcript) if message.from_bot and message.buttons), newest(who))


def newest(who: Learner) -> Message:
    """The newest message of the bot's."""
    return next(message for message in reversed(who.person.transcript) if message.from_bot)


def labels(message: Message) -> list[str]:
    """What stands on its buttons."""
    return [button.text for button in message.buttons]


def heard(who: Learner) -> str:
    """Everything the bot ever showed somebody, edits and buttons included."""
    shown = []
    for message in who.person.transcript:
        if message.from_bot:
            shown += [message.text, *(text for text, _ in message.earlier), *labels(message), *(each.text for each in message.once_buttons)]
    return "\n".join(map(str, shown))


async def forges(who: Learner, store: Store, on: Message, data: str) -> str:
    """Press a button that was never there, on a sheet on which everything can be pressed; what the press is answered."""
    async with store.work() as work:
        rows = (await work.exec(select(Outgoing).where(Outgoing.chat == who.id, Outgoing.message == on.id))).all()
        for row in rows:
            row.buttons = "desk:once"
    press = who.person._query(on, Button(data, data=data))
    await who.quiet()
    return press.answer


async def rows(store: Store, table: Any) -> list[Any]:
    """All rows of a table."""
    async with store.work() as work:
        return list((await work.exec(select(table).order_by(table.id))).all())


async def assignments(store: Store) -> list[Assigned]:
    """What is assigned and not withdrawn."""
    return [row for row in await rows(store, Assigned) if row.withdrawn is None]
