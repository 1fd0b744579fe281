"""What a debrief says of a talk is so: nothing is called missing that was said, and a sentence proves one line at most."""

import re
from dataclasses import replace

import pytest

from bot.content.library import nearly
from bot.words import sentences as wordings
from flows.debrief import LINES, Talk, debrief
from flows.finished import PARTED, took_leave, walks_past
from flows.moves import Move, Sighting
from flows.rehearsal import Line, Sign, Turn
from flows.scorecard import Score
from flows.words import sentences
from flows.yardstick import Yardstick

from .test_debrief import said, talk_of

NEARLY = nearly()
PARTY = Yardstick(aim=False, next_step=False, trust=2.2, gained=1.0)


def card(talk: Talk) -> dict[str, Score]:
    """The six lines by name."""
    return {score.line: score for score in debrief(talk).scores}


def told(number: int, text: str, *made: tuple[Move, str], **more: object) -> Turn:
    """A turn in which each of `made` is a move and the words that make it."""
    sightings = tuple(Sighting(move, 0.9, (text.index(words), text.index(words) + len(words))) for move, words in made)
    return replace(said(number, text), sightings=sightings, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        (NEARLY.wishes, "I'm hoping to open a bakery of my own by spring."),
        (NEARLY.wishes, "My dream is a small workshop by the sea."),
        (NEARLY.wishes, "trying to get from the shop floor into planning"),
        (NEARLY.offers, "Shall I bring you the old maps on Sunday?"),
        (NEARLY.offers, "I could translate it for you, if that helps."),
        (NEARLY.offers, "Let me introduce you to my aunt, she keeps bees."),
        (NEARLY.goes_on, "May I call again when the boat is in the water?"),
        (NEARLY.goes_on, "I'll write to you on Sunday."),
        (NEARLY.goes_on, "See you on Tuesday at the market."),
        (NEARLY.is_farewell, "Vielen Dank und bis bald!"),
        (NEARLY.is_farewell, "All the best with the harvest."),
        (NEARLY.is_farewell, "I'd better be off, my bus goes at six."),
        (NEARLY.is_farewell, "Hasta luego, Carmen."),
        (NEARLY.takes_back, "Forget it, I was being greedy."),
    ],
)
def test_what_is_said_in_plain_words_is_found(what, sentence: str):
    assert what(sentence)


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        (NEARLY.wishes, "I'd love to hear how that began."),
        (NEARLY.wishes, "I'd like a coffee, please."),
        (NEARLY.wishes, "I'm just looking around."),
        (NEARLY.wishes, "What do you want to do next?"),
        (NEARLY.offers, "I'll send you my CV tonight."),
        (NEARLY.offers, "I'll bring closed shoes."),
        (NEARLY.offers, "Who helped you then?"),
        (NEARLY.offers, "My sister and I cook on Sundays."),
        (NEARLY.goes_on, "I'll write that down."),
        (NEARLY.goes_on, "I come from Leeds."),
        (NEARLY.is_farewell, "What a good question."),
        (NEARLY.is_farewell, "You have to take care of nine people?"),
        (NEARLY.takes_back, "You never forget the first."),
        (NEARLY.takes_back, "Sorry, I didn't catch that."),
    ],
)
def test_what_only_sounds_like_it_is_not_found(what, sentence: str):
    assert not what(sentence)


def test_a_sentence_goes_on_after_a_shortened_word():
    assert sentences("Can I do something, e.g. read the draft? Dr. Bell did.") == [
        "Can I do something, e.g. read the draft?",
        "Dr. Bell did.",
    ]


def test_an_aim_in_the_learners_own_words_is_quoted_whatever_was_heard_in_it():
    aim = "I'm after a small orchard, somewhere with a well."
    score = card(talk_of((said(1, aim, Move.SHARING), said(2, "And how is yours?", Move.CURIOSITY)), 2.0))["goal"]
    assert (score.words, score.points) == (aim, 5)
    assert Sign.NO_GOAL not in debrief(talk_of((said(1, aim, Move.SHARING),), 2.0)).signs


