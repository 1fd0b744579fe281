"""Updates are kept before they are acknowledged, handled once, in order; a failing one does no harm."""

import logging
from pathlib import Path

import pytest
from sqlmodel import select
from telegram import Update

from bot import practice
from bot.store.store import Store
from bot.store.tables import Received, Taken
from bot.telegram.carrying.run import Running
from tests.emulator import Emulator, server_error

from .conftest import at_work
from .learner import Learner

SECRET = "my-secret-sorrow"


async def said(store: Store) -> list[str]:
    async with store.work() as work:
        return [
            taken.turn.partition('"text":"')[2].partition('"')[0] for taken in (await work.exec(select(Taken).order_by(Taken.id))).all()
        ]


async def test_an_update_that_comes_twice_is_handled_once(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    message = ada.person.say("Do you climb often?")
    await ada.quiet()
    known = {"update_id": 500_000_001, "message": message.as_api()}
    async with store.work() as work:
        last = (await work.exec(select(Received).order_by(Received.id.desc()))).first()
        assert last
        known["update_id"] = last.id
    update = Update.de_json(known, bot.application.bot)
    await bot.intake.keep([update, update])
    await ada.quiet()
    assert (await said(store)).count("Do you climb often?") == 1


async def test_a_failing_update_is_rolled_back_answered_kindly_and_never_repeated(
    bot: Running, ada: Learner, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await ada.begins()
    whole = practice.say

    async def fails(*given: object) -> None:
        await whole(*given)  # type: ignore[arg-type]
        raise RuntimeError(SECRET)

    monkeypatch.setattr(practice, "say", fails)
    with caplog.at_level(logging.DEBUG, "bot"):
        assert "tripped" in (await ada.asks(SECRET)).text
    assert SECRET not in caplog.text and "RuntimeError at" in caplog.text
    monkeypatch.undo()
    assert await said(store) == [""], "the turn was rolled back"
    assert (await ada.asks("Do you climb often?")).html.startswith("<b>Dana</b>")
    async with store.work() as work:
        assert all(row.handled and not row.body for row in (await work.exec(select(Received))).all())


async def test_what_was_kept_before_a_restart_is_handled_after_it_in_order(telegram: Emulator, store: Store) -> None:
    ada = Learner(telegram)
    async with at_work(telegram, store) as bot:
        await ada.begins()
        await bot.dispatch.finish()  # from here on updates are kept and nobody handles them
        for text in ("Do you climb often?", "What is Rotterdam like?", "Who is Marit to you?"):
            ada.person.say(text)
        await ada.quiet()
        assert not telegram.world.updates.pending
    assert await said(store) == [""]
    async with at_work(telegram, store):
        await ada.quiet()
        assert await said(store) == ["", "Do you climb often?", "What is Rotterdam like?", "Who is Marit to you?"]
        assert len([message for message in ada.person.sent if message.html.startswith("<b>Dana")]) == 5  # with the briefing
    assert telegram.calls.doubled(ada.id) == []


async def test_a_rehearsal_goes_on_after_a_restart(telegram: Emulator, store: Store) -> None:
    ada = Learner(telegram)
    async with at_work(telegram, store):
        await ada.begins()
    ada.person.say("Do you climb often?")
    async with at_work(telegram, store):
        assert (await ada.person.hears("Dana")).html.startswith("<b>Dana</b>")


async def test_a_failing_network_is_waited_out_quietly(bot: Running, ada: Learner, caplog: pytest.LogCaptureFixture) -> None:
    ada.telegram.faults.on("getUpdates", server_error(), times=2)
    await ada.asks("/start", "Second Coffee")
    for _ in range(2):
        await ada.asks("/help", "How it works")
    assert len([record for record in caplog.records if "can't be reached" in record.message]) <= 1
    assert ada.telegram.token not in caplog.text


async def test_nothing_is_remembered_of_a_chat_that_is_done(bot: Running, ada: Learner, tmp_path: Path) -> None:
    for number in range(30):
        await Learner(ada.telegram, f"Learner {number}").asks("/start")
    await ada.quiet()
    assert not bot.dispatch._lines and not bot.dispatch._tasks and not bot.egress._tasks
    assert not bot.application.chat_data and not bot.application.user_data
