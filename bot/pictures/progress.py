"""Progress as a picture: six small lines, slips stacked above what was held back, and what has been mastered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from bot.pictures import smooth
from bot.words import PLAIN, TELEGRAM
from flows.debrief import LINES
from flows.past import Past
from flows.path import mastered, trend

MOST = 40  # rehearsals that are shown, the latest
_SKILLS = 5  # that are named
_TALLEST = 6  # dots in a stack; what is beyond is not drawn
_CELL = (318.0, 96.0)  # width and height of one small plot, in the template's units
_COLUMNS, _ROW, _FIRST_ROW = (60.0, 500.0), 168.0, 198.0
_INSET = 10.0
_LEFT, _RIGHT, _TOP = 60.0, 900.0, 750.0  # of the stacks
_RADIUS, _GAP = 11.0, 24.0  # of a dot at most; between the ground and the middle of the nearest dots
_SKILL = 52.0  # from one skill to the next
COLOURS = {"doors": "#C0503A", "pitches": "#D9962B", "people": "#8A4B74", "time": "#4F7CAC"}


def facts(past: Sequence[Past], day: int) -> dict[str, Any]:
    """What the picture needs: {"days": [738850], "lines": {"goal": [4]}, "slips": {"doors": [1]}, "held_back": [0], "mastered": []}."""
    told = trend(past)
    gone = [each.name for each in mastered(past, day)]
    return {
        "days": list(told.days[-MOST:]),
        "lines": {line: list(points[-MOST:]) for line, points in told.lines.items()},
        "slips": {kind: list(counts[-MOST:]) for kind, counts in told.slips.items()},
        "held_back": list(told.held_back[-MOST:]),
        "mastered": [*gone, *(line for line in told.strong if line not in gone)],
    }


def svg(shown: dict[str, Any]) -> str:
    """The picture of what `facts` found."""
    count, days = len(shown["days"]), [f"{date.fromordinal(day):%d %b}".lstrip("0") for day in shown["days"]]
    stacks, below = _stacks(shown), [min(times, _TALLEST // 2) for times in shown["held_back"]]
    ground = _TOP + max(1, *map(len, stacks)) * _up(count)
    legend = ground + 2 * _GAP + 12 + max(1, *below) * _up(count)
    skills = [PLAIN.sentence(f"path.skill.{name}") for name in shown["mastered"]]
    named, first_skill = skills[:_SKILLS], legend + 232
    return TELEGRAM.page(
        "progress.svg",
        number=count,
        first=days[0],
        last=days[-1],
        plots=[_plot(line, shown["lines"][line], number) for number, line in enumerate(LINES)],
        cell=_CELL,
        edges=(_LEFT, _RIGHT),
        ground=ground,
        radius=_radius(count),
        dots=[(_across(place, count), ground - _GAP - level * _up(count), colour) for place, level, colour in _levels(stacks)],
        hollow=[(_across(place, count), ground + _GAP + level * _up(count)) for place, most in enumerate(below) for level in range(most)],
        legend=_legend(legend),
        skills=[(name, first_skill + number * _SKILL) for number, name in enumerate(named)],
        skills_at=first_skill - 58,
        more=len(skills) - len(named),
        height=first_skill - 8 + max(1, len(named) + (len(skills) > len(named))) * _SKILL,
    )


def _plot(line: str, points: Sequence[int], number: int) -> dict[str, Any]:
    """One small line in its place: two columns, three rows."""
    left, top = _COLUMNS[number % 2], _FIRST_ROW + _ROW * (number // 2)
    width, height = _CELL
    step = (width - 2 * _INSET) / max(1, len(points) - 1)
    dots = [(round(left + _INSET + place * step, 1), round(top + height * (1 - value / 10), 1)) for place, value in enumerate(points)]
    return {"name": PLAIN.sentence(f"line.{line}"), "left": left, "top": top, "path": smooth(dots), "dots": dots, "last": points[-1]}


def _stacks(shown: dict[str, Any]) -> list[list[str]]:
    """The slips of each rehearsal as colours, from the ground up."""
    slips = shown["slips"]
    return [
        [colour for kind, colour in COLOURS.items() for _ in range(slips[kind][place])][:_TALLEST] for place in range(len(shown["days"]))
    ]


def _levels(stacks: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    """Every dot: which stack, how far up, its colour."""
    for place, colours in enumerate(stacks):
        for level, colour in enumerate(colours):
            yield place, level, colour


def _across(place: int, count: int) -> float:
    """Where a rehearsal stands; few of them stay close together on the left."""
    step = min(64.0, (_RIGHT - _LEFT - 2 * _RADIUS) / max(1, count - 1))
    return round(_LEFT + _RADIUS + place * step, 1)


def _radius(count: int) -> float:
    return round(min(_RADIUS, (_RIGHT - _LEFT) / max(1, count) * 0.42), 1)


def _up(count: int) -> float:
    return 2 * _radius(count) + 3


def _legend(top: float) -> list[tuple[str, str, float, float]]:
    """Each kind with its colour and its place, two in a row; what was held back has none."""
    kinds = [*COLOURS.items(), ("held_back", "")]
    return [
        (PLAIN.sentence(f"path.kind.{kind}"), colour, _COLUMNS[number % 2] + 14, top + 40.0 * (number // 2))
        for number, (kind, colour) in enumerate(kinds)
    ]
