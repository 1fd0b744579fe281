"""Who can't answer says so plainly; a question is asked for in other words once in a talk at most, and only when it was a long one."""

from dataclasses import replace

import pytest

from bot.content.library import world
from flows import play
from flows.questions import asks_them, is_clear

LONG = (
    "Would you ever, if it came to that and nobody else in the whole wide world were looking your way at all, collect stamps or coins "
    "or the like with your neighbour's second cousin from the seaside?"
)


def said(question: str, *before: str) -> list[str]:
    begun = play.begin(world(), "coffee", ("kev",), 7).rehearsal
    encounter = begun.room[0].evolve(turns=5, asked="", spoken=before)
    turn = play.advance(world(), replace(begun.with_partner(encounter), turn=5, state="their_story"), question).turn
    return [line.id for line in turn.lines if line.speaker == "kev"]


@pytest.mark.parametrize("question", ["Did you ever collect stamps, or coins, or the like?", "Do you own a telescope?"])
def test_a_short_question_is_not_asked_for_in_other_words(question):
    assert is_clear(question) and not any(line.startswith("unsure[") for line in said(question))


def test_other_words_are_asked_for_once_in_a_talk():
    assert not is_clear(LONG) and any(line.startswith("unsure[") for line in said(LONG))
    assert not any(line.startswith("unsure[") for line in said(LONG, "unsure[0]"))


def test_a_feeling_is_theirs_and_a_figure_is_not():
    assert (
        asks_them("Were you sad that Tuesday?") and not asks_them("How many people are you feeding?") and not asks_them("Was she strict?")
    )


def test_whoever_asks_about_the_greeting_is_told_that_there_is_no_more_to_it():
    begun = play.begin(world(), "coffee", ("seun",), 132).rehearsal
    greeting = begun.room[0].spoken[-1]
    assert "note" in world().people["seun"].lines[greeting]
    lines = [line.id for line in play.advance(world(), begun, "Ha, what note is it?").turn.lines]
    assert lines[0].startswith("briefly.no_more[")
    other = [line.id for line in play.advance(world(), begun, "Do you own a telescope?").turn.lines]
    assert not any(line.startswith("briefly.no_more[") for line in other)
