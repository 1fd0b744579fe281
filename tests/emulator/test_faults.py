"""Faults reach the library as its own errors, and the log tells what took effect."""

import asyncio
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TimedOut

from . import BotProcess, Emulator, Person, bad_gateway, flood, reset, server_error, silence, slow
from .client import all_updates

pytestmark = pytest.mark.asyncio
ECHO = Path(__file__).parent / "echo_bot.py"


async def test_refusing_faults_reach_the_library_as_its_errors(
    telegram: Emulator, ada: Person, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # without it the library warns at each look at retry_after
    telegram.faults.on("sendMessage", flood(3))
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(ada.id, "x")
    assert caught.value.retry_after == timedelta(seconds=3)
    for fault in (server_error(), bad_gateway()):
        telegram.faults.on("sendMessage", fault, skip=1)
        await bot.send_message(ada.id, "before")
        with pytest.raises(NetworkError):
            await bot.send_message(ada.id, "x")
        telegram.faults.clear()
    assert ada.texts == ["before"] * 2


@pytest.mark.parametrize("effect", [True, False])
async def test_lost_answers_may_or_may_not_have_been_sent(telegram: Emulator, ada: Person, bot: Bot, effect: bool) -> None:
    telegram.faults.on("sendMessage", reset(effect=effect))
    with pytest.raises(NetworkError):
        await bot.send_message(ada.id, "x")
    telegram.faults.on("sendMessage", silence(effect=effect))
    with pytest.raises(TimedOut):
        await bot.send_message(ada.id, "x", read_timeout=0.2)
    assert ada.texts == ["x"] * (2 if effect else 0)
    assert telegram.calls.doubled() == ([(ada.id, "x", 2)] if effect else [])
    await bot.send_message(ada.id, "y")
    await asyncio.sleep(0.05)
    assert [call.answer for call in telegram.calls.of("sendMessage")] == ["reset", "silence", "200"]


async def test_faults_by_chance_are_the_same_for_a_seed(telegram: Emulator, ada: Person, bot: Bot) -> None:
    async def struck() -> list[int]:
        rule = telegram.faults.on("sendChatAction", server_error(), times=None, chance=0.3, seed=7, chat=ada.id)
        answers = [await tried() for _ in range(40)]
        telegram.faults.clear()
        assert 4 < rule.struck < 25
        return answers

    async def tried() -> int:
        try:
            return int(await bot.send_chat_action(ada.id, "typing"))
        except NetworkError:
            return 0

    assert await struck() == await struck()


async def test_a_slow_answer_is_an_answer(telegram: Emulator, ada: Person, bot: Bot) -> None:
    telegram.faults.on("sendMessage", slow(0.2))
    began = time.monotonic()
    await bot.send_message(ada.id, "x")
    assert time.monotonic() - began > 0.2 and telegram.calls.of("sendMessage")[0].seconds > 0.19


async def test_an_outage_keeps_everything(telegram: Emulator, ada: Person, bot: Bot) -> None:
    await asyncio.to_thread(telegram.stop)
    with pytest.raises(NetworkError):
        await bot.get_me()
    ada.say("meanwhile")
    await asyncio.to_thread(telegram.start)
    assert (await all_updates(bot))[-1].effective_message.text == "meanwhile"  # type: ignore[union-attr]


async def test_a_bot_killed_at_any_moment_is_served_again_where_it_stood(telegram: Emulator) -> None:
    people = [telegram.person(f"P{number}") for number in range(5)]
    with BotProcess([sys.executable, str(ECHO)], telegram.env) as bot:
        await asyncio.to_thread(telegram.wait_until_polled)
        for number in range(3):
            for person in people:
                person.say(f"{person.id} says {number}")
            await people[0].hears(within=10)
            since = len(telegram.calls)
            bot.restart()
            await asyncio.to_thread(telegram.wait_until_polled, since=since)
        for person in people:
            await person.hears("says 2", within=10)
        assert bot.starts == 4 and bot.alive
        for person in people:  # the echo acknowledges late, so nothing is lost, though something may be doubled
            assert {f"{person.id} says {number}" for number in range(3)} == set(person.texts)
    assert not bot.alive
