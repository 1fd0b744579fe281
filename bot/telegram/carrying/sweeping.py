"""What is no longer needed goes: updates and messages after two days, reminders after thirty, talks and disputes after RETENTION_DAYS."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, update
from sqlmodel import col, select

from bot import disputed, letting_go
from bot.coaching import leaving, sessions
from bot.store.store import Store
from bot.store.tables import Outgoing, Paced, Received, Rehearsed, Reminder, Taken, Week
from bot.telegram.carrying.logs import bare
from bot.telegram.hand import WAITING

LOG = logging.getLogger(__name__)
KEPT = timedelta(days=2)  # Telegram repeats an unacknowledged update for a day
PRESSED = timedelta(days=30)  # how long the buttons below a reminder can still be pressed


async def sweep_daily(store: Store, days: int) -> None:
    """Sweep now and every day; what is finished is kept for `days`, and contacts until as long after the learner was last seen."""
    while True:
        try:
            now = datetime.now(UTC)
            await sweep(store, now)
            await sweep_rehearsals(store, now - timedelta(days=days))
            async with store.work() as work:
                await disputed.let_go(work, now - timedelta(days=days))
                await letting_go.let_go(work, now - timedelta(days=days))
                await sessions.sweep(work, now)
        except Exception as error:
            LOG.error("sweeping failed: %s", bare(error))
        await asyncio.sleep(24 * 3600)


async def sweep(store: Store, now: datetime) -> None:
    """Delete updates and messages that were settled more than two days ago; of a message with live buttons only the text goes."""
    old = now - KEPT
    settled = col(Outgoing.status).not_in(WAITING), col(Outgoing.at) < old
    async with store.work() as work:
        await work.exec(delete(Received).where(col(Received.handled).is_(True), col(Received.at) < old))
        await work.exec(delete(Outgoing).where(*settled, col(Outgoing.buttons) == ""))
        await work.exec(update(Outgoing).where(*settled).values(body="{}"))
        await work.exec(delete(Reminder).where(col(Reminder.status) != "waiting", col(Reminder.due) < now - PRESSED))
        await work.exec(delete(Paced).where(col(Paced.chat) != 0, col(Paced.due) < (now - timedelta(hours=1)).timestamp()))


async def sweep_rehearsals(store: Store, before: datetime) -> None:
    """Delete rehearsals that were done before a moment, with their turns, and looks at weeks as old."""
    async with store.work() as work:
        gone = select(Rehearsed.id).where(Rehearsed.status == "done", col(Rehearsed.began) < before)
        await leaving.let_go(work, gone, before)
        turns = select(Taken.id).where(col(Taken.rehearsal).in_(gone))
        await work.exec(update(Outgoing).where(col(Outgoing.turn).in_(turns)).values(turn=None))
        await work.exec(delete(Taken).where(col(Taken.rehearsal).in_(gone)))
        await work.exec(delete(Rehearsed).where(col(Rehearsed.status) == "done", col(Rehearsed.began) < before))
        await work.exec(delete(Week).where(col(Week.at) < before))
