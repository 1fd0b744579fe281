"""What falls due is said: once a minute the reminders whose time has come become messages, each exactly once, whoever looks first."""

from __future__ import annotations

import asyncio
import json
import logging
from datetime import UTC, datetime

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import weeks
from bot.store.store import Store
from bot.store.tables import Learner, Outgoing, Reminder
from bot.telegram import noted
from bot.telegram.handling import is_away
from bot.telegram.keyboards import Rows, labelled
from bot.telegram.logs import bare
from bot.telegram.queue import Queue
from bot.words import PLAIN, TELEGRAM

LOG = logging.getLogger(__name__)
EVERY = 60.0  # seconds
AT_ONCE = 500  # reminders of one look; the others come with the next, which follows at once


async def watch(store: Store, queue: Queue, every: float = EVERY) -> None:
    """Say what is due, now and every minute, for ever."""
    while True:
        settled = 0
        try:
            settled = await say_what_is_due(store, queue, datetime.now(UTC))
        except Exception as error:
            noted.failed("reminders", error)
            LOG.warning("reminders can't be looked through: %s", bare(error))
        await asyncio.sleep(every if settled < AT_ONCE else 0)


async def say_what_is_due(store: Store, queue: Queue, now: datetime) -> int:
    """Put what is due at `now` into the outbox and hand it on; how many were settled. Raises what the database raises."""
    due = select(Reminder.id, Learner.chat).join(Learner, col(Learner.id) == col(Reminder.learner))
    waiting = due.where(Reminder.status == "waiting", col(Reminder.due) <= now).order_by(col(Reminder.due), col(Reminder.id)).limit(AT_ONCE)
    async with store.work() as work:
        found = (await work.exec(waiting)).all()
    settled = 0
    for number, chat in found:
        try:
            async with store.work() as work:
                if store.is_shared and chat is not None:  # whoever handles this chat, /forget above all, comes before or after
                    await work.exec(select(func.pg_advisory_xact_lock(chat)))
                await _settle(work, queue, number, now)
            settled += 1
        except Exception as error:
            if is_away(error):
                raise
            noted.failed("reminders", error)  # the others shall not wait for this one
            LOG.error("reminder %s can't be said: %s", number, bare(error))
    return settled


async def _settle(work: AsyncSession, queue: Queue, number: int | None, now: datetime) -> None:
    """One reminder: marked as sent in the transaction that puts its message into the outbox, and the next one is put down."""
    mine = select(Reminder).where(Reminder.id == number, Reminder.status == "waiting", col(Reminder.due) <= now)
    reminder = (await work.exec(mine.with_for_update(skip_locked=True))).first()
    learner = await work.get(Learner, reminder.learner) if reminder else None
    if reminder is None or learner is None:
        return
    reminder.status = "sent"
    await work.flush()
    if learner.chat is not None and not learner.unreachable and await _is_wanted(work, learner, reminder, now):
        work.add(_message(learner.chat, reminder, now))
        await work.flush()
        await queue.send(work, learner.chat)
        noted.reminded(reminder.kind)
    else:
        reminder.status = "stopped"
    if reminder.kind == weeks.KIND:
        await weeks.remind(work, learner, now)


async def _is_wanted(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> bool:
    """Whether it still makes sense; of a kind that only a later version knows, nothing can be said."""
    return reminder.kind == weeks.KIND and learner.week_day >= 0 and not await weeks.looked_lately(work, learner, now)


def _message(chat: int, reminder: Reminder, now: datetime) -> Outgoing:
    """The sentence of its kind, with a button to begin and one to hear no more of it."""
    text = TELEGRAM.sentence("week.due", reminder.id or 0)
    rows: Rows = [[labelled(PLAIN.sentence("week.go"), "weekgo"), labelled(PLAIN.sentence("week.off"), "weekoff")]]
    body = json.dumps({"text": text, "rows": rows}, ensure_ascii=False)
    return Outgoing(chat=chat, method="send_message", body=body, buttons="due", at=now)
