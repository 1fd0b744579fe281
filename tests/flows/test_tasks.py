"""Where a task stands in the square, and what sort it is, as its words tell."""

import pytest

from flows.tasks import LONGEST_TASK, Kind, Square, guessed, items

PLACED = [
    ("interview at Greepwerk on Tuesday", Kind.INTERVIEW, Square.NOW),
    ("prepare for the interview", Kind.INTERVIEW, Square.NOW),
    ("apply for the job at Lumen by Friday", Kind.APPLICATION, Square.NOW),
    ("send in the form before the 3rd", Kind.APPLICATION, Square.NOW),
    ("apply to Lumen", Kind.APPLICATION, Square.PLAN),
    ("update my CV", Kind.APPLICATION, Square.PLAN),
    ("send Ana the article I promised", Kind.FOLLOW_UP, Square.NOW),
    ("thank Dana", Kind.FOLLOW_UP, Square.PLAN),
    ("follow up with Tom", Kind.FOLLOW_UP, Square.PLAN),
    ("reply to Ruth", Kind.FOLLOW_UP, Square.PLAN),
    ("call Marta about the opening", Kind.ASK, Square.PLAN),
    ("Write to Ana on Monday", Kind.ASK, Square.NOW),
    ("ask Kev for advice", Kind.ASK, Square.PLAN),
    ("coffee with Ruth", Kind.MEETING, Square.PLAN),
    ("meetup on Thursday", Kind.EVENT, Square.QUICK),
    ("go to the conference", Kind.EVENT, Square.LATER),
    ("practise my pitch", Kind.TOOLS, Square.PLAN),
    ("learn Python, no rush", Kind.TOOLS, Square.PLAN),
    ("tax return by 30 Nov", Kind.DUTY, Square.NOW),
    ("tidy my inbox", Kind.TIDY, Square.LATER),
    ("order business cards", Kind.TIDY, Square.LATER),
    ("scroll linkedin", Kind.SCROLL, Square.LATER),
    ("look at job boards", Kind.SCROLL, Square.LATER),
    ("buy milk today", Kind.OTHER, Square.QUICK),
    ("water the plants", Kind.OTHER, Square.LATER),
    ("apply to the fund some day, no deadline", Kind.APPLICATION, Square.PLAN),
    ("", Kind.OTHER, Square.LATER),
    ("🙂", Kind.OTHER, Square.LATER),
]


@pytest.mark.parametrize(("words", "kind", "square"), PLACED)
def test_a_task_is_placed_by_its_words(words: str, kind: Kind, square: Square):
    task = guessed(words)
    assert (task.kind, task.square) == (kind, square)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("one\ntwo\n\nthree", ["one", "two", "three"]),
        ("1. one\n2) two\n- three\n• four\n* five", ["one", "two", "three", "four", "five"]),
        ("call Ana, tidy up, apply to Lumen", ["call Ana", "tidy up", "apply to Lumen"]),
        ("call Ana, the one from Lisbon", ["call Ana, the one from Lisbon"]),
        ("one; two", ["one", "two"]),
        ("  spaced \t out ", ["spaced out"]),
        ("-\n...\n", []),
        ("x" * 300, ["x" * (LONGEST_TASK - 1) + "…"]),
    ],
)
def test_a_list_is_taken_apart_as_it_was_meant(text: str, found: list[str]):
    assert items(text) == found
