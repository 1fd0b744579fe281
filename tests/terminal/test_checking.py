"""`second-coffee check` at a terminal: pasted, judged, rewritten, disputed; and for scripts."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands import command

from .conftest import ROOT

DRAFT = "Hi Dana, I saw that Northwind is hiring a test engineer. I broke toys for four years.\n\nCould you refer me for it?\nSam\n"


def check(environment: dict[str, str], *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return command("check", *arguments, env=environment, given=given.encode())


def typed(environment: dict[str, str], *steps: tuple[str, str]) -> str:
    """What a terminal shows when each text is typed once the words before it have appeared."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.execve(sys.executable, [sys.executable, "-m", "bot", "check"], environment)  # noqa: S606
    shown, until = "", time.monotonic() + 50
    for awaited, text in steps:
        start = len(shown)
        while awaited not in shown[start:] and time.monotonic() < until:
            shown += os.read(terminal, 65536).decode("utf-8", "replace")
        time.sleep(0.05)
        os.write(terminal, text.encode())
    while time.monotonic() < until:
        try:
            shown += os.read(terminal, 65536).decode("utf-8", "replace")
        except OSError:
            break
    os.waitpid(pid, 0)
    return shown.replace("\r\n", "\n")


def test_a_message_is_pasted_judged_rewritten_and_disputed_once(environment: dict[str, str]) -> None:
    steps = (
        ("Ctrl-D", DRAFT + "\n"),
        ("Who is going", "somebody\n"),
        ("One of the four", "1\n"),
        ("first message?", "\n"),
        ("Enter to leave", "w\n"),
        ("Keep it?", "yes\n"),
        ("in a few words", "She offered it.\n"),
    )
    shown = typed(environment, *steps)
    assert "[1: Could you refer me for it?]" in shown and "about 9 points" in shown
    assert shown.count("Sam") >= 3 and "the test engineer role" in shown
    again = typed(environment, *steps[:1], ("Who is going", "1\n"), *steps[3:5], ("Keep it?", "y\n"), ("in a few words", "\n"))
    assert "Kept" in again
    printed = [json.loads(line) for line in check(environment, "--disputed").stdout.splitlines()]
    assert len(printed) == 1 and set(printed[0]) == {"id", "text", "relationship", "judged", "said"}
    assert printed[0]["text"] == DRAFT.strip() and printed[0]["said"] == "She offered it." and printed[0]["relationship"] == "stranger"


def test_ctrl_d_ends_the_message_and_then_the_talk(environment: dict[str, str]) -> None:
    pasted = ("Ctrl-D", "How did you get into bees, Ana?\n\x04")
    shown = typed(environment, pasted, ("Who is going", "friend\n"), ("first message", "r\n"), ("leave", "\n"))
    assert "To a friend, as a reply" in shown and "Traceback" not in shown


def test_a_whole_file_is_one_message_for_the_reader_named(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, "utf-8")
    stranger = check(environment, "--whole", str(file))
    assert stranger.returncode == 0 and stranger.stdout.count("somebody who doesn't know you") == 2
    friend = check(environment, "--whole", "--to", "friend", given=DRAFT)
    assert "Could you refer me for it?" in friend.stdout.split("[1:")[1].partition("]")[2], "a friend may be asked, with room for a no"
    line = check(environment, "--to", "acquaintance", "--reply", given="Do you like bees?\n")
    assert line.stdout.startswith("To somebody you know a little, as a reply")


@pytest.mark.parametrize(("given", "says"), [("", "nothing in it"), ("x" * 5000, "more than one message")])
def test_an_empty_or_huge_file_is_said_in_one_line(environment: dict[str, str], given: str, says: str) -> None:
    done = check(environment, "--whole", given=given)
    assert done.returncode == 2 and says in done.stderr and len(done.stderr.splitlines()) == 1 and not done.stdout


@pytest.mark.parametrize(
    ("given", "says"),
    [("😀", "any words"), ("Können Sie mir bitte helfen?", "language"), ("I want to kill myself", "findahelpline")],
)
def test_a_line_that_cannot_be_judged_is_answered_kindly(environment: dict[str, str], given: str, says: str) -> None:
    done = check(environment, given=f"{given}\n")
    assert done.returncode == 0 and says in done.stdout and "points" not in done.stdout


LETTER = "Hi Sabine,\n\nit is ages since Ferro. How is the new plant?\n\nLove, Katrin\n"


def test_a_letter_that_is_piped_in_is_one_message(environment: dict[str, str]) -> None:
    told = check(environment, given=LETTER)
    assert told.stdout.count("To somebody") == 1 and "Love, Katrin" in told.stdout and not told.stderr


def test_what_may_have_been_a_letter_is_judged_by_lines_and_that_is_said(environment: dict[str, str]) -> None:
    told = check(environment, given=LETTER.replace("Sabine,\n\n", "Sabine, "))
    assert told.stdout.count("To somebody") == 2 and "--whole" in told.stderr and told.returncode == 0
    several = check(environment, given="Hi Tom, how are you?\nHi Ana, how is it going?\nThanks!\n")
    assert several.stdout.count("To somebody") == 3 and not several.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("/nowhere/at/all",), "no such file"),
        (("/tmp",), "a folder"),
        ((), "nothing in it"),
        (("--to", "freind"), "did you mean 'friend'"),
        (("--to", "boss"), "stranger, introduced"),
        (("--loud",), "--loud"),
    ],
)
def test_bad_usage_is_one_line_that_says_what_is_wrong(environment: dict[str, str], arguments: tuple[str, ...], says: str) -> None:
    told = check(environment, *arguments)
    assert told.returncode == 2 and not told.stdout and len(told.stderr.splitlines()) == 1 and says in told.stderr


def test_options_for_people_are_refused_beside_json_lines(environment: dict[str, str]) -> None:
    done = check(environment, "--jsonl", "--to", "friend")
    assert done.returncode == 2 and "--to" in done.stderr


def test_nothing_disputed_prints_nothing(environment: dict[str, str]) -> None:
    assert check(environment, "--disputed").stdout == ""
