"""Every page in a real browser: nothing axe-core objects to, nothing wider than a phone, light enough, by day and by night."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.store.store import Store
from tests.desk.access import OPEN, endpoints, filled, numbers_of
from tests.desk.chromium import LOOKS, NEEDED, chromium, overflows, served, signed_in, violations
from tests.desk.sample import laid

HEAVIEST = 100_000  # bytes
PAGES = [path for method, path in endpoints() if method == "GET" and not path.endswith((".js", "css", ".csv", ".xlsx", ".yaml"))]


@NEEDED
async def test_everybody_can_use_every_page(store: Store):
    async with store.work() as work:
        on_it = await laid(work, 12, 3, datetime.now(UTC))
        numbers = await numbers_of(work, on_it)
    wrong = []
    async with served(store) as address, chromium() as browser:
        for name, size, scheme in LOOKS[1:3]:  # a phone by night, a desk by day
            context = await browser.new_context(viewport=size, color_scheme=scheme)
            page = await signed_in(context, address, store, on_it.coach)
            for path in PAGES:
                answer = await page.goto(address + filled(path, numbers))
                found = [] if answer and (answer.ok or path in OPEN) else ["does not answer"]
                found += await violations(page) if path != "/desk/app" else []
                found += ["wider than its window"] if await overflows(page) else []
                found += ["too heavy"] if answer and len(await answer.body()) > HEAVIEST else []
                wrong += [f"{path}, {name}, {scheme}: {each}" for each in found]
            await context.close()
    assert not wrong


@NEEDED
@pytest.mark.parametrize("path", ["/desk/in", "/desk/in?key=abc", "/desk/cohort/999"])
async def test_nobody_is_shut_out_by_the_door(store: Store, path: str):
    async with served(store) as address, chromium() as browser:
        page = await browser.new_page()
        await page.goto(address + path)
        assert not await violations(page) and not await overflows(page)
