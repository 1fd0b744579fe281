"""What stands around all pages: headers on every answer, a bound on all that comes in, and a kind page where something goes wrong."""

from __future__ import annotations

import logging

from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.telegram.carrying.logs import bare
from bot.web.desk import look
from bot.web.desk.incoming import LARGEST, at_most, soon

LOG = logging.getLogger(__name__)
POLICY = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "Cache-Control": "no-store",
}


class Sealed:
    """Headers on every answer, and nothing larger than it may be."""

    def __init__(self, app: ASGIApp, is_https: bool) -> None:
        self._app = app
        self._headers = HEADERS | ({"Strict-Transport-Security": "max-age=31536000"} if is_https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.decode() for name, _ in message["headers"]}
                missing = {name: value for name, value in self._headers.items() if name.lower() not in given}
                more = [(name.lower().encode(), value.encode()) for name, value in missing.items()]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        await self._app(scope, soon(at_most(receive, LARGEST)), with_headers)
        return None


async def failed(_: Request, error: Exception) -> Response:
    """A page for whatever went wrong: 403, 404, 413, 429, 500, or 503 where the database is away."""
    away = 503 if isinstance(error, SQLAlchemyError | OSError) else 400 if isinstance(error, ClientDisconnect) else 500
    status = error.status_code if isinstance(error, HTTPException) else away
    if status >= 500:
        LOG.error("a page of the desk failed: %s", bare(error))
    known = status if status in (403, 404, 405, 413, 429, 503) else 400 if status < 500 else 500
    return HTMLResponse(look.page("sorry", None, status=known), status)
