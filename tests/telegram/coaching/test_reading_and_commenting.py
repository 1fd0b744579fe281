"""A coach reads a talk that is shown, comments on it, hears what is answered, and calls a slip fine."""

from __future__ import annotations

import re

import pytest

from bot.coaching import cohorts, leaving, remarks, sharing
from bot.practice import learner_of
from bot.store.coaching import Looked, Overruled, Remark, Tried
from bot.store.store import Store
from tests.coaching import group as core
from tests.emulator import Message
from tests.telegram.chat import does, heard, labels, newest, presses, toast
from tests.telegram.learner import Learner

from .group import HOSTILE, KIND, LONG, SLIP, Group, newest_shown, now, rows


async def read(maria: Learner) -> Message:
    """To the talk."""
    return await does(maria, "/coach", "!Spring group", "!Ada", "!📖")


async def test_a_talk_is_read_with_its_moves_in_words_and_one_reading_is_written_down(store: Store, maria: Learner, talk: int) -> None:
    page = await read(maria)
    assert KIND in page.text and "heard: " in page.text and "⚠ slip: the resume" in page.text and "🪶" in page.text
    await does(maria, "!💬 2", "!Never mind", "!On the whole talk", "!Never mind")
    (looked,) = await rows(store, Looked)
    assert (looked.called, looked.way) == ("Maria Keller", "phone")
    await read(maria)
    assert len(await rows(store, Looked)) == 2, "opened again, it is another reading"


async def test_a_long_talk_is_turned_page_by_page(store: Store, maria: Learner, ada: Learner, group: Group) -> None:
    await group.joined("Ada", ada.id)
    await group.gave()
    said = [f"{KIND} And number {number}: {'do go <on> & on, ' * (230 if number == 3 else 90)}" for number in range(6)]
    await group.played("Ada", said)
    page = await read(maria)
    for _ in range(12):
        if "›" not in labels(page):
            break
        page = await does(maria, "!›")
    for each in said:
        assert each.split("do go")[0] in heard(maria)
    assert heard(maria).count("And number 3:") == 1, "what is too long for one message is sent in several"
    assert len(await rows(store, Looked)) == 1


async def test_a_comment_reaches_the_learner_and_the_answer_comes_back_to_be_commented_on_again(
    store: Store, maria: Learner, ada: Learner, group: Group, talk: int
) -> None:
    await read(maria)
    await does(maria, "!💬 2")
    assert SLIP in newest(maria).text
    page = await does(maria, HOSTILE)
    assert f"You: {HOSTILE}" in page.text
    (remark,) = await rows(store, Remark)
    assert (remark.text, remark.turn, remark.coach) == (HOSTILE, await group.turn(talk, SLIP), group.coach)
    await group.delivers()
    assert HOSTILE in newest(ada).text and "Maria Keller" in newest(ada).text
    async with store.work() as work:
        await remarks.answer(work, await learner_of(work, ada.id, now()), remark.id or 0, "I was <nervous>!", now())
    await group.delivers()
    letter = newest(maria)
    assert "Ada answers you" in letter.text and "I was <nervous>!" in letter.text and HOSTILE in letter.text and SLIP in letter.text
    await does(maria, "!Write to Ada", "No need to be.")
    assert [each.text for each in await rows(store, Remark)][-1] == "No need to be."
    assert "I was <nervous>!" in newest(maria).text
    await presses(maria, "Read the talk", on=letter)
    assert KIND in newest(maria).text


@pytest.mark.parametrize("text", ["x" * (remarks.LONGEST + 1), "\u202e \n"])
async def test_a_comment_that_can_not_be_kept_is_asked_for_again(store: Store, maria: Learner, talk: int, text: str) -> None:
    await read(maria)
    assert re.search("A little shorter|it's empty", (await does(maria, "!On the whole talk", text)).text)
    await does(maria, "Well done.")
    assert [(each.text, each.turn) for each in await rows(store, Remark)] == [("Well done.", 0)]


async def test_a_comment_on_a_talk_that_was_taken_back_goes_nowhere(store: Store, maria: Learner, ada: Learner, talk: int) -> None:
    await read(maria)
    await does(maria, "!💬 2")
    async with store.work() as work:
        await sharing.take_back(work, await learner_of(work, ada.id, now()), talk)
    assert "went nowhere" in (await does(maria, "Nice start.")).text
    assert await rows(store, Remark) == []


async def test_a_slip_is_called_fine_with_a_reason_or_without_and_a_slip_again(
    store: Store, maria: Learner, ada: Learner, group: Group, talk: int
) -> None:
    await read(maria)
    await does(maria, "!2 was fine (the resume)")
    assert "the resume" in newest(maria).text and SLIP in newest(maria).text
    assert "300 characters" in (await does(maria, LONG)).text
    page = await does(maria, "She had asked for it")
    assert "called fine: the resume, “She had asked for it”" in page.text
    (ruled,) = await rows(store, Overruled)
    assert (ruled.move, ruled.why, ruled.coach) == ("resume_push", "She had asked for it", group.coach)
    (tried,) = await rows(store, Tried)
    assert "resume_push" not in tried.missed, "the try is judged anew"
    await group.delivers()
    assert "She had asked for it" in heard(ada)
    await does(maria, "!2 is a slip after all")
    assert await rows(store, Overruled) == [] and "resume_push" in (await rows(store, Tried))[0].missed
    await does(maria, "!2 was fine (the resume)", "!No reason")
    assert [each.why for each in await rows(store, Overruled)] == [""]


async def test_an_answer_is_no_letter_to_a_coach_who_is_no_longer_one_of_them(
    store: Store, maria: Learner, ada: Learner, group: Group, talk: int
) -> None:
    await does(maria, "/coach")  # a bot writes to nobody who has not written to it
    async with store.work() as work:
        coach, cohort = await group.the_coach(work), await group.the_cohort(work)
        remark = await remarks.comment(work, coach, await newest_shown(work), 0, "Well done.", now())
        await remarks.answer(work, await learner_of(work, ada.id, now()), remark.id or 0, "Thank you!", now())
        await cohorts.let_in(work, cohort, await core.coach(work, 77, "Jonas Weber", now()), now())
        await cohorts.leave_to_others(work, cohort, coach, now())
    await group.delivers()
    assert "Thank you!" not in heard(maria)


async def test_whoever_is_no_coach_any_more_presses_in_vain(store: Store, maria: Learner, group: Group, talk: int) -> None:
    await read(maria)
    await does(maria, "!💬 2")
    page = newest(maria)
    async with store.work() as work:
        await leaving.end(work, await group.the_coach(work), now())
    assert "coaches" in (await does(maria, "Nice start.")).text and await rows(store, Remark) == []
    assert "not one here any more" in await toast(maria, "Never mind", on=page)
    assert "no human coach here" in (await does(maria, "/coach")).text
