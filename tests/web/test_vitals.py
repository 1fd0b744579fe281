"""Health, readiness and figures: true, cheap, and silent about who and where."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text
from telegram import Bot

from bot import metrics
from bot.store.levels import Gauge
from bot.store.store import Store
from bot.store.tables import Learner, Outgoing, Received
from bot.telegram.carrying import noted
from bot.web import vitals
from tests.emulator import Emulator, server_error
from tests.emulator.faults import flood, silence
from tests.postgres import Postgres

from .conftest import asking


def figures(page: str) -> dict[str, float]:
    return {name: float(value) for name, _, value in (line.rpartition(" ") for line in page.splitlines() if not line.startswith("#"))}


async def test_all_is_well(monitor: httpx.AsyncClient):
    assert (await monitor.get("/healthz")).status_code == 200
    ready = await monitor.get("/readyz")
    assert ready.status_code == 200 and ready.json() == {"database": True, "queue": True, "telegram": True}


@pytest.mark.parametrize("fault", [server_error(), silence()], ids=["fails", "silent"])
async def test_it_says_that_telegram_is_away(monitor: httpx.AsyncClient, telegram: Emulator, fault: object):
    telegram.faults.on("getMe", fault)  # type: ignore[arg-type]
    ready = await monitor.get("/readyz")
    assert ready.status_code == 503 and ready.json() == {"database": True, "queue": True, "telegram": False}
    assert (await monitor.get("/healthz")).status_code == 200


async def test_a_telegram_that_asks_for_patience_is_there(monitor: httpx.AsyncClient, telegram: Emulator):
    telegram.faults.on("getMe", flood())
    assert (await monitor.get("/readyz")).status_code == 200


async def test_it_asks_no_more_than_once_a_second(monitor: httpx.AsyncClient, telegram: Emulator, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(vitals, "REMEMBERED", 60.0)
    await asyncio.gather(*(monitor.get("/readyz") for _ in range(50)))
    assert len(telegram.calls.of("getMe")) == 1


async def test_a_database_that_is_away_is_told_without_its_address(tmp_path: Path, bot: Bot):
    store = await Store.opened(f"sqlite:///{tmp_path / 'talks.db'}")
    async with store.work() as work:
        await (await work.connection()).execute(text("DROP TABLE updates"))
    async with asking(store, bot) as monitor:
        ready = await monitor.get("/readyz")
        assert ready.status_code == 503 and ready.json() == {"database": True, "queue": False, "telegram": True}
        shown = await monitor.get("/metrics")
        assert shown.status_code == 200 and figures(shown.text)["second_coffee_database_up"] == 0
        assert str(tmp_path) not in ready.text + shown.text
    await store.close()


async def test_figures_tell_what_waits_and_name_nobody(monitor: httpx.AsyncClient, store: Store):
    now = datetime.now(UTC)
    async with store.work() as work:
        work.add(Learner(chat=7_654_321, since=now))
        for number, (chat, handled, age) in enumerate(
            [(7_654_321, True, 10), (7_654_321, False, 90), (7_654_322, True, 7200), (-5, True, 1)]
        ):
            work.add(Received(id=number + 1, chat=chat, body="{}", handled=handled, at=now - timedelta(seconds=age)))
        work.add(Outgoing(chat=7_654_321, method="send_message", body='{"text": "my sorrow"}', at=now - timedelta(seconds=30)))
        work.add(Outgoing(chat=7_654_321, method="send_message", body="{}", status="sent", at=now - timedelta(days=1)))
    shown = await monitor.get("/metrics")
    told = figures(shown.text)
    assert told['second_coffee_waiting{what="updates"}'] == 1 and told['second_coffee_waiting{what="messages"}'] == 1
    assert 89 < told['second_coffee_oldest_waiting_seconds{what="updates"}'] < 120
    assert 29 < told['second_coffee_oldest_waiting_seconds{what="messages"}'] < 60
    assert told['second_coffee_active_learners{within="hour"}'] == 1 and told['second_coffee_active_learners{within="day"}'] == 2
    assert "765432" not in shown.text and "sorrow" not in shown.text


async def test_a_writer_who_takes_long_does_not_hold_up_the_figures(monitor: httpx.AsyncClient, store: Store):
    async with store.work() as work:
        work.add(Learner(chat=1, since=datetime.now(UTC)))
        await work.flush()
        async with asyncio.timeout(2):
            assert (await monitor.get("/metrics")).status_code == 200
            assert (await monitor.get("/readyz")).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "SELECT count(*), min(at) FROM updates WHERE handled IS 0",
        "SELECT count(*), min(at) FROM outgoing WHERE status IN ('waiting', 'sending')",
        "SELECT count(DISTINCT chat) FROM updates WHERE at > '2026' AND chat > 0",
        "SELECT failure, count(*) FROM outgoing WHERE status = 'failed' GROUP BY failure",
    ],
)
async def test_every_look_is_by_index(store: Store, query: str):
    async with store.looking() as connection:
        plan = " ".join(row[-1] for row in (await connection.execute(text(f"EXPLAIN QUERY PLAN {query}"))).all())
    assert "SEARCH" in plan and "INDEX" in plan and "SCAN" not in plan


def test_a_refusal_in_telegrams_words_is_no_label():
    noted.sent("send_message", "failed", 'Can\'t parse entities: unsupported start tag "my-sorrow"')
    noted.sent("send_message", "failed", "unreachable")
    told = metrics.generate_latest(metrics.REGISTRY).decode()
    assert "sorrow" not in told
    assert 'method="send_message",result="refused"' in told and 'method="send_message",result="unreachable"' in told


async def test_on_postgres_it_says_whether_anybody_works(bot: Bot):
    with Postgres() as postgres:
        store = await Store.opened(postgres.fresh())
        async with asking(store, bot) as monitor:
            ready = await monitor.get("/readyz")
            assert ready.status_code == 503
            assert ready.json() == {"database": True, "queue": True, "workers": False, "telegram": True}
        async with store.work() as work:
            for _ in ("updates", "outgoing"):  # a worker works off both
                await (await work.connection()).execute(text("SELECT procrastinate_register_worker_v1()"))
        async with asking(store, bot) as monitor:
            assert (await monitor.get("/readyz")).status_code == 200
        assert (await Gauge(store).read()).workers == 2
        postgres.kill()
        async with asking(store, bot) as monitor:
            ready = await monitor.get("/readyz")
            assert ready.status_code == 503 and not ready.json()["database"] and ready.json()["telegram"]
            assert figures((await monitor.get("/metrics")).text)["second_coffee_database_up"] == 0
        await store.close()
