"""Exercises on the desk: the coach's own, the library, and the builder, which needs no script."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.coaching import exercises, telling, uploads
from bot.coaching.exercises import exercise_of, library
from bot.content.library import world
from bot.store.coaching import Designed
from bot.telegram.name import bot_name, start_link
from bot.web.desk import blanks, choices
from bot.web.desk.blanks import Blank
from bot.web.desk.guard import Guard
from bot.web.desk.pages import leaf
from bot.web.desk.visit import TWICE, Visit, there
from bot.words import PLAIN
from flows.exercise import LONGEST_TITLE, Exercise

A_PAGE = 24  # exercises


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
    rows, name = await exercises.of(visit.work, visit.coach), await bot_name(visit.settings)
    page, taken = leaf(visit, rows, A_PAGE), exercises.taken(rows)
    return visit.page(
        "exercises",
        own=[{"id": row.id, "preview": _preview(name, row), **telling.in_words(exercise_of(row), PLAIN)} for row in page.things],
        many=len(rows),
        pages=page.count,
        page=page.number,
        ready=[{"name": key, "taken": key in taken, **telling.in_words(each, PLAIN)} for key, each in library().items()],
        is_full=len(rows) >= exercises.MOST,
    )


async def take(visit: Visit) -> Response:
    """One of the library becomes the coach's own."""
    name = visit.text("name")
    there(library().get(name))
    try:
        row = await exercises.take(visit.work, visit.coach, name, visit.now)
    except ValueError:
        return visit.to("/exercises", "exercises_full")
    return visit.to(f"/exercise/{row.id}", "exercise_taken")


async def blank(visit: Visit) -> Response:
    """The builder: empty, with one of the library in it, or with a copy of an own one."""
    return await _builder(visit, blanks.filled(await _beginning(visit)))


async def build(visit: Visit) -> Response:
    """What was filled in becomes a new exercise, or is shown again with who can be met, or with its faults."""
    return await _kept(visit, None)


async def one(visit: Visit) -> Response:
    """An own exercise in the builder."""
    row = await _own(visit, visit.here)
    return await _builder(visit, blanks.filled(exercise_of(row)), row)


async def change(visit: Visit) -> Response:
    """An own exercise is as it was filled in now; what was assigned stays as it was."""
    return await _kept(visit, await _own(visit, visit.here))


async def drop(visit: Visit) -> Response:
    """An own exercise goes from the list."""
    await exercises.drop(visit.work, await _own(visit, visit.here))
    return visit.to("/exercises", "exercise_dropped")


async def _own(visit: Visit, number: int) -> Designed:
    return there(await exercises.by_number(visit.work, visit.coach, number))


async def _beginning(visit: Visit) -> Exercise:
    """What the builder begins with; the page of an upload asks for a scene or a partner of the coach's own."""
    asked = visit.request.query_params
    if number := visit.asked("copy"):
        exercise = exercise_of(await _own(visit, number))
        copied = PLAIN.sentence("desk.work.copy_of", title=exercise.title)
        return replace(exercise, title=copied if len(copied) <= LONGEST_TITLE else exercise.title)
    exercise = library().get(asked.get("from", "")) or Exercise(title="", scene="coffee")
    brought, scene, partner = await uploads.own_of(visit.work, visit.coach), asked.get("scene", ""), asked.get("partner", "")
    exercise = replace(exercise, scene=scene) if scene in brought.scenes else exercise
    return replace(exercise, partner=partner) if partner in brought.partners else exercise


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
        preview=_preview(await bot_name(visit.settings), row) if row else "",
        blank=filled,
        faults=faults or {},
        scenes=choices.scenes(brought),
        partners=choices.partners(exercise.scene, brought),
        gone=_called(sought) if sought and sought != exercise.partner else "",
        labels=choices.labels(),
        so_far=telling.in_words(exercise, PLAIN) if not faults else None,
    )


def _called(partner: str) -> str:
    return world().people[partner].partner.called if partner in world().people else ""


def _preview(name: str, row: Designed) -> str:
    """Where an exercise is tried out."""
    return start_link(name, f"{exercises.PREVIEW}{row.id}")
