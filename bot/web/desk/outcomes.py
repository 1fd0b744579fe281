"""How an assignment came out: everybody in a table, all of them in pictures; another day, nobody bothered any more, excused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.coaching import cohorts, sight, tasks, telling, uploads
from bot.coaching.sight import Result
from bot.store.coaching import Assigned
from bot.web.desk import pictures
from bot.web.desk.assigning import clock, wrong_due
from bot.web.desk.blanks import moment_typed, number_asked, of_form
from bot.web.desk.designing import told
from bot.web.desk.guard import ROOT, Guard, Visit
from bot.words import PLAIN
from flows.assignment import State

A_PAGE = 50  # learners
LATE = "late"
STATES = (State.PASSED, State.DONE, State.STARTED, State.GIVEN, State.WAITING, State.EXCUSED)


def routes(guard: Guard) -> list[BaseRoute]:
    """Where they are."""
    return [
        Route("/assignment/{number:int}", guard.shows(outcome), methods=["GET"]),
        Route("/assignment/{number:int}/due", guard.does(postpone), methods=["POST"]),
        Route("/assignment/{number:int}/withdraw", guard.does(withdraw), methods=["POST"]),
        Route("/assignment/{number:int}/excuse", guard.does(excuse), methods=["POST"]),
    ]


async def outcome(visit: Visit) -> Response:
    """The table, fifty learners at a time, and the pictures of all."""
    return await _shown(visit, await _assignment(visit))


async def postpone(visit: Visit) -> Response:
    """Another day by which it is due, or none."""
    row, typed = await _assignment(visit), visit.text("due")
    try:
        due = moment_typed(visit.learner, typed)
    except ValueError:
        return await _shown(visit, row, "unreadable", typed)
    if due is not None and (fault := wrong_due(due, max(row.starts, visit.now), visit.now)):
        return await _shown(visit, row, fault, typed)
    await tasks.postpone(visit.work, row, due, visit.now)
    return visit.to(f"/assignment/{row.id}", "due_changed")


async def withdraw(visit: Visit) -> Response:
    """Nobody need do it any more."""
    row = await _assignment(visit)
    await tasks.withdraw(visit.work, row, visit.now)
    return visit.to(f"/cohort/{row.cohort}", "assignment_withdrawn")


async def excuse(visit: Visit) -> Response:
    """A learner need not do it, or has to after all."""
    row = await _assignment(visit)
    number, is_excused = of_form(visit, "excuse"), True
    if not number:
        number, is_excused = of_form(visit, "expect"), False
    task = await tasks.task_of(visit.work, visit.coach, number)
    if task is None or task.assignment != row.id:
        raise HTTPException(404)
    await tasks.excuse(visit.work, task, is_excused, visit.now)
    return _back(visit, row, "excused" if is_excused else "expected", task.id or 0)


def _back(visit: Visit, row: Assigned, said: str, task: int) -> Response:
    """Back to the line of the table, on the page and among those that were looked at."""
    asked = {"said": said, "page": of_form(visit, "page"), "only": visit.text("only") if visit.text("only") in (*STATES, LATE) else ""}
    return RedirectResponse(
        f"{ROOT}/assignment/{row.id}?{urlencode({name: value for name, value in asked.items() if value})}#task-{task}", 303
    )


async def _assignment(visit: Visit) -> Assigned:
    found = await tasks.assignment(visit.work, visit.coach, visit.here)
    if found is None:
        raise HTTPException(404)
    await uploads.seat(visit.work, found.state)
    return found


async def _shown(visit: Visit, row: Assigned, fault: str = "", typed: str = "") -> Response:
    cohort = await cohorts.by_number(visit.work, visit.coach, row.cohort)
    assert cohort is not None  # an assignment is seen through its cohort
    results = await sight.results(visit.work, row)
    only = visit.request.query_params.get("only", "")
    wanted = [each for each in results if _is_among(visit, each, only)] if only in (*STATES, LATE) else results
    pages = max(1, -(-len(wanted) // A_PAGE))
    page = min(max(1, number_asked(visit, "page")), pages)
    open_ones = [each for each in results if each.member.scores]
    return visit.page(
        "assignment",
        422 if fault else 200,
        row=row,
        cohort=cohort,
        exercise=told(tasks.exercise_for(row)),
        waits=row.starts > visit.now,
        only=only if wanted is not results else "",
        lines=[_line(visit, each) for each in wanted[(page - 1) * A_PAGE : page * A_PAGE]],
        found=len(wanted),
        page=page,
        pages=pages,
        people=len(results),
        late=sum(each.work.is_late(visit.now) for each in results),
        shares=pictures.shares([each.work.state for each in results], STATES),
        closed=len(results) - len(open_ones),
        **_pictures(open_ones),
        fault=PLAIN.sentence(f"desk.work.fault.{fault}") if fault else "",
        typed=typed,
        **clock(visit),
    )


def _is_among(visit: Visit, result: Result, only: str) -> bool:
    return result.work.is_late(visit.now) if only == LATE else result.work.state == only


def _pictures(results: Sequence[Result]) -> dict[str, Any]:
    """What can be drawn of those who agreed to that."""
    pairs = [(each.shots[0], each.counting) for each in results if each.shots and each.counting]
    return {
        "tried": len(pairs),
        "again": sum(first is not counting for first, counting in pairs),
        "slips": pictures.slips([(first.past, counting.past) for first, counting in pairs if first.past and counting.past]),
        "curves": pictures.curves([counting.curve for _, counting in pairs if counting.curve]),
        "missing": pictures.missing([[shot.missed for shot in each.shots] for each in results if each.shots]),
    }


def _line(visit: Visit, result: Result) -> dict[str, Any]:
    """A row of the table."""
    counting, is_late = result.counting, result.work.is_late(visit.now)
    past = counting.past if counting else None
    return {
        "member": result.member,
        "task": result.task.id,
        "state": result.work.state.value,
        "mark": LATE if is_late and result.work.state is not State.PASSED else result.work.state.value,
        "says": telling.state(result.work, PLAIN, visit.now),
        "tries": len(result.shots),
        "excused": result.work.excused,
        "past": past,
        "slips": sum(past.slips.values()) if past else 0,
        "kinds": [(telling.short(move), times) for move, times in past.slips.items()] if past else [],
        "card": pictures.card(past.scores) if past and past.scores else None,
        "shared": [(place, shot.shared) for place, shot in enumerate(result.shots, 1) if shot.shared],
    }