def test_an_answer_to_the_question_after_the_aim_is_no_silence():
    asked = said(1, "How did you come to it?", Move.CURIOSITY, answer="asks_back[5].says")
    answer = said(2, "A house with a garden for my mother. And you?")
    talk = talk_of((asked, answer), 2.0, asked_aim=frozenset({1}))
    score = card(talk)["goal"]
    assert score.words == "A house with a garden for my mother." and 0 < score.points <= 5
    assert debrief(talk).reason != "never_said_what_for" and Sign.NO_GOAL not in debrief(talk).signs
    assert card(replace(talk, asked_aim=frozenset()))["goal"].told == "goal.nothing"


def test_no_sentence_proves_two_lines():
    text = "I'll bring you the seedlings on Saturday, and thank you."
    turn = said(3, text, Move.FOLLOW_UP, Move.GIVING, Move.SHARING, Move.GRATITUDE, Move.PURPOSE)
    scores = debrief(talk_of((said(1, "How did it begin?", Move.CURIOSITY), turn), 2.0, ending="warm")).scores
    quoted = [score.words for score in scores if score.words]
    assert quoted == [text]
    assert {score.told for score in scores if not score.words} >= {"elsewhere"}


def test_no_wish_to_please_proves_a_line():
    texts = ("That's a good story.", "Does that sound daft?", "As I said, the same old mill.")
    turns = tuple(said(number, text, Move.LISTENING, Move.ADVICE_ASK) for number, text in enumerate(texts, 1))
    assert not {score.words for score in debrief(talk_of(turns, 7.0, yardstick=Yardstick(turned=True, asks=2))).scores} & set(texts)


def test_a_next_step_is_proved_by_a_sentence_that_names_one():
    thanks = said(1, "Thank you, that is a relief to hear.", Move.GRATITUDE, Move.FOLLOW_UP)
    rings = said(2, "Would you mind if I rang again in a month?", Move.ADVICE_ASK)
    assert card(talk_of((thanks, rings), 2.0, ending="late"))["follow_up"].words == rings.text
    assert Sign.NO_NEXT_STEP not in debrief(talk_of((thanks, rings), 2.0)).signs


def test_an_offer_that_was_only_half_heard_is_not_called_missing():
    offer = said(1, "Let me help you with the tables on Sunday.", Move.OTHER)
    assert card(talk_of((offer,), 2.0))["gave_first"].words == offer.text
    half = said(1, "The figs are from our garden, have as many as you like.", Move.GIVING, sure=0.5)
    assert card(talk_of((half,), 2.0))["gave_first"].told == "little"


@pytest.mark.parametrize("words", ["Boa noite, Rui!", "Good luck with the roof.", "Thanks for your time.", "I must catch my train now."])
def test_a_farewell_in_the_last_message_is_one_however_the_talk_broke_off(words: str):
    talk = talk_of((said(1, "How did it begin?", Move.CURIOSITY), said(2, words)), 2.0)
    assert took_leave(talk) == words and card(talk)["no_hit_and_run"].words == words


def test_no_goodbye_is_claimed_where_only_the_other_left():
    talk = talk_of((said(1, "How did it begin?", Move.CURIOSITY), said(2, "And what came then?", Move.CURIOSITY)), 2.0)
    assert card(replace(talk, ending="late"))["no_hit_and_run"].told == "no_hit_and_run.time_up"
    assert card(talk)["no_hit_and_run"].told == "no_hit_and_run.broken_off"
    assert card(replace(talk, ending="cool"))["no_hit_and_run"].told == "no_hit_and_run.cool"
    assert {f"card.no_hit_and_run.{each}" for each in ("time_up", "parted")} <= set(wordings()) and "late" in PARTED
    assert took_leave(talk_of((said(1, "Fine, thank you."),), 2.0)) == ""


def test_what_was_taken_back_is_no_turning_point_and_no_request():
    asked = said(1, "Could you tell your director about me?", Move.REFERRAL_ASK)
    back = said(2, "Please forget it, that was clumsy. How is the garden?", Move.REPAIR, Move.CURIOSITY)
    friend = Yardstick(turned=True, asks=2)
    assert debrief(talk_of((asked, back), 7.0)).turning == 0
    assert debrief(talk_of((asked, said(2, "How is the garden?", Move.CURIOSITY)), 7.0)).turning == 1
    assert asked.text not in {score.words for score in debrief(talk_of((asked, back), 7.0, yardstick=friend)).scores}


