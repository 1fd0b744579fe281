"""How a played talk is judged: what a reminder may say, what a question about the learner opens, what counts as homework."""

from dataclasses import replace

import pytest

from bot.content.library import world
from flows import play
from flows.judgement import A_SPEECH, Terms, assess
from flows.ledger import Entry, Ledger
from flows.moves import Move, Reading, Sighting
from flows.rehearsal import OpenDoor, Rehearsal


def begun(scene: str = "coffee", partner: str = "dana") -> Rehearsal:
    return play.begin(world(), scene, (partner,), 3).rehearsal


def with_encounter(rehearsal: Rehearsal, **changes: object) -> Rehearsal:
    return replace(rehearsal, room=(rehearsal.room[0].evolve(**changes),), facing=0)


def slips(rehearsal: Rehearsal, text: str) -> set[Move]:
    return set(play.advance(world(), rehearsal, text).turn.slips)


@pytest.mark.parametrize(
    "text", ["Did you get my message?", "I wrote to you two weeks ago and have not heard back.", "Hi again, any news?"]
)
def test_one_reminder_is_no_push(text: str) -> None:
    assert Move.PRESSURE not in slips(with_encounter(begun("message"), unanswered=1), text)


@pytest.mark.parametrize(
    "text",
    [
        "Did you get my message? I am still waiting. Please answer, it is urgent for me.",
        "Please reply today, I need an answer.",
        "I wrote to you last week. You owe me an answer, and I need your decision by tomorrow.",
    ],
)
def test_a_demand_inside_the_one_reminder_is(text: str) -> None:
    assert Move.PRESSURE in slips(with_encounter(begun("message"), unanswered=1), text)


def test_who_asks_about_the_learner_is_told_until_a_slip() -> None:
    merits = "I led a team of 14, reduced scrap by 30 percent, I am a certified auditor and a proven leader with a track record."
    asked = with_encounter(begun(), doors=(OpenDoor(-1, (Move.PURPOSE, Move.SHARING), 1),), last_turn=2, turns=2).evolve(turn=2)
    slipped = with_encounter(asked, ledger=Ledger(3.0, (Entry(2, Move.REFERRAL_ASK, "refer me", -2.0, "D4.5", "slip"),)))
    again = with_encounter(slipped, doors=(OpenDoor(-1, (Move.PURPOSE, Move.SHARING), 2),))
    assert Move.SELF_PITCH not in slips(asked, merits)
    assert Move.SELF_PITCH in slips(slipped, merits)
    assert Move.SELF_PITCH not in slips(again, merits), "asked once more after the slip, it may be told"


def test_homework_shows_in_a_short_message_and_not_in_a_flood_of_words() -> None:
    known = world().people["dana"].partner.briefing[0].says
    assert "came_prepared" in reasons(f"I read about this before I came: {known}")
    assert "came_prepared" not in reasons(f"I read about this before I came: {known} " + "and then I told my aunt about the harbour " * 12)


def test_a_speech_about_oneself_pays_nothing_and_a_story_does() -> None:
    heard = Reading((Sighting(Move.SHARING, 0.9, (0, 9)),))
    assert assess(heard, "my aunt and I", 1, Ledger(2), Terms(2)).entries
    assert not assess(heard, "my aunt and I " * A_SPEECH, 1, Ledger(2), Terms(2)).entries


def reasons(text: str) -> set[str]:
    return {entry.reason for entry in play.advance(world(), begun(), text).turn.entries}


@pytest.mark.parametrize("text", ["Why not?", "I thought we were friends.", "Why not? I thought we were friends."])
def test_after_a_refusal_nothing_is_paid_for_asking_why_not(text: str) -> None:
    refused = play.advance(
        world(), begun("trusted_contact", "hugh"), "You have to get me into your company, I won't take no for an answer."
    )
    assert refused.turn.slips
    entries = play.advance(world(), refused.rehearsal, text).turn.entries
    assert not [entry for entry in entries if entry.points > 0]


def test_stepping_up_to_two_people_asks_for_nothing() -> None:
    rehearsal = play.begin(world(), "event", ("meilin", "tomas", "amadou"), 7).rehearsal
    turn = play.advance(world(), play.approach(world(), rehearsal, 1).rehearsal, "Hi, may I join you? I'm Katrin.").turn
    assert not turn.slips and {seen.move for seen in turn.sightings} == {Move.SMALL_TALK}
