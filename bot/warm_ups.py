"""The two warm-ups before an occasion: when they would come, put down as the learner likes, moved and stopped with the occasion."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot import reminders
from bot.clock import zone_of
from bot.occasions import LIVE, occasion_of, of
from bot.store.tables import Learner, Occasioned, Reminder
from flows.occasion import Occasion

DAY, HOUR = "warm_up_day", "warm_up_hour"  # kinds of reminder
KINDS = (DAY, HOUR)
CHOICES = {DAY: (9, 12, 18, 20), HOUR: (30, 60, 120, 180)}  # o'clock on the day before; minutes before it begins
USUAL = {DAY: 18, HOUR: 60}
_A_DAY = timedelta(days=1)


def when(learner: Learner, occasion: Occasion, kind: str, choice: int) -> datetime | None:
    """The moment of a warm-up, aware: at `choice` o'clock on the day before, on the learner's clock, or `choice` minutes before."""
    starts = occasion.moment
    if starts is None or (kind == HOUR and not occasion.is_timed):
        return None
    if kind == HOUR:
        return (starts.astimezone(UTC) - timedelta(minutes=choice)).astimezone(starts.tzinfo)  # real time, whatever the clocks do
    day = (starts.astimezone(zone_of(learner)) if occasion.is_timed else starts).date() - _A_DAY
    return datetime.combine(day, time(choice), zone_of(learner))


def possible(learner: Learner, occasion: Occasion, now: datetime) -> dict[str, datetime]:
    """The warm-ups that can still come before it, by kind, at the usual time."""
    found = {kind: when(learner, occasion, kind, USUAL[kind]) for kind in KINDS}
    return {kind: at for kind, at in found.items() if at is not None and at > now}


async def put(work: AsyncSession, learner: Learner, row: Occasioned, kind: str, choice: int, now: datetime) -> Reminder | None:
    """Put a warm-up down, in place of the one there was; nothing, and none any more, where it would be too late."""
    occasion, number = occasion_of(row), row.id or 0
    at = when(learner, occasion, kind, choice)
    if at is None or at <= now:
        await reminders.stop(work, learner, kind, number)
        return None
    ends = occasion.moment if occasion.is_timed else None
    wall = f"{at:%Y-%m-%dT%H:%M}" if kind == DAY else ""
    return await reminders.put(
        work, learner, kind, number, at=at, wall=wall, ends=ends, facts={"choice": choice, "starts": occasion.starts}
    )


async def stop(work: AsyncSession, learner: Learner, row: Occasioned) -> None:
    """None any more: the learner said so, or it won't be gone to."""
    for kind in KINDS:
        await reminders.stop(work, learner, kind, row.id or 0)


async def follow(work: AsyncSession, learner: Learner, row: Occasioned, now: datetime) -> bool:
    """The occasion has moved, or was dropped: its warm-ups go along. Whether one that was agreed has moved, or is too late now."""
    has_moved = False
    for reminder in await waiting(work, learner, row):
        facts = json.loads(reminder.facts)
        if row.status not in LIVE:
            await reminders.stop(work, learner, reminder.kind, row.id or 0)
        elif facts.get("starts") != occasion_of(row).starts:
            await put(work, learner, row, reminder.kind, facts.get("choice", USUAL[reminder.kind]), now)
            has_moved = True
    return has_moved


async def waiting(work: AsyncSession, learner: Learner, row: Occasioned) -> list[Reminder]:
    """The warm-ups that are to come, soonest first."""
    return [each for each in await reminders.waiting(work, learner) if each.kind in KINDS and each.about == row.id]


async def is_wanted(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> bool:
    """Whether it still makes sense: the occasion is still on, has not moved meanwhile, and has not begun."""
    row = await of(work, learner, reminder.about)
    if row is None or row.status not in LIVE:
        return False
    occasion, starts = occasion_of(row), json.loads(reminder.facts).get("starts", "")
    moment = occasion.moment
    return moment is not None and starts in ("", occasion.starts) and now < moment + (timedelta() if occasion.is_timed else _A_DAY)
