"""One update is handled: read back, routed to whoever answers it, its effects committed together with the mark that it is done."""

from __future__ import annotations

import asyncio
import json
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import Application

from bot.calendars import Brought
from bot.store.store import Store
from bot.store.tables import Outgoing, Received
from bot.telegram.carrying import noted
from bot.telegram.carrying.logs import bare
from bot.telegram.carrying.seen import Seen
from bot.telegram.events import calendar_files
from bot.telegram.hand import HAND, Hand, opened

if TYPE_CHECKING:
    from bot.telegram.carrying.queue import Queue

LOG = logging.getLogger(__name__)


class Handling:
    """What an update causes, once and whole; the same in one process and in many."""

    def __init__(self, store: Store, application: Application[Any, Any, Any, Any, Any, Any], seen: Seen) -> None:
        self._store, self._application, self._seen = store, application, seen
        self._answers: set[asyncio.Task[None]] = set()
        self.queue: Queue  # set by whoever puts the pieces together: the queue itself hands on to this

    async def settle(self, number: int) -> None:
        """Handle update `number`, whatever happens in it. Raises what the database raises when it can't be reached or written."""
        try:
            await self._handle(number)
        except Exception as error:
            noted.failed("handling", error)
            if is_away(error):
                raise
            LOG.error("update %d could not be handled: %s", number, bare(error))
            await self._stumble(number)

    async def finish(self) -> None:
        """Let the answers to pressed buttons that are under way end."""
        if self._answers:
            await asyncio.wait(self._answers, timeout=2)

    async def _handle(self, number: int, brought: Brought | None = None) -> None:
        """An update with a calendar file is put back until that is read: it comes over the network, and nobody else may wait for it."""
        since = noted.taken(number)
        async with self._store.work() as work:
            taken = await self._unhandled(work, number)
            if taken is None:
                return
            row, update = taken
            file = None if brought else calendar_files.wanted(update)
            if file is None:
                self._seen.update(update)
                hand = await opened(work, update, datetime.now(UTC))
                hand.brought = brought
                await self._route(hand)
                await self._close(hand, row)
        if file is not None:
            await self._handle(number, await calendar_files.fetched(file, self._application.bot, datetime.now(UTC)))
            return
        noted.handled(update, since)
        self._answer(hand)
        if hand.erased:
            await self._store.tidy()

    async def _stumble(self, number: int) -> None:
        """Mark a failing update as handled, so that it does not come again, and tell the learner kindly."""
        async with self._store.work() as work:
            taken = await self._unhandled(work, number)
            if taken is None:
                return
            row, update = taken
            hand = Hand(work, update, row.chat, datetime.now(UTC))
            if row.chat > 0:
                hand.say(hand.sentence("stumbled"))
            await self._close(hand, row)
        self._answer(hand)

    def _read(self, row: Received) -> Update | None:
        """The update, or nothing, and it is put away, if the library can't make anything of it."""
        try:
            return Update.de_json(json.loads(row.body), self._application.bot)
        except Exception as error:
            LOG.error("update %d can't be read (%s); it is put away", row.id, bare(error))
            row.handled, row.body = True, ""
            return None

    async def _unhandled(self, work: AsyncSession, number: int) -> tuple[Received, Update] | None:
        """The update, locked against anybody who might take the same chat in hand, or nothing if it is done already or can't be read."""
        row = await work.get(Received, number)
        if row is None or row.handled:
            return None
        if self._store.is_shared:
            await work.exec(select(func.pg_advisory_xact_lock(row.chat)))
            await work.refresh(row)
        update = None if row.handled else self._read(row)
        return (row, update) if update else None

    async def _route(self, hand: Hand) -> None:
        token = HAND.set(hand)
        try:
            await self._application.process_update(hand.update)
        finally:
            HAND.reset(token)
        if hand.failure:  # the library keeps errors to itself; the transaction must hear of them
            raise hand.failure

    async def _close(self, hand: Hand, row: Received) -> None:
        row.handled, row.body = True, ""
        await hand.work.flush()
        waiting = select(Outgoing.id).where(Outgoing.chat == hand.chat, Outgoing.status == "waiting").limit(1)
        if (await hand.work.exec(waiting)).first():
            await self.queue.send(hand.work, hand.chat)

    def _answer(self, hand: Hand) -> None:
        """Answer a pressed button at once, as well as can be; nothing is kept of it."""
        if hand.update.callback_query is not None:
            task = asyncio.create_task(self._answered(hand.update.callback_query.id, hand.answer))
            self._answers.add(task)
            task.add_done_callback(self._answers.discard)

    async def _answered(self, query: str, words: str) -> None:
        try:
            await self._application.bot.answer_callback_query(query, words or None)
        except TelegramError:
            LOG.debug("a press was answered too late")


_PASSING = ("08", "25006", "40", "53", "57", "58")
"""What PostgreSQL calls a lost connection, a server that only reads, a deadlock, too few resources, a shutdown, a full disk."""


def is_away(error: BaseException) -> bool:
    """Whether an error means that the database can't be reached or written just now, and not that something is wrong with the update."""
    if isinstance(error, OperationalError | PoolTimeout | ConnectionError | TimeoutError):
        return True
    if not isinstance(error, DBAPIError):
        return False
    return error.connection_invalidated or str(getattr(error.orig, "sqlstate", None) or "").startswith(_PASSING)
