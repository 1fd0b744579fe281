"""Who may come in: every page goes through here, with one transaction, a coach who is signed in, and a form that is their own."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.coaching import coaches, sessions
from bot.settings import Settings
from bot.store.store import Store
from bot.web.desk import unsent
from bot.web.desk.incoming import address_of, filled_in
from bot.web.desk.visit import ROOT, Visit

WRITTEN = 300_000  # bytes of a form that came too late; what was written in it is shown again
PAGES, DOORS = parse("240/minute"), parse("20/minute")  # for a session, and for an address that is not signed in
_HTTPS_COOKIE, _COOKIE = "__Host-desk", "desk"
Page = Callable[[Visit], Awaitable[Response]]
Before = Callable[[FormData], Awaitable[Any]]
Endpoint = Callable[[Request], Awaitable[Response]]


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

    def shows(self, act: Page, writes: bool = False) -> Endpoint:
        """A page that is looked at; `writes` for one whose reading is written down."""

        async def endpoint(request: Request) -> Response:
            if writes and request.method == "HEAD":  # nothing would be read, and a reading written down
                raise HTTPException(405)
            return await self._admitted(request, act, writes) if await self._is_known(request) else self._to_the_door()

        return endpoint

    def does(self, act: Page, before: Before | None = None) -> Endpoint:
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


def browser_of(request: Request) -> str:
    """What a browser calls itself; a session is good in that one alone."""
    return request.headers.get("user-agent", "")[:300]
