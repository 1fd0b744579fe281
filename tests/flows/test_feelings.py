"""Nerves, shame, doubt and bad news: heard as what they are, met with a human sentence, and never held against anybody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.content.ear import load_book, load_phrases
from bot.content.library import world
from bot.content.lint_partners import faults_of_partner
from bot.content.people import Shelf
from bot.content.place import prompts
from bot.words import PLAIN, line_text
from flows import play
from flows.ledger import Ledger
from flows.moves import FEELINGS, Cue, Manner, Move, Relationship, Setting, Stage
from flows.rehearsal import OpenDoor, Rehearsal, Sign

BOOK, PHRASES = load_book(), load_phrases()
PEOPLE = sorted(world().people)
AFTER_THE_QUESTION = (
    "And you, what are you hoping to find?",
    "So what are you after, in this life or this month?",
    "If I ran into you in a year and you were pleased with yourself, what'd you be doing?",
)
FELT = {
    "I'm so nervous, sorry.": "uneasy",
    "I feel stupid asking this.": "uneasy",
    "I'm a bit nervous.": "uneasy",
    "I don't really know what to say, to be honest.": "uneasy",
    "I lost my job three months ago and I'm really nervous about all this.": "bad_news",
    "I was laid off in August and it has been hard.": "bad_news",
}
AIMS = [
    "I'm looking for a planning job and I am scared I'm too old for it.",
    "I am looking for a job in planning, and I'm afraid I'm too old.",
    "I'm hoping to move into library work, but I don't know if that's realistic.",
    "A job in a hospital pharmacy. I'm fifty-one, so I may be dreaming.",
    "I want to get into data work because I'm tired of selling things nobody needs.",
    "Something in planning, I think, though I doubt they'd take me.",
    "Honestly? A job where nobody shouts. In logistics, if it must have a name.",
    "I'd like to become a planner. My daughter says I already plan her life, so I have experience.",
    "To work in urban planning again. I lost my job in March and I'm nervous about starting over.",
    "I'd love to find something in solar, but I'm worried I'm too late.",
    "I was laid off in August, and I'm looking for a role in supply chain planning.",
    "Work in a small museum. I know how that sounds.",
    "I'm trying to switch from teaching to sound design, and my mother thinks I've gone mad.",
    "My aim is a product role in health. I'm not sure I'm good enough for it.",
    "I'm after a planning job, ideally close to the sea, because I miss it.",
    "A role in food logistics, if anybody wants a former pastry cook.",
    "I hope to get back into construction after three years at home with my kids, and it scares me.",
    "Planning. Production planning. It isn't glamorous, but I'm good at it.",
    "I want to work with old buildings. I don't know if that's realistic at my age.",
    "I'm looking for something in epidemiology, and I feel stupid saying it out loud.",
    "Something with numbers and people, like running a depot. I'm scared nobody hires at fifty-five.",
    "I'd like to find a job as a scheduler, ha, unless you know of a lottery ticket.",
]


def coffee(partner: str = "dana", trust: float = 2.5) -> Rehearsal:
    rehearsal = play.begin(world(), "coffee", (partner,), 3).rehearsal
    return rehearsal.with_partner(rehearsal.room[0].evolve(ledger=Ledger(trust)))


def asked_for_the_aim(partner: str = "dana") -> Rehearsal:
    """The partner's first door stands open, and was what they said last."""
    rehearsal = coffee(partner, 4.0).evolve(turn=2)
    door = next(index for index, each in enumerate(world().people[partner].partner.doors) if Move.PURPOSE in each.invites)
    line, invites = f"doors[{door}].says", world().people[partner].partner.doors[door].invites
    encounter = rehearsal.room[0].evolve(turns=2, previous=(line,), spoken=(line,), doors=(OpenDoor(door, invites, 0),))
    return rehearsal.with_partner(encounter)


def say(rehearsal: Rehearsal, text: str) -> play.Played:
    return play.advance(world(), rehearsal, text)


