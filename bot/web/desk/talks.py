"""A shared talk, read like a page of a play: moves marked in the text, the mentor's notes in the margin, room for the coach's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.coaching import cohorts, given, overruling, remarks, sharing, sight, tasks, telling
from bot.coaching.sharing import Marked, Spoken, Transcript
from bot.content.library import world
from bot.practice import closest_of
from bot.store.coaching import Member, Remark, Shared
from bot.store.tables import Learner
from bot.web.desk import pictures
from bot.web.desk.blanks import LONGEST, of_form
from bot.web.desk.guard import ROOT, TWICE, Guard, Visit
from bot.words import PLAIN
from flows.moves import Move

WAY = "desk"
_UNMARKED = frozenset({Move.OTHER})
_STOPS = ".,;:!?…)”\"'"
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
    shared, turn, text = await _shared(visit), of_form(visit, "turn"), given.text(visit.text("text", LONGEST))
    fault = "" if 0 < len(text) <= remarks.LONGEST else "long" if text else "empty"
    if not fault and await _is_said(visit, shared, turn, text):
        return _back(visit, "commented", turn)
    if not fault:
        try:
            await remarks.comment(visit.work, visit.coach, shared, turn, text, visit.now)
            return _back(visit, "commented", turn)
        except ValueError:
            fault = "refused"
    read, says = await _read(visit, again=True), PLAIN.sentence(f"desk.work.comment.{fault}", most=remarks.LONGEST)
    if turn not in (0, *(each.number for each in read.turns)):
        raise HTTPException(404)
    return await _shown(visit, read, {"turn": turn, "text": text, "says": says})


async def fine(visit: Visit) -> Response:
    """A slip was none: the coach overrules the mentor."""
    shared, turn = await _shared(visit), of_form(visit, "turn")
    try:
        await overruling.overrule(visit.work, visit.coach, shared, turn, Move(visit.text("move")), visit.text("why", LONGEST), visit.now)
    except ValueError:
        raise HTTPException(404) from None
    return _back(visit, "called_fine", turn)


async def slip_after_all(visit: Visit) -> Response:
    """The mentor was right after all."""
    shared = await _shared(visit)
    found = await overruling.by_number(visit.work, of_form(visit, "overruled"))
    if found is None or found[1].id != shared.id:
        raise HTTPException(404)
    turn = found[0].turn
    await overruling.take_back(visit.work, found[0], shared)
    return _back(visit, "slip_after_all", turn)


async def _shared(visit: Visit) -> Shared:
    found = await sharing.shared(visit.work, visit.coach, visit.here)
    if found is None:
        raise HTTPException(404)
    return found


async def _read(visit: Visit, again: bool) -> Transcript:
    found = await sharing.read(visit.work, visit.coach, visit.here, WAY, visit.now, again)
    if found is None:
        raise HTTPException(404)
    return found


async def _is_said(visit: Visit, shared: Shared, turn: int, text: str) -> bool:
    """Whether the same button sent it a moment ago."""
    learner = await visit.work.get(Learner, shared.learner)
    said = await remarks.on(visit.work, learner, shared) if learner else []
    mine = [each for each in said if each.coach == visit.coach.id and visit.now - each.at < TWICE]
    return (turn, text) in [(each.turn, each.text) for each in mine]


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
        turns=[
            _turn(each, place, names) | {"faced": name} for place, (each, name) in enumerate(zip(read.turns, _faced(read), strict=True))
        ],
        whole=_threads(read.remarks, names),
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


def _faced(read: Transcript) -> list[str]:
    """Whose trust each turn is about; nobody need be named where there is only one."""
    people = world().people
    several = len(read.told.rehearsal.room) > 1
    return [people[turn.partner].partner.called if several and turn.partner else "" for turn in read.told.turns]


def _turn(turn: Spoken, place: int, names: Mapping[int | None, str]) -> dict[str, Any]:
    return {
        "number": turn.number,
        "place": place,
        "said": _pieces(turn),
        "answers": turn.answers,
        "note": turn.note,
        "trust": turn.trust,
        "change": turn.change,
        "slips": [(move.value, telling.short(move)) for move in turn.slips if move not in [each.move for each in turn.overruled]],
        "overruled": [{"row": each, "by": names.get(each.coach, ""), "what": telling.short(Move(each.move))} for each in turn.overruled],
        "threads": _threads(turn.remarks, names),
    }


def _pieces(turn: Spoken) -> list[dict[str, Any]]:
    """What was said, piece by piece; a move is named once, where its words end and behind the full stop that follows them."""
    fine, found, stop = [each.move for each in turn.overruled], [], ""
    for piece, after in pairwise([*turn.said, Marked("")]):
        ending = [move for move in piece.moves if move not in after.moves and move not in _UNMARKED]
        names = [_named(move, move in turn.slips, move in fine) for move in ending]
        text, stop = piece.text[len(stop) :], _stop(after.text) if names and not after.moves else ""
        is_marked = bool(set(piece.moves) - _UNMARKED)
        found.append({"text": text, "stop": stop, "is_marked": is_marked, "is_slip": piece.is_slip, "names": names})
    return found


def _stop(text: str) -> str:
    """The full stop, comma or whatever else of that kind a text begins with."""
    return text[: len(text) - len(text.lstrip(_STOPS))]


def _named(move: Move, is_slip: bool, is_fine: bool) -> tuple[bool, str]:
    """Whether a move counts as a slip, and what it is called behind the words that carry it."""
    if not is_slip:
        return False, PLAIN.sentence(f"desk.work.move.{move}")
    return not is_fine, PLAIN.sentence("desk.work.fine" if is_fine else "desk.work.slip", what=telling.short(move))


def _threads(said: Sequence[Remark], names: Mapping[int | None, str]) -> list[dict[str, Any]]:
    """Comments, each with the answers to it; an answer whose comment is gone stands alone."""
    kept = {each.id for each in said}
    firsts = [each for each in said if not each.answers or each.answers not in kept]
    return [
        {"remark": each, "by": names.get(each.coach, ""), "answers": [one for one in said if one.answers == each.id]} for each in firsts
    ]
