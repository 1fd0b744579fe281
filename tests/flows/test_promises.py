"""Promises: what counts as one, by when it is due, and what keeps it."""

import pytest

from flows.promises import GRACE, Promise, delivers, due_by, promises_in

TUESDAY = 738_900  # 20 January 2024 plus; its weekday is asked for below

PROMISED = [
    ("I'll send you the paper on Friday.", True),
    ("I will write next week and tell you how it went.", True),
    ("Let me ask my sister and get back to you in three days.", True),
    ("I'm going to try the ten minute rule and report back.", True),
    ("I could send it to you if you like.", False),
    ("I can send it, if you want.", False),
    ("Maybe I'll write one day.", False),
    ("Shall I send you the paper?", False),
    ("I'd send it if I had it.", False),
    ("Let me know how it goes!", False),
    ("You'll send me the paper.", False),
]


@pytest.mark.parametrize(("said", "is_one"), PROMISED)
def test_what_is_said_plainly_is_a_promise_and_what_is_hedged_is_none(said: str, is_one: bool):
    assert bool(promises_in(said, TUESDAY)) is is_one


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("tonight", 0),
        ("tomorrow morning", 1),
        ("in three days", 3),
        ("within a week", 7),
        ("in two weeks", 14),
        ("in a couple of weeks", 14),
        ("", 7),
    ],
)
def test_a_date_is_counted_from_the_day_it_was_said(said: str, days: int):
    assert due_by(f"I'll send it {said}", TUESDAY) == TUESDAY + days


@pytest.mark.parametrize("day", range(TUESDAY, TUESDAY + 7))
def test_a_weekday_is_the_next_one_of_that_name(day: int):
    due = due_by("I'll send it on Friday", day)
    assert 1 <= due - day <= 7
    assert (due - 1) % 7 == 4


def test_thanks_before_a_promise_are_no_part_of_it_and_a_day_is():
    assert [each.words for each in promises_in("Thanks Nadia, I'll read it by Sunday and write to you.", 5)] == [
        "I'll read it by Sunday and write to you."
    ]
    assert [each.words for each in promises_in("On Friday, I'll send you the photo.", 5)] == ["On Friday, I'll send you the photo."]


def test_it_is_late_only_after_its_grace():
    promise = Promise("I'll send it", TUESDAY, TUESDAY + 3)
    assert not promise.is_late(TUESDAY + 3 + GRACE)
    assert promise.is_late(TUESDAY + 4 + GRACE)
    assert not promise.become("kept").is_late(TUESDAY + 90)


@pytest.mark.parametrize(
    ("promise", "said", "does"),
    [
        ("I'll send you the article on tides.", "As promised, here is the article on tides.", True),
        ("I'll send you the article on tides.", "Thank you for Tuesday, I enjoyed it.", False),
        ("I'll write to you on Friday.", "Hello Dana, it's Friday, and I have tried the ten minutes. It worked twice.", True),
        ("I'll bring you the book about bridges.", "I've brought the book about bridges.", True),
        ("I'll bring you the book about bridges.", "How are the bridges?", False),
    ],
)
def test_a_message_keeps_a_promise_when_it_does_what_was_said(promise: str, said: str, does: bool):
    assert delivers(promise, said) is does


def test_what_the_content_promised_is_known_by_its_words():
    assert delivers("the recording of the gale warning", "Here it is, the old tape, cleaned up.", ("tape", "recording"))
