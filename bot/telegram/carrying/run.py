"""`second-coffee bot`, `serve` and `worker`: what each of these processes is made of, from its start to its end.

With a SQLite file one process does everything. With PostgreSQL updates may come in through several processes, and several work
them off; `bot` does both, `serve` only takes in, `worker` only works off.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
from collections.abc import Awaitable, Callable
from itertools import count
from typing import Any

from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder

from bot import startup
from bot.settings import Settings, Unusable, settings
from bot.signals import on_ending
from bot.store.store import Store
from bot.telegram.carrying import due, logs
from bot.telegram.carrying.again import look_again
from bot.telegram.carrying.delivery import Delivery, seconds
from bot.telegram.carrying.dispatch import Dispatch
from bot.telegram.carrying.egress import Egress
from bot.telegram.carrying.handling import Handling
from bot.telegram.carrying.ingress import KINDS, Ingress
from bot.telegram.carrying.intake import Intake
from bot.telegram.carrying.outbox import Outbox
from bot.telegram.carrying.pace import Pace
from bot.telegram.carrying.queue import Here
from bot.telegram.carrying.seen import Seen
from bot.telegram.carrying.sending import Sender
from bot.telegram.carrying.shared_pace import SharedPace
from bot.telegram.carrying.sweeping import sweep_daily
from bot.telegram.profile import introduce
from bot.telegram.routes import register
from bot.web.beside import beside

LOG = logging.getLogger(__name__)
CONNECTIONS = 16
WITHOUT = "TELEGRAM_BOT_TOKEN is missing: get one from @BotFather in Telegram and set it in the environment or in .env"
REFUSED = "TELEGRAM_BOT_TOKEN was refused by Telegram: copy it again from @BotFather, all of it, like 123456:ABC-DEF"

App = Application[Any, Any, Any, Any, Any, Any]


def poll() -> int:
    """`bot`: until SIGTERM or Ctrl-C; the exit status. Raises Unusable."""
    return _run(settings(), beside(_polling))


def serve() -> int:
    """`serve`: as `poll`, with updates by webhook."""
    chosen = settings()
    if not chosen.webhook_secret.get_secret_value():
        raise Unusable("WEBHOOK_SECRET is missing: without it anybody could write to the bot; 1 to 256 letters, digits, _ or -")
    if not chosen.public_url:
        raise Unusable("PUBLIC_URL is missing: the address under which Telegram reaches this process; `second-coffee bot` needs none")
    return _run(chosen, _serving)


def work() -> int:
    """`worker`: as `poll`, working off what other processes take in."""
    chosen = settings()
    if not chosen.database.startswith("postgres"):
        raise Unusable("DATABASE_URL takes a PostgreSQL address here; with a file, `second-coffee bot` or `serve` does all the work itself")
    return _run(chosen, beside(_working))


def application_of(chosen: Settings) -> App:
    """The library's application, without its own way of fetching updates, and with all handlers."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # or the library warns at each look at retry_after
    base = chosen.telegram_api_base_url
    builder = ApplicationBuilder().token(chosen.telegram_bot_token.get_secret_value()).updater(None)
    builder = builder.base_url(f"{base}/bot").base_file_url(f"{base}/file/bot")
    application = builder.connection_pool_size(CONNECTIONS).build()
    register(application)
    return application


class Running:
    """A bot at work in one process; `async with Running(...) as bot: await bot.run()`."""

    def __init__(self, application: App, store: Store, pace: Pace, keep_days: int = 365) -> None:
        self.application, self.store, self._keep_days = application, store, keep_days
        self.handling, outbox = _engine(application, store, pace)
        self.egress = Egress(outbox)
        self.dispatch = Dispatch(self.handling)
        self.handling.queue = Here(self.dispatch, self.egress)
        self.intake = Intake(store, self.handling.queue)
        self.ingress = Ingress(application.bot, self.intake, self.dispatch.has_room)

    async def __aenter__(self) -> Running:
        """Known to Telegram, with all partners at hand, and at work on what was left over."""
        await asyncio.gather(known(self.application), asyncio.to_thread(_everybody_at_hand))
        await self.egress.resume()
        await self.intake.resume()
        return self

    async def __aexit__(self, *_: object) -> None:
        """What is in hand is finished; the rest is kept for the next start."""
        await self.dispatch.finish()
        await self.egress.finish()
        with contextlib.suppress(TelegramError):
            await self.application.shutdown()

    async def run(self, ingress: Callable[[], Awaitable[None]] | None = None) -> None:
        """Work for ever on what comes in by `ingress`; by polling if none is given."""
        async with asyncio.TaskGroup() as group:
            group.create_task(introduce(self.application.bot))
            group.create_task(sweep_daily(self.store, self._keep_days))
            group.create_task(look_again(self.egress))
            group.create_task(due.watch(self.store, self.handling.queue))
            group.create_task(_of(ingress or self._poll))

    async def _poll(self) -> None:
        await polled(self.application)
        await self.ingress.run()


