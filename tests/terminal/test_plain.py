"""Scripts through a pipe: `second-coffee practice` as another program runs it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.terminal.plain import Paper, lines_of
from bot.terminal.said import Choice, Reply, Said, Voice

from .conftest import Practice

CURIOUS = "How did you end up testing robot grippers?"
PUSHY = "Can you refer me to your hiring manager?"
DANA = ("--scene", "coffee", "--partner", "dana", "--seed", "3")


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        (Said(Voice.PARTNER, "You found it.", "Dana"), ["Dana: You found it."]),
        (Said(Voice.MENTOR, "That was soon.", instead=("How are you?",)), ["[mentor] That was soon.", "  Try: “How are you?”"]),
        (Said(Voice.SCENE, "A spoon goes round."), ["(A spoon goes round.)"]),
        (Said(Voice.LEARNER, "Hi."), ["You: Hi."]),
        (Said(Voice.TYPED, "/undo"), ["> /undo"]),
    ],
)
def test_every_voice_has_its_own_label(said: Said, lines: list[str]) -> None:
    assert list(lines_of(said)) == lines


def test_the_same_choices_are_printed_once(capsys: pytest.CaptureFixture[str]) -> None:
    paper, choices = Paper(typing=True), (Choice("/new", "Rehearse another"), Choice("/quit", "Leave"))
    for text in ("The debrief.", "The help page.", "Where you stand."):
        paper.show(Reply((Said(Voice.HOUSE, text),), choices=choices))
    shown = capsys.readouterr().out
    assert shown.count("Rehearse another") == 1 and shown.count("(1 to 2, as above)") == 2


def test_a_script_plays_a_whole_rehearsal_to_the_debrief(practice: Practice) -> None:
    done = practice(*DANA, lines=f"{CURIOUS}\n{PUSHY}\n/undo\n/stop\nmaybe\n/behind\n")
    assert (done.returncode, done.stderr) == (0, "")
    for mark in ("Marit", "Dana: ", f"You: {CURIOUS}", "[mentor] ", "  Try: “", "> /undo", "Six lines", "D3.8"):
        assert mark in done.stdout, mark
    assert "\n\n\n" not in done.stdout


def test_the_same_seed_plays_the_same_way(environment: dict[str, str], tmp_path: Path) -> None:
    """In two processes that have nothing in common, not even the order of their sets."""
    argv, lines = [sys.executable, "-m", "bot", "practice", *DANA], f"{CURIOUS}\nThank you!\n/stop\nno\n".encode()
    first, again = (subprocess.run(argv, input=lines, stdout=subprocess.PIPE, env=environment, cwd=tmp_path, timeout=60) for _ in range(2))
    assert first.returncode == 0 and first.stdout == again.stdout


def test_no_arguments_mean_a_coffee_and_no_questions(practice: Practice) -> None:
    done = practice(lines="Hello\n")
    assert done.returncode == 0
    assert not re.search(r"^ *1\.", done.stdout, re.MULTILINE)


def test_the_end_of_input_keeps_the_rehearsal_and_the_next_run_picks_it_up(practice: Practice) -> None:
    first = practice(*DANA, lines=f"{CURIOUS}\n")
    assert first.stdout.splitlines()[-1].endswith("make practice.")
    again = practice(lines="/undo\n")
    assert "Dana" in again.stdout.splitlines()[0]
    assert CURIOUS in again.stdout


def test_the_end_of_input_after_the_end_of_a_talk_debriefs(practice: Practice) -> None:
    done = practice(*DANA, lines=f"{CURIOUS}\n/stop\n")
    assert "Six lines" in done.stdout
    assert "kept" not in done.stdout


def test_blank_lines_are_passed_over_and_a_hash_is_speech(practice: Practice) -> None:
    done = practice(*DANA, lines="\n   \n# hello\n\n")
    assert done.stdout.count("You: ") == 1
    assert "You: # hello" in done.stdout


def test_any_line_is_answered(practice: Practice) -> None:
    lines = ["word " * 800, "🙂👩‍👩‍👧‍👦", "مرحبا، كيف حالك؟", "\u200b", "[bold]<b>{{ x }}", "\x1b[2Jhello"]
    done = practice(*DANA, lines=b"\n".join([*(line.encode() for line in lines), b"\xff\xfe hello \x80\r\nno line end"]))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(re.findall(r"^You: .*\n(?:\(.*\)\n)*Dana: ", done.stdout, re.MULTILINE)) == 8
    assert "\x1b" not in done.stdout


def test_no_input_at_all_is_fine(practice: Practice) -> None:
    assert practice(*DANA).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("--partner", "dna"), "'dana'"),
        (("--scene", "cofee"), "'coffee'"),
        (("--scene", "zzz"), "coffee, event"),
        (("--partner", "../dana"), "dana"),
    ],
)
def test_an_unknown_name_is_one_line_with_the_nearest_and_status_2(
    arguments: tuple[str, str], near: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["practice", *arguments]) == 2
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert near in err


def test_a_database_that_cannot_be_opened_is_one_line_and_status_2(practice: Practice, environment: dict[str, str]) -> None:
    environment["DATABASE_URL"] = "sqlite:////no/such/folder/coffee.db"
    done = practice(lines="hello\n")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "DATABASE_URL" in done.stderr


def test_ctrl_c_leaves_cleanly_and_keeps_what_was_said(environment: dict[str, str], practice: Practice, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot", "practice", *DANA]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=tmp_path
    ) as playing:
        assert playing.stdin and playing.stdout
        playing.stdin.write(f"{CURIOUS}\n".encode())
        playing.stdin.flush()
        while CURIOUS.encode() not in playing.stdout.readline():
            pass
        playing.send_signal(signal.SIGINT)
        out, err = playing.communicate(timeout=30)
    assert (playing.returncode, err) == (0, b"")
    assert b"kept" in out
    assert "1 line from you" in practice().stdout
