"""Strangers, a proxy, a stolen moment: what is sent to the desk to break it, to hold it up, or to come in by another's hand."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
import time_machine
from sqlalchemy import text
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession
from starlette.applications import Starlette
from starlette.datastructures import Address
from starlette.requests import Request

from bot import practice
from bot.coaching import coaches, cohorts, invitations, leaving, sessions, tasks
from bot.settings import Settings
from bot.store.coaching import Coach, Looked, Session, SignIn, Task, Tried
from bot.store.store import Store
from bot.store.tables import Rehearsed
from bot.web.api.table import OPERATIONS
from bot.web.desk import incoming
from bot.web.desk.incoming import address_of
from bot.web.desk.site import desk
from tests.api.calls import key_of, program
from tests.desk.access import endpoints, filled, numbers_of
from tests.desk.conftest import HOME, Browser, browser, sign_in
from tests.desk.sample import Desk, laid
from tests.desk.test_content import PARTNER, bring
from tests.desk.test_doors import signed, with_token

__all__ = ["with_token"]
SOON = 3.0  # seconds within which whoever is not held up is answered
URLENCODED = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def calm(store: Store, laid_desk: Desk) -> Browser:
    """Somebody who is answered like a browser: what breaks is a page, and not an error of the test."""
    app = Starlette(routes=desk(Settings(_env_file=None), store))
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    return Browser(transport=transport, base_url=HOME, headers={"user-agent": "tests"})


class Body:
    """A body that knows how much of it was taken."""

    def __init__(self, piece: bytes, pieces: int, pause: float = 0) -> None:
        self.taken, self._piece, self._pieces, self._pause = 0, piece, pieces, pause

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self._pieces):
            await asyncio.sleep(self._pause)
            self.taken += len(self._piece)
            yield self._piece


def in_code(code: str, value: bytes, seal: str = "") -> dict[str, object]:
    """A form whose texts are to be read in a code of the sender's choice."""
    fields = {b"seal": seal.encode(), b"key": value, b"name": value, b"source": value}
    parts = [b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % each for each in fields.items()]
    return {"content": b"".join(parts) + b"--x--\r\n", "headers": {"content-type": f"multipart/form-data; boundary=x; charset={code}"}}


@pytest.mark.parametrize("place", ["/desk/in", "/desk/app"])
async def test_a_stranger_can_not_hold_everybody_up_with_a_code_that_takes_minutes_to_read(calm: Browser, place: str):
    begun = time.monotonic()
    answer = await calm.post(place, **in_code("punycode", b"-" + b"b" * 150_000))  # four seconds; for a megabyte, minutes
    assert answer.status_code in (400, 413) and time.monotonic() - begun < 1


@pytest.mark.parametrize("code", ["undefined", "unicode_escape", "utf-16", "punycode", "idna", "utf-7", "cp037"])
@pytest.mark.parametrize("place", ["/desk/in", "/desk/content", "/desk/cohorts"])
async def test_a_form_in_another_code_than_utf_8_is_nobodys(store: Store, laid_desk: Desk, calm: Browser, code: str, place: str):
    await sign_in(store, calm, laid_desk.coach)
    answer = await calm.post(place, **in_code(code, rb"\ud800", calm.seal))
    assert answer.status_code == 400 and "went astray" in answer.text


@pytest.mark.parametrize("code", ["utf-8", "UTF-8", '"utf8"'])
async def test_a_form_may_say_that_it_is_utf_8(store: Store, laid_desk: Desk, calm: Browser, code: str):
    await sign_in(store, calm, laid_desk.coach)
    answer = await calm.post("/desk/cohorts", **in_code(code, "Größer".encode(), calm.seal))
    assert answer.status_code == 303 and "Größer" in await calm.look("/desk/")


async def test_nothing_that_a_stranger_sends_is_read(calm: Browser):
    body = Body(b"%41" * 1000, 300)  # half a second for a megabyte
    calm.cookies.set("desk", "made-up")
    answer = await calm.post("/desk/cohorts", content=body, headers=URLENCODED)
    assert answer.headers["location"] == "/desk/in" and body.taken <= 3000


