"""Updates are kept: in one transaction with their place in the queue, before anybody acknowledges them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select
from telegram import Update

from bot.store.store import Store
from bot.store.tables import Received
from bot.telegram.queue import Queue


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
        rows = [{"id": each.update_id, "chat": chat_of(each), "body": each.to_json(), "handled": False, "at": now} for each in once]
        async with self._store.work() as work:
            kept = self._insert(Received).values(rows).on_conflict_do_nothing().returning(col(Received.id))
            fresh = set((await work.exec(kept)).scalars())
            await self._queue.handle(work, [(chat_of(each), each.update_id) for each in once if each.update_id in fresh])
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
