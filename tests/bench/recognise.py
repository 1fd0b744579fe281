"""Measures the recogniser on labelled rows: python -m tests.bench.recognise FILE.jsonl ... [--misses]"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.content.ear import load_recogniser
from flows.judgement import Terms, alone, slips_of
from flows.moves import ASKS, PUSHES, Move, Reading, Recogniser, Relationship, Setting, Stage

MOVES = [move.value for move in Move if move not in (Move.OTHER, Move.REPAIR)]


def main(arguments: list[str]) -> None:
    """Print the figures of every file, and the misses where they are asked for."""
    ear = load_recogniser()
    for name in (argument for argument in arguments if not argument.startswith("--")):
        rows = [json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines() if line.strip()]
        print(f"== {name}: {len(rows)} rows")
        for line in measured(ear, rows, "--misses" in arguments):
            print(line)


def measured(ear: Recogniser, rows: list[dict[str, Any]], misses: bool) -> Iterator[str]:
    """The report, line by line."""
    took: list[float] = []
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    slips: Counter[str] = Counter()
    faults: list[str] = []
    for row in rows:
        began = time.perf_counter()
        reading = ear.read(row["text"], setting_of(row))
        took.append((time.perf_counter() - began) * 1000)
        if "moves" not in row:
            if strict := [move for move in reading.moves if move in ASKS | PUSHES]:
                faults.append(f"FALSE ALARM {row['id']} {strict} | {row.get('previous', '')} | {row['text']}")
            continue
        said, meant = {move.value for move in reading.moves}, set(row["moves"])
        for move in MOVES:
            counts[move][_kind(move in said, move in meant)] += 1
        slip = bool(slipping(ear, reading, row))
        slips[_kind(slip, row["slip"])] += 1
        if said - {"other", "repair"} != meant - {"other"} or slip != row["slip"]:
            faults.append(_fault(row, reading, slip))
    if counts:
        yield from _figures(counts, slips, rows)
    yield f"ms a message: median {statistics.median(took):.2f}, p99 {sorted(took)[int(len(took) * 0.99)]:.2f}; faults {len(faults)}"
    if misses:
        yield from faults


def setting_of(row: dict[str, Any]) -> Setting:
    """The setting of a labelled row."""
    return Setting(
        row.get("scene", "coffee"),
        Relationship(row.get("relationship", "stranger")),
        Stage(row.get("stage", "opening")),
        row.get("previous", ""),
        frozenset(Move(name) for name in row.get("invited", ())),
    )


def slipping(ear: Recogniser, reading: Reading, row: dict[str, Any]) -> list[Move]:
    """The slips, judged alone as `check` does."""
    setting = setting_of(row)
    invited = setting.invited | ear.invitations(setting.previous)
    terms = Terms(alone(setting.relationship, setting.stage), invited, setting.relationship, setting.stage)
    return [slip.move for slip in slips_of(reading, terms)]


def _figures(counts: dict[str, Counter[str]], slips: Counter[str], rows: list[dict[str, Any]]) -> Iterator[str]:
    total: Counter[str] = sum(counts.values(), Counter())
    each = {move: _f1(count) for move, count in counts.items()}
    seen = [move for move in MOVES if counts[move]["hit"] + counts[move]["miss"]]
    yield f"micro {_f1(total):.3f}  macro {statistics.mean(each[move] for move in seen):.3f}  slip {_f1(slips):.3f} {dict(slips)}"
    for move in seen:
        count = counts[move]
        found, real = count["hit"] + count["false"], count["hit"] + count["miss"]
        precision, recall = count["hit"] / found if found else 0.0, count["hit"] / real
        yield f"  {move:13} F1 {each[move]:.2f}  P {precision:.2f} ({found})  R {recall:.2f} ({real})"


def _kind(said: bool, meant: bool) -> str:
    return ("hit" if meant else "false") if said else ("miss" if meant else "right")


def _f1(count: Counter[str]) -> float:
    hit = 2 * count["hit"]
    return hit / (hit + count["false"] + count["miss"]) if hit else 0.0


def _fault(row: dict[str, Any], reading: Reading, slip: bool) -> str:
    said = {sighting.move.value: sighting.confidence for sighting in reading.sightings}
    missed = [move for move in row["moves"] if move not in said]
    false = {move: sure for move, sure in said.items() if move not in row["moves"]}
    mark = "" if slip == row["slip"] else (" FALSE SLIP" if slip else " MISSED SLIP")
    return f"{row['id']}{mark} missed {missed} false {false}\n     [{row.get('previous', '')}] {row['text']}"


if __name__ == "__main__":
    main(sys.argv[1:])
