"""Debriefs of finished talks against a coach's verdict: python -m tests.bench.verdicts [FILE.jsonl ...]"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from bot.judge import replay_record

CORPUS = Path(__file__).parent.parent / "corpus"
APART = tuple(CORPUS / f"{name}.jsonl" for name in ("fresh_talks", "held_out_talks", "talks_apart"))


def main(arguments: list[str]) -> None:
    """Print how many kinds and verdicts are right, and every talk that was judged otherwise."""
    files = [Path(argument) for argument in arguments if not argument.startswith("--")]
    for file in files or APART:
        talks = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        told = [(talk, replay_record({key: talk[key] for key in ("id", "scene", "relationship", "turns")})) for talk in talks]
        kinds = sum(said["overall"] == talk["overall"] for talk, said in told)
        right = sum(_right(talk, said) for talk, said in told)
        generous = sum(said["second_coffee"] == "yes" and talk["second_coffee"] == "no" for talk, said in told)
        print(f"{file.stem}: {len(talks)} talks; kind right {kinds}, second coffee right {right}, yes for no {generous}")
        pairs = Counter((talk["second_coffee"], said["second_coffee"]) for talk, said in told)
        print("  " + ", ".join(f"{meant} judged {got} {times}" for (meant, got), times in sorted(pairs.items())))
        for talk, said in told if "--misses" in arguments else ():
            if not _right(talk, said) or said["overall"] != talk["overall"]:
                print(f"  {talk['id']}: {talk['overall']} {talk['second_coffee']}, judged {said['overall']} {said['second_coffee']}")


def _right(talk: dict[str, Any], said: dict[str, Any]) -> bool:
    return said["second_coffee"] in (talk["second_coffee"], talk.get("second_coffee_also"))


if __name__ == "__main__":
    main(sys.argv[1:])
