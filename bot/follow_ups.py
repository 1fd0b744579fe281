"""What a learner owes to whom, and when it is said: promises on their day, a line of thanks the day after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from zlib import crc32

from sqlmodel.ext.asyncio.session import AsyncSession

from bot import contacts, reminders
from bot.clock import local, today
from bot.contacts import FOLLOW_UP, contact_of
from bot.store.tables import Contacted, Learner
from bot.words import PLAIN
from flows.contact import Contact, promised, talked
from flows.promises import BROKEN, KEPT, Promise

THANKS = 0  # the key of a line of thanks, which nobody promised
_HOUR = 9  # o'clock, by the learner's clock


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One thing to do for somebody: "send him the link" by Friday; its key stays when others before it are done."""

    row: Contacted
    name: str
    key: int
    words: str
    due: int


def open_ones(row: Contacted) -> list[FollowUp]:
    """What is open towards one person, the soonest first."""
    contact, number = contact_of(row), row.id or 0
    found = [FollowUp(row, contact.name, key_of(each), each.words, each.due) for each in contact.open_promises]
    if not contact.open_promises and contact.next_step == PLAIN.sentence("afterwards.thanks_step") and contact.last and number:
        found.append(FollowUp(row, contact.name, THANKS, contact.next_step, contact.last + 1))
    return sorted(found, key=lambda each: each.due)


async def all_open(work: AsyncSession, learner: Learner) -> list[FollowUp]:
    """All of them, the soonest first."""
    found = [each for row in await contacts.all_of(work, learner) for each in open_ones(row)]
    return sorted(found, key=lambda each: each.due)


async def of(work: AsyncSession, learner: Learner, contact: int, key: int) -> FollowUp | None:
    """The one that a button means, if it is this learner's and still open."""
    row = await contacts.of(work, learner, contact)
    return next((each for each in open_ones(row) if each.key == key), None) if row else None


async def remind(work: AsyncSession, learner: Learner, row: Contacted, now: datetime, after: int = 0) -> None:
    """Put down the soonest that is open, at nine on its day, of those due after day `after`; nothing open, nothing waits."""
    waiting = [each for each in open_ones(row) if each.due > after]
    if not waiting or learner.chat is None or row.id is None:
        await reminders.stop(work, learner, FOLLOW_UP, row.id or 0)
        return
    day, clock = today(learner, now), local(learner, now)
    due = max(waiting[0].due, day + (clock.hour >= _HOUR))
    await reminders.put(work, learner, FOLLOW_UP, row.id, wall=_wall(due), facts={"title": waiting[0].name})


async def later(work: AsyncSession, learner: Learner, follow_up: FollowUp, now: datetime) -> int:
    """Said again tomorrow at nine; the day."""
    day = today(learner, now) + 1
    await reminders.put(work, learner, FOLLOW_UP, follow_up.row.id or 0, wall=_wall(day), facts={"title": follow_up.name})
    return day


async def sent(work: AsyncSession, learner: Learner, follow_up: FollowUp, now: datetime) -> Contact:
    """It was done: the promise is kept today, and there was a word between the two."""
    day = today(learner, now)
    contact = contact_of(follow_up.row)
    words = PLAIN.sentence("afterwards.wrote", what=follow_up.words)
    contact = talked(_settled(contact, follow_up, KEPT, day), day, words)
    return await _kept(work, learner, follow_up.row, contact, now)


async def let_go(work: AsyncSession, learner: Learner, follow_up: FollowUp, now: datetime) -> Contact:
    """It is not going to be done."""
    return await _kept(work, learner, follow_up.row, _settled(contact_of(follow_up.row), follow_up, BROKEN, 0), now)


def key_of(promise: Promise) -> int:
    """A number by which a button means this very promise: never 0, and five digits at most."""
    return crc32(f"{promise.made}:{promise.words}".encode()) % 99_999 + 1


def _settled(contact: Contact, follow_up: FollowUp, state: str, day: int) -> Contact:
    if follow_up.key == THANKS:
        return contact.evolve(next_step="")
    index = next(place for place, each in enumerate(contact.promises) if key_of(each) == follow_up.key and each in contact.open_promises)
    return promised(contact, index, replace(contact.promises[index], state=state, kept_on=day))


async def _kept(work: AsyncSession, learner: Learner, row: Contacted, contact: Contact, now: datetime) -> Contact:
    contact = contacts.keep(row, contact)
    await remind(work, learner, row, now)
    return contact


def _wall(day: int) -> str:
    return f"{date.fromordinal(day).isoformat()}T{_HOUR:02}:00"
