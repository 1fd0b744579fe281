"""A learner at a terminal with a real store in a temporary folder."""

from __future__ import annotations

import os
import subprocess
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from bot.store.store import Store
from bot.terminal.here import Here
from bot.terminal.said import Reply, Voice, Wish
from bot.terminal.talk import Talk
from tests.commands import command

NOW = datetime(2030, 5, 1, 9, tzinfo=UTC)
NOTHING, DANA = Wish(), Wish("coffee", "dana")
ROOT = Path(__file__).parents[2]


class Learner:
    """Somebody at the terminal: types lines, and reads what comes back as plain text."""

    def __init__(self, store: Store, asks: bool) -> None:
        self.store = store
        self.talk = Talk(Here(store, lambda: NOW, count(7), asks))
        self.reply = Reply()

    async def sits_down(self, wish: Wish = NOTHING) -> str:
        self.reply = await self.talk.opened(wish)
        return self.read()

    async def types(self, *lines: str) -> str:
        for line in lines:
            self.reply = await self.talk.hear(line)
        return self.read()

    def read(self, voice: Voice | None = None) -> str:
        return "\n".join(said.text for said in self.reply.said if voice in (None, said.voice))


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'coffee.db'}"


@pytest.fixture
async def store(address: str) -> AsyncIterator[Store]:
    store = await Store.opened(address)
    yield store
    await store.close()


@pytest.fixture
def learner(store: Store) -> Learner:
    return Learner(store, asks=True)


@pytest.fixture
def script(store: Store) -> Learner:
    return Learner(store, asks=False)


Practice = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def environment(address: str) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": address, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


@pytest.fixture
def practice(environment: dict[str, str], tmp_path: Path) -> Practice:
    """Runs `second-coffee practice` in another folder, with lines on its standard input."""

    def run(*arguments: str, lines: str | bytes = "") -> subprocess.CompletedProcess[str]:
        typed = lines if isinstance(lines, bytes) else lines.encode()
        return command("practice", *arguments, env=environment, given=typed, cwd=tmp_path)

    return run
