"""A coach's own page: how learners see them, where they are signed in, and the keys of their programs."""

from __future__ import annotations

from datetime import timedelta

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.coaching import coaches, sessions, tokens
from bot.web.desk.guard import Guard
from bot.web.desk.visit import Visit

_LASTS = (30, 90, 365)  # days


def routes(guard: Guard) -> list[BaseRoute]:
    """Where they are."""
    return [
        Route("/access", guard.shows(access), methods=["GET"]),
        Route("/access/me", guard.does(rename), methods=["POST"]),
        Route("/access/out", guard.does(sign_out_everywhere), methods=["POST"]),
        Route("/access/keys", guard.does(make_key), methods=["POST"]),
        Route("/access/key/{number:int}/end", guard.does(end_key), methods=["POST"]),
    ]


async def access(visit: Visit) -> Response:
    """All of it."""
    return await _shown(visit)


async def rename(visit: Visit) -> Response:
    """Another name, another line about oneself."""
    name = visit.text("name", 500)
    try:
        await coaches.named(visit.work, visit.learner, name, visit.now, visit.text("about"))
    except ValueError:  # nothing that could be seen
        return await _shown(visit, status=422, fault="name")
    return visit.to("/access", "kept")


async def sign_out_everywhere(visit: Visit) -> Response:
    """Every session ends, this one too."""
    await sessions.end(visit.work, visit.coach, visit.now)
    return visit.to("/in")


async def make_key(visit: Visit) -> Response:
    """A key for a program; it is shown once, on the page that answers."""
    lasts = timedelta(days=visit.among("lasts", _LASTS, 90))
    try:
        _, secret = await tokens.made(visit.work, visit.coach, visit.text("name", 500), visit.now, visit.text("may") != "write", lasts)
    except ValueError:
        return await _shown(visit, status=422, fault="key")
    return await _shown(visit, secret=secret)


async def end_key(visit: Visit) -> Response:
    """A key opens nothing any more."""
    if not await tokens.end(visit.work, visit.coach, visit.here, visit.now):
        raise HTTPException(404)
    return visit.to("/access", "key_ended")


async def _shown(visit: Visit, status: int = 200, fault: str = "", secret: str = "") -> Response:
    return visit.page(
        "access",
        status,
        fault=fault,
        secret=secret,
        keys=await tokens.open_ones(visit.work, visit.coach, visit.now),
        signed_in=await sessions.open_ones(visit.work, visit.coach, visit.now),
        here_now=visit.session.id,
        longest_name=coaches.LONGEST_NAME,
        longest_about=coaches.LONGEST_ABOUT,
    )
