"""Who may come in: every page goes through here, with one transaction, a coach who is signed in, and a form that is their own."""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel.ext.asyncio.session import AsyncSession
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.coaching import coaches, sessions
from bot.settings import Settings
from bot.store.coaching import Coach, Session
from bot.store.store import Store
from bot.store.tables import Learner
from bot.telegram.carrying.logs import bare
from bot.web.desk import look, unsent
from bot.web.desk.incoming import LARGEST, address_of, at_most, filled_in, soon

LOG = logging.getLogger(__name__)
ROOT = "/desk"
WRITTEN = 300_000  # bytes of a form that came too late; what was written in it is shown again
TWICE = timedelta(minutes=1)  # within which the same again is a button pressed twice, or a page sent anew
PAGES, DOORS = parse("240/minute"), parse("20/minute")  # for a session, and for an address that is not signed in
_HTTPS_COOKIE, _COOKIE = "__Host-desk", "desk"
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


@dataclass(slots=True)
class Visit:
    """One call of a page by a coach who is signed in. `work` may be written in where the page was entered as `writes`, and by forms."""

    request: Request
    work: AsyncSession
    now: datetime
    coach: Coach
    learner: Learner  # the coach's own row: their chat and their clock
    session: Session
    cookie: str
    settings: Settings
    form: Mapping[str, Any] = field(default_factory=dict)  # of a FormData: getlist() and .get()
    ready: Any = None  # what was made of the form before

    def page(self, name: str, status: int = 200, **facts: Any) -> Response:
        """A page of `prompts/desk`."""
        said = self.request.query_params.get("said", "")
        common = {"coach": self.coach, "seal": sessions.forgery_seal(self.cookie), "place": self.request.url.path, "said": said}
        return HTMLResponse(look.page(name, self.learner, **common, **facts), status)

    def to(self, path: str, said: str = "") -> Response:
        """On to another page of the desk ("/", "/cohort/3"), with a word on what was done: the sentence desk.said.<said>."""
        return RedirectResponse(f"{ROOT}{path}{'?said=' + said if said else ''}", 303)

    def text(self, name: str, most: int = 4000) -> str:
        """A field of the form without what surrounds it; nothing if it is missing, a file, or longer than `most`."""
        value = self.form.get(name, "")
        return value.strip() if isinstance(value, str) and len(value) <= most else ""

    def number(self, name: str, default: int = 0) -> int:
        """A whole number of the form."""
        value = self.text(name, 12)
        return int(value) if value.lstrip("-").isascii() and value.lstrip("-").isdigit() and value.count("-") < 2 else default

    def several(self, name: str) -> list[str]:
        """All values of a field."""
        assert isinstance(self.form, FormData)
        return [value for value in self.form.getlist(name) if isinstance(value, str)]

    @property
    def here(self) -> int:
        """The number in the address; one that is beyond all numbers is none."""
        return numbered(self.request)


Page = Callable[[Visit], Awaitable[Response]]
Before = Callable[[FormData], Awaitable[Any]]


def numbered(request: Request, name: str = "number") -> int:
    """A number out of the address; 0 for one beyond all numbers, which nothing has."""
    value = int(request.path_params.get(name, 0))
    return value if value < 1 << 31 else 0


