"""The urgent/important square: a week's tasks as notes in its four corners."""

from __future__ import annotations

from typing import Any

from bot.pictures import legible
from bot.words import TELEGRAM
from flows.chance import chance
from flows.tasks import Square
from flows.week import Look

_TOP, _LEFT, _WIDE, _GAP = 176.0, 74.0, 410.0, 22.0  # where the square begins, a corner's width, between two corners; of 960
_HEAD, _LEAST = 64.0, 250.0  # a corner's heading, its least height
_INSIDE = 366.0  # a note's width
_EM = 0.56  # of a letter's size: its width on average, rather too wide


def facts(look: Look) -> dict[str, Any]:
    """What the picture needs: {"now": [{"number": 1, "words": "interview"}], "plan": [], "quick": [], "later": []}."""
    return {
        square.value: [{"number": number, "words": task.words} for number, task in enumerate(look.tasks, 1) if task.square is square]
        for square in Square
    }


def svg(facts: dict[str, Any]) -> str:
    """The picture of what `facts` found."""
    notes = {square.value: _notes(facts.get(square.value, [])) for square in Square}
    upper, lower = (max(_LEAST, *(_height(notes[name]) for name in row)) for row in (("now", "plan"), ("quick", "later")))
    right, below = _LEFT + _WIDE + _GAP, _TOP + upper + _GAP
    corners = [
        {"name": "now", "x": _LEFT, "y": _TOP, "height": upper, "notes": notes["now"]},
        {"name": "plan", "x": right, "y": _TOP, "height": upper, "notes": notes["plan"]},
        {"name": "quick", "x": _LEFT, "y": below, "height": lower, "notes": notes["quick"]},
        {"name": "later", "x": right, "y": below, "height": lower, "notes": notes["later"]},
    ]
    middle = {"important": _TOP + upper / 2, "other": below + lower / 2}
    return TELEGRAM.page("week.svg", corners=corners, wide=_WIDE, inside=_INSIDE, height=round(below + lower + 40), middle=middle)


def _notes(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The notes of a corner from the top down, each with its lines; many are written smaller."""
    letters, most = (27, 3) if len(tasks) <= 3 else (24, 2) if len(tasks) <= 6 else (22, 1)
    found, y = [], _HEAD
    for task in tasks:
        lines = _wrapped(legible(task["words"]) or "…", int((_INSIDE - 72) / (letters * _EM)), most)
        height = len(lines) * letters * 1.25 + 22
        tilt = round(2.2 * (chance(task["number"], task["words"]) - 0.5), 1)
        found.append({"y": round(y, 1), "height": height, "lines": lines, "letters": letters, "tilt": tilt, "number": task["number"]})
        y += height + 12
    return found


def _height(notes: list[dict[str, Any]]) -> float:
    return notes[-1]["y"] + notes[-1]["height"] + 24 if notes else 0.0


def _wrapped(words: str, across: int, most: int) -> list[str]:
    """Words on at most so many lines; what does not fit is cut, and a word longer than a line is broken."""
    lines = [""]
    for word in words.split():
        for piece in [word[first : first + across] for first in range(0, len(word), across)]:
            if lines[-1] and len(lines[-1]) + 1 + len(piece) > across:
                lines.append("")
            lines[-1] = f"{lines[-1]} {piece}".strip()
    kept = lines[:most]
    return kept if len(lines) <= most else [*kept[:-1], kept[-1][: across - 1].rstrip() + "…"]
