"""A real browser: Debian's Chromium, driven by Playwright, with no way out of this machine."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import uvicorn
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, BrowserContext, Page, async_playwright
from starlette.applications import Starlette

from bot.coaching import sessions
from bot.settings import Settings
from bot.store.coaching import Coach
from bot.store.store import Store
from bot.web.desk.site import desk

WHERE = shutil.which("chromium")
NEEDED = pytest.mark.skipif(
    WHERE is None, reason="a browser is no package of ours; the same pages are read without one in the files beside"
)
PHONE, WIDE = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
LOOKS = (("phone", PHONE, "light"), ("phone", PHONE, "dark"), ("wide", WIDE, "light"), ("wide", WIDE, "dark"))
_QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
)
_AXE = Axe()


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A browser."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=WHERE, args=_QUIET.split())
        yield browser
        await browser.close()


@asynccontextmanager
async def served(store: Store, chosen: Settings | None = None) -> AsyncIterator[str]:
    """The desk on a port of this machine; its address."""
    app = Starlette(routes=desk(chosen or Settings(_env_file=None), store))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - the server tells nobody
        await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        await serving


async def signed_in(context: BrowserContext, address: str, store: Store, coach: Coach) -> Page:
    """A window in which the coach has come in through the door."""
    from datetime import UTC, datetime

    async with store.work() as work:
        key = await sessions.link(work, coach, datetime.now(UTC))
    page = await context.new_page()
    await page.goto(f"{address}/desk/in?key={key}")
    await page.click("button")
    await page.wait_for_url(f"{address}/desk/")
    return page


async def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with a page: "color-contrast: .key > span"."""
    found = (await _AXE.run(page)).response["violations"]
    return [f"{each['id']}: {', '.join(str(node['target']) for node in each['nodes'][:3])}" for each in found]


async def overflows(page: Page) -> bool:
    """Whether a page is wider than its window."""
    return bool(await page.evaluate("document.documentElement.scrollWidth > innerWidth"))
