"""Everything of a learner, table by table: what /export hands over is what /forget erases, for both go by this list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlmodel import SQLModel, col, select

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


@dataclass(frozen=True, slots=True)
class Whose:
    """A learner and their chat; at the terminal there is no chat, and of some chats no learner is kept."""

    learner: int | None
    chat: int | None


@dataclass(frozen=True, slots=True)
class Belonging:
    """Which rows of a table are somebody's."""

    table: type[SQLModel]
    theirs: Callable[[Whose], Any]  # a condition on the table's rows


def _of_learner(table: Any) -> Belonging:
    return Belonging(table, lambda whose: col(table.learner) == whose.learner)


def _of_chat(table: Any) -> Belonging:
    return Belonging(table, lambda whose: col(table.chat) == whose.chat)


def _of_their_rehearsals(table: Any) -> Belonging:
    return Belonging(table, lambda whose: col(table.rehearsal).in_(select(Rehearsed.id).where(Rehearsed.learner == whose.learner)))


BELONGINGS = {
    "learner": Belonging(Learner, lambda whose: col(Learner.id) == whose.learner),
    "rehearsals": _of_learner(Rehearsed),
    "turns": _of_their_rehearsals(Taken),
    "disputes": _of_learner(Disputed),
    "relationships": _of_learner(Related),
    "weeks": _of_learner(Week),
    "occasions": _of_learner(Occasioned),
    "contacts": _of_learner(Contacted),
    "guesses": _of_learner(Guessed),
    "reminders": _of_learner(Reminder),
    "updates": _of_chat(Received),
    "messages": _of_chat(Outgoing),
}
"""By their names in an export. What refers to another table stands behind it: erased from the end, nothing is left hanging.

What there is of coaching is not in here: it goes by who coaches whom, in `coaching/leaving`.
"""
