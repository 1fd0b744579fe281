"""Coming in and going out: a link from Telegram that is good once, the door inside Telegram, and signing out."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.coaching import sessions
from bot.web.desk import look
from bot.web.desk.guard import DOORS, Guard, browser_of
from bot.web.desk.incoming import address_of, filled_in
from bot.web.desk.sealed import POLICY
from bot.web.desk.visit import ROOT, Visit

_FIELDS, _LARGEST = 5, 32_768  # of what is handed in at the door; Telegram signs a few hundred letters
_WITH_SCRIPT = {"Content-Security-Policy": f"{POLICY}; script-src 'self'; connect-src 'self'"}


class Doors:
    """The pages for whoever is not signed in."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    async def ask(self, request: Request) -> Response:
        """The page a link leads to: a button signs in, so that a preview of the link uses nothing up."""
        return HTMLResponse(look.page("door", None, key=request.query_params.get("key", "")[:100], wrong=False))

    async def enter(self, request: Request) -> Response:
        """The button was pressed."""
        self._look_at(request)
        async with filled_in(request, _FIELDS, 0, _LARGEST) as form:
            key = form.get("key", "")
        async with self._guard.store.work() as work:
            cookie = await sessions.by_link(work, str(key), browser_of(request), datetime.now(UTC))
        if cookie is None:
            return HTMLResponse(look.page("door", None, key="", wrong=True), 403)
        return self._guard.signed_in(RedirectResponse(f"{ROOT}/", 303), cookie)

    async def ask_telegram(self, _: Request) -> Response:
        """The page inside Telegram: its script hands on what Telegram signed."""
        return HTMLResponse(look.page("inside", None), headers=_WITH_SCRIPT)

    async def enter_by_telegram(self, request: Request) -> Response:
        """What Telegram signed: 204 with a cookie, or 403."""
        self._look_at(request)
        async with filled_in(request, _FIELDS, 0, _LARGEST) as form:
            signed = str(form.get("signed", ""))[:8000]
        token = self._guard.settings.telegram_bot_token.get_secret_value()
        async with self._guard.store.work() as work:
            cookie = await sessions.by_telegram(work, signed, token, browser_of(request), datetime.now(UTC))
        if cookie is None:
            raise HTTPException(403)
        return self._guard.signed_in(Response(status_code=204), cookie)

    def _look_at(self, request: Request) -> None:
        """Raises HTTPException for who knocks too often, and where another site would have a coach signed in as whom it likes."""
        if not self._guard.is_from_here(request):
            raise HTTPException(403)
        if not self._guard.may(DOORS, address_of(request)):
            raise HTTPException(429)


async def leave(visit: Visit) -> Response:
    """Signing out here."""
    await sessions.end(visit.work, visit.coach, visit.now, visit.session.id)
    return visit.to("/in")
