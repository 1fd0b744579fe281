"""A coach's own scenes and partners: uploaded as a file or typed in, all faults by line, read again, dropped."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.coaching import uploads
from bot.content.library import prompts
from bot.content.uploaded import Examined
from bot.content.uploads import apart
from bot.store.coaching import Uploaded
from bot.web.desk.guard import Guard
from bot.web.desk.visit import Visit, there

_TYPED = "pasted.yaml"
_EXAMPLES = {"partner": "partners/dana.yaml", "scene": "scenes/coffee.yaml"}  # good to copy and to change


@dataclass(frozen=True, slots=True)
class Brought:
    """A file: what it is called, what stands in it, and what came of it; nothing where nothing was brought."""

    name: str
    source: str
    examined: Examined | None


def routes(guard: Guard) -> list[BaseRoute]:
    """Where they are."""
    return [
        Route("/content", guard.shows(content), methods=["GET"]),
        Route("/content", guard.does(upload, before=looked_through), methods=["POST"]),
        Route("/content/example/{kind:str}.yaml", guard.shows(example), methods=["GET"]),
        Route("/content/{number:int}", guard.shows(one), methods=["GET"]),
        Route("/content/{number:int}/drop", guard.does(drop), methods=["POST"]),
    ]


async def content(visit: Visit) -> Response:
    """All of a coach's own."""
    return await _shown(visit)


async def looked_through(form: FormData) -> Brought:
    """A file, or what was typed in, examined before anything is kept."""
    file, typed = form.get("file"), form.get("source", "")
    name, source = _TYPED, typed.encode() if isinstance(typed, str) else b""
    if isinstance(file, UploadFile) and (held := await file.read()):
        name, source = (file.filename or "").replace("\\", "/").rpartition("/")[2][:60] or _TYPED, held
    found = await apart.examined(source, name) if source.strip() else None
    return Brought(name, source.decode("utf-8", "replace").removeprefix("\ufeff"), found)


async def upload(visit: Visit) -> Response:
    """It is kept, or shown again with all that is wrong in it."""
    brought: Brought = visit.ready
    if brought.examined is None:
        return await _shown(visit, 422, nothing=True)
    if brought.examined.value is None:
        return await _shown(visit, 422, brought)
    try:
        row = await uploads.keep(visit.work, visit.coach, brought.examined, brought.source, visit.now)
    except ValueError:
        return await _shown(visit, 422, full=True)
    return visit.to(f"/content/{row.id}", "uploaded")


async def one(visit: Visit) -> Response:
    """One of them, as it was uploaded."""
    return visit.page("upload", row=await _row(visit))


async def drop(visit: Visit) -> Response:
    """It is gone from the list; what was assigned with it goes on."""
    await uploads.drop(visit.work, await _row(visit))
    return visit.to("/content", "dropped")


async def example(visit: Visit) -> Response:
    """A partner or a scene that comes with the program, to copy and to change."""
    name = there(_EXAMPLES.get(visit.request.path_params["kind"]))
    text = (prompts() / name).read_text("utf-8")
    return Response(text, media_type="text/plain", headers={"Content-Disposition": f'attachment; filename="{name.rpartition("/")[2]}"'})


async def _row(visit: Visit) -> Uploaded:
    return there(await uploads.by_number(visit.work, visit.coach, visit.here))


async def _shown(visit: Visit, status: int = 200, wrong: Brought | None = None, nothing: bool = False, full: bool = False) -> Response:
    rows = await uploads.of(visit.work, visit.coach)
    return visit.page("content", status, rows=rows, wrong=wrong, nothing=nothing, full=full, most=uploads.MOST, kinds=tuple(_EXAMPLES))
