"""A learner answers a comment, hears that a slip was none, and says whether the mentor may learn from it."""

from __future__ import annotations

import json

from bot.coaching import sharing
from bot.practice import learner_of
from bot.store.coaching import Corrected
from bot.store.codec import load
from bot.store.store import Store
from bot.store.tables import Taken
from bot.telegram.coached.home import LIVE
from bot.words import sentences
from flows.rehearsal import Turn
from tests.emulator import Emulator, Message
from tests.telegram.chat import does, forge, labels, newest, presses, toast
from tests.telegram.learner import Learner

from .group import DAY, KIND, PUSH, Group, answers, newest_shown, now, rows
from .learners import known, shows


async def commented(group: Group, ada: Learner, text: str, on: str = "") -> Message:
    """The letter with a comment on a talk that Ada shows."""
    await shows(group, ada)
    await group.comments(text, on)
    await group.delivers()
    return newest(ada)


async def overruled(group: Group, ada: Learner) -> Message:
    """The letter that says that a slip in a talk that Ada shows was none."""
    await shows(group, ada, PUSH)
    await group.overrules()
    await group.delivers()
    return newest(ada)


async def test_an_answer_can_be_left_and_a_command_in_between_is_fine(group: Group, ada: Learner, store: Store) -> None:
    letter = await commented(group, ada, "Why that question?", on=KIND)
    left = await does(ada, "!Answer Maria", "!Leave it")
    assert "whenever you like" in left.text
    await does(ada, "Nobody should hear this.")
    assert not await answers(store)
    await presses(ada, "Answer Maria", on=letter)
    await does(ada, "/progress", "Because I wondered.", "And this is for nobody.")
    assert await answers(store) == ["Because I wondered."]


async def test_in_the_middle_of_a_talk_the_answer_goes_to_the_coach_and_not_to_the_partner(
    group: Group, ada: Learner, store: Store
) -> None:
    letter = await commented(group, ada, "Why that question?")
    await ada.begins()
    await ada.quiet()
    assert "your partner doesn't hear this" in (await presses(ada, "Answer Maria", on=letter)).text
    await does(ada, "Because I wondered.")
    assert "Because I wondered." not in [load(Turn, each.turn).text for each in await rows(store, Taken)]
    await does(ada, KIND)
    assert load(Turn, (await rows(store, Taken))[-1].turn).text == KIND, "and the next words are the partner's again"


async def test_an_answer_that_is_too_long_can_be_written_again(group: Group, ada: Learner, store: Store) -> None:
    await commented(group, ada, "Why?")
    told = await does(ada, "!Answer Maria", "x" * 1501)
    assert "1500" in told.text and not await answers(store)
    await does(ada, "Shorter, then.")
    assert await answers(store) == ["Shorter, then."]


async def test_distress_is_met_with_care_and_goes_to_no_coach(group: Group, ada: Learner, store: Store) -> None:
    await commented(group, ada, "Why?")
    told = await does(ada, "!Answer Maria", "I want to kill myself")
    assert "findahelpline" in told.text and not await answers(store)


async def test_what_was_taken_back_is_not_commented_on_any_more(group: Group, ada: Learner, store: Store) -> None:
    letter = await commented(group, ada, "Why?")
    await group.comments("And this?")
    async with store.work() as work:
        await sharing.take_back(work, await learner_of(work, ada.id, now()), (await newest_shown(work)).id or 0)
    before = len(ada.person.sent)
    await group.delivers(DAY)
    await ada.quiet()
    assert len(ada.person.sent) == before
    assert "isn't there any more" in await toast(ada, "Answer Maria", on=letter)


async def test_somebody_elses_comment_cannot_be_answered(group: Group, ada: Learner, telegram: Emulator, store: Store) -> None:
    await shows(group, ada)
    number, ben = await group.comments("Why?"), Learner(telegram, "Ben")
    await known(store, ben)
    assert "isn't there any more" in await forge(ben, store, f"cdans:{number}", LIVE)
    await does(ben, "Hello?")
    assert not await answers(store)


async def test_an_overruled_slip_of_an_ordinary_talk_changes_no_result(group: Group, ada: Learner) -> None:
    letter = await overruled(group, ada)
    assert "this was fine" in letter.text and PUSH in letter.text and "own debrief stays" in letter.text


async def test_the_consent_is_asked_once_and_changed_from_coach(group: Group, ada: Learner, store: Store) -> None:
    letter = await overruled(group, ada)
    assert labels(letter) == ["Yes, without my name", "No, leave it out"]
    await does(ada, "!No, leave")
    assert not await rows(store, Corrected) and not labels(letter)
    assert await toast(ada, "Yes, without", on=letter) in sentences()["telegram.old_button"]
    page = await does(ada, "/coach", "!mentor learns", "!✕ 1.")
    (kept,) = await rows(store, Corrected)
    assert json.loads(kept.line)["text"] == PUSH and "✓ 1." in page.text
    await does(ada, "!✓ 1.")
    assert not await rows(store, Corrected)


async def test_nobody_agrees_for_somebody_else(group: Group, ada: Learner, telegram: Emulator, store: Store) -> None:
    await shows(group, ada, PUSH)
    number, ben = await group.overrules(), Learner(telegram, "Ben")
    await known(store, ben)
    await forge(ben, store, f"cdkeep:{number}:yes", live="remind:1")
    await forge(ben, store, f"cdturn:{number}:yes", LIVE)
    assert not await rows(store, Corrected)
