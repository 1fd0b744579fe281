"""Maria Keller, who coaches the Spring group; nobody is in it yet."""

import pytest
import pytest_asyncio

from bot.store.store import Store
from bot.telegram.carrying.run import Running
from tests.emulator import Emulator
from tests.telegram.chat import does
from tests.telegram.learner import Learner

from .group import Group


@pytest.fixture(autouse=True)
def at_home(in_no_time: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is too fast for the bot, and the desk has no address."""
    monkeypatch.delenv("PUBLIC_URL", raising=False)


@pytest.fixture
def maria(telegram: Emulator) -> Learner:
    """Somebody who will coach."""
    return Learner(telegram, "Maria")


@pytest_asyncio.fixture
async def group(bot: Running, store: Store, maria: Learner) -> Group:
    """Maria coaches, and nobody is in yet."""
    return await Group(store, bot, maria).made()


@pytest_asyncio.fixture
async def talk(group: Group, ada: Learner) -> int:
    """Ada shows a talk to Maria's group; its number."""
    await does(ada, "/start")
    await group.joined("Ada", ada.id)
    await group.gave()
    return await group.played("Ada")
