"""`second-coffee serve`: the HTTP side as a process."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route
from telegram.ext import Application

from bot.settings import Settings
from bot.store.store import Store
from bot.telegram.intake import Intake
from bot.telegram.profile import introduce
from bot.web.webhook import PATH, Webhook

LOG = logging.getLogger(__name__)


def site(intake: Intake, secret: str) -> Starlette:
    """All that is served."""
    return Starlette(routes=[Route(PATH, Webhook(intake, secret).__call__, methods=["POST"])])


async def serving(chosen: Settings, store: Store, intake: Intake, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Listen until cancelled; Telegram is told where as soon as there is somebody to answer."""
    from bot.telegram.run import hooked

    secret = chosen.webhook_secret.get_secret_value()
    server = _server(chosen, site(intake, secret))
    async with asyncio.TaskGroup() as group:
        group.create_task(_served(server))
        await hooked(application, chosen.public_url + PATH, secret)
        group.create_task(introduce(application.bot))


def _server(chosen: Settings, app: Starlette) -> uvicorn.Server:
    host, port = chosen.place
    config = uvicorn.Config(app, host=host, port=port, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=4)
    return uvicorn.Server(config)


async def _served(server: uvicorn.Server) -> None:
    serving = asyncio.create_task(server._serve())  # serve() would take the signals, which end everything here in order
    try:
        await asyncio.shield(serving)
    except asyncio.CancelledError:
        server.should_exit = True
        with contextlib.suppress(asyncio.CancelledError):
            await serving
        raise
