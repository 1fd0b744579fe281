"""Simulated learners: they write, press, edit, send files, leave and come back, as people do in Telegram."""

import time
from collections.abc import Iterable
from typing import Any

from . import media
from .listening import Listener
from .markup import spotted
from .records import Account, Button, Chat, Json, Message, Press
from .world import World

SPLIT_AT = 4096  # apps send a longer text as several messages


class Group(Listener):
    """A group chat with the bot and some people; the bot's privacy mode is on unless `privacy` is False."""

    def __init__(self, world: World, chat: Chat, members: Iterable["Person"] = (), *, privacy: bool = True) -> None:
        super().__init__(world, chat)
        self.members = list(members)
        self.privacy = privacy

    def remove_bot(self) -> None:
        """The bot is put out: sending gives 403."""
        self.chat.blocked = True

    def reaches_bot(self, text: str, reply_to: Message | None) -> bool:
        """What the bot is shown: commands that name no other bot, mentions of it, replies to it."""
        name = f"@{self.world.bot.username}".lower()
        command = text.startswith("/") and text.split()[0].lower().partition("@")[2] in ("", name[1:])
        return not self.privacy or command or name in text.lower() or bool(reply_to and reply_to.from_bot)


class Person(Listener):
    """One learner with a private chat; `into=group` sends to a group instead."""

    def __init__(self, world: World, account: Account, chat: Chat) -> None:
        super().__init__(world, chat)
        self.account = account

    @property
    def id(self) -> int:
        """The id of the person and of the private chat."""
        return self.account.id

    def start(self, payload: str = "") -> Message:
        """Open the chat with /start, with the payload of a deep link if there is one."""
        return self.say(f"/start {payload}".strip())

    def say(self, text: str, *, reply_to: Message | None = None, into: Group | None = None) -> Message:
        """Send a text or command; one of more than 4096 characters goes out in parts, the last is returned."""
        if not text:
            raise ValueError("Telegram sends no empty text; a photo without caption or a sticker is the nearest thing")
        parts = [text[at : at + SPLIT_AT] for at in range(0, len(text), SPLIT_AT)]
        return [self._send(into, reply_to, text=part, entities=spotted(part, [])) for part in parts][-1]

    def edit(self, message: Message, text: str) -> Message:
        """Edit one's own message: the bot gets `edited_message`."""
        with self.world.lock:
            message.earlier.append((message.text, None))
            message.text, message.entities, message.edited = text, spotted(text, []), int(time.time())
            self.world.announce(message, edited=True)
        return message

    def press(self, button: str, *, on: Message | None = None, times: int = 1) -> Press:
        """Press a button by its text or data, the newest that fits, or `on` one message, where taken-away ones can be hit too."""
        with self.world.lock:
            message, found = self._find(button, on)
            if message is None:
                self.say(found.text)
                return Press("", self.chat, found.text, answered=True)
            return [self._query(message, found) for _ in range(times)][-1]

    def photo(self, content: bytes = media.PIXEL, caption: str = "", *, into: Group | None = None) -> Message:
        """Send a photo, one grey dot by default."""
        return self._send(into, None, text=caption, media=media.photo(self.world, content))

    def document(
        self,
        name: str = "resume.pdf",
        content: bytes = media.PDF,
        *,
        mime: str = "application/pdf",
        caption: str = "",
        into: Group | None = None,
    ) -> Message:
        """Send a file, by default a resume as PDF that the bot can download."""
        return self._send(into, None, text=caption, media=media.document(self.world, name, mime, content))

    def voice(self, seconds: int = 4) -> Message:
        """Send a voice note."""
        return self._send(None, None, media=media.voice(self.world, seconds))

    def video_note(self, seconds: int = 4) -> Message:
        """Send a round video."""
        return self._send(None, None, media=media.video_note(self.world, seconds))

    def sticker(self, emoji: str = "👍") -> Message:
        """Send a sticker."""
        return self._send(None, None, media=media.sticker(self.world, emoji))

    def location(self, latitude: float = 52.52, longitude: float = 13.405) -> Message:
        """Send a place."""
        return self._send(None, None, media={"location": {"latitude": latitude, "longitude": longitude}})

    def contact(self, name: str = "Dana", phone: str = "+4930123456") -> Message:
        """Send someone's card."""
        return self._send(None, None, media={"contact": {"phone_number": phone, "first_name": name}})

    def poll(self, question: str = "Tea or coffee?", options: Iterable[str] = ("Tea", "Coffee")) -> Message:
        """Send a poll."""
        return self._send(None, None, media=media.poll(question, options))

    def sends(self, kind: str, body: Any, *, caption: str = "") -> Message:
        """Send anything else as Telegram's Message holds it: `ada.sends("dice", {"emoji": "🎲", "value": 4})`."""
        return self._send(None, None, text=caption, media={kind: body})

    def reacts(self, message: Message, emoji: str = "👍") -> None:
        """React to a message; the bot hears of it only if its allowed_updates say so."""
        new = [{"type": "emoji", "emoji": emoji}] if emoji else []
        body = {"chat": message.chat.as_api(), "message_id": message.id, "user": self.account.as_api(), "date": int(time.time())}
        self.world.updates.push("message_reaction", body | {"old_reaction": [], "new_reaction": new})

    def block(self) -> None:
        """Block the bot: it is told once, and sending gives 403 from now on."""
        self._membership(blocked=True)

    def unblock(self) -> None:
        """Let the bot write again."""
        self._membership(blocked=False)

    def _send(self, into: Group | None, reply_to: Message | None, **fields: Any) -> Message:
        chat = into.chat if into else self.chat
        with self.world.lock:
            if chat.blocked and not into:
                self.unblock()  # writing to a blocked bot unblocks it
            chat.opened = True
            message = self.world.add_message(chat, self.account, reply_to=reply_to, **fields)
            if into is None or into.reaches_bot(message.text, reply_to):
                self.world.announce(message)
        return message

    def _find(self, button: str, on: Message | None) -> tuple[Message | None, Button]:
        messages = [on] if on else [message for message in reversed(self.transcript) if message.from_bot]
        for message in messages:
            for found in message.buttons + (message.once_buttons if on else []):
                if button in (found.text, found.data) and found.data is not None:
                    return message, found
        rows = (self.chat.keyboard or {}).get("keyboard", []) if on is None else []
        if any(key["text"] == button for row in rows for key in row):
            return None, Button(button)
        shown = [(one.text, one.data) for one in (on.buttons if on else self.buttons)]
        raise AssertionError(f"{self.account.first_name} sees no button {button!r}; there are {shown}")

    def _query(self, message: Message, button: Button) -> Press:
        number = str(10_000_000_000 + len(self.world.presses))
        press = self.world.presses[number] = Press(number, message.chat, button.data or "")
        shown: Json = message.as_api()
        if message.deleted:
            shown = {"chat": message.chat.as_api(), "message_id": message.id, "date": 0}
        body = {"id": number, "from": self.account.as_api(), "message": shown, "chat_instance": str(message.chat.id), "data": button.data}
        self.world.updates.push("callback_query", body)
        return press

    def _membership(self, *, blocked: bool) -> None:
        with self.world.lock:
            old, new = ("member", "kicked") if blocked else ("kicked", "member")
            self.chat.blocked = blocked
            states = [{"user": self.world.bot.as_api(), "status": status, "until_date": 0} for status in (old, new)]
            body = {"chat": self.chat.as_api(), "from": self.account.as_api(), "date": int(time.time())}
            self.world.updates.push("my_chat_member", body | {"old_chat_member": states[0], "new_chat_member": states[1]})
