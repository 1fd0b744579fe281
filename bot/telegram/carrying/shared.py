"""The queue in PostgreSQL, worked off by as many processes as there are: procrastinate keeps its jobs in the same database.

A job names a chat and carries no words. One lock a chat keeps its updates in order, another its messages; what a dead
process left behind is taken up again as soon as its heartbeat has been missing for STALLED seconds.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from procrastinate import App, BaseRetryStrategy, PsycopgConnector, RetryDecision
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job
from psycopg import AsyncConnection, conninfo
from sqlalchemy import func
from sqlalchemy.engine import URL
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.store import PATIENCE, Store
from bot.store.tables import Received
from bot.telegram.carrying import noted
from bot.telegram.carrying.handling import Handling
from bot.telegram.carrying.logs import bare
from bot.telegram.carrying.outbox import Outbox

LOG = logging.getLogger(__name__)
CHATS_AT_ONCE, SENDING_AT_ONCE = 8, 64  # in one worker; a chat that Telegram makes wait holds one place among the latter
HEARTBEAT, STALLED = 1.0, 10.0  # seconds
POLL = 1.0  # seconds between looks for jobs that were never announced, such as those whose time has come
_RECLAIMING = 0x5EC0_0DC0_FFEF


class Again(BaseRetryStrategy):
    """A job that fails is tried again, later and later, for as long as it takes."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:
        """At once after being asked to end, else after up to a minute."""
        asked_to_end = isinstance(exception, asyncio.CancelledError)
        return RetryDecision(retry_in={"seconds": 0 if asked_to_end else min(60, 2**job.attempts)})


class Shared:
    """Hands on to the queue, as Queue asks; `working` also takes from it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.app = App(connector=PsycopgConnector(conninfo=_conninfo(store.engine.url), min_size=1, max_size=12))
        self._handling: Handling | None = None
        self._outbox: Outbox | None = None
        self._handle = self.app.task(queue="updates", name="handle", retry=Again())(self._handled)
        self._send = self.app.task(queue="outgoing", name="send", retry=Again())(self._sent)

    async def handle(self, work: AsyncSession, updates: Sequence[tuple[int, int]]) -> None:
        """As in Queue. The job takes whatever waits for its chat, so one a chat is enough."""
        connection = await _driver(work)
        jobs = [self._handle.configure(lock=f"chat {chat}").make_new_job(chat=chat) for chat in dict.fromkeys(each[0] for each in updates)]
        if jobs:
            with _plainly():
                await self.app.job_manager.batch_defer_jobs_async(jobs, connection=connection)

    async def send(self, work: AsyncSession, chat: int) -> None:
        """As in Queue."""
        with _plainly():
            await self._send.configure(lock=f"to {chat}", connection=await _driver(work)).defer_async(chat=chat)

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Shared]:
        """With its connections."""
        async with self.app.open_async():
            yield self

    async def work(self, handling: Handling, outbox: Outbox) -> None:
        """Take from the queue until cancelled; what is in hand is finished first. A database that is away is waited for."""
        self._handling, self._outbox = handling, outbox
        async with asyncio.TaskGroup() as group:
            group.create_task(self._for_ever(lambda: self._worker("updates", CHATS_AT_ONCE)))
            group.create_task(self._for_ever(lambda: self._worker("outgoing", SENDING_AT_ONCE)))
            group.create_task(self._for_ever(self._reclaim))

    async def _worker(self, queue: str, at_once: int) -> None:
        await self.app.run_worker_async(
            queues=[queue],
            name=queue,
            concurrency=at_once,
            delete_jobs="successful",
            fetch_job_polling_interval=POLL,
            update_heartbeat_interval=HEARTBEAT,
            stalled_worker_timeout=STALLED,
            shutdown_graceful_timeout=4,
            install_signal_handlers=False,
        )

    async def _for_ever(self, act: Callable[[], Awaitable[None]]) -> None:
        failures = 0
        while True:
            began = asyncio.get_running_loop().time()
            try:
                await act()
            except Exception as error:
                if (task := asyncio.current_task()) is not None and task.cancelling():  # its end failed too, and is the end all the same
                    raise asyncio.CancelledError from error
                noted.failed("queue", error)
                failures = 0 if asyncio.get_running_loop().time() - began > 10 else failures + 1
                if failures <= 1:
                    LOG.error("the queue is away (%s); trying again", bare(error))
                await asyncio.sleep(min(5.0, 0.2 * 2**failures))

    async def _reclaim(self) -> None:
        """Put back what dead processes had in hand; one process at a time, or a job could be put back while it runs."""
        while True:
            await asyncio.sleep(HEARTBEAT)
            async with self._store.work() as work:
                if not (await work.exec(select(func.pg_try_advisory_xact_lock(_RECLAIMING)))).one():
                    continue
                for job in await self.app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED):
                    LOG.warning("job %s of a process that died is taken up again", job.id)
                    await self.app.job_manager.retry_job(job)

    async def _handled(self, chat: int) -> None:
        assert self._handling is not None
        while (number := await self._next(chat)) is not None:
            await self._handling.settle(number)

    async def _next(self, chat: int) -> int | None:
        waiting = select(Received.id).where(Received.chat == chat, col(Received.handled).is_(False)).order_by(col(Received.id)).limit(1)
        async with self._store.work() as work:
            return (await work.exec(waiting)).first()

    async def _sent(self, chat: int) -> None:
        assert self._outbox is not None
        await self._outbox.empty(chat)


@contextmanager
def _plainly() -> Iterator[None]:
    """The queue's library hides what the database said; whoever asks whether the database is away must see it."""
    try:
        yield
    except ConnectorException as error:
        raise ConnectionError("the queue's database is away") from error


async def _driver(work: AsyncSession) -> AsyncConnection[Any]:
    """The driver's own connection under a session: what procrastinate writes there commits with the session."""
    raw = await (await work.connection()).get_raw_connection()
    driver = raw.driver_connection
    assert isinstance(driver, AsyncConnection)
    return driver


def _conninfo(url: URL) -> str:
    given = {name: value if isinstance(value, str) else value[-1] for name, value in url.query.items()}
    parts = {"host": url.host, "port": url.port, "dbname": url.database, "user": url.username, "password": url.password}
    whole = PATIENCE | parts | given
    return conninfo.make_conninfo("", **{name: value for name, value in whole.items() if value})
