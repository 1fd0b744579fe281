"""What is written while a question of /event is open and is no answer: met kindly, asked again, and nothing kept of it."""

import re

import pytest

from bot.looking_back import review_of
from bot.store.store import Store
from bot.telegram.carrying.run import Running
from flows.occasion import Kind, Occasion, Step

from .chat import does, labels
from .learner import Learner
from .occasions import is_about, known, rows, the_one

TO = {
    Step.KIND: ["/event"],
    Step.WHEN: ["/event", "!Meet-up"],
    Step.WHERE: ["/event", "!Meet-up", "!Skip"],
    Step.WHOM: ["/event", "!Meet-up", "!Skip", "!Skip"],
    Step.GOAL: ["/event", "!Meet-up", "!Skip", "!Skip", "!Skip"],
    Step.GIVES: ["/event", "!Meet-up", "!Skip", "!Skip", "!Skip", "!Skip"],
}


@pytest.mark.parametrize("step", list(Step))
async def test_a_greeting_thanks_and_a_question_are_no_answers(bot: Running, ada: Learner, store: Store, step: Step) -> None:
    await known(store, ada)
    await does(ada, *TO[step])
    before = await the_one(store)
    for said in ("hi", "Good morning!", "thanks!", f"what do you mean by {step}?", "hm ok", "I don't understand"):
        asked = await does(ada, said)
        assert is_about(asked, step) and labels(asked)[-1].startswith("Skip"), said
        assert await the_one(store) == before, said


async def test_a_question_about_the_goal_gets_what_a_goal_is_and_one_that_is_a_goal_is_kept(
    bot: Running, ada: Learner, store: Store
) -> None:
    await known(store, ada)
    asked = await does(ada, *TO[Step.GOAL], "what do you mean by goal?")
    assert "one small thing" in asked.text
    await does(ada, "How do three people there choose what to build?")
    assert (await the_one(store)).goal == "How do three people there choose what to build?"


async def test_while_a_goal_is_sharpened_an_aside_is_no_part_of_it(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    asked = await does(ada, *TO[Step.GOAL], "a job")
    offered = labels(asked)
    again = await does(ada, "thanks!")
    assert again.text.endswith(asked.text.rpartition("\n\n")[2]) and labels(again) == offered
    await does(ada, "lab technician", "Leeds")
    assert (await the_one(store)).goal == "a job as a lab technician in Leeds"


async def test_a_greeting_before_an_answer_is_left_out_of_it(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, "/event", "Hi! A meetup at Betahaus, I hope to find a mentor for my first year", "Good morning, in two weeks at 7pm")
    occasion = await the_one(store)
    assert (occasion.kind, occasion.title, occasion.where, occasion.goal) == (
        Kind.MEETUP,
        "",
        "Betahaus",
        "find a mentor for my first year",
    )
    assert occasion.starts.endswith("19:00")


async def test_never_mind_puts_it_aside_and_event_goes_on_there(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    said = await does(ada, *TO[Step.WHERE], "never mind")
    assert "/event" in said.text and not labels(said) and (await the_one(store)).kind is Kind.MEETUP
    assert is_about(await does(ada, "/event"), Step.WHERE)


async def test_fine_is_no_name_of_anybody(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    assert is_about(await does(ada, *TO[Step.WHOM], "!The host", "that's all"), Step.GOAL)
    assert [each.name for each in (await the_one(store)).whom] == ["The host"]


@pytest.mark.parametrize(("step", "field", "most"), [(Step.WHERE, "where", 120), (Step.GOAL, "goal", 200)])
async def test_of_a_very_long_answer_is_said_how_much_was_kept(
    bot: Running, ada: Learner, store: Store, step: Step, field: str, most: int
) -> None:
    await known(store, ada)
    said = await does(ada, *TO[step], "somewhere in the long grey building by the river " * 80)
    kept = getattr(await the_one(store), field)
    assert len(kept) <= most and kept.endswith("…") and not kept.endswith("rive…") and kept in said.text


async def test_a_rambling_line_becomes_a_short_title_and_what_is_hoped_for_the_goal(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(
        ada,
        "/event so theres this thing in two weeks thursday 7pm at the impact hub its a climate meetup my friend ana is going too "
        "i want to find someone in grid software",
    )
    occasion = await the_one(store)
    assert (occasion.title, occasion.where, occasion.goal) == ("climate meetup", "the impact hub", "find someone in grid software")
    assert [each.name for each in occasion.whom] == ["Ana"]


async def test_a_new_name_is_written_under_what(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, "/event Robotics meetup in two weeks at 7pm at the Hub", "!Skip", "!Skip", "!Skip")
    await does(ada, "!✎ What", "Sensors at the Hub")
    occasion = await the_one(store)
    assert (occasion.title, occasion.kind, occasion.where) == ("Sensors at the Hub", Kind.MEETUP, "the Hub")
    await does(ada, "!✎ What", "Party")
    assert ((await the_one(store)).title, (await the_one(store)).kind) == ("", Kind.PARTY)
    said = await does(ada, "!✎ What", "The big evening of everybody who has ever built anything at all in this town")
    assert len((await the_one(store)).title) <= 40 and "up to here" in said.text
    assert len(await rows(store)) == 1 and isinstance(await the_one(store), Occasion)


async def test_in_a_plan_a_question_to_us_is_no_sentence_of_it_and_a_goodbye_may_be(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, "/event meetup in two weeks at 7pm at the Hub", "!Skip", "!Skip", "!Skip")
    said = await does(ada, "what do you mean by this?")
    assert (await the_one(store)).plan.openings == () and "1" in labels(said)
    await does(ada, "Hello there!")
    assert (await the_one(store)).plan.openings == ("Hello there!",)


async def test_looking_back_a_greeting_is_nobody_who_was_met(bot: Running, ada: Learner, store: Store) -> None:
    await known(store, ada)
    await does(ada, "/event", "!Party", "yesterday at 8pm", "!It's over")
    asked = await does(ada, "good morning")
    assert review_of((await rows(store))[0]).answers == {} and re.search(r"[Ww]ho", asked.text)
