"""A learner hears what a try was: passed, or what was missing, the note to be written afterwards, and which try counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.coaching import telling, uploads
from bot.content.library import prompts
from bot.content.uploaded import examine
from bot.store.coaching import Tried
from bot.store.codec import load
from bot.store.store import Store
from bot.store.tables import Rehearsed
from bot.words import PLAIN
from flows.exercise import Counts, Exercise, Missed, Passing, Verdict
from flows.moves import Move
from flows.rehearsal import Sign
from tests.telegram.chat import does, labels, presses
from tests.telegram.learner import Learner

from .group import KIND, PUSH, STRICT, Group, now, rows
from .learners import debrief, gets, plays


async def test_a_try_that_passes_is_told_so_and_one_that_does_not_what_is_missing(group: Group, ada: Learner, store: Store) -> None:
    every = Passing("yes", 0, (), {Move.GRATITUDE: 3}, (Sign.NO_NEXT_STEP,), True)
    exercise = Exercise("All of it", "coffee", "dana", passing=every)
    await gets(group, ada, exercise)
    verdict = await plays(ada, KIND, PUSH, "What was the hardest part?", "I see.")
    (tried,) = await rows(store, Tried)
    missed = load(tuple[Missed, ...], tried.missed)
    assert {each.what for each in missed} >= {"outcome", "slips", "least", "follow_up"}
    for words in telling.lacks(Verdict(missed), PLAIN, exercise):
        assert words in verdict.text
    assert "as often as you like" in verdict.text and any("Again" in each for each in labels(verdict))


async def test_again_counts_as_a_try(group: Group, ada: Learner, store: Store) -> None:
    await gets(group, ada, STRICT)
    await plays(ada, PUSH)
    verdict = await plays(ada, KIND, start="Again")
    assert [each.passed for each in await rows(store, Tried)] == [False, True] and "is passed" in verdict.text


@pytest.mark.parametrize(
    ("counts", "tries", "said"),
    [
        (Counts.FIRST, (PUSH, KIND), "it's the first one that counts"),
        (Counts.BEST, (KIND, PUSH), "stays passed"),
        (Counts.LAST, (KIND, PUSH), "the last try counts"),
    ],
)
async def test_which_try_counts_is_said_where_it_is_not_plain(
    group: Group, ada: Learner, counts: Counts, tries: tuple[str, str], said: str
) -> None:
    letter = await gets(group, ada, replace(STRICT, counts=counts, tries=3))
    await plays(ada, tries[0])
    if "already" in (await presses(ada, "Start", on=letter)).text:
        await does(ada, "!Once more")
    assert said in (await does(ada, tries[1], "/stop", "!Maybe")).text


async def test_the_debrief_of_a_try_has_no_second_button_that_would_not_count(group: Group, ada: Learner) -> None:
    await gets(group, ada, STRICT)
    await plays(ada, PUSH)
    assert labels(debrief(ada)) == ["What this rests on", "☕ Another"]


@pytest.mark.parametrize("scene", ["coffee", "event"])
async def test_only_the_note_is_missing_and_then_it_is_passed(group: Group, ada: Learner, store: Store, scene: str) -> None:
    partner = "dana" if scene == "coffee" else ""
    await gets(group, ada, Exercise("And the note", scene, partner, passing=Passing(follow_up=True)))
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


async def test_a_coachs_own_partner_can_be_met_and_written_to(group: Group, ada: Learner, store: Store) -> None:
    source = (prompts() / "partners" / "dana.yaml").read_bytes()
    async with store.work() as work:
        row = await uploads.keep(work, await group.the_coach(work), examine(source, "dana.yaml"), source.decode(), now())
        own = uploads.name_of(row)
    await gets(group, ada, Exercise("Somebody of Maria's", "coffee", own, passing=Passing(follow_up=True)))
    await plays(ada)
    assert (await rows(store, Rehearsed))[0].partner == own
    await does(ada, "!Write to", "Thank you for the talk, it stayed with me all week.", "/stop", "!Maybe")
    assert (await rows(store, Tried))[0].passed and "Dana · " in (await does(ada, "!Show this talk", "/coach", "!What I've shown")).text


async def test_an_exercise_withdrawn_while_it_is_played_ends_as_an_ordinary_talk_and_leaves_no_riddle(group: Group, ada: Learner) -> None:
    await gets(group, ada, STRICT)
    await does(ada, "!Start", KIND)
    await group.withdraws()
    last = await does(ada, "/stop", "!Maybe")
    assert debrief(ada) and not any("“Without the paper”" in each for each in ada.person.texts)
    assert "gone from your list meanwhile" in last.text and any("Exercises" in each for each in labels(last))
