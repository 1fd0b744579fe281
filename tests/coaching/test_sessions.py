"""Signing in: by a link good once, or by Telegram's own word; a session is short, bound to its browser, and ends when it is ended.

The signature is made here after Telegram's published rule: all fields but `hash`, as name=value, sorted, joined by newlines; sealed by
HMAC-SHA-256 with the HMAC-SHA-256 of the bot's token under the key "WebAppData".
"""

import asyncio
import hashlib
import hmac
import json
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlmodel import select

from bot import practice
from bot.coaching import coaches, leaving, sessions
from bot.store.coaching import Coach, Session, SignIn, Warrant
from bot.store.store import Store
from tests.coaching.group import coach, lingers
from tests.coaching.test_cohorts import NOBODYS
from tests.conftest import NOW

TOKEN, BROWSER = "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11", "Firefox on a desk"
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


def signed(chat: Any = 100, at: datetime = NOW, token: str = TOKEN, **fields: str) -> str:
    """What Telegram hands to a web app opened by the user `chat` at a moment."""
    told = {
        "query_id": "AAHdF6IQAAAAAN0XohDhrOrc",
        "user": json.dumps({"id": chat, "first_name": "Maria & Söhne = +1", "language_code": "en"}),
    }
    told |= {"auth_date": str(int(at.timestamp())), "signature": "c2lnbmF0dXJl"} | fields
    lines = "\n".join(f"{name}={told[name]}" for name in sorted(told))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return urlencode(told | {"hash": hmac.new(key, lines.encode(), hashlib.sha256).hexdigest()})


async def test_a_link_signs_in_once_and_within_ten_minutes(store: Store):
    async with store.work() as work:
        maria = await coach(work, 100)
        secret = await sessions.link(work, maria, NOW)
        assert await sessions.by_link(work, secret, BROWSER, NOW + 10 * MINUTE) is None
        assert await sessions.by_link(work, secret + "x", BROWSER, NOW) is None and await sessions.by_link(work, "", BROWSER, NOW) is None
        cookie = await sessions.by_link(work, secret, BROWSER, NOW + 10 * MINUTE - SECOND)
        assert cookie is not None and await sessions.by_link(work, secret, BROWSER, NOW) is None
        found = await sessions.of(work, cookie, BROWSER, NOW + 10 * MINUTE)
        assert found is not None and found[1].id == maria.id


async def test_a_new_link_makes_the_old_one_worthless_and_no_other_coachs(store: Store):
    async with store.work() as work:
        maria, ben = await coach(work, 100), await coach(work, 200, "Ben Adler")
        old, other = await sessions.link(work, maria, NOW), await sessions.link(work, ben, NOW)
        new = await sessions.link(work, maria, NOW)
        assert await sessions.by_link(work, old, BROWSER, NOW) is None
        assert await sessions.by_link(work, new, BROWSER, NOW) and await sessions.by_link(work, other, BROWSER, NOW)


async def test_nothing_that_signs_in_is_kept_as_it_is(store: Store):
    async with store.work() as work:
        maria = await coach(work, 100)
        secret = await sessions.link(work, maria, NOW)
        cookie = await sessions.by_link(work, secret, BROWSER, NOW) or ""
        await sessions.by_telegram(work, signed(), TOKEN, BROWSER, NOW)
        kept = str([each.model_dump() for table in (SignIn, Session) for each in (await work.exec(select(table))).all()])
        assert not [each for each in (secret, cookie, BROWSER) if each in kept] and len(cookie) >= 43 and len(secret) >= 43


async def test_a_session_ends_after_forty_five_idle_minutes_and_after_ten_hours_in_all(store: Store):
    async with store.work() as work:
        maria = await coach(work, 100)
        cookie = await sessions.by_link(work, await sessions.link(work, maria, NOW), BROWSER, NOW) or ""
        now = NOW
        while now <= NOW + 10 * HOUR - 44 * MINUTE:
            now += 44 * MINUTE
            assert await sessions.of(work, cookie, BROWSER, now), now - NOW
        assert (
            await sessions.of(work, cookie, BROWSER, NOW + 10 * HOUR) and len(await sessions.open_ones(work, maria, NOW + 10 * HOUR)) == 1
        )
        assert await sessions.of(work, cookie, BROWSER, NOW + 10 * HOUR + SECOND) is None
        assert not await sessions.open_ones(work, maria, NOW + 10 * HOUR + SECOND)
        idle = await sessions.by_link(work, await sessions.link(work, maria, NOW), BROWSER, NOW) or ""
        assert await sessions.of(work, idle, BROWSER, NOW + 45 * MINUTE + SECOND) is None


