"""The bot alone in a room: webhook, intake, handling and outbox as they are, a Telegram that only listens, and no network."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import sys
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import httpx
from sqlmodel import SQLModel, select
from telegram.ext import ApplicationBuilder
from telegram.request import BaseRequest, RequestData

from bot.store.store import Store
from bot.store.tables import Outgoing, Received, Rehearsed
from bot.telegram.carrying import patience
from bot.telegram.carrying.delivery import Delivery
from bot.telegram.carrying.handling import Handling
from bot.telegram.carrying.intake import Intake
from bot.telegram.carrying.outbox import Outbox
from bot.telegram.carrying.pace import unhurried
from bot.telegram.carrying.seen import Seen
from bot.telegram.carrying.sending import Sender
from bot.telegram.routes import register
from bot.web.serving import site
from bot.web.vitals import Vitals
from flows.rehearsal import Rehearsal
from tests.emulator.markup import is_blank, read_text, units
from tests.emulator.refusals import Refusal

SECRET = "kept-between-us"
TOKEN = "123456:not-a-token"
MOST_SENT = 12  # messages that one update may cause: a debrief and what it rests on are long
_MEMORY = "/dev/shm"  # each input is several transactions, and a disk takes its time over each


@dataclass(frozen=True, slots=True)
class Sent:
    """Something the bot did in a chat: a call of the Bot API."""

    method: str
    chat: int
    number: int
    data: tuple[str, ...]  # of its buttons


@dataclass
class Listener(BaseRequest):
    """A Telegram that takes whatever it would take in truth, and remembers what it would have refused."""

    number: int = 100
    sent: list[Sent] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any) -> tuple[int, bytes]:
        given = request_data.parameters if request_data else {}
        return 200, json.dumps({"ok": True, "result": self._answer(url.rpartition("/")[2], given)}).encode()

    def _answer(self, name: str, given: dict[str, Any]) -> Any:
        if name == "getMe":
            return {"id": 1, "is_bot": True, "first_name": "Second Coffee", "username": "SecondCoffeeBot"}
        keyboard = (given.get("reply_markup") or {}).get("inline_keyboard", [])
        data = tuple(each["callback_data"] for row in keyboard for each in row)
        self._look_at(name, given, data)
        if not name.startswith("send") or name == "sendChatAction":
            self.sent.append(Sent(name, given.get("chat_id", 0), given.get("message_id", 0), data))
            return True
        self.number += 1
        self.sent.append(Sent(name, given["chat_id"], self.number, data))
        return {"message_id": self.number, "date": 1_790_000_000, "chat": {"id": given["chat_id"], "type": "private"}}

    def _look_at(self, name: str, given: dict[str, Any], data: Sequence[str]) -> None:
        text, most = given.get("text", given.get("caption")), {"answerCallbackQuery": 200}.get(name, 1024 if "caption" in given else 4096)
        try:
            if text is not None:
                text.encode()
                shown, _ = read_text(text, given.get("parse_mode", ""), None)
                if units(shown) > most or is_blank(shown):
                    self.refused.append(f"{name}: {units(shown)} characters: {shown[:40]!r}")
        except (Refusal, UnicodeEncodeError) as refusal:
            self.refused.append(f"{name}: {refusal}: {str(text)[:60]!r}")
        self.refused += [f"{name}: button {each!r}" for each in data if not 0 < len(each.encode()) <= 64]


class Overheard(logging.Handler):
    """What is logged as an error, with the place of the exception behind it, which the log itself keeps short."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[BaseException | str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(sys.exc_info()[1] or record.getMessage())


@dataclass
class Noted:
    """A queue that is worked off when one says so."""

    updates: list[tuple[int, int]] = field(default_factory=list)
    chats: dict[int, None] = field(default_factory=dict)

    async def handle(self, _: object, updates: Sequence[tuple[int, int]]) -> None:
        self.updates += updates

    async def send(self, _: object, chat: int) -> None:
        self.chats[chat] = None


