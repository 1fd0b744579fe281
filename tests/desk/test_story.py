"""The whole way: a coach is named, makes a group and an exercise in a real browser, three learners play it in Telegram, one leaves.

With SCREENSHOTS=folder each page is drawn on a phone and on a desk, by day and by night.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page
from pydantic import SecretStr
from sqlmodel import select

from bot.settings import Settings
from bot.store.coaching import Corrected, Looked, Member, Remark
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.telegram.carrying.due import say_what_is_due
from bot.telegram.carrying.run import Running
from tests.desk.chromium import LOOKS, NEEDED, chromium, served
from tests.desk.sample import GOOD, PUSHY, SILENT
from tests.emulator import Emulator
from tests.telegram.chat import does
from tests.telegram.conftest import bot, telegram  # noqa: F401 - fixtures
from tests.telegram.learner import Learner

SCREENSHOTS = os.environ.get("SCREENSHOTS", "")


@dataclass
class Window:
    """The coach's browser."""

    page: Page
    address: str

    async def look(self, path: str, drawn_as: str = "") -> str:
        """The words on a page."""
        await self.page.goto(self.address + path)
        if drawn_as:
            await self.draw(drawn_as)
        return await self.page.inner_text("body")

    async def draw(self, name: str) -> None:
        """Screenshots, where they are wanted."""
        if not SCREENSHOTS:
            return
        before = self.page.viewport_size
        for look, size, scheme in LOOKS:
            await self.page.set_viewport_size(size)
            await self.page.emulate_media(color_scheme=scheme)
            await self.page.screenshot(path=str(Path(SCREENSHOTS) / f"{name}-{look}-{scheme}.png"), full_page=True)
        await self.page.set_viewport_size(before or LOOKS[-1][1])

    async def presses(self, button: str) -> None:
        """A button by its label, the first of that name."""
        await self.page.get_by_role("button", name=button).first.click()
        await self.page.wait_for_load_state()


