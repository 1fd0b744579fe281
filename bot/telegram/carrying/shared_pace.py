"""The same pace where several processes send: what a chat has used up is kept in the database, by its clock."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text

from bot.store.store import Store
from bot.telegram.carrying.pace import Pace

_ALL = 0  # no chat has this number
# the generic cell rate algorithm, as in Pace: one number remembers how much of the burst is used up
_TAKE = text(
    "INSERT INTO pace (chat, due) VALUES (:chat, EXTRACT(EPOCH FROM clock_timestamp()) + :interval) "
    "ON CONFLICT (chat) DO UPDATE SET due = GREATEST(pace.due, EXTRACT(EPOCH FROM clock_timestamp())) + :interval "
    "RETURNING due - EXTRACT(EPOCH FROM clock_timestamp())"
)


@dataclass(slots=True, kw_only=True)
class SharedPace(Pace):
    """Waiting times that all processes on one database share."""

    store: Store

    def has_room(self, chat: int) -> bool:
        """Nobody knows without asking the database, unless there is no limit at all."""
        return not (self.chat_interval or self.interval)

    async def message(self, chat: int) -> None:
        """Wait until `chat` may get its next message."""
        if self.chat_interval:
            await self._wait(chat, self.chat_interval, self.chat_burst)
        await self.call()

    async def call(self) -> None:
        """Wait until anything may be sent at all."""
        if self.interval:
            await self._wait(_ALL, self.interval, self.burst)

    async def _wait(self, chat: int, interval: float, burst: int) -> None:
        async with self.store.engine.begin() as connection:
            ahead = (await connection.execute(_TAKE, {"chat": chat, "interval": interval})).scalar_one()
        if (wait := float(ahead) - burst * interval) > 0:
            await self.sleep(wait)
