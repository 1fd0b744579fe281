"""An emulated Telegram and what tells how the program is doing, asked as a monitor asks it."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.store.store import Store
from bot.web.vitals import Vitals
from tests.emulator import Emulator


@pytest.fixture
def telegram() -> Iterator[Emulator]:
    """A fresh Telegram."""
    with Emulator() as emulator:
        yield emulator


@pytest_asyncio.fixture
async def bot(telegram: Emulator, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    """A connection to it that soon gives up."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    request = HTTPXRequest(connection_pool_size=1, connect_timeout=1, read_timeout=1)
    bot = Bot(telegram.token, base_url=f"{telegram.base_url}/bot", request=request, get_updates_request=request)
    yield bot
    await request.shutdown()


@pytest_asyncio.fixture
async def monitor(store: Store, bot: Bot) -> AsyncIterator[httpx.AsyncClient]:
    """Asks /healthz, /readyz, /metrics."""
    async with asking(store, bot) as client:
        yield client


def asking(store: Store, bot: Bot) -> httpx.AsyncClient:
    """A client of the vitals, without a socket."""
    app = Starlette(routes=Vitals(store, bot).routes)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://vitals")
