"""A group was closed, or its coach let somebody go: whoever was in it is told, since nobody there sees anything of theirs any more."""

from __future__ import annotations

import json
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.tables import Learner, Reminder
from bot.telegram.coached.wording import label
from bot.telegram.keyboards import Rows, button
from bot.words import TELEGRAM


async def is_wanted(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> bool:
    """Always: it has happened."""
    return True


async def text(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> str:
    """Which group, and what stays theirs."""
    facts = json.loads(reminder.facts)
    return TELEGRAM.sentence(f"coached.parted.{facts['why']}", reminder.id or 0, cohort=facts["cohort"])


async def rows(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> Rows:
    """On with practice, or to the page of whoever coaches them besides."""
    return [[button("practice", "menu:practice"), label("home", "cdhome")]]