def test_the_best_moment_is_another_one_than_the_turning_point():
    aim = said(1, "I'd like to work on bridges, in testing.", Move.PURPOSE, points=0.8)
    story = said(2, "We once lost a whole crane in the river.", Move.SHARING, points=0.4)
    found = debrief(talk_of((aim, story), 2.0))
    assert (found.turning, found.best) == (1, 2)
    assert debrief(talk_of((aim,), 2.0)).best == 0


def test_nobody_walks_past_a_door_who_answered_or_was_only_asked_to_say_it_again():
    opened = said(1, "How was your day?", Move.CURIOSITY, answer="doors[0].says")
    unheard = said(1, "How was your day?", Move.CURIOSITY, answer="unsure[0]")
    past = said(2, "Do you cycle?", Move.CURIOSITY, signs=(Sign.MISSED_OPENING,))
    answered = replace(said(2, "I teach now, in a small school.", Move.SHARING), signs=(Sign.MISSED_OPENING,))
    assert walks_past(talk_of((opened, past), 2.0), past)
    assert not walks_past(talk_of((opened, answered), 2.0), answered)
    assert not walks_past(talk_of((unheard, past), 2.0), past)
    assert debrief(talk_of((unheard, past), 2.0)).turning == 0 and Sign.MISSED_OPENING not in debrief(talk_of((unheard, past), 2.0)).signs


def test_whoever_spoke_of_a_wish_is_not_said_to_have_wanted_nothing():
    kind = tuple(
        said(number, f"My uncle kept {number} bees in a piano, and how is yours?", Move.LISTENING, Move.SHARING) for number in (1, 2, 3, 4)
    )
    talk = talk_of(kind, 1.0, ending="warm", closing=4.0, yardstick=PARTY, scene="social")
    assert debrief(talk).reason == "good_company"
    wish = said(5, "I'd like to find a small firm with real books.", Move.PURPOSE)
    assert debrief(replace(talk, turns=(*kind, wish))).reason == "good_company_besides"


def test_a_promise_after_the_last_slip_is_no_plain_no():
    pushy = replace(said(1, "Put in a word for me.", Move.REFERRAL_ASK, points=-1), slips=(Move.REFERRAL_ASK,))
    kind = said(2, "Sorry. How did it begin?", Move.CURIOSITY, points=1.5, answer="grants.intro_ask[0]")
    granted = debrief(talk_of((pushy, kind), 2.0, closing=2.6))
    assert (granted.second_coffee, granted.reason) == ("maybe", "granted_all_the_same")
    refused = replace(kind, lines=(Line("dana", "topics.work.facts[0].says"),))
    assert debrief(talk_of((pushy, refused), 2.0, closing=2.6)).second_coffee == "no"


def test_only_what_can_be_remembered_makes_somebody_part_of_a_discussion():
    group = Yardstick(aim=False, next_step=False, warmth=0.4, own=0.12, trust=2.2, gained=1.0)
    empty = tuple(said(number, "I work in an office, yes.", Move.LISTENING, Move.SHARING) for number in range(1, 9))
    assert debrief(talk_of(empty, 1.0, ending="warm", closing=4.2, yardstick=group, scene="group")).second_coffee == "maybe"
    full = tuple(said(number, "We pair every beginner with a retired plumber.", Move.LISTENING, Move.SHARING) for number in range(1, 9))
    assert debrief(talk_of(full, 1.0, ending="warm", closing=4.2, yardstick=group, scene="group")).second_coffee == "yes"


def test_in_a_room_the_curve_and_the_verdict_are_about_one_person():
    long = tuple(replace(said(number, "How did it begin?", Move.CURIOSITY), balance=1.0 + number) for number in (1, 2, 3))
    other = replace(said(4, "Get me in, will you?", Move.REFERRAL_ASK, points=-2), partner="tomas", slips=(Move.REFERRAL_ASK,), balance=0.0)
    found = debrief(talk_of((*long, other), 1.0, closing=4.0, partner="dana"))
    assert found.theirs == (1.0, 2.0, 3.0, 4.0) and len(found.curve) == 5
    assert found.overall != "transactional"


