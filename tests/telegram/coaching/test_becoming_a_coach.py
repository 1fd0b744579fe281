"""A coach is named by a link or by an administrator, says who they are, finds the desk, and may stop."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.coaching import coaches, given, sessions
from bot.store.coaching import Coach
from bot.store.store import Store
from bot.store.tables import Rehearsed
from bot.telegram.carrying.run import Running
from tests.emulator import Emulator
from tests.telegram.chat import does, heard, labels, newest, presses
from tests.telegram.learner import Learner

from .group import EASY, HOSTILE, KIND, LONG, Group, now, rows
from .learners import exported


def link(telegram: Emulator, at: datetime | None = None) -> str:
    """What somebody writes who opens a link that makes coaches."""
    return f"/start {coaches.warrant(telegram.token, at or now())}"


async def test_a_signed_link_makes_a_coach_once_who_says_who_they_are(
    bot: Running, telegram: Emulator, store: Store, maria: Learner, ada: Learner
) -> None:
    signed = link(telegram)
    assert "how should learners see you" in (await does(maria, signed)).text
    assert labels(newest(maria)) == ["Maria"]
    assert "Glad to have you, Maria Keller" in (await does(maria, "Maria  Keller")).text
    assert "No group yet" in (await does(maria, "I've helped engineers change jobs since 2009")).text
    (coach,) = await rows(store, Coach)
    assert (coach.name, coach.about) == ("Maria Keller", "I've helped engineers change jobs since 2009")
    assert "work once" in (await does(ada, signed)).text, "the link is used up"
    assert "Your desk" in (await does(maria, link(telegram))).text
    assert len(await rows(store, Coach)) == 1


@pytest.mark.parametrize("name", ["\u3164", "\u200b", "\u2800 \u2800"])
async def test_a_coach_can_not_be_called_by_a_name_that_nobody_sees(bot: Running, telegram: Emulator, store: Store, name: str) -> None:
    unseen = Learner(telegram, name)
    assert "how should learners see you" in (await does(unseen, link(telegram))).text
    assert not labels(newest(unseen)), "no such name is offered either"
    assert "fits on the door" in (await does(unseen, name)).text
    (coach,) = await rows(store, Coach)
    assert given.line(coach.name, 60) == coach.name != ""
    assert "Maria. One line about yourself" in (await does(unseen, f"{name}Maria")).text


async def test_the_name_telegram_has_is_one_tap_and_the_line_can_be_skipped(
    bot: Running, telegram: Emulator, store: Store, maria: Learner
) -> None:
    await does(maria, link(telegram))
    asked = newest(maria)
    await presses(maria, "Maria", times=2)
    assert "One line about yourself" in newest(maria).text
    assert "No group yet" in (await does(maria, "!No line")).text
    await presses(maria, "Maria", on=asked)
    assert [(each.name, each.about) for each in await rows(store, Coach)] == [("Maria", "")]


FORGED = "coach_ANNqB4BsbG9uZyBhZ28gYW5kIGZhciBhd2F5IGZyb20g"  # well formed, and sealed by nobody


@pytest.mark.parametrize("payload", ["coach_", "coach_x", "coach_" + "A" * 58, FORGED, "another bot's"])
async def test_a_link_that_is_no_good_gets_a_kind_sentence(bot: Running, store: Store, ada: Learner, payload: str) -> None:
    payload = coaches.warrant("another bot", now()) if payload == "another bot's" else payload
    assert "make you a fresh one" in (await does(ada, f"/start {payload}")).text
    assert await rows(store, Coach) == []


async def test_a_link_of_last_month_has_expired(bot: Running, telegram: Emulator, ada: Learner) -> None:
    assert "fresh one" in (await does(ada, link(telegram, now() - timedelta(days=30)))).text


async def test_a_link_opened_in_the_middle_of_a_talk_does_not_interrupt_it(
    bot: Running, telegram: Emulator, store: Store, maria: Learner
) -> None:
    await maria.begins()
    await does(maria, link(telegram), "!Maria", "!No line")
    assert (await rows(store, Rehearsed))[0].status == "open"
    assert (await does(maria, KIND)).text.startswith("Dana")


@pytest.mark.parametrize("name", [LONG, "   ", "\n\u202e\n"])
async def test_a_name_that_is_none_is_asked_for_again(bot: Running, telegram: Emulator, maria: Learner, name: str) -> None:
    assert "60 characters" in (await does(maria, link(telegram), name)).text
    assert "Glad to have you" in (await does(maria, "Maria")).text


async def test_whoever_an_administrator_named_finds_the_desk_and_changes_how_learners_see_them(
    store: Store, maria: Learner, group: Group
) -> None:
    home = await does(maria, "/coach")
    assert "Spring group: nobody yet" in home.text
    assert "Maria Keller" in (await does(maria, "!How learners see me")).text
    assert HOSTILE in (await does(maria, "!Name", HOSTILE)).text
    assert "300 characters" in (await does(maria, "!Line about me", LONG)).text
    await does(maria, "Career office, room 12")
    assert [(each.name, each.about) for each in await rows(store, Coach)] == [(HOSTILE, "Career office, room 12")]
    await does(maria, "!Line about me", "!No line")
    assert [each.about for each in await rows(store, Coach)] == [""]


async def test_the_desk_in_the_browser_has_an_address_or_says_whom_to_ask(
    store: Store, maria: Learner, group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    await does(maria, "/coach")
    maria.press("Open the desk")
    assert "PUBLIC_URL" in (await maria.person.hears("address")).text
    monkeypatch.setenv("PUBLIC_URL", "http://desk.example/")
    maria.press("Open the desk")
    told = await maria.person.hears("http://desk.example/desk/in?key=")
    assert "once, within ten minutes" in told.text and not told.buttons
    monkeypatch.setenv("PUBLIC_URL", "https://desk.example")
    maria.press("Open the desk")
    secure = await maria.person.hears("https://desk.example/desk/in?key=")
    assert [button.text for button in secure.buttons] == ["📱 Open it inside Telegram"]
    keys = [re.search(r"key=([\w-]+)", each.text)[1] for each in (told, secure)]  # type: ignore[index]
    async with store.work() as work:
        assert await sessions.by_link(work, keys[0], "browser", now()) is None, "the newest link alone is good"
        assert await sessions.by_link(work, keys[1], "browser", now())
        assert await sessions.by_link(work, keys[1], "browser", now()) is None


async def test_a_coach_who_also_learns_has_both(bot: Running, store: Store, maria: Learner, ada: Learner, group: Group) -> None:
    other = await Group(store, bot, ada).made("Ada Stern", "Autumn group")
    await other.joined("Maria", maria.id)
    own = (await does(maria, "/coach")).buttons[0]
    assert own.data == "cdhome" and "Spring group" in heard(maria) and "Autumn group" not in heard(maria)
    assert "👥 Autumn group" in (await does(maria, f"!{own.text}")).text


async def test_a_coach_reads_what_forgetting_would_close_before_they_say_yes(maria: Learner, ada: Learner, group: Group) -> None:
    await group.joined("Ben", ada.id)
    assert "A group that you alone coach, with 1 learner, would be closed for good" in (await does(maria, "/forget")).text
    assert "coach" not in (await does(ada, "/forget")).text


async def test_a_coach_finds_what_they_made_in_the_export(bot: Running, ada: Learner, store: Store) -> None:
    own = await Group(store, bot, ada).made("Ada & Co")
    await own.gives(replace(EASY, title="Ask <b>one</b> thing"))
    page = await exported(ada)
    assert "You are a coach" in page and "Ada &amp; Co" in page and "Ask &lt;b&gt;one&lt;/b&gt; thing" in page
