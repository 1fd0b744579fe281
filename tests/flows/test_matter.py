"""What the sender said and wanted to know outlives the slip beside it, word for word."""

import pytest

from bot.checked import look_at
from bot.content.library import rewriting
from flows.moves import Move, Relationship
from flows.rewriting import rewrite
from flows.rewriting.repair import without_puff
from tests.drafts.drafts import judge
from tests.drafts.ears import made_of


@pytest.mark.parametrize(
    ("told", "known"),
    [
        ("I'm looking for jobs in Berlin.", {}),
        ("I work with Maria Rossi.", {}),
        ("Could you introduce me to your partners at Alder Capital?", {}),
        ("I saw that Northwind is hiring.", {"company": "Northwind"}),
        ("Are there any openings at Northwind?", {"company": "Northwind"}),
        ("I am interested in therapy.", {}),
        ("I worked in your team until May.", {}),
    ],
)
def test_a_fact_is_taken_only_where_it_is_plain(told: str, known: dict[str, str]) -> None:
    assert rewriting().known.facts(("Could you refer me?",), (told,), rewriting().matter) == known


@pytest.mark.parametrize("business", ["I am writing to apply for the post you advertised.", "I'd like to book a table for two."])
def test_a_message_with_a_business_of_its_own_gets_no_question_of_ours(business: str) -> None:
    text = f"Dear Ms. Brandt, {business} Could you refer me?"
    assert made_of(text, refer_me=Move.REFERRAL_ASK) == f"Dear Ms. Brandt, {business}"


def test_a_purpose_stays_when_the_ask_beside_it_goes() -> None:
    text = "Hi Tim, I'm moving from retail into supply chain planning, so let me know if you hear of anything, and please forward my CV."
    assert "I'm moving from retail into supply chain planning" in rewrite(text, judge(Relationship.STRANGER), rewriting()).text


def test_praise_of_oneself_goes_and_the_facts_stay() -> None:
    praise = "I am a highly motivated, results-driven engineer with 7 years at Bosch and a proven track record of success."
    told = without_puff(praise, rewriting())
    assert told == "I am an engineer with 7 years at Bosch."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Hi Dana, could you spare fifteen minutes next Tuesday to tell me how you moved from welding to law?",
            ["how you moved from welding to law"],
        ),
        (
            "Hello, I'd love to pick your brain over coffee for 15 minutes about how your team in Porto tests rails.",
            ["how your team in Porto tests rails"],
        ),
        (
            "Hi Nils, would you be open to a 20-minute call so I can understand how you cut energy use by 30%?",
            ["how you cut energy use by 30%"],
        ),
        ("hey tom can i buy u lunch next week and ask how you built the night bus map?", ["hey tom", "how you built the night bus map"]),
        (
            "Could I meet you for ten minutes next week: how did you choose between Rust and Go?",
            ["How did you choose between Rust and Go?"],
        ),
        (
            "Hi Aoife, I'd like to meet you for a coffee on Friday at 3 pm to talk about your move from law to UX.",
            ["your move from law to UX"],
        ),
        ("Hi Bo, can I buy you a coffee next week and ask you about apprenticeships?", ["apprenticeships"]),
        ("Hi Mr Okoro, I've attached my CV for the analyst role (ref 4411). Could you forward it by Friday?", ["analyst role (ref 4411)"]),
        (
            "Hey Sam! Can you introduce me to Priya at OceanVolt? I'm writing my thesis about turbine blades.",
            ["What", "about turbine blades?"],
        ),
        (
            "Dear Mr Lind, may I visit your lab for two days? I am researching frost damage in apple trees.",
            ["frost damage in apple trees. Where would you begin"],
        ),
        (
            "Hi Tom, could you refer me? I'm a nurse moving into clinical data.",
            ["a nurse moving into clinical data. Where would you begin?"],
        ),
        ("Hi Paul, my CV is attached. I was at Boeing for 12 years. Do you need a shift lead?", ["12 years", "the shift lead role?"]),
        ("Hi Noor, could we talk on Friday about how wards in Ghent buy lamps, and about your work?", ["how wards in Ghent buy lamps"]),
        (
            "Hi Ms Ito, I've attached my CV. Which certificates matter most for a junior auditor in Osaka?",
            ["which certificates matter most"],
        ),
    ],
)
def test_what_the_sender_wanted_to_know_outlives_the_ask_for_time(text: str, kept: list[str]) -> None:
    told = look_at(text, Relationship.STRANGER).rewritten
    assert told.changed
    for words in kept:
        assert words in told.text, told.text


def test_an_availability_does_not_outlive_the_meeting() -> None:
    text = "Hello Bo, could we have a call about rail tests? I'm free on 14 May after 3 pm. I read your report on brakes."
    told = look_at(text, Relationship.STRANGER).rewritten.text
    assert "14 May" not in told and "I read your report on brakes." in told


def test_a_resume_is_welcome_where_a_job_was_advertised_and_not_where_it_is_to_be_passed_on() -> None:
    advert = "Dear Ms Brandt, I'd like to apply for the post of test engineer you advertised (ref. TE-204). Please find my CV attached."
    assert not look_at(advert, Relationship.STRANGER).rewritten.changed
    named = "Dear Ms Brandt, please find attached my CV for the position of test engineer. I hope you will consider my application."
    assert not look_at(named, Relationship.STRANGER).rewritten.changed
    passed_on = look_at(
        f"{advert} Could you forward it to the hiring manager and put in a good word for me?", Relationship.STRANGER
    ).rewritten
    assert Move.REFERRAL_ASK in {slip.move for slip in passed_on.faults}
    assert look_at("Dear Ms Brandt, please find my CV attached.", Relationship.STRANGER).rewritten.changed
