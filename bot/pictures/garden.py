"""The garden: each relationship a plant of its own kind, from the seed to the flower and back, as a picture and in plain characters."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Any

from bot.words import PLAIN, TELEGRAM
from flows.chance import chance

WIDTH = 960.0  # the template's units
_SKY, _FOOT, _EDGE = 150.0, 96.0, 40.0  # above the first bed, below the last, beside them
_LETTERS = (26.0, 22.0)  # sizes of a name
_WIDTHS = {letter: width for letters, width in (("mwMW@", 1.05), ("iljI.,'’| -", 0.4), ("tfrszc", 0.58)) for letter in letters}
_TALLEST = 174.0
_LARGE = {1: 2.2, 2: 1.9, 3: 1.65, 4: 1.4}  # how large plants are drawn in a single row, by their number
_SMALL = {3: 1.45, 4: 1.3, 5: 1.12}  # and in one of several
_DROOPING = ("wilting", "withered")


@dataclass(frozen=True, slots=True)
class _Habit:
    """How a kind of plant grows: its stems as (lean, share of the height), leaves on each, and how large its flowers are."""

    stems: tuple[tuple[float, float], ...]
    leaves: int
    petal: str
    heart: str
    flower: float = 1.0
    leaf: float = 1.0


HABITS = (
    _Habit(((0.03, 1.0),), 4, "#F2B531", "#7B4B25", 1.25, 1.15),  # sunflower
    _Habit(((-0.2, 0.8), (0.08, 1.0)), 2, "#E4637C", "#B63F5C", 1.1, 1.5),  # tulip
    _Habit(((-0.46, 0.72), (-0.22, 0.92), (0.0, 1.0), (0.24, 0.9), (0.45, 0.74)), 2, "#8C78CB", "#6A55A8", 1.0, 0.62),  # lavender
    _Habit(((-0.4, 0.7), (0.02, 1.0), (0.4, 0.8)), 3, "#E4573C", "#33261F", 1.0, 0.72),  # poppy
    _Habit(((-0.16, 0.74), (0.07, 1.0)), 3, "#5F93D3", "#3B69A8", 1.1, 0.95),  # bellflower
    _Habit(((-0.44, 0.68), (0.0, 1.0), (0.42, 0.74)), 5, "#FFFDF6", "#C5392F", 0.92, 0.85),  # coffee
)
"""The six kinds by number."""

_LEAF = {"watered": "#5BA35B", "bloom": "#4C9150", "wilting": "#B2A653", "withered": "#A08A66"}
_STEM = {"watered": "#47824A", "bloom": "#3F7743", "wilting": "#8D8443", "withered": "#7F6A4C"}
_FADING = {"watered": 0.0, "bloom": 0.0, "wilting": 0.45, "withered": 0.85}  # of a flower's colour towards straw
_STRAW = "#B59B6E"


def svg(facts: dict[str, Any]) -> str:
    """The picture of {"plants": [{"name": "Dana", "state": "bloom", "height": 0.8, "kind": 0, "marks": {}}], "season": "spring"}."""
    plants = facts["plants"]
    beds = _beds([_tallness(plant) for plant in plants])
    placed = [_placed(plant, *place) for plant, place in zip(plants, beds.places, strict=True)]
    marks = {mark for mark in ("promise_open", "promise_broken") if any(_is_marked(plant, mark) for plant in plants)}
    drawn_once = {(each["kind"], each["state"]): each for each in placed if each["stems"]}
    height = beds.bottom + (_FOOT if marks else _FOOT - 40)
    whole = {"kinds": list(drawn_once.values()), "beds": beds.lines, "height": height, "marks": marks}
    return TELEGRAM.page("garden.svg", plants=placed, season=facts.get("season", ""), count=_counted(plants), **whole)


def text(facts: dict[str, Any]) -> str:
    """The same for a terminal: a few plants a row, each three lines high over its name."""
    rows = [facts["plants"][first : first + 6] for first in range(0, len(facts["plants"]), 6)]
    return PLAIN.page("garden", rows=[_in_columns(row) for row in rows], count=_counted(facts["plants"]))


@dataclass(frozen=True, slots=True)
class _Beds:
    """Where plants stand: for each its foot, the width it has and how large it is drawn; the soil lines; the lower edge of the last."""

    places: list[tuple[float, float, float, float]]
    lines: list[dict[str, float]]
    bottom: float


def _beds(tallness: list[float]) -> _Beds:
    """Rows of at most five, evenly filled, each as high as its tallest plant asks; few plants are drawn large."""
    number = len(tallness)
    rows = 1 if number <= 4 else max(2, ceil(number / 5))
    across = max(1, ceil(number / rows))
    scale = _LARGE[across] if rows == 1 else _SMALL[across]
    slot = (WIDTH - 2 * _EDGE) / across
    places, lines, soil = [], [], _SKY
    for row in range(rows):
        here = tallness[row * across : (row + 1) * across]
        soil += max(here, default=_TALLEST * 0.7) * scale + (24 if row == 0 else 30)
        first = WIDTH / 2 - slot * (len(here) - 1) / 2
        places += [(round(first + slot * place, 1), round(soil, 1), slot, scale) for place in range(len(here))]
        lines.append({"y": round(soil, 1), "sway": round(6 * (chance("bed", row) - 0.5), 1)})
        soil += 62
    return _Beds(places, lines, round(soil, 1))


def _tallness(plant: dict[str, Any]) -> float:
    """How much room a plant needs above the soil, flag and flower included."""
    if plant["state"] not in _LEAF:
        return 76.0
    return max(76.0, _grown(plant) * 84 + 56 + (4 if plant["state"] in _DROOPING else 34))


def _is_marked(plant: dict[str, Any], mark: str) -> bool:
    return bool(plant.get("marks", {}).get(mark))


def _grown(plant: dict[str, Any]) -> float:
    return min(1.0, max(0.0, float(plant["height"])))


def _placed(plant: dict[str, Any], x: float, y: float, slot: float, scale: float) -> dict[str, Any]:
    """A plant as the template draws it: its place, its stems with leaves and flowers, its colours, its label."""
    name, state = plant["name"], plant["state"]
    kind = int(plant["kind"]) % len(HABITS)
    habit, grown = HABITS[kind], _grown(plant)
    label, letters, width = _fitted(name, slot - 8)
    fading = _FADING.get(state, 0.0)
    return {
        "x": x, "y": y, "scale": scale, "state": state, "kind": kind, "label": label, "letters": letters, "width": width,
        "tilt": round(4 * (chance(name, "tilt") - 0.5), 1),
        "flip": -1 if chance(name, "flip") < 0.5 else 1,
        "sprout": round(0.7 + 0.7 * grown, 2),
        "stems": _stems(habit, name, state, grown) if state in _LEAF else [],
        "leaf": _LEAF.get(state, ""), "stem": _STEM.get(state, ""), "leaf_size": habit.leaf * (0.72 + 0.3 * grown),
        "petal": _mixed(habit.petal, _STRAW, fading), "heart": _mixed(habit.heart, "#6E5A40", fading),
        "flower": round(habit.flower * (0.74 + 0.34 * grown) * (0.85 if state in _DROOPING else 1), 2),
        "open": _is_marked(plant, "promise_open"),
        "broken": _is_marked(plant, "promise_broken"),
    }  # fmt: skip


def _stems(habit: _Habit, name: str, state: str, grown: float) -> list[dict[str, Any]]:
    """Each stem as a path, the place and angle of its flower, and its leaves; a thirsty one bends over."""
    height = 56 + 84 * grown
    return [_stem(height * share, lean, habit, state, f"{name}{number}") for number, (lean, share) in enumerate(habit.stems)]


def _stem(height: float, lean: float, habit: _Habit, state: str, seed: str) -> dict[str, Any]:
    lean += 0.12 * (chance(seed, "lean") - 0.5)
    droops = state in _DROOPING
    lean *= 0.72 if droops else 1
    foot, tip = (lean * 14, 0.0), (lean * height, -height * (0.84 if droops else 1.0))
    bend = (foot[0] + lean * height * 0.15, -height * 0.6)
    path = f"M{foot[0]:.1f},0 Q{bend[0]:.1f},{bend[1]:.1f} {tip[0]:.1f},{tip[1]:.1f}"
    head, angle = tip, lean * 70
    if droops:
        side = -1 if lean < 0 or (lean < 0.06 and chance(seed, "side") < 0.5) else 1
        far = 15 + 8 * chance(seed, "far")
        head = (tip[0] + side * far, tip[1] + 16 + 8 * chance(seed, "deep"))
        path += f" C{tip[0] + side * 3:.1f},{tip[1] - 15:.1f} {head[0] - side * 1:.1f},{tip[1] - 13:.1f} {head[0]:.1f},{head[1]:.1f}"
        angle = side * 165
    leaves = [_leaf(foot, bend, tip, (place + 1) / (habit.leaves + 1.4), place, droops, seed) for place in range(habit.leaves)]
    return {"path": path, "x": round(head[0], 1), "y": round(head[1], 1), "angle": round(angle), "leaves": leaves}


def _leaf(
    foot: tuple[float, float], bend: tuple[float, float], tip: tuple[float, float], along: float, number: int, droops: bool, seed: str
) -> dict[str, float]:
    x, y = (((1 - along) ** 2 * a + 2 * along * (1 - along) * b + along**2 * c) for a, b, c in zip(foot, bend, tip, strict=True))
    side = 1 if (number + (chance(seed) < 0.5)) % 2 else -1
    angle = side * ((128 if droops else 52) + 22 * (chance(seed, number) - 0.5))
    return {"x": round(x, 1), "y": round(y, 1), "angle": round(angle), "size": round(1.0 - 0.35 * along, 2)}


def _fitted(name: str, room: float) -> tuple[str, float, float]:
    """A name as its place allows, in smaller letters or cut if need be, the size of its letters, and the width of its label."""
    letters = _LETTERS[0] if _width(name) * _LETTERS[0] + 22 <= room else _LETTERS[1]
    while _width(name) * letters + 22 > room and len(name) > 2:
        name = name.rstrip("…")[:-1].rstrip() + "…"
    return name, letters, round(_width(name) * letters + 22, 1)


def _width(name: str) -> float:
    """About as wide as DejaVu Sans Bold sets it, in sizes of its letters; rather too wide than too narrow."""
    return sum(_WIDTHS.get(letter, 0.71 if letter.islower() else 0.82) for letter in name)


def _mixed(colour: str, other: str, share: float) -> str:
    """`share` of the way from one colour to the other."""
    parts = [(int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)


def _counted(plants: list[dict[str, Any]]) -> dict[str, int]:
    """How many are in each state: {"bloom": 2, "wilting": 1, "watered": 0, ...}."""
    return {state: sum(plant["state"] == state for plant in plants) for state in _DRAWN}


_DRAWN = {
    "seeded": ("", "", "."),
    "sprouting": ("", "", "Y"),
    "watered": ("", "(o)", "\\|/"),
    "bloom": ("\\|/", "-@-", "\\|/"),
    "wilting": ("", "/~", "|o"),
    "withered": ("", "", "/,"),
}
"""From the top to the soil: what stands in a terminal for a plant."""


def _in_columns(row: list[dict[str, Any]]) -> dict[str, Any]:
    """A row of plants as lines of characters, each plant over the middle of its name."""
    names = [plant["name"][:12] for plant in row]
    widths = [max(len(name), 5) + 3 for name in names]
    lines = [
        "".join(_DRAWN.get(plant["state"], ("", "", "?"))[level].center(width) for plant, width in zip(row, widths, strict=True)).rstrip()
        for level in range(3)
    ]
    marks = ["!" if _is_marked(plant, "promise_open") else "x" if _is_marked(plant, "promise_broken") else "" for plant in row]
    named = "".join(f"{name}{mark}".center(width) for name, mark, width in zip(names, marks, widths, strict=True)).rstrip()
    return {"lines": [line for line in lines if line], "soil": "~" * sum(widths), "names": named}
