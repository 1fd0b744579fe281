"""What is said of a draft: how sure, how near, how long; and what is not looked at at all."""

from dataclasses import replace

import pytest

from bot.checked import look_at, unfit
from bot.explained import judgement, listed
from bot.explained import rewritten as explained
from bot.words import PLAIN, sentences
from flows.judgement import Terms
from flows.moves import ASKS, PUSHES, Move, Reading, Relationship, Sighting
from flows.rewriting import Weight, marks_of, measure_of


def test_what_is_heard_without_certainty_is_no_fault_and_said_with_care() -> None:
    text = "Perhaps you know somebody there."
    reading = Reading((Sighting(Move.INTRO_ASK, 0.5, (8, 20)),))
    (mark,) = marks_of(text, reading, (), Terms(1.0))
    assert mark.weight is Weight.DOUBT


def test_many_places_are_told_in_few_words() -> None:
    assert listed([1]) == "1" and listed([1, 2]) == "1, 2" and listed(list(range(1, 55))) == "1–54" and listed([1, 3, 4, 5]) == "1, 3–5"
    assert listed(list(range(1, 40, 2))).count(",") < 7


@pytest.mark.parametrize("to", list(Relationship))
def test_nothing_is_called_fine_while_a_doubt_stands(to: Relationship) -> None:
    sure = [look_at("Hi Kim, how did you get into bees?", to), look_at("Hi Kim, I liked the bridge. Could you refer me?", to)]
    for checked in sure:
        for doubts in ((), ("about a page",)):
            told = replace(checked, text="Hi Kim." + " " * len(doubts), doubts=doubts, marks=())
            page = f"{judgement(told, PLAIN)} {explained(told, PLAIN)}"
            claims = any(words in page for words in ("Send it", "Off it goes", "weighs on anybody", "Every word is still yours"))
            assert ("about a page" in page) is bool(doubts) and not (doubts and claims)


def test_only_those_who_are_near_are_told_that_they_stand_close_enough() -> None:
    assert not any("close enough" in words for words in sentences()["check.did.room"])
    assert any("close enough" in words for words in sentences()["check.did.room_near"])


def test_every_slip_has_its_words_for_near_and_far() -> None:
    for move in (ASKS | PUSHES) - {Move.VAGUE_ASK}:
        assert f"check.near.{move}" in sentences() and f"check.{'a' if move in ASKS else 'push'}.{move}" in sentences()


def test_the_time_to_read_and_the_reasons_not_to_read_at_all() -> None:
    assert measure_of("") == measure_of("   \n") and measure_of("").seconds == 0
    assert measure_of("one two, three's\n").words == 3 and measure_of("word " * 238).seconds == 60
    reasons = [unfit(text) for text in ("", " \n", "x " * 2049, "😀", "Können Sie mir helfen?", "I want to kill myself", "Hello Dana.")]
    assert reasons == ["empty", "empty", "huge", "unreadable", "foreign", "distress", ""]


def test_length_is_only_spoken_of_to_strangers_and_when_it_is_much() -> None:
    long = "I like how you write about bees and about the people who keep them. " * 7
    assert look_at(long, Relationship.STRANGER).is_long_for_the_reader
    assert not look_at(long, Relationship.FRIEND).is_long_for_the_reader
    assert not look_at("How are you?", Relationship.STRANGER).is_long_for_the_reader


def test_what_it_costs_is_told_from_the_length_on_that_the_evidence_speaks_of() -> None:
    kind = "I like how you write about bees and about the people who keep them. "
    short, long = (look_at(kind * times, Relationship.STRANGER) for times in (7, 20))
    assert not short.costs_answers and "characters" not in judgement(short, PLAIN)
    assert long.costs_answers and "characters" in judgement(long, PLAIN)
    assert not look_at(kind * 20, Relationship.INTRODUCED).costs_answers


def test_nobody_who_asks_for_fifteen_minutes_is_told_of_an_hour() -> None:
    checked = look_at("Hi Dana, could you spare fifteen minutes for a call next week?", Relationship.STRANGER)
    assert "hour" not in judgement(checked, PLAIN)
