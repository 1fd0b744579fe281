"""Whoever says /forget, in Telegram or at the terminal, is erased here: every row of theirs, in one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.belongings import BELONGINGS, Whose
from bot.coaching import leaving
from bot.store.tables import Learner, Outgoing, Paced, Received, Taken

_TOLD = {"turns": col(Taken.kind) == "say", "messages": col(Outgoing.method).startswith("send_")}
"""What of a table a learner would count: what they said, what they were sent."""


async def erase(work: AsyncSession, who: Learner, now: datetime, current: int = 0) -> dict[str, int]:
    """Erase everything of a learner and of their chat; how much of each kind there was. The update `current` is being handled."""
    whose = Whose(who.id, who.chat)
    coached = await leaving.erase(work, who, now)
    await work.flush()
    for row in [each for each in work.sync_session.identity_map.values() if not isinstance(each, Received)]:
        work.expunge(row)  # what is gone must not be written back
    erased = {name: await _gone(work, name, whose) for name in reversed(BELONGINGS) if BELONGINGS[name].table is not Received}
    if whose.chat is not None:
        await work.exec(delete(Paced).where(col(Paced.chat) == whose.chat))
        # the numbers stay, of nobody: an update that comes once more must not be taken for a new one
        handled = col(Received.handled).is_(True) | (col(Received.id) == current)
        await work.exec(update(Received).where(BELONGINGS["updates"].theirs(whose), handled).values(chat=0, body=""))
    return erased | coached


async def _gone(work: AsyncSession, name: str, whose: Whose) -> int:
    """How much there was for a learner to count, now that it is gone with the rest of it."""
    table, theirs = BELONGINGS[name].table, BELONGINGS[name].theirs(whose)
    counted = [_TOLD[name]] if name in _TOLD else []
    result: Any = await work.exec(delete(table).where(theirs, *counted))
    if counted:
        await work.exec(delete(table).where(theirs))
    return int(result.rowcount)
