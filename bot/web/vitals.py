"""How the program is doing, for whoever runs it: /healthz, /readyz and /metrics. No address, no secret and nobody's words are told."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from prometheus_client import CONTENT_TYPE_LATEST
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, TelegramError
from telegram.request import HTTPXRequest

from bot.metrics import exposed
from bot.settings import Settings
from bot.store.levels import Gauge, Levels, beating
from bot.store.store import Store

T = TypeVar("T")
REMEMBERED = 1.0  # seconds for which an answer stands: asking more often asks nobody
WITHIN = 4.0  # seconds; what takes longer is away


class Remembered(Generic[T]):
    """What was found out within the last second, by one question for all who ask."""

    def __init__(self, ask: Callable[[], Awaitable[T]], now: Callable[[], float] = time.monotonic) -> None:
        self._ask, self._now = ask, now
        self._line = asyncio.Lock()
        self._asked = -REMEMBERED

    async def __call__(self) -> T:
        """The answer."""
        async with self._line:
            if self._now() - self._asked >= REMEMBERED:
                self._answer = await self._ask()
                self._asked = self._now()
            return self._answer


class Vitals:
    """Looks at the database, the queue and Telegram as often as once a second, and never because of a learner's turn."""

    def __init__(self, store: Store, bot: Bot) -> None:
        self._store, self._bot, self._gauge = store, bot, Gauge(store)
        self._is_ready = Remembered(self._look)
        self._levels = Remembered(self._read)

    @property
    def routes(self) -> list[BaseRoute]:
        """The three."""
        return [Route("/healthz", self.health), Route("/readyz", self.ready), Route("/metrics", self.metrics)]

    async def health(self, _: Request) -> Response:
        """200 while the event loop turns."""
        return PlainTextResponse("ok\n")

    async def ready(self, _: Request) -> Response:
        """200, or 503 with what is away: {"database": true, "queue": true, "telegram": false}."""
        found = await self._is_ready()
        return JSONResponse(found, 200 if all(found.values()) else 503)

    async def metrics(self, _: Request) -> Response:
        """All figures."""
        return Response(exposed(await self._levels()), media_type=CONTENT_TYPE_LATEST)

    async def _look(self) -> dict[str, bool]:
        database, telegram = await asyncio.gather(self._queue(), self._telegram())
        return {**database, "telegram": telegram}

    async def _queue(self) -> dict[str, bool]:
        """Whether the database answers, the queue's table can be read, and on PostgreSQL whether anybody works it off."""
        found = {"database": False, "queue": False} | ({"workers": False} if self._store.is_shared else {})
        try:
            async with asyncio.timeout(WITHIN), self._store.looking() as connection:
                await connection.execute(text("SELECT 1"))
                found["database"] = True
                table = "procrastinate_jobs" if self._store.is_shared else "updates"
                await connection.execute(text(f"SELECT id FROM {table} LIMIT 1"))  # noqa: S608 - one of two names
                found["queue"] = True
                if self._store.is_shared:
                    found["workers"] = await beating(connection) > 1  # one for updates, one for messages
        except (SQLAlchemyError, OSError):
            pass
        return found

    async def _telegram(self) -> bool:
        """Whether Telegram answers and knows us; one that asks for patience answers."""
        try:
            async with asyncio.timeout(WITHIN):
                await self._bot.get_me()
        except (InvalidToken, Forbidden):
            return False
        except TelegramError as error:
            return isinstance(error, BadRequest) or not isinstance(error, NetworkError)
        except TimeoutError:
            return False
        return True

    async def _read(self) -> Levels | None:
        try:
            async with asyncio.timeout(WITHIN):
                return await self._gauge.read()
        except (SQLAlchemyError, OSError):
            return None


def vitals(chosen: Settings, store: Store) -> Vitals:
    """With a connection of its own to Telegram, so that a busy bot does not look like an unreachable one."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # or the library warns at each 429
    request = HTTPXRequest(connection_pool_size=1, connect_timeout=2, read_timeout=3, pool_timeout=3)
    base, token = chosen.telegram_api_base_url, chosen.telegram_bot_token.get_secret_value()
    return Vitals(store, Bot(token, base_url=f"{base}/bot", request=request, get_updates_request=request))