async def test_a_session_belongs_to_its_browser_and_its_cookie(store: Store):
    async with store.work() as work:
        maria = await coach(work, 100)
        cookie = await sessions.by_link(work, await sessions.link(work, maria, NOW), BROWSER, NOW) or ""
        for other in ("", "Chrome on a phone", BROWSER + " ", "\ud83d"):
            assert await sessions.of(work, cookie, other, NOW) is None
        for wrong in ("", cookie[:-1], cookie + "=", cookie.swapcase(), "\ud83d", "\x00"):
            assert await sessions.of(work, wrong, BROWSER, NOW) is None
        assert sessions.forgery_seal(cookie) == sessions.forgery_seal(cookie) != sessions.forgery_seal(cookie[:-1])
        assert cookie not in sessions.forgery_seal(cookie)


async def test_a_session_can_be_ended_here_there_and_everywhere_by_its_coach_alone(store: Store):
    async with store.work() as work:
        maria, ben = await coach(work, 100), await coach(work, 200, "Ben Adler")
        cookies = [await sessions.by_link(work, await sessions.link(work, maria, NOW), name, NOW) or "" for name in ("one", "two", "three")]
        first, second, _ = await sessions.open_ones(work, maria, NOW)
        for number in (first.id, *NOBODYS):
            await sessions.end(work, ben, NOW, number)
        assert len(await sessions.open_ones(work, maria, NOW)) == 3
        await sessions.end(work, maria, NOW, 0)
        assert len(await sessions.open_ones(work, maria, NOW)) == 3, "number 0 is not everywhere"
        await sessions.end(work, maria, NOW, second.id)
        assert [
            bool(await sessions.of(work, cookie, name, NOW)) for cookie, name in zip(cookies, ("one", "two", "three"), strict=True)
        ] == [
            True,
            False,
            True,
        ]
        await sessions.end(work, maria, NOW)
        assert not await sessions.open_ones(work, maria, NOW) and await sessions.of(work, cookies[0], "one", NOW) is None


async def test_whoever_is_no_coach_any_more_is_signed_out_at_once(store: Store):
    async with store.work() as work:
        maria = await coach(work, 100)
        cookie = await sessions.by_link(work, await sessions.link(work, maria, NOW), BROWSER, NOW) or ""
        unused = await sessions.link(work, maria, NOW)
        await leaving.end(work, maria, NOW)
        assert await sessions.of(work, cookie, BROWSER, NOW) is None and await sessions.by_link(work, unused, BROWSER, NOW) is None
        assert await sessions.by_telegram(work, signed(), TOKEN, BROWSER, NOW) is None
        await coaches.named(work, await coaches.chat_of(work, maria), "Maria", NOW)
        assert await sessions.of(work, cookie, BROWSER, NOW) is None, "what was ended stays ended"


async def test_what_is_over_is_swept_and_what_is_good_stays(store: Store):
    async with store.work() as work:
        maria = await coach(work, 100)
        old = await sessions.by_link(work, await sessions.link(work, maria, NOW), BROWSER, NOW) or ""
        later = NOW + 10 * HOUR + SECOND
        secret = await sessions.link(work, maria, later)
        await sessions.sweep(work, later)
        assert not (await work.exec(select(Session))).all() and len((await work.exec(select(SignIn))).all()) == 1
        assert await sessions.of(work, old, BROWSER, later) is None and await sessions.by_link(work, secret, BROWSER, later)
        payload = coaches.warrant(TOKEN, NOW)
        assert await coaches.redeem(work, payload, TOKEN, NOW + timedelta(days=1))
        for days in (6, 7, 9):  # a link is good for seven, and once
            await sessions.sweep(work, NOW + timedelta(days=days))
            assert not await coaches.redeem(work, payload, TOKEN, NOW + timedelta(days=days))
        assert not (await work.exec(select(Warrant))).all()


async def test_telegrams_word_signs_a_coach_in_once(store: Store):
    async with store.work() as work:
        maria = await coach(work, 100)
        cookie = await sessions.by_telegram(work, signed(), TOKEN, BROWSER, NOW)
        assert cookie is not None
        found = await sessions.of(work, cookie, BROWSER, NOW)
        assert found is not None and found[1].id == maria.id
        assert await sessions.by_telegram(work, signed(), TOKEN, BROWSER, NOW) is None, "the same once more"
        await sessions.sweep(work, NOW + 10 * MINUTE)
        assert await sessions.by_telegram(work, signed(), TOKEN, BROWSER, NOW + 9 * MINUTE) is None, "nor after the sweep"
        assert await sessions.by_telegram(work, signed(chat=100, at=NOW + SECOND), TOKEN, BROWSER, NOW)


@pytest.mark.parametrize(("age", "good"), [(-61, False), (-59, True), (0, True), (599, True), (600, False), (86_400, False)])
async def test_telegrams_word_is_good_for_ten_minutes(store: Store, age: int, good: bool):
    async with store.work() as work:
        await coach(work, 100)
        told = await sessions.by_telegram(work, signed(at=NOW - age * SECOND), TOKEN, BROWSER, NOW)
        assert (told is not None) == good


