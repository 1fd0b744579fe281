"""The curve of trust: what it shows is taken from a debrief."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from bot.content.library import world
from bot.pictures import smooth
from bot.practice import Finished, rehearsal_of
from bot.words import TELEGRAM

_LEFT, _RIGHT, _TOP, _BOTTOM = 90.0, 760.0, 150.0, 490.0  # the plot within the card, in the template's units


def facts(finished: Finished) -> dict[str, Any]:
    """What the picture needs: [{"name": "Dana", "points": [2.0, 2.6]}], and which points are best, turning, slips."""
    opened = {each.partner: each.ledger.opening for each in rehearsal_of(finished.row).room}
    spoken = [turn for turn in finished.turns if turn.text]
    told, place, parts = finished.debrief, 0, []
    marks: dict[str, Any] = {"best": -1, "turning": -1, "slips": []}
    for partner, turns in groupby(spoken, key=lambda turn: turn.partner):
        points = [round(opened[partner], 2)]
        for turn in turns:
            points.append(round(turn.balance, 2))
            number = place + len(points) - 1
            marks["slips"] += [number] if turn.slips else []
            marks |= {name: number for name, wanted in (("best", told.best), ("turning", told.turning)) if wanted == turn.number}
        parts.append({"name": world().people[partner].partner.called, "points": points})
        place += len(points)
    return {"parts": parts, **marks}


def svg(shown: dict[str, Any]) -> str:
    """The picture of what `facts` found."""
    return TELEGRAM.page("curve.svg", **_laid_out(shown), heights=_HEIGHTS, bottom=_BOTTOM)


def _laid_out(shown: dict[str, Any]) -> dict[str, Any]:
    """The same in the template's units: lines, dots and marks."""
    values = [value for part in shown["parts"] for value in part["points"]]
    step = (_RIGHT - _LEFT) / max(1, len(values) - 1)
    dots = [(round(_LEFT + place * step, 1), _height(value)) for place, value in enumerate(values)]
    lines, rest = [], dots
    for part in shown["parts"]:
        own, rest = rest[: len(part["points"])], rest[len(part["points"]) :]
        lines.append({"name": part["name"], "path": smooth(own), "first": own[0], "last": own[-1]})
    marked = {name: dots[shown[name]] if shown[name] >= 0 else None for name in ("best", "turning")}
    return {"lines": lines, "dots": dots, "slips": [dots[number] for number in shown["slips"]], "values": values, **marked}


def _height(value: float) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * value / 10, 1)


_HEIGHTS = {value: _height(value) for value in (0, 3, 6, 9, 10)}
