"""A coach's exercises: designed, changed, dropped, and a library of good ones to begin with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import given, uploads
from bot.coaching.uploads import NOTHING, Own
from bot.content.library import prompts, world
from bot.content.strict import load as read
from bot.store.coaching import Coach, Designed
from bot.store.codec import dump, load
from flows.casting import can_meet, who_plays
from flows.exercise import Exercise, Fault, faults

MOST = 300  # exercises of a coach
PREVIEW = "preview_"  # how the payload of a link begins that lets a coach play one: preview_12


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
    rows = list((await work.exec(query.order_by(col(Designed.id).desc()))).all())
    await uploads.seat(work, *(row.state for row in rows))
    return rows


async def by_number(work: AsyncSession, coach: Coach, number: int) -> Designed | None:
    """Exercise `number`, if it is this coach's."""
    mine = Designed.coach == coach.id, Designed.id == given.number(number), col(Designed.dropped).is_(False)
    row = (await work.exec(select(Designed).where(*mine))).first()
    await uploads.seat(work, row.state if row else "")
    return row


async def keep(work: AsyncSession, coach: Coach, exercise: Exercise, now: datetime, row: Designed | None = None) -> Designed:
    """Keep an exercise, in place of what is in `row` if it is given; what was assigned stays as it was.

    Raises ValueError where it has faults, or where the coach has three hundred.
    """
    assert coach.id is not None
    fit = _fit(exercise)
    if wrong(fit, await uploads.own_of(work, coach)) or (row is None and len(await of(work, coach)) >= MOST):
        raise ValueError(exercise.title)
    row = row or Designed(coach=coach.id, state="", at=now)
    row.state, row.at = dump(fit), now
    work.add(row)
    await work.flush()
    return row


async def take(work: AsyncSession, coach: Coach, name: str, now: datetime) -> Designed:
    """Exercise `name` of the library as the coach's own; the one they have already, if they have it.

    Raises KeyError where the library has none, ValueError where the coach has three hundred.
    """
    state = dump(library()[name])
    same = next((row for row in await of(work, coach) if row.state == state), None)
    return same or await keep(work, coach, library()[name], now)


def taken(rows: Iterable[Designed]) -> set[str]:
    """What of the library is among these, by name."""
    states = {row.state for row in rows}
    return {name for name, each in library().items() if dump(each) in states}


async def drop(work: AsyncSession, row: Designed) -> None:
    """It is no longer among the coach's exercises; what was assigned goes on."""
    row.dropped = True
    await work.flush()


def wrong(exercise: Exercise, own: Own = NOTHING) -> tuple[Fault, ...]:
    """All that is wrong with an exercise, as it would be kept, of a coach who brought `own`."""
    return faults(_fit(exercise), scenes(own), partners(exercise.scene, own))


def scenes(own: Own = NOTHING) -> list[str]:
    """The scenes an exercise can be played in, the coach's own last."""
    return [*world().flows, *own.scenes]


def partners(scene: str, own: Own = NOTHING) -> list[str]:
    """Who can be met in a scene, the coach's own last."""
    if scene not in scenes(own):
        return []
    return [*sorted(who_plays(world(), scene)), *(name for name in own.partners if can_meet(world(), name, scene))]


def _fit(exercise: Exercise) -> Exercise:
    """The exercise without what no database takes."""
    title, goal = (given.line(text, len(text)) for text in (exercise.title, exercise.goal))
    return replace(exercise, title=title, goal=goal, message=given.text(exercise.message))
