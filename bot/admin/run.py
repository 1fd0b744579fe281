"""`second-coffee admin learners|queues|retry|redact`: one question or act on the database, beside the bot that works on it."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from bot import startup
from bot.admin.acts import redact, retry
from bot.admin.figures import learners, queues
from bot.exits import DONE, complain
from bot.settings import Unusable, settings
from bot.store.store import Store
from bot.telegram.carrying import logs

Told = dict[str, Any]


def run(what: str, chat: int | None, as_json: bool) -> int:
    """Do `what` and print what came of it, as words or as one JSON object. Raises Unusable."""
    if what == "redact" and chat is None:
        return complain("admin redact takes the number of a chat")
    if what == "redact" and not as_json and not _agreed(chat):
        return complain("nothing was erased")
    chosen = settings()
    logs.set_up(chosen.log_level, *chosen.secrets)
    acts: dict[str, Callable[[Store], Awaitable[Told]]] = {"learners": learners, "queues": queues, "retry": retry}
    act = acts.get(what) or (lambda store: redact(store, chat or 0))
    try:
        told = asyncio.run(_done(chosen.database, act))
    except startup.DATABASE as error:
        raise Unusable(startup.trouble(error)) from None
    print(json.dumps(told) if as_json else "\n".join(_lines(told)))
    return DONE


async def _done(address: str, act: Callable[[Store], Awaitable[Told]]) -> Told:
    store = await Store.opened(address)
    try:
        return await act(store)
    finally:
        await store.close()


def _agreed(chat: int | None) -> bool:
    """Whether whoever sits at the terminal means it; a script does."""
    return not sys.stdin.isatty() or input(f"Erase all that is kept of chat {chat}, for good? (yes/no) ").strip().lower() == "yes"


def _lines(told: Told, indent: str = "") -> list[str]:
    lines = []
    for name, value in told.items():
        shown = name.replace("_", " ")
        lines += [f"{indent}{shown}:", *_lines(value, indent + "  ")] if isinstance(value, dict) else [f"{indent}{shown}: {value}"]
    return lines
