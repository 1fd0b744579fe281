"""Real people as they are kept: added, found by what is remembered of them, joined, and gone with all that hangs on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.codec import dump, load
from bot.store.tables import Contacted, Guessed, Learner, Occasioned, Outgoing, Rehearsed, Reminder, Taken
from flows.contact import Contact, merged, tidied
from flows.guess import name_of
from flows.occasion import Occasion
from flows.seeking import named, nearly, rank

FOLLOW_UP = "follow_up"  # the kind of reminder that belongs to a contact
MOST = 1000  # contacts of one learner
_LONGEST_SEARCH = 80  # characters that are looked for
_OF_REHEARSALS = (
    "debrief",
    "rested",
    "begun",
    "guess",
    "enough",
    "busy",
    "room",
)  # as which buttons below one are live
_A_DAY = timedelta(days=1)


def contact_of(row: Contacted) -> Contact:
    """The person as they stand."""
    return load(Contact, row.state)


def keep(row: Contacted, contact: Contact) -> Contact:
    """Keep them; written with the learner's transaction."""
    kept = tidied(contact)
    row.state = dump(kept)
    return kept


async def added(work: AsyncSession, learner: Learner, contact: Contact, now: datetime) -> Contacted:
    """Somebody new."""
    assert learner.id is not None
    row = Contacted(learner=learner.id, state=dump(tidied(contact)), at=now)
    work.add(row)
    await work.flush()
    return row


async def all_of(work: AsyncSession, learner: Learner) -> list[Contacted]:
    """Everybody, in the order in which they were added."""
    return list((await work.exec(select(Contacted).where(Contacted.learner == learner.id).order_by(col(Contacted.id)))).all())


async def of(work: AsyncSession, learner: Learner, number: int) -> Contacted | None:
    """Number `number`, if it is this learner's."""
    return (await work.exec(select(Contacted).where(Contacted.id == number, Contacted.learner == learner.id))).first()


async def found(work: AsyncSession, learner: Learner, name: str) -> Contacted | None:
    """Who is called so, whatever the case and the accents; a part of a name is enough where only one has it."""
    rows = await all_of(work, learner)
    index = named(name, [contact_of(row).name for row in rows])
    return None if index is None else rows[index]


async def sought(work: AsyncSession, learner: Learner, asked: str) -> tuple[list[Contacted], bool]:
    """Who answers to `asked`, best first, by name, company, mail, notes, talks, promises; and whether that is only nearly so."""
    rows, asked = await all_of(work, learner), asked[:_LONGEST_SEARCH]
    ranked = [(rank(asked, (contact := contact_of(row)).name, _words_about(contact)), row) for row in rows]
    hits = [row for points, row in sorted(ranked, key=lambda each: -each[0]) if points]
    return (hits, False) if hits else ([row for row in rows if nearly(asked, contact_of(row).name)], True)


async def alike(work: AsyncSession, learner: Learner, row: Contacted) -> list[Contacted]:
    """Others who may be the same person: a name that holds the other's, or the same mail."""
    one = contact_of(row)
    others = [each for each in await all_of(work, learner) if each.id != row.id]
    return [each for each in others if _may_be_one(one, contact_of(each))]


def seen(row: Contacted, now: datetime) -> None:
    """They were looked at: what nobody looks at for long is not kept."""
    if now - row.at > _A_DAY:
        row.at = now


async def joined(work: AsyncSession, learner: Learner, row: Contacted, other: Contacted) -> Contact:
    """Both are one from now on: `row`. What belonged to `other` is theirs; what is to be said about them is put down anew by the caller."""
    contact = keep(row, merged(contact_of(row), contact_of(other)))
    row.guess = row.guess or other.guess
    await _pointed(work, learner, other.id or 0, row.id or 0)
    await work.exec(update(Guessed).where(col(Guessed.learner) == learner.id, col(Guessed.contact) == other.id).values(contact=row.id))
    await _unreminded(work, learner, other)
    await work.delete(other)
    await work.flush()
    return contact


async def rehearsals_with(work: AsyncSession, learner: Learner, row: Contacted) -> list[Rehearsed]:
    """All that were played with a guess at them, in a room too."""
    numbers = (await work.exec(select(Guessed.id).where(Guessed.learner == learner.id, Guessed.contact == row.id))).all()
    found: dict[int, Rehearsed] = {}
    for number in numbers:
        named_so = (col(Rehearsed.partner) == name_of(number or 0)) | col(Rehearsed.state).contains(f'"{name_of(number or 0)}"')
        for each in (await work.exec(select(Rehearsed).where(Rehearsed.learner == learner.id, named_so))).all():
            found[each.id or 0] = each
    return list(found.values())


async def removed(work: AsyncSession, learner: Learner, row: Contacted) -> None:
    """They are gone, with the guesses at them, the rehearsals with those, and what was to be said about them."""
    played = [each.id for each in await rehearsals_with(work, learner, row)]
    turns = select(Taken.id).where(col(Taken.rehearsal).in_(played))
    await work.exec(update(Outgoing).where(col(Outgoing.turn).in_(turns)).values(turn=None))
    live = [f"{name}:{number}" for number in played for name in _OF_REHEARSALS]
    await work.exec(update(Outgoing).where(col(Outgoing.chat) == learner.chat, col(Outgoing.buttons).in_(live)).values(buttons=""))
    await work.exec(delete(Taken).where(col(Taken.rehearsal).in_(played)))
    await work.exec(delete(Rehearsed).where(col(Rehearsed.id).in_(played)))
    await work.exec(delete(Guessed).where(col(Guessed.learner) == learner.id, col(Guessed.contact) == row.id))
    await _unreminded(work, learner, row)
    await _pointed(work, learner, row.id or 0, 0)
    await work.delete(row)
    await work.flush()


async def _pointed(work: AsyncSession, learner: Learner, old: int, new: int) -> None:
    """Whoever was wanted at an occasion as `old` is `new` now; the name that was written there stays."""
    for occasioned in (await work.exec(select(Occasioned).where(Occasioned.learner == learner.id))).all():
        occasion = load(Occasion, occasioned.state)
        if any(each.contact == old for each in occasion.whom):
            whom = tuple(replace(each, contact=new) if each.contact == old else each for each in occasion.whom)
            occasioned.state = dump(occasion.evolve(whom=whom))


async def _unreminded(work: AsyncSession, learner: Learner, row: Contacted) -> None:
    theirs = col(Reminder.learner) == learner.id, col(Reminder.kind) == FOLLOW_UP, col(Reminder.about) == row.id
    await work.exec(delete(Reminder).where(*theirs))


def _words_about(contact: Contact) -> list[str]:
    talks = [each.words for each in contact.met]
    promises = [each.words for each in contact.promises]
    details = [contact.role, contact.company, contact.email, contact.phone, "".join(filter(str.isdigit, contact.phone)), contact.link]
    return [*details, *contact.notes, *talks, contact.next_step, *promises]


def _may_be_one(one: Contact, other: Contact) -> bool:
    if one.email and one.email.casefold() == other.email.casefold():
        return True
    return named(one.name, [other.name]) is not None or named(other.name, [one.name]) is not None
