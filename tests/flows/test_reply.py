"""What a reply begins with and what it leads on to: nothing in it claims what wasn't said, heard, offered or refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import pytest

from bot.content.library import world
from flows import play
from flows.ledger import Ledger
from flows.moment import Moment
from flows.moves import Courtesy, Cue, Manner, Move, Reading, Setting, Sighting
from flows.people import Family, Mood
from flows.rehearsal import Encounter, Rehearsal
from flows.reply import Reply

PEOPLE = sorted(world().people)
ME = "I ran a quality lab for medical pumps for ten years, so I know the feeling when a part passes and nobody trusts it."


def coffee(partner: str, seed: int = 3, trust: float = 3.0) -> Rehearsal:
    rehearsal = play.begin(world(), "coffee", (partner,), seed).rehearsal.evolve(turn=4)
    return rehearsal.with_partner(rehearsal.room[0].evolve(ledger=Ledger(trust), turns=4))


def replied(
    partner: str, text: str, *moves: tuple[Move, float], seed: int = 3, spoken: tuple[str, ...] = (), manners: Iterable[Manner] = ()
) -> list[str]:
    """The ids of the lines that answer `text`, if it is heard as `moves`."""
    rehearsal = coffee(partner, seed)
    encounter = rehearsal.room[0].evolve(spoken=spoken, previous=spoken[-1:])
    cues = frozenset({Cue.QUESTION}) if "?" in text else frozenset()
    seen = tuple(Sighting(move, sure, (0, len(text))) for move, sure in moves)
    heard = world().ear.read(text, Setting())
    reading = Reading(seen, cues=cues, manners=frozenset(manners), courtesies=heard.courtesies)
    person = world().people[partner]
    moment = Moment("talking", rehearsal, person.partner, encounter, 20, reading=reading, text=text)
    reply = Reply(person, encounter, rehearsal, moment)
    reply.carry_on(text, -1)
    return [line.id for line in reply.finished()[0]]


def said(partner: str, text: str, trust: float = 5.0, scene: str = "coffee") -> list[str]:
    rehearsal = coffee(partner, trust=trust)
    if scene == "event":
        others = [name for name in ("kev", "dana", "meilin") if name != partner][:2]
        rehearsal = play.approach(world(), play.begin(world(), "event", (partner, *others), 3).rehearsal, 0).rehearsal
    return [line.id for line in play.advance(world(), rehearsal, text).turn.lines]


def courtesies(text: str) -> set[Courtesy]:
    return {courtesy for courtesy, _ in world().ear.read(text, Setting()).courtesies}


@pytest.mark.parametrize(
    "text",
    [
        "Hi, may I join you?",
        "Do you mind if I join you two?",
        "Would you mind if I joined you for a minute?",
        "Is there room for one more?",
        "Is this seat taken?",
        "I'd love to join you both, if that's all right.",
        "Am I interrupting?",
        "Mind if I hide by the door with you?",
    ],
)
def test_who_wants_to_be_let_in_is_known_by_it(text: str):
    assert Courtesy.JOINS in courtesies(text)


@pytest.mark.parametrize(
    "text",
    [
        "Could I join you for lunch on Friday?",
        "I'd like to join your company.",
        "Can I join your team?",
        "May I join you at the lab next week?",
        "Why did you join Greepwerk?",
        "May I sit in on a lesson?",
    ],
)
def test_to_join_somebody_for_more_than_the_moment_is_another_matter(text: str):
    assert Courtesy.JOINS not in courtesies(text)


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("text", ["Hi, may I join you? I'm Katrin.", "Do you mind if I join you two? I don't know anybody here."])
def test_everybody_in_a_room_lets_in_who_asks(name: str, text: str):
    lines = said(name, text, scene="event")
    assert lines[0].startswith("grants.small_talk"), lines
    assert not any(line.startswith(("unsure", "grants.meeting_ask", "hooks", "reactions")) for line in lines), lines


def test_what_is_asked_beside_it_is_answered_too():
    lines = said("meilin", "May I join you? What do you do?", scene="event")
    assert lines[0].startswith("grants.small_talk") and any(line.startswith("topics.") for line in lines)


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("Is there something I could do for you in return?", True),
        ("How can I help you?", True),
        ("Anything I could do for you?", True),
        ("Is there any way I can help?", True),
        ("Is there anything you could do for me?", False),
        ("How can I get into testing?", False),
        ("What could I do to find a job?", False),
        ("Could you help me?", False),
    ],
)
def test_an_offer_that_asks_what_is_needed_is_no_ask(text: str, offers: bool):
    assert (Courtesy.HELPS in courtesies(text)) is offers


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("text", ["Is there something I could do for you in return?", "How can I help you?"])
def test_everybody_has_an_answer_to_what_could_be_done_for_them(name: str, text: str):
    lines = said(name, text)
    assert lines[0].startswith(("topics.needs", "grants.giving")), lines


@pytest.mark.parametrize(
    "text", ["Can I get you a drink?", "Shall I fetch you another coffee?", "Can I bring you anything?", "Do you want some lemonade?"]
)
def test_a_drink_is_thanked_for_and_no_meeting(text: str):
    assert Courtesy.FETCHES in courtesies(text)
    lines = replied("hugh", text, (Move.MEETING_ASK, 0.7))
    assert lines[0].startswith("reactions.giving") and not any(line.startswith("grants") for line in lines)


@pytest.mark.parametrize("text", ["Can I get you a coffee next week?", "Could I buy you a coffee on Friday?", "Can I get your number?"])
def test_a_drink_some_other_day_is_a_meeting(text: str):
    assert Courtesy.FETCHES not in courtesies(text)


def test_nobody_agrees_with_what_took_up_nothing():
    for name, seed in ((name, seed) for name in PEOPLE for seed in range(4)):
        for text in ("stop", "I'm just looking around."):
            assert not any(line.startswith("reactions.listening") for line in replied(name, text, (Move.LISTENING, 0.6), seed=seed))
    heard = replied("dana", "So you find out how hands die.", (Move.LISTENING, 0.6), spoken=("topics.work_now.facts[0].says",))
    assert heard[0].startswith("reactions.listening")
    own_words = "That must take a thick skin on a bad day."
    assert replied("dana", own_words, (Move.LISTENING, 0.9))[0].startswith("reactions.listening")


def test_a_question_is_never_begun_with_exactly():
    text = "So they die in your lab. Do you ever get tired of breaking things?"
    spoken = ("topics.work_now.facts[0].says",)
    for seed in range(12):
        lines = replied("dana", text, (Move.LISTENING, 0.95), (Move.CURIOSITY, 0.9), seed=seed, spoken=spoken)
        assert not any(line.startswith("reactions.listening") for line in lines)


def test_who_asks_what_exactly_waits_for_the_answer():
    for name in PEOPLE:
        for seed in range(4):
            lines = replied(name, "Let me know if you hear of anything.", (Move.VAGUE_ASK, 0.9), seed=seed)
            assert lines[0].startswith("grants.vague_ask") and len(lines) == 1, lines


def test_a_hello_is_answered_with_a_question_and_thanks_with_you_are_welcome():
    for name in PEOPLE:
        hello = [line for line in said(name, "Hello, I'm Katrin.", scene="event") if not line.startswith("greets")]
        assert not any(line.startswith("reactions.small_talk") for line in hello), hello
        thanks = said(name, "Thanks for making the time. I'm Katrin.", scene="event")
        assert not any(line.startswith("reactions.small_talk") for line in thanks), thanks


def test_thanks_are_for_what_was_offered():
    assert not any(line.startswith("reactions.giving") for line in replied("dana", "Yes, it's quite full here.", (Move.GIVING, 0.4)))
    offer = "I could read through your talk and tell you where I got lost."
    assert replied("dana", offer, (Move.OTHER, 0.5), manners={Manner.OFFERS})[0].startswith("reactions.giving")


def test_an_ask_that_was_half_heard_gives_way_to_a_question_about_them():
    lines = replied("seun", "Who would you let in?", (Move.CURIOSITY, 0.7), (Move.INTRO_ASK, 0.45))
    assert not any(line.startswith("grants") for line in lines)


def test_who_tells_of_themselves_is_asked_to_go_on_and_not_told_of_a_gull():
    asked = 0
    for name, seed in ((name, seed) for name in PEOPLE for seed in range(4)):
        for heard in (Move.SHARING, Move.OTHER):
            lines = replied(name, ME, (heard, 0.7), seed=seed)
            assert not any(line.startswith(("musings", "hooks", "distracted", "tempts")) for line in lines), lines
            asked += any(line.startswith("grants.sharing") for line in lines)
    assert asked > len(PEOPLE)


def test_enough_of_me_is_said_only_by_whoever_told_something():
    for name in PEOPLE:
        person, rehearsal = world().people[name], coffee(name, trust=4.5)
        mine = {index for index, door in enumerate(person.partner.doors) if set(door.invites) <= {Move.PURPOSE, Move.SHARING}}
        facts = [line for line in person.lines if line.startswith("topics.work_now.")][:2]

        def opened(encounter: Encounter, rehearsal: Rehearsal = rehearsal, name: str = name) -> int:
            return Moment("talking", rehearsal, world().people[name].partner, encounter, 20)._next_door()

        assert opened(rehearsal.room[0].evolve(spoken=())) not in mine
        assert opened(rehearsal.room[0].evolve(spoken=tuple(facts))) in mine


def lines_of(name: str, family: Family) -> list[str]:
    return [line for mood in Mood for line in world().people[name].partner.reactions[family][mood]]


@pytest.mark.parametrize("name", PEOPLE)
def test_no_reaction_claims_what_may_not_be_so(name: str):
    refused = re.compile(r"\b(?:I've|I have|I) (?:said (?:no|it)|answered|gave)\b|\bmy answer\b|\bstill no\b|\bthe first time\b", re.I)
    assert not [line for line in lines_of(name, Family.PRESSURE) if refused.search(line)], "nobody may have been refused before"
    agrees = re.compile(r"^(?:yes|yeah|ja|yep|no)\b|\byes\.$", re.I)
    assert not [line for line in lines_of(name, Family.CURIOSITY) if agrees.search(line)], "it stands before an answer"
    quoted = re.compile(r"\bI (?:did )?(?:said|say|told|mentioned)\b|\bwords\b", re.I)
    assert not [line for line in lines_of(name, Family.LISTENING) if quoted.search(line)], "a kind word quotes nobody"


@pytest.mark.parametrize("name", PEOPLE)
def test_everybody_has_words_of_their_own_for_who_joins_who_helps_and_who_tells(name: str):
    grants = world().people[name].partner.grants
    for move in (Move.SMALL_TALK, Move.GIVING, Move.SHARING):
        assert len(grants[move]) >= 2 and all(len(line) < 160 for line in grants[move])


def test_no_two_people_share_them():
    lines = sorted(line for name in PEOPLE for move, each in world().people[name].partner.grants.items() for line in each)
    assert not [line for line, other in pairwise(lines) if line == other]


def test_a_day_that_was_proposed_is_not_answered_with_another():
    for day in ("Monday", "Thursday", "Sunday"):
        lines = replied("ruth", f"Could we meet again on {day}?", (Move.MEETING_ASK, 0.95))
        told = " ".join(world().people["ruth"].lines[line] for line in lines if line.startswith(("grants.", "reactions.")))
        assert lines and not re.search(rf"(?!{day})\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", told)


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize(
    ("text", "with_what"),
    [
        ("That's a really nice scarf, by the way.", "briefly.praised"),
        ("I can't cook at all, haha.", "briefly.joke"),
        ("Same here, honestly.", "briefly.remark"),
        ("So there it was and that was all about it. " * 60, "briefly.much"),
    ],
)
def test_what_is_no_question_is_met_by_everybody_in_their_own_words(name: str, text: str, with_what: str):
    assert said(name, text)[0].startswith(with_what)


@pytest.mark.parametrize("name", PEOPLE)
def test_a_thank_you_is_not_followed_by_a_story(name: str):
    for seed in range(4):
        lines = replied(name, "Thank you for telling me that.", (Move.GRATITUDE, 0.95), seed=seed)
        assert not any(line.startswith(("hooks", "musings", "topics")) for line in lines), lines


@pytest.mark.parametrize(
    "text",
    [
        "What I want: a place where young people learn a trade, in Fife if it can be.",
        "What a morning, I was soaked to the skin.",
        "I'd love to do something with small shops and money. That's my plan for this year.",
    ],
)
def test_what_only_sounds_like_a_question_is_not_declined(text: str):
    lines = said("hugh", text)
    assert not any(line.startswith(("outside", "private", "unsure", "told")) for line in lines), lines


def test_the_question_what_somebody_is_after_has_several_wordings():
    door = world().people["dana"].partner.doors[0]
    assert len({door.says, door.again, *door.others}) == 4