class Sharing:
    """A bot at work on a database that other processes share."""

    def __init__(self, application: App, store: Store, pace: Pace, keep_days: int = 365) -> None:
        from bot.telegram.carrying.shared import Shared  # the queue's library is not needed with a file

        self.application, self.store, self._keep_days = application, store, keep_days
        self.handling, self.outbox = _engine(application, store, pace)
        self.queue = self.handling.queue = Shared(store)
        self.intake = Intake(store, self.queue)
        self.ingress = Ingress(application.bot, self.intake, _always)

    async def __aenter__(self) -> Sharing:
        """Known to Telegram, with the queue open."""
        from psycopg import Error as QueueAway

        await known(self.application)
        try:
            await self.queue.app.open_async()
        except QueueAway as error:
            raise ConnectionError("the queue's database is away") from error
        return self

    async def __aexit__(self, *_: object) -> None:
        """What is in hand was finished by the queue."""
        await self.handling.finish()
        await self.queue.app.close_async()
        with contextlib.suppress(TelegramError):
            await self.application.shutdown()

    async def work(self) -> None:
        """Work off the queue for ever, with all partners at hand."""
        await asyncio.to_thread(_everybody_at_hand)
        async with asyncio.TaskGroup() as group:
            group.create_task(sweep_daily(self.store, self._keep_days))
            group.create_task(due.watch(self.store, self.queue))
            group.create_task(self.queue.work(self.handling, self.outbox))

    async def poll(self) -> None:
        """Take updates in by polling, for ever."""
        await polled(self.application)
        async with asyncio.TaskGroup() as group:
            group.create_task(introduce(self.application.bot))
            group.create_task(self.ingress.run())


def _engine(application: App, store: Store, pace: Pace) -> tuple[Handling, Outbox]:
    seen = Seen()
    delivery = Delivery(Sender(application.bot, store), seen, pace, asyncio.Semaphore(CONNECTIONS))
    return Handling(store, application, seen), Outbox(store, delivery)


def _run(chosen: Settings, act: Callable[[Settings, Store], Awaitable[None]]) -> int:
    token = chosen.telegram_bot_token.get_secret_value()
    if not token:
        raise Unusable(WITHOUT)
    logs.set_up(chosen.log_level, *chosen.secrets)
    startup.check(chosen, serves=act is _serving)
    try:
        asyncio.run(_until_told(chosen, act))
    except InvalidToken:
        raise Unusable(REFUSED) from None
    except startup.DATABASE as error:
        raise Unusable(startup.trouble(error)) from None
    return 0


async def _until_told(chosen: Settings, act: Callable[[Settings, Store], Awaitable[None]]) -> None:
    store = await Store.opened(chosen.database)
    try:
        await startup.prove(store)
        working = asyncio.create_task(_of(lambda: act(chosen, store)))
        on_ending(working.cancel)
        with contextlib.suppress(asyncio.CancelledError):
            await _first_error(working)
    finally:
        await store.close()


async def _polling(chosen: Settings, store: Store) -> None:
    if not store.is_shared:
        async with Running(application_of(chosen), store, Pace(), chosen.retention_days) as bot:
            await bot.run()
    shared = Sharing(application_of(chosen), store, SharedPace(store=store), chosen.retention_days)
    async with shared, asyncio.TaskGroup() as group:
        group.create_task(shared.poll())
        group.create_task(shared.work())


async def _serving(chosen: Settings, store: Store) -> None:
    from bot.web.serving import serving

    if not store.is_shared:
        async with Running(application_of(chosen), store, Pace(), chosen.retention_days) as bot:
            await bot.run(lambda: serving(chosen, store, bot.intake, bot.application))
    async with Sharing(application_of(chosen), store, SharedPace(store=store), chosen.retention_days) as shared:
        await serving(chosen, store, shared.intake, shared.application)


async def _working(chosen: Settings, store: Store) -> None:
    async with Sharing(application_of(chosen), store, SharedPace(store=store), chosen.retention_days) as shared:
        await shared.work()


async def _of(act: Callable[[], Awaitable[None]]) -> None:
    await act()


async def _always() -> None:
    """There is always room: the queue is a database."""


def _everybody_at_hand() -> None:
    """Load what would else be loaded while somebody waits, and spare it from garbage collection: a sweep of it takes 0.1 s."""
    people = startup.read_content()
    gc.collect()
    gc.freeze()
    LOG.info("%d partners are ready to meet somebody", people)


async def _first_error(working: asyncio.Task[None]) -> None:
    try:
        await working
    except BaseExceptionGroup as group:
        raise _innermost(group) from None


def _innermost(error: BaseException) -> BaseException:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


async def known(application: App) -> None:
    """Introduce ourselves to Telegram, however long it can't be reached. Raises InvalidToken."""
    await _at_last(application.initialize)


async def polled(application: App) -> None:
    """See to it that updates come by polling: with a webhook set it is refused."""
    await _at_last(lambda: _of_nothing(application.bot.delete_webhook()))


async def hooked(application: App, address: str, secret: str) -> None:
    """See to it that updates come by webhook. Raises Unusable where Telegram does not take the address."""
    try:
        await _at_last(
            lambda: _of_nothing(application.bot.set_webhook(address, secret_token=secret, allowed_updates=KINDS, max_connections=40))
        )
    except BadRequest:
        raise Unusable("PUBLIC_URL was refused by Telegram: it takes an https address that can be reached from outside") from None


async def _of_nothing(call: Awaitable[object]) -> None:
    await call


async def _at_last(call: Callable[[], Awaitable[None]]) -> None:
    for tries in count():
        try:
            return await call()
        except (InvalidToken, BadRequest):
            raise
        except TelegramError as error:
            if not tries:
                LOG.warning("Telegram can't be reached (%s); trying again", type(error).__name__)
            await asyncio.sleep(seconds(error) if isinstance(error, RetryAfter) else min(30.0, 0.5 * 2 ** min(tries, 6)))
    return None
