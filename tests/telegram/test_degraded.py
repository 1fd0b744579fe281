"""When something under the bot gives way: the database, the disk, a row. It waits, says nothing wrong, and goes on by itself."""

import contextlib
import logging
import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import select

from bot.store.store import Store
from bot.store.tables import Received, Taken
from bot.telegram.carrying.run import Running

from .learner import Learner

QUESTION = "Do you climb often?"
FULL = sqlite3.OperationalError("database or disk is full")


@contextlib.contextmanager
def gone(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """A store that can't be written; how often it was tried."""
    tries: list[int] = []

    def fails(*_: object) -> None:
        tries.append(len(tries))
        raise OperationalError("BEGIN", {"text": "what somebody said"}, FULL)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "work", fails)
        yield tries


async def turns(store: Store) -> int:
    async with store.work() as work:
        return len((await work.exec(select(Taken))).all())


async def test_what_cannot_be_kept_is_not_acknowledged_and_comes_again(
    bot: Running, ada: Learner, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await ada.begins()
    with gone(monkeypatch) as tries:
        ada.person.skip()
        ada.person.say(QUESTION)
        await ada.quiet(0.8)
        assert tries and ada.telegram.world.updates.pending and not ada.person.sent[-1].text.startswith("I tripped")
    assert (await ada.person.hears("Dana")).html.startswith("<b>Dana</b>")
    assert await turns(store) == 2
    assert "what somebody said" not in caplog.text
    assert len([record for record in caplog.records if record.levelno >= logging.WARNING]) <= 3, "one line, not one a try"


async def test_what_was_kept_waits_for_the_database_and_is_played_once(
    bot: Running, ada: Learner, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ada.begins()
    handle = bot.handling._handle
    failing = iter(range(3))

    async def away(number: int) -> None:
        if next(failing, None) is not None:
            raise OperationalError("SELECT", {}, FULL)
        await handle(number)

    monkeypatch.setattr(bot.handling, "_handle", away)
    assert (await ada.asks(QUESTION)).html.startswith("<b>Dana</b>"), "nobody is told that something broke"
    assert await turns(store) == 2


async def test_a_row_that_makes_no_sense_is_put_away_with_one_line(
    bot: Running, ada: Learner, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await ada.begins()
    for number, body in enumerate(("{", "[]", '{"update_id": 1, "message": {"text": "no chat"}}', "")):
        async with store.work() as work:
            row = Received(id=900_000_000 + number, chat=ada.id, body=body, at=(await work.exec(select(Received.at))).first())
            work.add(row)
            await bot.handling.queue.handle(work, [(ada.id, row.id)])
    assert (await ada.asks(QUESTION, "Dana")).html.startswith("<b>Dana</b>")
    async with store.work() as work:
        assert all(row.handled for row in (await work.exec(select(Received))).all())
    assert caplog.text.count("is put away") == 4
