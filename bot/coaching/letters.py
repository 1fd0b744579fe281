"""What goes back and forth between coach and learner as reminders, by kind, and how it is called back."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import update
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.tables import Reminder

GIVEN, DUE = "task", "task_due"  # about a task
COMMENT, ANSWER = "comment", "answer"  # about a remark
OVERRULED = "overruled"  # about an overruling
PARTED = "parted"  # about a cohort; its facts tell which, and why: closed, let_go
COLLEAGUE = "colleague"  # about a coach's place among those of a cohort


async def call_back(work: AsyncSession, kinds: Collection[str], about: Any) -> None:
    """What waits to be said about these numbers is not said; on SQLite another row may be given the number of one that is gone."""
    which = col(Reminder.kind).in_(kinds), col(Reminder.about).in_(about), col(Reminder.status) == "waiting"
    await work.exec(update(Reminder).where(*which).values(status="stopped"))
