"""Everything kept of a learner: its rows, the same as a document for programs; and their contacts to take along."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from sqlmodel import SQLModel, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import address_book
from bot.belongings import BELONGINGS, Belonging, Whose
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
    """The rows of all tables that belong to one learner, by the names of `BELONGINGS`."""

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
    learner = (await work.exec(select(Learner).where(Learner.chat == chat))).first()
    whose = Whose(learner.id if learner else None, chat)
    rows = {name: await _rows(work, its, whose) for name, its in BELONGINGS.items()}
    return Kept(**rows, coaching=await leaving.kept_of(work, learner) if learner else {})


async def _rows(work: AsyncSession, its: Belonging, whose: Whose) -> list[Any]:
    table: Any = its.table
    return list((await work.exec(select(table).where(its.theirs(whose)).order_by(table.id))).all())


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
