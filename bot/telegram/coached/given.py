"""What a learner was given to do: the task, the exercise, how it stands, and who gave it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import practice
from bot.coaching import coaches, cohorts, tasks, telling
from bot.store.coaching import Assigned, Task
from bot.store.tables import Learner, Rehearsed
from bot.telegram.coached.wording import moment, named, plain, who
from flows.assignment import State, Work
from flows.exercise import Exercise, Verdict, only_follow_up_is_missing


@dataclass(frozen=True, slots=True)
class Given:
    """One exercise in a learner's hands."""

    task: Task
    row: Assigned
    exercise: Exercise
    work: Work

    @property
    def number(self) -> int:
        """By which buttons name it."""
        return self.task.id or 0

    @property
    def title(self) -> str:
        """What it is called."""
        return telling.title(self.exercise)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done, if only by a note."""
        return not self.work.is_settled or (self.lacks_the_note and not self.task.excused)

    @property
    def lacks_the_note(self) -> bool:
        """Whether only a message afterwards is missing."""
        tried = self.work.counting
        return tried is not None and not tried.passed and only_follow_up_is_missing(Verdict(tried.missed))

    def due(self, learner: Learner, now: datetime) -> str:
        """By when, or since when, on the learner's clock: "by Thursday 26 November, 19:00"; nothing where it has no day."""
        if self.work.due is None:
            return ""
        return plain("by" if self.work.due > now else "was_due", **moment(learner, self.work.due, now))

    def state(self) -> str:
        """How it stands: "2 tries, not passed yet, 1 left"."""
        tries, left, state = len(self.work.tries), self.work.tries_left, self.work.state
        name = "note" if self.lacks_the_note else "used_up" if state is State.DONE and left == 0 else state.value
        return plain(f"state.{name}", tries=tries, left=left)


async def everything(work: AsyncSession, learner: Learner, now: datetime) -> list[Given]:
    """All that a learner was given and that was not withdrawn, what is due first first."""
    return await _with_work(work, await tasks.mine(work, learner, now))


async def one(work: AsyncSession, learner: Learner, number: int, now: datetime) -> Given | None:
    """Task `number`, if it is this learner's and was not withdrawn."""
    found = await tasks.my_task(work, learner, number, now)
    return (await _with_work(work, [found]))[0] if found else None


async def played(work: AsyncSession, learner: Learner, number: int) -> Rehearsed | None:
    """Rehearsal `number`, if it is this learner's."""
    row = (await work.exec(select(Rehearsed).where(Rehearsed.id == number, Rehearsed.learner == learner.id))).first()
    if row is not None:
        await practice.seated(work, row)
    return row


async def giver(work: AsyncSession, learner: Learner, given: Given) -> str:
    """The coach who gave it, by name; where they are no coach any more, those of the cohort who are."""
    coach = await coaches.by_number(work, given.row.coach)
    if coach is not None:
        return coach.name
    return await coached_by(work, learner, given)


async def coached_by(work: AsyncSession, learner: Learner, given: Given) -> str:
    """The coaches of the cohort it was given in, by name; nobody, where the learner has left it."""
    here = [cohort for _, cohort in await cohorts.memberships(work, learner) if cohort.id == given.task.cohort]
    return await who(work, here[0]) if here else named(())


async def _with_work(work: AsyncSession, pairs: Sequence[tuple[Task, Assigned]]) -> list[Given]:
    standing = await tasks.works(work, pairs)
    return [Given(task, row, tasks.exercise_for(row), standing[task.id or 0]) for task, row in pairs]
