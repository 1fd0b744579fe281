"""What comes of a talk between a learner and a coach: the verdict, what is shown, comments and answers, slips that were none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import pytest_asyncio
from sqlmodel import select

from bot.coaching import coaches, cohorts, sharing, tasks, telling, uploads
from bot.content.library import prompts
from bot.content.uploaded import examine
from bot.store.coaching import Assigned, Corrected, Remark, Shared, Tried
from bot.store.codec import load
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.store.tables import Rehearsed, Taken
from bot.telegram.carrying import patience
from bot.telegram.carrying.run import Running
from bot.words import PLAIN, sentences
from flows.exercise import Counts, Exercise, Missed, Passing, Verdict
from flows.moves import Move
from flows.rehearsal import Sign, Turn
from tests.emulator import Emulator

from .desk import (
    DAY,
    PUSH,
    QUESTION,
    STRICT,
    Desk,
    an_ordinary_talk,
    does,
    forge,
    joins,
    known,
    labels,
    plays,
    rows,
    shows,
    toast,
)
from .learner import Learner


@pytest.fixture(autouse=True)
def in_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weeks of coaching take a few seconds here."""
    monkeypatch.setattr(patience, "LIMITS", ())


@pytest_asyncio.fixture
async def desk(bot: Running, store: Store) -> Desk:
    return await Desk(store, bot).opened()


async def test_a_try_that_passes_is_told_so_and_one_that_does_not_what_is_missing(desk: Desk, ada: Learner, store: Store) -> None:
    every = Passing("yes", 0, (), {Move.GRATITUDE: 3}, (Sign.NO_NEXT_STEP,), True)
    exercise = Exercise("All of it", "coffee", "dana", passing=every)
    await joins(desk, ada)
    await desk.gives(exercise)
    await desk.delivers()
    verdict = await plays(ada, QUESTION, PUSH, "What was the hardest part?", "I see.")
    (tried,) = await rows(store, Tried)
    missed = load(tuple[Missed, ...], tried.missed)
    assert {each.what for each in missed} >= {"outcome", "slips", "least", "follow_up"}
    for words in telling.lacks(Verdict(missed), PLAIN, exercise):
        assert words in verdict.text
    assert "as often as you like" in verdict.text and any("Again" in each for each in labels(verdict))


