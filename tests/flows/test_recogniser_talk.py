"""Sentences of tests/moves against the whole recogniser: minimal pairs, plain talk, and every ask said in its own way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.content.ear import load_phrases
from flows.moves import ASKS, PUSHES, Move, Setting
from tests.rows import rows_of

EAR = load_phrases()
MOVES = Path(__file__).parent.parent / "moves"
SURE = 0.55  # below this nothing is called a slip

# Known failures: whoever mends one takes it off the list, the test sees to that.
KNOWN = frozenset((MOVES / "known_failures.txt").read_text(encoding="utf-8").splitlines())


def _cases(name: str) -> list[dict[str, Any]]:
    return rows_of(MOVES / f"{name}.yaml")[name]


def _heard(text: str, previous: str = "") -> dict[Move, float]:
    return {one.move: one.confidence for one in EAR.read(text, Setting(previous=previous)).sightings}


def _holds(text: str, holds: bool) -> None:
    if text in KNOWN:
        assert not holds, f"{text!r} is heard rightly now: take it off known_failures.txt"
    else:
        assert holds, EAR.read(text, Setting()).sightings


@pytest.mark.parametrize("pair", _cases("pairs"), ids=lambda pair: pair["performed"])
def test_a_move_is_heard_where_it_is_performed_and_not_in_its_twin(pair: dict[str, str]) -> None:
    _holds(pair["performed"], pair["move"] in _heard(pair["performed"]))
    _holds(pair["spared"], pair["move"] not in _heard(pair["spared"]))


@pytest.mark.parametrize("line", _cases("plain"), ids=lambda line: line["text"])
def test_plain_talk_is_no_ask_and_no_push(line: dict[str, str]) -> None:
    alarms = {move for move, sure in _heard(line["text"], line.get("previous", "")).items() if move in ASKS | PUSHES and sure >= SURE}
    _holds(line["text"], not alarms)


@pytest.mark.parametrize("line", _cases("heard"), ids=lambda line: line["text"])
def test_a_sentence_performs_what_it_says_and_nothing_graver(line: dict[str, Any]) -> None:
    heard = _heard(line["text"], line.get("previous", ""))
    graver = {move for move in heard if move in ASKS | PUSHES} - set(line["moves"])
    _holds(line["text"], set(line["moves"]) <= set(heard) and not graver)
