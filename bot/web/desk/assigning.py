"""An exercise is given to a cohort or to one of it, now or later, by a day on the coach's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.clock import local, zone_of
from bot.coaching import cohorts, exercises, tasks, uploads
from bot.coaching.exercises import exercise_of, library
from bot.store.coaching import Assigned, Cohort, Designed, Member
from bot.store.codec import dump
from bot.web.desk.blanks import moment_typed, number_asked, of_form
from bot.web.desk.designing import told
from bot.web.desk.guard import TWICE, Guard, Visit
from bot.words import PLAIN
from flows.reminding import instant

READY = "ready:"  # how a choice out of the library begins
_LATER = timedelta(days=7)  # a first proposal for the day it is due
_BY = time(20)  # on the coach's clock: late enough for the day, early enough for the eve's reminder


@dataclass(slots=True)
class Wish:
    """What the form asks for, as it was typed."""

    exercise: str = ""
    cohort: int = 0
    member: int = 0
    when: str = "now"
    starts: str = ""
    due: str = ""


@dataclass(slots=True)
class Found:
    """What a wish comes to; whatever is missing stays None."""

    row: Designed | None = None
    ready: str = ""  # its name in the library
    cohort: Cohort | None = None
    member: Member | None = None


def routes(guard: Guard) -> list[BaseRoute]:
    """Where they are."""
    return [Route("/assign", guard.shows(form), methods=["GET"]), Route("/assign", guard.does(assign), methods=["POST"])]


async def form(visit: Visit) -> Response:
    """The form, with what the link to it named."""
    wish = Wish(str(number_asked(visit, "exercise") or ""), number_asked(visit, "cohort"), number_asked(visit, "member"))
    if ready := visit.request.query_params.get("ready", ""):
        wish.exercise = READY + ready
    wish.due = _proposed(visit)
    found = await _found(visit, wish)
    if found.member is not None and found.cohort is None:
        wish.cohort, found.cohort = found.member.cohort, await cohorts.by_number(visit.work, visit.coach, found.member.cohort)
    return await _form(visit, wish, found, {})


async def assign(visit: Visit) -> Response:
    """What was asked for is given; or the form is shown again, with who is in the cohort, or with its faults."""
    numbers = of_form(visit, "cohort"), of_form(visit, "member")
    wish = Wish(visit.text("exercise"), *numbers, visit.text("when"), visit.text("starts"), visit.text("due"))
    found = await _found(visit, wish)
    if visit.text("then") == "people":
        return await _form(visit, wish, found, {})
    starts, due, faults = _times(visit, wish)
    faults |= _missing(found)
    if found.row is not None and exercises.wrong(exercise_of(found.row), await uploads.own_of(visit.work, visit.coach)):
        faults["exercise"] = "spoilt"
    if faults or found.cohort is None:
        return await _form(visit, wish, found, faults)
    row = found.row or await _kept(visit, found.ready)
    if row is None:
        return await _form(visit, wish, found, {"exercise": "full"})
    if (same := await _same(visit, row, found, starts, due)) is not None:
        return visit.to(f"/assignment/{same.id}", "assigned")
    try:
        made = await tasks.assign(visit.work, visit.coach, row, found.cohort, visit.now, found.member, starts, due)
    except ValueError:
        return await _form(visit, wish, found, {"due": "far"})
    return visit.to(f"/assignment/{made.id}", "assigned")


async def _found(visit: Visit, wish: Wish) -> Found:
    """What is named and this coach's. Raises HTTPException 404 for what is not."""
    found = Found()
    if wish.exercise.startswith(READY):
        found.ready = wish.exercise.removeprefix(READY)
        _or_nothing_here(found.ready in library())
    elif wish.exercise:
        found.row = await exercises.by_number(visit.work, visit.coach, _numbered(wish.exercise))
        _or_nothing_here(found.row)
    if wish.cohort:
        found.cohort = await cohorts.by_number(visit.work, visit.coach, wish.cohort)
        _or_nothing_here(found.cohort)
    if wish.member:
        found.member = await cohorts.member(visit.work, visit.coach, wish.member)
        _or_nothing_here(found.member)
    return found


def _or_nothing_here(found: object) -> None:
    if not found:
        raise HTTPException(404)


