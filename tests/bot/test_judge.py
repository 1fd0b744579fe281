"""What `check` and `replay` make of a message: distress is met with care, and a finished talk is heard as a rehearsal is."""

import re

import pytest

from bot.content.library import nearly, world
from bot.judge import check_record, replay_record
from bot.streams import check
from bot.words import PLAIN, sentences
from flows.judgement import TOO_LONG
from flows.moves import Cue, Move, Reading, Relationship
from flows.rehearsal import Sign
from flows.replay import Said, listen

CARE = sentences()["care.distress"]
DESPAIR = "Could you refer me? I want to kill myself."


def replayed(*texts: str) -> dict[str, object]:
    """A talk of alternating lines, the partner's first."""
    who = ("partner", "user")
    return replay_record({"id": 1, "turns": [{"who": who[index % 2], "text": text} for index, text in enumerate(texts)]})


def test_distress_is_met_with_care_and_never_judged():
    told = check_record({"id": 1, "text": DESPAIR})
    assert not told["slip"] and told["slip_moves"] == [] and told["try_instead"] == ""
    assert told["note"] in CARE


def test_distress_in_a_talk_costs_nothing_and_counts_for_nothing():
    told = replayed("Hello.", "How did you get into this?", "By chance.", DESPAIR, "Oh.", "Any openings at your firm?")
    before, care, after = told["turns"]
    assert not care["slip"] and care["slip_moves"] == [] and care["trust"] == before["trust"]
    assert len(care["notes"]) == 1 and care["notes"][0] in CARE
    assert after["slip"]
    calm = replayed("Hello.", "How did you get into this?", "By chance. Oh.", "Any openings at your firm?")
    assert told["overall"] == calm["overall"] and told["scores"] == calm["scores"]


def test_the_page_for_people_meets_distress_with_care_and_says_nothing_else(tmp_path, capsysbinary):
    file = tmp_path / "said.txt"
    file.write_text(DESPAIR + "\n", "utf-8")
    assert check(str(file), jsonl=False) == 0
    shown = capsysbinary.readouterr().out.decode("utf-8")
    assert any(care in shown for care in CARE)
    assert "Nothing here asks too much" not in shown and "%)" not in shown and "Try:" not in shown


@pytest.mark.parametrize(
    ("sign", "said"),
    [("interview", "How did you get into that?"), ("one_sided", "I work in a bakery and I love the early mornings.")],
)
def test_a_talk_that_goes_one_way_is_noted_once_when_it_has_gone_on_too_long(sign: str, said: str):
    moves = (Move.CURIOSITY,) if sign == "interview" else (Move.SHARING,)
    told = replayed(*(["Right.", said] * (TOO_LONG + 3)))
    assert all(set(moves) & set(turn["moves"]) for turn in told["turns"])
    noted = [index for index, turn in enumerate(told["turns"]) if any(_is_about(sign, note) for note in turn["notes"])]
    assert noted == [TOO_LONG]


def test_an_opening_that_is_walked_past_closes_and_is_noted():
    told = replayed(
        "How can I help you?",
        "Who painted that one over there?",
        "My sister did.",
        "Does she still paint?",
        "On Sundays.",
        "And what does she do the rest of the week?",
    )
    assert [bool(turn["notes"]) for turn in told["turns"]] == [False, False, True]


class _Deaf:
    """An ear that hears nothing but distress, in every message that has the word."""

    def read(self, text: str, setting: object) -> Reading:
        return Reading((), frozenset((Cue.DISTRESS,) if "distress" in text else ()))

    def invitations(self, line: str) -> frozenset[Move]:
        return frozenset()

    def reluctant(self, line: str) -> bool:
        return True


def test_the_listener_needs_nothing_of_the_shell_and_leaves_distress_out_of_the_talk():
    said = [Said(True, "hello"), Said(False, "hi"), Said(True, "distress"), Said(False, "oh")]
    talk, heard = listen(_Deaf(), nearly(), "coffee", Relationship.INTRODUCED, said)
    assert [one.turn.number for one in heard] == [1, 2]
    assert [turn.number for turn in talk.spoken] == [1] and talk.ending == "polite"


ASK = "Could you refer me to your boss?"
FEELS = "I like them, but it would be my name on it. If it goes wrong, I'm the one who has to explain."


@pytest.mark.parametrize("near", ["acquaintance", "friend"])
def test_whoever_knows_the_sender_is_not_said_to_know_nothing_about_them(near: str):
    told = check_record({"id": 1, "text": ASK, "relationship": near})
    assert told["slip_moves"] == ["referral_ask"] and told["note"].endswith(FEELS)
    turns = [{"who": "partner", "text": "Hello."}, {"who": "user", "text": ASK}]
    assert FEELS in replay_record({"id": 1, "relationship": near, "turns": turns})["turns"][0]["notes"][0]
    assert "next to nothing about" in check_record({"id": 1, "text": ASK, "relationship": "introduced"})["note"]


@pytest.mark.parametrize("partner", ["dana", "nobody we know", "", None])
def test_a_talk_is_judged_alike_whoever_it_was_with(partner: str | None):
    talk = {"id": 1, "turns": [{"who": "user", "text": ASK}]}
    assert replay_record(talk | {"partner": partner}) == replay_record(talk)


def test_the_sentence_to_send_stands_apart_from_what_is_felt():
    first = replay_record({"id": 1, "turns": [{"who": "user", "text": ASK}]})["turns"][0]["notes"]
    tries = world().guidance.slips[Move.REFERRAL_ASK].tries
    assert len(first) == 1 and any(first[0].endswith(f" Try: “{each}”") for each in tries)


@pytest.mark.parametrize("relationship", ["stranger", "friend"])
@pytest.mark.parametrize("number", range(8))
def test_a_draft_is_not_replaced_by_a_word_on_what_was_never_said(relationship: str, number: int):
    text = f"I need an answer tonight, by {number + 4} at the latest."
    pressure = world().guidance.slips[Move.PRESSURE]
    told = check_record({"id": 1, "text": text, "relationship": relationship})
    assert told["slip_moves"] == ["pressure"] and told["try_instead"] in pressure.tries_alone
    after_a_no = check_record({"id": 1, "text": text, "relationship": relationship, "previous": "I'd rather not, sorry."})
    assert after_a_no["try_instead"] in pressure.tries_after


ON_WHAT_WAS_SAID = re.compile(r"\b(?:sorry|instead|again|forget|that was|you told me|we talked|drop it|too vague|more exact)\b", re.I)


def test_sentences_that_stand_alone_take_up_nothing():
    slips = [each for words in world().guidance.slips.values() for each in words.tries_alone]
    alone = [*slips, *world().guidance.signs[Sign.VAGUE].tries_alone]
    assert not [each for each in alone if ON_WHAT_WAS_SAID.search(each)]
    assert not [each for each in alone if check_record({"id": 1, "text": each})["slip"]]


def _is_about(sign: str, note: str) -> bool:
    wordings = world().guidance.signs[sign].notes
    said = [PLAIN.text(each, partner="the other person") for each in wordings]
    return note in [each[:1].upper() + each[1:] for each in said]
