"""How an assignment came out: everybody in a table, all of them in pictures; another day, nobody bothered any more, excused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.coaching import cohorts, sight, tasks, telling
from bot.coaching.sight import Result
from bot.store.coaching import Assigned
from bot.web.desk import pictures
from bot.web.desk.guard import Guard
from bot.web.desk.moments import clock, due_typed
from bot.web.desk.pages import leaf
from bot.web.desk.pictures import LATE
from bot.web.desk.visit import ROOT, Visit, there
from bot.words import PLAIN
from flows.assignment import State

A_PAGE = 50  # learners
_AMONG = (*State, LATE)  # whom the table can be narrowed to


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
    due, fault = due_typed(visit, typed, max(row.starts, visit.now))
    if fault:
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
    excused = visit.row("excuse")
    task = there(await tasks.task_of(visit.work, visit.coach, excused or visit.row("expect")))
    if task.assignment != row.id:
        raise HTTPException(404)
    await tasks.excuse(visit.work, task, bool(excused), visit.now)
    return _back(visit, row, "excused" if excused else "expected", task.id or 0)


def _back(visit: Visit, row: Assigned, said: str, task: int) -> Response:
    """Back to the line of the table, on the page and among those that were looked at."""
    asked = {"said": said, "page": visit.row("page"), "only": visit.text("only") if visit.text("only") in _AMONG else ""}
    query = urlencode({name: value for name, value in asked.items() if value})
    return RedirectResponse(f"{ROOT}/assignment/{row.id}?{query}#task-{task}", 303)


async def _assignment(visit: Visit) -> Assigned:
    return there(await tasks.assignment(visit.work, visit.coach, visit.here))


async def _shown(visit: Visit, row: Assigned, fault: str = "", typed: str = "") -> Response:
    cohort = await cohorts.by_number(visit.work, visit.coach, row.cohort)
    assert cohort is not None  # an assignment is seen through its cohort
    results = await sight.results(visit.work, row)
    only = visit.request.query_params.get("only", "")
    wanted = [each for each in results if _is_among(visit, each, only)] if only in _AMONG else results
    page = leaf(visit, wanted, A_PAGE)
    open_ones = [each for each in results if each.member.scores]
    return visit.page(
        "assignment",
        422 if fault else 200,
        row=row,
        cohort=cohort,
        exercise=telling.in_words(tasks.exercise_for(row), PLAIN),
        waits=row.starts > visit.now,
        only=only if wanted is not results else "",
        lines=[_line(visit, each) for each in page.things],
        found=len(wanted),
        page=page.number,
        pages=page.count,
        people=len(results),
        late=sum(each.work.is_late(visit.now) for each in results),
        shares=pictures.shares([each.work.state for each in results]),
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
    counting = result.counting
    past = counting.past if counting else None
    return {
        "member": result.member,
        "task": result.task.id,
        "state": result.work.state.value,
        "mark": pictures.mark(result.work, visit.now),
        "says": telling.state(result.work, PLAIN, visit.now),
        "tries": len(result.shots),
        "excused": result.work.excused,
        "past": past,
        "slips": sum(past.slips.values()) if past else 0,
        "kinds": [(telling.short(move), times) for move, times in past.slips.items()] if past else [],
        "card": pictures.card(past.scores) if past and past.scores else None,
        "shared": [(place, shot.shared) for place, shot in enumerate(result.shots, 1) if shot.shared],
    }
