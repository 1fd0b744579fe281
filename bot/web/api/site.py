"""The API as it is served: who may call, what is checked, and every answer in JSON."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from pydantic import TypeAdapter, ValidationError
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.coaching import tokens
from bot.store.coaching import Coach, Token
from bot.store.store import Store
from bot.telegram.carrying.logs import bare
from bot.web.api.description import described, document
from bot.web.api.operations import ROOT, Call, Operation, Refused
from bot.web.api.table import OPERATIONS
from bot.web.desk.guard import Sealed, address_of

LOG = logging.getLogger(__name__)
BASE = "/api"
CALLS, STRANGERS = parse("300/minute"), parse("30/minute")  # for a key, and for an address whose keys are wrong


class Api:
    """Answers calls; a coach's key stands in the header: Authorization: Bearer sc_…"""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def endpoint(self, operation: Operation) -> Callable[[Request], Awaitable[Response]]:
        """An operation as an endpoint."""
        gives = TypeAdapter(operation.gives)

        async def answer(request: Request) -> Response:
            body = await _body(request, operation)
            now = datetime.now(UTC)
            token, coach = await self._admitted(request, operation, now)
            writes = operation.writes or operation.logs
            async with self._store.work() if writes else self._store.reading() as work:
                told = await operation.act(Call(request, work, now, coach, token, body))
                return Response(gives.dump_json(gives.validate_python(told)), operation.status, media_type="application/json")

        return answer

    async def _admitted(self, request: Request, operation: Operation, now: datetime) -> tuple[Token, Coach]:
        kind, _, secret = request.headers.get("authorization", "").partition(" ")
        found = None
        if kind.lower() == "bearer" and 0 < len(secret) < 200:
            async with self._store.work() as work:
                found = await tokens.of(work, secret, now)
        if found is None:
            within = self._limiter.hit(STRANGERS, address_of(request))
            raise (
                HTTPException(401, headers={"WWW-Authenticate": "Bearer"}) if within else HTTPException(429, headers={"Retry-After": "60"})
            )
        if not self._limiter.hit(CALLS, f"key{found[0].id}"):
            raise HTTPException(429, headers={"Retry-After": "60"})
        if operation.writes and found[0].reads_only:
            raise Refused(403, "this key may read, and nothing else")
        return found


def api(store: Store, is_https: bool = False) -> list[BaseRoute]:
    """The API, as what is served below /api."""
    door, version = Api(store), ROOT.removeprefix(BASE)
    routes = [
        Route(version + each.path.replace("{number}", "{number:int}"), door.endpoint(each), methods=[each.method], name=each.name)
        for each in OPERATIONS
    ]
    app = Starlette(
        routes=[*routes, Route("/openapi.json", _document, methods=["GET"]), Route("/", _described, methods=["GET"])],
        middleware=[Middleware(Sealed, is_https=is_https)],
        exception_handlers={Refused: _refused, HTTPException: _failed, 404: _failed, Exception: _failed},
    )
    app.router.redirect_slashes = False
    return [Mount(BASE, app)]


async def _body(request: Request, operation: Operation) -> Any:
    """What was sent, checked. Raises Refused with all faults, or HTTPException."""
    raw = await request.body()
    if operation.takes is None:
        return None
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415)
    try:
        return operation.takes.model_validate(json.loads(raw.decode("utf-8")))
    except ValidationError as error:
        faults = [(".".join(map(str, each["loc"])), each["msg"]) for each in error.errors(include_url=False, include_input=False)]
        raise Refused(422, "what was sent can't be used", tuple(faults[:50])) from None
    except (ValueError, RecursionError):
        raise Refused(400, "the body is no JSON") from None


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    faults = [{"field": field, "says": says} for field, says in error.faults]
    return JSONResponse({"error": error.error, "faults": faults}, error.status)


async def _failed(_: Request, error: Exception) -> Response:
    """Whatever else goes wrong, in JSON as well."""
    if isinstance(error, HTTPException):
        return JSONResponse({"error": _SAID.get(error.status_code, error.detail), "faults": []}, error.status_code, error.headers)
    LOG.error("a call of the API failed: %s", bare(error))
    away = isinstance(error, SQLAlchemyError | OSError)
    status, said = (503, "the database can't be reached just now") if away else (500, "something of ours broke; it was noted")
    return JSONResponse({"error": said, "faults": []}, status)


async def _document(_: Request) -> Response:
    return JSONResponse(document())


async def _described(_: Request) -> Response:
    return HTMLResponse(described())


_SAID = {
    401: "a coach's key is needed: Authorization: Bearer sc_...; keys are made on the desk, under Access",
    404: "there is no such address",
    405: "this address can't be called like that",
    413: "that is more than a megabyte",
    415: "what is sent must be application/json",
    429: "too many calls; wait a minute",
}
