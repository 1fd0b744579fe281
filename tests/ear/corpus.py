"""The labelled messages: every voice in its own file below tests/corpus/voices, two of them kept apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from flows.moves import Move, Recogniser, Relationship, Setting, Stage
from flows.recogniser.encoder import clues

CORPUS = Path(__file__).parent.parent / "corpus"
VOICES = CORPUS / "voices"
CHAT = CORPUS / "chat"
KEPT_APART = ("outdoors", "levant", "islands", "continents")  # voices and conversations never trained on, never tuned on
MOVES = tuple(move for move in Move if move not in (Move.OTHER, Move.REPAIR))  # what the ear learns; `other` is the absence of all
Row = dict[str, Any]


def rows_of(*files: Path) -> list[Row]:
    """The rows of those files, each knowing its voice."""
    lines = ((file.stem, line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    return [{"voice": voice, "previous": "", "invited": [], **json.loads(line)} for voice, line in lines]


def learned() -> list[Path]:
    """The files that may be learned from: voices, and everyday conversation."""
    return [file for file in sorted((*VOICES.glob("*.jsonl"), *CHAT.glob("*.txt"))) if file.stem not in KEPT_APART]


def training() -> list[Row]:
    """Every labelled row that may be learned from."""
    return rows_of(*(file for file in learned() if file.suffix == ".jsonl"))


def harmless() -> list[Row]:
    """Turns of everyday conversation that may be learned from: nothing is known of them but that they are no slips."""
    return [row for file in learned() if file.suffix == ".txt" for row in _turns(file)]


def chat() -> list[Row]:
    """Every turn of the everyday conversations kept apart, none of which is a slip; each has the turn before as its line."""
    return [row for file in sorted(CHAT.glob("*.txt")) if file.stem in KEPT_APART for row in _turns(file)]


def setting_of(row: Row) -> Setting:
    """The setting a labelled row was said in."""
    return Setting(
        row.get("scene", "coffee"),
        Relationship(row.get("relationship", "stranger")),
        Stage(row.get("stage", "opening")),
        row.get("previous", ""),
        frozenset(map(Move, row.get("invited", ()))),
    )


def clues_of(rows: Iterable[Row], phrases: Recogniser) -> NDArray[np.float32]:
    """What the phrase families make of every row, one line of numbers each."""
    found = []
    for row in rows:
        setting = setting_of(row)
        invited = setting.invited | phrases.invitations(setting.previous)
        found.append(clues(phrases.read(row["text"], setting), invited, phrases.reluctant(setting.previous)))
    return np.concatenate(found)


def labels_of(rows: Iterable[Row]) -> NDArray[np.float32]:
    """1 where a row performs a move: an array of rows by MOVES."""
    return np.array([[move in row["moves"] for move in MOVES] for row in rows], dtype=np.float32)


def _turns(file: Path) -> Iterator[Row]:
    """Conversations as text: "# event stranger", then turns, one a line; a blank line ends them."""
    scene, relationship, previous, number, talks = "", "", "", 0, 0
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            scene, relationship = line[2:].split()[:2]
            previous, number, talks = "", 0, talks + 1
        elif line.strip():
            number += 1
            stage = "opening" if number <= 2 else "middle"
            where = {"voice": f"{file.stem} {talks % 2}", "scene": scene, "relationship": relationship, "stage": stage}
            yield {
                "id": f"{file.stem}: {line[:40]}",
                "text": line,
                **where,
                "previous": previous,
                "invited": [],
                "moves": [],
                "slip": False,
            }
            previous = line


def fingerprint(*files: Path) -> str:
    """One hash for those files, whatever order they are named in."""
    joined = "".join(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n" for file in sorted(files, key=lambda file: file.name))
    return hashlib.sha256(joined.encode()).hexdigest()
