"""Guessed partners: made out of what a learner pasted about a real person, kept, and seated among those who can be met."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.contacts import contact_of
from bot.content.library import Shelf, voice, weaving, world
from bot.store.codec import dump, load
from bot.store.tables import Contacted, Guessed, Learner, Rehearsed
from bot.words import sentences
from flows.biography import Aspect, Biography, Drawn
from flows.guess import guesses_in, is_guess, name_of, number_of, partner_of
from flows.people import Partner


async def guessed(work: AsyncSession, learner: Learner, contact: Contacted, biography: Biography, now: datetime) -> str:
    """A new guess at a contact, kept under the name the learner knows them by; returns the partner's name: "guess42"."""
    assert learner.id is not None and contact.id is not None
    known_as = contact_of(contact).name
    row = Guessed(learner=learner.id, contact=contact.id, facts=dump(_called(biography, known_as)), at=now)
    work.add(row)
    await work.flush()
    assert row.id is not None
    contact.guess = row.id
    await work.flush()
    return name_of(row.id)


async def kept(work: AsyncSession, learner: Learner, contact: Contacted, biography: Biography, now: datetime) -> Biography:
    """The facts about a contact as they are now: in the newest guess while nobody has rehearsed with it, else in a new one."""
    row = await newest(work, learner, contact)
    if row is None or await _was_met(work, learner, row):
        await guessed(work, learner, contact, biography, now)
    else:
        row.facts = dump(_called(biography, contact_of(contact).name))
        await work.flush()
    return biography


async def seat(work: AsyncSession, names: Iterable[str]) -> None:
    """Make the guessed partners among `names` known to `world().people`; of one whose row is gone nothing is known any more."""
    shelf = world().people
    assert isinstance(shelf, Shelf)
    numbers = {number for name in names if (number := number_of(name))}
    rows = (await work.exec(select(Guessed).where(col(Guessed.id).in_(numbers)))).all() if numbers else ()
    kept = {row.id: row.facts for row in rows}
    for number in sorted(numbers):
        facts = kept.get(number) or dump(Biography())
        shelf.seat(name_of(number), facts, partial(_made, facts, number))


async def seat_for(work: AsyncSession, row: Rehearsed) -> None:
    """Those who are met in a kept rehearsal."""
    if is_guess(row.partner) or '"guess' in row.state:
        await seat(work, (row.partner, *guesses_in(row.state)))


async def may_meet(work: AsyncSession, learner: Learner, name: str) -> bool:
    """Whether somebody of this name can be met by this learner: a partner of the content, or their own guess, who is then seated."""
    if not is_guess(name):
        return name in world().people
    row = (await work.exec(select(Guessed).where(Guessed.id == number_of(name), Guessed.learner == learner.id))).first()
    if row is None or name != name_of(row.id or 0):
        return False
    await seat(work, (name,))
    return True


async def newest(work: AsyncSession, learner: Learner, contact: Contacted) -> Guessed | None:
    """The newest guess at a contact."""
    query = select(Guessed).where(Guessed.learner == learner.id, Guessed.contact == contact.id)
    return (await work.exec(query.order_by(col(Guessed.id).desc()))).first()


def biography_of(row: Guessed) -> Biography:
    """What a guess was made of."""
    return load(Biography, row.facts)


async def _was_met(work: AsyncSession, learner: Learner, row: Guessed) -> bool:
    """Whether a guess is part of a rehearsal, which must be read again as it was."""
    name = name_of(row.id or 0)
    within = (col(Rehearsed.partner) == name) | col(Rehearsed.state).contains(f'"{name}')
    return (await work.exec(select(Rehearsed.id).where(Rehearsed.learner == learner.id, within).limit(1))).first() is not None


def _made(facts: str, seed: int) -> Partner:
    biography = load(Biography, facts)
    name = biography.first(Aspect.NAME) or sentences()["biography.nobody"][0]
    return partner_of(biography, name, voice(), weaving(), seed)


def _called(biography: Biography, name: str) -> Biography:
    """The biography under the name the learner knows the person by, if there is one."""
    if not name or biography.first(Aspect.NAME) == name:
        return biography
    rest = tuple(fact for fact in biography.facts if fact.aspect is not Aspect.NAME)
    found = biography.first(Aspect.NAME)
    keeps = found and len(found) > len(name) and name.lower() in found.lower()
    return biography if keeps else Biography((Drawn(Aspect.NAME, name), *rest))
