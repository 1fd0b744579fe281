"""Strangers, forgers and people in a hurry: nobody gets what is not theirs, and everybody gets a polite answer or none."""

import asyncio
import time
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import event
from sqlmodel import func, select
from telegram import Update

from bot.store.store import Store
from bot.store.tables import Disputed, Outgoing, Received, Rehearsed, Taken
from bot.store.tables import Learner as Kept
from bot.telegram.carrying import patience
from bot.telegram.carrying.patience import LIMITS, is_first_over, is_over
from bot.telegram.carrying.run import Running
from bot.telegram.hand import Hand
from bot.words import sentences
from tests.conftest import NOW
from tests.emulator import Emulator

from .conftest import at_work
from .learner import Learner
from .updates import Push, all_handled, press

STRANGER = {"id": 9_001, "is_bot": False, "first_name": "Mallory"}
CHANNEL = {"id": -1_009_000, "type": "channel", "title": "News"}
BASIC_GROUP = {"id": -77, "type": "group", "title": "Old group"}


async def count(store: Store, table: Any) -> int:
    """How many rows there are."""
    async with store.work() as work:
        return int((await work.exec(select(func.count()).select_from(table))).one())


def message(chat: dict[str, Any], text: str = "Hello", sender: dict[str, Any] | None = STRANGER, **more: Any) -> dict[str, Any]:
    """Telegram's Message."""
    body = {"message_id": 4, "date": int(time.time()), "chat": chat, "text": text} | more
    return body | ({"from": sender} if sender else {})


