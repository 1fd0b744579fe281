"""What a learner agreed to be reminded of: put down, moved, stopped, and set anew when their clock or their quiet hours change."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.clock import zone_of
from bot.store.tables import Learner, Reminder
from flows.reminding import Clock, instant, kin, manner_of, spoken_at

_NEVER = datetime.max.replace(tzinfo=UTC)
_ASKED = "asked"  # among the facts: the learner moved it to where it is


async def put(
    work: AsyncSession,
    learner: Learner,
    kind: str,
    about: int,
    *,
    at: datetime | None = None,
    wall: str = "",
    ends: datetime | None = None,
    facts: dict[str, Any] | None = None,
) -> Reminder:
    """Put a reminder down for a moment, or for `wall` ("2026-11-30T09:00") on the learner's clock, in place of one that waits.

    It is said outside of quiet hours, and not from `ends` on; its `due` tells when. `at` and `ends` are aware; one of `at` and `wall` is
    needed. `facts` may name a "title", which /settings shows. Raises ValueError where no time is given.
    """
    await stop(work, learner, kind, about)
    reminder = drafted(learner, kind, about, at=at, wall=wall, ends=ends, facts=facts)
    work.add(reminder)
    await work.flush()
    return reminder


def drafted(
    learner: Learner,
    kind: str,
    about: int,
    *,
    at: datetime | None = None,
    wall: str = "",
    ends: datetime | None = None,
    facts: dict[str, Any] | None = None,
) -> Reminder:
    """The same, yet to be put down: about something new, for many learners at once. Raises ValueError where no time is given."""
    assert learner.id is not None
    told = json.dumps(facts or {}, ensure_ascii=False)
    reminder = Reminder(learner=learner.id, kind=kind, about=about, wall=wall, facts=told, due=_NEVER, ends=ends)
    _set(reminder, learner, at)
    return reminder


async def stop(work: AsyncSession, learner: Learner, kind: str, about: int) -> None:
    """Not about this any more: what waits of this kind is stopped."""
    mine = col(Reminder.learner) == learner.id, col(Reminder.kind) == kind, col(Reminder.about) == about
    await work.exec(update(Reminder).where(*mine, col(Reminder.status) == "waiting").values(status="stopped"))


async def stop_kin(work: AsyncSession, learner: Learner, kind: str, about: int) -> None:
    """Not about this any more, in any of the kinds that belong together: both warm-ups."""
    for each in kin(kind):
        await stop(work, learner, each, about)


async def move(work: AsyncSession, learner: Learner, reminder: Reminder, *, at: datetime | None = None, wall: str = "") -> Reminder:
    """The same at another time, whether it waits or was said already; asked for, it is no longer one of the three a day."""
    ends, facts = reminder.ends, json.loads(reminder.facts) | {_ASKED: True}
    return await put(work, learner, reminder.kind, reminder.about, at=at, wall=wall, ends=ends, facts=facts)


async def waiting(work: AsyncSession, learner: Learner) -> list[Reminder]:
    """What is still to be said, soonest first."""
    mine = select(Reminder).where(Reminder.learner == learner.id, Reminder.status == "waiting")
    return list((await work.exec(mine.order_by(col(Reminder.due), col(Reminder.id)))).all())


async def of(work: AsyncSession, learner: Learner, number: int) -> Reminder | None:
    """Reminder `number`, if it is this learner's."""
    return (await work.exec(select(Reminder).where(Reminder.learner == learner.id, Reminder.id == number))).first()


async def rezoned(work: AsyncSession, learner: Learner) -> None:
    """Their zone or quiet hours have changed: what goes by their clock moves along, the rest only out of the quiet."""
    for reminder in await waiting(work, learner):
        _set(reminder, learner, reminder.meant or reminder.due)
    await work.flush()


def was_asked_for(reminder: Reminder) -> bool:
    """Whether the learner chose this very time with a tap."""
    return bool(json.loads(reminder.facts).get(_ASKED))


def clock_of(learner: Learner) -> Clock:
    """Their clock, and the hours at which they want to hear nothing."""
    return Clock(zone_of(learner), learner.quiet_from, learner.quiet_until)


def is_on(learner: Learner, kind: str) -> bool:
    """Whether they want to hear of a kind at all."""
    return kind not in learner.silenced.split(",")


def switch(learner: Learner, kind: str, on: bool) -> None:
    """Turn a kind on or off; what waits of it stays, and is passed over while it is off."""
    off = {each for each in learner.silenced.split(",") if each} - {kind}
    learner.silenced = ",".join(sorted(off if on else off | {kind}))


def _set(reminder: Reminder, learner: Learner, at: datetime | None) -> None:
    """When it is meant, and when it is said."""
    clock, manner = clock_of(learner), manner_of(reminder.kind)
    meant = instant(datetime.fromisoformat(reminder.wall), clock.zone) if reminder.wall else at
    if meant is None:
        raise ValueError(f"when is the {reminder.kind} about {reminder.about}?")
    if manner.comes_earlier and reminder.ends is None:
        reminder.ends = meant + manner.keeps
    reminder.meant, reminder.due = meant, spoken_at(reminder.kind, meant, clock)
