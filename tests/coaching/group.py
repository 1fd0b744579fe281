"""A group for the tests: Maria Keller coaches, Ada and Ben practise, and somebody plays a rehearsal in a few words."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlmodel import SQLModel, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import practice
from bot.coaching import coaches, cohorts, exercises, invitations, tasks
from bot.practice import Finished
from bot.store.coaching import Assigned, Coach, Cohort, Designed, Member, Task
from bot.store.store import Store
from bot.store.tables import Learner
from flows.exercise import Exercise, Passing
from flows.moves import Move
from tests.conftest import NOW

SLIP = "Could you refer me to your boss? Here is my resume."  # a referral_ask and a resume_push
KIND = "How did you end up in robotics?"
EXERCISE = Exercise("Ask for nothing yet", "coffee", "dana", passing=Passing(most_slips=0))


@dataclass
class Group:
    """A cohort with its coach and its learners, by what they are called."""

    coach: Coach
    cohort: Cohort
    designed: Designed
    members: dict[str, Member] = field(default_factory=dict)
    learners: dict[str, Learner] = field(default_factory=dict)


async def coach(work: AsyncSession, chat: int, name: str = "Maria Keller", at: datetime = NOW) -> Coach:
    """A coach, and the learner they are."""
    return await coaches.named(work, await practice.learner_of(work, chat, at), name, at)


async def joined(
    work: AsyncSession, cohort: Cohort, by: Coach, learner: Learner, called: str, scores: bool = True, at: datetime = NOW
) -> Member:
    """A member, by an invitation of their own."""
    code = await invitations.invite(work, by, cohort, at, most=1)
    found = await cohorts.join(work, learner, code, called, scores, at)
    assert found is not None
    return found


async def group(work: AsyncSession, chat: int = 100, scores: Sequence[bool] = (True, False), name: str = "Autumn") -> Group:
    """A coach in chat 100, a cohort, Ada in chat 101 who shows scores, Ben in chat 102 who does not."""
    maria = await coach(work, chat)
    made = await cohorts.made(work, maria, name, NOW)
    found = Group(maria, made, await exercises.keep(work, maria, EXERCISE, NOW))
    for place, (called, shows) in enumerate(zip(("Ada", "Ben", "Cleo"), scores, strict=False), 1):
        found.learners[called] = await practice.learner_of(work, chat + place, NOW)
        found.members[called] = await joined(work, made, maria, found.learners[called], called, shows)
    return found


async def assigned(work: AsyncSession, to: Group, exercise: Exercise = EXERCISE, **more: Any) -> Assigned:
    """An exercise of the coach's, given to the cohort."""
    designed = to.designed if exercise == EXERCISE else await exercises.keep(work, to.coach, exercise, NOW)
    return await tasks.assign(work, to.coach, designed, to.cohort, more.pop("now", NOW), **more)


async def task_for(work: AsyncSession, row: Assigned, learner: Learner) -> Task:
    """A learner's share of an assignment."""
    return (await work.exec(select(Task).where(Task.assignment == row.id, Task.learner == learner.id))).one()


async def played(
    work: AsyncSession,
    learner: Learner,
    *said: str,
    task: int = 0,
    scene: str = "coffee",
    partner: str = "dana",
    at: datetime = NOW,
    **more: Any,
) -> Finished:
    """A rehearsal from the first word to the debrief."""
    step = await practice.begin(work, learner, scene, partner, 3, "", at, task=task, **more)
    for text in said:
        step = await practice.say(work, step.row, text, at)
    await practice.stop(work, step.row, at)
    return await practice.guess(work, step.row, "maybe")


async def lingers() -> None:
    """Keep a transaction open for a moment, so that others begin before it ends."""
    await asyncio.sleep(0.03)


async def rows(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Everything in the database, by table."""
    async with store.looking() as connection:
        tables = SQLModel.metadata.sorted_tables
        return {
            each.name: [dict(row._mapping) for row in await connection.execute(each.select().order_by(*each.primary_key))]
            for each in tables
        }


def asking(**passing: Any) -> Exercise:
    """The exercise, with something else that counts as passed."""
    return replace(EXERCISE, passing=Passing(**passing))


LEAST_ONE_ASK = {Move.ADVICE_ASK: 1}
