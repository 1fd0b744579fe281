"""What is called after somebody who has just taken leave is for them, and not for whoever stands nearest."""

import pytest

from bot.content.library import world
from flows import play
from flows.moves import Cue, Move
from flows.rehearsal import Rehearsal

ROOM = ("dana", "kev", "meilin")


@pytest.fixture(scope="module")
def left() -> Rehearsal:
    """An evening in which Dana has just gone, after a warm goodbye."""
    rehearsal = play.approach(world(), play.begin(world(), "event", ROOM, 81).rehearsal, 0).rehearsal
    for text in ("Hi Dana, I'm Sam. How did you get into testing?", "It was lovely to meet you, Dana. Goodbye!"):
        rehearsal = play.advance(world(), rehearsal, text).rehearsal
    assert rehearsal.facing < 0 and rehearsal.room[0].parted
    return rehearsal


@pytest.mark.parametrize("text", ["Thank you! I'll write to you on Friday.", "Good night!", "See you next week, then."])
def test_thanks_and_goodbyes_reach_whoever_is_going(left: Rehearsal, text: str):
    played = play.advance(world(), left, text)
    assert [line.id for line in played.turn.lines] == ["heard_in_going"]
    assert played.turn.partner == "dana" and played.turn.text == text and played.rehearsal.facing < 0
    assert not any(each.turns for each in played.rehearsal.room[1:])


def test_a_promise_called_after_them_counts(left: Rehearsal):
    played = play.advance(world(), left, "Thank you! I'll write to you on Friday and tell you how it went.")
    assert Move.FOLLOW_UP in played.turn.moves and played.rehearsal.room[0].next_step


def test_a_slip_called_after_them_is_one(left: Rehearsal):
    played = play.advance(world(), left, "Thanks! And please pass my resume on to your boss.")
    assert played.turn.slips and played.turn.note


@pytest.mark.parametrize("text", ["Hi there, I'm Sam.", "Thanks! And what do you do?", "Is this seat taken?"])
def test_a_word_to_somebody_else_is_for_whoever_stands_nearest(left: Rehearsal, text: str):
    assert play.advance(world(), left, text).turn.partner in ROOM[1:]


@pytest.mark.parametrize("text", ["Thank you. I want to kill myself, goodbye.", "Goodbye everyone. I don't want to be alive anymore."])
def test_despair_called_after_them_is_met_with_care(left: Rehearsal, text: str):
    played = play.advance(world(), left, text)
    assert Cue.DISTRESS in played.cues and played.rehearsal == left and not played.turn.text


@pytest.mark.parametrize("text", ["I think I'll go home now. Goodbye everyone!", "leave", "go home", "I'm off."])
def test_whoever_faces_nobody_goes_home_in_words_of_their_own(left: Rehearsal, text: str):
    played = play.advance(world(), left, text)
    assert world().flows["event"].scene.ending(played.rehearsal.state) and not any(each.turns for each in played.rehearsal.room[1:])


@pytest.mark.parametrize(("text", "answered"), [("What do you actually test all day?", True), ("That's a good story.", False)])
def test_a_question_asked_when_time_is_up_is_answered_in_going(text: str, answered: bool):
    begun = play.begin(world(), "coffee", ("dana",), 7).rehearsal
    last = world().flows["coffee"].scene.turns - 1
    late = begun.with_partner(begun.room[0].evolve(turns=last, asked="")).evolve(turn=last, state="their_story")
    lines = [line.id for line in play.advance(world(), late, text).turn.lines]
    assert lines[-1].startswith("goodbyes.late[")
    assert any(line.startswith("topics.") for line in lines) == answered


@pytest.mark.parametrize(
    ("text", "turns", "parts"),
    [
        ("Thank you for the coffee, Dana. Good luck on Friday!", 8, True),
        ("Thanks so much for your time, and all the best with the rig.", 8, True),
        ("Thank you for the coffee, Dana. Good luck on Friday!", 1, False),
        ("Thank you for the coffee, it's very good.", 8, False),
        ("Thank you for the coffee, good luck on Friday! What will she wear?", 8, False),
    ],
)
def test_thanks_for_it_all_and_a_good_wish_take_leave_late_in_a_talk(text: str, turns: int, parts: bool):
    begun = play.begin(world(), "coffee", ("dana",), 7).rehearsal
    going_on = begun.with_partner(begun.room[0].evolve(turns=turns, asked="")).evolve(turn=turns, state="their_story")
    lines = [line.id for line in play.advance(world(), going_on, text).turn.lines]
    assert any(line.startswith("goodbyes.") for line in lines) == parts, lines
