"""Messages go out: in order within a chat, after the commit that caused them, each recorded as soon as Telegram has it."""

from __future__ import annotations

import asyncio
import logging

from sqlalchemy import update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram.error import TelegramError

from bot.store.store import Store
from bot.store.tables import Learner, Outgoing
from bot.telegram.delivery import UNREACHABLE, Delivery, Outcome
from bot.telegram.hand import WAITING, Hand
from bot.telegram.logs import bare
from bot.telegram.sending import IDEMPOTENT

LOG = logging.getLogger(__name__)


class Egress:
    """A task for each chat that has something to be sent; a chat without has nothing here."""

    def __init__(self, store: Store, delivery: Delivery) -> None:
        self._store, self._delivery = store, delivery
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._answers: set[asyncio.Task[None]] = set()
        self._woken: set[int] = set()
        self._closing = False

    def wake(self, chat: int) -> None:
        """Something for `chat` was committed."""
        self._woken.add(chat)
        if chat not in self._tasks and not self._closing:
            self._tasks[chat] = asyncio.create_task(self._work_off(chat), name=f"to {chat}")

    def answer(self, hand: Hand) -> None:
        """Answer a pressed button at once, as well as can be; nothing is kept of it."""
        if hand.update.callback_query is not None:
            task = asyncio.create_task(self._answer(hand.update.callback_query.id, hand.answer))
            self._answers.add(task)
            task.add_done_callback(self._answers.discard)

    async def resume(self) -> None:
        """Go on with what was not sent before a restart."""
        async with self._store.work() as work:
            left = await work.exec(select(Outgoing.chat).where(col(Outgoing.status).in_(WAITING)).distinct())
            newest = (await work.exec(select(Outgoing.message).order_by(col(Outgoing.message).desc().nulls_last()).limit(1))).first()
        self._delivery.seen.number(newest)
        for chat in left.all():
            self.wake(chat)

    async def finish(self, within: float = 4.0) -> None:
        """Send what waits, for a few seconds; the rest stays kept for the next start."""
        tasks = [*self._tasks.values(), *self._answers]
        if tasks:
            await asyncio.wait(tasks, timeout=within)
        self._closing = True
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work_off(self, chat: int) -> None:
        while chat in self._woken:
            self._woken.discard(chat)
            try:
                await self._send_all(chat)
            except Exception as error:  # the database, not Telegram: what became of the last one is not recorded
                LOG.error("sending to a chat broke off: %s", bare(error))
                self._woken.add(chat)
                await asyncio.sleep(1)
        del self._tasks[chat]

    async def _send_all(self, chat: int) -> None:
        outcome = None
        while (row := await self._next(chat, outcome)) is not None:
            outcome, doubtful = None, row.status == "sending"
            if not doubtful:
                await self._delivery.wait_for_turn(row)
            if doubtful or (row := await self._taken(row)) is not None:
                outcome = await self._delivery.deliver(row, doubtful)

    async def _next(self, chat: int, before: Outcome | None) -> Outgoing | None:
        """Record what became of the one before; the next in line."""
        async with self._store.work() as work:
            if before is not None:
                await _record(work, chat, before)
            waiting = select(Outgoing).where(Outgoing.chat == chat, col(Outgoing.status).in_(WAITING))
            return (await work.exec(waiting.order_by(col(Outgoing.id)).limit(1))).first()

    async def _taken(self, row: Outgoing) -> Outgoing | None:
        """The row as it stands now, marked as under way; nothing if it was taken back while it waited for its turn."""
        if row.method in IDEMPOTENT:
            return row
        async with self._store.work() as work:
            fresh = await work.get(Outgoing, row.id)
            if fresh is None or fresh.status != "waiting":
                return None
            fresh.status, fresh.floor = "sending", self._delivery.seen.newest
            return fresh

    async def _answer(self, query: str, text: str) -> None:
        try:
            await self._delivery.sender.bot.answer_callback_query(query, text or None)
        except TelegramError:
            LOG.debug("a press was answered too late")


async def _record(work: AsyncSession, chat: int, outcome: Outcome) -> None:
    changes = {"status": outcome.status, "message": outcome.message, "failure": outcome.failure}
    await work.exec(update(Outgoing).where(col(Outgoing.id) == outcome.row).values(**changes))
    if outcome.failure == UNREACHABLE:
        await _give_up(work, chat)


async def _give_up(work: AsyncSession, chat: int) -> None:
    """Nothing reaches this chat any more: what waits for it fails, until the learner comes back."""
    await work.exec(update(Learner).where(col(Learner.chat) == chat).values(unreachable="blocked"))
    waiting = update(Outgoing).where(col(Outgoing.chat) == chat, col(Outgoing.status).in_(WAITING))
    await work.exec(waiting.values(status="failed", failure=UNREACHABLE))
