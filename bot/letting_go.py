"""What lasts longest is not kept for ever: past occasions, guesses that nothing needs, and other people's data that nobody looks at."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String, cast, delete, exists, func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.contacts import FOLLOW_UP
from bot.store.tables import Contacted, Guessed, Occasioned, Rehearsed, Reminder, Week

_NAMED = "guess"  # how `flows.guess.name_of` begins


async def let_go(work: AsyncSession, before: datetime) -> None:
    """Delete occasions that were over before a moment, and the contacts of learners who have done nothing here since.

    A contact is other people's data: it stays for as long as the learner plays, plans, looks at a week or at anybody they
    know, and goes with all the others of theirs once a whole RETENTION_DAYS has passed without that. A guess stays while it is its
    contact's newest, or while a rehearsal with it can still be read.
    """
    await work.exec(delete(Occasioned).where(func.coalesce(Occasioned.starts, Occasioned.at) < before, col(Occasioned.at) < before))
    left = select(Contacted.id).where(*(col(Contacted.learner).not_in(those) for those in _at_work(before)))
    await work.exec(delete(Reminder).where(col(Reminder.kind) == FOLLOW_UP, col(Reminder.about).in_(left)))
    await work.exec(delete(Contacted).where(col(Contacted.id).in_(left)))
    name = _NAMED + cast(col(Guessed.id), String)
    is_played = exists().where(col(Rehearsed.learner) == col(Guessed.learner), col(Rehearsed.partner) == name)
    in_a_room = exists().where(col(Rehearsed.learner) == col(Guessed.learner), col(Rehearsed.state).contains('"' + name + '"'))
    newest = exists().where(col(Contacted.guess) == col(Guessed.id))
    await work.exec(delete(Guessed).where(col(Guessed.at) < before, ~newest, ~is_played, ~in_a_room))


def _at_work(before: datetime) -> list[Any]:
    """Learners who have done something since, by what it was."""
    return [
        select(Rehearsed.learner).where((col(Rehearsed.began) >= before) | (col(Rehearsed.status) != "done")),
        select(Week.learner).where(col(Week.at) >= before),
        select(Occasioned.learner).where(col(Occasioned.at) >= before),
        select(Contacted.learner).where(col(Contacted.at) >= before),
    ]
