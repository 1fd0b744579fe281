"""What comes near an aim, a promise or a story is never said to have been missing; what is far from it may be."""

import pytest

from bot.content.library import world
from flows import play
from flows.ledger import Ledger
from flows.moves import Move
from flows.own_words import answers_what_for, asks_for_oneself, nears_a_step, nears_an_aim, proposes, speaks_of_work, tells_of_oneself
from flows.rehearsal import OpenDoor, Sign

NEARLY = world().nearly


@pytest.mark.parametrize(
    "text",
    [
        "That I'd be in a team and sleeping again.",
        "A good year: ten suppliers who get paid on the day.",
        "I'm after a game of my own, a small one about a night bus.",
        "Honestly, a job with people in it again.",
        "My dream was always the harbour office.",
        "I’m hoping to move into planning.",
    ],
)
def test_these_come_near_an_aim(text: str):
    assert nears_an_aim(text, NEARLY)


@pytest.mark.parametrize(
    "text", ["What a day! Lovely tent.", "Do you want a hand with that?", "The peas were awful.", "Who are you looking for?"]
)
def test_these_do_not(text: str):
    assert not nears_an_aim(text, NEARLY)


@pytest.mark.parametrize(
    ("text", "nears"),
    [
        ("I'll read it out loud to a baker on Friday.", True),
        ("Would it be all right if I rang again?", True),
        ("You'll hear from me next week.", True),
        ("I did the books again, part-time.", False),
        ("How did you get into that?", False),
    ],
)
def test_what_comes_near_a_next_step(text: str, nears: bool):
    assert nears_a_step(text, NEARLY) is nears


def test_who_is_asked_what_for_may_answer_in_any_words_but_not_with_a_question():
    assert answers_what_for("Numbers and people, mostly numbers if I may choose.", NEARLY)
    assert not answers_what_for("Me too, a bit. And your family, are they in the firm as well?", NEARLY)
    assert not answers_what_for("Oh, nothing much really.", NEARLY)


def test_a_story_is_of_oneself_and_a_question_is_for_oneself_or_not():
    assert tells_of_oneself("My nan did Tuesday visits for years.") and not tells_of_oneself("Is it yours? Me too, a bit.")
    assert asks_for_oneself("What should a lift engineer learn first?", NEARLY) and not asks_for_oneself(
        "Where does the dog sleep?", NEARLY
    )
    assert proposes("Shall we do this again in October?", NEARLY) and not proposes("Shall we meet? And where did you grow up?", NEARLY)
    assert speaks_of_work("Do you know a firm that trains welders?", NEARLY) and not speaks_of_work(
        "Which piece should I try first?", NEARLY
    )


def talk(scene: str, partner: str, *said: str, seed: int = 3) -> list[play.Turn]:
    rehearsal, turns = play.begin(world(), scene, (partner,), seed).rehearsal, []
    for text in said:
        played = play.advance(world(), rehearsal, text)
        rehearsal, turns = played.rehearsal, [*turns, played.turn]
    return turns


def test_a_question_about_the_rice_is_no_business_at_a_party_and_one_about_openings_is():
    asked = {"Which piece should I try first?": False, "Which firms in your field are hiring printers right now, as far as you know?": True}
    for text, is_business in asked.items():
        last = talk("social", "tomas.social", "Good evening! What a smell.", "I'm Ana, from next door.", text)[-1]
        assert (Sign.OUT_OF_PLACE in last.signs or bool(last.slips)) is is_business, text


def test_what_was_said_between_the_lines_is_asked_about_and_not_granted():
    said = "You think a guy with my background could be of some interest for your commercial people?"
    last = talk("coffee", "tomas", "Good morning, Tomás. How are you?", said, seed=21)[-1]
    assert not any(line.id.startswith("grants.") for line in last.lines)


def test_somebody_who_has_just_offered_help_in_a_room_stays_to_hear_what_is_wanted():
    doors = world().people["arne"].partner.doors
    helps = next(index for index, door in enumerate(doors) if Move.ADVICE_ASK in door.invites)
    rehearsal = play.approach(world(), play.begin(world(), "event", ("arne", "kev", "dana"), 3).rehearsal, 0).rehearsal
    faced = rehearsal.partner
    assert faced is not None
    late = faced.evolve(turns=12, ledger=Ledger(6.0))
    for opened, leaves in (((), True), ((OpenDoor(helps, doors[helps].invites, rehearsal.turn),), False)):
        played = play.advance(world(), rehearsal.with_partner(late.evolve(doors=opened)), "What should a lift engineer learn first?")
        assert any(line.id.startswith("goodbyes.") for line in played.turn.lines) is leaves
