"""Updates as nobody's app would send them, and waiting until all have been handled."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from sqlmodel import col, func, select

from bot.store.store import Store
from bot.store.tables import Received
from tests.emulator import Press

from .learner import Learner

Push = Callable[[str, dict[str, Any]], None]


def press(ada: Learner, data: str | None, number: int = 1, sender: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """Telegram's CallbackQuery, under message `number` of Ada's chat."""
    chat = ada.person.chat.as_api()
    under = {"message_id": number, "date": int(time.time()), "chat": chat, "text": "anything", "from": ada.telegram.world.bot.as_api()}
    who = sender or ada.person.account.as_api()
    query = str(len(ada.telegram.world.presses))
    ada.telegram.world.presses[query] = Press(query, ada.person.chat, data or "")
    body = {"id": query, "from": who, "chat_instance": "1", "message": under} | more
    return {name: value for name, value in (body | {"data": data}).items() if value is not None}


async def all_handled(store: Store) -> None:
    """Wait until nothing waits; nothing may have been stumbled over."""
    for _ in range(100):
        async with store.work() as work:
            waiting = (await work.exec(select(Received).where(col(Received.handled).is_(False)))).all()
            known = (await work.exec(select(func.count()).select_from(Received))).one()
        if known and not waiting:
            return
        await asyncio.sleep(0.02)
    raise AssertionError("something is never handled")
