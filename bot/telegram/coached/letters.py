"""Letters with exercises: what a coach gives, in the coach's own words and apart from all other voices; and the nudge before it is due."""

from __future__ import annotations

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import tasks, telling
from bot.store.tables import Learner, Reminder
from bot.telegram.coached.given import Given, giver, one
from bot.telegram.coached.wording import label, moment, plain
from bot.telegram.keyboards import Button, Rows, labelled
from bot.words import PLAIN, TELEGRAM


async def is_wanted(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> bool:
    """Whether an exercise is news still: not withdrawn, not excused, and not found in /coach and begun already."""
    given = await one(work, learner, reminder.about, now)
    return given is not None and given.is_open and given.task.begun is None


async def text(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> str:
    """The letter; with it the learner knows of the exercise."""
    given = await one(work, learner, reminder.about, now)
    assert given is not None
    await tasks.told(work, given.task, now)
    return await page(work, learner, given, now)


async def rows(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> Rows:
    """Start; and where a day is named by nobody's clock, a button to say whose."""
    given = await one(work, learner, reminder.about, now)
    assert given is not None
    return buttons(learner, given)


async def is_due(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> bool:
    """Whether it is still to be done, and the learner knows of it."""
    given = await one(work, learner, reminder.about, now)
    return given is not None and given.is_open and given.task.given is not None and given.work.due is not None and given.work.due > now


async def due_text(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> str:
    """The nudge of the day before."""
    given = await one(work, learner, reminder.about, now)
    assert given is not None and given.work.due is not None
    facts = {"title": given.title, "coach": await giver(work, learner, given), "tries": len(given.work.tries)}
    facts["note"] = given.lacks_the_note
    return TELEGRAM.sentence("coached.task_due", reminder.id or 0, **facts, **moment(learner, given.work.due, now))


async def page(work: AsyncSession, learner: Learner, given: Given, now: datetime) -> str:
    """The whole exercise: the coach's words, scene and partner, what counts as passed, how often, and by when."""
    due = {"day": given.work.due and given.due(learner, now), "is_late": given.work.due is not None and given.work.due <= now}
    facts = {"coach": await giver(work, learner, given), "title": given.title, "exercise": given.exercise, "tries": tries(given)}
    facts |= {"setting": telling.setting(given.exercise, PLAIN), "passes": telling.passes(given.exercise, PLAIN)}
    return TELEGRAM.page("coached_letter", **facts, **due)


def tries(given: Given) -> str:
    """How often it can be tried, or still can."""
    if not given.work.tries or given.work.tries_left is None:
        return telling.tries(given.exercise, PLAIN)
    return plain("tries_left", left=given.work.tries_left)


def buttons(learner: Learner, given: Given) -> list[list[Button]]:
    """What stands under a letter."""
    where = given.work.due is not None and not learner.zone
    return [[label("start", "cdgo", given.number, "go")], *([[labelled(PLAIN.sentence("timing.tell"), "setzone")]] if where else [])]
