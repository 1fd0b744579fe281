"""Fixtures of the emulator's own tests: an emulator, Ada who has started the bot, and the library's Bot."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from telegram import Bot

from . import Emulator, Person
from .client import bot_at


@pytest.fixture
def telegram() -> Iterator[Emulator]:
    """A fresh Telegram."""
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def ada(telegram: Emulator) -> Person:
    """A learner who has sent /start."""
    person = telegram.person("Ada", username="ada")
    person.start()
    return person


@pytest_asyncio.fixture
async def bot(telegram: Emulator) -> AsyncIterator[Bot]:
    """The library's client."""
    async with bot_at(telegram) as client:
        yield client
