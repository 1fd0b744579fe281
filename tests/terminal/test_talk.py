"""What the terminal does with a line, against a real store."""

from __future__ import annotations

import re

import pytest
from sqlmodel import select

from bot.practice import rehearsal_of
from bot.store.store import Store
from bot.store.tables import Rehearsed, Taken
from bot.terminal.said import Awaits, Voice, Wish
from flows.rehearsal import Feedback

from .conftest import DANA, Learner

PUSHY = "Can you refer me to your hiring manager?"
CURIOUS = "How did you end up testing robot grippers?"


async def rows(store: Store) -> list[Rehearsed]:
    async with store.work() as work:
        return list((await work.exec(select(Rehearsed).order_by(Rehearsed.id))).all())  # type: ignore[arg-type]


async def test_somebody_new_chooses_scene_partner_and_goal_and_then_hears_the_first_line(learner: Learner) -> None:
    await learner.sits_down()
    assert learner.reply.awaits is Awaits.SCENE
    await learner.types("1")
    assert learner.reply.awaits is Awaits.PARTNER
    assert "Marit" in await learner.types("dana"), "the briefing stands before the goal"
    assert learner.reply.awaits is Awaits.GOAL
    await learner.types("hear about testing")
    assert learner.reply.awaits is Awaits.SPEECH
    assert [said.name for said in learner.reply.said if said.voice is Voice.PARTNER] == ["Dana"]
    (row,) = await rows(learner.store)
    assert (row.scene, row.partner, row.goal, row.seed) == ("coffee", "dana", "hear about testing", 7)


async def test_a_greeting_is_no_goal_and_is_met_as_a_greeting(learner: Learner) -> None:
    await learner.sits_down(Wish("coffee", "dana"))
    assert "what would you like to come away with" in await learner.types("Hi, I'm Alex. Nice to meet you")
    await learner.types("hear about testing")
    (row,) = await rows(learner.store)
    assert row.goal == "hear about testing"


async def test_a_way_of_speaking_that_is_not_known_is_said_to_be_none(learner: Learner) -> None:
    await learner.sits_down(Wish("coffee", "dana", goal=""))
    assert "no mode “loud”" in await learner.types("/feedback loud")


async def test_an_event_asks_for_no_partner_and_shows_the_room(learner: Learner) -> None:
    await learner.sits_down()
    await learner.types("event")
    assert learner.reply.awaits is Awaits.GOAL
    assert "1." in await learner.types("")


@pytest.mark.parametrize("typed", ["Dana", "dana", "DAN", "Danna", "4"])
async def test_a_partner_is_understood_by_number_name_beginning_and_near_miss(learner: Learner, typed: str) -> None:
    await learner.sits_down(Wish("coffee"))
    assert learner.reply.choices[3].value == "dana"
    await learner.types(typed)
    assert learner.reply.awaits is Awaits.GOAL


@pytest.mark.parametrize("typed", ["", "99", "0", "²", "٣٣", "[bold]", "nobody of that name", "\x1b[31m"])
async def test_an_answer_that_names_nobody_is_asked_for_again(learner: Learner, typed: str) -> None:
    await learner.sits_down(Wish("coffee"))
    await learner.types(typed)
    assert learner.reply.awaits is Awaits.PARTNER
    assert learner.reply.choices


async def test_a_turn_is_in_the_store_before_it_is_shown(learner: Learner) -> None:
    await learner.sits_down(DANA)
    await learner.types("", CURIOUS)
    async with learner.store.work() as work:
        kinds = [taken.kind for taken in (await work.exec(select(Taken))).all()]
    assert kinds == ["begin", "say"]


async def test_a_slip_is_answered_by_the_partner_and_noted_by_the_mentor_with_something_to_send(script: Learner) -> None:
    await script.sits_down(DANA)
    await script.types(PUSHY)
    assert [said.voice for said in script.reply.said] == [Voice.LEARNER, Voice.PARTNER, Voice.MENTOR]
    assert script.reply.said[-1].instead
    assert await script.types("/why") != await script.types("/room")


