"""How full the queues are and how many are active, read from the tables by index, without holding up anybody who writes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import case, distinct, func, text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col, select

from bot.store.store import Store
from bot.store.tables import Outgoing, Received

ON_ITS_WAY = ("waiting", "sending")
HEARD_WITHIN = 10  # seconds since a worker's last heartbeat
_ACTIVE_FOR = 60.0  # seconds for which the count of the active is remembered: it looks at a day of updates
_BEATING = text("SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => :within)")


@dataclass(frozen=True, slots=True)
class Levels:
    """Three updates wait, the oldest for 0.2 s; nothing waits to be sent; 12 learners wrote within the hour."""

    updates: int
    oldest_update: float  # seconds; 0 if none waits
    messages: int
    oldest_message: float
    active_hour: int
    active_day: int
    workers: int | None  # queues at work; nothing where there is only this process


@dataclass(slots=True)
class Gauge:
    """Reads the levels; what takes longer to count is counted once a minute."""

    store: Store
    now: Callable[[], float] = time.monotonic
    _active: tuple[int, int] = (0, 0)
    _counted: float = field(default=-_ACTIVE_FOR)

    async def read(self) -> Levels:
        """The levels at this moment. Raises what the database raises."""
        now = datetime.now(UTC)
        async with self.store.looking() as connection:
            updates = await _waiting_updates(connection)
            messages = await _waiting_messages(connection)
            workers = await beating(connection) if self.store.is_shared else None
            if self.now() - self._counted >= _ACTIVE_FOR:
                self._active, self._counted = await active(connection, now), self.now()
        return Levels(updates[0], _age(updates[1], now), messages[0], _age(messages[1], now), *self._active, workers)


async def beating(connection: AsyncConnection) -> int:
    """How many queues are being worked off; a worker process works off two."""
    return int((await connection.execute(_BEATING, {"within": HEARD_WITHIN})).scalar_one())


async def active(connection: AsyncConnection, now: datetime) -> tuple[int, int]:
    """How many learners wrote within the last hour and the last day."""
    in_the_hour = case((col(Received.at) > now - timedelta(hours=1), col(Received.chat)))
    counts = select(func.count(distinct(in_the_hour)), func.count(distinct(col(Received.chat))))
    row = (await connection.execute(counts.where(col(Received.at) > now - timedelta(days=1), col(Received.chat) > 0))).one()
    return row[0], row[1]


async def _waiting_updates(connection: AsyncConnection) -> tuple[int, datetime | None]:
    waiting = select(func.count(), func.min(col(Received.at))).where(col(Received.handled).is_(False))
    number, since = (await connection.execute(waiting)).one()
    return number, since


async def _waiting_messages(connection: AsyncConnection) -> tuple[int, datetime | None]:
    waiting = select(func.count(), func.min(col(Outgoing.at))).where(col(Outgoing.status).in_(ON_ITS_WAY))
    number, since = (await connection.execute(waiting)).one()
    return number, since


def _age(since: datetime | None, now: datetime) -> float:
    return max(0.0, (now - since).total_seconds()) if since else 0.0
