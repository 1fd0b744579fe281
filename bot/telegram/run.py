"""`second-coffee bot`: the bot from its start to its end."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import signal
from itertools import count
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder

from bot.content.library import world
from bot.settings import Settings, Unusable, settings
from bot.store.store import Store
from bot.telegram import logs
from bot.telegram.delivery import Delivery, seconds
from bot.telegram.dispatch import AT_ONCE, Dispatch
from bot.telegram.egress import Egress
from bot.telegram.ingress import Ingress
from bot.telegram.pace import Pace
from bot.telegram.profile import introduce
from bot.telegram.routes import register
from bot.telegram.seen import Seen
from bot.telegram.sending import Sender
from bot.telegram.sweeping import sweep_daily

LOG = logging.getLogger(__name__)
CONNECTIONS = 16
WITHOUT = "TELEGRAM_BOT_TOKEN is missing: get one from @BotFather in Telegram and set it in the environment or in .env"
REFUSED = "TELEGRAM_BOT_TOKEN was refused by Telegram: copy it again from @BotFather, all of it, like 123456:ABC-DEF"

App = Application[Any, Any, Any, Any, Any, Any]


def poll() -> int:
    """Run until SIGTERM or Ctrl-C; the exit status. Raises Unusable."""
    chosen = settings()
    token = chosen.telegram_bot_token.get_secret_value()
    if not token:
        raise Unusable(WITHOUT)
    logs.set_up(chosen.log_level, token)
    try:
        asyncio.run(_until_told(chosen))
    except InvalidToken:
        raise Unusable(REFUSED) from None
    except (SQLAlchemyError, OSError) as error:
        raise Unusable(f"DATABASE_URL can't be used ({type(error).__name__}): it takes a database address") from None
    return 0


def application_of(chosen: Settings) -> App:
    """The library's application, without its own way of fetching updates, and with all handlers."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # or the library warns at each look at retry_after
    base = chosen.telegram_api_base_url
    builder = ApplicationBuilder().token(chosen.telegram_bot_token.get_secret_value()).updater(None)
    builder = builder.base_url(f"{base}/bot").base_file_url(f"{base}/file/bot")
    application = builder.connection_pool_size(CONNECTIONS).concurrent_updates(AT_ONCE).build()
    register(application)
    return application


class Running:
    """A bot at work; `async with Running(...) as bot: await bot.run()`."""

    def __init__(self, application: App, store: Store, pace: Pace, keep_days: int = 365) -> None:
        seen = Seen()
        self.application, self.store, self._keep_days = application, store, keep_days
        delivery = Delivery(Sender(application.bot, store), seen, pace, asyncio.Semaphore(CONNECTIONS))
        self.egress = Egress(store, delivery)
        self.dispatch = Dispatch(store, application, self.egress)
        self.ingress = Ingress(store, application.bot, self.dispatch, seen)

    async def __aenter__(self) -> Running:
        """Known to Telegram, with all partners at hand, and at work on what was left over."""
        await asyncio.gather(_known(self.application), asyncio.to_thread(_everybody_at_hand))
        await self.egress.resume()
        return self

    async def __aexit__(self, *_: object) -> None:
        """What is in hand is finished; the rest is kept for the next start."""
        await self.dispatch.finish()
        await self.egress.finish()
        with contextlib.suppress(TelegramError):
            await self.application.shutdown()

    async def run(self) -> None:
        """Work for ever."""
        async with asyncio.TaskGroup() as group:
            group.create_task(introduce(self.application.bot))
            group.create_task(sweep_daily(self.store, self._keep_days))
            group.create_task(self.ingress.run())


async def _until_told(chosen: Settings) -> None:
    store = await Store.opened(chosen.database)
    try:
        async with Running(application_of(chosen), store, Pace(), chosen.retention_days) as bot:
            working = asyncio.create_task(bot.run())
            _end_on_signals(working)
            with contextlib.suppress(asyncio.CancelledError):
                await _first_error(working)
    finally:
        await store.close()


def _everybody_at_hand() -> None:
    """Load what would else be loaded while somebody waits, and spare it from garbage collection: a sweep of it takes 0.1 s."""
    people = list(world().people.values())
    gc.collect()
    gc.freeze()
    LOG.info("%d partners are ready to meet somebody", len(people))


async def _first_error(working: asyncio.Task[None]) -> None:
    try:
        await working
    except ExceptionGroup as group:
        raise group.exceptions[0] from None


def _end_on_signals(working: asyncio.Task[None]) -> None:
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows has none of this; Ctrl-C cancels all the same
            asyncio.get_running_loop().add_signal_handler(name, working.cancel)


async def _known(application: App) -> None:
    """Introduce ourselves to Telegram, however long it can't be reached. Raises InvalidToken."""
    for tries in count():
        try:
            await application.initialize()
            break
        except InvalidToken:
            raise
        except TelegramError as error:
            if not tries:
                LOG.warning("Telegram can't be reached (%s); trying again", type(error).__name__)
            await asyncio.sleep(seconds(error) if isinstance(error, RetryAfter) else min(30.0, 0.5 * 2 ** min(tries, 6)))
    with contextlib.suppress(TelegramError):
        await application.bot.delete_webhook()  # with one set, polling is refused
