"""How far two words are from each other on the keyboard: "thurday" is one slip from "thursday"."""

from __future__ import annotations

from collections.abc import Iterable

_BEGUN = 3  # letters of a beginning that tells which word was meant
_LONG = 6  # letters from which two slips are no other word yet


def slips(one: str, other: str, most: int) -> int:
    """How many letters are missing, added, wrong or swapped between two words; `most` + 1 if it is more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for down, letter in enumerate(one, 1):
        earlier, before, row = before, row, [down]
        for across, facing in enumerate(other, 1):
            cost = min(before[across] + 1, row[across - 1] + 1, before[across - 1] + (letter != facing))
            if down > 1 and across > 1 and letter == other[across - 2] and one[down - 2] == facing:
                cost = min(cost, earlier[across - 2] + 1)
            row.append(cost)
    return row[-1]


def meant(word: str, known: Iterable[str]) -> str:
    """The one of `known` that is plainly meant: "hlep" is help, "prog" progress, and "foo" is nothing at all."""
    names = sorted(known)
    begun = [name for name in names if len(word) >= _BEGUN and name.startswith(word)]
    if len(begun) == 1:
        return begun[0]
    most = 2 if len(word) >= _LONG else 1
    near = sorted((slips(word, name, most), name) for name in names if min(len(word), len(name)) >= _BEGUN)
    return near[0][1] if near and near[0][0] <= most else ""
