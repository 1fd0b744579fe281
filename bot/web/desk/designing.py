"""Exercises on the desk: the coach's own, the library, and the builder, which needs no script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.coaching import exercises, telling, uploads
from bot.coaching.exercises import exercise_of, library
from bot.coaching.naming import capital
from bot.coaching.uploads import Own
from bot.content.library import world
from bot.store.coaching import Designed
from bot.store.codec import dump
from bot.web.desk import blanks
from bot.web.desk.blanks import Blank, number_asked
from bot.web.desk.bot_name import bot_name
from bot.web.desk.guard import TWICE, Guard, Visit
from bot.words import PLAIN, sentences
from flows.exercise import LONGEST_TITLE, OUTCOMES, SLIPS, Counts, Exercise
from flows.rehearsal import Feedback, Sign
from flows.scenes import Level

A_PAGE = 24  # exercises
PREVIEW = "preview_"  # how the payload begins that lets a coach play an exercise


def routes(guard: Guard) -> list[BaseRoute]:
    """Where they are."""
    return [
        Route("/exercises", guard.shows(listed), methods=["GET"]),
        Route("/exercises/take", guard.does(take), methods=["POST"]),
        Route("/exercise/new", guard.shows(blank), methods=["GET"]),
        Route("/exercise/new", guard.does(build), methods=["POST"]),
        Route("/exercise/{number:int}", guard.shows(one), methods=["GET"]),
        Route("/exercise/{number:int}", guard.does(change), methods=["POST"]),
        Route("/exercise/{number:int}/drop", guard.does(drop), methods=["POST"]),
    ]


async def listed(visit: Visit) -> Response:
    """The coach's own exercises, the newest first, and the library."""
    rows = await exercises.of(visit.work, visit.coach)
    pages = -(-len(rows) // A_PAGE)
    page = min(max(1, number_asked(visit, "page")), max(1, pages))
    name = await bot_name(visit.settings)
    own = [{"id": row.id, "preview": preview(name, row), **told(exercise_of(row))} for row in rows[(page - 1) * A_PAGE : page * A_PAGE]]
    taken = {row.state for row in rows}
    ready = [{"name": key, "taken": dump(each) in taken, **told(each)} for key, each in library().items()]
    return visit.page("exercises", own=own, many=len(rows), pages=pages, page=page, ready=ready, is_full=len(rows) >= exercises.MOST)


async def take(visit: Visit) -> Response:
    """One of the library becomes the coach's own."""
    found = library().get(visit.text("name"))
    if found is None:
        raise HTTPException(404)
    same = next((row for row in await exercises.of(visit.work, visit.coach) if row.state == dump(found)), None)
    try:
        row = same or await exercises.keep(visit.work, visit.coach, found, visit.now)
    except ValueError:
        return visit.to("/exercises", "exercises_full")
    return visit.to(f"/exercise/{row.id}", "exercise_taken")


async def blank(visit: Visit) -> Response:
    """The builder: empty, with one of the library in it, or with a copy of an own one."""
    exercise = Exercise(title="", scene="coffee")
    if name := visit.request.query_params.get("from", ""):
        exercise = library().get(name) or exercise
    exercise = await _with_own(visit, exercise)
    if number := number_asked(visit, "copy"):
        exercise = exercise_of(await own(visit, number))
        copied = PLAIN.sentence("desk.work.copy_of", title=exercise.title)
        exercise = replace(exercise, title=copied if len(copied) <= LONGEST_TITLE else exercise.title)
    return await _builder(visit, blanks.filled(exercise))


async def _with_own(visit: Visit, exercise: Exercise) -> Exercise:
    """With the scene or the partner of the coach's own that the page of an upload asks for."""
    brought, asked = await uploads.own_of(visit.work, visit.coach), visit.request.query_params
    scene, partner = asked.get("scene", ""), asked.get("partner", "")
    exercise = replace(exercise, scene=scene) if scene in brought.scenes else exercise
    return replace(exercise, partner=partner) if partner in brought.partners else exercise


async def build(visit: Visit) -> Response:
    """What was filled in becomes a new exercise, or is shown again with who can be met, or with its faults."""
    return await _kept(visit, None)


async def one(visit: Visit) -> Response:
    """An own exercise in the builder."""
    row = await own(visit, visit.here)
    return await _builder(visit, blanks.filled(exercise_of(row)), row)


async def change(visit: Visit) -> Response:
    """An own exercise is as it was filled in now; what was assigned stays as it was."""
    return await _kept(visit, await own(visit, visit.here))


async def drop(visit: Visit) -> Response:
    """An own exercise goes from the list."""
    await exercises.drop(visit.work, await own(visit, visit.here))
    return visit.to("/exercises", "exercise_dropped")


async def own(visit: Visit, number: int) -> Designed:
    """An exercise of this coach's. Raises HTTPException 404."""
    found = await exercises.by_number(visit.work, visit.coach, number)
    if found is None:
        raise HTTPException(404)
    return found


def told(exercise: Exercise) -> dict[str, Any]:
    """An exercise in words."""
    return {
        "title": telling.title(exercise),
        "setting": telling.setting(exercise, PLAIN),
        "passes": telling.passes(exercise, PLAIN),
        "tries": telling.tries(exercise, PLAIN),
        "message": exercise.message,
        "goal": exercise.goal,
    }


def preview(name: str, row: Designed) -> str:
    """Where an exercise is tried out: a link to the bot, or, where its name can't be asked for, what to write to it."""
    return f"https://t.me/{name}?start={PREVIEW}{row.id}" if name else f"/start {PREVIEW}{row.id}"


async def _kept(visit: Visit, row: Designed | None) -> Response:
    filled, brought = blanks.typed(visit), await uploads.own_of(visit.work, visit.coach)
    if visit.text("then") == "people":
        return await _builder(visit, filled.for_its_scene(brought), row, sought=filled.exercise.partner)
    if faults := filled.faults(brought):
        return await _builder(visit, filled, row, faults=faults)
    row = row or await _same(visit, filled.exercise)
    try:
        kept = await exercises.keep(visit.work, visit.coach, filled.exercise, visit.now, row)
    except ValueError:
        return await _builder(visit, filled, row, faults={"title": [PLAIN.sentence("desk.said.exercises_full")]})
    return visit.to(f"/exercise/{kept.id}", "exercise_kept")


async def _same(visit: Visit, exercise: Exercise) -> Designed | None:
    """What the same button kept a moment ago."""
    lately = [row for row in await exercises.of(visit.work, visit.coach) if visit.now - row.at < TWICE]
    return next((row for row in lately if exercise_of(row) == exercise), None)


async def _builder(
    visit: Visit, filled: Blank, row: Designed | None = None, faults: dict[str, list[str]] | None = None, sought: str = ""
) -> Response:
    exercise, brought = filled.exercise, await uploads.own_of(visit.work, visit.coach)
    return visit.page(
        "exercise",
        422 if faults else 200,
        row=row,
        preview=preview(await bot_name(visit.settings), row) if row else "",
        blank=filled,
        faults=faults or {},
        scenes=_scenes(brought),
        partners=_partners(exercise.scene, brought),
        gone=_called(sought) if sought and sought != exercise.partner else "",
        labels=_labels(),
        so_far=told(exercise) if not faults else None,
    )


def _scenes(brought: Own) -> list[dict[str, str]]:
    """The scenes, each with what it is and what it is good for."""
    found = []
    for name in exercises.scenes(brought):
        scene, practises = world().flows[name].scene, f"desk.work.practises.{name}"
        found.append(
            {
                "name": name,
                "title": scene.title,
                "about": scene.about,
                "practises": PLAIN.sentence(practises) if practises in sentences() else "",
            }
        )
    return found


def _partners(scene: str, brought: Own) -> list[tuple[str, str]]:
    """Who can be met, and in what they work."""
    people = [(name, world().people[name].partner) for name in exercises.partners(scene, brought)]
    return [(name, PLAIN.sentence("desk.work.partner", name=each.name, field=each.field)) for name, each in people]


def _called(partner: str) -> str:
    return world().people[partner].partner.called if partner in world().people else ""


def _labels() -> dict[str, Any]:
    """The names of all that can be chosen."""
    return {
        "levels": _named(Level),
        "feedback": [("", telling.label(None)), *_named(Feedback)],
        "counts": _named(Counts),
        "outcomes": [(each, telling.outcome_label(each)) for each in OUTCOMES],
        "kinds": [(kind.value, capital(telling.gone_wrong(kind))) for kind in SLIPS],
        "good": _moves(blanks.GOOD_MOVES),
        "asks": _moves(blanks.PLAIN_ASKS),
        "signs": sorted(((sign.value, capital(telling.gone_wrong(sign))) for sign in Sign), key=lambda each: each[1]),
    }


def _named(choices: Iterable[Any]) -> list[tuple[str, str]]:
    return [(each.value, telling.label(each)) for each in choices]


def _moves(moves: Sequence[Any]) -> list[tuple[str, str]]:
    return [(move.value, capital(telling.name(move))) for move in moves]
