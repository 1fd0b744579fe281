"""What a guess at somebody real answers: what was pasted, and nothing else."""

import pytest

from bot.content.library import Shelf, voice, weaving, world
from bot.words import PLAIN, line_text
from flows import play
from flows.biography.drawing import drawn
from flows.guess import partner_of
from flows.guess.chances import chances
from flows.guess.judging import Found
from flows.guess.tellings import Telling
from flows.guess.turning import said_by_them
from flows.moves import ASKS
from flows.people import Partner
from tests.biography.measured import comes_near, tells_as_answer

BIO = (
    "Ana Reyes is Head of Quality at Fornax Labs in Lisbon. Before that she spent six years at Metrolis. Outside work she climbs. "
    "Vegetarian, and proud owner of a very old tractor. She is looking for a supplier of small sensors."
)


LIFT = (
    "I ran a bakery in Oslo for eleven years and slept four hours a night. I sold it because of my back. Now I fix lifts for Heisverk, "
    "which is quieter. My son wants to be a pastry chef, of all things. I restore one old bicycle every winter and give it away."
)


def guess(text: str = BIO) -> Partner:
    return partner_of(drawn(text), "Ana Reyes", voice(), weaving(), 3)


def said_to(*questions: str, text: str = BIO) -> tuple[str, play.Played]:
    shelf = world().people
    assert isinstance(shelf, Shelf)
    shelf.seat("guess990001", text, lambda: guess(text))
    begun = play.begin(world(), "coffee", ("guess990001",), 7).rehearsal.evolve(state="their_story")
    for question in questions[:-1]:
        begun = play.advance(world(), begun, question).rehearsal
    played = play.advance(world(), begun, questions[-1])
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


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("I read that you had a bakery! How did that go?", "bakery"),
        ("Why did you sell it, the bakery?", "because of my back"),
        ("What happens to the bicycles?", "give it away"),
        ("How little did you sleep back then?", "four hours"),
        ("What does your son want to be?", "pastry chef"),
    ],
)
def test_what_stands_in_a_sentence_beside_its_fact_is_told_with_it(question: str, holds: str):
    assert holds in said_to(question, text=LIFT)[0]


@pytest.mark.parametrize("question", ["How is your brother?", "What does your wife do?", "Have you ever been to Japan?"])
def test_whom_and_what_nobody_named_is_declined(question: str):
    assert not any(line.id.startswith("topics.") for line in said_to(question, text=LIFT)[1].turn.lines)


def test_a_quoted_sentence_is_pasted_word_for_word():
    flat = " ".join(LIFT.split())
    told = [topic.facts[0] for name, topic in guess(LIFT).topics.items() if name.startswith("said")]
    assert len(told) > 4
    assert all(fact.asked[0] in flat for fact in told)


@pytest.mark.parametrize("question", ["Was it hard to give up the bread?", "Who ate all that bread of yours?"])
def test_where_nothing_surely_answers_the_nearest_sentence_is_named_as_no_more_than_that(question: str):
    said, played = said_to(question, text=LIFT)
    near = [line.id for line in played.turn.lines if comes_near(line.id)]
    assert near and not any(tells_as_answer(line.id) for line in played.turn.lines)
    assert "bakery" in said
    assert any(each.partition("“")[0] in said for each in weaving().nearest)


def test_what_comes_nearest_is_named_once_and_declined_when_it_is_asked_for_again():
    asked = "Who ate all that bread of yours?"
    first, again = ([line.id for line in said_to(*[asked] * times, text=LIFT)[1].turn.lines] for times in (1, 2))
    assert any(map(comes_near, first))
    assert not set(first) & set(filter(comes_near, again))


def found(home: str, score: float) -> Found:
    telling = Telling(home, home, 0, 0, home, home, (), False, frozenset(), frozenset(), frozenset())
    return Found(telling, score, 0.0)