@pytest.mark.parametrize("feeling", BOOK.feelings, ids=lambda each: each.manner)
def test_a_feeling_is_found_by_its_examples_and_by_none_that_only_sound_like_it(feeling):
    for text in feeling.hears:
        assert feeling.manner in PHRASES.read(text, Setting()).manners, text
    for text in feeling.hears_not:
        assert not FEELINGS & PHRASES.read(text, Setting()).manners, text


@pytest.mark.parametrize("text", FELT)
@pytest.mark.parametrize("previous", ["", "What brings you here?", "I nearly left after the merger."])
def test_who_says_how_they_feel_shares_it_and_neither_listens_nor_asks_nor_dodges(text, previous):
    moves = world().ear.read(text, Setting(previous=previous)).moves
    assert Move.SHARING in moves
    assert not {Move.LISTENING, Move.ADVICE_ASK, Move.VAGUE_ASK, Move.DEFLECT, Move.SELF_PITCH} & set(moves)


def test_a_question_beside_a_feeling_stays_one_and_distress_goes_before_both():
    reading = world().ear.read("I feel stupid asking this. How would you begin, in my place?", Setting())
    assert Manner.UNEASY in reading.manners and {Move.ADVICE_ASK, Move.CURIOSITY} & set(reading.moves)
    assert Cue.DISTRESS in PHRASES.read("I lost my job and I want to die.", Setting()).cues


def test_an_ask_that_is_far_too_large_is_still_heard_beside_a_feeling():
    assert Move.REFERRAL_ASK in world().ear.read("I'm so nervous. Could you refer me to your boss?", Setting()).moves


@pytest.mark.parametrize("text", AIMS)
def test_an_aim_counts_whatever_doubt_reason_or_joke_stands_beside_it(text):
    for previous in AFTER_THE_QUESTION:
        invited = frozenset({Move.PURPOSE, Move.SHARING, Move.SELF_PITCH})
        setting = Setting("coffee", Relationship.INTRODUCED, Stage.MIDDLE, previous, invited, True, False)
        moves = world().ear.read(text, setting).moves
        assert Move.PURPOSE in moves and Move.DEFLECT not in moves, previous


@pytest.mark.parametrize("text", AIMS)
def test_an_open_door_is_taken_by_an_aim_with_a_doubt_in_it(text):
    played = say(asked_for_the_aim(), text)
    encounter = played.rehearsal.room[0]
    assert encounter.aim_told and not encounter.walked_past and Sign.MISSED_OPENING not in played.turn.signs
    assert played.turn.note is None


def test_an_aim_ends_where_the_fear_begins():
    told = {each.topic: each.words for each in PHRASES.read(AIMS[0], Setting()).tellings}
    assert told["aim"] == "a planning job"


@pytest.mark.parametrize("name", PEOPLE)
def test_everybody_has_kind_words_of_their_own(name):
    kindly = world().people[name].partner.kindly
    assert len(kindly["uneasy"]) >= 4 and len(kindly["doubt"]) >= 2 and len(kindly["bad_news"]) >= 4
    assert not any(line.endswith("?") or len(line) > 120 for lines in kindly.values() for line in lines)


def test_no_two_people_say_the_same_kind_word():
    lines = [line for name in PEOPLE for each in world().people[name].partner.kindly.values() for line in each]
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize(("text", "feeling"), FELT.items())
def test_a_partner_begins_with_one_human_sentence(name, text, feeling):
    lines = [line.id.split("[")[0] for line in say(coffee(name), text).turn.lines]
    assert lines[0] == f"kindly.{feeling}" and not any(line.startswith(("kindly", "reactions")) for line in lines[1:])


def test_after_bad_news_nobody_muses():
    for name in PEOPLE:
        lines = [line.id for line in say(coffee(name), "I was laid off in August and it has been hard.").turn.lines]
        assert all(line.startswith(("kindly", "asks_back", "doors")) for line in lines), (name, lines)


