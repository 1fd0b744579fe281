"""What one update causes, gathered in the transaction that also marks the update as handled."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Update

from bot.calendars import Brought
from bot.practice import current, learner_of
from bot.store.tables import Learner, Outgoing, Rehearsed
from bot.telegram.keyboards import Rows
from bot.telegram.pages import parts
from bot.words import TELEGRAM

HAND: ContextVar[Hand] = ContextVar("hand")
WAITING = ("waiting", "sending")


@dataclass(slots=True)
class Hand:
    """One update in hand. Whatever is said here goes out after the transaction has committed, or not at all."""

    work: AsyncSession
    update: Update
    chat: int
    now: datetime
    known: Learner | None = None
    pressed: Outgoing | None = None  # what was sent with the button that was pressed
    words: tuple[str, ...] = ()  # what the command or the button's data carried
    answer: str = ""  # shown over the chat when a button was pressed
    brought: Brought | None = None  # what a calendar file holds that came with it
    failure: Exception | None = None
    erased: bool = False  # everything of the learner went

    @property
    def learner(self) -> Learner:
        """The learner of a private chat."""
        assert self.known is not None
        return self.known

    @property
    def message(self) -> int | None:
        """The number of the learner's message, or of the one whose button was pressed."""
        return self.update.effective_message.message_id if self.update.effective_message else None

    def sentence(self, name: str, **facts: Any) -> str:
        """A sentence of prompts/words/telegram.yaml, in one of its wordings."""
        return TELEGRAM.sentence(f"telegram.{name}", self.update.update_id, **facts)

    async def rehearsal(self) -> Rehearsed | None:
        """The rehearsal that is open or waits for the guess."""
        return await current(self.work, self.learner)

    def say(self, page: str, rows: Rows = (), buttons: str = "", turn: int | None = None, **more: Any) -> None:
        """Send a page of HTML, in parts if it is long; the last carries the buttons, which are live as `buttons`."""
        *first, last = parts(page)
        for part in first:
            self.send("send_message", {"text": part}, turn=turn)
        self.send("send_message", {"text": last, "rows": rows, **more}, buttons, turn)

    def change(self, page: str, rows: Rows = (), buttons: str = "") -> None:
        """Put another text and other buttons where the pressed button was."""
        self.send("edit_message_text", {"message_id": self.message, "text": page, "rows": rows})
        if self.pressed:
            self.pressed.buttons = buttons

    def rebutton(self, rows: Rows, buttons: str) -> None:
        """Put other buttons under the message whose button was pressed."""
        self.send("edit_message_reply_markup", {"message_id": self.message, "rows": rows})
        if self.pressed:
            self.pressed.buttons = buttons

    def react(self, message: int, emoji: str) -> None:
        """React to the learner's message; an empty emoji takes the reaction back."""
        self.send("set_message_reaction", {"message_id": message, "reaction": emoji})

    def send(self, method: str, body: dict[str, Any], buttons: str = "", turn: int | None = None) -> None:
        """Put one call of the Bot API into the outbox."""
        kept = json.dumps({name: value for name, value in body.items() if value or name == "reaction"}, ensure_ascii=False)
        self.work.add(Outgoing(chat=self.chat, method=method, body=kept, buttons=buttons, turn=turn, floor=self.message, at=self.now))

    async def holds(self, *buttons: str) -> bool:
        """Whether the pressed message carries one of these sets of buttons; if not, the answer says that it is too late."""
        if self.pressed is not None and self.pressed.buttons in buttons:
            return True
        self.answer = self.sentence("old_button")
        return False

    async def retire(self, beginning: str) -> None:
        """Take away the buttons of what was sent as `beginning`... ("note:" means those of all notes)."""
        await self._retire(col(Outgoing.buttons).startswith(beginning))

    async def retire_turns(self, turns: Sequence[int]) -> None:
        """Take away the buttons of what these turns sent; what has not been sent yet never will be."""
        await self._retire(col(Outgoing.turn).in_(turns), withdraw=True)

    async def _retire(self, which: Any, withdraw: bool = False) -> None:
        query = select(Outgoing).where(Outgoing.chat == self.chat, which)
        if not withdraw:
            query = query.where(Outgoing.buttons != "")
        for row in (await self.work.exec(query.with_for_update())).all():  # another process may be sending it
            if row.status == "waiting":
                _withdraw(row) if withdraw else _strip(row)
            elif row.message is not None and row.buttons:
                self.send("edit_message_reply_markup", {"message_id": row.message})
            row.buttons = ""


async def opened(work: AsyncSession, update: Update, now: datetime) -> Hand:
    """An update taken in hand: its learner, and what was sent with the button it presses."""
    chat = update.effective_chat.id if update.effective_chat else 0
    hand = Hand(work, update, chat, now)
    if update.effective_chat and update.effective_chat.type == "private":
        hand.known = await learner_of(work, chat, now)
        if update.my_chat_member is None:
            hand.known.unreachable = ""
    if update.callback_query and hand.message is not None:
        hand.pressed = await _pressed(work, chat, hand.message)
    return hand


async def _pressed(work: AsyncSession, chat: int, message: int) -> Outgoing | None:
    """What was sent as `message`; a fast finger presses before it is recorded as which message it was sent."""
    sent = select(Outgoing).where(Outgoing.chat == chat, col(Outgoing.method).startswith("send_")).order_by(col(Outgoing.id).desc())
    row = (await work.exec(sent.where(Outgoing.message == message))).first()
    if row is None:
        under_way = sent.where(Outgoing.status == "sending", col(Outgoing.message).is_(None), col(Outgoing.floor) < message)
        row = (await work.exec(under_way)).first()
        if row is not None:
            row.message = message
    return row


def _withdraw(row: Outgoing) -> None:
    row.status, row.failure = "failed", "taken back"


def _strip(row: Outgoing) -> None:
    row.body = json.dumps({name: value for name, value in json.loads(row.body).items() if name != "rows"}, ensure_ascii=False)
