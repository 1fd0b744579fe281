"""What falls due is said: once a minute the reminders whose time has come become messages, each exactly once, whoever looks first."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import reminders, warm_ups, weeks
from bot.store.store import Store
from bot.store.tables import Learner, Outgoing, Reminder
from bot.telegram.carrying import noted
from bot.telegram.carrying.handling import is_away
from bot.telegram.carrying.logs import bare
from bot.telegram.carrying.queue import Queue
from bot.telegram.coached import answering, lent, letters, newcomer, parted
from bot.telegram.coaching import answered
from bot.telegram.events import looking_back, reminding, warming
from bot.telegram.keyboards import Rows, labelled
from bot.telegram.relations import following_up
from bot.words import PLAIN, TELEGRAM
from flows.reminding import LETTERS, Fate, day, fate, is_near, kin, manner_of

LOG = logging.getLogger(__name__)
EVERY = 60.0  # seconds
AT_ONCE = 500  # learners of one look; the others come with the next, which follows at once


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of reminder: is it still wanted when its time has come, what is said (HTML), and the buttons to act on it at once.

    Whatever else stands under it, to move it and to stop it, comes by itself.
    """

    wanted: Callable[[AsyncSession, Learner, Reminder, datetime], Awaitable[bool]]
    text: Callable[[AsyncSession, Learner, Reminder, datetime], Awaitable[str]]
    rows: Callable[[AsyncSession, Learner, Reminder, datetime], Awaitable[Rows]]


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
    """Put what is due at `now` into the outbox and hand it on; for how many learners that was settled. Raises what the database raises."""
    due = select(Reminder.learner, Learner.chat).join(Learner, col(Learner.id) == col(Reminder.learner))
    whose = due.where(Reminder.status == "waiting", col(Reminder.due) <= now).group_by(col(Reminder.learner), col(Learner.chat))
    async with store.work() as work:
        found = (await work.exec(whose.order_by(func.min(Reminder.due), col(Reminder.learner)).limit(AT_ONCE))).all()
    settled = 0
    for learner, chat in found:
        settled += await _attempt(store, queue, learner, chat, now)
    return settled


async def _attempt(store: Store, queue: Queue, learner: int, chat: int | None, now: datetime) -> bool:
    """What is due for one learner, together; where that fails, one by one, so that none has to wait for another."""
    try:
        await _settle(store, queue, learner, chat, now)
        return True
    except Exception as error:
        _note(learner, error)
    async with store.work() as work:
        numbers = [each.id for each in await _due(work, learner, now)]
    for number in numbers if len(numbers) > 1 else ():
        try:
            await _settle(store, queue, learner, chat, now, number)
        except Exception as error:
            _note(learner, error)
    return False


async def _settle(store: Store, queue: Queue, number: int, chat: int | None, now: datetime, only: int | None = None) -> None:
    """Marked as said in the transaction that puts the message into the outbox, and the next week's is put down."""
    said: list[Reminder] = []
    async with store.work() as work:
        if store.is_shared and chat is not None:  # whoever handles this chat, /forget above all, comes before or after
            await work.exec(select(func.pg_advisory_xact_lock(chat)))
        due = [each for each in await _due(work, number, now) if only in (None, each.id)]
        learner = await work.get(Learner, number)
        if learner is None or not due:
            return
        said = await _sorted_out(work, learner, due, now)
        if said and learner.chat is not None:
            for together in _apart(said):
                work.add(await _message(work, learner, together, now))
            await work.flush()
            await queue.send(work, learner.chat)
        if any(each.kind == weeks.KIND and each.status != "waiting" for each in due):
            await weeks.remind(work, learner, now)
    for each in due:
        if each.status != "waiting":
            noted.reminded(each.kind) if each in said else noted.left_unsaid(each.kind)


async def _sorted_out(work: AsyncSession, learner: Learner, due: list[Reminder], now: datetime) -> list[Reminder]:
    """What is said now, the pressing first; the rest waits a little longer, or is dropped."""
    said: list[Reminder] = []
    clock = reminders.clock_of(learner)
    so_far, reserved = await _said_today(work, learner, now), await _pressing(work, learner, now)
    for each in sorted(due, key=lambda one: not manner_of(one.kind).is_pressing):
        manner = manner_of(each.kind)
        room = 0 if reminders.was_asked_for(each) or manner.is_letter else so_far
        if not said and not manner.is_pressing and not manner.is_letter:  # what goes along with another costs no message of its own
            room += reserved
        what, again = fate(each.kind, each.due, each.ends, clock, now, room)
        if what is not Fate.DROP and not await _is_wanted(work, learner, each, now):
            what = Fate.DROP
        if what is Fate.WAIT:
            each.due = again
        elif what is Fate.DROP:
            each.status = "stopped"
        else:
            each.status, each.said = "sent", now
            said.append(each)
        await work.flush()
    return sorted(said, key=lambda one: (one.due, one.id))


