"""Scenes and partners of a coach's own: kept once nothing is wrong with them, and played in that coach's exercises alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.content.library import is_own, seat_own, unseat_own, world
from bot.content.uploaded import Examined, kept
from bot.store.coaching import Assigned, Coach, Task, Uploaded
from bot.store.tables import Learner, Rehearsed
from flows.people import Partner

MOST = 30  # scenes and partners of a coach
_NAMES = re.compile(r'"(own[1-9]\d{0,9})[".]')  # as they stand in kept exercises and rehearsals


@dataclass(frozen=True, slots=True)
class Own:
    """What a coach brought, by name: {"own12": "A lunch in Lisbon"}."""

    scenes: dict[str, str]
    partners: dict[str, str]


NOTHING = Own({}, {})


def name_of(row: Uploaded) -> str:
    """What it is known by: "own12"."""
    return f"own{row.id}"


async def keep(work: AsyncSession, coach: Coach, examined: Examined, source: str, now: datetime) -> Uploaded:
    """Keep a file in which nothing is wrong; a changed one is a new one. Raises ValueError for a faulty one, or the thirty-first."""
    assert coach.id is not None
    if examined.value is None or len(await of(work, coach)) >= MOST:
        raise ValueError("upload")
    title = examined.value.name if isinstance(examined.value, Partner) else examined.value.title
    row = Uploaded(coach=coach.id, kind=examined.kind, title=title, source=source, canonical=examined.canonical, at=now)
    work.add(row)
    await work.flush()
    _seat(row)
    return row


async def of(work: AsyncSession, coach: Coach) -> list[Uploaded]:
    """A coach's own, the newest first."""
    query = select(Uploaded).where(Uploaded.coach == coach.id, col(Uploaded.dropped).is_(False))
    return list((await work.exec(query.order_by(col(Uploaded.id).desc()))).all())


async def by_number(work: AsyncSession, coach: Coach, number: int) -> Uploaded | None:
    """Upload `number`, if it is this coach's."""
    mine = Uploaded.coach == coach.id, Uploaded.id == number, col(Uploaded.dropped).is_(False)
    return (await work.exec(select(Uploaded).where(*mine))).first()


async def drop(work: AsyncSession, row: Uploaded) -> None:
    """No new exercise is built with it; those that were assigned go on."""
    row.dropped = True
    await work.flush()


async def own_of(work: AsyncSession, coach: Coach) -> Own:
    """What a coach can build exercises with, seated."""
    rows = await of(work, coach)
    for row in rows:
        _seat(row)
    titles = [{name_of(row): row.title for row in rows if row.kind == kind} for kind in ("scene", "partner")]
    return Own(*titles)


async def seat(work: AsyncSession, *states: str) -> None:
    """What is named in kept exercises or rehearsals can be played and told of; nothing is asked where nothing is named."""
    numbers = {int(name.removeprefix("own")) for state in states for name in _NAMES.findall(state)}
    if numbers:
        for row in (await work.exec(select(Uploaded).where(col(Uploaded.id).in_(numbers)))).all():
            _seat(row)


async def seat_for(work: AsyncSession, row: Rehearsed) -> None:
    """Scene and partner of a rehearsal, and whoever is in its room."""
    await seat(work, f'"{row.scene}" "{row.partner}"', row.state)


async def may_play(work: AsyncSession, learner: Learner, *names: str) -> bool:
    """Whether a learner may meet these: whatever is built in, and of a coach's own what they were given, or brought themselves."""
    own = [name for name in names if is_own(name)]
    if not own:
        return True
    given = select(Assigned.state).join(Task, col(Task.assignment) == col(Assigned.id)).where(Task.learner == learner.id)
    states = (await work.exec(given.where(col(Assigned.withdrawn).is_(None)))).all()
    brought = select(Uploaded).join(Coach, col(Coach.id) == col(Uploaded.coach)).where(Coach.learner == learner.id)
    allowed = {name for state in states for name in _NAMES.findall(state)} | {name_of(row) for row in (await work.exec(brought)).all()}
    await seat(work, *(f'"{name}"' for name in own))
    return allowed.issuperset(own)


def _seat(row: Uploaded) -> None:
    name = name_of(row)
    if (row.kind == "partner" and name in world().flows) or (row.kind == "scene" and name in world().people):
        unseat_own(name)  # another database was open before
    seat_own(name, f"{row.id} {row.at.isoformat()}", partial(kept, row.kind, row.canonical))
