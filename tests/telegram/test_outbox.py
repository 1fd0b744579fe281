"""What happens when sending fails: nobody waits for somebody else's trouble, nothing is said twice, nothing is lost."""

import time

import pytest
from sqlmodel import select

from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.store.tables import Outgoing
from bot.telegram.carrying.pace import Pace
from bot.telegram.carrying.run import Running
from tests.emulator import bad_gateway, flood, refusal, reset, server_error

from .learner import Learner

QUESTIONS = ["How did you end up in robotics?", "Do you climb often?", "What is Rotterdam like?", "What does a good week look like?"]


async def rows(store: Store, chat: int) -> list[Outgoing]:
    async with store.work() as work:
        return list((await work.exec(select(Outgoing).where(Outgoing.chat == chat).order_by(Outgoing.id))).all())


async def test_a_blocked_bot_gives_up_on_that_learner_alone(bot: Running, ada: Learner, store: Store) -> None:
    bob = Learner(ada.telegram, "Bob")
    await ada.begins()
    ada.telegram.faults.on("sendMessage", refusal(403, "Forbidden: bot was blocked by the user"), chat=ada.id)
    ada.person.say(QUESTIONS[0])
    await bob.asks("/start", "Second Coffee")
    await bob.quiet(0.1)
    async with store.work() as work:
        kept = {each.chat: each.unreachable for each in (await work.exec(select(Kept))).all()}
    assert kept == {ada.id: "blocked", bob.id: ""}
    assert (await rows(store, ada.id))[-1].status == "failed"
    assert (await ada.asks(QUESTIONS[1])).html.startswith("<b>Dana</b>"), "whoever writes again is reachable again"


async def test_being_told_of_a_block_empties_the_outbox(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    ada.telegram.faults.on("sendMessage", flood(30), chat=ada.id, times=None)
    ada.person.say(QUESTIONS[0])
    ada.person.block()
    await ada.quiet()
    assert {row.status for row in await rows(store, ada.id)} == {"sent", "failed"}


async def test_a_flood_is_waited_out(bot: Running, ada: Learner) -> None:
    await ada.begins()
    ada.telegram.faults.on("sendMessage", flood(1))
    began = time.monotonic()
    await ada.asks(QUESTIONS[0])
    assert 1 <= time.monotonic() - began < 2


@pytest.mark.parametrize("fault", [server_error(), bad_gateway(), reset(), server_error(effect=True), reset(effect=True)])
async def test_failing_calls_are_repeated_and_nothing_is_said_twice(bot: Running, ada: Learner, store: Store, fault: object) -> None:
    await ada.begins()
    ada.telegram.faults.on("sendMessage", fault)  # type: ignore[arg-type]
    for question in QUESTIONS[:2]:
        await ada.asks(question, "Dana")
    await ada.quiet()
    assert ada.telegram.calls.doubled(ada.id) == []
    sent = await rows(store, ada.id)
    assert {row.status for row in sent} == {"sent"}
    assert [row.message for row in sent if row.method == "send_message"] == [message.id for message in ada.person.sent]


async def test_a_message_telegram_refuses_is_skipped(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    ada.telegram.faults.on("sendMessage", refusal(400, "Bad Request: can't parse entities"))
    ada.person.say(QUESTIONS[0])
    await ada.quiet()
    await ada.asks(QUESTIONS[1], "Dana")
    assert [row.status for row in await rows(store, ada.id)].count("failed") == 1


async def test_a_failing_picture_does_not_hold_up_the_debrief(bot: Running, ada: Learner) -> None:
    await ada.begins()
    await ada.asks(QUESTIONS[0])
    await ada.asks("/stop", "coffee with")
    ada.telegram.faults.on("sendPhoto", refusal(400, "Bad Request: IMAGE_PROCESS_FAILED"))
    assert "Six lines" in (await ada.taps("Yes", "second coffee")).text


async def test_messages_stay_in_order_in_each_of_many_chats(bot: Running, ada: Learner) -> None:
    learners = [ada, *(Learner(ada.telegram, f"Learner {number}") for number in range(9))]
    for each in learners:
        for number in range(8):
            each.person.say(f"/goal number {number}")
    for each in learners:
        while len(each.person.sent) < 8:
            await each.quiet(0.1)
        assert [text.partition("number ")[2][:1] for text in each.person.texts] == list("01234567")


async def test_a_chat_gets_a_burst_of_three_and_then_one_a_second() -> None:
    now = 0.0

    async def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds

    pace, sent = Pace(sleep=sleep, now=lambda: now), []
    for _ in range(6):
        await pace.message(7)
        sent.append(round(now, 3))
    assert sent == [0, 0, 0, 1, 2, 3]


async def test_all_chats_together_get_25_a_second() -> None:
    now = 0.0

    async def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds

    pace = Pace(sleep=sleep, now=lambda: now)
    for chat in range(2_000):
        await pace.message(chat)
    assert 2_000 / now == pytest.approx(25, rel=0.05)
    assert len(pace._due) <= 1_001, "chats that may send at once are forgotten"


async def test_a_server_without_a_method_holds_up_nobody(bot: Running, ada: Learner, store: Store) -> None:
    for method in ("editMessageReplyMarkup", "setMessageReaction", "sendPhoto", "sendChatAction"):
        ada.telegram.faults.on(method, refusal(404, "Not Found"), times=None)
    await ada.begins()
    for question in QUESTIONS:
        await ada.asks(question, "Dana")
    await ada.asks("/stop", "coffee with")
    assert "Six lines" in (await ada.taps("Yes", "second coffee")).text


async def test_what_is_taken_back_before_it_was_sent_is_never_sent(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    ada.telegram.faults.on("sendMessage", flood(1))
    said = ada.person.say("Could you refer me to your boss?")
    ada.person.edit(said, QUESTIONS[0])
    await ada.quiet(1.2)
    assert not [message for message in ada.person.sent if "Mentor" in message.text]
    assert {row.failure for row in await rows(store, ada.id) if row.status == "failed"} == {"taken back"}
