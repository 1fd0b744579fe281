"""What follows a cut goes with it unless it stands on its own, what leads up to it leads nowhere, and gifts are never cut."""

import pytest

from bot.content.library import rewriting
from flows.moves import Move, Relationship
from flows.rewriting.clauses import without
from flows.rewriting.footing import signs_off
from flows.rewriting.gifts import is_for_the_reader
from tests.drafts.ears import made_of

FOOTING = rewriting().footing
LETTER = "Hi Tom, I liked the bridge at Porto. Could you refer me to your boss? {} Yours, Ada"


@pytest.mark.parametrize(
    ("sentence", "stays"),
    [
        ("He may come by on Monday.", False),
        ("When shall I send it?", False),
        ("Would Tuesday at nine work?", False),
        ("I can start in June.", False),
        ("You need only nod.", False),
        ("My file number is 12.", False),
        ("Page three is the strongest.", False),
        ("Thank you for the tour in May.", True),
        ("I enclose the recipe you wanted.", True),
        ("I saved you a jar of honey.", True),
        ("That goal of yours was a beauty.", True),
        ("Was the arch at Porto ever painted?", True),
        ("Love to Ruth.", True),
    ],
)
def test_what_follows_a_cut_stays_only_where_it_stands_on_its_own(sentence: str, stays: bool) -> None:
    told = made_of(LETTER.format(sentence), Relationship.STRANGER, refer_me=Move.REFERRAL_ASK)
    assert (sentence in told) is stays and "bridge at Porto" in told


def test_an_announced_thing_goes_with_its_announcement() -> None:
    text = "Dear Ada,\n\nthank you for the tour of the mill.\n\nOne more thing. My son is at home. Could you refer him?\n\nYours, Bo"
    told = made_of(text, Relationship.STRANGER, refer_him=Move.REFERRAL_ASK)
    assert "tour of the mill" in told and "One more thing" not in told and "My son" not in told


def test_a_pitch_goes_with_its_paragraph_and_what_is_about_the_reader_stays() -> None:
    text = "Hi Ada, how are the twins? I take these drops since March. A box is 49 euros. Shall I put you down for one? Miss you! Bo"
    told = made_of(text, Relationship.FRIEND, a_box_is=Move.SALES_PITCH)
    assert told == "Hi Ada, how are the twins? Miss you! Bo"


@pytest.mark.parametrize(
    ("words", "up"),
    [
        ("That is why I am writing:", True),
        ("I've applied for the stipend of the Hartmann fund.", True),
        ("You have lunch with her, don't you?", True),
        ("Idris is a colleague of yours, I believe.", True),
        ("You still at the shipyard?", True),
        ("We have just applied for two places.", True),
        ("Which of the two friends of hers plays?", False),
        ("You would have laughed.", False),
        ("I live near the harbour.", False),
    ],
)
def test_what_leads_up_to_an_ask_is_known(words: str, up: bool) -> None:
    assert FOOTING.leads_up(words) is up


def test_only_what_is_whole_stays_of_a_sentence_behind_its_cut_clause() -> None:
    sentence = "Could you refer me, and we'd be ready on Monday."
    assert without(sentence, {0}, FOOTING.stands_behind) == ""
    assert FOOTING.stands_behind("I enclose a copy of her drawing for your wall")
    assert not FOOTING.stands_behind("I've entered your address already")
    assert is_for_the_reader("I enclose a map for you") and not is_for_the_reader("I enclose my CV for you")
    assert FOOTING.plans_ahead("She needn't prepare anything.") and not FOOTING.plans_ahead("She likes figs.")
    assert signs_off("Saludos to the family, Bernat") and not signs_off("He may come by on Monday.")


def test_a_list_that_was_filled_already_is_offered_to_be_emptied_again() -> None:
    play = "I liked the play at school a lot, your brother's horse most of all. The hat was good, and so was the long song about the tram."
    text = f"Hi Ada, {play} I've put you in our garden group. See you there! Bo"
    told = made_of(text, Relationship.ACQUAINTANCE, put_you_in=Move.LIST_ADD)
    assert "take you off again" in told
