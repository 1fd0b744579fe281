"""What is plainly said overrules the network: tests/moves/certain.yaml against the whole ear."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.content.ear import load_recogniser
from flows.moves import Cue, Move, Relationship, Setting

EAR = load_recogniser()
KINDS: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent.parent / "moves" / "certain.yaml").read_text(encoding="utf-8"))
ROWS = [(kind, row) for kind in KINDS.values() for row in kind["rows"]]


@pytest.mark.parametrize(("kind", "row"), ROWS, ids=lambda part: part.get("text", ""))
def test_the_whole_ear_hears_what_is_plainly_said_and_not_what_it_only_sounds_like(kind: dict[str, Any], row: dict[str, Any]) -> None:
    setting = Setting(
        kind.get("scene", "coffee"),
        Relationship(kind.get("relationship", "stranger")),
        previous=kind.get("after", ""),
        known=kind.get("known", False),
    )
    heard = {seen.move.value: seen for seen in EAR.read(row["text"], setting).sightings}
    assert set(row.get("moves", ())) <= heard.keys(), heard
    assert not set(row.get("spared", ())) & heard.keys(), heard
    for move in row["moves"] if "span" in row else ():
        start, end = heard[move].span
        assert row["span"] in row["text"][start:end] and end - start < len(row["text"]) * 0.8


@pytest.mark.parametrize("text", ["Thanks for nothing.", "Fine. Thank you so much for nothing!", "A fat lot of help you were."])
def test_thanks_that_are_meant_to_sting_are_rude(text: str) -> None:
    reading = EAR.read(text, Setting(previous="No, I can't do that."))
    assert Cue.INSULT in reading.cues and Move.GRATITUDE not in reading.moves


@pytest.mark.parametrize("text", ["Thanks for nothing less than a perfect evening.", "What a help you were!", "No thanks, nothing for me."])
def test_thanks_and_a_plain_no_are_not(text: str) -> None:
    assert Cue.INSULT not in EAR.read(text, Setting(previous="Here's your coat.")).cues
