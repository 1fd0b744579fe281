"""A coach's exercises: designed, changed, dropped, and a library of good ones to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.content.library import prompts, world
from bot.content.strict import load as read
from bot.store.coaching import Coach, Designed
from bot.store.codec import dump, load
from flows.casting import who_plays
from flows.exercise import Exercise, Fault, faults

MOST = 300  # exercises of a coach


@dataclass(frozen=True, slots=True)
class Ready:
    """The exercises that come with the program, by name."""

    exercises: dict[str, Exercise]


@cache
def library() -> Mapping[str, Exercise]:
    """Good ones to start from. Raises Faults."""
    return read(Ready, prompts() / "mentor" / "exercises.yaml", "mentor/exercises.yaml").exercises


def exercise_of(row: Designed) -> Exercise:
    """The exercise in a row."""
    return load(Exercise, row.state)


async def of(work: AsyncSession, coach: Coach) -> list[Designed]:
    """A coach's exercises, the newest first."""
    query = select(Designed).where(Designed.coach == coach.id, col(Designed.dropped).is_(False))
    return list((await work.exec(query.order_by(col(Designed.id).desc()))).all())


async def by_number(work: AsyncSession, coach: Coach, number: int) -> Designed | None:
    """Exercise `number`, if it is this coach's."""
    mine = Designed.coach == coach.id, Designed.id == number, col(Designed.dropped).is_(False)
    return (await work.exec(select(Designed).where(*mine))).first()


async def keep(work: AsyncSession, coach: Coach, exercise: Exercise, now: datetime, row: Designed | None = None) -> Designed:
    """Keep an exercise, in place of what is in `row` if it is given; what was assigned stays as it was.

    Raises ValueError where it has faults, or where the coach has three hundred.
    """
    assert coach.id is not None
    if wrong(exercise) or (row is None and len(await of(work, coach)) >= MOST):
        raise ValueError(exercise.title)
    row = row or Designed(coach=coach.id, state="", at=now)
    row.state, row.at = dump(exercise), now
    work.add(row)
    await work.flush()
    return row


async def drop(work: AsyncSession, row: Designed) -> None:
    """It is no longer among the coach's exercises; what was assigned goes on."""
    row.dropped = True
    await work.flush()


def wrong(exercise: Exercise) -> tuple[Fault, ...]:
    """All that is wrong with an exercise; a coach's own scenes and partners must be seated before."""
    return faults(exercise, scenes(exercise), partners(exercise.scene, exercise))


def scenes(exercise: Exercise | None = None) -> list[str]:
    """The scenes an exercise can be played in."""
    return [*world().flows, *([exercise.scene] if exercise and exercise.scene in world().flows else [])]


def partners(scene: str, exercise: Exercise | None = None) -> list[str]:
    """Who can be met in a scene."""
    if scene not in world().flows:
        return []
    return [*sorted(who_plays(world(), scene)), *([exercise.partner] if exercise and exercise.partner in world().people else [])]
