"""The state behind the Bot API: one bot, the chats it is in, its files, its profile and the updates waiting for it."""

import itertools
import secrets
import threading
import time
from dataclasses import dataclass
from typing import Any

from .arguments import Arguments, Upload
from .records import Account, Chat, Event, Json, Message, Press
from .refusals import BLOCKED, refuse
from .updates import Updates

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
QUERY_LIFETIME = 30.0  # seconds in which a press can be answered; Telegram promises nothing and keeps about this


@dataclass(frozen=True, slots=True)
class Kept:
    """A file Telegram keeps: bytes, name, and the path it is downloaded by."""

    id: str
    upload: Upload
    path: str


class World:
    """Everything that is true of one emulated bot; whoever touches it from outside holds `lock`."""

    def __init__(self, token: str = TOKEN, username: str = "SecondCoffeeBot") -> None:
        self.token = token
        self.lock = threading.RLock()
        self.bot = Account(int(token.split(":")[0]), "Second Coffee", username, is_bot=True)
        self.updates = Updates(self.lock)
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, Kept] = {}
        self.presses: dict[str, Press] = {}
        self.query_lifetime = QUERY_LIFETIME
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.profile: dict[str, Any] = {}  # descriptions, names and menu buttons by "name:language" or "menu:chat"
        self.webhook: Json = {}
        self.ids = itertools.count(1)
        self.account_ids = itertools.count(1_001)

    def add_chat(self, chat: Chat) -> Chat:
        """Make a chat known; the bot may write once it is opened."""
        with self.lock:
            self.chats[chat.id] = chat
        return chat

    def add_message(self, chat: Chat, sender: Account, **fields: Any) -> Message:
        """Put a message into a chat under the next id."""
        with self.lock:
            if chat.owner is None:
                chat.issued += 1
            number = next(self.ids) if chat.owner else chat.issued
            message = Message(number, chat, sender, **fields)
            chat.messages[number] = message
            return message

    def announce(self, message: Message, *, edited: bool = False) -> int | None:
        """Queue the update that tells the bot of a person's message."""
        return self.updates.push("edited_message" if edited else "message", message.as_api())

    def keep(self, upload: Upload, folder: str) -> Kept:
        """Keep a file under a new file_id; `documents/file_3.pdf` is where it downloads from."""
        name = f"{folder}/file_{len(self.files)}.{upload.name.rpartition('.')[2] or 'bin'}"
        kept = Kept(f"AgAC{secrets.token_urlsafe(24)}", upload, name)
        self.files[kept.id] = kept
        return kept

    def chat_of(self, arguments: Arguments) -> Chat:
        """The chat a call names by `chat_id`, if the bot may write there."""
        raw = arguments.text("chat_id").strip()
        if not raw:
            raise refuse("chat_id is empty")
        chat = self.chats.get(int(raw)) if raw.lstrip("-").isdigit() else None
        if chat is None:
            raise refuse("chat not found")
        if not chat.opened and not chat.blocked:
            raise refuse("chat not found") if not self._met(chat) else refuse("bot can't initiate conversation with a user", 403)
        if chat.blocked:
            raise refuse(BLOCKED if chat.owner else "bot was kicked from the supergroup chat", 403)
        return chat

    def message_of(self, chat: Chat, number: int, doing: str) -> Message:
        """The message with that id; "message to edit not found" when it is gone."""
        if number <= 0:
            raise refuse("Message identifier is not specified")
        message = chat.messages.get(number)
        if message is None or message.deleted:
            raise refuse(f"message to {doing} not found")
        return message

    def settle(self, press_id: str, text: str, alert: bool) -> None:
        """Answer a press, once and in time; it reaches the person as an "answer" event."""
        press = self.presses.get(press_id)
        if press is None or press.answered or time.time() - press.at > self.query_lifetime:
            raise refuse("query is too old and response timeout expired or query ID is invalid")
        press.answered, press.answer, press.alert = True, text, alert
        press.chat.tell(Event("answer", text))

    def _met(self, chat: Chat) -> bool:
        others = (group for group in self.chats.values() if group.owner is None)
        return any(message.sender == chat.owner for group in others for message in group.messages.values())
