"""The overview, a cohort with its people and its work, a learner's path, and the codes that let people in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot import practice
from bot.coaching import cohorts, given, sharing, sight, tasks, telling
from bot.coaching.sight import Seat
from bot.content.library import world
from bot.store.coaching import Assigned, Cohort, Shared
from bot.store.tables import Rehearsed
from bot.web.desk.bot_name import bot_name
from bot.web.desk.guard import TWICE, Guard, Visit
from bot.words import PLAIN
from flows.assignment import State, Work

MOST_COHORTS, MOST_URGENT, A_PAGE = 12, 6, 50  # cohorts looked into and people named on the overview; rows of a table
_WEEKS = {"1": 1, "2": 2, "4": 4, "12": 12}
_A_WEEK = timedelta(weeks=1)  # for a colleague, who sees all that the coach sees: one person, and not for long
STATES = (State.PASSED, State.DONE, State.STARTED, State.GIVEN, State.WAITING, State.EXCUSED)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of an assignment's learners are in a state, and where its part of a bar of 100 begins."""

    state: State
    number: int
    start: float
    width: float


def routes(guard: Guard) -> list[BaseRoute]:
    """Where they are."""
    return [
        Route("/", guard.shows(overview), methods=["GET"]),
        Route("/cohorts", guard.does(make), methods=["POST"]),
        Route("/cohort/{number:int}", guard.shows(cohort), methods=["GET"]),
        Route("/cohort/{number:int}/people", guard.shows(people), methods=["GET"]),
        Route("/cohort/{number:int}/invite", guard.does(invite), methods=["POST"]),
        Route("/cohort/{number:int}/close", guard.does(close), methods=["POST"]),
        Route("/invitation/{number:int}/withdraw", guard.does(withdraw), methods=["POST"]),
        Route("/member/{number:int}", guard.shows(member), methods=["GET"]),
        Route("/member/{number:int}/go", guard.does(let_go), methods=["POST"]),
    ]


