"""How far two words are from each other on the keyboard: "thurday" is one slip from "thursday"."""

from __future__ import annotations


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
