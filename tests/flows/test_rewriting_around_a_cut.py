"""What leans on a cut goes with it, what demands is asked instead, and the question in its place fits what the letter tells."""

import pytest

from bot.content.library import rewriting
from flows.moves import Move, Relationship
from flows.rewriting.demands import asked_instead
from flows.rewriting.draft import Part, pieces
from flows.rewriting.voice import Hand
from flows.rewriting.wordings import Voice, phrases
from tests.drafts.drafts import judge
from tests.drafts.ears import made_of

ORPHANS, STANDING = rewriting().orphans, rewriting().standing


@pytest.mark.parametrize(
    ("cut", "sentence", "kept", "leans"),
    [
        ("Could you write to whoever runs the ward?", "Tess says you play chess with him.", "My teacher Tess sent me.", True),
        ("Could you refer me to the Opera in Vienna?", "Ana told me you sang there.", "I live in Porto.", True),
        ("I put you on our list.", "The next one comes on Friday.", "", True),
        ("Most shops lose money on flour.", "We put an end to that.", "", True),
        ("I enclose my songs.", "Please mark them and send them back.", "", True),
        ("Could you refer me?", "Tess says hello, and she misses you.", "", False),
        ("Could you refer me?", "My brother loved the film.", "", False),
        ("Could you refer me?", "It was lovely to see you.", "", False),
    ],
)
def test_a_sentence_that_points_into_what_was_cut_is_known(cut: str, sentence: str, kept: str, leans: bool) -> None:
    assert ORPHANS.points_into(cut, sentence, kept) is leans


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("I need you to sign it by noon.", "Could you sign it by noon?"),
        ("The post is open and you absolutely have to recommend me.", "The post is open. Could you recommend me?"),
        ("I am confident that you will find an hour for me.", "Could you find an hour for me?"),
        ("You have to put me through, takes you two minutes.", "Could you put me through?"),
        ("I know you have to travel a lot.", ""),
        ("You must be tired after the trip.", ""),
        ("You must miss the sea.", ""),
        ("I want you to know how glad I was.", ""),
    ],
)
def test_a_demand_is_asked_and_a_guess_is_left_alone(said: str, asked: str) -> None:
    assert asked_instead(said, Hand(Voice.PLAIN), rewriting()) == asked


@pytest.mark.parametrize(
    ("cut", "joined"),
    [
        ("I've popped you onto our monthly bulletin so you'll see it.", "get our monthly bulletin"),
        ("I have added you to my mailing list.", "be on my mailing list"),
        ("I added you to the chess group.", "join the chess group"),
        ("I wrote to you.", ""),
    ],
)
def test_a_list_is_asked_about_under_its_own_name(cut: str, joined: str) -> None:
    assert rewriting().known.list_in((cut,)) == joined


@pytest.mark.parametrize(
    ("kept", "thing"),
    [
        ("I have been a fan since The Tin Boat, and still am.", "The Tin Boat"),
        ("The mural you painted at the pool is great.", "the mural"),
        ("Your article on tides kept me awake.", "your article"),
        ("I saw that you opened a second bakery in Riga.", "the second bakery"),
        ("Your mother was kind.", ""),
    ],
)
def test_the_question_is_about_what_the_reader_made(kept: str, thing: str) -> None:
    assert STANDING.made((kept,), phrases(rewriting().made)) == thing


def test_the_reader_is_asked_into_the_sender_s_place_only_where_one_was_told() -> None:
    assert STANDING.situation("I am a nurse from Tbilisi.", frozenset({Move.JOB_ASK})) == {"place": "my"}
    assert STANDING.situation("Our label must be in Swedish by May.", frozenset({Move.FAVOR_ASK})) == {"need": "our"}
    assert not STANDING.situation("I am a nurse from Tbilisi.", frozenset({Move.FAVOR_ASK}))
    assert not STANDING.situation("I saw your talk in Riga.", frozenset({Move.JOB_ASK}))
    assert STANDING.offers_goods("We press juice since 1988.") and not STANDING.offers_goods("I press on.")


def test_where_one_could_be_met_goes_with_the_meeting() -> None:
    assert ORPHANS.is_there_for_a_meeting("I'm in London every Tuesday.")
    assert not ORPHANS.is_there_for_a_meeting("I am in my last year of school.")


def test_a_farewell_is_found_at_the_end_of_a_line() -> None:
    for text, name in (("Hi Bo! Love it 😍 Let me know xx Ada", "xx Ada"), ("Hi Bo, see the fair. See you there! Ada", "Ada")):
        assert [piece.text for piece in pieces(text) if piece.part is Part.CLOSING] == [name]


def test_a_gift_of_a_link_is_no_paper_of_one_s_own() -> None:
    gift = "Hi Bo, here is the tender, in case nobody sent it: https://example.org/t"
    held = judge(Relationship.ACQUAINTANCE, False, gift)
    assert Move.RESUME_PUSH not in held.reading(gift).moves
    assert Move.RESUME_PUSH in judge(Relationship.STRANGER).reading("Hi Bo, here is my portfolio: https://example.org/me").moves


def test_a_slip_that_is_heard_in_the_farewell_leaves_it_standing() -> None:
    text = "Dear Ada,\n\nthe roof is done. You will know whose desk it lands on.\n\nWith kind regards to Alan,\nGeoff"
    told = made_of(text, Relationship.ACQUAINTANCE, kind_regards=Move.REFERRAL_ASK)
    assert "With kind regards to Alan,\nGeoff" in told or told == ""
