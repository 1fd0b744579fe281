"""A word is offered only where it was plainly meant."""

import pytest

from bot.terminal.commands import COMMANDS
from flows.spelling import meant


@pytest.mark.parametrize(
    ("word", "near"), [("hlep", "help"), ("prog", "progress"), ("goall", "goal"), ("feedbak", "feedback"), ("aproach", "approach")]
)
def test_a_slip_of_the_keyboard_is_forgiven(word: str, near: str) -> None:
    assert meant(word, COMMANDS) == near


@pytest.mark.parametrize("word", ["foo", "bar", "x", "", "start", "invoice", "xyzzy", "y" * 4000])
def test_a_word_that_is_near_to_nothing_is_not_guessed_at(word: str) -> None:
    assert meant(word, COMMANDS) == ""