FOREIGN: list[tuple[str, dict[str, Any]]] = [
    ("channel_post", message(CHANNEL, sender=None)),
    ("edited_channel_post", message(CHANNEL, sender=None, edit_date=5)),
    ("message", message({"id": 9_002, "type": "private"}, sender=STRANGER | {"id": 9_002, "is_bot": True})),
    ("message", message(BASIC_GROUP, new_chat_members=[STRANGER], text=None)),
    ("message", message(BASIC_GROUP, sender={"id": 1087968824, "is_bot": True, "first_name": "Group"}, sender_chat=BASIC_GROUP)),
    ("inline_query", {"id": "1", "from": STRANGER, "query": "{{ 7*7 }}", "offset": ""}),
    ("chosen_inline_result", {"result_id": "1", "from": STRANGER, "query": "x"}),
    ("shipping_query", {"id": "1", "from": STRANGER, "invoice_payload": "x", "shipping_address": {
        "country_code": "DE", "state": "", "city": "B", "street_line1": "", "street_line2": "", "post_code": "1"}}),
    ("pre_checkout_query", {"id": "1", "from": STRANGER, "currency": "EUR", "total_amount": 1, "invoice_payload": "x"}),
    ("poll", {"id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
              "type": "regular", "allows_multiple_answers": False,
              "allows_revoting": False, "members_only": False}),
    ("poll_answer", {"poll_id": "1", "user": STRANGER, "option_ids": [0], "option_persistent_ids": ["0"]}),
    ("business_message", message({"id": 9_001, "type": "private", "first_name": "Mallory"}, business_connection_id="b")),
    ("deleted_business_messages", {"business_connection_id": "b", "chat": {"id": 9_001, "type": "private"}, "message_ids": [1]}),
    ("chat_member", {"chat": BASIC_GROUP, "from": STRANGER, "date": 5, "old_chat_member": {"user": STRANGER, "status": "left"},
                     "new_chat_member": {"user": STRANGER, "status": "member"}}),
    ("chat_join_request", {"chat": CHANNEL, "from": STRANGER, "user_chat_id": 9_001, "date": 5}),
    ("message_reaction", {"chat": {"id": 9_001, "type": "private"}, "message_id": 1, "user": STRANGER, "date": 5,
                          "old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "👍"}]}),
    ("something_of_next_year", {"id": 1, "from": STRANGER, "text": "hello"}),
    ("message", message({"id": 9_001, "type": "private", "first_name": "M"}, text=None, pinned_message=message(CHANNEL))),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "body"), FOREIGN, ids=[kind for kind, _ in FOREIGN])
async def test_what_is_meant_for_nobody_here_is_ignored(
    bot: Running, store: Store, push: Push, caplog: pytest.LogCaptureFixture, kind: str, body: dict[str, Any]
) -> None:
    push(kind, {name: value for name, value in body.items() if value is not None})
    await all_handled(store)
    assert await count(store, Outgoing) == 0 and not caplog.records
    if "business" in kind or kind in ("message_reaction", "something_of_next_year") or "pinned_message" in body:
        assert await count(store, Kept) == 0, "nobody is known by what they never said to the bot"


async def test_a_group_is_told_once_whatever_is_said_there(bot: Running, ada: Learner, push: Push, store: Store) -> None:
    group = ada.telegram.group("Jobseekers", ada.person, privacy=False)
    for text in ("Hello all", "/start", "@SecondCoffeeBot hi", "/forget", "/export"):
        ada.person.say(text, into=group)
    ada.person.photo(into=group)
    await ada.asks("/start")
    await ada.quiet()
    assert len(group.sent) == 1 and "private" in group.texts[0]
    async with store.work() as work:
        assert [each.chat for each in (await work.exec(select(Kept))).all()] == [ada.id]


async def test_an_invoice_paid_is_answered_like_anything_without_words(bot: Running, ada: Learner) -> None:
    paid = {
        "currency": "XTR",
        "total_amount": 1,
        "invoice_payload": "x",
        "telegram_payment_charge_id": "1",
        "provider_payment_charge_id": "1",
    }
    ada.person.sends("successful_payment", paid)
    assert "only understand words" in (await ada.person.hears()).text


PAYLOADS = [
    "ref_123",
    "a" * 64,
    "a" * 4000,
    "{{7*7}}",
    "<b>x</b>",
    "' OR 1=1 --",
    "../../etc",
    "практика",
    "forget",
    "yes",
    "\u202eevil",
    "x y",
]


@pytest.mark.parametrize("payload", PAYLOADS)
async def test_any_payload_of_a_link_ends_in_the_usual_welcome(bot: Running, ada: Learner, store: Store, payload: str) -> None:
    ada.person.start(payload)
    (welcome,) = await ada.quiet()
    assert "Second Coffee" in welcome.text and payload not in welcome.text and "49" not in welcome.text
    assert await count(store, Kept) == 1 and await count(store, Rehearsed) == 0


async def test_a_link_may_lead_to_the_check(bot: Running, ada: Learner) -> None:
    ada.person.start("check")
    assert "Paste the message" in (await ada.person.hears("Paste")).text
    assert "Doesn't know me" in [button.text for button in (await ada.asks("Could you refer me?")).buttons]


FORGED = [
    *("forget:yes", "forget:no", "forget:yes\n", "forget:YES", "forget:", "forget:yes:yes"),
    *("back:1", "on:1", "why:1", "back:99999999999999999999999999", "back:-1", "back:1 OR 1=1", "why:١"),
    *("scene:1:coffee", "partner:1:dana", "goal:1:own", "goal:1:²", "keep:1", "drop:1", "rests:1", "again:1", "other:1"),
    *("go:99:0", "go:1:9", "part:99:0", "home:99", "guess:1:yes", "guess:1:perhaps", "mode:end", "mode:loud"),
    *("aim:take", "aim:erase", "list:gives", "ask:add:gives", "pick:names", "item:gives:0", "rewrite:gives:0"),
    *("remove:gives:0", "kept:gives"),
    *("judge:", "reply:1", "whom:stranger:0", "whom:boss:0", "wrong:friend:1", "dispute:friend:1", "nodispute:"),
    *("menu:", "menu:forget", "admin", "{{7*7}}", "../../x", "💥", "menu:practice" + " " * 60, "back:" + "1" * 5000, "\x00"),
]


@pytest.mark.parametrize("data", FORGED, ids=[repr(data)[:30] for data in FORGED])
async def test_forged_presses_get_a_polite_answer_and_change_nothing(
    bot: Running, ada: Learner, push: Push, store: Store, caplog: pytest.LogCaptureFixture, data: str
) -> None:
    await ada.begins()
    await ada.asks("Can you refer me for a job?", "🪶")
    await ada.quiet(0.1)
    before = await untouched(store)
    ada.person.skip()
    push("callback_query", press(ada, data, number=ada.person.transcript[0].id))  # Ada's own message, which never had buttons
    assert await ada.answer_to_press() in sentences()["telegram.old_button"]
    await all_handled(store)
    assert await untouched(store) == before and not caplog.records


async def untouched(store: Store) -> list[str]:
    """All that a press might change."""
    async with store.work() as work:
        return [
            row.model_dump_json()
            for table in (Kept, Rehearsed, Taken, Disputed, Outgoing)
            for row in (await work.exec(select(table))).all()
        ]


async def test_nobody_presses_what_is_somebody_elses(bot: Running, ada: Learner, push: Push, store: Store) -> None:
    bob = Learner(ada.telegram, "Bob")
    await ada.begins()
    await ada.asks("Can you refer me for a job?", "🪶")
    await ada.quiet(0.1)
    note, his = ada.person.sent[-1], await bob.asks("/forget")
    await bob.quiet(0.1)
    before = await untouched(store)
    for data in [button.data for button in note.buttons]:
        push("callback_query", press(bob, data, number=his.id))  # her data under his message
        assert await bob.answer_to_press()
        push("callback_query", press(bob, data, number=note.id))  # the number of her message in his chat
        assert await bob.answer_to_press()
        push("callback_query", press(ada, data, number=note.id, sender=bob.person.account.as_api()))  # in her chat, as himself
    await all_handled(store)
    assert await untouched(store) == before


async def test_presses_without_a_message_or_under_a_deleted_one_break_nothing(bot: Running, ada: Learner, push: Push, store: Store) -> None:
    shown = await ada.asks("/settings")
    await ada.asks("/start")
    for odd in (press(ada, "mode:end", message=None, inline_message_id="x"), press(ada, None, game_short_name="chess")):
        ada.person.skip()
        push("callback_query", odd)
        await ada.answer_to_press()
    await all_handled(store)
    async with store.work() as work:
        assert (await work.exec(select(Kept))).one().feedback == "live"
    shown.deleted = True
    ada.person.skip()
    ada.person.press("mode:end", on=shown)
    assert await ada.answer_to_press() == "End: I'll keep it all for the debrief."
    assert "Second Coffee" in (await ada.asks("/start")).text


@given(st.lists(st.floats(0, 200), max_size=150))
@example([0.0] * 21)
@example([index * 0.99 for index in range(61)])
def test_what_is_too_fast_is_told_from_the_times_alone(seconds: list[float]) -> None:
    moments = [NOW + timedelta(seconds=each) for each in sorted(seconds)]
    for end in range(1, len(moments) + 1):
        within = [sum(moments[end - 1] - each < span for each in moments[:end]) for _, span in LIMITS]
        assert is_over(moments[:end]) == any(number > most for number, (most, _) in zip(within, LIMITS, strict=True))


def test_a_burst_is_told_of_once_and_the_next_one_again() -> None:
    burst = [NOW + timedelta(seconds=each / 10) for each in range(50)]
    told = [end for end in range(1, 51) if is_over(burst[:end]) and is_first_over(burst[:end])]
    assert told == [21]
    later = burst + [moment + timedelta(seconds=90) for moment in burst]
    assert [end for end in range(51, 101) if is_over(later[:end]) and is_first_over(later[:end])] == [71]


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five within two seconds are enough for a test."""
    monkeypatch.setattr(patience, "LIMITS", ((5, timedelta(seconds=2)),))
    monkeypatch.setattr(patience, "_CALM", timedelta(seconds=2))


@pytest.mark.usefixtures("hasty")
async def test_whoever_writes_too_fast_is_told_once_and_heard_again_later(bot: Running, ada: Learner, store: Store) -> None:
    bob = Learner(ada.telegram, "Bob")
    for _ in range(2):
        before = len(ada.person.sent)
        for _ in range(12):
            ada.person.say("/privacy")
        assert "What is kept" in (await bob.asks("/privacy")).text, "nobody else waits"
        await ada.quiet(0.3)
        texts = ada.person.texts[before:]
        assert [text in sentences()["telegram.slower"] for text in texts] == [False] * 5 + [True]
        await asyncio.sleep(3.1)
    assert "What is kept" in (await ada.asks("/privacy")).text
    await all_handled(store)


@pytest.mark.usefixtures("hasty")
async def test_presses_count_too_and_a_rehearsal_goes_on_where_it_was(bot: Running, ada: Learner, store: Store) -> None:
    shown = await ada.asks("/settings")
    await asyncio.sleep(3.1)
    ada.person.skip()
    ada.press("End", on=shown, times=9)
    answers = [await ada.answer_to_press() for _ in range(9)]
    assert [bool(answer) for answer in answers] == [True] * 6 + [False] * 3
    assert answers[5] in sentences()["telegram.slower"] and len(max(answers, key=len)) <= 200
    ada.person.block()
    while ada.telegram.world.updates.pending:  # noqa: ASYNC110 - it happens in the emulator
        await asyncio.sleep(0.02)
    await ada.quiet()
    async with store.work() as work:
        assert (await work.exec(select(Kept))).one().unreachable == "blocked", "what Telegram tells is never passed over"


async def test_what_waited_for_the_bot_to_come_back_is_all_played(telegram: Emulator, store: Store) -> None:
    ada = Learner(telegram)
    chat, sender = ada.person.chat.as_api(), ada.person.account.as_api()
    ada.person.chat.opened = True
    for number in range(30):
        body = message(chat, "/privacy", sender, entities=[{"type": "bot_command", "offset": 0, "length": 8}])
        telegram.world.updates.push("message", body | {"message_id": 100 + number, "date": int(time.time()) - 3600 + number * 40})
    async with at_work(telegram, store):
        await ada.quiet(1)
    assert len(ada.person.sent) == 30 and not [text for text in ada.person.texts if text in sentences()["telegram.slower"]]


@pytest.mark.usefixtures("hasty")
async def test_a_restart_forgets_nobody_in_a_hurry(telegram: Emulator, store: Store) -> None:
    ada = Learner(telegram)
    for count_of_slower in (0, 1):
        async with at_work(telegram, store):
            for _ in range(4):
                ada.person.say("/privacy")
            await ada.quiet(0.2)
        assert len([text for text in ada.person.texts if text in sentences()["telegram.slower"]]) == count_of_slower


async def test_one_process_alone_asks_nobody_how_fast_somebody_writes(
    bot: Running, ada: Learner, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ada.asks("/start")
    monkeypatch.setattr(patience, "_REMEMBERS", timedelta(0))  # it has been at work for longer than anybody's haste
    asked: list[str] = []
    event.listen(store.engine.sync_engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    for _ in range(5):
        await ada.asks("/privacy")
    assert asked and not [query for query in asked if "ORDER BY updates.at" in query]


async def test_of_several_processes_each_knows_what_the_others_took_in(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "is_shared", lambda work: True)
    processes = [patience.Patience() for _ in range(4)]
    played, told = [], []
    async with store.work() as work:
        known = Kept(chat=7, since=NOW)
        for number in range(1, 41):
            now = NOW + timedelta(milliseconds=200 * number)
            work.add(Received(id=number, chat=7, body="", at=now))
            await work.flush()
            body = message({"id": 7, "type": "private"}, date=int(now.timestamp()))
            hand = Hand(work, Update.de_json({"update_id": number, "message": body}), 7, now, known)
            played += [] if await processes[number % 4].too_fast(hand) else [number]
            told += [number] if len(list(work.new)) else []
            await work.flush()
    assert played == list(range(1, 21)) and told == [21]


def test_only_so_many_chats_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "MOST_CHATS", 50)
    remembers = patience.Patience()
    for number in range(200):
        update = Update(number, message=None)
        remembers._remembered(Hand(None, update, number, NOW), NOW)  # type: ignore[arg-type]
    assert len(remembers._chats) == 50
    remembers._remembered(Hand(None, Update(500), 500, NOW + timedelta(hours=1)), NOW + timedelta(hours=1))  # type: ignore[arg-type]
    assert len(remembers._chats) == 1