async def overview(visit: Visit) -> Response:
    """All cohorts, and who needs attention and why."""
    every = await cohorts.of(visit.work, visit.coach)
    sizes = await sight.counts(visit.work, every)
    looked_into = [(each, await sight.seats(visit.work, each, visit.now)) for each in every[:MOST_COHORTS]]
    cards = [{"cohort": each, "size": sizes.get(each.id or 0, 0), **_summed_up(visit, seats)} for each, seats in looked_into]
    rest = [{"cohort": each, "size": sizes.get(each.id or 0, 0)} for each in every[MOST_COHORTS:]]
    return visit.page("overview", cards=cards, rest=rest, fault="")


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
    found = await _cohort(visit)
    seats = await sight.seats(visit.work, found, visit.now)
    assigned = await tasks.assignments(visit.work, found)
    first = max(0, int(page) - 1) * A_PAGE if (page := visit.request.query_params.get("page", "1")).isdecimal() and len(page) < 5 else 0
    return visit.page(
        "cohort",
        cohort=found,
        size=len(seats),
        seats=[_seat(visit, each) for each in seats[first : first + A_PAGE]],
        pages=[number + 1 for number in range(-(-len(seats) // A_PAGE))],
        page_now=first // A_PAGE + 1,
        assignments=[{"row": row, "title": telling.title(tasks.exercise_for(row)), "shares": _shares(row, seats)} for row in assigned],
        urgent=_summed_up(visit, seats)["urgent"],
    )


async def people(visit: Visit) -> Response:
    """Who coaches it, and the codes that let people in."""
    found = await _cohort(visit)
    codes = await cohorts.invitations(visit.work, found)
    name = await bot_name(visit.settings)
    return visit.page(
        "people",
        cohort=found,
        coaches=await cohorts.coaches_of(visit.work, found),
        size=len(await cohorts.members_of(visit.work, found)),
        open_ones=[{"row": row, "link": _link(name, row.code)} for row in codes if cohorts.is_open(row, visit.now)],
        past=len([row for row in codes if not cohorts.is_open(row, visit.now)]),
        has_name=bool(name),
    )


async def invite(visit: Visit) -> Response:
    """A new code."""
    found = await _cohort(visit)
    is_colleague = visit.text("whom") == "coach"
    weeks = _A_WEEK if is_colleague else timedelta(weeks=_WEEKS.get(visit.text("weeks"), 2))
    most = 1 if is_colleague else visit.number("most", 50)
    try:
        await cohorts.invite(visit.work, visit.coach, found, visit.now, most, weeks, is_colleague)
    except ValueError:
        return visit.to(f"/cohort/{found.id}/people", "no_code")
    return visit.to(f"/cohort/{found.id}/people", "colleague_code_made" if is_colleague else "code_made")


async def withdraw(visit: Visit) -> Response:
    """A code lets nobody in any more."""
    found = await cohorts.invitation(visit.work, visit.coach, visit.here)
    if found is None:
        raise HTTPException(404)
    found.withdrawn = found.withdrawn or visit.now
    return visit.to(f"/cohort/{found.cohort}/people", "withdrawn")


async def close(visit: Visit) -> Response:
    """The cohort is closed, or only left to its other coaches."""
    found = await _cohort(visit)
    if visit.text("how") == "leave":
        await cohorts.leave_to_others(visit.work, found, visit.coach, visit.now)
        return visit.to("/", "left")
    await cohorts.close(visit.work, found, visit.now)
    return visit.to("/", "closed")


async def member(visit: Visit) -> Response:
    """A learner's path through what was assigned."""
    found = await cohorts.member(visit.work, visit.coach, visit.here)
    group = await cohorts.by_number(visit.work, visit.coach, found.cohort) if found else None
    if found is None or group is None:
        raise HTTPException(404)
    shown = await sharing.shared_with(visit.work, group, found.learner)
    seat = next(each for each in await sight.seats(visit.work, group, visit.now) if each.member.id == found.id)
    results = await sight.path_of(visit.work, found)
    tried = {shot.rehearsal for _, result in results for shot in result.shots}
    return visit.page(
        "member",
        member=found,
        cohort=group,
        reasons=telling.reasons(seat, visit.now, PLAIN),
        path=[_step(visit, row, result) for row, result in reversed(results)],
        besides=[await _besides(visit, each) for each in shown if each.rehearsal not in tried],
    )


async def _besides(visit: Visit, shown: Shared) -> dict[str, object]:
    """A talk that was no try: where it was played, and with whom."""
    row = await visit.work.get(Rehearsed, shown.rehearsal)
    assert row is not None  # what is shown goes with what was played
    await practice.seated(visit.work, row)
    flow, person = world().flows.get(row.scene), world().people.get(row.partner)
    return {
        "id": shown.id,
        "at": row.began,
        "scene": flow.scene.title if flow else row.scene,
        "partner": person.partner.called if person else "",
    }


async def let_go(visit: Visit) -> Response:
    """A learner is let go, for instance after a link went astray."""
    found = await cohorts.member(visit.work, visit.coach, visit.here)
    group = await cohorts.by_number(visit.work, visit.coach, found.cohort) if found else None
    if found is None or group is None:
        raise HTTPException(404)
    await cohorts.let_go(visit.work, group, found, visit.now)
    return visit.to(f"/cohort/{group.id}", "let_go")


async def _cohort(visit: Visit) -> Cohort:
    found = await cohorts.by_number(visit.work, visit.coach, visit.here)
    if found is None:
        raise HTTPException(404)
    return found


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
    times = [each.at for _, _, work in seat.work for each in work.tries]
    return {
        "member": seat.member,
        "done": seat.done(),
        "passed": seat.passed(),
        "of": len([work for _, _, work in seat.work if not work.excused]),
        "last": max(times, default=None),
        "reasons": telling.reasons(seat, visit.now, PLAIN),
    }


def _shares(row: Assigned, seats: Sequence[Seat]) -> list[Share]:
    """How an assignment stands with everybody, as parts of a bar."""
    works = [work for seat in seats for _, each, work in seat.work if each.id == row.id]
    counted, found, start = Counter(work.state for work in works), [], 0.0
    for state in STATES:
        if counted[state]:
            width = 100 * counted[state] / len(works)
            found.append(Share(state, counted[state], round(start, 2), round(width, 2)))
            start += width
    return found


def _step(visit: Visit, row: Assigned, result: sight.Result) -> dict[str, object]:
    exercise = tasks.exercise_for(row)
    return {
        "row": row,
        "task": result.task,
        "title": telling.title(exercise),
        "mark": _mark(result.work, visit),
        "state": telling.state(result.work, PLAIN, visit.now),
        "shots": [_shot(number, shot) for number, shot in enumerate(result.shots, 1)],
    }


def _mark(work: Work, visit: Visit) -> str:
    return "late" if work.is_late(visit.now) and work.state is not State.PASSED else work.state.value


def _shot(number: int, shot: sight.Shot) -> dict[str, object]:
    return {
        "number": number,
        "at": shot.at,
        "passed": shot.passed,
        "lacks": telling.lacks_for_coach(shot.missed, PLAIN),
        "past": shot.past,
        "shared": shot.shared,
    }


def _link(name: str, code: str) -> str:
    """What to forward; where the bot's name can't be asked for, the command that does the same."""
    return f"https://t.me/{name}?start={cohorts.INVITATION}{code}" if name else f"/start {cohorts.INVITATION}{code}"
