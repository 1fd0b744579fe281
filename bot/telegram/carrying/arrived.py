"""Whether a message arrived whose answer was lost: found out without showing anything to anybody."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

from sqlalchemy import func
from sqlmodel import select
from telegram import Bot
from telegram.error import BadRequest

from bot.store.store import Store
from bot.store.tables import Outgoing

_MOST = 20  # numbers looked at after the newest message known when it was sent off
_OURS = ("no caption in the message", "not modified")


async def arrived(store: Store, bot: Bot, row: Outgoing, turn: Callable[[], Awaitable[None]]) -> int | None:
    """The number under which Telegram keeps `row`, if it was sent already; `turn` is waited for before each call.

    In a chat, all that the bot ever sent is recorded but this one, so a message of its own with a later number must be it.
    A caption can't be put on a text, nor a picture's caption changed to what it is: the refusal tells that the message is
    there and ours, and nothing has changed.
    """
    if row.message is not None:  # somebody has pressed its button
        return row.message
    caption = json.loads(row.body).get("caption", "")
    for number in await _candidates(store, row):
        await turn()
        try:
            await bot.edit_message_caption(row.chat, number, caption=caption or None, parse_mode="HTML")
        except BadRequest as refusal:
            if any(words in refusal.message.lower() for words in _OURS):
                return number
        else:
            return number
    return None


async def _candidates(store: Store, row: Outgoing) -> range:
    """What Telegram may have numbered it: its numbers run over all chats of a bot, so nothing that was known before can be it."""
    query = select(func.max(Outgoing.message)).where(Outgoing.chat == row.chat)
    async with store.work() as work:
        first = max((await work.exec(query)).one() or 0, row.floor or 0) + 1
    return range(first, first + _MOST)