async def test_again_counts_as_a_try(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    await desk.gives(STRICT)
    await desk.delivers()
    await plays(ada, PUSH)
    verdict = await plays(ada, QUESTION, start="Again")
    assert [each.passed for each in await rows(store, Tried)] == [False, True] and "is passed" in verdict.text


@pytest.mark.parametrize(
    ("counts", "tries", "said"),
    [
        (Counts.FIRST, (PUSH, QUESTION), "it's the first one that counts"),
        (Counts.BEST, (QUESTION, PUSH), "stays passed"),
        (Counts.LAST, (QUESTION, PUSH), "the last try counts"),
    ],
)
async def test_which_try_counts_is_said_where_it_is_not_plain(
    desk: Desk, ada: Learner, counts: Counts, tries: tuple[str, str], said: str
) -> None:
    await joins(desk, ada)
    await desk.gives(replace(STRICT, counts=counts, tries=3))
    await desk.delivers()
    letter = ada.person.sent[-1]
    await plays(ada, tries[0])
    ada.press("Start", on=letter)
    await ada.quiet(3)
    if "already" in ada.person.sent[-1].text:
        await does(ada, "!Once more")
    assert said in (await does(ada, tries[1], "/stop", "!Maybe")).text


async def test_the_debrief_of_a_try_has_no_second_button_that_would_not_count(desk: Desk, ada: Learner) -> None:
    await joins(desk, ada)
    await desk.gives(STRICT)
    await desk.delivers()
    await plays(ada, PUSH)
    debrief = next(each for each in reversed(ada.person.sent) if "Six lines" in each.text)
    assert labels(debrief) == ["What this rests on", "☕ Another"]


@pytest.mark.parametrize("scene", ["coffee", "event"])
async def test_only_the_note_is_missing_and_then_it_is_passed(desk: Desk, ada: Learner, store: Store, scene: str) -> None:
    partner = "dana" if scene == "coffee" else ""
    await joins(desk, ada)
    await desk.gives(Exercise("And the note", scene, partner, passing=Passing(follow_up=True)))
    await desk.delivers()
    walk = () if scene == "coffee" else ("!Walk up to number 1",)
    verdict = await does(ada, "!Start", *walk, "Hi, I'm Ada. How did you get into what you do?", "/stop", "!Maybe")
    assert "only the note" in verdict.text or "but the note" in verdict.text
    home = await does(ada, "/coach")
    assert "only the note afterwards is missing" in home.text and any("Write to" in each for each in labels(home))
    await does(ada, "!Write to")
    row = (await rows(store, Rehearsed))[-1]
    assert row.scene == "follow_up" and row.partner
    await does(ada, "Thank you for the talk, it stayed with me all week.", "/stop", "!Maybe")
    assert any("And with this note “And the note” is passed" in each for each in ada.person.texts)
    assert (await rows(store, Tried))[0].passed


async def test_a_coachs_own_partner_can_be_met_and_written_to(desk: Desk, ada: Learner, store: Store) -> None:
    source = (prompts() / "partners" / "dana.yaml").read_bytes()
    async with store.work() as work:
        row = await uploads.keep(work, await desk.coach(work), examine(source, "dana.yaml"), source.decode(), datetime.now(UTC))
        own = uploads.name_of(row)
    await joins(desk, ada)
    await desk.gives(Exercise("Somebody of Maria's", "coffee", own, passing=Passing(follow_up=True)))
    await desk.delivers()
    await plays(ada)
    assert (await rows(store, Rehearsed))[0].partner == own
    await does(ada, "!Write to", "Thank you for the talk, it stayed with me all week.", "/stop", "!Maybe")
    assert (await rows(store, Tried))[0].passed and "Dana · " in (await does(ada, "!Show this talk", "/coach", "!What I've shown")).text


async def test_an_exercise_withdrawn_during_the_talk_ends_as_an_ordinary_one(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    number = await desk.gives(STRICT)
    await desk.delivers()
    await does(ada, "!Start", QUESTION)
    async with store.work() as work:
        await tasks.withdraw(work, (await work.exec(select(Assigned).where(Assigned.id == number))).one(), datetime.now(UTC))
    await does(ada, "/stop", "!Maybe")
    assert any("Six lines" in each for each in ada.person.texts) and not any("“Without the paper”" in each for each in ada.person.texts)


async def test_who_leaves_in_the_middle_of_a_try_goes_on_practising(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    await desk.gives(STRICT)
    await desk.delivers()
    await does(ada, "!Start", QUESTION, "/coach", "!What they see", "!Leave this", "!Yes, leave", "What was hard about it?")
    (row,) = await rows(store, Rehearsed)
    assert (row.status, row.task) == ("open", 0)
    await does(ada, "/stop", "!Maybe")
    debrief = next(each for each in reversed(ada.person.sent) if "Six lines" in each.text)
    assert labels(debrief) == ["What this rests on", "↻ Same again", "☕ Another"] and not await rows(store, Tried)


async def test_any_other_talk_can_be_shown_from_its_debrief_and_taken_back(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    debrief = await an_ordinary_talk(ada)
    assert labels(debrief)[-1] == "👁 Show this talk to Maria Keller"
    ada.press("What this rests on", on=debrief)
    await ada.quiet(3)
    assert labels(debrief) == ["↻ Same again", "☕ Another", "👁 Show this talk to Maria Keller"], "it stays when others are pressed"
    assert "can read it now" in await toast(ada, "Show this talk", on=debrief)
    await ada.quiet(3)
    assert len(await rows(store, Shared)) == 1 and "take it back" in labels(debrief)[-1]
    assert "Taken back" in await toast(ada, "take it back", on=debrief)
    await ada.quiet(3)
    assert not await rows(store, Shared) and labels(debrief)[-1] == "👁 Show this talk to Maria Keller"


async def test_of_many_coaches_it_is_said_how_many_there_are(desk: Desk, ada: Learner, store: Store) -> None:
    async with store.work() as work:
        for number in range(4):
            other = Kept(chat=910 + number, since=datetime.now(UTC))
            work.add(other)
            await work.flush()
            coach = await coaches.named(work, other, f"Coach {'of a long name ' * 3}{number}", datetime.now(UTC))
            await cohorts.let_in(work, await desk.cohort(work), coach, datetime.now(UTC))
    await joins(desk, ada)
    assert "Maria Keller, Coach of a long name of a long name of a long name 0 and 3 others" in ada.person.sent[-1].text
    debrief = await an_ordinary_talk(ada)
    assert "can read it now" in await toast(ada, "Show this talk", on=debrief)


async def test_double_taps_show_once(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    debrief = await an_ordinary_talk(ada)
    ada.press("Show this talk", on=debrief, times=3)
    await ada.quiet(3)
    assert len(await rows(store, Shared)) == 1 and "take it back" in labels(debrief)[-1]


async def test_without_a_coach_nothing_is_said_of_showing(bot: Running, ada: Learner) -> None:
    assert labels(await an_ordinary_talk(ada)) == ["What this rests on", "↻ Same again", "☕ Another"]


async def test_after_leaving_a_talk_cannot_be_shown_there(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    debrief = await an_ordinary_talk(ada)
    await does(ada, "/coach", "!What they see", "!Leave this", "!Yes, leave")
    assert "can't be shown" in await toast(ada, "Show this talk", on=debrief) and not await rows(store, Shared)


async def test_somebody_elses_talk_cannot_be_shown(desk: Desk, ada: Learner, telegram: Emulator, store: Store) -> None:
    ben = Learner(telegram, "Ben")
    await joins(desk, ada)
    await joins(desk, ben)
    await an_ordinary_talk(ada)
    (row,) = await rows(store, Rehearsed)
    assert "can't be shown" in await forge(ben, store, f"cdshow:{row.id}:{desk.numbers['cohort']}:yes")
    assert not await rows(store, Shared)
    await toast(ada, "Show this talk")
    (shared,) = await rows(store, Shared)
    await forge(ben, store, f"cdhide:{shared.id}")
    await forge(ben, store, f"cdshow:{row.id}:{desk.numbers['cohort']}:no")
    assert len(await rows(store, Shared)) == 1


async def test_the_page_of_what_is_shown_tells_who_read_it_and_takes_it_back(desk: Desk, ada: Learner, store: Store) -> None:
    await joins(desk, ada)
    await an_ordinary_talk(ada)
    await toast(ada, "Show this talk")
    page = await does(ada, "/coach", "!What I've shown")
    assert "Not read yet" in page.text
    await desk.comments("Good.")
    page = await does(ada, "!Back", "!What I've shown")
    assert "Read: Maria Keller, in the browser" in page.text
    page = await does(ada, "!Take back")
    assert not await rows(store, Shared) and "Read earlier" in page.text


async def test_an_answer_can_be_left_and_a_command_in_between_is_fine(desk: Desk, ada: Learner, store: Store) -> None:
    await shows(desk, ada)
    await desk.comments("Why that question?", on=QUESTION)
    await desk.delivers()
    letter = ada.person.sent[-1]
    left = await does(ada, "!Answer Maria", "!Leave it")
    assert "whenever you like" in left.text
    await does(ada, "Nobody should hear this.")
    assert not [each for each in await rows(store, Remark) if not each.coach]
    ada.press("Answer Maria", on=letter)
    await ada.quiet(3)
    await does(ada, "/progress", "Because I wondered.", "And this is for nobody.")
    assert [each.text for each in await rows(store, Remark) if not each.coach] == ["Because I wondered."]


async def test_in_the_middle_of_a_talk_the_answer_goes_to_the_coach_and_not_to_the_partner(desk: Desk, ada: Learner, store: Store) -> None:
    await shows(desk, ada)
    await desk.comments("Why that question?")
    await desk.delivers()
    letter = ada.person.sent[-1]
    await ada.begins()
    await ada.quiet(3)
    ada.press("Answer Maria", on=letter)
    await ada.quiet(3)
    assert "your partner doesn't hear this" in ada.person.sent[-1].text
    await does(ada, "Because I wondered.")
    assert "Because I wondered." not in [load(Turn, each.turn).text for each in await rows(store, Taken)]
    await does(ada, QUESTION)
    assert load(Turn, (await rows(store, Taken))[-1].turn).text == QUESTION, "and the next words are the partner's again"


async def test_an_answer_that_is_too_long_can_be_written_again(desk: Desk, ada: Learner, store: Store) -> None:
    await shows(desk, ada)
    await desk.comments("Why?")
    await desk.delivers()
    told = await does(ada, "!Answer Maria", "x" * 1501)
    assert "1500" in told.text and not [each for each in await rows(store, Remark) if not each.coach]
    await does(ada, "Shorter, then.")
    assert [each.text for each in await rows(store, Remark) if not each.coach] == ["Shorter, then."]


async def test_distress_is_met_with_care_and_goes_to_no_coach(desk: Desk, ada: Learner, store: Store) -> None:
    await shows(desk, ada)
    await desk.comments("Why?")
    await desk.delivers()
    told = await does(ada, "!Answer Maria", "I want to kill myself")
    assert "findahelpline" in told.text and not [each for each in await rows(store, Remark) if not each.coach]


async def test_what_was_taken_back_is_not_commented_on_any_more(desk: Desk, ada: Learner, store: Store) -> None:
    await shows(desk, ada)
    await desk.comments("Why?")
    await desk.delivers()
    letter = ada.person.sent[-1]
    await desk.comments("And this?")
    async with store.work() as work:
        shared = (await work.exec(select(Shared))).one()
        await sharing.take_back(work, (await work.exec(select(Kept).where(Kept.chat == ada.id))).one(), shared.id or 0)
    before = len(ada.person.sent)
    await desk.delivers(DAY)
    await ada.quiet(3)
    assert len(ada.person.sent) == before
    assert "isn't there any more" in await toast(ada, "Answer Maria", on=letter)


async def test_somebody_elses_comment_cannot_be_answered(desk: Desk, ada: Learner, telegram: Emulator, store: Store) -> None:
    await shows(desk, ada)
    number, ben = await desk.comments("Why?"), Learner(telegram, "Ben")
    await known(store, ben)
    assert "isn't there any more" in await forge(ben, store, f"cdans:{number}")
    await does(ben, "Hello?")
    assert not [each for each in await rows(store, Remark) if not each.coach]


async def test_an_overruled_slip_of_an_ordinary_talk_changes_no_result(desk: Desk, ada: Learner) -> None:
    await shows(desk, ada, PUSH)
    await desk.overrules()
    await desk.delivers()
    letter = ada.person.sent[-1]
    assert "this was fine" in letter.text and PUSH in letter.text and "own debrief stays" in letter.text


async def test_the_consent_is_asked_once_and_changed_from_coach(desk: Desk, ada: Learner, store: Store) -> None:
    await shows(desk, ada, PUSH)
    await desk.overrules()
    await desk.delivers()
    letter = ada.person.sent[-1]
    assert labels(letter) == ["Yes, without my name", "No, leave it out"]
    await does(ada, "!No, leave")
    assert not await rows(store, Corrected) and not labels(letter)
    assert await toast(ada, "Yes, without", on=letter) in sentences()["telegram.old_button"]
    page = await does(ada, "/coach", "!mentor learns", "!✕ 1.")
    (kept,) = await rows(store, Corrected)
    assert json.loads(kept.line)["text"] == PUSH and "✓ 1." in page.text
    await does(ada, "!✓ 1.")
    assert not await rows(store, Corrected)


async def test_nobody_agrees_for_somebody_else(desk: Desk, ada: Learner, telegram: Emulator, store: Store) -> None:
    await shows(desk, ada, PUSH)
    number, ben = await desk.overrules(), Learner(telegram, "Ben")
    await known(store, ben)
    await forge(ben, store, f"cdkeep:{number}:yes", live="remind:1")
    await forge(ben, store, f"cdturn:{number}:yes")
    assert not await rows(store, Corrected)
