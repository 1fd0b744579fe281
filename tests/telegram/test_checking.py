"""/check in Telegram: paste, say to whom, read how it lands and how it could be sent, and object."""

import json
from datetime import timedelta

import pytest
from sqlmodel import select

from bot import disputed
from bot.store.store import Store
from bot.store.tables import Disputed, Outgoing, Rehearsed, Taken
from bot.telegram.carrying.run import Running
from tests.conftest import NOW

from .learner import Learner

DRAFT = "Hi Dana, I saw that <Northwind> is hiring a test engineer. Could you refer me for the role & more?\nThanks,\nSam"


async def results(ada: Learner, draft: str, reader: str, first: str = "", within: float = 0.5) -> list[str]:
    """What comes of a draft: all messages after the reader was tapped, as HTML."""
    await ada.asks(first or f"/check {draft}")
    if first:
        await ada.asks(draft)
    ada.press(reader)
    return [message.html for message in await ada.quiet(within)]


async def test_a_draft_is_marked_explained_and_rewritten(bot: Running, ada: Learner) -> None:
    judged, rewritten = await results(ada, DRAFT, "Doesn't know me")
    assert "<b><u>Could you refer me for the role &amp; more?</u></b>¹" in judged
    assert "about 9 points" in judged and "about 1" in judged and "They may feel" in judged
    assert "&lt;Northwind&gt;" in judged and "&amp;#39;" not in judged
    assert "<code>Hi Dana" in rewritten and "refer me" not in rewritten and "Thanks,\nSam</code>" in rewritten


async def test_the_next_message_is_taken_and_a_good_one_is_left_alone(bot: Running, ada: Learner) -> None:
    judged = await results(ada, "Hello Ana, how did you become a beekeeper?", "A friend", first="/check")
    assert len(judged) == 1 and "<i>" in judged[0] and "<code>" not in judged[0]


async def test_a_reply_and_a_friend_are_held_against_more_trust(bot: Running, ada: Learner) -> None:
    await ada.asks("/check Hi Sanjay, do you have any open positions in your team?")
    ada.press("It's a reply")
    await ada.quiet()
    ada.press("Knows me a little")
    html = " ".join(message.html for message in await ada.quiet())
    assert "about 5" in html and "after meeting" in html


@pytest.mark.parametrize(
    ("sent", "says"),
    [("😀😀", "can't find any words"), ("Können Sie mir bitte einen Job besorgen?", "language"), ("x y " * 1024, "more than one message")],
)
async def test_what_cannot_be_checked_is_answered_kindly_and_the_question_stays_open(
    bot: Running, ada: Learner, sent: str, says: str
) -> None:
    await ada.asks("/check")
    assert says in (await ada.asks(sent[:4096])).text
    assert ada.person.sent[-1].buttons == []
    await ada.asks("Could you introduce me to your boss?")
    assert "Doesn't know me" in [button.text for button in ada.person.buttons]


async def test_files_and_pictures_are_asked_for_as_words(bot: Running, ada: Learner) -> None:
    await ada.asks("/check")
    ada.person.document("draft.pdf")
    assert "paste them here" in (await ada.person.hears("")).text
    for kind, named in (("photo", "a photo"), ("voice", "a voice note")):
        ada.person.skip()
        getattr(ada.person, kind)()
        assert named in (await ada.person.hears("")).text


async def test_distress_in_a_draft_is_met_with_care_alone(bot: Running, ada: Learner) -> None:
    await ada.asks("/check")
    answer = await ada.asks("Hi Tom, could you refer me? I want to kill myself.")
    assert "findahelpline" in answer.text and not answer.buttons


async def test_a_rehearsal_is_left_alone(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    await ada.quiet()
    assert len(await results(ada, DRAFT, "Doesn't know me")) == 2
    ada.press("This is wrong")
    await ada.quiet()
    assert "I'll be told" in (await ada.taps("Keep it and learn", kind="edit")).text
    assert (await ada.asks("Do you climb often?")).html.startswith("<b>Dana</b>")
    async with store.work() as work:
        assert [row.status for row in (await work.exec(select(Rehearsed))).all()] == ["open"]
        assert len((await work.exec(select(Taken).where(Taken.kind == "say"))).all()) == 1
        assert (await work.exec(select(Disputed))).one().said == ""


async def test_a_wrong_judgement_is_kept_once_with_consent_exported_and_erased(bot: Running, ada: Learner, store: Store) -> None:
    await results(ada, DRAFT, "Just introduced")
    result = ada.person.sent[-1]
    ada.press("This is wrong", on=result, times=2)
    consent = await ada.person.hears("Shall I keep it?")
    await ada.quiet()
    async with store.work() as work:
        assert not (await work.exec(select(Disputed))).all(), "nothing is kept before they agree"
    ada.press("Keep it and learn", on=consent, times=2)
    await ada.quiet()
    assert "noted" in (await ada.asks("It is no referral, she offered.")).text.lower()
    async with store.work() as work:
        row = (await work.exec(select(Disputed))).one()
        (line,) = await disputed.lines(work)
    assert row.text == DRAFT and row.relationship == "introduced" and row.said == "It is no referral, she offered."
    assert set(line) == {"id", "text", "relationship", "judged", "said"} and "referral_ask" in line["judged"]["slip_moves"]
    assert {"move", "confidence", "span"} == set(line["judged"]["moves"][0])
    kept = json.loads((await ada.asks("/export")).content or b"")
    assert kept["disputes"][0]["text"] == DRAFT and "referral_ask" in kept["disputes"][0]["judged"]["slip_moves"]
    await ada.asks("/forget", "Erase everything")
    await ada.taps("Erase everything", "never met")
    await ada.quiet()
    async with store.work() as work:
        assert not (await work.exec(select(Disputed))).all()


async def test_what_is_declined_is_not_kept_and_old_buttons_answer_kindly(bot: Running, ada: Learner, store: Store) -> None:
    await results(ada, DRAFT, "A friend")
    result = ada.person.sent[-1]
    ada.press("This is wrong", on=result)
    await ada.quiet()
    assert "nothing is kept" in (await ada.taps("No, leave it", kind="edit")).text
    ada.person.skip()
    ada.press("This is wrong", on=result)
    assert await ada.answer_to_press()
    async with store.work() as work:
        assert not (await work.exec(select(Disputed))).all()


async def test_what_was_disputed_is_kept_as_long_as_everything_else(store: Store, bot: Running, ada: Learner) -> None:
    await results(ada, DRAFT, "A friend")
    ada.press("This is wrong")
    await ada.quiet()
    await ada.taps("Keep it and learn", kind="edit")
    async with store.work() as work:
        row = (await work.exec(select(Disputed))).one()
        await disputed.let_go(work, row.at - timedelta(seconds=1))
        assert (await work.exec(select(Disputed))).all()
        await disputed.let_go(work, row.at + timedelta(seconds=1))
        assert not (await work.exec(select(Disputed))).all()
    assert NOW


async def test_the_longest_draft_arrives_whole_and_whole_marked(bot: Running, ada: Learner, store: Store) -> None:
    long = ("Could you refer me? <b>I & you</b> like 'bees' a lot. " * 90)[:4000]
    messages = await results(ada, long, "Doesn't know me", first="/check", within=10)
    assert len(messages) >= 3
    async with store.work() as work:
        assert not (await work.exec(select(Outgoing).where(Outgoing.status == "failed"))).all()
    assert not [call for call in ada.telegram.calls if call.refused]


async def test_privacy_tells_what_is_kept(bot: Running, ada: Learner) -> None:
    assert "judged wrong" in (await ada.asks("/privacy")).text
