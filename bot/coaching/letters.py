"""What goes back and forth between coach and learner as reminders, by kind: those about a task, and how any are called back."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import reminders
from bot.store.coaching import Assigned, Task
from bot.store.tables import Learner, Reminder

GIVEN, DUE = "task", "task_due"  # about a task
COMMENT, ANSWER = "comment", "answer"  # about a remark
OVERRULED = "overruled"  # about an overruling
PARTED = "parted"  # about a cohort; its facts tell which, and why: closed, let_go
COLLEAGUE = "colleague"  # about a coach's place among those of a cohort
_BEFORE_DUE = timedelta(days=1)


def of_task(learner: Learner, task: Task, row: Assigned, now: datetime) -> list[Reminder]:
    """The learner hears of it when it starts, and once more before it is due."""
    news = [reminders.drafted(learner, GIVEN, task.id or 0, at=max(row.starts, now))] if task.given is None else []
    return [*news, *before_due(learner, task, row, now)]


def before_due(learner: Learner, task: Task, row: Assigned, now: datetime) -> list[Reminder]:
    """A day before it is due, if it was not given within that day."""
    if row.due is None or row.due - _BEFORE_DUE <= max(row.starts, now):
        return []
    return [reminders.drafted(learner, DUE, task.id or 0, at=row.due - _BEFORE_DUE, ends=row.due)]


async def call_back(work: AsyncSession, kinds: Collection[str], about: Any) -> None:
    """What waits to be said about these numbers is not said; on SQLite another row may be given the number of one that is gone."""
    which = col(Reminder.kind).in_(kinds), col(Reminder.about).in_(about), col(Reminder.status) == "waiting"
    await work.exec(update(Reminder).where(*which).values(status="stopped"))