def test_two_sentences_that_answer_as_well_share_the_chance_and_a_weak_one_has_none():
    weighed = [found("said0", 0.9), found("said1", 0.9), found("said2", 0.1)]
    alike = chances(weighed)
    assert alike.together([weighed[0].telling]) < 0.5 < 0.9 < alike.together([each.telling for each in weighed[:2]])
    assert set(alike.nearest()) == {"said0", "said1"}
    assert chances([found("said0", 0.1)]).nearest() == chances([]).nearest() == ()


def test_a_sentence_of_theirs_is_turned_only_where_nothing_stays_in_the_third_person():
    assert said_by_them("She sits on two boards.", "Roz Hill") == "I sit on two boards."
    assert said_by_them("Roz bakes bread and sings alto.", "Roz Hill") == ""
    assert said_by_them("Roz met Iva when she moved.", "Roz Hill") == ""


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


@pytest.mark.parametrize("question", ["Did you like living in Lisbon?", "Do you still miss Metrolis?", "What do you make of Lisbon?"])
def test_what_somebody_thinks_of_a_place_is_not_told_by_naming_it(question: str):
    assert not any(tells_as_answer(line.id) for line in said_to(question)[1].turn.lines)


SHOP = "- runs a repair shop for bicycles w/ his cousin, 4 employees"
CHAT = (
    "[18:40] so about Ines, she's at your table\n[18:40] runs a ferry between two islands\n[18:41] she was a dentist for 6 yrs before\n"
    "[18:43] hates karaoke, dont even try"
)
TABLE = (
    "Name:        Edda Rask\n\nEMPLOYMENT\n2018 - now    Fjordbru AS, Bergen. Inspection of old road bridges.\n"
    "2011 - 2017   Lindhall Mekaniske, Moss. Welder, tugboats and cranes.\n2010          Career break: a year on a goat farm.\n"
)


@pytest.mark.parametrize(
    ("text", "question", "holds", "lacks"),
    [
        (CHAT, "What did you do before?", "dentist", "karaoke"),
        (CHAT, "What do you do now?", "ferry", "dentist"),
        (TABLE, "What did you do in 2011?", "Welder", "goat"),
        (TABLE, "What happened in 2010?", "goat farm", "cranes"),
    ],
)
def test_a_message_of_a_chat_and_a_row_of_a_table_are_told_by_themselves(text: str, question: str, holds: str, lacks: str):
    told = said_to(question, text=text)[0]
    assert holds in told
    assert lacks not in told


def test_who_asks_to_be_told_about_something_can_be_helped_with_it():
    text = (
        "I drive the night bus in Moss. I grow pumpkins. I am saving up for a tour by tandem. If you know anything about gears, talk to me."
    )
    assert "gears" in said_to("Is there something I could help you with?", text=text)[0]


def test_a_title_that_sounds_like_doing_stays_a_title():
    told = said_to("What do you do?", text="Ruth Amsel\nRole: Learning Support Coordinator\nShe joined Harbour School in 2015.")[0]
    assert "Learning Support Coordinator" in told
    assert "I'm learning" not in told


JOTTED = (
    "coffee with Ruth Amsel on thursday!!\nruns the reading room at the Harbour museum since 2016\nwas a primary teacher b4, 11 yrs\n"
    "got a grant of 380k for the Night Shift thing, sleepovers for kids of shift workers\n3 sons, hates slides\n"
)
HEADLINE = "Sr. Talent Partner @ Nordlicht (ex-Brightloom, ex-Fornax), 8+ yrs hiring engineers\nBerlin | DE/EN/FR | dog dad"


@pytest.mark.parametrize(
    ("questions", "holds"),
    [
        (("What do you do at the museum?", "Since when?"), "2016"),
        (("What do you do at the museum?", "And before that?"), "primary teacher"),
        (("What's Night Shift?", "How did you pay for it?"), "380k"),
        (("What's Night Shift?", "What's Night Shift again?"), "sleepovers"),
    ],
)
def test_a_question_that_hangs_on_what_was_told_last_is_answered_from_there(questions: tuple[str, ...], holds: str):
    assert holds in said_to(*questions, text=JOTTED)[0]


