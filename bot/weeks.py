"""A learner's weeks: kept answer by answer, read back beside the week before, and asked about again on the day that was chosen."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import reminders
from bot.clock import local
from bot.past import day_of
from bot.store.codec import dump, load
from bot.store.tables import Learner, Week
from bot.words import PLAIN, Surface
from flows.tasks import Square
from flows.week import Look, Reading, finished

KIND = "week"  # of a reminder
OPEN_FOR = 5  # days: a look that was begun longer ago is not gone on with
_MANY = 20  # looks, more than anybody has in eleven days
_AT = time(9)  # on the learner's clock
_DAY = timedelta(days=1)
_LAST_WEEK = range(4, 12)  # days ago of which that may be said


async def open_week(work: AsyncSession, learner: Learner, now: datetime) -> Week | None:
    """The look that was begun and not ended, if it is of these days."""
    row = (await work.exec(_weeks(learner).limit(1))).first()
    look = look_of(row) if row else Look(done=True)
    return None if look.done or day_of(learner, now) - look.day >= OPEN_FOR else row


async def begun(work: AsyncSession, learner: Learner, now: datetime) -> Week:
    """A new look at the week, with nothing in it yet."""
    assert learner.id is not None
    row = Week(learner=learner.id, answers=dump(Look(day_of(learner, now))), at=now)
    work.add(row)
    await work.flush()
    return row


async def has_looked(work: AsyncSession, learner: Learner) -> bool:
    """Whether there was ever a look, ended or not."""
    return (await work.exec(_weeks(learner).limit(1))).first() is not None


def look_of(row: Week) -> Look:
    """The look as far as it has come."""
    return load(Look, row.answers)


def keep(row: Week, look: Look) -> Look:
    """Keep it."""
    row.answers = dump(look)
    return look


async def ended(work: AsyncSession, learner: Learner, row: Week) -> Reading:
    """The look is done; what it comes to beside the week before."""
    look = look_of(row)
    earlier = (await work.exec(_weeks(learner).where(col(Week.id) < row.id).limit(_MANY))).all()
    before = next((old for old in map(look_of, earlier) if old.done and look.day - old.day in _LAST_WEEK), None)
    look, reading = finished(look, before)
    keep(row, look)
    return reading


def told(reading: Reading, surface: Surface, variant: int) -> str:
    """The reading as a page; the wordings take turns from week to week."""

    def sentence(name: str, **facts: Any) -> str:
        return surface.sentence(f"week.{name}", variant, **facts)

    said = {
        "credit": sentence(f"credit.{reading.credit}"),
        "nudges": [sentence(f"nudge.{nudge}") for nudge in reading.nudges],
        "compared": sentence(f"compared.{reading.compared}", about=reading.about) if reading.compared else "",
        "one": sentence(f"one.{reading.one}", words=reading.words),
    }
    return surface.page("week", mark="🗓 " if surface.html else "", **said)


def squares(look: Look) -> list[dict[str, Any]]:
    """The four quarters, each with its tasks and their numbers from 1."""
    numbered = [{"number": number, "words": task.words, "square": task.square} for number, task in enumerate(look.tasks, 1)]
    return [{"name": square.value, "tasks": [each for each in numbered if each["square"] is square]} for square in Square]


def readable(row: Week) -> dict[str, Any]:
    """A look as it can be read again: when, what was answered to what, and where each task stood."""
    look = look_of(row)
    answers = []
    for question, answer in look.answers.items():
        tapped = PLAIN.sentence(f"week.tap.{question}.{answer.tap}") if answer.tap else ""
        if tapped or answer.words:
            answers.append((PLAIN.sentence(f"week.about.{question}"), tapped or answer.words))
    tasks = [(PLAIN.sentence(f"week.square.{task.square}"), task.words) for task in look.tasks]
    return {"at": row.at, "answers": answers, "tasks": tasks}


async def remind(work: AsyncSession, learner: Learner, now: datetime) -> None:
    """Put the next question down for the day that was chosen, in place of any that waits; none for a terminal, and none without a day."""
    await reminders.stop(work, learner, KIND, 0)
    if learner.week_day >= 0 and learner.chat is not None:
        due = next_due(learner.week_day, local(learner, now))
        await reminders.put(work, learner, KIND, 0, wall=f"{due:%Y-%m-%dT%H:%M}")


async def leave_off(work: AsyncSession, learner: Learner) -> None:
    """Not again: no day, and nothing waits."""
    learner.week_day = -1
    await reminders.stop(work, learner, KIND, 0)


def next_due(week_day: int, now: datetime) -> datetime:
    """The next such day, 0 for Monday, at nine by the clock of `now`; never this very moment or before it."""
    today = datetime.combine(now.date(), _AT, now.tzinfo)
    due = today + (week_day - now.weekday()) % 7 * _DAY
    return due if due > now else due + 7 * _DAY


async def looked_lately(work: AsyncSession, learner: Learner, now: datetime) -> bool:
    """Whether a look was ended since yesterday: then nobody needs to be asked."""
    row = (await work.exec(_weeks(learner).limit(1))).first()
    look = look_of(row) if row else Look()
    return look.done and day_of(learner, now) - look.day <= 1


def _weeks(learner: Learner) -> Any:
    return select(Week).where(Week.learner == learner.id).order_by(col(Week.id).desc())
