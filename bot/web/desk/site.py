"""All pages of the desk and where they are."""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.convertors import IntegerConvertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.settings import Settings
from bot.store.store import Store
from bot.web.desk import access, assigning, content, designing, doors, exports, groups, learners, look, outcomes, people, talks
from bot.web.desk.guard import Guard
from bot.web.desk.sealed import Sealed, failed
from bot.web.desk.visit import ROOT

_A_YEAR = {"Cache-Control": "public, max-age=31536000, immutable"}


class Number(IntegerConvertor):
    """A number in an address that can be read: one of 5,000 digits is an address of nothing, and would be an error."""

    regex = "[0-9]{1,100}"


register_url_convertor("int", Number())


def desk(chosen: Settings, store: Store) -> list[BaseRoute]:
    """The desk, as what is served below /desk."""
    guard = Guard(store, chosen)
    app = Starlette(
        routes=_routes(guard),
        exception_handlers={kind: failed for kind in (HTTPException, SQLAlchemyError, OSError, ClientDisconnect, Exception)},
    )
    app.router.redirect_slashes = False
    return [Route(ROOT, _home), Mount(ROOT, app, middleware=[Middleware(Sealed, is_https=guard.is_https)])]


def _routes(guard: Guard) -> list[BaseRoute]:
    door = doors.Doors(guard)
    return [
        Route("/in", door.ask, methods=["GET"]),
        Route("/in", door.enter, methods=["POST"]),
        Route("/app", door.ask_telegram, methods=["GET"]),
        Route("/app", door.enter_by_telegram, methods=["POST"]),
        Route("/out", guard.does(doors.leave), methods=["POST"]),
        Route("/inside.js", _script, methods=["GET"]),
        Route("/{name:str}.css", _style, methods=["GET"]),
        *groups.routes(guard),
        *people.routes(guard),
        *learners.routes(guard),
        *access.routes(guard),
        *content.routes(guard),
        *designing.routes(guard),
        *assigning.routes(guard),
        *outcomes.routes(guard),
        *talks.routes(guard),
        *exports.routes(guard),
    ]


async def _home(_: Request) -> Response:
    return RedirectResponse(f"{ROOT}/", 308)


async def _style(request: Request) -> Response:
    text, name = look.style()
    if f"{request.path_params['name']}.css" != name:
        raise HTTPException(404)
    return Response(text, media_type="text/css", headers=_A_YEAR)


async def _script(_: Request) -> Response:
    return Response(look.script("inside.js"), media_type="text/javascript", headers={"Cache-Control": "no-cache"})