@pytest.mark.parametrize("place", ["/desk/in", "/desk/app"])
async def test_at_the_door_there_is_room_for_a_key_and_not_for_a_megabyte(calm: Browser, place: str):
    body = Body(b"key=" + b"%41" * 1000, 300)
    assert (await calm.post(place, content=body, headers=URLENCODED)).status_code == 413
    assert body.taken < 40_000


async def test_whoever_sends_too_slowly_is_not_waited_for(store: Store, laid_desk: Desk, calm: Browser, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(incoming, "PATIENCE", 0.3)
    await sign_in(store, calm, laid_desk.coach)
    for place in ("/desk/in", "/desk/cohorts"):
        slow = Body(b"a", 100, pause=0.1)
        answer = await asyncio.wait_for(calm.post(place, content=slow, headers=URLENCODED), SOON)
        assert answer.status_code == 408 and "went astray" in answer.text


async def test_whoever_goes_away_in_the_middle_of_a_form_breaks_nothing(store: Store, caplog: pytest.LogCaptureFixture):
    app, answered = Starlette(routes=desk(Settings(_env_file=None), store)), []

    async def gone() -> dict[str, object]:
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        answered.append(message)

    headers = [(b"content-type", b"application/x-www-form-urlencoded"), (b"host", b"desk")]
    asked = {"type": "http", "method": "POST", "path": "/desk/in", "query_string": b"", "headers": headers, "http_version": "1.1"}
    await app({**asked, "scheme": "http", "server": ("desk", 80), "client": ("192.0.2.1", 1), "root_path": ""}, gone, send)
    assert answered[0]["status"] == 400 and not caplog.records


@pytest.mark.parametrize("place", ["/desk/cohort/{}", "/desk/talk/{}", "/desk/assignment/{}/results.csv"])
async def test_a_number_beyond_all_numbers_is_not_there(calm: Browser, place: str):
    answer = await calm.get(place.format("9" * 5000))
    assert answer.status_code == 404 and "Nothing here" in answer.text


async def test_a_page_that_broke_is_as_closed_as_any_other_and_its_error_goes_no_further(store: Store, laid_desk: Desk, calm: Browser):
    await sign_in(store, calm, laid_desk.coach)
    async with store.work() as work:
        await work.exec(text("ALTER TABLE coachings RENAME TO gone"))
    app = Starlette(routes=desk(Settings(_env_file=None), store))
    async with Browser(transport=httpx.ASGITransport(app=app), base_url=HOME, headers=calm.headers, cookies=calm.cookies) as strict:
        answer = await strict.get("/desk/")
    assert answer.status_code == 503 and "gone" not in answer.text
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"] and answer.headers["cache-control"] == "no-store"


async def test_a_form_on_another_site_signs_nobody_in_as_somebody_else(with_token: None, store: Store, laid_desk: Desk, calm: Browser):
    async with store.work() as work:
        key = await sessions.link(work, laid_desk.other, datetime.now(UTC))
    for origin in ("https://evil.example", "null", "http://desk.evil.example"):
        elsewhere = {"origin": origin}
        assert (await calm.post("/desk/in", data={"key": key}, headers=elsewhere)).status_code == 403
        answer = await calm.post("/desk/app", data={"signed": signed(9001, datetime.now(UTC))}, headers=elsewhere)
        assert answer.status_code == 403 and "set-cookie" not in answer.headers
    async with store.work() as work:
        assert not (await work.exec(select(Session))).all() and (await work.exec(select(SignIn.used))).all() == [None]
    assert (await calm.post("/desk/in", data={"key": key}, headers={"origin": HOME})).status_code == 303


@pytest.mark.parametrize(
    ("place", "fields"),
    [
        ("/desk/access/me", {"name": "Maria again"}),
        ("/desk/access/keys", {"name": "later", "may": "write"}),
        ("/desk/cohorts", {"name": "Mine"}),
    ],
)
async def test_whoever_is_removed_while_their_form_is_on_its_way_stays_removed(
    store: Store, laid_desk: Desk, calm: Browser, place: str, fields: dict[str, str]
):
    interrupted = Interrupted(store.engine)
    app = Starlette(routes=desk(Settings(_env_file=None), interrupted))
    calm._transport = httpx.ASGITransport(app=app)
    await sign_in(store, calm, laid_desk.coach)
    interrupted.happens = lambda: _removed(store, laid_desk)
    answer = await calm.send_form(place, **fields)
    assert answer.headers["location"] == "/desk/in"
    async with store.work() as work:
        assert await coaches.by_number(work, laid_desk.coach.id or 0) is None
        assert (await work.exec(select(Coach.name).where(Coach.id == laid_desk.coach.id))).one() == "Maria Keller"


class Interrupted(Store):
    """A store on which something else happens between the first look at it and the first word written into it."""

    happens: Callable[[], Awaitable[None]] | None = None
    was_looked_at = False

    @asynccontextmanager
    async def work(self) -> AsyncIterator[AsyncSession]:
        """After whatever happens."""
        if self.happens is not None and self.was_looked_at:
            happens, self.happens = self.happens, None
            await happens()
        async with super().work() as work:
            yield work
        self.was_looked_at = self.happens is not None

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """Before whatever happens."""
        async with super().reading() as work:
            yield work
        self.was_looked_at = self.happens is not None


async def _removed(store: Store, laid_desk: Desk) -> None:
    """As an administrator's process does it."""
    async with store.work() as work:
        await leaving.end(work, await work.merge(laid_desk.coach), datetime.now(UTC))


@asynccontextmanager
async def somebody_writes(store: Store) -> AsyncIterator[None]:
    """A learner's turn is being kept."""
    async with store.work():
        yield


async def test_made_up_cookies_and_pages_keep_no_learner_waiting(store: Store, laid_desk: Desk, maria: Browser, nobody: Browser):
    nobody.cookies.set("desk", "made-up")
    async with somebody_writes(store):
        answers = [await asyncio.wait_for(each.get("/desk/"), SOON) for each in (nobody, maria)]
        refused = await asyncio.wait_for(nobody.post("/desk/cohorts", data={"name": "x"}), SOON)
    assert [each.status_code for each in (*answers, refused)] == [303, 200, 303]


async def test_a_session_is_kept_awake_by_looking_and_not_by_knocking(store: Store, laid_desk: Desk, calm: Browser):
    await sign_in(store, calm, laid_desk.coach)
    at = datetime.now(UTC) + timedelta(minutes=30)
    with time_machine.travel(at, tick=True):
        await calm.look("/desk/")
    async with store.work() as work:
        assert (await work.exec(select(Session.seen))).one() >= at


async def test_while_a_file_is_looked_through_learners_are_answered(store: Store, maria: Browser):
    begun = time.monotonic()
    brought = asyncio.create_task(bring(maria, PARTNER))
    await asyncio.sleep(0.1)
    async with store.work():
        waited = time.monotonic() - begun
    answer = await brought
    assert answer.status_code == 303 and waited < (time.monotonic() - begun) / 2


async def test_who_asks_only_whether_a_talk_is_there_has_read_nothing(store: Store, laid_desk: Desk, maria: Browser):
    assert laid_desk.shared is not None
    assert (await maria.head(f"/desk/talk/{laid_desk.shared.id}")).status_code == 405
    async with store.work() as work:
        assert not (await work.exec(select(Looked))).all()


async def test_what_a_coach_says_about_themselves_turns_no_writing_round(store: Store, laid_desk: Desk, maria: Browser):
    answer = await maria.send_form("/desk/access/me", name="Maria", about="Ten years\x00 of \u202egnihcaoc\u2066")
    assert answer.status_code == 303
    async with store.work() as work:
        assert (await work.exec(select(Coach.about).where(Coach.id == laid_desk.coach.id))).one() == "Ten years of gnihcaoc"


@pytest.mark.parametrize("name", ["\u3164", "\u2800\u2800", "\u200d\ufe0f", "\u00ad", "\U000e0041", "\u115f\u1160", "\u0301\u0301"])
async def test_a_name_that_nobody_can_see_is_none(maria: Browser, name: str):
    assert (await maria.send_form("/desk/access/me", name=name)).status_code == 422
    assert "said=no_cohort" in (await maria.send_form("/desk/cohorts", name=name)).headers["location"]


def test_all_addresses_of_a_house_are_counted_as_one():
    def of(host: str) -> str:
        return address_of(Request({"type": "http", "client": Address(host, 1)}))

    assert of("2001:db8:1:2::1") == of("2001:db8:1:2:ffff:ffff:ffff:ffff") != of("2001:db8:1:3::1")
    assert of("192.0.2.1") != of("192.0.2.2") and of("::ffff:192.0.2.1") == of("192.0.2.1")
    assert of("testclient") == "testclient" and address_of(Request({"type": "http", "client": None})) == "nowhere"


async def everything(store: Store, coach: Coach, numbers: dict[str, int]) -> dict[str, str]:
    """All that a coach can look at, on the desk and by the API, but for workbooks, which a CSV holds as well."""
    async with program(store, await key_of(store, coach)) as api:
        told = {each.name: (await api.call(each, numbers)).text for each in OPERATIONS if each.method == "GET" and not each.logs}
    async with browser(store) as desk_of:
        await sign_in(store, desk_of, coach)
        places = [filled(path, numbers) for method, path in endpoints() if method == "GET" and not path.endswith((".css", ".xlsx"))]
        pages = {place: (await desk_of.get(place)).text for place in places if place != "/desk/access"}
    return told | {place: re.sub(r'name="seal" value="\w+"', "", page) for place, page in pages.items()}


async def test_who_keeps_scores_private_could_have_talked_in_any_way_at_all(store: Store):
    with time_machine.travel(datetime.now(UTC), tick=False):
        async with store.work() as work:
            on_it = await laid(work, 4, 3, datetime.now(UTC))
            numbers = await numbers_of(work, on_it) | {"member": on_it.members[2].id or 0}
        private = on_it.members[2]
        assert not private.scores
        before = await everything(store, on_it.coach, numbers)
        async with store.work() as work:
            hers = {each.id for each in (await work.exec(select(Task).where(Task.learner == private.learner))).all()}
            for tried in (await work.exec(select(Tried))).all():
                if tried.task in hers:
                    tried.missed, tried.curve = '[{"what":"slips","about":"referral_ask","wanted":0,"had":9}]', "[0.1,9.9,0.1]"
            for row in (await work.exec(select(Rehearsed).where(Rehearsed.learner == private.learner))).all():
                row.summary, row.guess, row.goal = "", "no", "something else"
        after = await everything(store, on_it.coach, numbers)
    assert [place for place in before if before[place] != after[place]] == []
    assert "Chiara" in before[f"/desk/member/{private.id}"] and "Chiara" in before["results"] and len(before) > 25


async def test_a_coach_sees_the_same_whatever_happens_in_another_cohort(store: Store):
    with time_machine.travel(datetime.now(UTC), tick=False):
        now = datetime.now(UTC)
        async with store.work() as work:
            on_it = await laid(work, 3, 2, now)
            theirs = await cohorts.members_of(work, on_it.elsewhere)
            numbers = await numbers_of(work, on_it) | {"cohort": on_it.elsewhere.id or 0, "member": theirs[0].id or 0}
        before = await everything(store, on_it.other, numbers)
        async with store.work() as work:
            coach, cohort = await work.merge(on_it.coach), await work.merge(on_it.cohort)
            await tasks.assign(work, coach, await work.merge(on_it.designed), cohort, now)
            await cohorts.join(
                work,
                await practice.learner_of(work, 10_000 + 5000, now),
                await invitations.invite(work, coach, cohort, now),
                "Also here",
                True,
                now,
            )
            await cohorts.leave(work, await work.merge(on_it.members[0]))
            await cohorts.made(work, coach, "Another", now)
        after = await everything(store, on_it.other, numbers)
    assert [place for place in before if before[place] != after[place]] == []
    assert "Elsewhere" in before["/desk/"] and not any("Autumn group" in page for page in before.values())