async def test_somebody_who_is_no_coach_or_nobody_is_not_signed_in(store: Store):
    async with store.work() as work:
        await coach(work, 100)
        await practice.learner_of(work, 300, NOW)
        for chat in (300, 999, -100, 0, 1 << 40, (1 << 63) - 1, "100", 100.0, True, None, [100], {"id": 100}):
            assert await sessions.by_telegram(work, signed(chat), TOKEN, BROWSER, NOW) is None, chat
        assert not (await work.exec(select(Session))).all()


right = signed()
WRONG = {
    "another bot's token": signed(token="123456:another"),
    "no token": signed(token=""),
    "nothing": "",
    "no hash": right.partition("&hash=")[0],
    "an empty hash": right.partition("&hash=")[0] + "&hash=",
    "a hash in capitals": right.partition("&hash=")[0] + "&hash=" + right.partition("&hash=")[2].upper(),
    "a wrong hash": right[:-1] + ("0" if right[-1] != "0" else "1"),
    "a hash of other letters": right.partition("&hash=")[0] + "&hash=%C3%A9" * 2,
    "another user": right.replace("100", "200", 1),
    "another time": right.replace(str(int(NOW.timestamp())), str(int(NOW.timestamp()) + 1)),
    "a field more": right + "&start_param=coach",
    "an empty field more": right + "&start_param=",
    "a field twice": right + "&user=" + right.partition("user=")[2].partition("&")[0],
    "another user first": "user=%7B%22id%22%3A200%7D&" + right,
    "the hash twice": right + "&hash=" + right.partition("&hash=")[2],
    "no equals sign": right + "&x",
    "far too many fields": right + "&a=1" * 100,
    "no user": signed().replace("user=", "usher="),
    "half a letter": right + "%ff",
    "a surrogate": right + "\ud83d",
}


@pytest.mark.parametrize("what", WRONG)
def test_what_telegram_has_not_signed_is_nobody(what: str):
    assert sessions.signed_by_telegram(right, TOKEN)[0] == 100
    assert sessions.signed_by_telegram(WRONG[what], TOKEN)[0] is None


def test_without_a_token_nothing_is_signed():
    assert sessions.signed_by_telegram(signed(token=""), "")[0] is None


@pytest.mark.parametrize(
    "fields",
    [
        {"user": "null"},
        {"user": "[]"},
        {"user": "{"},
        {"user": "{}"},
        {"user": '{"id":' + "9" * 5000 + "}"},
        {"user": "[" * 100_000},
        {"auth_date": ""},
        {"auth_date": "soon"},
        {"auth_date": "9" * 400},
        {"auth_date": "-99999999999999"},
        {"auth_date": "1e9"},
    ],
)
def test_what_is_signed_but_makes_no_sense_is_nobody(fields: dict[str, str]):
    chat, _, _ = sessions.signed_by_telegram(signed(**fields), TOKEN)
    assert chat is None


def test_a_signed_field_without_a_value_belongs_to_what_was_signed():
    assert sessions.signed_by_telegram(signed(start_param=""), TOKEN)[0] == 100


@given(some.text(max_size=300) | some.binary(max_size=300).map(lambda raw: raw.decode("latin-1")))
def test_anything_at_all_is_nobody(said: str):
    assert sessions.signed_by_telegram(said, TOKEN)[0] is None


@given(some.integers(0, len(right) - 1), some.characters(codec="ascii"))
def test_one_letter_changed_is_nobody_or_the_same_person(place: int, letter: str):
    spoilt = right[:place] + letter + right[place + 1 :]
    assert sessions.signed_by_telegram(spoilt, TOKEN)[0] in (None, 100)


async def test_two_processes_with_one_link_sign_in_once(shared: Store):
    async with shared.work() as work:
        secret = await sessions.link(work, await coach(work, 100), NOW)

    async def opens(way: str) -> bool:
        async with shared.work() as work:
            told = await (
                sessions.by_link(work, secret, BROWSER, NOW) if way == "link" else sessions.by_telegram(work, right, TOKEN, BROWSER, NOW)
            )
            await lingers()
            return told is not None

    for way in ("link", "telegram"):
        assert sum(await asyncio.gather(*(opens(way) for _ in range(6)))) == 1


async def test_an_ended_coachs_row_signs_nobody_in(store: Store):
    async with store.work() as work:
        maria: Coach = await coach(work, 100)
        secret = await sessions.link(work, maria, NOW)
        maria.ended = NOW
        await work.flush()
        assert await sessions.by_link(work, secret, BROWSER, NOW) is None
