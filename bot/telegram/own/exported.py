"""Everything kept of a learner, twice: as JSON for programs, and as a page to read; and their contacts to take along."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import address_book
from bot.coaching import leaving
from bot.contacts import all_of, contact_of
from bot.store.store import Store
from bot.store.tables import (
    Contacted,
    Disputed,
    Guessed,
    Learner,
    Occasioned,
    Outgoing,
    Received,
    Rehearsed,
    Related,
    Reminder,
    Taken,
    Week,
)
from flows.contact import Contact

_IS_JSON = (
    "choosing",
    "state",
    "before",
    "turn",
    "body",
    "judged",
    "profile",
    "summary",
    "bond",
    "answers",
    "facts",
    "review",
    "missed",
    "curve",
    "line",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows of all tables that belong to one learner."""

    learner: list[Learner]
    rehearsals: list[Rehearsed]
    turns: list[Taken]
    disputes: list[Disputed]
    relationships: list[Related]
    weeks: list[Week]
    occasions: list[Occasioned]
    contacts: list[Contacted]
    guesses: list[Guessed]
    reminders: list[Reminder]
    coaching: dict[str, list[SQLModel]]  # by table
    updates: list[Received]
    messages: list[Outgoing]


async def document(store: Store, chat: int) -> bytes:
    """All of it, with what is stored as JSON unfolded."""
    async with store.work() as work:
        kept = await kept_of(work, chat)
    return await asyncio.to_thread(as_json, kept)


async def people_table(store: Store, chat: int) -> bytes:
    """The learner's contacts as CSV."""
    return await asyncio.to_thread(address_book.table, await _contacts_of(store, chat))


async def people_cards(store: Store, chat: int) -> bytes:
    """The learner's contacts as vCards."""
    return await asyncio.to_thread(address_book.cards, await _contacts_of(store, chat))


async def kept_of(work: AsyncSession, chat: int | None) -> Kept:
    """What is kept of the learner of `chat`, or of whoever sits at this terminal."""
    learners = (await work.exec(select(Learner).where(Learner.chat == chat))).all()
    whose = [each.id for each in learners]
    played = (await work.exec(select(Rehearsed).where(col(Rehearsed.learner).in_(whose)).order_by(col(Rehearsed.id)))).all()
    turns = select(Taken).join(Rehearsed).where(col(Rehearsed.learner).in_(whose)).order_by(col(Taken.id))
    taken = (await work.exec(turns)).all()
    wrong = (await work.exec(select(Disputed).where(col(Disputed.learner).in_(whose)).order_by(col(Disputed.id)))).all()
    related = (await work.exec(select(Related).where(col(Related.learner).in_(whose)).order_by(col(Related.id)))).all()
    weeks = (await work.exec(select(Week).where(col(Week.learner).in_(whose)).order_by(col(Week.id)))).all()
    planned = (await work.exec(select(Occasioned).where(col(Occasioned.learner).in_(whose)).order_by(col(Occasioned.id)))).all()
    met = (await work.exec(select(Contacted).where(col(Contacted.learner).in_(whose)).order_by(col(Contacted.id)))).all()
    guessed = (await work.exec(select(Guessed).where(col(Guessed.learner).in_(whose)).order_by(col(Guessed.id)))).all()
    due = (await work.exec(select(Reminder).where(col(Reminder.learner).in_(whose)).order_by(col(Reminder.id)))).all()
    coached = await leaving.kept_of(work, learners[0]) if learners else {}
    received, sent = await _of_chat(work, chat) if chat is not None else ([], [])
    lasting = (list(related), list(weeks), list(planned), list(met), list(guessed), list(due), coached)
    return Kept(list(learners), list(played), list(taken), list(wrong), *lasting, received, sent)


async def _of_chat(work: AsyncSession, chat: int) -> tuple[list[Received], list[Outgoing]]:
    received = (await work.exec(select(Received).where(Received.chat == chat).order_by(col(Received.id)))).all()
    sent = (await work.exec(select(Outgoing).where(Outgoing.chat == chat).order_by(col(Outgoing.id)))).all()
    return list(received), list(sent)


async def _contacts_of(store: Store, chat: int) -> list[Contact]:
    async with store.work() as work:
        learner = (await work.exec(select(Learner).where(Learner.chat == chat))).first()
        return [contact_of(row) for row in await all_of(work, learner)] if learner else []


def as_json(kept: Kept) -> bytes:
    """All of it as a document for programs."""
    unfolded: dict[str, Any] = {name: [_unfolded(row) for row in getattr(kept, name)] for name in Kept.__slots__ if name != "coaching"}
    unfolded["coaching"] = {name: [_unfolded(row) for row in rows] for name, rows in kept.coaching.items() if rows}
    return json.dumps(unfolded, ensure_ascii=False, indent=1, default=str).encode()


def _unfolded(row: SQLModel) -> dict[str, Any]:
    kept = row.model_dump(mode="json")
    return {name: json.loads(value) if name in _IS_JSON and isinstance(value, str) and value else value for name, value in kept.items()}
