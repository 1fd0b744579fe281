"""The emulator answers python-telegram-bot as Telegram does: calls, updates, profile, webhook, speed."""

import asyncio
import http.client
import json
import time
from urllib.parse import urlencode

import httpx
import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict, InvalidToken

from . import Emulator, Person
from .client import all_updates, bot_at

pytestmark = pytest.mark.asyncio


async def test_the_bot_knows_itself_and_another_token_is_turned_away(telegram: Emulator, bot: Bot) -> None:
    assert (await bot.get_me()).username == "SecondCoffeeBot"
    with pytest.raises(InvalidToken):
        async with bot_at(telegram, "110201543:wrong"):
            pass
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.get(f"{telegram.base_url}/bot1:x/getMe")
        assert (answer.status_code, answer.json()) == (401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
        assert (await client.get(f"{telegram.base_url}/bot{telegram.token}/getTea")).status_code == 404


async def test_arguments_come_as_query_form_json_and_multipart_alike(telegram: Emulator, ada: Person) -> None:
    url = f"{telegram.base_url}/bot{telegram.token}/SENDMESSAGE"
    given = {"chat_id": str(ada.id), "text": "a & b = ü 💯\n+"}
    async with httpx.AsyncClient(trust_env=False) as client:
        await client.get(url, params=given)
        await client.post(url, data=given)
        await client.post(url, json=given | {"chat_id": ada.id})
        await client.post(url, files={name: (None, value) for name, value in given.items()})
    assert ada.texts == [given["text"]] * 4


async def test_updates_stay_until_acknowledged_and_come_in_order(ada: Person, bot: Bot) -> None:
    for number in range(150):
        ada.say(f"n{number}")
    first = await bot.get_updates(timeout=0)
    assert len(first) == 100 and [u.update_id for u in first] == [u.update_id for u in await bot.get_updates(timeout=0)]
    rest = await bot.get_updates(offset=first[-1].update_id + 1, timeout=0)
    assert [u.message.text for u in (*first, *rest) if u.message] == ["/start", *(f"n{number}" for number in range(150))]
    assert len(await bot.get_updates(offset=rest[-1].update_id + 9_999, timeout=0)) == 51  # an offset from the future acknowledges nothing
    assert [u.message and u.message.text for u in await bot.get_updates(offset=-2, timeout=0)] == ["n148", "n149"]
    assert len(await bot.get_updates(timeout=0, limit=1)) == 1


async def test_a_long_poll_waits_and_ends_with_the_first_update(ada: Person, bot: Bot) -> None:
    await all_updates(bot)
    asyncio.get_running_loop().call_later(0.2, ada.say, "late")
    began = time.monotonic()
    [update] = await bot.get_updates(timeout=5, offset=ada.world.updates.next_id)
    assert 0.15 < time.monotonic() - began < 2 and update.effective_message and update.effective_message.text == "late"


async def test_a_newer_poll_ends_the_older_with_a_conflict(telegram: Emulator, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.to_thread(telegram.wait_until_polled)
    await asyncio.sleep(0.05)
    async with bot_at(telegram) as other:
        second = asyncio.create_task(other.get_updates(timeout=1))
        with pytest.raises(Conflict, match="terminated by other getUpdates"):
            await first
        assert await second == ()


async def test_allowed_updates_filter_what_is_queued(ada: Person, bot: Bot) -> None:
    await bot.get_updates(timeout=0, allowed_updates=["message_reaction"])
    ada.say("not wanted")
    message = await bot.send_message(ada.id, "hi")
    ada.reacts(ada.chat.messages[message.message_id], "👍")
    updates = await bot.get_updates(timeout=0)
    assert [bool(update.message_reaction) for update in updates] == [False, True]  # /start came before the wish


async def test_profile_commands_and_menu_are_kept(telegram: Emulator, bot: Bot) -> None:
    await bot.set_my_commands([("hint", "Two things to say"), ("undo", "Take it back")], language_code="en")
    assert [command.command for command in await bot.get_my_commands(language_code="en")] == ["hint", "undo"]
    assert await bot.get_my_commands() == ()
    with pytest.raises(BadRequest, match=r"(?i)BOT_COMMAND_INVALID"):
        await bot.set_my_commands([("Hint", "x")])
    await bot.set_chat_menu_button()
    await bot.set_my_description("Rehearse a coffee")
    await bot.set_my_short_description("Coach")
    assert (await bot.get_my_description()).description == "Rehearse a coffee"
    with pytest.raises(BadRequest):
        await bot.set_my_short_description("x" * 121)


async def test_a_webhook_gets_updates_in_order_and_again_until_taken(telegram: Emulator, ada: Person, bot: Bot) -> None:
    got: list[str] = []

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.partition("content-length: ")[2].partition("\r\n")[0])
        got.append(json.loads(await reader.readexactly(length))["message"]["text"])
        assert "x-telegram-bot-api-secret-token: s3cret" in head
        body = json.dumps({"method": "sendMessage", "chat_id": ada.id, "text": "taken"}) if len(got) > 1 else ""
        status = "200 OK" if len(got) > 1 else "503 Busy"
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}".encode())
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(take, "127.0.0.1", 0) as hook:
        await bot.set_webhook(f"http://127.0.0.1:{hook.sockets[0].getsockname()[1]}/hook", secret_token="s3cret")
        ada.say("second")
        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates()
        assert [(await ada.hears()).text, (await ada.hears()).text] == ["taken", "taken"]
        info = await bot.get_webhook_info()
        assert info.last_error_message and got == ["/start", "/start", "second"]
    await bot.delete_webhook()
    assert await bot.get_updates(timeout=0) == ()


async def test_an_update_or_a_call_costs_the_emulator_less_than_a_millisecond(telegram: Emulator, ada: Person) -> None:
    people = [telegram.person() for _ in range(500)]
    began = time.perf_counter()
    for number in range(5_000):
        people[number % 500].say("How did you end up in robotics?")
    assert (time.perf_counter() - began) / 5_000 < 0.001  # 20 microseconds when measured
    path = f"/bot{telegram.token}"
    line = http.client.HTTPConnection("127.0.0.1", telegram.port)  # httpx alone takes longer than the emulator
    began = time.perf_counter()
    for number in range(500):
        line.request("POST", f"{path}/sendMessage", urlencode({"chat_id": ada.id, "text": f"<b>{number}</b>", "parse_mode": "HTML"}))
        assert json.loads(line.getresponse().read())["ok"]
    assert (time.perf_counter() - began) / 500 < 0.002  # 0.35 ms when measured, client included
    line.close()
    assert ada.texts == [str(number) for number in range(500)]
