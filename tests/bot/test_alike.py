"""A message is judged alike on the screen and in JSON lines."""

import pytest

from bot.checked import look_at
from bot.judge import check_record
from flows.moves import Relationship

TOLD = [
    ("As requested, I enclose my CV.", "stranger", False),
    ("The advertisement asks for a CV by Friday. Mine is attached.", "stranger", False),
    ("Dear Ms Lund,\nas you suggested, I am attaching my CV.\nBest,\nAna", "stranger", False),
    ("Dear Ms Lund,\nI am attaching my CV.\nBest,\nAna", "stranger", True),
    ("> Could you refer me?\nHi Tom, of course, gladly.", "stranger", False),
    ("Hi Tom, I wrote to you two weeks ago and have heard nothing. How is the boat?", "acquaintance", False),
    ("Hi Tom, I wrote to you two weeks ago. I need an answer by Friday.", "acquaintance", True),
]


@pytest.mark.parametrize(("text", "to", "slips"), TOLD)
def test_screen_and_json_lines_judge_alike(text: str, to: str, slips: bool) -> None:
    shown = look_at(text, Relationship(to))
    told = check_record({"id": 1, "text": text, "scene": "message", "relationship": to, "stage": "opening"})
    assert shown.rewritten.changed is told["slip"] is slips
    assert shown.judged["slip_moves"] == told["slip_moves"] or set(shown.judged["slip_moves"]) == set(told["slip_moves"])


def test_what_a_json_line_says_was_invited_counts_beside_what_the_message_tells() -> None:
    asked = {"id": 1, "text": "As you asked, here is my CV. Could you also introduce me to Ms Brandt?", "scene": "message"}
    assert check_record(asked)["slip_moves"] == ["intro_ask"]
    assert not check_record({**asked, "invited": ["intro_ask"]})["slip"]
    assert not check_record({**asked, "previous": "Who would you like to meet?"})["slip"]
