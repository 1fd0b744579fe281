"""One message is brought home: tried until Telegram has it, refuses it for good, or a day has gone by."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

import httpx
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.store.tables import Outgoing
from bot.telegram.carrying import noted
from bot.telegram.carrying.arrived import arrived
from bot.telegram.carrying.logs import bare
from bot.telegram.carrying.pace import Pace
from bot.telegram.carrying.seen import Seen
from bot.telegram.carrying.sending import IDEMPOTENT, Sender

T = TypeVar("T")
LOG = logging.getLogger(__name__)
GIVE_UP = timedelta(days=1)
LONGEST_PAUSE = 60.0
LONGEST_SEND = 5.0
TRIFLING = 4  # tries for what is pleasant and not needed: a reaction, a button taken away
UNREACHABLE = "unreachable"
_GONE = ("chat not found", "deactivated", "blocked", "peer_id_invalid")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row: sent as message 812, or failed and why."""

    row: int
    status: str
    message: int | None = None
    failure: str = ""


class TakenUp(Exception):
    """Another process has taken a row up, thinking this one dead."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Sends one row, in its time; waits for Telegram where it must."""

    sender: Sender
    seen: Seen
    pace: Pace
    slots: asyncio.Semaphore

    def may_go_at_once(self, row: Outgoing) -> bool:
        """Whether `wait_for_turn` would not wait."""
        return self.pace.has_room(row.chat) and not (self.pace.typing and json.loads(row.body).get("typing"))

    async def wait_for_turn(self, row: Outgoing) -> None:
        """Wait until `row` may go out; a partner is seen typing meanwhile."""
        body = json.loads(row.body)
        if body.get("typing"):
            await self._type(row.chat, body["text"])
        await (self.pace.message(row.chat) if row.method.startswith("send_") else self.pace.call())

    async def deliver(self, row: Outgoing, doubtful: bool, is_ours: Callable[[int], Awaitable[bool]]) -> Outcome:
        """Send `row`; `doubtful` when it may have been sent before, its answer lost. Raises TakenUp when it is no longer for us to send."""
        assert row.id is not None
        noted.sending(row.id)
        for tries in count():
            try:
                if tries:
                    await self.pace.call()
                    if row.method not in IDEMPOTENT and not await is_ours(row.id):
                        raise TakenUp
                number = await self._once(row, doubtful)
                self.seen.number(number)
                return Outcome(row.id, "sent", number)
            except RetryAfter as error:
                noted.failed("telegram", error)
                await self.pace.sleep(seconds(error))
            except (BadRequest, Forbidden, ChatMigrated) as error:
                return self._refused(row.id, row.method, error)
            except (NetworkError, InvalidToken) as error:
                if _is_hopeless(row, tries, error):
                    return Outcome(row.id, "failed", failure=type(error).__name__)
                doubtful = doubtful or (row.method not in IDEMPOTENT and not _never_left(error))
                await self._back_off(tries, error)
            except (SQLAlchemyError, OSError, TakenUp):
                raise  # the store's trouble, not this message's
            except Exception as error:
                LOG.error("%s could not be put together: %s", row.method, bare(error))
                return Outcome(row.id, "failed", failure=type(error).__name__)
        raise AssertionError("counting never ends")

    async def _once(self, row: Outgoing, doubtful: bool) -> int | None:
        if doubtful and (number := await arrived(self.sender.store, self.sender.bot, row, self.pace.call)) is not None:
            return number
        async with self.slots:
            return await _to_its_end(self.sender.send(row))

    async def _type(self, chat: int, text: str) -> None:
        try:
            await self.sender.typing(chat)
        except TelegramError:
            return  # it's only for show
        await self.pace.typed(text)

    async def _back_off(self, tries: int, error: TelegramError) -> None:
        noted.failed("telegram", error)
        if tries == 2:  # once is an accident
            LOG.warning("a message can't be sent (%s); trying again", type(error).__name__)
        await self.pace.sleep(min(LONGEST_PAUSE, 0.5 * 2 ** min(tries, 10)))

    def _refused(self, row: int, method: str, error: TelegramError) -> Outcome:
        text = error.message.lower()
        if "not modified" in text:
            return Outcome(row, "sent")
        if isinstance(error, Forbidden) or any(words in text for words in _GONE):
            return Outcome(row, "failed", failure=UNREACHABLE)
        LOG.error("%s was refused: %s", method, error.message.partition(":")[0])
        return Outcome(row, "failed", failure=error.message[:200])


async def _to_its_end(sending: Coroutine[Any, Any, T]) -> T:
    """What `sending` comes to. If nobody wants to know any more, it still ends first: whoever looks for the message next must find it."""
    task = asyncio.create_task(sending)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait({task}, timeout=LONGEST_SEND)
        raise


def _is_hopeless(row: Outgoing, tries: int, error: TelegramError) -> bool:
    """A method this server doesn't have (the library takes 404 for a bad token), a trifle tried often enough, a day gone by."""
    if isinstance(error, InvalidToken) and "not found" in error.message.lower():
        return True
    return (row.method in IDEMPOTENT and tries >= TRIFLING) or datetime.now(UTC) - row.at > GIVE_UP


def _never_left(error: TelegramError) -> bool:
    """Whether there was no connection that a message could have gone out by."""
    return isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)


def seconds(error: RetryAfter) -> float:
    """How long Telegram asks to wait; the library tells it in one of two forms."""
    after = error.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()
