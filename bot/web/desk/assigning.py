"""An exercise is given to a cohort or to one of it, now or later, by a day on the coach's clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.clock import local
from bot.coaching import cohorts, days, exercises, tasks, telling
from bot.coaching.exercises import exercise_of, library
from bot.store.coaching import Assigned, Designed
from bot.web.desk import wishes
from bot.web.desk.guard import Guard
from bot.web.desk.moments import FORM, clock
from bot.web.desk.visit import TWICE, Visit
from bot.web.desk.wishes import READY, Found, Wish
from bot.words import PLAIN

_LATER = timedelta(days=7)  # a first proposal for the day it is due


def routes(guard: Guard) -> list[BaseRoute]:
    """Where they are."""
    return [Route("/assign", guard.shows(form), methods=["GET"]), Route("/assign", guard.does(assign), methods=["POST"])]


async def form(visit: Visit) -> Response:
    """The form, with what the link to it named, and a week's time."""
    wish = wishes.linked(visit)
    wish.due = _proposed(visit)
    found = await wishes.found(visit, wish)
    if found.member is not None and found.cohort is None:
        wish.cohort, found.cohort = found.member.cohort, await cohorts.by_number(visit.work, visit.coach, found.member.cohort)
    return await _form(visit, wish, found)


async def assign(visit: Visit) -> Response:
    """What was asked for is given; or the form is shown again, with who is in the cohort, or with its faults."""
    wish = wishes.typed(visit)
    found = await wishes.found(visit, wish)
    if visit.text("then") == "people":
        return await _form(visit, wish, found)
    starts, due, faults = wishes.times(visit, wish)
    if faults := faults | await wishes.missing(visit, found):
        return await _form(visit, wish, found, faults)
    try:
        row = found.row or await exercises.take(visit.work, visit.coach, found.ready, visit.now)
    except ValueError:
        return await _form(visit, wish, found, {"exercise": "full"})
    try:
        made = await _given(visit, row, found, starts, due)
    except ValueError:
        return await _form(visit, wish, found, {"due": "far"})
    return visit.to(f"/assignment/{made.id}", "assigned")


async def _given(visit: Visit, row: Designed, found: Found, starts: datetime | None, due: datetime | None) -> Assigned:
    """It is given, unless the same button gave it a moment ago. Raises ValueError as `tasks.assign` does."""
    assert found.cohort is not None
    same = row.id, visit.coach.id, found.member.learner if found.member else 0, due
    for each in await tasks.assignments(visit.work, found.cohort):
        alike = (each.exercise, each.coach, each.learner, each.due) == same and each.starts == (starts or each.at)
        if alike and visit.now - each.at < TWICE:
            return each
    return await tasks.assign(visit.work, visit.coach, row, found.cohort, visit.now, found.member, starts, due)


async def _form(visit: Visit, wish: Wish, found: Found, faults: Mapping[str, str] | None = None) -> Response:
    rows, every = await exercises.of(visit.work, visit.coach), await cohorts.of(visit.work, visit.coach)
    if found.cohort is None and len(every) == 1:
        found.cohort, wish.cohort = every[0], every[0].id or 0
    taken = exercises.taken(rows)
    return visit.page(
        "assign",
        422 if faults else 200,
        wish=wish,
        faults={name: PLAIN.sentence(f"desk.work.fault.{says}") for name, says in (faults or {}).items()},
        own=[(str(row.id), exercise_of(row).title) for row in rows],
        ready=[(READY + name, each.title) for name, each in library().items() if name not in taken],
        cohorts=[(each.id, each.name) for each in every],
        cohort=found.cohort,
        members=[(each.id, each.called) for each in await cohorts.members_of(visit.work, found.cohort)] if found.cohort else [],
        exercise=telling.in_words(found.exercise, PLAIN) if found.exercise else None,
        **clock(visit),
    )


def _proposed(visit: Visit) -> str:
    """A week from today, in the evening."""
    day = local(visit.learner, visit.now).date() + _LATER
    return local(visit.learner, days.evening(visit.learner, day)).strftime(FORM)
