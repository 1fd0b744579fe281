"""What Telegram keeps: accounts, chats, their messages, and what people saw happen in them."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
EventKind = Literal["message", "edit", "delete", "reaction", "action", "answer"]


@dataclass(frozen=True, slots=True)
class Account:
    """A user or a bot: 1001, "Ada", "ada", speaking "en"."""

    id: int
    first_name: str
    username: str = ""
    language_code: str = ""
    is_bot: bool = False

    def as_api(self) -> Json:
        """Telegram's User object, without empty fields."""
        body: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        return body | {name: value for name in ("username", "language_code") if (value := getattr(self, name))}


@dataclass(frozen=True, slots=True)
class Button:
    """A button as a person sees it, with what it carries: "Coffee", "scene:coffee"."""

    text: str
    data: str | None = None
    url: str | None = None


@dataclass(slots=True, eq=False)
class Message:
    """One message, always as it stands now: edits, reactions and deletion are applied to it."""

    id: int
    chat: "Chat"
    sender: Account
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    media: Json = field(default_factory=dict)  # Telegram's own field, {"photo": [...]}; text is the caption then
    content: bytes | None = None
    html: str = ""  # what the bot sent, before parsing
    markup: Json | None = None
    reply_to: "Message | None" = None
    date: int = field(default_factory=lambda: int(time.time()))
    edited: int | None = None
    deleted: bool = False
    reactions: list[str] = field(default_factory=list)
    earlier: list[tuple[str, Json | None]] = field(default_factory=list)  # texts and keyboards it had before

    @property
    def from_bot(self) -> bool:
        """True for what the bot sent."""
        return self.sender.is_bot

    @property
    def kind(self) -> str:
        """ "text", "photo", "document", "voice" and so on."""
        return next(iter(self.media), "text")

    @property
    def buttons(self) -> list[Button]:
        """The buttons under the message now, row by row in one list."""
        return buttons_of(self.markup)

    @property
    def once_buttons(self) -> list[Button]:
        """Buttons it had before an edit took them away; a slow finger can still hit them."""
        return [button for _, markup in reversed(self.earlier) for button in buttons_of(markup)]

    def as_api(self, *, shallow: bool = False) -> Json:
        """Telegram's Message object; a shallow one leaves out what it replies to."""
        body: Json = {"message_id": self.id, "from": self.sender.as_api(), "chat": self.chat.as_api(), "date": self.date}
        if self.edited:
            body["edit_date"] = self.edited
        if self.reply_to and not shallow:
            body["reply_to_message"] = self.reply_to.as_api(shallow=True)
        body |= self.media
        if self.text:
            body["caption" if self.media else "text"] = self.text
        if self.entities:
            body["caption_entities" if self.media else "entities"] = self.entities
        if self.markup and "inline_keyboard" in self.markup:
            body["reply_markup"] = self.markup
        return body

    def __repr__(self) -> str:
        who = "bot" if self.from_bot else self.sender.first_name
        gone = " deleted" if self.deleted else ""
        return f"<{who} {self.id}{gone} {self.kind}: {self.text!r} {[button.text for button in self.buttons]}>"


@dataclass(frozen=True, slots=True)
class Event:
    """Something a person could see: the bot's message 12 was edited, the bot reacted with an emoji, a press was answered."""

    kind: EventKind
    text: str
    message: Message | None = None
    at: float = field(default_factory=time.time)


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat (id of the person) or a group (negative id), with everything that was ever in it."""

    id: int
    title: str
    owner: Account | None = None  # None for a group
    messages: dict[int, Message] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    waiters: set[Callable[[], object]] = field(default_factory=set)
    opened: bool = False  # the person has written to the bot, or the bot is in the group
    blocked: bool = False
    keyboard: Json | None = None  # the reply keyboard below the input line
    issued: int = 0  # last message id of a group; private chats share one count

    def as_api(self) -> Json:
        """Telegram's Chat object."""
        if self.owner is None:
            return {"id": self.id, "type": "supergroup", "title": self.title}
        named = {"username": self.owner.username} if self.owner.username else {}
        return {"id": self.id, "type": "private", "first_name": self.owner.first_name} | named

    def tell(self, event: Event) -> None:
        """Append what happened and wake who waits for it."""
        self.events.append(event)
        for wake in tuple(self.waiters):
            wake()


@dataclass(slots=True, eq=False)
class Press:
    """One press of a button: the query "77", and what the bot answered to it."""

    id: str
    chat: Chat
    data: str
    at: float = field(default_factory=time.time)
    answered: bool = False
    answer: str = ""
    alert: bool = False


def buttons_of(markup: Json | None) -> list[Button]:
    """The buttons of an inline keyboard, row by row."""
    rows = (markup or {}).get("inline_keyboard", [])
    return [Button(button["text"], button.get("callback_data"), button.get("url")) for row in rows for button in row]
