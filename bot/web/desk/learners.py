"""A learner of a cohort: their path through what was assigned, what else they show, and letting them go."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.coaching import cohorts, sharing, sight, tasks, telling
from bot.coaching.sight import Result, Shot
from bot.content.library import world
from bot.store.coaching import Assigned, Cohort, Member, Shared
from bot.web.desk import pictures
from bot.web.desk.guard import Guard
from bot.web.desk.visit import Visit, there
from bot.words import PLAIN


def routes(guard: Guard) -> list[BaseRoute]:
    """Where they are."""
    return [
        Route("/member/{number:int}", guard.shows(member), methods=["GET"]),
        Route("/member/{number:int}/go", guard.does(let_go), methods=["POST"]),
    ]


async def member(visit: Visit) -> Response:
    """A learner's path through what was assigned."""
    found, cohort = await _member(visit)
    shown = await sharing.shared_with(visit.work, cohort, found.learner)
    seat = next(each for each in await sight.seats(visit.work, cohort, visit.now) if each.member.id == found.id)
    results = await sight.path_of(visit.work, found)
    tried = {shot.rehearsal for _, result in results for shot in result.shots}
    return visit.page(
        "member",
        member=found,
        cohort=cohort,
        reasons=telling.reasons(seat, visit.now, PLAIN),
        path=[_step(visit, row, result) for row, result in reversed(results)],
        besides=[await _besides(visit, each) for each in shown if each.rehearsal not in tried],
    )


async def let_go(visit: Visit) -> Response:
    """A learner is let go, for instance after a link went astray."""
    found, cohort = await _member(visit)
    await cohorts.let_go(visit.work, cohort, found, visit.now)
    return visit.to(f"/cohort/{cohort.id}", "let_go")


async def _member(visit: Visit) -> tuple[Member, Cohort]:
    found = there(await cohorts.member(visit.work, visit.coach, visit.here))
    return found, there(await cohorts.by_number(visit.work, visit.coach, found.cohort))


async def _besides(visit: Visit, shown: Shared) -> dict[str, object]:
    """A talk that was no try: where it was played, and with whom."""
    row = await sharing.played(visit.work, shown)
    flow, person = world().flows.get(row.scene), world().people.get(row.partner)
    return {
        "id": shown.id,
        "at": row.began,
        "scene": flow.scene.title if flow else row.scene,
        "partner": person.partner.called if person else "",
    }


def _step(visit: Visit, row: Assigned, result: Result) -> dict[str, object]:
    exercise = tasks.exercise_for(row)
    return {
        "row": row,
        "task": result.task,
        "title": telling.title(exercise),
        "mark": pictures.mark(result.work, visit.now),
        "state": telling.state(result.work, PLAIN, visit.now),
        "shots": [_shot(number, shot) for number, shot in enumerate(result.shots, 1)],
    }


def _shot(number: int, shot: Shot) -> dict[str, object]:
    return {
        "number": number,
        "at": shot.at,
        "passed": shot.passed,
        "lacks": telling.lacks_for_coach(shot.missed, PLAIN),
        "past": shot.past,
        "shared": shot.shared,
    }
