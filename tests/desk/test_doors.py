"""Who gets in, and how: the link from Telegram, the door inside Telegram, sessions, and forms that come from elsewhere."""

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
import time_machine

from bot.coaching import leaving, sessions
from bot.settings import Settings
from bot.store.store import Store
from tests.desk.conftest import Browser, browser, sign_in
from tests.desk.sample import Desk

TOKEN = "123456:a-token-of-nobody"


async def link_for(store: Store, desk: Desk) -> str:
    async with store.work() as work:
        return await sessions.link(work, desk.coach, datetime.now(UTC))


async def test_a_link_signs_in_once_and_looking_at_it_uses_nothing_up(store: Store, laid_desk: Desk, nobody: Browser):
    key = await link_for(store, laid_desk)
    for _ in range(3):
        assert "Sign in" in (await nobody.get(f"/desk/in?key={key}")).text
    answer = await nobody.post("/desk/in", data={"key": key})
    cookie = answer.headers["set-cookie"].lower()
    assert answer.headers["location"] == "/desk/" and "httponly" in cookie and "samesite=lax" in cookie
    assert "Hello, Maria" in await nobody.look("/desk/")
    async with browser(store) as another:
        assert (await another.post("/desk/in", data={"key": key})).status_code == 403


async def test_a_link_is_good_for_ten_minutes_and_only_the_newest_one(store: Store, laid_desk: Desk, nobody: Browser):
    old, new = await link_for(store, laid_desk), await link_for(store, laid_desk)
    assert (await nobody.post("/desk/in", data={"key": old})).status_code == 403
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=11), tick=True):
        assert (await nobody.post("/desk/in", data={"key": new})).status_code == 403


async def test_a_cookie_is_worth_nothing_in_another_browser(store: Store, maria: Browser):
    async with browser(store) as thief:
        thief.cookies.update(maria.cookies)
        thief.headers["user-agent"] = "another"
        await thief.look("/desk/", 303)
    await maria.look("/desk/")


async def test_a_session_ends_when_nothing_is_done_and_at_the_end_of_the_day(maria: Browser):
    now = datetime.now(UTC)
    for minutes in range(0, 590, 40):
        with time_machine.travel(now + timedelta(minutes=minutes), tick=True):
            await maria.look("/desk/")
    with time_machine.travel(now + timedelta(hours=10, minutes=1), tick=True):
        await maria.look("/desk/", 303)


async def test_an_idle_session_is_over(maria: Browser):
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=46), tick=True):
        await maria.look("/desk/", 303)


async def test_signing_out_everywhere_ends_all_sessions(store: Store, laid_desk: Desk, maria: Browser):
    async with browser(store) as phone:
        await sign_in(store, phone, laid_desk.coach)
        await maria.send_form("/desk/access/out")
        await phone.look("/desk/", 303)
    await maria.look("/desk/", 303)


async def test_whoever_is_no_coach_any_more_is_out(store: Store, laid_desk: Desk, maria: Browser):
    async with store.work() as work:
        coach = await work.merge(laid_desk.coach)
        await leaving.end(work, coach, datetime.now(UTC))
    await maria.look("/desk/", 303)


@pytest.mark.parametrize("how", ["no seal", "another's seal", "another origin"])
async def test_a_form_from_elsewhere_does_nothing(maria: Browser, tom: Browser, how: str):
    data, headers = {"seal": maria.seal, "name": "Stolen"}, {"origin": "http://desk"}
    if how == "no seal":
        data.pop("seal")
    elif how == "another's seal":
        data["seal"] = tom.seal
    else:
        headers["origin"] = "https://evil.example"
    answer = await maria.post("/desk/cohorts", data=data, headers=headers)
    assert answer.status_code == 403 and "Stolen" not in await maria.look("/desk/")


async def test_what_is_larger_than_a_megabyte_is_refused(maria: Browser):
    answer = await maria.post(
        "/desk/cohorts", content=b"name=" + b"a" * (2 << 20), headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert answer.status_code == 413


async def test_too_many_pages_in_a_minute_are_refused_kindly(maria: Browser):
    answers = [(await maria.get("/desk/access")).status_code for _ in range(260)]
    assert answers.count(429) > 10 and answers[0] == 200


async def test_guessing_links_is_slowed_down(nobody: Browser):
    answers = [(await nobody.post("/desk/in", data={"key": f"guess{number}"})).status_code for number in range(30)]
    assert answers[0] == 403 and answers[-1] == 429


def signed(user: int, at: datetime, token: str = TOKEN, **more: str) -> str:
    """What Telegram hands to a page inside it, signed as it says."""
    fields = {"auth_date": str(int(at.timestamp())), "query_id": "AAE", "user": json.dumps({"id": user, "first_name": "Maria"}), **more}
    text = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.digest(b"WebAppData", token.encode(), "sha256")
    return urlencode({**fields, "hash": hmac.new(key, text.encode(), hashlib.sha256).hexdigest()})


@pytest.fixture
def with_token(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot has a token."""
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    assert Settings(_env_file=None).telegram_bot_token.get_secret_value() == TOKEN


async def test_telegram_lets_a_coach_in_and_each_signature_once(with_token: None, store: Store, laid_desk: Desk):
    async with browser(store) as inside:
        data = {"signed": signed(9000, datetime.now(UTC))}
        assert (await inside.post("/desk/app", data=data)).status_code == 204
        assert "Hello, Maria" in await inside.look("/desk/")
        assert (await inside.post("/desk/app", data=data)).status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [
        lambda now: signed(10_000, now),  # a learner
        lambda now: signed(9000, now, token="654321:another"),
        lambda now: signed(9000, now - timedelta(hours=1)),
        lambda now: signed(9000, now + timedelta(hours=1)),
        lambda now: signed(9000, now).replace("Maria", "Mario"),
        lambda now: signed(9000, now) + "&user=%7B%22id%22%3A9001%7D",
        lambda now: "user=%7B%22id%22%3A9000%7D",
        lambda now: "",
        lambda now: "\x00" * 100,
    ],
)
async def test_what_telegram_did_not_sign_lets_nobody_in(with_token: None, store: Store, laid_desk: Desk, wrong):
    async with browser(store) as inside:
        assert (await inside.post("/desk/app", data={"signed": wrong(datetime.now(UTC))})).status_code == 403
        await inside.look("/desk/", 303)


async def test_without_a_token_nothing_is_signed(store: Store, laid_desk: Desk, nobody: Browser):
    assert (await nobody.post("/desk/app", data={"signed": signed(9000, datetime.now(UTC), token="")})).status_code == 403


async def test_every_answer_forbids_scripts_frames_and_keeping(nobody: Browser, maria: Browser):
    for answer in (
        await nobody.get("/desk/in"),
        await maria.get("/desk/"),
        await maria.get("/desk/cohort/999"),
        await nobody.get("/desk/"),
    ):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src" not in policy and "frame-ancestors 'none'" in policy
        assert answer.headers["cache-control"] == "no-store" and answer.headers["x-content-type-options"] == "nosniff"
