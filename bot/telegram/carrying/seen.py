"""The highest message number known: what Telegram numbers later than that was sent later."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Update


@dataclass(slots=True)
class Seen:
    """Message numbers grow over all private chats of a bot together."""

    newest: int = 0

    def number(self, message: int | None) -> None:
        """A message with this number exists."""
        self.newest = max(self.newest, message or 0)

    def update(self, update: Update) -> None:
        """An update came in."""
        if update.effective_message and update.effective_chat and update.effective_chat.type == "private":
            self.number(update.effective_message.message_id)
