"""Updates are worked off: one after the other within a chat, several chats side by side, each in one transaction."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import deque
from datetime import UTC, datetime
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.store.store import Store
from bot.store.tables import Received
from bot.telegram.egress import Egress
from bot.telegram.hand import HAND, Hand, opened
from bot.telegram.logs import bare

LOG = logging.getLogger(__name__)
AT_ONCE = 12  # chats worked on side by side
MOST_WAITING = 500  # updates known and not handled before no more are asked for


class Dispatch:
    """A line for each chat that has something waiting; a chat without has nothing here."""

    def __init__(self, store: Store, application: Application[Any, Any, Any, Any, Any, Any], egress: Egress) -> None:
        self._store, self._application, self._egress = store, application, egress
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

    async def _work_off(self, chat: int) -> None:
        line = self._lines[chat]
        while line and not self._closing:
            async with self._slots:
                await self._settle(chat, line[0])
            line.popleft()
            self._settled.set()
        del self._lines[chat]

    async def _settle(self, chat: int, number: int) -> None:
        """Handle one update, whatever happens."""
        try:
            await self._handle(number)
        except Exception as error:
            LOG.error("update %d could not be handled: %s", number, bare(error))
            await self._stumble(number)
        self._egress.wake(chat)

    async def _handle(self, number: int) -> None:
        async with self._store.work() as work:
            row = await work.get(Received, number)
            if row is None or row.handled:
                return
            update = Update.de_json(json.loads(row.body), self._application.bot)
            hand = await opened(work, update, datetime.now(UTC))
            await self._route(hand)
            row.handled, row.body = True, ""
        self._egress.answer(hand)

    async def _route(self, hand: Hand) -> None:
        token = HAND.set(hand)
        try:
            await self._application.process_update(hand.update)
        finally:
            HAND.reset(token)
        if hand.failure:  # the library keeps errors to itself; the transaction must hear of them
            raise hand.failure

    async def _stumble(self, number: int) -> None:
        """Mark a failing update as handled, so that it does not come again, and tell the learner kindly."""
        try:
            async with self._store.work() as work:
                row = await work.get(Received, number)
                if row is None or row.handled:
                    return
                update = Update.de_json(json.loads(row.body), self._application.bot)
                row.handled, row.body = True, ""
                hand = Hand(work, update, row.chat, datetime.now(UTC))
                if row.chat > 0:
                    hand.say(hand.sentence("stumbled"))
            self._egress.answer(hand)
        except Exception as error:
            LOG.error("update %d could not be put away: %s", number, bare(error))
