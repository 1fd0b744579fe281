"""The week at the terminal: the same five questions, the tasks by number, one page; a command in between loses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot import weeks
from bot.checked import unfit
from bot.store.tables import Week
from bot.terminal.here import Here, Sitting
from bot.terminal.said import Awaits, Choice, Reply, Said, Voice
from bot.terminal.telling import page, typed
from bot.words import PLAIN
from flows.tasks import Square
from flows.week import answered, asks, listed, moved
from flows.week_questions import TAPS, Question

_ENOUGH = ("", "skip", "done", "no")  # a script has no Enter
_TASK, _DAY = "task ", "day "


async def begun(here: Here, sitting: Sitting) -> Reply:
    """The next question of the look that is open, or of a new one; the first time, the day."""
    row = await weeks.open_week(sitting.work, sitting.learner, sitting.now)
    if row is not None:
        return await _next(here, sitting, row, _mentor("picked_up", here.spoken))
    if here.asks and sitting.learner.week_day < 0 and not await weeks.has_looked(sitting.work, sitting.learner):
        here.week = "day"
        return Reply((_mentor("pick_day_here"),), Awaits.WEEK, _days())
    return await _next(here, sitting, await weeks.begun(sitting.work, sitting.learner, sitting.now))


async def heard(here: Here, sitting: Sitting, line: str) -> Reply:
    """What comes of a line while a look is open. `here.week` is empty when it is over."""
    echo = typed(line)
    if line and unfit(line) == "distress":
        here.week = ""
        return Reply((echo, Said(Voice.MENTOR, PLAIN.sentence("telegram.care", here.spoken))))
    if here.week == "day":
        return await _day_picked(here, sitting, line, echo)
    row = await weeks.open_week(sitting.work, sitting.learner, sitting.now)
    if row is None:
        here.week = ""
        return Reply((echo, _mentor("nothing_open")))
    look = weeks.look_of(row)
    question = asks(look)
    if question is not None:
        meant = _meant(line, _taps(question))
        weeks.keep(row, answered(look, question, meant, "" if meant or line.casefold() in _ENOUGH[:2] else line))
        return await _next(here, sitting, row, typed(PLAIN.sentence(f"week.tap.{question}.{meant}")) if meant else echo)
    if here.week.startswith(_TASK):
        return await _placed(here, sitting, row, line, echo)
    if line.casefold() in _ENOUGH:
        return await (_ended(here, sitting, row, echo) if look.listed else _listed(here, sitting, row, "", echo))
    if look.listed and line.isdecimal() and 1 <= int(line[:4]) <= len(look.tasks):
        return _where(here, row, int(line) - 1, echo)
    return await _listed(here, sitting, row, line, echo)


async def knock(sitting: Sitting) -> tuple[Said, ...]:
    """On the chosen day, that it is the day; nothing once the week was looked at."""
    is_the_day = sitting.learner.week_day == sitting.now.weekday()
    wanted = is_the_day and not await weeks.looked_lately(sitting.work, sitting.learner, sitting.now)
    return (_mentor("due_here"),) if wanted else ()


async def _next(here: Here, sitting: Sitting, row: Week, *said: Said) -> Reply:
    here.week = "look"
    look, variant = weeks.look_of(row), row.id or 0
    question = asks(look)
    if question is not None:
        return Reply((*said, _mentor(f"ask.{question}", variant)), Awaits.WEEK, _taps(question))
    if not look.listed:
        return Reply((*said, _mentor("tasks_here", variant)), Awaits.WEEK)
    if not look.tasks:
        return await _ended(here, sitting, row, *said)
    squares = [each | {"name": PLAIN.sentence(f"week.square.{each['name']}")} for each in weeks.squares(look)]
    shown = page(PLAIN.page("week_tasks", line=PLAIN.sentence("week.sorted_here", variant), squares=squares))
    return Reply((*said, shown), Awaits.WEEK)


async def _listed(here: Here, sitting: Sitting, row: Week, line: str, *said: Said) -> Reply:
    weeks.keep(row, listed(weeks.look_of(row), line))
    return await _next(here, sitting, row, *said)


def _where(here: Here, row: Week, number: int, *said: Said) -> Reply:
    here.week = f"{_TASK}{number}"
    task = weeks.look_of(row).tasks[number]
    choices = tuple(Choice(square.value, PLAIN.sentence(f"week.square.{square}")) for square in Square)
    return Reply((*said, _mentor("where", words=task.words)), Awaits.WEEK, choices)


async def _placed(here: Here, sitting: Sitting, row: Week, line: str, *said: Said) -> Reply:
    meant = _meant(line, tuple(Choice(square.value, PLAIN.sentence(f"week.square.{square}")) for square in Square))
    if meant:
        weeks.keep(row, moved(weeks.look_of(row), int(here.week.removeprefix(_TASK)), Square(meant)))
    return await _next(here, sitting, row, *said)


async def _ended(here: Here, sitting: Sitting, row: Week, *said: Said) -> Reply:
    here.week = ""
    reading = await weeks.ended(sitting.work, sitting.learner, row)
    return Reply((*said, page(weeks.told(reading, PLAIN, row.id or 0))))


async def _day_picked(here: Here, sitting: Sitting, line: str, *said: Said) -> Reply:
    picked = _meant(line, _days())
    day = int(picked.removeprefix(_DAY)) if picked.startswith(_DAY) else -1
    sitting.learner.week_day = day
    kept = _mentor("day_kept_here", day=PLAIN.sentence(f"week.day.{day}")) if day >= 0 else _mentor("no_day")
    row = await weeks.begun(sitting.work, sitting.learner, sitting.now)
    return await _next(here, sitting, row, *said, kept)


def _meant(line: str, choices: Sequence[Choice]) -> str:
    """The choice that a line names by its number, its label or its value; anything else is the learner's own words."""
    word = line.strip().casefold()
    if word.isdecimal():
        return choices[int(word) - 1].value if 1 <= int(word[:4]) <= len(choices) else ""
    return next((choice.value for choice in choices if word and word in (choice.label.casefold(), choice.value.casefold())), "")


def _taps(question: Question) -> tuple[Choice, ...]:
    return tuple(Choice(tap, PLAIN.sentence(f"week.tap.{question}.{tap}")) for tap in TAPS[question])


def _days() -> tuple[Choice, ...]:
    days = tuple(Choice(f"{_DAY}{number}", PLAIN.sentence(f"week.day.{number}")) for number in range(7))
    return (*days, Choice("never", PLAIN.sentence("week.never")))


def _mentor(name: str, variant: int = 0, **facts: Any) -> Said:
    """A sentence of prompts/words/week.yaml in the mentor's voice."""
    return Said(Voice.MENTOR, PLAIN.sentence(f"week.{name}", variant, **facts))
