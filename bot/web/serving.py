"""`second-coffee serve`: the HTTP side as a process."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from functools import partial
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route
from telegram.ext import Application

from bot.settings import Settings
from bot.startup import listening, read_content
from bot.store.store import Store
from bot.telegram.carrying.intake import Intake
from bot.telegram.profile import introduce
from bot.web.api.site import api
from bot.web.desk.site import desk
from bot.web.vitals import vitals
from bot.web.webhook import PATH, Webhook

LOG = logging.getLogger(__name__)


def shown(chosen: Settings, store: Store) -> list[BaseRoute]:
    """What every process shows that listens: how it is doing, the desk, the API."""
    return [*vitals(chosen, store).routes, *desk(chosen, store), *api(store, chosen.public_url.startswith("https://"))]


def site(intake: Intake, secret: str, more: Sequence[BaseRoute] = ()) -> Starlette:
    """All that is served."""
    app = Starlette(routes=[Route(PATH, Webhook(intake, secret).__call__, methods=["POST"]), *more])
    app.router.redirect_slashes = False  # to wherever the caller says we are; and an address that is no UTF-8 would break it
    return app


async def serving(chosen: Settings, store: Store, intake: Intake, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Listen until cancelled; Telegram is told where as soon as there is somebody to answer."""
    from bot.telegram.carrying.run import hooked

    secret = chosen.webhook_secret.get_secret_value()
    app = site(intake, secret, shown(chosen, store))
    async with asyncio.TaskGroup() as group:
        group.create_task(served(chosen, app))
        group.create_task(asyncio.to_thread(read_content))  # or the first coach to build an exercise waits for it, and all others with them
        await hooked(application, chosen.public_url + PATH, secret)
        group.create_task(introduce(application.bot))


async def served(chosen: Settings, app: Starlette) -> None:
    """Serve `app` until cancelled; who is being answered then is answered. Raises Unusable."""
    quiet = partial(uvicorn.Config, log_config=None, access_log=False, server_header=False)
    config = quiet(app, timeout_graceful_shutdown=4, forwarded_allow_ips=chosen.forwarded_allow_ips)
    server = uvicorn.Server(config)
    place = listening(chosen)
    serving = asyncio.create_task(server._serve([place]))  # serve() would take the signals, which end everything here in order
    try:
        await asyncio.shield(serving)
    except asyncio.CancelledError:
        server.should_exit = True
        with contextlib.suppress(asyncio.CancelledError):
            await serving
        raise
    finally:
        place.close()