async def test_undo_takes_the_trust_back_to_where_it_was_and_shows_the_line_that_stands_again(script: Learner) -> None:
    await script.sits_down(DANA)
    await script.types(CURIOUS)
    line, before = script.read(Voice.PARTNER), await script.talk.trust()
    await script.types(PUSHY)
    assert await script.talk.trust() != before
    assert PUSHY in await script.types("/undo")
    assert script.read(Voice.PARTNER) == line
    assert await script.talk.trust() == before


async def test_the_account_of_trust_adds_up_as_it_is_shown(script: Learner) -> None:
    await script.sits_down(DANA)
    await script.types(CURIOUS, PUSHY)
    await script.types("Sorry, that was too early. What do you like about the egg test?", "I could lend you my scale for it.")
    told = await script.types("/trust")
    (total,) = re.findall(r"(\d+\.\d) of 10", told)
    shown = [float(number) for number in re.findall(r"^\s*([+-]?\d+\.\d)  ", told, re.M)]
    assert len(shown) > 3 and round(sum(shown), 1) == float(total)


async def test_undo_with_nothing_said_says_so(script: Learner) -> None:
    await script.sits_down(DANA)
    await script.types("/undo")
    assert script.reply.awaits is Awaits.SPEECH
    assert [said.voice for said in script.reply.said] == [Voice.TYPED, Voice.HOUSE]


async def test_two_hints_come_as_sentences_to_send(script: Learner) -> None:
    await script.sits_down(DANA)
    await script.types("/hint")
    (hint,) = (said for said in script.reply.said if said.voice is Voice.MENTOR)
    assert len(set(hint.instead)) == 2


async def test_an_unknown_command_names_the_nearest_one(script: Learner) -> None:
    await script.sits_down(DANA)
    assert "/hint" in await script.types("/hnt")
    assert "/stop" in await script.types("/debreif"), "a debrief is had by stopping"
    await script.types("/stop")
    assert "/stop" not in await script.types("/debreif"), "what can't be done just now is not proposed"
    assert "/help" in await script.types("/bbbbb")
    assert "/help" in await script.types("/")


async def test_the_help_page_names_every_command(script: Learner) -> None:
    from bot.terminal.commands import COMMANDS

    await script.sits_down(DANA)
    page = await script.types("/help")
    assert [name for name in COMMANDS if f"/{name} " not in page] == []


async def test_feedback_changes_at_once_and_for_the_next_time(script: Learner) -> None:
    await script.sits_down(DANA)
    await script.types("/feedback end", PUSHY)
    assert Voice.MENTOR not in [said.voice for said in script.reply.said]
    await script.types("/undo")
    assert rehearsal_of((await rows(script.store))[0]).feedback is Feedback.END
    await script.types("/new")
    assert rehearsal_of((await rows(script.store))[1]).feedback is Feedback.END


async def test_feedback_asked_without_a_mode_offers_the_three(learner: Learner) -> None:
    await learner.sits_down(DANA)
    await learner.types("", "/feedback")
    assert [choice.value for choice in learner.reply.choices] == ["/feedback live", "/feedback gentle", "/feedback end"]


async def test_the_guess_comes_before_the_debrief(learner: Learner) -> None:
    await learner.sits_down(DANA)
    await learner.types("", CURIOUS, "/stop")
    assert learner.reply.awaits is Awaits.GUESS
    assert "second coffee" not in learner.read(Voice.PAGE)
    await learner.types("erm")
    assert learner.reply.awaits is Awaits.GUESS, "an answer that is none is asked for again"
    assert "Six lines" in await learner.types("maybe")
    assert (await rows(learner.store))[0].guess == "maybe"


async def test_enter_skips_the_guess(learner: Learner) -> None:
    await learner.sits_down(DANA)
    await learner.types("", CURIOUS, "/stop", "")
    assert "Six lines" in learner.read()
    assert (await rows(learner.store))[0].guess == ""


async def test_a_guess_in_ones_own_words_is_understood(script: Learner) -> None:
    await script.sits_down(DANA)
    assert "Six lines" in await script.types(CURIOUS, "/stop", "I think so, we laughed a lot together")
    assert (await rows(script.store))[0].guess == "yes"


