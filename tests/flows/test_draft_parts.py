"""A draft is taken apart where people would say so, and what is no part of the message is neither judged nor lost."""

import pytest

from bot.content.library import rewriting
from flows.moves import Move, Relationship
from flows.rewriting import judge_of, marks_of, rewrite
from flows.rewriting.clauses import clauses, without
from flows.rewriting.draft import Part, is_a_letter, may_be_a_letter, pieces
from tests.drafts.ears import Ear, made_of


@pytest.mark.parametrize(
    ("sentence", "faulty", "left"),
    [
        ("I'm moving to Lisbon in May and I was wondering if you could introduce me.", {1}, "I'm moving to Lisbon in May."),
        ("Could you refer me, and how did you like the talk?", {0}, "How did you like the talk?"),
        ("Since you work there, could you refer me?", {1}, ""),
        ("I read your book, but could you help me?", {1}, "I read your book."),
        ("Could you refer me, and I will send you the notes.", {0}, "I will send you the notes."),
        ("Please read my CV and I would ask you to forward it.", {0}, ""),
    ],
)
def test_a_sentence_is_cut_at_its_clauses_or_not_at_all(sentence: str, faulty: set[int], left: str) -> None:
    assert len(clauses(sentence)) == 2
    assert without(sentence, faulty) == left


@pytest.mark.parametrize(
    ("text", "greeting", "closing"),
    [
        ("Dear Ms. Lindqvist, I read it.\nKind regards,\nOlu", "Dear Ms. Lindqvist,", ["Kind regards,", "Olu"]),
        ("hey marco! im in leeds. thanks!", "hey marco!", ["thanks!"]),
        ("Hi Dr. J. Smith,\n\nIt broke at 2 a.m. on the 3rd. Etc.\n\nCheers, Al\n\nP.S. Hello!", "Hi Dr. J. Smith,", ["Cheers, Al"]),
        ("No greeting here. Nor an end.", "", []),
    ],
)
def test_a_draft_comes_apart_where_people_would_say(text: str, greeting: str, closing: list[str]) -> None:
    parts = pieces(text)
    assert "".join(piece.text for piece in parts if piece.part is Part.GREETING) == greeting
    assert [piece.text for piece in parts if piece.part is Part.CLOSING] == closing
    assert "".join(piece.text + piece.gap for piece in parts) == text


@pytest.mark.parametrize(
    "signature",
    [
        "Kind regards,\nJane Doe\nSenior Planner\nNorth & Sons Ltd.\n+44 1234 567890",
        "Best,\nJane\nwww.jane.example",
        "Thank you,\nJane Doe\nBaker",
        "Cheers, Jane",
    ],
)
def test_all_lines_of_a_signature_stay_below_the_letter(signature: str) -> None:
    text = f"Hi Tom,\n\nI liked the bridge. Could you refer me?\n\n{signature}"
    assert [piece.text for piece in pieces(text) if piece.part is Part.CLOSING] == signature.split("\n")
    told = made_of(text, refer_me=Move.REFERRAL_ASK)
    assert told.startswith("Hi Tom,\n\nI liked the bridge.") and told.endswith(signature)


def test_what_only_led_up_to_an_ask_goes_with_it() -> None:
    text = "Hi Tom, I liked the bridge. You're a manager now, right? Could you refer me?"
    assert "manager" not in made_of(text, refer_me=Move.REFERRAL_ASK)


def test_an_ask_behind_a_short_thanks_is_no_signature() -> None:
    text = "Hi Tom,\nThanks!\nCould you refer me?\nSam"
    assert [piece.text for piece in pieces(text) if piece.part is Part.CLOSING] == ["Sam"]


def test_a_subject_is_kept_and_never_judged() -> None:
    text = "Subject: Refer me?\n\nHi Tom, how did you get into bridges?"
    held = judge_of(text, Ear(refer_me=Move.REFERRAL_ASK), rewriting().waiting, Relationship.STRANGER)
    assert [piece.text for piece in pieces(text)][:2] == ["Subject: Refer me?", "Hi Tom,"]
    assert rewrite(text, held, rewriting()).text == text


def test_a_greeting_stays_and_is_not_marked_when_the_slip_behind_it_is_heard_from_there_on() -> None:
    text = "Hi Tom, could you refer me? I liked the bridge."
    held = judge_of(text, Ear(refer_me=Move.REFERRAL_ASK), rewriting().waiting, Relationship.STRANGER)
    told = rewrite(text, held, rewriting())
    (mark,) = marks_of(text, held.reading(text), told.faults, held.terms)
    assert told.text.startswith("Hi Tom, I liked") and text[mark.start : mark.end] == "could you refer me?"


