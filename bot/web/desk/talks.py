"""A shared talk is read, and answered: comments, slips that were none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.coaching import cohorts, given, overruling, remarks, sharing, sight, tasks, telling
from bot.coaching.transcripts import Transcript
from bot.content.library import world
from bot.practice import closest_of
from bot.store.coaching import Member, Shared
from bot.web.desk import pictures, play
from bot.web.desk.guard import Guard
from bot.web.desk.visit import LONGEST, ROOT, TWICE, Visit, there
from bot.words import PLAIN
from flows.moves import Move

WAY = "desk"
_SMALL = (132, 34)  # width and height of the curve beside a turn


def routes(guard: Guard) -> list[BaseRoute]:
    """Where they are."""
    return [
        Route("/talk/{number:int}", guard.shows(talk, writes=True), methods=["GET"]),
        Route("/talk/{number:int}/comment", guard.does(comment), methods=["POST"]),
        Route("/talk/{number:int}/fine", guard.does(fine), methods=["POST"]),
        Route("/talk/{number:int}/slip", guard.does(slip_after_all), methods=["POST"]),
    ]


async def talk(visit: Visit) -> Response:
    """The whole talk. That it was opened is written down; what a form of the page leads back to is the same opening."""
    return await _shown(visit, await _read(visit, again=visit.request.query_params.get("again") == "1"))


async def comment(visit: Visit) -> Response:
    """The coach's words on a turn, or on the whole talk."""
    shared, turn, text = await _shared(visit), visit.row("turn"), given.text(visit.text("text", LONGEST))
    fault = "empty" if not text else "long" if len(text) > remarks.LONGEST else await _said(visit, shared, turn, text)
    if not fault:
        return _back(visit, "commented", turn)
    read, says = await _read(visit, again=True), PLAIN.sentence(f"desk.work.comment.{fault}", most=remarks.LONGEST)
    if turn not in (0, *(each.number for each in read.turns)):
        raise HTTPException(404)
    return await _shown(visit, read, {"turn": turn, "text": text, "says": says})


async def fine(visit: Visit) -> Response:
    """A slip was none: the coach overrules the mentor."""
    shared, turn = await _shared(visit), visit.row("turn")
    try:
        await overruling.overrule(visit.work, visit.coach, shared, turn, Move(visit.text("move")), visit.text("why", LONGEST), visit.now)
    except ValueError:
        raise HTTPException(404) from None
    return _back(visit, "called_fine", turn)


async def slip_after_all(visit: Visit) -> Response:
    """The mentor was right after all."""
    shared = await _shared(visit)
    row, about = there(await overruling.by_number(visit.work, visit.row("overruled")))
    if about.id != shared.id:
        raise HTTPException(404)
    turn = row.turn
    await overruling.take_back(visit.work, row, shared)
    return _back(visit, "slip_after_all", turn)


async def _shared(visit: Visit) -> Shared:
    return there(await sharing.shared(visit.work, visit.coach, visit.here))


async def _read(visit: Visit, again: bool) -> Transcript:
    return there(await sharing.read(visit.work, visit.coach, visit.here, WAY, visit.now, again))


async def _said(visit: Visit, shared: Shared, turn: int, text: str) -> str:
    """The comment is made, unless the same button sent it a moment ago; "refused" where it can't be."""
    lately = await remarks.since(visit.work, visit.coach, shared, visit.now - TWICE)
    if (turn, text) in [(each.turn, each.text) for each in lately]:
        return ""
    try:
        await remarks.comment(visit.work, visit.coach, shared, turn, text, visit.now)
    except ValueError:
        return "refused"
    return ""


def _back(visit: Visit, said: str, turn: int) -> Response:
    """Back to the turn, in the same opening of the talk."""
    at = f"turn-{turn}" if turn else "whole"
    return RedirectResponse(f"{ROOT}/talk/{visit.here}?said={said}&again=1#{at}", 303)


async def _shown(visit: Visit, read: Transcript, wrong: Mapping[str, Any] | None = None) -> Response:
    shared, row, told = read.shared, read.row, read.told
    cohort = await cohorts.by_number(visit.work, visit.coach, shared.cohort)
    assert cohort is not None  # a talk is seen through its cohort
    member = next((each for each in await cohorts.members_of(visit.work, cohort) if each.learner == shared.learner), None)
    task = await tasks.task_of(visit.work, visit.coach, row.task) if row.task else None
    names = {each.id: each.name for each in await cohorts.coaches_of(visit.work, cohort)}
    points = [each.trust for each in read.turns]
    places = pictures.curve(points, *_SMALL)
    return visit.page(
        "talk",
        422 if wrong else 200,
        read=read,
        member=member,
        cohort=cohort,
        assignment=await tasks.assignment(visit.work, visit.coach, task.assignment) if task else None,
        verdict=await _verdict(visit, member, row.id or 0) if task else None,
        scene=world().flows[row.scene].scene.title,
        partner=world().people[closest_of(told.rehearsal).partner].partner.called,
        debrief=told.debrief,
        shows=read.scores,
        lines=[(score.points, f"line.{score.line}", score.words) for score in told.debrief.scores],
        turns=play.turns(read, names),
        whole=play.threads(read.remarks, names),
        curve={"width": _SMALL[0], "height": _SMALL[1], "places": places},
        most=remarks.LONGEST,
        longest_why=overruling.LONGEST,
        wrong=wrong or {"turn": -1, "text": "", "says": ""},
    )


async def _verdict(visit: Visit, member: Member | None, rehearsal: int) -> dict[str, Any] | None:
    """Whether the try passed, and with consent what it lacked."""
    for row, result in await sight.path_of(visit.work, member) if member else ():
        for shot in result.shots:
            if shot.rehearsal == rehearsal:
                return {"passed": shot.passed, "lacks": telling.lacks_for_coach(shot.missed, PLAIN, tasks.exercise_for(row))}
    return None
