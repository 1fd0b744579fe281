"""A coach builds an exercise by taps, tries it out, and drops it."""

from __future__ import annotations

import re

from sqlmodel import select

from bot.coaching import exercises, telling, uploads
from bot.coaching.exercises import exercise_of, library
from bot.content.library import prompts
from bot.content.uploaded import examine
from bot.store.coaching import Designed, Tried
from bot.store.store import Store
from bot.store.tables import Rehearsed
from bot.telegram.carrying.run import Running
from bot.telegram.coaching import sheet as sheets
from bot.words import PLAIN
from flows.exercise import Counts, Exercise, Passing
from flows.moves import Move
from flows.rehearsal import Feedback, Sign
from flows.scenes import Level
from tests.emulator import Emulator
from tests.telegram.chat import does, forge, heard, labels, newest, presses, toast
from tests.telegram.learner import Learner

from .group import EXERCISE, GONE, HOSTILE, LONG, SLIP, Group, now, rows


async def test_an_exercise_is_built_by_taps_left_and_taken_up_again(store: Store, maria: Learner, group: Group) -> None:
    await does(maria, "/coach", "!Exercises", "!Build one")
    await presses(maria, "coffee,", times=2)
    assert len(await rows(store, Designed)) == 2, "a double tap builds one"
    assert "200 are the limit" in (await does(maria, "!Dana Okafor", "!Hard", "!At the end", LONG)).text
    await does(maria, f"Find out {HOSTILE}", "!At least a maybe", "!The resume", "!The job question", "!Leave it there")
    assert HOSTILE in newest(maria).text
    await does(maria, "/practice", "/coach")
    await does(maria, "!Exercises", "!Leaving the resume at home", "!Change", "!Slips", "!✓ The job question", "!Back")
    await does(maria, "!To be seen", "!Being curious", "!2×", "!Back", "!Not to be seen", "!No next step", "!Back")
    await does(maria, "!Message after", "!Yes", "!Tries", "!3", "!Which counts", "!The last", "!My words")
    done = await does(maria, "Ask about her.\n\nYou can do this!", "!Title", "Dana, without papers")
    built = exercise_of((await rows(store, Designed))[1])
    passing = Passing("maybe", 0, (Move.RESUME_PUSH,), {Move.CURIOSITY: 2}, (Sign.NO_NEXT_STEP,), True)
    assert built == Exercise(
        "Dana, without papers",
        "coffee",
        "dana",
        Level.HARD,
        Feedback.END,
        f"Find out {HOSTILE}",
        "Ask about her.\n\nYou can do this!",
        passing,
        3,
        Counts.LAST,
    )
    for each in telling.passes(built, PLAIN):
        assert each in done.text, "what stands so far is always there to be read"


async def test_the_whole_way_of_building_ends_at_the_exercise(store: Store, maria: Learner, group: Group) -> None:
    await does(maria, "/coach", "!Exercises", "!Build one", "!message,")
    for _ in range(14):
        if "Go on ›" not in labels(newest(maria)):
            break
        await does(maria, "!Go on")
    assert "Try it out" in " ".join(labels(newest(maria)))
    assert exercises.wrong(exercise_of((await rows(store, Designed))[1])) == ()


async def test_what_no_step_offers_changes_nothing(store: Store, maria: Learner, group: Group) -> None:
    page = await does(maria, "/coach")
    before = [each.state for each in await rows(store, Designed)]
    number = group.exercise
    for data in ("scene:moon", "partner:nobody", "level:brutal", "slips:curiosity", "least:job_ask.3", "least:curiosity.99", "tries:7"):
        assert GONE.search(await forge(maria, store, f"dsv:{number}:c:{data}", sheets.ONCE, on=page)), data
    for data in ("nothing:at_all", "title:x", "least:curiosity.0", "without:foreign", "counts:worst", "follow_up:maybe"):
        assert GONE.search(await forge(maria, store, f"dsv:{number}:n:{data}", sheets.ONCE, on=page)), data
    await forge(maria, store, "dsbn:moon", sheets.ONCE, on=page)
    assert [each.state for each in await rows(store, Designed)] == before


