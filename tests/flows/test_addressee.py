"""A letter that calls its reader by two names is noticed where it is sure, and nowhere else."""

import pytest

from bot.checked import look_at
from bot.explained import judgement
from bot.words import PLAIN, TELEGRAM
from flows.moves import Relationship
from flows.rewriting.addressee import is_somebody_else, two_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hi Anna, it was lovely to meet you. As you said, Maria, the trick is to start early.", ("Anna", "Maria")),
        ("Dear Ms Brandt,\nThank you for your time, Ms Weber.\nBest,\nLena", ("Brandt", "Weber")),
        ("Hi Anna, thanks for your help, Jonas.\nBest, Tom", ("Anna", "Jonas")),
        ("Hello Ruth,\nhow are you, Priya?", ("Ruth", "Priya")),
    ],
)
def test_two_names_for_one_reader_are_seen(text: str, names: tuple[str, str]) -> None:
    assert two_names(text) == names
    shown = look_at(text, Relationship.INTRODUCED, reply=True)
    for surface in (PLAIN, TELEGRAM):
        assert names[1] in judgement(shown, surface).split("\n\n", 2)[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Hi Anna,\nThanks again, Maria",
        "Hi Tom, as you said, Thomas, it works.",
        "Hi Bob, as you said, Robert, it rains.",
        "Hi Jon, as you said, John, it rains.",
        "Hi all, as you said, Maria, it works.",
        "Hi Anna and Maria, as you said, Maria, it works.",
        "Hello, as you said, Maria, it works.",
        "Hi Anna, could you meet my colleague, Maria?",
        "Hi Anna, are you going with Tom, Maria?",
        "Hi Anna, I talked to Ben, Maria and Tom.",
        "Hi Anna, as you said, Friday is best.",
        "Dear Professor Lind, as you wrote, Anna, it works.",
        "Hi Ana, thank you for the tour of Porto, Portugal.",
        "Hi Anna, what do you think?\nKind regards,\nMaria",
    ],
)
def test_where_it_is_not_sure_nothing_is_said(text: str) -> None:
    assert two_names(text) == ("", "")


@pytest.mark.parametrize(
    ("greeting", "name"),
    [("Dear Diana,", "Diana"), ("Hi Hugh!", "Hugh"), ("Hi Dana,", ""), ("Dear Ms Okafor,", ""), ("Dear Sir,", ""), ("Hi Dan,", "")],
)
def test_somebody_whose_name_is_given_is_greeted_by_it(greeting: str, name: str) -> None:
    assert is_somebody_else(f"{greeting}\nI read your piece on grippers.", "Dana", "Dana Okafor") == name
