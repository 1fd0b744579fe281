"""A learner is told of an exercise, once and in the words of the coach, and reminded a day before it is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.coaching import telling
from bot.practice import learner_of
from bot.store.coaching import Assigned
from bot.store.store import Store
from bot.words import PLAIN
from flows.exercise import Counts, Exercise, Passing
from flows.moves import Move
from flows.rehearsal import Feedback, Sign
from flows.scenes import Level
from tests.emulator import Emulator
from tests.telegram.chat import does, labels, newest
from tests.telegram.learner import Learner

from .group import DAY, EASY, Group, now
from .learners import gets, joins, plays


async def test_the_letter_has_the_coachs_words_apart_and_says_all_that_counts(group: Group, ada: Learner) -> None:
    every = Passing("yes", 1, (Move.RESUME_PUSH, Move.JOB_ASK), {Move.CURIOSITY: 2}, (Sign.ONE_SIDED, Sign.RUDE), True)
    exercise = Exercise("All of it", "coffee", "dana", Level.HARD, Feedback.END, "Hear her story", "Be <brave>!", every, 3, Counts.LAST)
    letter = await gets(group, ada, exercise, due=3 * DAY)
    for words in (*telling.passes(exercise, PLAIN), telling.setting(exercise, PLAIN), telling.tries(exercise, PLAIN), "Hear her story"):
        assert words in letter.text
    assert len(telling.passes(exercise, PLAIN)) >= 6
    assert "Maria Keller writes:\nBe <brave>!" in letter.text and "🪶" not in letter.text
    assert "Please do it by" in letter.text and "UTC" not in letter.text
    quoted = [letter.text[each["offset"] : each["offset"] + each["length"]] for each in letter.entities if each["type"] == "blockquote"]
    assert [each for each in quoted if "brave" in each], "the coach's words stand in a quotation"


async def test_several_letters_are_several_messages_and_not_a_word_is_lost(group: Group, ada: Learner) -> None:
    texts = [f"Part {number}. " + "Slowly does it. " * 60 for number in range(6)]
    for number, text in enumerate(texts):
        await group.gives(replace(EASY, title=f"Number {number}", message=text.strip()))
    await joins(group, ada)
    await group.delivers()
    await ada.quiet()
    letters = [each for each in ada.person.sent if labels(each) == ["▶ Start"]]
    assert [text.strip() in letter.text for text, letter in zip(texts, letters, strict=True)] == [True] * 6


async def test_a_day_is_told_by_the_clock_of_the_learner(group: Group, ada: Learner, store: Store) -> None:
    await joins(group, ada)
    due = now().replace(hour=18, minute=0, second=0, microsecond=0) + 5 * DAY
    await group.gives(EASY, due=due - now())
    async with store.work() as work:
        (await work.exec(select(Assigned))).one().due = due
        (await learner_of(work, ada.id, now())).zone = "Asia/Kathmandu"
    await group.delivers()
    assert "23:45" in newest(ada).text
    async with store.work() as work:
        (await learner_of(work, ada.id, now())).zone = ""
    home = await does(ada, "/coach")
    assert "18:00 UTC" in home.text and any("where I am" in each for each in labels(home))


@pytest.mark.parametrize("gone", ["withdrawn", "excused", "begun", "left"])
async def test_a_letter_that_is_no_news_any_more_is_not_sent(group: Group, ada: Learner, gone: str) -> None:
    await joins(group, ada)
    await group.gives(EASY)
    match gone:
        case "withdrawn":
            await group.withdraws()
        case "excused":
            await group.excuses()
        case "begun":
            await does(ada, "/coach", "!▶ One real")
        case _:
            await does(ada, "/coach", "!What they see", "!Leave this", "!Yes, leave")
    before = len(ada.person.sent)
    await group.delivers(DAY)
    await ada.quiet()
    assert len(ada.person.sent) == before


async def test_a_day_before_it_is_due_there_is_a_nudge_but_only_while_it_is_open(group: Group, telegram: Emulator, ada: Learner) -> None:
    ben = Learner(telegram, "Ben")
    await joins(group, ada)
    await joins(group, ben)
    await group.gives(EASY, due=3 * DAY)
    await group.delivers()
    await plays(ben)
    before = len(ada.person.sent), len(ben.person.sent)
    await group.delivers(2 * DAY + timedelta(minutes=1))
    await ada.quiet()
    (nudge,) = ada.person.sent[before[0] :]
    assert "One real question" in nudge.text and "Maria Keller" in nudge.text and labels(nudge)[0] == "▶ Start"
    assert len(ben.person.sent) == before[1], "who has passed hears nothing"
