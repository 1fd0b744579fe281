"""Updates are kept: in one transaction with their place in the queue, before anybody acknowledges them."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select
from telegram import Update

from bot.store.store import Store
from bot.store.tables import Received
from bot.telegram.carrying import noted
from bot.telegram.carrying.logs import bare
from bot.telegram.carrying.queue import Queue

LOG = logging.getLogger(__name__)
_LARGEST = 1 << 62  # numbers of chats and messages stay below 1 << 52; a database takes less than 1 << 63


class Intake:
    """Keeps what comes in, by polling or by webhook; an update that is known by its id is passed over."""

    def __init__(self, store: Store, queue: Queue) -> None:
        self._store, self._queue = store, queue
        self._insert: Any = (postgresql if store.is_shared else sqlite).insert

    async def keep(self, batch: Sequence[Update]) -> int:
        """Keep a batch and hand on what is new in it; how many were new. Raises what the database raises."""
        if not batch:
            return 0
        now = datetime.now(UTC)
        once = list({each.update_id: each for each in batch}.values())
        rows = [{"id": each.update_id, **_kept_of(each), "handled": False, "at": now} for each in once]
        async with self._store.work() as work:
            kept = self._insert(Received).values(rows).on_conflict_do_nothing().returning(col(Received.id))
            fresh = set((await work.exec(kept)).scalars())
            await self._queue.handle(work, [(row["chat"], row["id"]) for row in rows if row["id"] in fresh])
        noted.kept(fresh, len(batch) - len(fresh))
        return len(fresh)

    async def resume(self) -> None:
        """Hand on what was kept before a restart and not handled, in its order."""
        async with self._store.work() as work:
            waiting = select(Received.chat, Received.id).where(col(Received.handled).is_(False)).order_by(col(Received.id))
            await self._queue.handle(work, list((await work.exec(waiting)).all()))


def chat_of(update: Update) -> int:
    """The chat an update belongs to; order is kept within it."""
    if update.effective_chat:
        return update.effective_chat.id
    return update.effective_user.id if update.effective_user else 0


def _kept_of(update: Update) -> dict[str, Any]:
    """Chat and body; of an update that could not be kept as it is only the number, or it would come again and again."""
    try:
        message, chat = update.effective_message, chat_of(update)
        if not all(type(number) is int and abs(number) < _LARGEST for number in (chat, message.message_id if message else 0)):
            raise ValueError("no number of a chat or a message")
        return {"chat": chat, "body": update.to_json()}
    except (ValueError, TypeError, AttributeError) as error:
        LOG.error("update %d can't be kept as it is (%s); it is passed over", update.update_id, bare(error))
        return {"chat": 0, "body": json.dumps({"update_id": update.update_id})}
