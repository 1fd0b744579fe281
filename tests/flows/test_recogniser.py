"""What holds for any text at all: no crash, spans in place, the same reading every time, time in proportion to length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.ear import load_phrases
from flows.moves import Cue, Move, Relationship, Setting

EAR = load_phrases()
SECOND = load_phrases()
WORDS = ["could you", "refer me", "my resume", "I’d", "don't", "introduce", "hiring"]
MARKS = ["“quoted”", "🙏", "\u200b", "é", "e\u0301", "?", "!", "\n", ",", "ﬁrm"]
PIECES = st.sampled_from(WORDS + MARKS)
TALK = st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=300)


@given(TALK, TALK)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_with_spans_inside_it_and_confidences_in_range(text: str, previous: str) -> None:
    reading = EAR.read(text, Setting(previous=previous))
    assert reading.sightings
    for sighting in reading.sightings:
        start, end = sighting.span
        assert 0 <= start <= end <= len(text)
        assert 0 <= sighting.confidence <= 1


@given(TALK)
@settings(max_examples=150, deadline=None)
def test_each_move_is_sighted_once_in_the_order_of_the_message(text: str) -> None:
    reading = EAR.read(text, Setting())
    assert len(set(reading.moves)) == len(reading.moves)
    assert [one.span for one in reading.sightings] == sorted(one.span for one in reading.sightings)


@given(TALK)
@settings(max_examples=100, deadline=None)
def test_the_same_text_gives_the_same_reading(text: str) -> None:
    assert EAR.read(text, Setting()) == EAR.read(text, Setting()) == SECOND.read(text, Setting())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("🙏🙏 Hello! Could you refer me to your boss?", "refer me"),
        ("I’d love it if you’d refer me.", "refer me"),
        ("Cafe\u0301 was lovely. Could\u200b you refer me?", "refer me"),
        ("“Well,” she said. Would you please refer me—today?", "refer me"),
    ],
)
def test_a_span_finds_its_words_in_the_original_text(text: str, words: str) -> None:
    spans = [one.span for one in EAR.read(text, Setting()).sightings if one.move is Move.REFERRAL_ASK]
    assert len(spans) == 1
    assert words in text[spans[0][0] : spans[0][1]]


@pytest.mark.parametrize(
    "text",
    ["could you " * 400, "a" * 4000, "if you could " * 300, "me, " * 1000, "please introduce me and " * 170, "?!" * 2000, "@" * 4000],
)
def test_four_thousand_characters_take_no_time_to_speak_of(text: str) -> None:
    EAR.read(text, Setting())
    began = time.perf_counter()
    EAR.read(text, Setting())
    assert time.perf_counter() - began < 0.25


def test_twice_the_text_takes_about_twice_the_time() -> None:
    said = "Could you introduce me to your boss, and is she hiring? "
    assert _seconds(said * 60) < _seconds(said * 30) * 4 + 0.01


def _seconds(text: str) -> float:
    EAR.read(text, Setting())
    return min(_once(text) for _ in range(3))


def _once(text: str) -> float:
    began = time.perf_counter()
    EAR.read(text, Setting())
    return time.perf_counter() - began


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("How did you start?", Cue.QUESTION),
        ("Well, I should run. Bye!", Cue.GOODBYE),
        ("You're an idiot.", Cue.INSULT),
        ("Honestly I don't want to live anymore.", Cue.DISTRESS),
        ("🙂🙂", Cue.UNREADABLE),
        ("...", Cue.UNREADABLE),
        ("sdkfjhskdf", Cue.UNREADABLE),
        ("Ich suche Arbeit, können Sie mir helfen?", Cue.FOREIGN),
        ("Я ищу работу", Cue.FOREIGN),
    ],
)
def test_a_cue_is_noticed(text: str, cue: Cue) -> None:
    assert cue in EAR.read(text, Setting()).cues


@pytest.mark.parametrize(
    "text",
    ["Kids are killing me today!", "This deadline is killing me.", "What an idiot I was.", "I died of laughter."],
)
def test_a_manner_of_speaking_is_no_distress_and_no_insult(text: str) -> None:
    assert not {Cue.DISTRESS, Cue.INSULT} & EAR.read(text, Setting()).cues


@pytest.mark.parametrize(
    ("text", "topic", "words"),
    [
        ("Hi, my name is Sam Ortiz.", "name", "Sam Ortiz"),
        ("I'm Kim, nice to meet you.", "name", "Kim"),
        ("I work in supply chain planning.", "field", "supply chain planning"),
        ("I'm hoping to move into climate policy.", "aim", "move into climate policy"),
    ],
)
def test_what_the_learner_tells_is_taken_down_in_their_words(text: str, topic: str, words: str) -> None:
    assert (topic, words) in [(telling.topic, telling.words) for telling in EAR.read(text, Setting()).tellings]


@pytest.mark.parametrize("text", ["I'm sorry about that.", "I'm so glad you came.", "This is great."])
def test_a_feeling_is_no_name(text: str) -> None:
    assert not [telling for telling in EAR.read(text, Setting()).tellings if telling.topic == "name"]


@pytest.mark.parametrize("text", ["I hate you. See you Tuesday, I'll bring the good tacos.", "Oh shut up, you never did!"])
def test_a_friend_is_not_insulted_by_what_would_insult_a_stranger(text):
    ear = load_phrases()
    assert ear.read(text, Setting(relationship=Relationship.STRANGER)).is_rude
    assert not ear.read(text, Setting(relationship=Relationship.FRIEND)).is_rude


def test_a_friend_is_insulted_by_an_insult():
    assert load_phrases().read("You are a pathetic loser.", Setting(relationship=Relationship.FRIEND)).is_rude
