"""The path in Telegram: what is offered first, what is added to a debrief, and /progress with its picture."""

import json
import struct
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from bot.past import pasts_of
from bot.pictures import drawn
from bot.pictures.progress import facts, svg
from bot.practice import learner_of
from bot.store.codec import dump
from bot.store.store import Store
from bot.store.tables import Outgoing, Rehearsed
from bot.telegram.carrying.run import Running
from flows.past import Past
from tests.flows.test_path import BAD, DAY, DULL, GOOD, SCENES

from .learner import Learner

CURIOUS = "How did you end up in robotics?"
TOO_EARLY = "Could you refer me to your hiring manager and put in a good word for me?"
NOW = datetime.now(UTC)  # the bot has a clock of its own
SAID = (CURIOUS, TOO_EARLY, "What do you like about it?", "Could you get me a job at your company?")


async def behind(store: Store, chat: int, *pasts: Past) -> None:
    """Put rehearsals behind a learner, the last of them three hours ago."""
    today = NOW.date().toordinal()
    async with store.work() as work:
        learner = await learner_of(work, chat, NOW)
        for number, past in enumerate(pasts):
            ended = NOW - timedelta(hours=3 * (len(pasts) - number))
            kept = dump(replace(past, day=today))
            row = Rehearsed(learner=learner.id or 0, scene=past.scene, partner="dana", seed=1, state="{}", status="done", began=ended)
            row.summary, row.ended = kept, ended
            work.add(row)


async def rehearsed(ada: Learner, *said: str) -> list[str]:
    """Play a whole coffee and read what comes after the guess."""
    await ada.begins()
    for each in said:
        await ada.asks(each)
        await ada.quiet(0.05)
    await ada.asks("/stop", "coffee with")
    ada.press("No")
    return [message.text for message in await ada.quiet(0.2)]


@pytest.mark.parametrize("number", [1, 3, 12, 40, 90])
def test_the_picture_is_drawn_however_much_there_is(number: int) -> None:
    kinds = (BAD, DULL, GOOD)
    past = tuple(replace(kinds[each % 3], scene=SCENES[each % 10], day=DAY + each) for each in range(number))
    picture = drawn(svg(facts(past, DAY + number)))
    width, height = struct.unpack(">II", picture[16:24])
    assert width == 1200 and 1.1 < height / width < 1.8
    assert len(picture) < 250_000


async def test_somebody_new_is_offered_a_short_first_talk_and_may_take_any_other(bot: Running, ada: Learner) -> None:
    menu = await ada.asks("/practice", "rehearse?")
    assert "short first talk" in menu.text and "first talk" in menu.buttons[0].text
    assert len(menu.buttons) > 2, "every scene can still be picked"
    await ada.taps("short first talk", kind="edit")
    await ada.taps("Dana", "Greepwerk", kind="edit")
    assert (await ada.taps("No goal")).html.startswith("<b>Dana</b>")


async def test_a_first_talk_is_long_enough_after_ten_lines(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/practice", "rehearse?")
    await ada.taps("short first talk", kind="edit")
    await ada.taps("Dana", kind="edit")
    await ada.taps("No goal")
    for number in range(9):
        assert "impression" not in (await ada.asks(f"{CURIOUS} And what was number {number}?")).text
    await ada.asks(CURIOUS)
    await ada.person.hears("first impression")
    await ada.taps("See how it went", "coffee with")
    ada.press("Maybe")
    *_, last = await ada.quiet(0.2)
    assert "🪶" in last.text and "Next for you" in last.buttons[0].text
    async with store.work() as work:
        (row,) = (await work.exec(select(Rehearsed))).all()
    assert (row.level, bool(row.summary)) == ("easy", True)


async def test_the_first_debrief_is_followed_by_where_to_try_the_one_thing(bot: Running, ada: Learner) -> None:
    *_, last = await rehearsed(ada, *SAID)
    assert any(words in last for words in ("just that", "only that", "this one thing"))
    again = await ada.taps("Next for you", "")
    assert len(again.buttons) > 1, "whom to meet"


async def test_what_came_of_a_rehearsal_is_kept_and_of_one_put_away_is_not(bot: Running, ada: Learner, store: Store) -> None:
    await rehearsed(ada, *SAID)
    await ada.begins()
    await ada.asks("/stop", "before a word")
    await ada.begins()
    await ada.asks("I can't go on, I want to kill myself", "findahelpline")
    async with store.work() as work:
        (past,) = await pasts_of(work, await learner_of(work, ada.id, NOW))
    assert (past.scene, past.partner, past.turns, past.second_coffee) == ("coffee", "dana", 4, "no")
    assert sum(past.slips.values()) >= 2 and set(past.scores) == set(GOOD.scores)


async def test_overcorrecting_is_said(bot: Running, ada: Learner, store: Store) -> None:
    await behind(store, ada.id, replace(BAD, scene="event"), BAD)
    said = await rehearsed(ada, CURIOUS, "What do you like about it?", "And what is hard about it?")
    assert any("asked for nothing" in each or "so are the questions" in each or "nothing got asked" in each for each in said)


async def test_the_third_coffee_in_a_week_is_followed_by_a_word_about_real_ones(bot: Running, ada: Learner, store: Store) -> None:
    await behind(store, ada.id, GOOD, GOOD)
    *_, last = await rehearsed(ada, CURIOUS, "What do you like about it?", "And what is hard about it?")
    assert "real" in last


async def test_progress_is_empty_at_first_and_shows_a_picture_later(bot: Running, ada: Learner, store: Store) -> None:
    page = await ada.asks("/progress")
    assert page.kind == "message" or page.content is None
    assert "first talk" in page.text and "short first talk" in page.buttons[0].text
    await behind(store, ada.id, BAD, GOOD, GOOD, GOOD, GOOD)
    picture = await ada.asks("/progress")
    assert picture.kind == "photo" and picture.content and picture.content.startswith(b"\x89PNG")
    page = await ada.person.hears("count on")
    assert "Waiting with the job question" in page.text and "5 rehearsals" in page.text
    async with store.work() as work:
        sent = (await work.exec(select(Outgoing).where(Outgoing.method == "send_photo"))).one()
    assert json.loads(sent.body)["picture"] == "progress"


async def test_progress_leaves_an_open_rehearsal_alone(bot: Running, ada: Learner) -> None:
    await ada.begins()
    await ada.asks(CURIOUS)
    await ada.asks("/progress", "coming along")
    await ada.taps("short first talk", "in the middle")
    assert (await ada.asks("And what do you like about it?")).html.startswith("<b>Dana</b>")


async def test_pressing_what_comes_next_twice_offers_partners_once_each(bot: Running, ada: Learner) -> None:
    page = await ada.asks("/progress")
    ada.press("short first talk", on=page, times=2)
    asked = [message for message in await ada.quiet() if message.buttons]
    assert len(asked) >= 1
    await ada.taps("Dana", "Greepwerk", kind="edit")
