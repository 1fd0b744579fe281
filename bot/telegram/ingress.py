"""Updates come in: a batch is kept, in one transaction, before the next call acknowledges it to Telegram."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlmodel import col, select
from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.store.store import Store
from bot.store.tables import Received
from bot.telegram.delivery import seconds
from bot.telegram.dispatch import Dispatch
from bot.telegram.seen import Seen

LOG = logging.getLogger(__name__)
KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
POLL_SECONDS = 25
_LONGEST_PAUSE = 30.0


class Ingress:
    """Long polling that loses nothing: what is handed on has been kept."""

    def __init__(self, store: Store, bot: Bot, dispatch: Dispatch, seen: Seen) -> None:
        self._store, self._bot, self._dispatch, self._seen = store, bot, dispatch, seen
        self._failures = 0

    async def run(self) -> None:
        """First what was left over, then what comes, for ever. Raises InvalidToken when Telegram no longer knows the token."""
        await self.resume()
        offset: int | None = None
        while True:
            await self._dispatch.has_room()
            batch = await self._ask(offset)
            if batch is None:
                continue
            await self.keep(batch)
            # after an empty answer all is acknowledged, and no offset is right even when Telegram starts its numbers anew
            offset = batch[-1].update_id + 1 if batch else None

    async def resume(self) -> None:
        """Hand on what was kept before a restart and not handled, in its order."""
        async with self._store.work() as work:
            waiting = select(Received.id, Received.chat).where(Received.handled == False).order_by(col(Received.id))  # noqa: E712
            left = (await work.exec(waiting)).all()
        for number, chat in left:
            self._dispatch.add(chat, number)

    async def keep(self, batch: Sequence[Update]) -> None:
        """Keep a batch and hand on what is new in it; an update that is known by its id is passed over."""
        if not batch:
            return
        now = datetime.now(UTC)
        async with self._store.work() as work:
            ids = [update.update_id for update in batch]
            known = set((await work.exec(select(Received.id).where(col(Received.id).in_(ids)))).all())
            fresh = list({update.update_id: update for update in batch if update.update_id not in known}.values())
            work.add_all([Received(id=each.update_id, chat=chat_of(each), body=each.to_json(), at=now) for each in fresh])
        for update in fresh:
            self._seen.update(update)
            self._dispatch.add(chat_of(update), update.update_id)

    async def _ask(self, offset: int | None) -> Sequence[Update] | None:
        """The next batch; nothing, after a pause, when Telegram could not be asked."""
        try:
            batch = await self._bot.get_updates(offset=offset, timeout=POLL_SECONDS, allowed_updates=KINDS)
        except InvalidToken:
            raise
        except TelegramError as error:
            await self._pause(error)
            return None
        if self._failures:
            LOG.warning("Telegram is back after %d tries", self._failures)
        self._failures = 0
        return batch

    async def _pause(self, error: TelegramError) -> None:
        if not self._failures:
            LOG.warning("Telegram can't be reached (%s); trying again", type(error).__name__)
        if isinstance(error, Conflict):
            LOG.error("another process polls with the same token, or a webhook is set")
        wait = seconds(error) if isinstance(error, RetryAfter) else min(_LONGEST_PAUSE, 0.5 * 2**self._failures)
        self._failures += 1
        await asyncio.sleep(wait)


def chat_of(update: Update) -> int:
    """The chat an update belongs to; order is kept within it."""
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else 0
