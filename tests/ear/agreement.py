"""How far two readers agree on the labels, move by move: python -m tests.ear.agreement"""

from __future__ import annotations

import json
from collections import Counter

from tests.ear.corpus import CORPUS


def main() -> None:
    """Print F1 of one reader against the other, and Cohen's kappa (1960), for every move, the doubtful ones first."""
    read = [json.loads(line) for line in (CORPUS / "second_readings.jsonl").read_text(encoding="utf-8").splitlines()]
    first = Counter(move for one in read for move in one["first"])
    second = Counter(move for one in read for move in one["second"])
    both = Counter(move for one in read for move in set(one["first"]) & set(one["second"]))
    alike = sum(set(one["first"]) == set(one["second"]) for one in read)
    print(
        f"{len(read)} messages read twice; all labels alike {alike / len(read):.3f}, "
        f"micro F1 {_f1(both.total(), first.total(), second.total()):.3f}"
    )
    for move in sorted(first, key=lambda move: _f1(both[move], first[move], second[move])):
        agreed = _f1(both[move], first[move], second[move])
        kappa = _kappa(both[move], first[move], second[move], len(read))
        print(f"  {move:13} F1 {agreed:.2f}  kappa {kappa:.2f}  ({first[move]}, {second[move]})")


def _f1(both: int, first: int, second: int) -> float:
    return 2 * both / (first + second)


def _kappa(both: int, first: int, second: int, rows: int) -> float:
    alike = 1 - (first + second - 2 * both) / rows
    chance = (first * second + (rows - first) * (rows - second)) / rows**2
    return (alike - chance) / (1 - chance)


if __name__ == "__main__":
    main()