async def test_an_exercise_is_dropped_after_one_question_and_the_library_stays(store: Store, maria: Learner, group: Group) -> None:
    await does(maria, "/coach", "!Exercises", "!Without the paper", "!Drop", "!Keep it", "!Drop")
    assert "No exercises of your own yet" in (await does(maria, "!Drop it")).text
    ready = next(iter(library().values())).title
    assert ready in (await does(maria, "!Library", f"!{ready}")).text
    await does(maria, "!Put it on my shelf")
    assert [exercise_of(each).title for each in await rows(store, Designed) if not each.dropped] == [ready]


async def test_an_exercise_whose_scene_is_no_longer_there_says_so_and_is_given_to_nobody(
    store: Store, maria: Learner, group: Group
) -> None:
    async with store.work() as work:
        row = (await work.exec(select(Designed))).one()
        row.state = row.state.replace('"coffee"', '"moon"')
    assert "⚠ There is no such scene here" in (await does(maria, "/coach", "!Exercises", "!Without the paper")).text
    assert "can't be played" in await toast(maria, "Try it out")
    await does(maria, "!📌 Assign")
    assert "can't be played" in await toast(maria, "Spring group")
    await does(maria, "!Back", "!Change", "!Encounter", "!coffee,", "!Back")
    assert "⚠" not in newest(maria).text


async def test_somebody_a_coach_brought_can_be_met_in_that_coachs_exercises_alone(
    bot: Running, store: Store, maria: Learner, telegram: Emulator, group: Group
) -> None:
    source = (prompts() / "partners" / "dana.yaml").read_text("utf-8").replace("Dana Okafor", "Petra Novak").replace("Dana", "Petra")
    found = examine(source.encode(), "petra.yaml")
    async with store.work() as work:
        row = await uploads.keep(work, await group.the_coach(work), found, source, now())
    await does(maria, "/coach", "!Exercises", "!Build one", "!coffee,", "!Petra Novak", "!Leave it there")
    assert exercise_of((await rows(store, Designed))[1]).partner == uploads.name_of(row)
    assert (await does(maria, "!Try it out")).text.startswith("Petra")
    eve = Learner(telegram, "Eve")
    hers = await Group(store, bot, eve).made("Eve Adler", "Night group", Exercise("Hers", "coffee"))
    page = await does(eve, "/coach")
    assert GONE.search(await forge(eve, store, f"dsv:{hers.exercise}:c:partner:{uploads.name_of(row)}", sheets.ONCE, on=page))
    assert "Petra Novak" not in labels(await does(eve, "!Exercises", "!Hers", "!Change", "!With whom"))


async def test_a_preview_ends_with_the_verdict_and_counts_for_nothing(store: Store, maria: Learner, group: Group) -> None:
    await does(maria, "/coach", "!Exercises", "!Without the paper", "!Try it out")
    assert "you're the learner" in heard(maria)
    await does(maria, SLIP, "/stop")
    maria.press("Yes")
    told = await maria.person.hears("This is what a learner would read")
    assert "bringing out the resume" in told.text
    assert await rows(store, Tried) == [] and (await rows(store, Rehearsed))[0].preview == group.exercise
    assert EXERCISE.title in (await does(maria, "!« The exercise")).text


async def test_the_link_on_the_desk_plays_an_exercise_for_its_coach_alone(store: Store, maria: Learner, ada: Learner, group: Group) -> None:
    for odd in ("x", "0", "9" * 30, str(group.exercise)):
        assert re.search("there any more|tidied up", (await does(ada, f"/start preview_{odd}")).text)
    await does(maria, f"/start preview_{group.exercise}")
    assert (await rows(store, Rehearsed))[0].preview == group.exercise


async def test_a_preview_waits_for_the_rehearsal_that_is_open(store: Store, maria: Learner, group: Group) -> None:
    await maria.begins()
    asked = await does(maria, "/coach", "!Exercises", "!Without the paper", "!Try it out")
    assert "in the middle of a coffee with Dana" in asked.text and labels(asked) == ["Carry on", "Stop that one"]
    assert [each.preview for each in await rows(store, Rehearsed)] == [0]
