"""Whoever says /forget, in Telegram or at the terminal, is erased here: every row of theirs, in one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import leaving
from bot.store.tables import (
    Contacted,
    Disputed,
    Guessed,
    Learner,
    Occasioned,
    Outgoing,
    Paced,
    Received,
    Rehearsed,
    Related,
    Reminder,
    Taken,
    Week,
)


async def erase(work: AsyncSession, who: Learner, now: datetime, chat: int | None = None, current: int = 0) -> dict[str, int]:
    """Erase everything of a learner, and of their `chat` if they have one; how much of each kind there was. `current` is being handled."""
    learner = who.id
    coached = await leaving.erase(work, who, now)
    await work.flush()
    for row in [each for each in work.sync_session.identity_map.values() if not isinstance(each, Received)]:
        work.expunge(row)  # what is gone must not be written back

    async def gone(table: Any, *which: Any) -> int:
        return int((await work.exec(delete(table).where(*which))).rowcount)

    played = select(Rehearsed.id).where(Rehearsed.learner == learner)
    turns = col(Taken.rehearsal).in_(played)
    erased = {"messages": 0}
    if chat is not None:
        erased["messages"] = await gone(Outgoing, col(Outgoing.chat) == chat, col(Outgoing.method).startswith("send_"))
        await gone(Outgoing, col(Outgoing.chat) == chat)
    erased["turns"] = await gone(Taken, turns, col(Taken.kind) == "say")
    await gone(Taken, turns)
    erased["rehearsals"] = await gone(Rehearsed, col(Rehearsed.learner) == learner)
    erased["disputes"] = await gone(Disputed, col(Disputed.learner) == learner)
    erased["relationships"] = await gone(Related, col(Related.learner) == learner)
    erased["weeks"] = await gone(Week, col(Week.learner) == learner)
    await gone(Guessed, col(Guessed.learner) == learner)
    erased["contacts"] = await gone(Contacted, col(Contacted.learner) == learner)
    erased["occasions"] = await gone(Occasioned, col(Occasioned.learner) == learner)
    erased |= coached
    await gone(Reminder, col(Reminder.learner) == learner)
    await gone(Learner, col(Learner.id) == learner)
    if chat is not None:
        await gone(Paced, col(Paced.chat) == chat)
        # the numbers stay, of nobody: an update that comes once more must not be taken for a new one
        handled = col(Received.handled).is_(True) | (col(Received.id) == current)
        await work.exec(update(Received).where(col(Received.chat) == chat, handled).values(chat=0, body=""))
    return erased
