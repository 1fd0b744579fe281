"""The overview, and a cohort with its people and its work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.coaching import cohorts, given, sight, tasks, telling
from bot.coaching.sight import Seat
from bot.store.coaching import Assigned
from bot.web.desk import pictures
from bot.web.desk.guard import Guard
from bot.web.desk.pages import leaf
from bot.web.desk.pictures import Share
from bot.web.desk.visit import TWICE, Visit, there
from bot.words import PLAIN
from flows.assignment import State

MOST_COHORTS, MOST_URGENT, A_PAGE = 12, 6, 50  # cohorts looked into and people named on the overview; rows of a table


def routes(guard: Guard) -> list[BaseRoute]:
    """Where they are."""
    return [
        Route("/", guard.shows(overview), methods=["GET"]),
        Route("/cohorts", guard.does(make), methods=["POST"]),
        Route("/cohort/{number:int}", guard.shows(cohort), methods=["GET"]),
    ]


async def overview(visit: Visit) -> Response:
    """All cohorts, and who needs attention and why."""
    every = await cohorts.of(visit.work, visit.coach)
    sizes = await sight.counts(visit.work, every)
    looked_into = [(each, await sight.seats(visit.work, each, visit.now)) for each in every[:MOST_COHORTS]]
    cards = [{"cohort": each, "size": sizes.get(each.id or 0, 0), **_summed_up(visit, seats)} for each, seats in looked_into]
    rest = [{"cohort": each, "size": sizes.get(each.id or 0, 0)} for each in every[MOST_COHORTS:]]
    return visit.page("overview", cards=cards, rest=rest)


async def make(visit: Visit) -> Response:
    """A new cohort."""
    name = visit.text("name", 500)
    lately = [each for each in await cohorts.of(visit.work, visit.coach) if visit.now - each.since < TWICE]
    same = next((each for each in lately if each.name == given.line(name, cohorts.LONGEST_NAME)), None)
    try:
        made = same or await cohorts.made(visit.work, visit.coach, name, visit.now)
    except ValueError:
        return visit.to("/", "no_cohort")
    return visit.to(f"/cohort/{made.id}/people", "cohort_made")


async def cohort(visit: Visit) -> Response:
    """One cohort: what was assigned and how it stands, and everybody in it."""
    found = there(await cohorts.by_number(visit.work, visit.coach, visit.here))
    seats = await sight.seats(visit.work, found, visit.now)
    assigned = await tasks.assignments(visit.work, found)
    page = leaf(visit, seats, A_PAGE)
    return visit.page(
        "cohort",
        cohort=found,
        size=len(seats),
        seats=[_seat(visit, each) for each in page.things],
        pages=page.count,
        page=page.number,
        assignments=[{"row": row, "title": telling.title(tasks.exercise_for(row)), "shares": _shares(row, seats)} for row in assigned],
        urgent=_summed_up(visit, seats)["urgent"],
    )


def _summed_up(visit: Visit, seats: Sequence[Seat]) -> dict[str, object]:
    """What a card tells of a cohort."""
    states = Counter(work.state for seat in seats for _, _, work in seat.work)
    urgent = [(seat.member, telling.reasons(seat, visit.now, PLAIN)) for seat in seats if seat.reasons]
    return {
        "passed": states[State.PASSED],
        "tasks": sum(states.values()) - states[State.EXCUSED],
        "urgent": urgent[:MOST_URGENT],
        "more": len(urgent[MOST_URGENT:]),
    }


def _seat(visit: Visit, seat: Seat) -> dict[str, object]:
    """A row of the table of people."""
    return {
        "member": seat.member,
        "done": seat.done(),
        "passed": seat.passed(),
        "of": seat.asked(),
        "last": seat.last(),
        "reasons": telling.reasons(seat, visit.now, PLAIN),
    }


def _shares(row: Assigned, seats: Sequence[Seat]) -> tuple[Share, ...]:
    """How an assignment stands with everybody, as parts of a bar."""
    return pictures.shares([work.state for seat in seats for _, each, work in seat.work if each.id == row.id])
