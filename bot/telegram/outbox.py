"""A chat's outbox: what waits in it is sent in order, each message recorded as soon as Telegram has it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.store import Store
from bot.store.tables import Learner, Outgoing
from bot.telegram import noted
from bot.telegram.delivery import UNREACHABLE, Delivery, Outcome
from bot.telegram.hand import WAITING
from bot.telegram.sending import IDEMPOTENT


@dataclass(frozen=True, slots=True)
class _Found:
    """The next in line; `doubtful` when it may have been sent before a crash, its answer lost."""

    row: Outgoing
    taken: bool
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Outbox:
    """Sends what a chat has waiting; whoever calls it sees to it that nobody else does so for the same chat."""

    store: Store
    delivery: Delivery

    async def empty(self, chat: int) -> None:
        """Send all that waits for `chat`. Raises what the database raises when it can't be reached."""
        outcome = None
        while (found := await self._next(chat, outcome)) is not None:
            outcome = None
            if not found.doubtful:
                await self.delivery.wait_for_turn(found.row)
            if (row := found.row if found.taken else await self._taken(found.row)) is not None:
                outcome = await self.delivery.deliver(row, found.doubtful)
                noted.sent(row.method, outcome.status, outcome.failure)

    async def left(self) -> list[int]:
        """The chats for which something waits."""
        async with self.store.work() as work:
            chats = await work.exec(select(Outgoing.chat).where(col(Outgoing.status).in_(WAITING)).distinct())
            self.delivery.seen.number(await _newest(work))
        return list(chats.all())

    async def _next(self, chat: int, before: Outcome | None) -> _Found | None:
        """Record what became of the one before; the next in line, taken at once if it need not wait for its turn."""
        async with self.store.work() as work:
            if before is not None:
                await _record(work, chat, before)
            waiting = select(Outgoing).where(Outgoing.chat == chat, col(Outgoing.status).in_(WAITING))
            row = (await work.exec(waiting.order_by(col(Outgoing.id)).limit(1))).first()
            if row is None:
                return None
            if row.status == "sending":
                return _Found(row, taken=True, doubtful=True)
            if at_once := self.delivery.may_go_at_once(row):
                self._mark(row)
            return _Found(row, taken=at_once or row.method in IDEMPOTENT, doubtful=False)

    def _mark(self, row: Outgoing) -> None:
        """As under way, unless sending it twice does no harm."""
        if row.method not in IDEMPOTENT:
            row.status, row.floor = "sending", self.delivery.seen.newest

    async def _taken(self, row: Outgoing) -> Outgoing | None:
        """The row as it stands now, marked as under way; nothing if it was taken back while it waited for its turn."""
        async with self.store.work() as work:
            fresh = await work.get(Outgoing, row.id, with_for_update=True)
            if fresh is None or fresh.status != "waiting":
                return None
            if self.store.is_shared:  # other processes send too
                self.delivery.seen.number(await _newest(work))
            self._mark(fresh)
            return fresh


async def _newest(work: AsyncSession) -> int | None:
    return (await work.exec(select(func.max(Outgoing.message)))).one()


async def _record(work: AsyncSession, chat: int, outcome: Outcome) -> None:
    changes = {"status": outcome.status, "message": outcome.message, "failure": outcome.failure}
    await work.exec(update(Outgoing).where(col(Outgoing.id) == outcome.row).values(**changes))
    if outcome.failure == UNREACHABLE:
        await _give_up(work, chat)


async def _give_up(work: AsyncSession, chat: int) -> None:
    """Nothing reaches this chat any more: what waits for it fails, until the learner comes back."""
    await work.exec(update(Learner).where(col(Learner.chat) == chat).values(unreachable="blocked"))
    waiting = update(Outgoing).where(col(Outgoing.chat) == chat, col(Outgoing.status).in_(WAITING))
    await work.exec(waiting.values(status="failed", failure=UNREACHABLE))