class Guard:
    """Turns a page into an endpoint: signed in, in time, not too often, and a form only with its seal."""

    def __init__(self, store: Store, chosen: Settings) -> None:
        self.store, self.settings = store, chosen
        self._home = "{0.scheme}://{0.netloc}".format(urlsplit(chosen.public_url))
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    @property
    def is_https(self) -> bool:
        """Whether the desk is reached by https."""
        return self.settings.public_url.startswith("https://")

    @property
    def cookie(self) -> str:
        """The name of the cookie; by https one that no other host and no plain page can set."""
        return _HTTPS_COOKIE if self.is_https else _COOKIE

    def may(self, what: RateLimitItem, *who: str) -> bool:
        """Whether somebody has not asked too often."""
        return self._limiter.hit(what, *who)

    def signed_in(self, response: Response, cookie: str) -> Response:
        """The response with the cookie."""
        lasts = int(sessions.LASTS.total_seconds())
        response.set_cookie(self.cookie, cookie, lasts, path="/", secure=self.is_https, httponly=True, samesite="lax")
        return response

    def signed_out(self, response: Response) -> Response:
        """The response without it."""
        response.delete_cookie(self.cookie, path="/", secure=self.is_https, httponly=True, samesite="lax")
        return response

    def shows(self, act: Page, writes: bool = False) -> Callable[[Request], Awaitable[Response]]:
        """A page that is looked at; `writes` for one whose reading is written down."""

        async def endpoint(request: Request) -> Response:
            if writes and request.method == "HEAD":  # nothing would be read, and a reading written down
                raise HTTPException(405)
            return await self._admitted(request, act, writes) if await self._is_known(request) else self._to_the_door()

        return endpoint

    def does(self, act: Page, before: Before | None = None) -> Callable[[Request], Awaitable[Response]]:
        """A form that does something; it must come from a page of ours. `before` takes long, while nobody waits for the database."""

        async def endpoint(request: Request) -> Response:
            if not await self._is_known(request):
                return await self._came_too_late(request)
            async with filled_in(request) as form:
                if not self._is_own(request, form):
                    if (kept := self._unsent(request, form, sessions.forgery_seal(self._cookie_of(request)))) is not None:
                        return kept
                    raise HTTPException(403)
                return await self._admitted(request, act, True, form, await before(form) if before else None)

        return endpoint

    def is_from_here(self, request: Request) -> bool:
        """Whether a form was sent by a page of ours, as far as the browser says: another site's could sign a coach in as somebody else."""
        return not request.headers.get("origin") or self._says_from_here(request)

    async def _is_known(self, request: Request) -> bool:
        """Whether somebody is signed in: a look that no learner waits for, whatever the cookie is."""
        now, cookie = datetime.now(UTC), self._cookie_of(request)
        async with self.store.reading() as work:
            found = await sessions.of(work, cookie, browser_of(request), now, stamps=False) if cookie else None
        if found is None:
            return False
        if not self.may(PAGES, f"session{found[0].id}"):
            raise HTTPException(429)
        if sessions.is_due(found[0], now):
            async with self.store.work() as work:
                await sessions.of(work, cookie, browser_of(request), now)
        return True

    async def _admitted(self, request: Request, act: Page, writes: bool, form: FormData | None = None, ready: Any = None) -> Response:
        """The page, for whoever is signed in when it is made; they may have been removed while their form was on its way."""
        now, cookie = datetime.now(UTC), self._cookie_of(request)
        async with self.store.work() if writes else self.store.reading() as work:
            found = await sessions.of(work, cookie, browser_of(request), now, stamps=False)
            if found is None:
                return self._to_the_door(request, form)
            session, coach = found
            learner, typed = await coaches.chat_of(work, coach), form if form is not None else {}
            return await act(Visit(request, work, now, coach, learner, session, cookie, self.settings, typed, ready))

    async def _came_too_late(self, request: Request) -> Response:
        """Of a stranger's form nothing is read, unless it may be a coach's whose session is over."""
        if self._says_from_here(request) and self.may(DOORS, address_of(request)):
            with suppress(HTTPException):
                async with filled_in(request, most=WRITTEN) as form:
                    return self._to_the_door(request, form)
        return self._to_the_door()

    def _to_the_door(self, request: Request | None = None, form: FormData | None = None) -> Response:
        kept = self._unsent(request, form) if request is not None else None
        return self.signed_out(kept or RedirectResponse(f"{ROOT}/in", 303))

    def _unsent(self, request: Request, form: FormData | None, seal: str = "") -> Response | None:
        """What was written on a page of ours before its session ended, to be sent anew; nothing for what comes from elsewhere."""
        if form is None or not self._says_from_here(request) or not unsent.is_worth_keeping(form):
            return None
        return unsent.kept(request.url.path, form, seal)

    def _is_own(self, request: Request, form: FormData) -> bool:
        """Whether a form was filled in on a page of ours, by the same session."""
        seal, right = form.get("seal", ""), sessions.forgery_seal(self._cookie_of(request))
        return self.is_from_here(request) and isinstance(seal, str) and hmac.compare_digest(seal.encode(), right.encode())

    def _says_from_here(self, request: Request) -> bool:
        return request.headers.get("origin", "").rstrip("/") in (f"{request.url.scheme}://{request.url.netloc}", self._home)

    def _cookie_of(self, request: Request) -> str:
        return request.cookies.get(self.cookie, "")


class Sealed:
    """Around all pages: headers on every answer, nothing larger than it may be, and a kind page where something goes wrong."""

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


def browser_of(request: Request) -> str:
    """What a browser calls itself; a session is good in that one alone."""
    return request.headers.get("user-agent", "")[:300]


async def failed(_: Request, error: Exception) -> Response:
    """A page for whatever went wrong: 403, 404, 413, 429, 500, or 503 where the database is away."""
    away = 503 if isinstance(error, SQLAlchemyError | OSError) else 400 if isinstance(error, ClientDisconnect) else 500
    status = error.status_code if isinstance(error, HTTPException) else away
    if status >= 500:
        LOG.error("a page of the desk failed: %s", bare(error))
    known = status if status in (403, 404, 405, 413, 429, 503) else 400 if status < 500 else 500
    return HTMLResponse(look.page("sorry", None, status=known), status)
