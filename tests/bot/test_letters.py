"""A file that is one letter is judged as one, and a file of messages line by line."""

from pathlib import Path

import pytest

from bot.streams import check
from flows.rewriting.letters import is_signed

MESSAGES = "Hi Tom, how are you?\nCould you refer me?\nSend me jobs\n"


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Hi Sabine, it is ages since Ferro. How is the plant?\n\nLove, Katrin\n", 1),
        ("Hi Sabine, how is the plant?\nI was at Ferro.\n\nKatrin Holm\n", 1),
        ("Hi Sabine, how is the plant?\n\nThanks!\nKatrin Holm, RN\n", 1),
        (MESSAGES, 3),
        ("Hi Tom, how are you?\nHi Ana, how is it going?\nThanks!\n", 3),
        ("How did you get into bees?\nThat sounds hard.\n", 2),
    ],
)
def test_a_greeting_and_a_signature_make_a_file_one_letter(text: str, letters: int, tmp_path: Path, capsysbinary) -> None:
    file = tmp_path / "said.txt"
    file.write_text(text, "utf-8")
    assert check(str(file)) == 0
    assert capsysbinary.readouterr().out.decode("utf-8").count("To somebody") == letters


@pytest.mark.parametrize("last", ["No worries", "What a day", "Any openings", "send me jobs", "Who is Ana?", "You bet"])
def test_a_short_last_line_is_no_signature(last: str) -> None:
    assert not is_signed(["Hi Tom, nice talk!", "How did you get in?", last])


@pytest.mark.parametrize("last", ["Gareth Pugh", "Mike from LoafLogic", "Mette", "Ana Cruz, PhD", "Kind regards, Ana", "cheers"])
def test_a_name_or_a_farewell_is_one(last: str) -> None:
    assert is_signed(["Hi Tom, nice talk!", "How did you get in?", last])
