"""Goals are judged as somebody would who wants to help, and the answers to a few questions become one sentence."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.profiles import vocabulary
from flows.sharpening import MOST_QUESTIONS, Sharpening, Slot, answered, is_fine, next_question, sharpness, skips, woven
from tests.rows import rows_of

GOALS = rows_of(Path(__file__).parent / "goals.yaml")
KNOWN = vocabulary()


@pytest.mark.parametrize(("kind", "goal"), [(kind, goal) for kind in GOALS["tuned"] for goal in GOALS["tuned"][kind]])
def test_a_goal_is_taken_or_asked_about(kind: str, goal: str):
    assert sharpness(goal, KNOWN).is_specific == (kind == "specific"), sharpness(goal, KNOWN)


def test_most_goals_that_nobody_tuned_for_are_judged_right():
    judged = [(kind, goal) for kind in GOALS["apart"] for goal in GOALS["apart"][kind]]
    wrong = [goal for kind, goal in judged if sharpness(goal, KNOWN).is_specific != (kind == "specific")]
    assert len(wrong) <= 0.05 * len(judged), wrong


def test_no_goal_stands_twice():
    everything = [goal for half in GOALS.values() for goals in half.values() for goal in goals]
    assert len(everything) == len(set(everything)) and len(everything) >= 120


@pytest.mark.parametrize(
    ("goal", "missing"),
    [
        ("a job", "what where why"),
        ("find work in Berlin", "what why"),
        ("a job by June", "what where"),
        ("become a tram driver", "where why"),
        ("a junior accountant job in Leeds", "why"),
    ],
)
def test_it_is_named_what_is_missing(goal: str, missing: str):
    assert " ".join(sharpness(goal, KNOWN).missing) == missing


@pytest.mark.parametrize(
    ("goal", "answers", "becomes"),
    [
        ("a job", ["lab technician", "medical device firms in Leeds"], "a job as a lab technician at medical device firms in Leeds"),
        ("find a job in Berlin", ["UX researcher"], "find a job as a UX researcher in Berlin"),
        ("anything in marketing", ["I'd like to write newsletters for museums"], "write newsletters for museums"),
        ("I need a job urgently", ["office", "skip", "rent"], "I need an office job urgently (rent)"),
        ("find a mentor", ["someone who opened a second restaurant"], "find someone who opened a second restaurant"),
        ("get advice", ["how to price my weddings"], "find out how to price my weddings"),
        ("to network", ["two people who audit accessibility"], "two people who audit accessibility"),
        ("become a tram driver", ["in Zurich"], "become a tram driver in Zurich"),
        ("become a tram driver", ["skip", "next spring"], "become a tram driver next spring"),
        ("a job", ["skip", "Leeds", "because we move there", "too many"], "a job in Leeds, because we move there"),
        ("meet people", ["find three beekeepers who sell to hotels in Fife"], "find three beekeepers who sell to hotels in Fife"),
    ],
)
def test_answers_are_woven_into_one_sentence(goal: str, answers: list[str], becomes: str):
    assert woven(asked(goal, answers), KNOWN) == becomes


@pytest.mark.parametrize(
    "said", ["that's fine", "That’s fine.", "ok", "it's good enough", "done", "keep it", "no thanks", "That is fine as it is!"]
)
def test_enough_is_enough(said: str):
    assert is_fine(said) and not is_fine("a fine arts degree in Leeds")


@pytest.mark.parametrize("said", ["skip", "no idea", "I don't know", "idk", "...", "", "I dont know yet", "next"])
def test_a_question_can_be_passed_over(said: str):
    assert skips(said) and not skips("nothing but bread")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.lists(st.text(max_size=60), max_size=6))
def test_it_ends_after_three_questions_and_asks_none_twice(goal: str, answers: list[str]):
    draft = asked(goal, answers)
    assert len(draft.asked) <= MOST_QUESTIONS and len(set(draft.asked)) == len(draft.asked)
    assert len(woven(draft, KNOWN)) <= 200
    for _ in Slot:
        if slot := next_question(draft, KNOWN):
            draft = answered(draft, slot, "skip", KNOWN)
    assert next_question(draft, KNOWN) is None


def asked(goal: str, answers: list[str]) -> Sharpening:
    """A goal with the answers to whatever is asked."""
    draft = Sharpening(goal)
    for answer in answers:
        if slot := next_question(draft, KNOWN):
            draft = answered(draft, slot, answer, KNOWN)
    return draft