@pytest.mark.parametrize("asks", [True, False])
async def test_a_text_in_place_of_a_guess_is_asked_about_once_and_never_read_back(store: Store, asks: bool) -> None:
    learner = Learner(store, asks)
    await learner.sits_down(DANA)
    await learner.types(*([""] if asks else []), CURIOUS, "/stop")
    shown = await learner.types("word " * 800)
    assert learner.reply.awaits is Awaits.GUESS and "Six lines" not in shown and "word " * 9 not in shown
    assert "skip" in shown
    shown = await learner.types("word " * 800)
    assert "Six lines" in shown and "word " * 9 not in shown
    assert (await rows(store))[0].guess == ""


async def test_a_command_that_is_near_to_nothing_points_to_the_help(script: Learner) -> None:
    await script.sits_down(DANA)
    assert "/help" in await script.types("/foo") and "Did you mean" not in script.read()
    assert "/help?" in await script.types("/hlep")
    assert "x" * 200 not in await script.types("/" + "x" * 4000)


async def test_the_five_commands_used_most_come_first_in_the_help(script: Learner) -> None:
    await script.sits_down(DANA)
    page = await script.types("/help")
    first = [line.split()[0] for line in page.splitlines() if line.startswith("  /")][:5]
    assert first == ["/hint", "/undo", "/stop", "/new", "/help"]


async def test_what_the_debrief_rests_on_is_shown_after_it_and_not_before(learner: Learner) -> None:
    await learner.sits_down(DANA)
    await learner.types("", CURIOUS)
    assert Voice.PAGE not in [said.voice for said in (await learner.talk.hear("/behind")).said]
    assert "D3.8" in await learner.types("/stop", "no", "/behind")


async def test_words_after_the_end_reach_nobody(script: Learner) -> None:
    await script.sits_down(DANA)
    await script.types("/stop", "yes", "Hello?")
    assert [said.voice for said in script.reply.said] == [Voice.TYPED, Voice.HOUSE]


@pytest.mark.parametrize(
    "command",
    [
        "/hint",
        "/undo",
        "/trust",
        "/why",
        "/room",
        "/approach 1",
        "/leave",
        "/stop",
        "/behind",
        "/help",
        "/feedback",
        "/feedback loud",
        "/new",
    ],
)
async def test_every_command_has_an_answer_before_during_and_after_a_rehearsal(learner: Learner, command: str) -> None:
    await learner.sits_down()
    assert await learner.types(command)
    await learner.types("/new", "coffee", "kev", "")
    assert await learner.types(command)
    await learner.types("/new", "event", "")
    assert await learner.types(command)
    await learner.types("/new", "coffee", "ruth", "", "/stop", "yes")
    assert await learner.types(command)


async def test_a_number_at_an_event_walks_up_and_a_number_over_coffee_is_speech(script: Learner) -> None:
    await script.sits_down(Wish("event"))
    await script.types("2")
    assert rehearsal_of((await rows(script.store))[0]).facing == 1
    await script.types("/new", "2")
    assert script.reply.said[0].voice is Voice.LEARNER


async def test_a_bare_stop_is_answered_with_its_command_and_said_when_it_comes_twice(script: Learner) -> None:
    await script.sits_down(DANA)
    for word in ("stop", "Undo.", "quit", "EXIT"):
        assert "/" in await script.types(word) and not script.read(Voice.PARTNER) and script.reply.awaits is Awaits.SPEECH
    assert "/hint" in await script.types("help") and not script.read(Voice.PARTNER)
    await script.types("stop", "stop")
    assert script.reply.said[0].voice is Voice.LEARNER and script.read(Voice.PARTNER)
    assert await script.types("Stop me if I talk too much.") and script.read(Voice.PARTNER)


async def test_a_bare_stop_is_no_command_where_there_is_nothing_to_stop(learner: Learner) -> None:
    await learner.sits_down()
    assert "stop" in (await learner.types("stop")).lower() and learner.reply.awaits is Awaits.SCENE
    await learner.types("quit")
    assert "/quit" in learner.read() and learner.reply.awaits is Awaits.SCENE


