"""What is said to the person at the table is not taken for an answer to us."""

from __future__ import annotations

import pytest

from bot.asides import is_for_the_table


@pytest.mark.parametrize(
    "text",
    [
        "Hi",
        "hello dana",
        "Hello Dana, I'm Sam.",
        "Hi Dana, thanks for making the time, I'm Sam",
        "Nice to meet you, Dana",
        "Thanks for coming, Dana. How was the ride?",
        "Hi Dana, how are you?",
    ],
)
def test_what_is_said_to_the_partner_is_kept_for_them(text: str):
    assert is_for_the_table(text, "dana")


@pytest.mark.parametrize(
    "text", ["I'd like to meet Dana's boss", "A job at Google", "Advice from Dana", "see how Dana tests a hinge", "thanks to Dana, a job"]
)
def test_a_goal_stays_one(text: str):
    assert not is_for_the_table(text, "dana")
