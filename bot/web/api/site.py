"""The API as it is served: who may call, what is checked, and every answer in JSON."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel.ext.asyncio.session import AsyncSession
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.coaching import tokens
from bot.store.coaching import Coach, Token
from bot.store.store import Store
from bot.telegram.carrying.logs import bare
from bot.web.api import incoming
from bot.web.api.description import described, document
from bot.web.api.operations import ROOT, Call, Operation, Refused
from bot.web.api.table import OPERATIONS
from bot.web.desk import look, sheets
from bot.web.desk.incoming import address_of
from bot.web.desk.sealed import Sealed

LOG = logging.getLogger(__name__)
BASE = "/api"
CALLS, STRANGERS = parse("300/minute"), parse("30/minute")  # for a key, and for an address whose keys are wrong
Endpoint = Callable[[Request], Awaitable[Response]]
_LATER, _A_KEY = {"Retry-After": "60"}, {"WWW-Authenticate": "Bearer"}
_LONGEST_KEY = 200  # characters; ours are shorter


class Api:
    """Answers calls; a coach's key stands in the header, as Authorization: Bearer sc_…, and nowhere else."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def endpoint(self, operation: Operation) -> Endpoint:
        """An operation as an endpoint."""

        async def answer(request: Request) -> Response:
            now = datetime.now(UTC)
            secret = await self._admitted(request, operation, now)
            as_table = operation.table is not None and incoming.prefers_table(request)
            incoming.checked_query(request, operation, as_table)
            body = await incoming.body(request, operation)
            body = await operation.prepares(body) if operation.prepares else body
            async with self._store.work() if operation.writes or operation.logs else self._store.reading() as work:
                token, coach = await self._still(work, secret, now)
                call = Call(request, work, now, coach, token, body)
                told = await _table(operation, call) if as_table else await _told(operation, call)
            if operation.table is not None:
                told.headers["Vary"] = "Accept"
            return told

        return answer

    async def _admitted(self, request: Request, operation: Operation, now: datetime) -> str:
        """The key that was shown, if it is good. Whoever shows none waits for nobody who writes, and keeps nobody waiting."""
        shown = request.headers.getlist("authorization")
        kind, _, secret = shown[0].partition(" ") if len(shown) == 1 else ("", "", "")
        found = None
        if kind.lower() == "bearer" and 0 < len(secret) < _LONGEST_KEY:
            async with self._store.reading() as work:
                found = await tokens.of(work, secret, now, stamps=False)
        if found is None:
            if not self._limiter.hit(STRANGERS, address_of(request)):
                raise HTTPException(429, headers=_LATER)
            raise HTTPException(401, headers=_A_KEY)
        if not self._limiter.hit(CALLS, f"key{found[0].id}"):
            raise HTTPException(429, headers=_LATER)
        if operation.writes and found[0].reads_only:
            raise Refused(403, "reads_only")
        if tokens.is_due(found[0], now):
            async with self._store.work() as work:
                await tokens.of(work, secret, now)
        return secret

    @staticmethod
    async def _still(work: AsyncSession, secret: str, now: datetime) -> tuple[Token, Coach]:
        """The key and its coach in the transaction that acts: either may have been ended since it was shown."""
        found = await tokens.of(work, secret, now, stamps=False)
        if found is None:
            raise HTTPException(401, headers=_A_KEY)
        return found


def api(store: Store, is_https: bool = False) -> list[BaseRoute]:
    """The API, as what is served below /api."""
    app = Starlette(
        routes=[*_routes(Api(store)), Route("/openapi.json", _document, methods=["GET"]), Route("/", _described, methods=["GET"])],
        exception_handlers={kind: _failed for kind in (HTTPException, Refused, SQLAlchemyError, OSError, ClientDisconnect, Exception)},
    )
    app.router.redirect_slashes = False
    return [Route(BASE, _home), Mount(BASE, Sealed(app, is_https))]


def _routes(door: Api) -> list[Route]:
    """One for each address, so that a method it doesn't know is answered with those it does."""
    places: dict[str, dict[str, Operation]] = {}
    for each in OPERATIONS:
        places.setdefault(each.path, {})[each.method] = each
    return [_route(door, ROOT.removeprefix(BASE) + path, every) for path, every in places.items()]


def _route(door: Api, path: str, every: dict[str, Operation]) -> Route:
    doors = {method: door.endpoint(each) for method, each in every.items()}

    async def answer(request: Request) -> Response:
        return await doors["GET" if request.method == "HEAD" else request.method](request)

    made = Route(path, answer, methods=list(doors))
    if any(each.logs for each in every.values()) and made.methods:
        made.methods.discard("HEAD")  # it would be noted as a reading, and nothing was read
    return made


async def _told(operation: Operation, call: Call) -> Response:
    told = operation.gives.model_validate(await operation.act(call))
    return Response(told.model_dump_json(), operation.status, media_type="application/json")


async def _table(operation: Operation, call: Call) -> Response:
    assert operation.table is not None
    export = await operation.table(call)
    return sheets.sent(export, sheets.CSV, await asyncio.to_thread(sheets.as_csv, export))


async def _failed(_: Request, error: Exception) -> Response:
    """Whatever went wrong, in JSON: what it is called, and what is wrong with which field."""
    if isinstance(error, Refused):
        faults = [dict(zip(("field", "says", "line"), each, strict=False)) for each in error.faults]
        return JSONResponse({"error": look.said(f"desk_api.error.{error.error}"), "faults": faults}, error.status)
    if isinstance(error, HTTPException):
        return JSONResponse(_sorry(error.status_code), error.status_code, error.headers)
    if isinstance(error, ClientDisconnect):
        return JSONResponse(_sorry(400), 400)
    LOG.error("a call of the API failed: %s", bare(error))
    status = 503 if isinstance(error, SQLAlchemyError | OSError) else 500
    return JSONResponse(_sorry(status), status, _LATER if status == 503 else None)


def _sorry(status: int) -> dict[str, object]:
    return {"error": look.said(f"desk_api.sorry.{status}" if status in _SORRY else "desk_api.sorry.400"), "faults": []}


_SORRY = (401, 404, 405, 413, 415, 429, 500, 503)


async def _document(_: Request) -> Response:
    return JSONResponse(document())


async def _described(_: Request) -> Response:
    return HTMLResponse(described())


async def _home(_: Request) -> Response:
    return RedirectResponse(f"{BASE}/", 308)
