"""How fast messages may go out: about one a second in a chat, with a little burst, and 25 a second over all."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

_SWEEP_AT = 1_000  # chats remembered before those that may send at once are forgotten


@dataclass(slots=True)
class Pace:
    """Waiting times before a message; zero for an interval means no limit there."""

    chat_interval: float = 1.0
    chat_burst: int = 3
    interval: float = 1 / 25
    burst: int = 25
    typing: bool = True  # whether a partner takes a moment to type
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    now: Callable[[], float] = time.monotonic
    _due: dict[int, float] = field(default_factory=dict)
    _due_for_all: float = 0.0

    def has_room(self, chat: int) -> bool:
        """Whether `message` and `call` would not wait now."""
        now = self.now()
        ready = self._due.get(chat, 0.0) - now <= (self.chat_burst - 1) * self.chat_interval
        return ready and self._due_for_all - now <= (self.burst - 1) * self.interval

    async def message(self, chat: int) -> None:
        """Wait until `chat` may get its next message."""
        self._due[chat], wait = self._next(self._due.get(chat, 0.0), self.chat_interval, self.chat_burst)
        if len(self._due) > _SWEEP_AT:
            self._due = {each: due for each, due in self._due.items() if due > self.now()}
        if wait > 0:
            await self.sleep(wait)
        await self.call()

    async def call(self) -> None:
        """Wait until anything may be sent at all."""
        self._due_for_all, wait = self._next(self._due_for_all, self.interval, self.burst)
        if wait > 0:
            await self.sleep(wait)

    async def typed(self, text: str) -> None:
        """Wait as long as it seems natural to type `text`, never more than a second."""
        if self.typing:
            await self.sleep(min(1.0, 0.2 + len(text) / 400))

    def _next(self, due: float, interval: float, burst: int) -> tuple[float, float]:
        # the generic cell rate algorithm: one number remembers how much of the burst is used up
        now = self.now()
        due = max(due, now) + interval
        return due, due - burst * interval - now


def unhurried() -> Pace:
    """No limits and no typing pause, for tests and benchmarks."""
    return Pace(chat_interval=0, interval=0, typing=False)