@pytest.mark.parametrize(
    ("behind", "stays"),
    [
        ("It covers three districts.", False),
        ("He runs the clinic.", False),
        ("They have a place there in May.", False),
        ("I was happy there for years.", False),
        ("Have a look and tell me.", False),
        ("Everyone loves it.", False),
        ("I'd owe you big time.", False),
        ("I know it's a bit cheeky.", False),
        ("Please, I wouldn't ask if it wasn't urgent.", False),
        ("If you'd rather not, I will understand.", False),
        ("Surely one of them could help.", False),
        ("If that's too short notice, no hard feelings.", False),
        ("I would send you my notes.", False),
        ("She sounds lovely.", False),
        ("It was good to see you on Sunday.", True),
        ("There is a new bakery in our street.", True),
        ("My sister says hello, and she loved the cake.", True),
    ],
)
def test_what_points_into_a_cut_sentence_goes_with_it(behind: str, stays: bool) -> None:
    text = f"Hi Tom, I liked the bridge. Could you refer me to Doctor Lund at Northwind? {behind}"
    assert (behind in made_of(text, refer_me=Move.REFERRAL_ASK)) is stays


@pytest.mark.parametrize(
    ("text", "invited"),
    [
        ("As you asked, I've attached my CV.", {Move.RESUME_PUSH}),
        ("You kindly offered to read it. Here it is: I've attached my CV.", {Move.RESUME_PUSH}),
        ("As requested in the advert, I've attached my CV.", {Move.RESUME_PUSH}),
        ("You said I should write. I've attached my CV.", {Move.RESUME_PUSH}),
        ("As you asked, I've attached my CV. Could you refer me?", {Move.RESUME_PUSH}),
        ("> Send me your CV.\nHi Tom, I've attached my CV.", {Move.RESUME_PUSH}),
        ("As you suggested, I read the book. Could you refer me?", set()),
        ("You never asked me to, but I've attached my CV.", set()),
        ("As Tom suggested, I've attached my CV.", set()),
        ("I've attached my CV.", set()),
    ],
)
def test_an_invitation_counts_for_what_stands_beside_it(text: str, invited: set[Move]) -> None:
    held = judge_of(text, Ear(attached_my_cv=Move.RESUME_PUSH, refer_me=Move.REFERRAL_ASK), rewriting().waiting, Relationship.STRANGER)
    assert held.terms.invited == invited


@pytest.mark.parametrize(
    ("text", "invited"),
    [
        ("I would like to apply for the post of cook (ref. 8). I led a team.", {Move.RESUME_PUSH, Move.SELF_PITCH, Move.JOB_ASK}),
        ("I am writing in response to your advertisement for a cook. I led a team.", {Move.RESUME_PUSH, Move.SELF_PITCH, Move.JOB_ASK}),
        ("I applied for the post of cook in May. I led a team. Is the post still open?", {Move.RESUME_PUSH, Move.JOB_ASK}),
        ("I applied for the post of cook in May. I led a team. Any jobs for my brother?", {Move.RESUME_PUSH}),
        ("I would like to apply for the post of cook. I led a team. Could you refer me?", {Move.SELF_PITCH}),  # so that they know whom
        ("I saw your vacancy for a cook and would love to apply. I led a team.", {Move.RESUME_PUSH, Move.SELF_PITCH, Move.JOB_ASK}),
        ("I would like to apply for any post. I led a team.", set()),
    ],
)
def test_an_advert_asks_for_papers_merits_and_the_wish_to_be_seen(text: str, invited: set[Move]) -> None:
    ear = Ear(led_a_team=Move.SELF_PITCH, any_jobs=Move.JOB_ASK, still_open=Move.JOB_ASK, refer_me=Move.REFERRAL_ASK)
    assert judge_of(text, ear, rewriting().waiting, Relationship.STRANGER).terms.invited - {Move.SALES_PITCH} == invited


def test_a_letter_is_known_by_its_greeting_and_its_signature() -> None:
    assert is_a_letter(["Hi Sabine,", "", "I was at Ferro.", "", "Love, Katrin"])
    assert is_a_letter(["Subject: Ferro", "Dear Ms Lind,", "How is it?", "Kind regards,", "Katrin Holm"])
    assert not is_a_letter(["Hi Sabine,", "Hi Tom,", "How are you?", "Thanks, Katrin"])
    assert not is_a_letter(["Hi Sabine, how is it?", "I was at Ferro.", "Love, Katrin"])
    assert may_be_a_letter(["Hi Sabine, how is it?", "I was at Ferro.", "Love, Katrin"])
    assert not may_be_a_letter(["Hi Sabine, how is it?", "Hi Tom, I was at Ferro.", "Love, Katrin"])
    assert not may_be_a_letter(["How is it?", "I was at Ferro.", "Could you refer me?"])


def test_what_the_other_wrote_is_never_judged() -> None:
    text = "> Could you refer me?\nHi Tom, of course, gladly."
    assert made_of(text, refer_me=Move.REFERRAL_ASK) == text


def test_a_letter_to_whom_it_may_concern_has_a_greeting_and_a_captain_may_sign_it() -> None:
    parts = [piece.part for piece in pieces("To whom it may concern at Sapphire Yachts,\n\nI sail.\n\nCapt. Rex Lavelle")]
    assert parts == [Part.GREETING, Part.BODY, Part.CLOSING]
