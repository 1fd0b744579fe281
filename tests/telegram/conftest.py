"""A bot at work in this process, on a fresh store, talking to an emulated Telegram; and people who talk to it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio
from pydantic import SecretStr

from bot.settings import Settings
from bot.store.store import Store
from bot.telegram.carrying import patience
from bot.telegram.carrying.pace import unhurried
from bot.telegram.carrying.run import Running, application_of
from tests.emulator import Emulator

from .learner import Learner
from .updates import Push


@pytest.fixture
def telegram() -> Iterator[Emulator]:
    """A fresh Telegram."""
    with Emulator() as emulator:
        yield emulator


@contextlib.asynccontextmanager
async def at_work(telegram: Emulator, store: Store) -> AsyncIterator[Running]:
    """The bot, polling."""
    chosen = Settings(telegram_bot_token=SecretStr(telegram.token), telegram_api_base_url=telegram.base_url)
    async with Running(application_of(chosen), store, unhurried()) as running:
        working = asyncio.create_task(running.run())
        yield running
        working.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await working


@pytest_asyncio.fixture
async def bot(telegram: Emulator, store: Store) -> AsyncIterator[Running]:
    """The bot, polling the fresh Telegram."""
    async with at_work(telegram, store) as running:
        yield running


@pytest.fixture
def in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weeks take a few seconds: nobody is too fast for the bot."""
    monkeypatch.setattr(patience, "LIMITS", ())


@pytest.fixture
def ada(telegram: Emulator) -> Learner:
    """A learner who has not written yet."""
    return Learner(telegram)


@pytest.fixture
def push(bot: Running, ada: Learner, monkeypatch: pytest.MonkeyPatch) -> Push:
    """Any update at all, also of kinds that were never asked for."""

    updates = ada.telegram.world.updates
    monkeypatch.setattr(updates, "allow", lambda kinds: None)

    def forged(kind: str, body: dict[str, Any]) -> None:
        updates.allowed = [kind, "message", "edited_message", "callback_query", "my_chat_member"]
        assert updates.push(kind, body)

    return forged