def _numbered(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _times(visit: Visit, wish: Wish) -> tuple[datetime | None, datetime | None, dict[str, str]]:
    """When it starts and when it is due, in UTC, and what is wrong with either."""
    faults, starts, due = {}, None, None
    try:
        starts = moment_typed(visit.learner, wish.starts) if wish.when == "later" else None
        if wish.when == "later" and (starts is None or starts <= visit.now):
            faults["starts"] = "past" if starts else "when"
        elif wish.when != "later" and wish.starts:  # thirty people would hear of it today
            faults["starts"] = "both"
        elif starts and starts > visit.now + tasks.FARTHEST:
            faults["starts"] = "far"
    except ValueError:
        faults["starts"] = "unreadable"
    try:
        due = moment_typed(visit.learner, wish.due)
    except ValueError:
        return starts, None, faults | {"due": "unreadable"}
    if due is not None and (fault := wrong_due(due, max(starts or visit.now, visit.now), visit.now)):
        faults["due"] = fault
    return starts, due, faults


def wrong_due(due: datetime, begins: datetime, now: datetime) -> str:
    """What is wrong with a day by which something is due, as the name of a sentence; nothing, for most."""
    if due <= now:
        return "over"
    if due <= begins:
        return "before"
    return "far" if due > begins + tasks.FARTHEST else ""


def _missing(found: Found) -> dict[str, str]:
    faults = {}
    if found.row is None and not found.ready:
        faults["exercise"] = "exercise"
    if found.cohort is None:
        faults["cohort"] = "cohort"
    elif found.member is not None and found.member.cohort != found.cohort.id:
        faults["member"] = "member"
    return faults


async def _kept(visit: Visit, name: str) -> Designed | None:
    """One of the library as the coach's own; the one they have already, if they have it."""
    state = dump(library()[name])
    for row in await exercises.of(visit.work, visit.coach):
        if row.state == state:
            return row
    try:
        return await exercises.keep(visit.work, visit.coach, library()[name], visit.now)
    except ValueError:
        return None


async def _same(visit: Visit, row: Designed, found: Found, starts: datetime | None, due: datetime | None) -> Assigned | None:
    """What the same button gave a moment ago."""
    assert found.cohort is not None
    whom = found.member.learner if found.member else 0
    for each in await tasks.assignments(visit.work, found.cohort):
        alike = (each.exercise, each.coach, each.learner, each.due, each.starts) == (row.id, visit.coach.id, whom, due, starts or each.at)
        if alike and visit.now - each.at < TWICE:
            return each
    return None


async def _form(visit: Visit, wish: Wish, found: Found, faults: dict[str, str]) -> Response:
    rows, every = await exercises.of(visit.work, visit.coach), await cohorts.of(visit.work, visit.coach)
    if found.cohort is None and len(every) == 1:
        found.cohort, wish.cohort = every[0], every[0].id or 0
    chosen = exercise_of(found.row) if found.row else library()[found.ready] if found.ready else None
    taken = {row.state for row in rows}
    return visit.page(
        "assign",
        422 if faults else 200,
        wish=wish,
        faults={name: PLAIN.sentence(f"desk.work.fault.{says}") for name, says in faults.items()},
        own=[(str(row.id), exercise_of(row).title) for row in rows],
        ready=[(READY + name, each.title) for name, each in library().items() if dump(each) not in taken],
        cohorts=[(each.id, each.name) for each in every],
        cohort=found.cohort,
        members=[(each.id, each.called) for each in await cohorts.members_of(visit.work, found.cohort)] if found.cohort else [],
        exercise=told(chosen) if chosen else None,
        **clock(visit),
    )


def clock(visit: Visit) -> dict[str, Any]:
    """The coach's clock, for whoever types a time: the zone, or nothing where it was never told, and what it shows now."""
    return {"zone": visit.learner.zone.replace("_", " "), "now": visit.now}


def _proposed(visit: Visit) -> str:
    """A week from today, in the evening."""
    day = local(visit.learner, visit.now).date() + _LATER
    return local(visit.learner, instant(datetime.combine(day, _BY), zone_of(visit.learner))).strftime("%Y-%m-%dT%H:%M")
