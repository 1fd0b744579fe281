"""Messages go out of this process: a task for each chat that has something to be sent."""

from __future__ import annotations

import asyncio
import logging

from bot.telegram.carrying import noted
from bot.telegram.carrying.logs import bare
from bot.telegram.carrying.outbox import Outbox

LOG = logging.getLogger(__name__)


class Egress:
    """A task for each chat that has something to be sent; a chat without has nothing here."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._woken: set[int] = set()
        self._closing = False

    def wake(self, chat: int) -> None:
        """Something for `chat` was committed."""
        self._woken.add(chat)
        if chat not in self._tasks and not self._closing:
            self._tasks[chat] = asyncio.create_task(self._work_off(chat), name=f"to {chat}")

    async def resume(self) -> None:
        """Go on with what was not sent before a restart."""
        for chat in await self._outbox.left():
            self.wake(chat)

    async def finish(self, within: float = 4.0) -> None:
        """Send what waits, for a few seconds; the rest stays kept for the next start."""
        tasks = [*self._tasks.values()]
        if tasks:
            await asyncio.wait(tasks, timeout=within)
        self._closing = True
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work_off(self, chat: int) -> None:
        failures = 0
        while chat in self._woken:
            self._woken.discard(chat)
            try:
                await self._outbox.empty(chat)
            except Exception as error:  # the database, not Telegram: what became of the last one is not recorded
                noted.failed("outbox", error)
                if not failures:
                    LOG.error("sending to a chat broke off (%s); trying again", bare(error))
                failures += 1
                self._woken.add(chat)
                await asyncio.sleep(min(5.0, 0.5 * 2**failures))
        del self._tasks[chat]
