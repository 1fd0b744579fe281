"""The terminal's sentences: each is said somewhere, and each that is said is written."""

from __future__ import annotations

import re

from bot.terminal.commands import COMMANDS
from bot.terminal.history import History
from bot.terminal.said import cleaned
from bot.words import sentences

from .conftest import ROOT

NAMED = re.compile(r'"(\w+)"')
ALWAYS = {
    f"{kind}_{name}" for kind, names in {"guess": ("yes", "maybe", "no"), "feedback": ("live", "gentle", "end")}.items() for name in names
}
ALWAYS |= {f"command_{name}" for name in COMMANDS} | {f"afterwards_{name}" for name in ("new", "behind", "quit")}


def test_every_sentence_is_written_and_used() -> None:
    written = {name.removeprefix("terminal.") for name in sentences() if name.startswith("terminal.")}
    sources = [file.read_text("utf-8") for file in (ROOT / "bot" / "terminal").glob("*.py")]
    said = {name for source in sources for name in re.findall(r'(?:house|sentence)\(\s*"(\w+)"', source)}
    quoted = {name for source in sources for name in NAMED.findall(source)}
    assert said - written == set()
    assert written - quoted - ALWAYS == set()


def test_what_is_typed_keeps_its_letters_and_loses_its_controls() -> None:
    assert cleaned(" \x1b[31mré\t👩‍👩‍👧 مرحبا\r\n") == "[31mré 👩‍👩‍👧 مرحبا"
    assert cleaned("\ud800\x00\x9b") == "?"


def test_history_walks_back_and_returns_to_what_was_being_typed() -> None:
    past = History()
    for line in ("one", "two", "two", " "):
        past.add(line)
    assert [past.step(-1, "half"), past.step(-1, "two"), past.step(-1, "one")] == ["two", "one", "one"]
    assert [past.step(1, "one"), past.step(1, "two"), past.step(1, "half")] == ["two", "half", "half"]
