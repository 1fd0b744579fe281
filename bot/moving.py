"""`second-coffee move FROM TO`: everything goes to another database, and what was waiting is worked off there."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.exits import DONE, FAULTY, complain
from bot.store.addresses import FROM, TO, Refused, address_of, shown
from bot.store.moving import Copied, Differs, move
from bot.store.store import Store
from bot.store.tables import Outgoing, Received
from bot.telegram.hand import WAITING

_AT_ONCE = 500  # chats handed to the queue in one statement
ADVICE = "FROM is as it was: set DATABASE_URL to TO, start, and delete FROM when you are content."


def run(source: str, target: str) -> int:
    """Move and tell how it went; the exit status is 1 where the copy differed, 2 where nothing could be moved."""
    waiting = Waiting()
    try:
        first, second = address_of(source, FROM), address_of(target, TO)
        print(f"From {shown(first)} to {shown(second)}", flush=True)
        copied = asyncio.run(move(first, second, waiting.hand_on))
    except Differs as difference:
        complain(f"{difference}; nothing was moved")
        return FAULTY
    except Refused as refusal:
        return complain(f"{refusal}; nothing was moved")
    print("\n".join(_told(copied, waiting)))
    return DONE


@dataclass(slots=True)
class Waiting:
    """What was taken in and not worked off yet: updates of so many chats, messages for so many."""

    updates: int = 0
    messages: int = 0

    async def hand_on(self, store: Store, work: AsyncSession) -> None:
        """Count it, and give it to the queue of PostgreSQL; a process on a file looks for it when it starts."""
        unhandled = select(Received.chat, func.min(Received.id)).where(col(Received.handled).is_(False)).group_by(col(Received.chat))
        unsent = select(Outgoing.chat).where(col(Outgoing.status).in_(WAITING)).distinct()
        updates = [(chat, number) for chat, number in await work.exec(unhandled.order_by(func.min(Received.id)))]
        chats = list(await work.exec(unsent))
        self.updates, self.messages = len(updates), len(chats)
        if store.is_shared:
            await _queued(store, work, updates, chats)


async def _queued(store: Store, work: AsyncSession, updates: list[tuple[int, int]], chats: list[int]) -> None:
    from bot.telegram.carrying.shared import Shared  # the queue's library is not needed elsewhere

    queue = Shared(store)
    for start in range(0, len(updates), _AT_ONCE):
        await queue.handle(work, updates[start : start + _AT_ONCE])
    for chat in chats:
        await queue.send(work, chat)


def _told(copied: list[Copied], waiting: Waiting) -> list[str]:
    width = max(len(each.table) for each in copied)
    lines = [f"  {each.table:<{width}}  {each.rows:>9,} rows, {each.digest} on both sides" for each in copied]
    mended = [each for each in copied if each.mended]
    lines += [
        f"Texts in {each.table} with something that TO can't hold, now \N{REPLACEMENT CHARACTER}: {each.mended:,}." for each in mended
    ]
    lines.append(f"Chats with something to be done after the start: {waiting.updates:,} with updates, {waiting.messages:,} with messages.")
    return [*lines, f"All {len(copied)} tables match.", ADVICE]
