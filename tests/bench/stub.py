"""A Telegram inside the process: the library believes that it sends, and what it sent can be pressed."""

import itertools
import json
import time
from collections import Counter
from typing import Any

from telegram.ext import Application, ApplicationBuilder
from telegram.request import BaseRequest, RequestData

from bot.telegram.routes import register

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
_SENDS = ("sendMessage", "sendPhoto", "sendDocument")


class Telegram(BaseRequest):
    """Takes everything; of each chat it remembers the newest message with buttons, and how much it heard."""

    def __init__(self) -> None:
        self.numbers = itertools.count(1)
        self.shown: dict[int, tuple[int, dict[str, str]]] = {}  # chat -> the message with buttons, and their data by label
        self.heard: Counter[int] = Counter()  # chat -> calls that were about it

    @property
    def read_timeout(self) -> float:
        """As the library asks."""
        return 5.0

    async def initialize(self) -> None:
        """Nothing to do."""

    async def shutdown(self) -> None:
        """Nothing to do."""

    async def do_request(self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any) -> tuple[int, bytes]:
        """Every call succeeds."""
        given = request_data.parameters if request_data else {}
        return 200, json.dumps({"ok": True, "result": self._done(url.rpartition("/")[2], given)}).encode()

    def _done(self, name: str, given: dict[str, Any]) -> Any:
        if name == "getMe":
            return {"id": 1, "is_bot": True, "first_name": "Second Coffee", "username": "SecondCoffeeBot"}
        chat = int(given.get("chat_id") or str(given.get("callback_query_id", "0")).partition(" ")[0])
        self.heard[chat] += 1
        if name not in _SENDS and name != "editMessageText":
            return True
        number = next(self.numbers) if name in _SENDS else int(given["message_id"])
        if rows := (given.get("reply_markup") or {}).get("inline_keyboard"):
            self.shown[chat] = number, {button["text"]: button["callback_data"] for row in rows for button in row}
        return {"message_id": number, "date": int(time.time()), "chat": {"id": chat, "type": "private"}}


def application_on(telegram: Telegram) -> Application[Any, Any, Any, Any, Any, Any]:
    """As the product's own, without HTTP."""
    builder = ApplicationBuilder().token(TOKEN).updater(None).request(telegram).get_updates_request(telegram)
    application = builder.build()
    register(application)
    return application
