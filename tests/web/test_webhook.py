"""The webhook: what is taken in, and what is refused before anything is done about it."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from bot.store.store import Store
from bot.store.tables import Received
from bot.telegram.carrying.intake import Intake
from bot.web.serving import site
from bot.web.webhook import LARGEST

SECRET = "kept-between-us"
MESSAGE = {"message_id": 5, "date": 1_790_000_000, "chat": {"id": 7, "type": "private"}, "text": "Do you climb often?"}
UPDATE = {"update_id": 42, "message": MESSAGE}


class Noted:
    """A queue that remembers what it was given."""

    def __init__(self) -> None:
        self.updates: list[tuple[int, int]] = []

    async def handle(self, _: object, updates: list[tuple[int, int]]) -> None:
        self.updates += updates

    async def send(self, _: object, chat: int) -> None:
        raise AssertionError("a webhook sends nothing")


@pytest.fixture
def queue() -> Noted:
    return Noted()


@pytest_asyncio.fixture
async def client(store: Store, queue: Noted) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app=site(Intake(store, queue), SECRET))
    async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
        yield client


async def post(client: httpx.AsyncClient, body: Any, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return (await client.post("/telegram", content=content, headers=headers)).status_code


async def test_an_update_is_kept_before_it_is_acknowledged_and_once(client: httpx.AsyncClient, store: Store, queue: Noted) -> None:
    for _ in range(3):
        assert await post(client, UPDATE) == 200
    async with store.work() as work:
        kept = (await work.exec(select(Received))).all()
    assert [(row.id, row.chat, row.handled) for row in kept] == [(42, 7, False)]
    assert json.loads(kept[0].body)["message"]["text"] == "Do you climb often?"
    assert queue.updates == [(7, 42)]


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET[:-1], "\xff"])
async def test_strangers_are_refused(client: httpx.AsyncClient, queue: Noted, secret: str | None) -> None:
    if secret == "\xff":
        headers = {b"X-Telegram-Bot-Api-Secret-Token": b"\xff"}
        assert (await client.post("/telegram", content=b"{}", headers=headers)).status_code == 403
    else:
        assert await post(client, UPDATE, secret) == 403
    assert not queue.updates


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"7",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"update_id": NaN}',
        {"update_id": "42"},
        {"update_id": True},
        {"update_id": -1},
        {"update_id": 1 << 70},
        {"message": MESSAGE},
        {"update_id": 1, "message": "text"},
        {"update_id": 1, "message": {"text": "no chat"}},
    ],
)
async def test_what_is_no_update_is_refused(client: httpx.AsyncClient, queue: Noted, body: Any) -> None:
    assert await post(client, body) == 400
    assert not queue.updates


async def test_the_oversized_is_refused(client: httpx.AsyncClient, queue: Noted) -> None:
    assert await post(client, UPDATE | {"padding": "x" * LARGEST}) == 413
    assert not queue.updates


async def test_kinds_of_update_nobody_knows_are_kept_and_do_no_harm(client: httpx.AsyncClient) -> None:
    assert await post(client, {"update_id": 43, "a_kind_of_2031": {"id": 1}}) == 200


async def test_while_the_database_is_away_nothing_is_acknowledged(
    client: httpx.AsyncClient, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*_: object) -> None:
        raise OperationalError("INSERT", {"text": "a secret"}, Exception("gone"))

    with monkeypatch.context() as patched:
        patched.setattr(Store, "work", away)
        assert [await post(client, UPDATE) for _ in range(3)] == [503] * 3
    assert "a secret" not in caplog.text and caplog.text.count("database is away") == 1
    assert await post(client, UPDATE) == 200


async def test_other_methods_and_paths_are_not_there(client: httpx.AsyncClient) -> None:
    assert (await client.get("/telegram")).status_code == 405
    assert (await client.get("/")).status_code == 404
