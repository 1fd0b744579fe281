"""What there is: learners and how many of them are active, queues and how full they are. Numbers only."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col, select

from bot.store.levels import Gauge, active
from bot.store.store import Store
from bot.store.tables import Learner, Outgoing, Rehearsed
from bot.telegram.carrying.noted import reason

_JOBS = text("SELECT status::text, count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing', 'failed') GROUP BY status")


async def learners(store: Store) -> dict[str, Any]:
    """{"learners": 120, "active_within_an_hour": 12, "active_within_a_day": 40, "blocked": 3, "in_a_rehearsal": 9}."""
    of_telegram = select(func.count(), func.count(func.nullif(col(Learner.unreachable), ""))).where(col(Learner.chat).is_not(None))
    async with store.looking() as connection:
        everybody, blocked = (await connection.execute(of_telegram)).one()
        hour, day = await active(connection, datetime.now(UTC))
        talking = (await connection.execute(select(func.count()).where(col(Rehearsed.status) == "open"))).scalar_one()
    return {
        "learners": everybody,
        "active_within_an_hour": hour,
        "active_within_a_day": day,
        "blocked": blocked,
        "in_a_rehearsal": talking,
    }


async def queues(store: Store) -> dict[str, Any]:
    """What waits and since when, and what failed: messages by reason; on PostgreSQL also the queue's own jobs and who works them off."""
    levels = await Gauge(store).read()
    told: dict[str, Any] = {
        "updates": {"waiting": levels.updates, "oldest_seconds": round(levels.oldest_update, 1)},
        "messages": {"waiting": levels.messages, "oldest_seconds": round(levels.oldest_message, 1)},
    }
    async with store.looking() as connection:
        told["failed_messages"] = await _failed_messages(connection)
        if store.is_shared:
            counts = {"todo": 0, "doing": 0, "failed": 0}
            told["jobs"] = counts | dict((await connection.execute(_JOBS)).tuples().all())
            told["queues_at_work"] = levels.workers
    return told


async def _failed_messages(connection: AsyncConnection) -> dict[str, int]:
    found = select(col(Outgoing.failure), func.count()).where(col(Outgoing.status) == "failed").group_by(col(Outgoing.failure))
    told: dict[str, int] = {}
    for failure, number in (await connection.execute(found)).tuples():
        told[reason(failure)] = told.get(reason(failure), 0) + number
    return dict(sorted(told.items()))
