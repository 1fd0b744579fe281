"""One row of the outbox becomes one call of the Bot API."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telegram import Bot, InputFile, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode

from bot.export.kept import document, people_cards, people_table
from bot.export.readable import page
from bot.pictures.album import picture_of
from bot.store.store import Store
from bot.store.tables import Outgoing
from bot.telegram.keyboards import markup

_MADE = {".json": document, ".html": page, ".csv": people_table, ".vcf": people_cards}
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
IDEMPOTENT = ("edit_message_text", "edit_message_reply_markup", "set_message_reaction")
"""Calls that may be made twice and leave the same chat behind."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Knows how each kind of row is sent."""

    bot: Bot
    store: Store

    async def send(self, row: Outgoing) -> int | None:
        """Send a row; the number of the new message, if it is one. Raises TelegramError."""
        body = json.loads(row.body)
        call: Callable[[int, dict[str, Any]], Awaitable[object]] = getattr(self, f"_{row.method}")
        result = await call(row.chat, body)
        return result.message_id if isinstance(result, Message) and row.method not in IDEMPOTENT else None

    async def typing(self, chat: int) -> None:
        """Show that somebody types."""
        await self.bot.send_chat_action(chat, "typing")

    async def _send_message(self, chat: int, body: dict[str, Any]) -> object:
        reply = ReplyParameters(body["reply_to"], allow_sending_without_reply=True) if "reply_to" in body else None
        return await self.bot.send_message(
            chat,
            body["text"],
            parse_mode=ParseMode.HTML,
            reply_markup=markup(body.get("rows")),
            reply_parameters=reply,
            link_preview_options=_NO_PREVIEW,
        )

    async def _edit_message_text(self, chat: int, body: dict[str, Any]) -> object:
        return await self.bot.edit_message_text(
            body["text"],
            chat,
            body["message_id"],
            parse_mode=ParseMode.HTML,
            reply_markup=markup(body.get("rows")),
            link_preview_options=_NO_PREVIEW,
        )

    async def _edit_message_reply_markup(self, chat: int, body: dict[str, Any]) -> object:
        return await self.bot.edit_message_reply_markup(chat, body["message_id"], reply_markup=markup(body.get("rows")))

    async def _set_message_reaction(self, chat: int, body: dict[str, Any]) -> object:
        return await self.bot.set_message_reaction(chat, body["message_id"], body["reaction"] or [])

    async def _send_photo(self, chat: int, body: dict[str, Any]) -> object:
        picture = await asyncio.to_thread(picture_of, body)
        rows = markup(body.get("rows"))
        return await self.bot.send_photo(chat, picture, caption=body["caption"], parse_mode=ParseMode.HTML, reply_markup=rows)

    async def _send_document(self, chat: int, body: dict[str, Any]) -> object:
        made = body.get("content")  # or it is put together now, out of all that is kept
        content = made.encode() if made else await _MADE[Path(body["name"]).suffix](self.store, chat)
        return await self.bot.send_document(
            chat, InputFile(content, filename=body["name"]), caption=body["caption"], parse_mode=ParseMode.HTML
        )