async def _is_wanted(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> bool:
    """Whether it still makes sense; of a kind that only a later version knows, nothing can be said."""
    if learner.chat is None or learner.unreachable or reminder.kind not in KINDS or not reminders.is_on(learner, reminder.kind):
        return False
    return not await _is_repetitive(work, reminder, now) and await KINDS[reminder.kind].wanted(work, learner, reminder, now)


def _apart(said: list[Reminder]) -> list[list[Reminder]]:
    """What goes into one message: each letter has one of its own, like any letter, and all else comes together."""
    letters = [[each] for each in said if each.kind in LETTERS]
    rest = [each for each in said if each.kind not in LETTERS]
    return [*letters, *([rest] if rest else [])]


async def _message(work: AsyncSession, learner: Learner, said: list[Reminder], now: datetime) -> Outgoing:
    """One message for all of it: each with its own buttons to act, and with those to move it and to stop it."""
    told = []
    for each in said:
        kind = KINDS[each.kind]
        told.append((await kind.text(work, learner, each, now), await kind.rows(work, learner, each, now)))
    if [each.kind for each in said] == [weeks.KIND]:  # it has an off button of its own, and comes back anyway
        ((text, rows),) = told
        off = [labelled(PLAIN.sentence("week.off"), "weekoff")]
        return reminding.kept(learner, text, [[*rows[0], *off]], "due", now)
    return reminding.message(learner, said, told, now)


async def _due(work: AsyncSession, learner: int, now: datetime) -> list[Reminder]:
    mine = select(Reminder).where(Reminder.learner == learner, Reminder.status == "waiting", col(Reminder.due) <= now)
    return list((await work.exec(mine.order_by(col(Reminder.due), col(Reminder.id)).with_for_update(skip_locked=True))).all())


async def _said_today(work: AsyncSession, learner: Learner, now: datetime) -> int:
    """How many messages nobody asked for went out since midnight on their clock."""
    since, _ = day(now, reminders.clock_of(learner))
    mine = Reminder.learner == learner.id, col(Reminder.kind).not_in(LETTERS)
    return (await work.exec(select(func.count(func.distinct(Reminder.said))).where(*mine, col(Reminder.said) >= since))).one()


async def _pressing(work: AsyncSession, learner: Learner, now: datetime) -> int:
    """How many must still be said today, and can't go along with anything that is said now."""
    _, until = day(now, reminders.clock_of(learner))
    mine = select(Reminder.kind).where(Reminder.learner == learner.id, Reminder.status == "waiting")
    coming = (await work.exec(mine.where(col(Reminder.due) > now, col(Reminder.due) < until))).all()
    return sum(manner_of(kind).is_pressing and reminders.is_on(learner, kind) for kind in coming)


async def _is_repetitive(work: AsyncSession, reminder: Reminder, now: datetime) -> bool:
    """Whether its like was said about the same thing only hours ago: a second warm-up the same evening."""
    others = [kind for kind in kin(reminder.kind) if kind != reminder.kind]
    if not others:
        return False
    same = select(Reminder.said).where(Reminder.learner == reminder.learner, Reminder.about == reminder.about)
    said = (await work.exec(same.where(col(Reminder.kind).in_(others), col(Reminder.said).is_not(None)))).all()
    return is_near([each for each in said if each], now)


def _note(learner: int, error: Exception) -> None:
    if is_away(error):
        raise error
    noted.failed("reminders", error)
    LOG.error("what is due for learner %s can't be said: %s", learner, bare(error))


async def _week_is_wanted(work: AsyncSession, learner: Learner, _: Reminder, now: datetime) -> bool:
    return learner.week_day >= 0 and not await weeks.looked_lately(work, learner, now)


async def _week_text(_: AsyncSession, __: Learner, reminder: Reminder, ___: datetime) -> str:
    return TELEGRAM.sentence("week.due", reminder.id or 0)


async def _week_rows(*_: object) -> Rows:
    return [[labelled(PLAIN.sentence("week.go"), "weekgo")]]


KINDS: dict[str, Kind] = {
    weeks.KIND: Kind(_week_is_wanted, _week_text, _week_rows),
    "afterwards": Kind(looking_back.is_wanted, looking_back.text, looking_back.rows),
    "follow_up": Kind(following_up.is_wanted, following_up.text, following_up.rows),
    "task": Kind(letters.is_wanted, letters.text, letters.rows),
    "task_due": Kind(letters.is_due, letters.due_text, letters.rows),
    "comment": Kind(answering.is_wanted, answering.text, answering.rows),
    "answer": Kind(answered.is_wanted, answered.text, answered.rows),
    "overruled": Kind(lent.is_wanted, lent.text, lent.rows),
    "colleague": Kind(newcomer.is_wanted, newcomer.text, newcomer.rows),
    "parted": Kind(parted.is_wanted, parted.text, parted.rows),
    **{kind: Kind(warm_ups.is_wanted, warming.text, warming.rows) for kind in warm_ups.KINDS},
}
"""Each part of the product enters its own kinds here."""
