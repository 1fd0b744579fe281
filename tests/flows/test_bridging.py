"""What may be beside the point is said with a few words before it; where two things may have been meant, a few words stand between."""

from dataclasses import replace

import pytest

from bot.content.library import world
from flows.answers import Asked
from flows.asking import Target
from flows.person import Person
from flows.reply.answering import Answering
from flows.reply.speech import BRIDGES, MOST_LINES

FACT, OTHER = "topics.career_start.facts[0].says", "topics.project.facts[0].says"


def answering(**changes: object) -> Answering:
    from flows import play

    begun = play.begin(world(), "coffee", ("dana",), 7).rehearsal
    return Answering(world().people["dana"], begun.room[0].evolve(turns=5, **changes), replace(begun, turn=5))


def told(reply: Answering, asked: Asked) -> list[str]:
    reply._tell(asked)
    return [line.id for line in reply.lines]


def test_what_is_plainly_asked_for_is_told_as_it_is():
    assert told(answering(), Asked("career_start", 0, 1.2)) == [FACT]


def test_a_doubtful_answer_has_a_few_words_before_it():
    lines = told(answering(), Asked("career_start", 0, 0.9, is_doubtful=True))
    assert lines[0].startswith("roughly[") and lines[1:] == [FACT]


@pytest.mark.parametrize("beside", [None, Target("project", 0)])
def test_not_twice_running(beside: Target | None):
    lately = answering(previous=("roughly[1]", "topics.pride.facts[0].says"))
    assert told(lately, Asked("career_start", 0, 0.9, beside=beside, is_doubtful=True)) == [FACT]


def test_between_two_things_stands_what_turns_from_one_to_the_other():
    lines = told(answering(), Asked("career_start", 0, 0.9, beside=Target("project", 0), is_doubtful=True))
    assert lines[0] == FACT and lines[1].startswith("otherwise[") and lines[2:] == [OTHER]


def test_with_no_words_left_to_turn_the_second_is_not_told():
    spent = tuple(f"otherwise[{number}]" for number in range(4))
    assert told(answering(spoken=spent), Asked("career_start", 0, 0.9, beside=Target("project", 0))) == [FACT]


def test_where_the_first_was_told_before_the_second_is_told_alone():
    person: Person = world().people["dana"]
    every = tuple(f"topics.career_start.facts[{number}].says" for number in range(len(person.partner.topics["career_start"].facts)))
    assert told(answering(spoken=every), Asked("career_start", 0, 0.9, beside=Target("project", 0))) == [OTHER]


def test_words_that_lead_to_nothing_are_taken_back():
    reply = answering()
    for line in ("musings[0]", "musings[1]", "roughly[0]", FACT):
        assert reply.say(line)
    assert not reply.say("musings[2]"), f"{MOST_LINES} lines, and the few words don't count"
    reply._make_room()
    assert [line.id for line in reply.lines] == ["musings[0]", "musings[1]"]


@pytest.mark.parametrize("name", [name for name in sorted(world().people) if "." not in name and not world().people[name].partner.pasted])
def test_everybody_has_words_of_their_own_for_both(name: str):
    partner = world().people[name].partner
    assert len(partner.roughly) >= 4 and len(partner.otherwise) >= 4
    others = {
        line
        for each in world().people.values()
        if each.partner.name != partner.name
        for line in (*each.partner.roughly, *each.partner.otherwise)
    }
    assert not others & {*partner.roughly, *partner.otherwise}
    assert all(line.endswith((".", ":")) for line in (*partner.roughly, *partner.otherwise)), BRIDGES
