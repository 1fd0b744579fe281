"""What a message tells to have been wanted: by whom, for what, and what is no invitation though it sounds like one."""

import pytest

from flows.moves import Move
from flows.rewriting.notices import calls_for_papers
from flows.rewriting.offered import offered_in


@pytest.mark.parametrize(
    ("sentence", "calls"),
    [
        ("Your website says that applications (ref. 12-B) should reach you by 3 May, with a CV.", True),
        ("The advertisement asks for a CV and two references.", True),
        ("The poster at the bakery says that whoever wants to help should bring a CV.", True),
        ("You wrote that candidates must send their resume to this address.", True),
        ("Your website says that the bakery is closed on Sundays.", False),
        ("The notice doesn't ask for a CV.", False),
        ("I said on my website that people should send their CV.", False),
        ("I saw no notice that asks for a CV.", False),
        ("Most people add a CV to such a letter.", False),
    ],
)
def test_a_public_call_for_papers_is_known_by_what_it_asks_for(sentence: str, calls: bool) -> None:
    assert calls_for_papers(sentence) is calls


@pytest.mark.parametrize(
    ("sentence", "offered"),
    [
        ("You asked me at the fair for my CV.", {Move.RESUME_PUSH}),
        ("Thank you for saying that I could send you my CV, so that you can pass it on to Ana.", {Move.RESUME_PUSH, Move.REFERRAL_ASK}),
        ("You said last week that you'd be glad to introduce me to her.", {Move.INTRO_ASK}),
        ("On Monday you wanted to see my portfolio.", {Move.RESUME_PUSH}),
        ("How kind of you to offer to read my cover letter.", {Move.RESUME_PUSH, Move.REVIEW_ASK}),
        ("You asked me how the fair was, and my CV is long.", set()),
        ("You never asked me for my CV.", set()),
        ("You didn't say you would introduce me.", set()),
        ("Nobody asked me for my CV.", set()),
        ("My CV is ready, and you said you would look at the boat.", set()),
    ],
)
def test_what_somebody_offered_is_what_they_named(sentence: str, offered: set[Move]) -> None:
    assert offered_in(sentence) - {Move.REVIEW_ASK} == offered - {Move.REVIEW_ASK}