@pytest_asyncio.fixture
async def address(store: Store, telegram: Emulator, bot: Running, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:  # noqa: F811
    """The desk beside the bot; each knows where the other is."""
    chosen = Settings(telegram_bot_token=SecretStr(telegram.token), telegram_api_base_url=telegram.base_url)
    async with served(store, chosen) as found:
        monkeypatch.setenv("PUBLIC_URL", found)
        yield found


async def started(telegram: Emulator, store: Store, name: str) -> Learner:  # noqa: F811
    """Somebody who has greeted the bot, and whose quiet hours are none."""
    who = Learner(telegram, name)
    who.person.start()
    await who.quiet(3)
    async with store.work() as work:
        row = (await work.exec(select(Kept).where(Kept.chat == who.id))).one()
        row.zone, row.quiet_from, row.quiet_until = "Europe/Berlin", 0, 0
    return who


async def delivered(store: Store, bot: Running, *whom: Learner) -> None:  # noqa: F811
    """Letters that are due go out."""
    await say_what_is_due(store, bot.handling.queue, datetime.now(UTC) + timedelta(seconds=2))
    for each in whom:
        await each.quiet(3)


async def names_a_coach(store: Store, chat: int) -> None:  # noqa: F811
    """What an administrator types."""
    url = str(store.engine.url.set(drivername="sqlite"))
    command = [sys.executable, "-m", "bot", "admin", "coach", str(chat), "--name", "Maria Keller", "--about", "Career office, room 12"]
    done = await asyncio.create_subprocess_exec(*command, env={**os.environ, "DATABASE_URL": url}, stdout=asyncio.subprocess.DEVNULL)
    assert await done.wait() == 0


def said_by(who: Learner, words: str) -> str:
    """The newest message with these words."""
    return next((each.text for each in reversed(who.person.sent) if words in (each.text or "")), "")


@NEEDED
async def test_a_coach_and_three_learners(store: Store, telegram: Emulator, bot: Running, address: str):  # noqa: F811
    maria = await started(telegram, store, "Maria")
    await names_a_coach(store, maria.id)
    await does(maria, "/coach", "!Open the desk")
    key = re.search(r"/desk/in\?key=[\w-]+", said_by(maria, "/desk/in"))
    assert key is not None
    async with chromium() as browser:
        window = Window(await browser.new_page(viewport=LOOKS[-1][1]), address)
        await window.look(key[0], "door")
        await window.presses("Sign in")
        assert "No groups yet" in await window.look("/desk/", "empty")

        await window.page.fill("#name", "Autumn group")
        await window.presses("Make it")
        await window.presses("Make a link")
        await window.draw("people")
        code = re.search(r"join_[\w-]+", await window.page.inner_text("body"))
        assert code is not None
        ada, ben, cem = [await joins(telegram, store, name, code[0], scores=name != "Cem") for name in ("Ada", "Ben", "Cem")]
        assert "3 learners" in await window.look("/desk/")

        await builds(window)
        await gives(window)
        await delivered(store, bot, ada, ben, cem)
        await plays(ada, GOOD)
        await plays(ben, PUSHY)
        await plays(cem, SILENT)
        assert "passed" in said_by(ada, "passed").lower() and "resume" in said_by(ben, "resume").lower()
        await does(ada, "!Show this talk")
        await does(ben, "!Show this talk")

        text = await window.look("/desk/assignment/1", "assignment")
        assert all(name in text for name in ("Ada", "Ben", "Cem"))
        await window.look("/desk/", "overview")
        await window.look("/desk/cohort/1", "cohort")
        for number, name in enumerate(("Ada", "Ben", "Cem"), 1):
            assert ("Second coffee:" in await window.look(f"/desk/member/{number}", f"member-{name}")) is (name != "Cem")
        for path in ("exercises", "content", "access"):
            await window.look(f"/desk/{path}", path)
        await comments(window, await talk_of(store, ada))
        await overrules(window, await talk_of(store, ben))
        await delivered(store, bot, ada, ben)
        assert "A question that good" in said_by(ada, "A question that good")
        await does(ada, "!Answer", "Thank you! I was nervous.")
        await does(ben, "!Yes, without my name")
        assert "I was nervous" in await window.look(f"/desk/talk/{await talk_of(store, ada)}")

        await does(ada, "/coach", "!What they see", "!Leave this group", "!Yes, leave")
        for path in (f"/desk/talk/{await talk_of(store, ada, 1)}", "/desk/member/1"):
            assert "Nothing here" in await window.look(path)
        assert "Ada" not in await window.look("/desk/cohort/1") and "Ada" not in await window.look("/desk/assignment/1")
    await nothing_is_left_of(store, ada)
    async with store.work() as work:
        assert len((await work.exec(select(Corrected))).all()) == 1, "Ben agreed, and his sentence is kept without his name"


async def joins(telegram: Emulator, store: Store, name: str, code: str, scores: bool) -> Learner:  # noqa: F811
    """From the link to the welcome."""
    who = await started(telegram, store, name)
    told = await does(who, f"/start {code}")
    assert "Maria Keller" in told.text and "Career office" in told.text
    await does(who, "!Join, and show" if scores else "!Join without", name)
    assert "Welcome" in said_by(who, "Welcome")
    return who


async def builds(window: Window) -> None:
    """An exercise, in the browser."""
    await window.look("/desk/exercise/new")
    page = window.page
    await page.fill("#title", "Leave the resume at home")
    await page.check('input[name="scene"][value="coffee"]')
    await window.presses("who can be met")
    await page.select_option("#partner", "dana")
    await page.fill("#message", "Bring questions, no paper.")
    await page.select_option("#outcome", "maybe")
    await page.fill("#most_slips", "0")
    await page.locator("#field-kinds summary").click()
    await page.check('input[name="kinds"][value="resume_push"]')
    await window.draw("builder")
    await page.get_by_role("button", name="Keep").last.click()
    await page.wait_for_url(re.compile(r"/desk/exercise/\d+"))


async def gives(window: Window) -> None:
    """It is assigned to everybody, due in a week."""
    await window.look("/desk/assign?exercise=1&cohort=1", "assign")
    await window.page.fill("#due", f"{datetime.now(UTC) + timedelta(days=7):%Y-%m-%dT18:00}")
    await window.page.locator("form.card button:visible").last.click()
    await window.page.wait_for_url(re.compile(r"/desk/assignment/1"))


async def plays(who: Learner, lines: tuple[str, ...]) -> None:
    """The exercise, from the letter to the verdict."""
    assert "Bring questions, no paper." in said_by(who, "Bring questions")
    await does(who, "!Start")
    for line in lines:
        await does(who, line)
    if not any("guess" in (button.text or "").lower() or "Maybe" in button.text for button in who.person.buttons):
        await does(who, "/stop")
    await does(who, "!Maybe")


async def comments(window: Window, number: int) -> None:
    """On the first turn in which the learner spoke."""
    await window.look(f"/desk/talk/{number}", "talk")
    box = window.page.locator("details.box").first
    await box.locator("summary").click()
    await box.locator("textarea").fill("A question that good deserves a pause after it.")
    await box.locator("button").click()
    await window.page.wait_for_load_state()
    assert "deserves a pause" in await window.page.inner_text("body")


async def overrules(window: Window, number: int) -> None:
    """The first slip."""
    await window.look(f"/desk/talk/{number}")
    slip = window.page.locator("details", has=window.page.locator('form[action$="/fine"]')).first
    await slip.locator("summary").click()
    await slip.locator('input[name="why"]').fill("We had agreed on that")
    await slip.locator("button").click()
    await window.page.wait_for_load_state()
    await window.draw("overruled")
    assert "We had agreed on that" in await window.page.inner_text("body")


async def talk_of(store: Store, who: Learner, default: int = 0) -> int:  # noqa: F811
    """The number of the talk somebody shows."""
    from bot.store.coaching import Shared

    async with store.work() as work:
        query = select(Shared.id).join(Kept, Kept.id == Shared.learner).where(Kept.chat == who.id)
        return (await work.exec(query)).first() or default


async def nothing_is_left_of(store: Store, who: Learner) -> None:  # noqa: F811
    """Of whoever left a group, but for their own rehearsals and the log of who read them."""
    async with store.work() as work:
        row = (await work.exec(select(Kept).where(Kept.chat == who.id))).one()
        assert not (await work.exec(select(Member).where(Member.learner == row.id))).all()
        assert not [each for each in (await work.exec(select(Remark))).all() if "nervous" in each.text]
        assert (await work.exec(select(Looked).where(Looked.learner == row.id))).all()