def test_a_kind_of_talk_claims_no_lack_that_a_line_gainsays():
    aim = said(1, "I want to learn the trade of a cooper.", Move.PURPOSE, Move.LISTENING)
    kind = tuple(said(number, "So the barrels leaked, and you laughed.", Move.LISTENING) for number in (2, 3, 4))
    assert debrief(talk_of((aim, *kind), 2.0, closing=4.0)).kind == "no_way_on"
    assert debrief(talk_of(kind, 2.0, closing=4.0)).kind == "aimless"
    assert {f"overall.{each}" for each in ("aimless", "no_way_on", "warm_but_aimless")} <= set(wordings())
    new = ("hardly_said_what_for", "pleasant_with_an_aim", "good_company_besides", "granted_all_the_same")
    assert {*(f"reason.{each}" for each in new), "card.elsewhere", "card.little"} <= set(wordings())


def test_a_balanced_talk_is_not_praised_for_parts_it_may_lack():
    always = [each for name, said in wordings().items() if name == "overall.balanced" for each in said]
    assert always and not [each for each in always if re.search(r"\b(gave,|next step|your story|what you are after)\b", each)]
    assert len(LINES) == 6


def slip_of(move: Move, number: int = 1, points: float = -1.0) -> Turn:
    return replace(said(number, "Here is what I came for.", move, points=points), slips=(move,))


RESTRAINT = re.compile(
    r"careful|care not to|waited|polite|patience|considerate|nothing went wrong|risked nothing|nice instead|friendly from", re.I
)


@pytest.mark.parametrize("yardstick", [Yardstick(), Yardstick(turned=True, asks=2, warmth=0.08, trust=6.5, gained=-0.2)])
def test_whoever_went_too_far_is_not_praised_for_holding_back(yardstick: Yardstick):
    dull = tuple(said(number, "I see.", Move.SMALL_TALK, points=0.1) for number in range(2, 8))
    talk = talk_of((slip_of(Move.SALES_PITCH), *dull), 2.0, closing=2.1, yardstick=yardstick)
    told = debrief(talk)
    assert (told.overall, told.kind, told.reason) == ("passive", "too_far", "too_far")
    names = ("reason.too_far", "overall.too_far", "overall.turned.too_far")
    assert not [each for name in names for each in wordings()[name] if RESTRAINT.search(each)]
    quiet = debrief(replace(talk, turns=dull))
    assert quiet.kind == "passive" and quiet.reason != "too_far"


@pytest.mark.parametrize("trust", [1.0, 4.5])
def test_whoever_only_pitched_a_product_is_not_said_to_have_asked_for_help(trust: float):
    pitches = tuple(slip_of(Move.SALES_PITCH, number) for number in (1, 2, 3))
    told = debrief(talk_of(pitches, 1.0, closing=trust))
    assert (told.overall, told.kind) == ("transactional", "pushing")
    assert told.reason == ("pushed_too_early_but_warm" if trust > 4 else "pushed_too_early")
    asks = debrief(talk_of((*pitches, slip_of(Move.REFERRAL_ASK, 4)), 1.0, closing=1.0))
    assert (asks.kind, asks.reason) == ("transactional", "asked_too_early")
    names = (f"reason.{told.reason}", "overall.pushing", "overall.turned.pushing", "reason.cut_short", "reason.granted_all_the_same")
    assert not [each for name in names for each in wordings()[name] if re.search(r"\bask(?:s|ing)\b|was asked|requests", each)]


def test_good_wishes_are_no_gift():
    leaves = said(2, "It was a pleasure, Hugh, good luck with the fifty pounds.", Move.GIVING)
    tells = said(1, "How did you come by the fifty pounds?", Move.CURIOSITY)
    assert not card(talk_of((tells, leaves), 2.0))["gave_first"].words


def test_nothing_in_particular_is_no_aim():
    asks = said(1, "How did you get into bridges?", Move.CURIOSITY, answer="asks_back[0].says")
    nothing = said(2, "Oh, I'm not after anything, honestly, and it's nice to hear about bridges.", Move.SHARING)
    told = debrief(talk_of((asks, nothing), 2.0, asked_aim=frozenset({1})))
    assert not {score.line: score.words for score in told.scores}["goal"]
