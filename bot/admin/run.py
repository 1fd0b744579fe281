"""`second-coffee admin learners|queues|retry|redact|coach …`: one question or act on the database, beside the bot that works on it."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from bot import startup
from bot.admin import coaching
from bot.admin.acts import redact, retry
from bot.admin.figures import learners, queues
from bot.coaching import given
from bot.exits import DONE, complain
from bot.settings import Settings, Unusable, settings
from bot.store.store import Store
from bot.telegram.carrying import logs

Told = dict[str, Any]
Act = Callable[[Store], Awaitable[Told]]

_LARGEST_CHAT = 1 << 52  # Telegram's numbers have at most 52 bits
_GRAVE = {
    "redact": ("Erase all that is kept of chat {chat}, for good?", "nothing was erased"),
    "uncoach": (
        "Is chat {chat} no coach any more? Cohorts without another coach are closed, and their learners let go.",
        "nothing was changed",
    ),
}
"""What whoever sits at a terminal is asked first, and what is said if they don't mean it."""


def run(what: str, chat: int | None, as_json: bool, name: str = "", about: str | None = None) -> int:
    """Do `what` and print what came of it, as words or as one JSON object. Raises Unusable."""
    if wrong := _wrong(what, chat, name):
        return complain(wrong)
    if what in _GRAVE and not as_json and not _agreed(what, chat):
        return complain(_GRAVE[what][1])
    chosen = settings()
    logs.set_up(chosen.log_level, *chosen.secrets)
    try:
        told = asyncio.run(coaching.link(chosen) if what == "coach-link" else _done(chosen, _act(what, chat or 0, name, about)))
    except startup.DATABASE as error:
        raise Unusable(startup.trouble(error)) from None
    for line in [json.dumps(told)] if as_json else _told(what, told):
        print(line)
    return DONE


def _wrong(what: str, chat: int | None, name: str) -> str:
    """What is wrong with how it was asked, or nothing."""
    if what not in ("redact", "coach", "uncoach", "sign-out"):
        return ""
    if chat is None or (what != "redact" and not 0 < chat < _LARGEST_CHAT):
        return f"admin {what} takes the number of a {'chat' if what == 'redact' else 'private chat, above 0'}"
    return "admin coach takes a name: --name 'Maria Keller'" if what == "coach" and not given.line(name, 1) else ""


def _act(what: str, chat: int, name: str, about: str | None) -> Act:
    acts: dict[str, Act] = {
        "learners": learners,
        "queues": queues,
        "retry": retry,
        "redact": lambda store: redact(store, chat),
        "coach": lambda store: coaching.coach(store, chat, name, about),
        "uncoach": lambda store: coaching.uncoach(store, chat),
        "sign-out": lambda store: coaching.sign_out(store, chat),
        "coaches": coaching.everybody,
        "corrections": coaching.corrections,
    }
    return acts[what]


async def _done(chosen: Settings, act: Act) -> Told:
    store = await Store.opened(chosen.database)
    try:
        return await act(store)
    finally:
        await store.close()


def _agreed(what: str, chat: int | None) -> bool:
    """Whether whoever sits at the terminal means it; a script does."""
    question = _GRAVE[what][0].format(chat=chat)
    return not sys.stdin.isatty() or input(f"{question} (yes/no) ").strip().lower() == "yes"


def _told(what: str, told: Told) -> list[str]:
    """As words; what is kept for the corpus as lines of it."""
    if what == "corrections":
        return [json.dumps(line, ensure_ascii=False) for line in told["corrections"]]
    return _lines(told)


def _lines(told: Told, indent: str = "") -> list[str]:
    lines = []
    for name, value in told.items():
        shown, inner = name.replace("_", " "), indent + "  "
        if isinstance(value, dict):
            lines += [f"{indent}{shown}:", *_lines(value, inner)]
        elif isinstance(value, list):
            lines += [f"{indent}{shown}: {len(value)}", *(inner + ", ".join(_lines(each)) for each in value)]
        else:
            lines.append(f"{indent}{shown}: {value}")
    return lines
