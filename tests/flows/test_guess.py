"""What a guess at somebody real answers: what was pasted, and nothing else."""

import pytest

from bot.content.library import Shelf, voice, weaving, world
from bot.words import PLAIN, line_text
from flows import play
from flows.biography import drawn
from flows.guess import partner_of
from flows.moves import ASKS
from flows.people import Partner

BIO = (
    "Ana Reyes is Head of Quality at Fornax Labs in Lisbon. Before that she spent six years at Metrolis. Outside work she climbs. "
    "Vegetarian, and proud owner of a very old tractor. She is looking for a supplier of small sensors."
)


def guess(text: str = BIO) -> Partner:
    return partner_of(drawn(text), "Ana Reyes", voice(), weaving(), 3)


def said_to(question: str) -> tuple[str, play.Played]:
    shelf = world().people
    assert isinstance(shelf, Shelf)
    shelf.seat("guess990001", BIO, guess)
    begun = play.begin(world(), "coffee", ("guess990001",), 7).rehearsal
    played = play.advance(world(), begun.evolve(state="their_story"), question)
    return " ".join(line_text(line, PLAIN) for line in played.turn.lines), played


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("Who do you work for?", "Fornax"),
        ("Where were you before?", "Metrolis"),
        ("Tell me about your tractor.", "tractor"),
        ("What do you do for fun?", "climb"),
        ("Which supplier would you like to be introduced to?", "sensors"),
    ],
)
def test_what_was_pasted_is_answered(question: str, holds: str):
    assert holds in said_to(question)[0]


@pytest.mark.parametrize("question", ["Do you have children?", "What did you study?", "What's your favourite book?"])
def test_what_was_not_pasted_is_declined(question: str):
    _, played = said_to(question)
    assert not any(line.id.startswith("topics.") for line in played.turn.lines)


def test_a_question_about_them_is_no_ask_and_an_ask_stays_one():
    assert not ASKS & {seen.move for seen in said_to("Who would you like to be introduced to?")[1].turn.sightings}
    assert ASKS & {seen.move for seen in said_to("Could you introduce me to your boss?")[1].turn.sightings}


def test_a_role_is_joined_to_no_house_that_stands_elsewhere():
    partner = guess(
        "Twelve years as regional manager for Hesse in frozen goods, company car, the lot, until it ended. I am now at Holzwerk Amende."
    )
    assert "manager for Hesse at Holzwerk" not in partner.role