def test_what_was_asked_besides_is_answered_and_the_aim_is_taken_in():
    lines = [line.id for line in say(coffee("jonas"), "I'm a bit nervous, sorry. What do you do all day?").turn.lines]
    assert lines[0].startswith("kindly.uneasy") and any(line.startswith("topics.typical_day") for line in lines)
    for name in PEOPLE:
        lines = [line.id for line in say(asked_for_the_aim(name), AIMS[1]).turn.lines]
        assert lines[0].startswith("kindly.doubt") and lines[1].startswith("reactions.purpose")
        assert not any(line.startswith(("musings", "hooks")) for line in lines)


def test_a_feeling_said_again_and_again_is_never_answered_with_the_same_line():
    rehearsal, said = coffee("kev"), []
    for _ in range(7):
        played = say(rehearsal, "I'm so nervous.")
        rehearsal, said = played.rehearsal, [*said, *(line.id for line in played.turn.lines)]
    assert len(set(said)) == len(said) and sum(line.startswith("kindly.uneasy") for line in said) == 5


def test_the_mentor_has_no_praise_for_listening_and_nothing_but_a_kind_word_about_a_feeling():
    rehearsal = coffee("dana")
    for text in (*FELT, "Nervous, to be honest.", "I'm shy."):
        played = say(rehearsal, text)
        rehearsal = played.rehearsal
        assert played.turn.praise is not Move.LISTENING and not played.turn.signs
        assert played.turn.note is None or played.turn.note.about == Sign.UNEASY


def test_where_the_mentor_would_have_spoken_anyway_the_word_is_a_kind_one():
    rehearsal = coffee("dana").evolve(turn=5)
    rehearsal = rehearsal.with_partner(rehearsal.room[0].evolve(brief=3, turns=4))
    assert say(rehearsal, "Mostly rain.").turn.note.about == Sign.TACITURN
    assert say(rehearsal, "I'm so nervous.").turn.note.about == Sign.UNEASY


def test_a_feeling_does_not_close_an_open_door():
    encounter = say(asked_for_the_aim("dana").evolve(turn=6), "Sorry, I'm so nervous, I don't know what to say.").rehearsal.room[0]
    assert not encounter.walked_past and any(door.door >= 0 for door in encounter.doors)


def test_a_coachs_partner_without_kind_words_says_what_anybody_would():
    shelf = Shelf(prompts())
    shelf.seat_own("own12", "own12", lambda: replace(world().people["dana"].partner, kindly={}))
    assert shelf["own12"].partner.kindly == shelf._whole("own12").kindly and len(shelf["own12"].partner.kindly["uneasy"]) >= 2
    assert "That's a hard thing" in shelf["own12"].lines["kindly.bad_news[0]"]


def test_lint_names_a_feeling_that_nobody_knows_and_one_with_too_few_words():
    partner = world().people["dana"].partner
    assert not [path for path, _ in faults_of_partner(partner) if path.startswith("kindly")]
    faults = dict(faults_of_partner(replace(partner, kindly={"unease": ("A.", "B."), "doubt": ("C.",)})))
    assert "did you mean 'uneasy'" in faults["kindly.unease"] and "at least 2" in faults["kindly.doubt"]


def test_a_whole_talk_of_somebody_nervous_and_out_of_work_ends_with_the_aim_known():
    rehearsal, heard = play.begin(world(), "coffee", ("ruth",), 4).rehearsal, []
    for text in (
        "I'm so nervous, sorry.",
        "I lost my job three months ago.",
        "How did you come to run the food bank?",
        "That man with the coffee, I keep thinking of him. What did you say to him?",
        "I'm looking for a planning job and I am scared I'm too old for it.",
    ):
        played = say(rehearsal, text)
        rehearsal = played.rehearsal
        heard.append(" ".join(line_text(line, PLAIN) for line in played.turn.lines))
        assert played.turn.note is None or played.turn.note.about not in (Sign.MISSED_OPENING, Sign.VAGUE, Sign.DRIFT)
    kindly = world().people["ruth"].partner.kindly
    for at, feeling in ((0, "uneasy"), (1, "bad_news"), (4, "doubt")):
        assert heard[at].startswith(kindly[feeling]), heard[at]
    assert rehearsal.room[0].aim_told and not rehearsal.room[0].walked_past
