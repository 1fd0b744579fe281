"""Updates are worked off in this process: one after the other within a chat, several chats side by side."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from itertools import count

from bot.telegram.carrying.handling import Handling
from bot.telegram.carrying.logs import bare

LOG = logging.getLogger(__name__)
AT_ONCE = 12  # chats worked on side by side
MOST_WAITING = 20_000  # updates known and not handled before no more are asked for
_LONGEST_PAUSE = 5.0


class Dispatch:
    """A line for each chat that has something waiting; a chat without has nothing here."""

    def __init__(self, handling: Handling) -> None:
        self._handling = handling
        self._lines: dict[int, deque[int]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._settled = asyncio.Event()
        self._closing = False

    @property
    def waiting(self) -> int:
        """How many updates are in the lines."""
        return sum(map(len, self._lines.values()))

    def add(self, chat: int, number: int) -> None:
        """Put update `number` at the end of its chat's line."""
        if chat in self._lines:
            self._lines[chat].append(number)
            return
        self._lines[chat] = deque([number])
        task = asyncio.create_task(self._work_off(chat), name=f"chat {chat}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def has_room(self) -> None:
        """Wait until the lines are short enough for more."""
        while self.waiting >= MOST_WAITING:
            self._settled.clear()
            await self._settled.wait()

    async def finish(self) -> None:
        """Finish what is in hand; what still waits in line stays kept for the next start."""
        self._closing = True
        if self._tasks:
            await asyncio.wait(self._tasks)
        await self._handling.finish()

    async def _work_off(self, chat: int) -> None:
        line = self._lines[chat]
        while line and not self._closing:
            async with self._slots:
                await self._settle(line[0])
            line.popleft()
            self._settled.set()
        del self._lines[chat]

    async def _settle(self, number: int) -> None:
        """Handle one update; while the database is away, it waits, and so does its chat."""
        for tries in count(1):
            try:
                return await self._handling.settle(number)
            except Exception as error:
                if tries == 1:
                    LOG.error("the database is away (%s); update %d waits for it", bare(error), number)
                if self._closing:
                    return None
                await asyncio.sleep(min(_LONGEST_PAUSE, 0.1 * 2**tries))
        return None
