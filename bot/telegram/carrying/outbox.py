"""A chat's outbox: what waits in it is sent in order, each message recorded as soon as Telegram has it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from secrets import token_hex

from sqlalchemy import func, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.store import Store
from bot.store.tables import Learner, Outgoing
from bot.telegram.carrying import noted
from bot.telegram.carrying.delivery import UNREACHABLE, Delivery, Outcome, TakenUp
from bot.telegram.carrying.handling import is_away
from bot.telegram.carrying.sending import IDEMPOTENT
from bot.telegram.hand import WAITING


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
    claim: str = field(default_factory=lambda: token_hex(8))  # of this process on what it has in hand

    async def empty(self, chat: int) -> None:
        """Send all that waits for `chat`, unless another process takes it up. Raises what the database raises when it can't be reached."""
        with suppress(TakenUp):
            await self._empty(chat)

    async def _empty(self, chat: int) -> None:
        outcome = None
        while (found := await self._recorded(chat, outcome)) is not None:
            outcome = None
            if not found.doubtful:
                await self.delivery.wait_for_turn(found.row)
            if (row := found.row if found.taken else await self._taken(found.row)) is not None:
                outcome = await self.delivery.deliver(row, found.doubtful, self._is_ours)
                noted.sent(row.method, outcome.status, outcome.failure)

    async def left(self) -> list[int]:
        """The chats for which something waits."""
        async with self.store.work() as work:
            chats = await work.exec(select(Outgoing.chat).where(col(Outgoing.status).in_(WAITING)).distinct())
            self.delivery.seen.number(await _newest(work))
        return list(chats.all())

    async def _recorded(self, chat: int, outcome: Outcome | None) -> _Found | None:
        """The next in line, as `_next`; what Telegram has answered is held on to until it is recorded."""
        for tries in count():
            try:
                return await self._next(chat, outcome)
            except Exception as error:
                if outcome is None or not is_away(error):
                    raise
                await asyncio.sleep(min(5.0, 0.1 * 2**tries))
        raise AssertionError("counting never ends")

    async def _is_ours(self, row: int) -> bool:
        """Whether nobody else has taken the row up, thinking this process dead."""
        async with self.store.work() as work:
            return (await work.exec(select(Outgoing.claim).where(Outgoing.id == row))).first() == self.claim

    async def _next(self, chat: int, before: Outcome | None) -> _Found | None:
        """Record what became of the one before; the next in line, taken at once if it need not wait for its turn."""
        async with self.store.work() as work:
            if before is not None:
                await self._record(work, chat, before)
            waiting = select(Outgoing).where(Outgoing.chat == chat, col(Outgoing.status).in_(WAITING))
            row = (await work.exec(waiting.order_by(col(Outgoing.id)).limit(1))).first()
            if row is None:
                return None
            if row.status == "sending":
                row.claim = self.claim
                return _Found(row, taken=True, doubtful=True)
            if at_once := self.delivery.may_go_at_once(row):
                self._mark(row)
            return _Found(row, taken=at_once or row.method in IDEMPOTENT, doubtful=False)

    def _mark(self, row: Outgoing) -> None:
        """As under way, unless sending it twice does no harm."""
        if row.method not in IDEMPOTENT:
            row.status, row.floor, row.claim = "sending", max(row.floor or 0, self.delivery.seen.newest), self.claim

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

    async def _record(self, work: AsyncSession, chat: int, outcome: Outcome) -> None:
        """What became of a row; of one that another process has taken up meanwhile, that process tells."""
        changes = {"status": outcome.status, "message": outcome.message, "failure": outcome.failure}
        ours = col(Outgoing.claim).in_(("", self.claim))
        await work.exec(update(Outgoing).where(col(Outgoing.id) == outcome.row, ours).values(**changes))
        if outcome.failure == UNREACHABLE:
            await _give_up(work, chat)


async def _newest(work: AsyncSession) -> int | None:
    return (await work.exec(select(func.max(Outgoing.message)))).one()


async def _give_up(work: AsyncSession, chat: int) -> None:
    """Nothing reaches this chat any more: what waits for it fails, until the learner comes back."""
    await work.exec(update(Learner).where(col(Learner.chat) == chat).values(unreachable="blocked"))
    waiting = update(Outgoing).where(col(Outgoing.chat) == chat, col(Outgoing.status).in_(WAITING))
    await work.exec(waiting.values(status="failed", failure=UNREACHABLE))
