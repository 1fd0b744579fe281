"""Updates come in by long polling: a batch is kept before the next call acknowledges it to Telegram."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.telegram.carrying import noted
from bot.telegram.carrying.delivery import seconds
from bot.telegram.carrying.handling import is_away
from bot.telegram.carrying.intake import Intake
from bot.telegram.carrying.logs import bare

LOG = logging.getLogger(__name__)
KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
POLL_SECONDS = 25
_LONGEST_PAUSE = 30.0


class Ingress:
    """Long polling that loses nothing: what is acknowledged has been kept."""

    def __init__(self, bot: Bot, intake: Intake, has_room: Callable[[], Awaitable[None]]) -> None:
        self._bot, self._intake, self._has_room = bot, intake, has_room
        self._failures = 0

    async def run(self) -> None:
        """What comes, for ever. Raises InvalidToken when Telegram no longer knows the token."""
        offset: int | None = None
        while True:
            await self._has_room()
            batch = await self._ask(offset)
            if batch is None or not await self._kept(batch):
                continue
            # after an empty answer all is acknowledged, and no offset is right even when Telegram starts its numbers anew
            offset = batch[-1].update_id + 1 if batch else None

    async def _kept(self, batch: Sequence[Update]) -> bool:
        """Whether the batch is in the database; if not, it is not acknowledged and comes again."""
        try:
            await self._intake.keep(batch)
        except Exception as error:
            if not is_away(error):
                raise
            await self._pause("the database is away", error)
            return False
        self._failures = 0
        return True

    async def _ask(self, offset: int | None) -> Sequence[Update] | None:
        """The next batch; nothing, after a pause, when Telegram could not be asked."""
        try:
            batch = await self._bot.get_updates(offset=offset, timeout=POLL_SECONDS, allowed_updates=KINDS)
        except InvalidToken:
            raise
        except TelegramError as error:
            await self._pause("Telegram can't be reached", error)
            return None
        except (TypeError, ValueError, KeyError, AttributeError, OSError):  # what it can't read would come again for ever
            return await self._one_by_one(offset)
        if self._failures and not batch:
            LOG.warning("all is well again after %d tries", self._failures)
            self._failures = 0
        return batch

    async def _one_by_one(self, offset: int | None) -> Sequence[Update] | None:
        """The next batch where something in it can't be read by the library; of that only the number is kept."""
        try:
            batch = await self._bot.do_api_request("getUpdates", {"offset": offset, "timeout": 0, "allowed_updates": KINDS})
        except TelegramError as error:
            await self._pause("Telegram can't be reached", error)
            return None
        return [_read(each, self._bot) for each in batch]

    async def _pause(self, what: str, error: Exception) -> None:
        noted.failed("polling", error)
        if not self._failures:
            LOG.warning("%s (%s); trying again", what, bare(error))
        if isinstance(error, Conflict):
            LOG.error("another process polls with the same token, or a webhook is set")
        wait = seconds(error) if isinstance(error, RetryAfter) else min(_LONGEST_PAUSE, 0.5 * 2**self._failures)
        self._failures += 1
        await asyncio.sleep(wait)


def _read(raw: dict[str, Any], bot: Bot) -> Update:
    try:
        return Update.de_json(raw, bot)
    except Exception as error:
        LOG.error("update %d can't be read (%s); it is passed over", raw["update_id"], bare(error))
        return Update(int(raw["update_id"]))
