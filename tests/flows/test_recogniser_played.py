"""Sentences of played talks, in the setting they were said in: doors that are known, cues, names, moves they must not perform."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.content.ear import load_phrases
from flows.moves import Cue, Move, Setting
from tests.rows import rows_of

EAR = load_phrases()
PLAYED: dict[str, list[dict[str, Any]]] = rows_of(Path(__file__).parent.parent / "moves" / "played.yaml")


def _text(row: dict[str, Any]) -> str:
    return row["text"]


@pytest.mark.parametrize("row", PLAYED["known"], ids=_text)
def test_where_the_doors_are_known_an_offer_is_taken_only_with_a_yes(row: dict[str, Any]) -> None:
    invited = frozenset(Move(move) for move in row["invited"])
    heard = EAR.read(row["text"], Setting(previous=row["previous"], invited=invited, known=True)).moves
    assert set(row["moves"]) <= set(heard)
    assert not set(row["spared"]) & set(heard)


@pytest.mark.parametrize("row", PLAYED["spared"], ids=_text)
def test_a_sentence_is_not_taken_for_what_it_sounds_like(row: dict[str, Any]) -> None:
    assert not set(row["spared"]) & set(EAR.read(row["text"], Setting(previous=row.get("previous", ""))).moves)


@pytest.mark.parametrize("row", PLAYED["cues"], ids=_text)
def test_leave_and_insult_are_heard_where_they_are_meant(row: dict[str, Any]) -> None:
    cues = EAR.read(row["text"], Setting()).cues
    assert set(row["cues"]) <= cues
    assert not set(row["spared"]) & cues


@pytest.mark.parametrize("row", PLAYED["put_down"], ids=_text)
def test_putting_down_what_they_do_is_heard_and_is_less_than_an_insult(row: dict[str, Any]) -> None:
    reading = EAR.read(row["text"], Setting())
    assert reading.is_rude is row["hurts"]
    assert Cue.INSULT not in reading.cues


@pytest.mark.parametrize("row", PLAYED["names"], ids=_text)
def test_a_bare_name_behind_a_greeting_is_the_learners(row: dict[str, Any]) -> None:
    names = [told.words for told in EAR.read(row["text"], Setting()).tellings if told.topic == "name"]
    assert names == ([row["name"]] if row["name"] else [])
