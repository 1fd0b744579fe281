"""The desk with something on it, and browsers without a socket: nobody's, a coach's, another coach's."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette

from bot.coaching import sessions
from bot.settings import Settings
from bot.store.coaching import Coach
from bot.store.store import Store
from bot.web.desk.site import desk
from tests.desk.sample import Desk, laid, read_again

HOME = "http://desk"


class Browser(httpx.AsyncClient):
    """A browser that fills in forms: `await browser.send_form("/desk/cohorts", name="Spring")` takes the seal along."""

    seal = ""

    async def look(self, path: str, status: int = 200) -> str:
        """The page at `path`."""
        answer = await self.get(path, follow_redirects=False)
        assert answer.status_code == status, (path, answer.status_code, answer.headers.get("location"))
        if found := re.search(r'name="seal" value="(\w+)"', answer.text):
            self.seal = found[1]
        return answer.text

    async def send_form(self, path: str, **fields: object) -> httpx.Response:
        """A form sent to `path` as the pages would."""
        return await self.post(path, data={"seal": self.seal, **fields}, headers={"origin": HOME})


@pytest.fixture(scope="session")
def model(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Desk]:
    """A laid desk in a file, and what was laid: each test has a copy."""
    file = tmp_path_factory.mktemp("desk") / "model.db"
    shutil.copy(migrated, file)

    async def lay() -> Desk:
        store = await Store.opened(f"sqlite:///{file}")
        async with store.work() as work:
            on_it = await laid(work, now=datetime.now(UTC))
        await store.close()
        return on_it

    return file, asyncio.run(lay())


@pytest_asyncio.fixture
async def store(request: pytest.FixtureRequest, migrated: Path, database: str) -> AsyncIterator[Store]:
    """An open store: with a desk in it where the test has one, else empty."""
    file, _ = request.getfixturevalue("model") if "laid_desk" in request.fixturenames else (migrated, None)
    shutil.copy(file, database.removeprefix("sqlite:///"))
    opened = await Store.opened(database)
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def laid_desk(store: Store, model: tuple[Path, Desk]) -> Desk:
    """A coach with three learners, another coach with one."""
    async with store.work() as work:
        return await read_again(work, model[1])


@pytest_asyncio.fixture
async def nobody(store: Store) -> AsyncIterator[Browser]:
    """Somebody who is not signed in."""
    async with browser(store) as found:
        yield found


@pytest_asyncio.fixture
async def maria(store: Store, laid_desk: Desk) -> AsyncIterator[Browser]:
    """The coach, signed in."""
    async with browser(store) as found:
        await sign_in(store, found, laid_desk.coach)
        yield found


@pytest_asyncio.fixture
async def tom(store: Store, laid_desk: Desk) -> AsyncIterator[Browser]:
    """The other coach, signed in."""
    async with browser(store) as found:
        await sign_in(store, found, laid_desk.other)
        yield found


def browser(store: Store) -> Browser:
    """A browser without a socket."""
    app = Starlette(routes=desk(Settings(_env_file=None), store))
    return Browser(transport=httpx.ASGITransport(app=app), base_url=HOME, headers={"user-agent": "tests"})


async def sign_in(store: Store, found: Browser, coach: Coach) -> None:
    """Through the door."""
    async with store.work() as work:
        key = await sessions.link(work, coach, datetime.now(UTC))
    answer = await found.post("/desk/in", data={"key": key})
    assert answer.status_code == 303
    await found.look("/desk/access")