async def test_an_approach_to_nobody_names_the_numbers(script: Learner) -> None:
    await script.sits_down(Wish("event"))
    for wrong in ("/approach", "/approach 9", "/approach dana", "7", "/approach " + "9" * 5000):
        assert "1 to 3" in await script.types(wrong)


async def test_leaving_in_a_room_shows_who_is_left(script: Learner) -> None:
    await script.sits_down(Wish("event"))
    await script.types("1", "/leave")
    assert "(you have met)" in script.read(Voice.PAGE)


async def test_a_table_for_two_is_not_left_by_a_command(script: Learner) -> None:
    await script.sits_down(DANA)
    await script.types("/leave")
    assert script.reply.awaits is Awaits.SPEECH
    assert rehearsal_of((await rows(script.store))[0]).facing == 0


async def test_an_open_rehearsal_is_picked_up_with_what_was_said(learner: Learner) -> None:
    await learner.sits_down(DANA)
    await learner.types("", CURIOUS)
    again = Learner(learner.store, asks=True)
    assert CURIOUS in await again.sits_down()
    assert again.reply.awaits is Awaits.SPEECH
    assert len(await rows(learner.store)) == 1


async def test_one_that_waits_for_the_guess_is_picked_up_there(learner: Learner) -> None:
    await learner.sits_down(DANA)
    await learner.types("", CURIOUS, "/stop")
    again = Learner(learner.store, asks=True)
    await again.sits_down()
    assert again.reply.awaits is Awaits.GUESS
    assert "Six lines" in await again.types("yes")


async def test_a_new_one_puts_the_open_one_away(script: Learner) -> None:
    await script.sits_down(DANA)
    await script.sits_down(Wish("coffee", "kev"))
    assert [row.status for row in await rows(script.store)] == ["done", "open"]


async def test_new_begins_nothing_until_it_is_chosen(learner: Learner) -> None:
    await learner.sits_down(DANA)
    await learner.types("", "/new")
    assert [said.text for said in await learner.talk.parting()], "the open one is still kept"
    assert [row.status for row in await rows(learner.store)] == ["open"]


async def test_somebody_who_leaves_is_told_how_to_resume(script: Learner) -> None:
    await script.sits_down(DANA)
    assert "practice" in await script.types("/quit")
    assert script.reply.leaves


@pytest.mark.parametrize(
    "text",
    [
        "word " * 800,
        "x" * 5000,
        "🙂",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        "مرحبا، كيف حالك؟",
        "\u202eabc",
        "\u200b",
        "<b>hi</b> & [bold]x[/bold] {{ 1 }} {% x %}",
        "\x1b[2J\x07\x00",
        "\ud800",
        "Wie geht's dir heute?",
    ],
)
async def test_anything_that_can_be_typed_is_answered(script: Learner, text: str) -> None:
    await script.sits_down(DANA)
    await script.types(text)
    assert script.reply.awaits is Awaits.SPEECH
    assert script.read(Voice.PARTNER) or script.read(Voice.HOUSE)
    assert not {"\x1b", "\x00", "\ud800"} & set(script.read())


async def test_a_line_beyond_the_limit_is_cut_and_the_learner_told(script: Learner) -> None:
    await script.sits_down(DANA)
    assert "5000" in await script.types("x" * 5000)


async def test_a_scripts_rehearsal_is_the_same_for_the_same_seed(script: Learner) -> None:
    first = await script.sits_down()
    other = Learner(script.store, asks=False)
    assert (await other.sits_down(Wish(seeded=True))).endswith(first)


async def test_a_store_that_fails_loses_nothing_and_is_named(script: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlalchemy.exc import OperationalError

    from bot import practice

    async def fails(*_: object) -> None:
        raise OperationalError("", {}, Exception("disk full"))

    await script.sits_down(DANA)
    with monkeypatch.context() as broken:
        broken.setattr(practice, "say", fails)
        assert "disk full" in await script.types(CURIOUS)
    assert script.reply.awaits is Awaits.SPEECH
    await script.types(CURIOUS)
    assert script.read(Voice.PARTNER)
