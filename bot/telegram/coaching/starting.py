"""What was given may start later, or be taken back, as long as nobody has it in hand; days and mornings go by the coach's clock."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.clock import local, zone_of
from bot.coaching import cohorts, exercises, sight, tasks, telling
from bot.coaching.days import evening
from bot.store.coaching import Assigned, Coach, Cohort, Member
from bot.store.tables import Learner
from bot.telegram.coaching.cohort import show_cohort
from bot.telegram.coaching.sheet import LIVE, at_desk, gone, label, moment, page, show, words
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Rows
from flows.reminding import instant

STARTS = ("now", "tomorrow", "monday")
_MORNING = time(9)
_MONDAY, _WEEK = 0, 7


async def starts(hand: Hand) -> None:
    """It starts tomorrow morning, on Monday morning, or now after all; as long as nobody has been told."""
    found = await held(hand)
    if found is None:
        return
    coach, row, cohort = found
    if await _is_told(hand, row):
        hand.answer = words(hand, "told_already")
        return
    again = await _anew(hand, coach, row, cohort, hand.words[1])
    if again is None:
        gone(hand)
        return
    await show_given(hand, again, cohort, await _only(hand, again))


async def taken_back(hand: Hand) -> None:
    """What was given just now is taken back."""
    found = await held(hand)
    if found is not None:
        _, row, cohort = found
        told = await _is_told(hand, row)
        await tasks.withdraw(hand.work, row, hand.now)
        hand.answer = words(hand, "withdrawn" if told else "taken_back")
        await show_cohort(hand, cohort)


async def show_given(hand: Hand, row: Assigned, cohort: Cohort, member: Member | None) -> None:
    """What was given to whom by when, and what can still be changed about it."""
    now_starts = _start_of(hand, row)
    text = page(
        "given",
        title=telling.title(tasks.exercise_for(row)),
        cohort=cohort,
        whom=member.called if member else "",
        count=len(await cohorts.members_of(hand.work, cohort)),
        starts="" if now_starts == "now" else moment(hand.learner, row.starts, hand.now),
        due=moment(hand.learner, row.due, hand.now) if row.due else "",
    )
    later = [label(f"starts.{name}", "dsgs", row.id, name) for name in _choices(hand) if name != now_starts]
    rows: Rows = [later, [label("take_back", "dsgb", row.id)], [label("assignment", "dsa", row.id), label("back", "dsc", cohort.id)]]
    await show(hand, text, rows, LIVE)


async def held(hand: Hand, once: bool = False) -> tuple[Coach, Assigned, Cohort] | None:
    """The assignment that the button names, if it is the coach's."""
    coach = await at_desk(hand, once)
    row = await tasks.assignment(hand.work, coach, int(hand.words[0])) if coach else None
    cohort = await cohorts.by_number(hand.work, coach, row.cohort) if coach and row else None
    if coach is None:
        return None
    if row is None or cohort is None:
        gone(hand)
        return None
    return coach, row, cohort


def by_day(learner: Learner, start: date, days: int) -> datetime | None:
    """The evening so many days later on the coach's clock; None for no days."""
    return evening(learner, start + timedelta(days=days)) if days else None


def start_at(learner: Learner, name: str, now: datetime) -> datetime:
    """Now, tomorrow at nine, or on the next Monday at nine, on the coach's clock."""
    today = local(learner, now).date()
    days = {"now": 0, "tomorrow": 1, "monday": (_MONDAY - today.weekday() - 1) % _WEEK + 1}[name]
    return instant(datetime.combine(today + timedelta(days=days), _MORNING), zone_of(learner)) if days else now


def _start_of(hand: Hand, row: Assigned) -> str:
    """Which of the choices it is that an assignment starts at."""
    return next((name for name in STARTS[1:] if row.starts == start_at(hand.learner, name, hand.now)), "now")


def _choices(hand: Hand) -> list[str]:
    """When it may start; on a Sunday, tomorrow is Monday, and is named once."""
    at = {start_at(hand.learner, name, hand.now): name for name in reversed(STARTS)}
    return [name for name in STARTS if name in at.values()]


async def _anew(hand: Hand, coach: Coach, row: Assigned, cohort: Cohort, name: str) -> Assigned | None:
    """The same, from another moment on, and with as many days to do it; None where the exercise or the learner is gone."""
    designed, only = await exercises.by_number(hand.work, coach, row.exercise), await _only(hand, row)
    if designed is None or (row.learner and only is None):
        return None
    begins, due = start_at(hand.learner, name, hand.now), None
    if row.due is not None:
        days = (local(hand.learner, row.due).date() - local(hand.learner, row.starts).date()).days
        due = by_day(hand.learner, local(hand.learner, begins).date(), days)
    await tasks.withdraw(hand.work, row, hand.now)
    return await tasks.assign(hand.work, coach, designed, cohort, hand.now, only, begins, due)


async def _only(hand: Hand, row: Assigned) -> Member | None:
    """The one learner it is for, if it is for one."""
    members = await sight.results(hand.work, row) if row.learner else []
    return members[0].member if members else None


async def _is_told(hand: Hand, row: Assigned) -> bool:
    """Whether a letter about it has gone out."""
    return any(each.task.given for each in await sight.results(hand.work, row))
