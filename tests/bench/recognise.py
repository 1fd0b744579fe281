"""The ear on messages it never learned from: python -m tests.bench.recognise [FILE.jsonl ...] [--misses] [--compare] [--record]

Without files: the two voices kept apart, the older held-out set, and everyday conversation. --compare trains simpler designs on the same
corpus and measures them in the same run (it needs requirements-train.in); --record writes the figures that CI holds later runs against,
and the known failures; --misses names every message that was judged differently.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bot.content.ear import load_encoder, load_phrases
from flows.recogniser.trained import TrainedRecogniser
from tests.ear.corpus import CORPUS, VOICES, Row, chat, rows_of
from tests.ear.measure import Outcome, figures, is_slip, of, outcomes, printed

RECORD = Path(__file__).parent.parent / "ear" / "figures.json"
KNOWN = Path(__file__).parent.parent / "ear" / "known_failures.txt"
SETS = {
    "two voices kept apart": [VOICES / "levant.jsonl", VOICES / "outdoors.jsonl"],
    "another writer, held out": [CORPUS / "held_out.jsonl"],
}
# learned messages that are read first, as in a process that runs: a wording is compiled when it is first needed
_WARMING = [VOICES / name for name in ("corner.jsonl", "ferries.jsonl")]


def main(arguments: list[str]) -> None:
    """Print the figures of every set."""
    before = _megabytes()
    phrases = load_phrases()
    known = _megabytes()
    began = time.perf_counter()
    ear = TrainedRecogniser(phrases, load_encoder())
    loaded = time.perf_counter() - began
    for row in rows_of(*_WARMING):
        of(ear)(row)
    named = [Path(argument) for argument in arguments if not argument.startswith("--")]
    sets = {path.stem: [path] for path in named} or SETS
    recorded, failures = {}, []
    for name, files in sets.items():
        rows = rows_of(*files)
        read = outcomes(of(ear), rows, ear)
        told = figures(read, ear)
        recorded[name] = told.recorded()
        failures += [known_failure(one, ear) for one in read if bool(one.slips) != is_slip(one.row, ear)]
        print("\n".join(printed(name, told)))
        print("\n".join(printed("  the phrase families alone", figures(outcomes(of(phrases), rows, ear), ear), whole=False)))
        if "--misses" in arguments:
            print("\n".join(misses(read, ear)))
    if not named:
        print(f"minimal pairs: both sides right in {pairs_right(ear)} of 30")
        turns = chat()
        alarms = [one for one in outcomes(of(ear), turns, ear) if one.slips]
        recorded["everyday conversation"] = {"alarms_in_1000": round(1000 * len(alarms) / len(turns), 2)}
        print(f"everyday conversation: {len(turns)} turns, {len(alarms)} taken for a slip ({1000 * len(alarms) / len(turns):.1f} in 1,000)")
        if "--misses" in arguments:
            print("\n".join(f"ALARM {[str(move) for move in one.slips]} [{one.row['previous']}] {one.row['text']}" for one in alarms))
    print(
        f"loaded in {loaded:.2f} s; memory {before} MB at the start, {known} with the phrase families, "
        f"{_megabytes()} at most with the network"
    )
    print(f"4,000 characters: {long_message(ear):.0f} ms")
    if "--compare" in arguments:
        from tests.ear.compare import compared

        for line in compared(sets, ear):
            print(line)
    if "--record" in arguments:
        RECORD.write_text(json.dumps(recorded, indent=1) + "\n", encoding="utf-8")
        head = "# Messages kept apart whose slip is missed, or that are taken for one. A line leaves the list once it passes.\n"
        KNOWN.write_text(head + "".join(f"{line}\n" for line in failures), encoding="utf-8")


def misses(read: list[Outcome], ear: TrainedRecogniser) -> Iterator[str]:
    """Every row that was read differently from its label."""
    for one in read:
        slip = is_slip(one.row, ear)
        if set(one.said) != one.meant or bool(one.slips) != slip:
            mark = "" if bool(one.slips) == slip else (" MISSED SLIP" if slip else " FALSE SLIP")
            false = {str(move): sure for move, sure in one.said.items() if move not in one.meant}
            yield f"{one.row['id']}{mark} missed {sorted(one.meant - set(one.said))} false {false}"
            yield f"     [{one.row['previous']}] {one.row['text']}"


def pairs_right(ear: TrainedRecogniser) -> int:
    """Pairs of nearly the same words, of which one performs a move and the other does not."""
    right: dict[int, bool] = {}
    for row in rows_of(CORPUS / "held_out_pairs.jsonl"):
        heard = row["move"] in of(ear)(row).moves
        right[row["pair"]] = right.get(row["pair"], True) and heard == row["performed"]
    return sum(right.values())


def known_failure(one: Outcome, ear: TrainedRecogniser) -> str:
    """A line of the list: "levant-0012 missed referral_ask: It's you who chooses which envelopes he opens"."""
    kind = f"missed {' '.join(one.row['moves'])}" if is_slip(one.row, ear) else f"false {' '.join(one.slips)}"
    return f"{one.row['id']} {kind}: {' '.join(one.row['text'].split())}"


def long_message(ear: TrainedRecogniser) -> float:
    """Milliseconds for 4,000 characters, the best of five."""
    text = " ".join(row["text"] for row in _plain_rows())[:4000]
    took = []
    for _ in range(5):
        began = time.perf_counter()
        of(ear)({"text": text})
        took.append((time.perf_counter() - began) * 1000)
    return min(took)


def _plain_rows() -> list[Row]:
    return rows_of(CORPUS / "held_out.jsonl")


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(sys.argv[1:])