@pytest.mark.parametrize(
    "questions",
    [
        ("What's Night Shift?", "Why them?"),
        ("What's Night Shift?", "How many volunteers do you have?"),
        ("Have you got children?", "What are your sons called?"),
        ("What do you do at the museum?", "Which supplier do you like working with most?"),
    ],
)
def test_what_lacks_the_reason_the_number_the_name_or_the_thing_asked_for_is_no_answer(questions: tuple[str, ...]):
    assert not any(line.id.startswith("topics.") for line in said_to(*questions, text=JOTTED)[1].turn.lines)


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("What do you do?", "Talent Partner"),
        ("Which company are you with?", "Nordlicht"),
        ("Where did you work before?", "Brightloom"),
        ("How long have you been hiring?", "8+"),
        ("Where are you based?", "Berlin"),
    ],
)
def test_a_headline_of_two_lines_answers_what_it_says(question: str, holds: str):
    assert holds in said_to(question, text=HEADLINE)[0]


NOTES = (
    "call with Nadia (pron. NAH-dia), was driving\n"
    "- ran a bakery in Oslo for eleven years, sells bicycles now, 9 people in season\n"
    "- left Bergen in 2011. big headache = the rent\n"
    "- text only, doesn't do email\n"
    "- two greyhounds\n"
    "- young sellers need a business partner more than a grant\n"
)


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("What did you do before the bicycles?", "bakery"),
        ("What's the best way to get hold of you, should I email?", "text only"),
        ("How do I say your name right?", "NAH-dia"),
        ("Do you have a dog?", "greyhounds"),
        ("How big is your crew?", "9 people"),
        ("What's your biggest headache?", "rent"),
    ],
)
def test_a_curious_question_finds_what_answers_it(question: str, holds: str):
    assert holds in said_to(question, text=NOTES)[0]


@pytest.mark.parametrize(
    "question",
    [
        "How much does one of your bicycles cost?",
        "Who paid for the bakery?",
        "What was the worst year of the bakery?",
        "Which bicycle is your favourite?",
        "What did the people in the bakery say?",
        "How many bicycles do you sell?",
    ],
)
def test_a_sentence_about_it_that_lacks_the_kind_of_thing_asked_for_is_no_answer(question: str):
    assert not any(tells_as_answer(line.id) for line in said_to(question, text=NOTES)[1].turn.lines)


@pytest.mark.parametrize(
    "question",
    ["What does the process look like, how many rounds?", "Do you hire remote people as well?", "Is there something I could bring you?"],
)
def test_a_question_that_is_only_curious_or_an_offer_gets_no_grant_and_no_refusal(question: str):
    _, played = said_to(question, text=HEADLINE)
    assert not ASKS & {seen.move for seen in played.turn.sightings}
    assert not any(line.id.startswith(("grants.", "reactions.big_ask")) for line in played.turn.lines)


@pytest.mark.parametrize(
    ("question", "holds"),
    [("How many of you are there in the shop?", "4 employees"), ("Who would you love to find?", "baker who can weld")],
)
def test_a_plain_question_about_what_was_pasted_is_answered_and_no_slip(question: str, holds: str):
    said, played = said_to(
        question, text="- runs a repair shop for bicycles w/ his cousin, 4 employees\n- is searching for a baker who can weld"
    )
    assert holds in said
    assert not played.turn.slips


@pytest.mark.parametrize("question", ["Could you introduce me to your cousin?", "Which of your contacts could get me a job?"])
def test_an_ask_of_a_guess_stays_an_ask(question: str):
    _, played = said_to(question, text=SHOP)
    assert ASKS & {seen.move for seen in played.turn.sightings}


def test_a_bit_of_a_sentence_is_told_with_the_sentence_around_it():
    said, _ = said_to("What do you do on Sundays?", text="Volunteering\nFootball for refugees' children, every Sunday")
    assert "Football" in said


def test_what_others_need_is_no_need_of_theirs():
    assert not guess(NOTES).hooks