class Alone:
    """The bot, driven from outside one update at a time."""

    def __init__(self) -> None:
        self._loop = asyncio.Runner()
        self._folder = TemporaryDirectory(prefix="fuzz-", dir=_MEMORY if Path(_MEMORY).is_dir() else None)
        self.telegram, self.heard, self.queue = Listener(), Overheard(), Noted()
        self._is_used = False
        self._loop.run(self._open())

    async def _open(self) -> None:
        self.store = await Store.opened(f"sqlite:///{Path(self._folder.name) / 'talks.db'}")
        builder = ApplicationBuilder().token(TOKEN).updater(None)
        self.application = builder.request(self.telegram).get_updates_request(self.telegram).build()
        register(self.application)
        await self.application.initialize()
        seen = Seen()
        self.handling = Handling(self.store, self.application, seen)
        self.handling.queue = self.queue
        sender = Sender(self.application.bot, self.store)
        self.outbox = Outbox(self.store, Delivery(sender, seen, unhurried(), asyncio.Semaphore(4)))
        self.app = site(Intake(self.store, self.queue), SECRET, Vitals(self.store, self.application.bot).routes)
        transport = httpx.ASGITransport(app=self.app)
        self.client = httpx.AsyncClient(transport=transport, base_url="http://here", headers={"X-Telegram-Bot-Api-Secret-Token": SECRET})

    def close(self) -> None:
        async def closed() -> None:
            await self.client.aclose()
            await self.application.shutdown()
            await self.store.close()

        self._loop.run(closed())
        self._loop.close()
        self._folder.cleanup()

    def run(self, task: Any) -> Any:
        """The result of something asynchronous."""
        return self._loop.run(task)

    def afresh(self) -> None:
        """As if nobody had ever written: what comes of an input depends on nothing but the input."""

        async def emptied() -> None:
            async with self.store.work() as work:
                for table in reversed(SQLModel.metadata.sorted_tables):
                    if table.name != "pace":
                        await work.exec(table.delete())

        if self._is_used:
            self._loop.run(emptied())
        self._is_used = False
        self.telegram.number, self.telegram.sent, self.telegram.refused = 100, [], []
        self.heard.errors = []
        self.queue.updates, self.queue.chats = [], {}

    def takes(self, body: bytes, strict: bool = True) -> int:
        """An update comes in by the webhook and is worked off, to the last message it causes; the webhook's answer.

        Where it is not of Telegram's form (`strict` is false), it may be put away with a line in the log, but it is put away.
        """
        before = len(self.telegram.sent)
        status: int = self._loop.run(self._taken(body))
        assert status in (200, 400, 413), f"answered with {status}"
        if not strict:
            return status
        assert not self.telegram.refused, f"Telegram would refuse {self.telegram.refused[0]}"
        if self.heard.errors:
            error = self.heard.errors[0]
            raise error if isinstance(error, Exception) else AssertionError(error)
        sent = [each.method for each in self.telegram.sent[before:] if each.method.startswith("send")]
        assert len(sent) <= MOST_SENT, f"{len(sent)} messages for one update"
        return status

    async def _taken(self, body: bytes) -> int:
        answer = await self.client.post("/telegram", content=body)
        self._is_used |= answer.status_code == 200
        numbers = [number for _, number in self.queue.updates]
        for number in numbers:
            await self.handling.settle(number)
        self.queue.updates = []
        for chat in self.queue.chats:
            await self.outbox.empty(chat)
        self.queue.chats = {}
        await self.handling.finish()
        async with self.store.work() as work:
            left = (await work.exec(select(Received.id).where(Received.handled == False))).all()  # noqa: E712
            assert not left, "an update is never handled"
            assert not (await work.exec(select(Outgoing.id).where(Outgoing.status == "waiting"))).all(), "a message is never sent"
        return answer.status_code

    def open_rehearsals(self) -> list[Rehearsal]:
        """All that are not done, loaded back."""
        from bot.practice import rehearsal_of

        async def found() -> list[Rehearsal]:
            async with self.store.work() as work:
                return [rehearsal_of(row) for row in (await work.exec(select(Rehearsed).where(Rehearsed.status != "done"))).all()]

        rehearsals: list[Rehearsal] = self._loop.run(found())
        return rehearsals


@contextlib.contextmanager
def alone() -> Iterator[Alone]:
    """The bot at work, with all the patience there is."""
    bot = Alone()
    log = logging.getLogger("bot")
    log.addHandler(bot.heard)
    propagates, log.propagate = log.propagate, False
    try:
        with mock.patch.object(patience, "LIMITS", ()):
            yield bot
    finally:
        log.removeHandler(bot.heard)
        log.propagate = propagates
        bot.close()


def place_of(error: BaseException) -> str:
    """Which error, and where in the product: `UnicodeEncodeError at store.py:57`."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if any(f"/{room}/" in frame.filename for room in ("bot", "flows"))] or frames
    where = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}{where}"
