"""Whatever people send, there is a sensible answer, and nothing breaks."""

import json
import re

import pytest
from sqlmodel import select

from bot.content.library import world
from bot.store.codec import load
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.store.tables import Outgoing, Received, Rehearsed, Taken
from bot.telegram.carrying.run import Running
from bot.telegram.routes import COMMANDS
from bot.words import PLAIN, note_text
from flows.moves import Move
from flows.rehearsal import Note, Turn

from .learner import Learner


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "location", "contact", "poll", "video_note"])
async def test_what_has_no_words_is_answered_in_its_place(bot: Running, ada: Learner, store: Store, kind: str) -> None:
    getattr(ada.person, kind)()
    assert "/practice" in (await ada.person.hears("")).text
    await ada.begins()
    await ada.quiet(0.1)
    getattr(ada.person, kind)()
    answer = await ada.person.hears("")
    assert not answer.html.startswith("<b>") and len(answer.text) < 160
    async with store.work() as work:
        assert len((await work.exec(select(Taken))).all()) == 1, "no turn was taken"


async def test_a_document_is_a_resume_on_the_table(bot: Running, ada: Learner, store: Store) -> None:
    ada.person.document("Ada <CV> & more.pdf")
    assert "resume on the table" in (await ada.person.hears("")).text
    await ada.begins()
    ada.person.document("Ada <CV> & more.pdf", caption="Could you pass it on?")
    await ada.person.hears("🪶")
    async with store.work() as work:
        turn = load(Turn, (await work.exec(select(Taken).where(Taken.kind == "say"))).one().turn)
    assert "Ada <CV> & more.pdf" in turn.text and turn.text.endswith("Could you pass it on?")
    assert Move.RESUME_PUSH in turn.moves and turn.slips


async def test_forwarded_and_stray_texts_can_be_checked(bot: Running, ada: Learner) -> None:
    offer = await ada.asks("Can you get me a job at your company? My resume is attached.")
    assert [button.text for button in offer.buttons] == ["☕ Rehearse", "Check what I wrote"]
    assert "read it?" in (await ada.taps("Check what I wrote")).text or ada.person.buttons
    assert "To somebody who doesn't know you" in (await ada.taps("Doesn't know me")).text


async def test_a_goal_set_beforehand_is_offered(bot: Running, ada: Learner) -> None:
    assert "Noted" in (await ada.asks("/goal Find out what testers do")).text
    await ada.taps("Rehearse")
    await ada.taps("coffee, one", kind="edit")
    await ada.taps("Dana", kind="edit")
    assert (await ada.taps("Find out what testers do")).html.startswith("<b>Dana</b>")
    await ada.asks("/stop")
    await ada.asks("/goal")
    assert "Get to know a city" in (await ada.asks("Get to know a city")).text


async def test_every_command_is_answered(bot: Running, ada: Learner) -> None:
    bob = Learner(ada.telegram, "Bob")  # all of them within ten seconds would be faster than anybody talks
    for number, command in enumerate(COMMANDS):
        assert (await (ada, bob)[number % 2].asks(f"/{command}")).text, command
    assert await ada.asks("/dance", "/help lists")


async def test_a_command_nobody_knows_is_met_with_the_one_that_was_meant(bot: Running, ada: Learner) -> None:
    assert "/practice" in (await ada.asks("/practise")).text
    assert "/help" in (await ada.asks("/qqqqq now")).text


async def test_everything_kept_is_handed_over_and_erased(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    await ada.asks("How did you end up in robotics?")
    document = await ada.asks("/export")
    kept = json.loads(document.content or b"")
    assert kept["turns"][1]["turn"]["text"] == "How did you end up in robotics?"
    await ada.asks("/forget", "Erase everything")
    await ada.taps("Erase everything", "never met")
    await ada.quiet(0.1)
    async with store.work() as work:
        for table in (Kept, Rehearsed, Taken):
            assert not (await work.exec(select(table))).all()
        assert not [row for row in (await work.exec(select(Received))).all() if row.body]
        assert len((await work.exec(select(Outgoing))).all()) <= 2
    assert "Second Coffee" in (await ada.asks("/start")).text


async def test_forgetting_can_be_thought_over(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/forget")
    ada.press("Keep it")
    await ada.quiet()
    async with store.work() as work:
        assert (await work.exec(select(Kept))).one()


async def test_a_group_hears_one_sentence_at_most(bot: Running, ada: Learner) -> None:
    group = ada.telegram.group("Jobseekers", ada.person)
    for text in ("/start", "/practice", "/help"):
        ada.person.say(text, into=group)
    await ada.asks("/start")
    await ada.quiet()
    assert len(group.sent) == 1 and "private" in group.texts[0]


async def test_a_moving_picture_is_no_resume(bot: Running, ada: Learner) -> None:
    await ada.begins()
    ada.person.skip()
    animation = {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "duration": 1}
    ada.person.sends("animation", animation)
    assert "moving picture" in (await ada.person.hears("")).text


async def test_a_caption_can_be_edited_like_any_last_word(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    sent = ada.person.document("cv.pdf", caption="Pass it on?")
    await ada.quiet()
    ada.person.edit(sent, "Never mind it, really.")
    await ada.quiet()
    async with store.work() as work:
        taken = (await work.exec(select(Taken).where(Taken.kind == "say").order_by(Taken.id))).all()
    assert [each.taken_back for each in taken] == [True, False]
    assert "cv.pdf" in taken[1].turn and "Never mind" in taken[1].turn


async def test_distress_outside_of_a_talk_is_met_with_care_too(bot: Running, ada: Learner) -> None:
    for text in ("I want to kill myself", "/check I want to kill myself"):
        assert "findahelpline" in (await ada.asks(text)).text


async def test_a_resume_on_the_table_is_spoken_of_and_nobody_is_quoted(bot: Running, ada: Learner) -> None:
    await ada.begins()
    ada.person.document("resume.pdf")
    note = (await ada.person.hears("🪶")).text
    assert "esume on the table" in note and "resume.pdf" not in note and "“" not in note.split("Try")[0]


def test_every_note_on_a_resume_reads_without_a_quotation() -> None:
    words = PLAIN.sentence("telegram.resume_on_table", name="Ada <CV> & more.pdf")
    for number in range(len(world().guidance.slips[Move.RESUME_PUSH].notes)):
        said = note_text(Note("slip", Move.RESUME_PUSH, f"slips.resume_push[{number}]", words), "dana", PLAIN)
        assert "esume on the table" in said and not re.search(r"[“”]|\.pdf|(?:^|[.?!] )the resume on", said), said


async def test_trust_is_told_entry_by_entry_in_a_talk_and_only_there(bot: Running, ada: Learner) -> None:
    assert "No rehearsal" in (await ada.asks("/trust")).text
    await ada.begins()
    await ada.asks("How did you get into testing robots?")
    told = await ada.asks("/trust")
    assert "Dana" in told.text and "don't know that command" not in told.text
