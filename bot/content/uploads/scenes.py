"""What a coach's own scene must keep to: it comes to an end, nobody is stuck in it, and the account of trust stays what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from bot.content.cards import cards
from bot.content.faults import nearest
from bot.content.lint_scenes import ENDINGS
from bot.content.place import prompts
from bot.content.scenes import scenes
from bot.content.uploads.kinship import base_of
from bot.content.uploads.names import NAME
from bot.content.uploads.tables import rules_of_table
from flows.moves import Move
from flows.people import Family, Mood
from flows.rehearsal import Sign
from flows.scenes import Scene, Tuning
from flows.table import SUBJECTS

_WITHIN: dict[str, tuple[float, float]] = {"turns": (3, 60), "patience": (1, 8), "people": (1, 4), "weight": (0.5, 2.5)}
_YARDSTICK = {"warmth": (0, 1), "asks": (0, 6), "gives": (0, 6), "own": (0, 1), "trust": (0, 10), "gained": (-2, 6)}
_TUNING = {
    **{"trust": (-2, 2), "turns": (-20, 20), "patience": (-3, 3), "generosity": (0.5, 1.5), "weight": (0.5, 2)},
    **{"doors": (-2, 3), "tempts": (0, 1), "distracts": (0, 0.5)},
}
_STATE_WEIGHT, _MISPLACED, _WEIGHED = (0.5, 2), (0, 1), (0.3, 4)
_SHORTEST, _LONGEST = 2, 70  # messages, at whatever level
_MOST = {"states": 24, "arrows": 80, "tells": 24, "goals": 6, "rests_on": 6, "lines": 12}
_MOST_WORDINGS = 12
_ALONE, _ROOM, _TABLE = (1, 1), (2, 3), (3, 4)  # how many may be there


@cache
def kin() -> Mapping[str, Scene]:
    """The scenes that come with the program, by name."""
    return {name: flow.scene for name, flow in scenes(prompts()).items()}


def rules_of_scene(scene: Scene) -> Iterator[tuple[str, str]]:
    """Each fault as (path in the file, what is wrong)."""
    for name, most in _MOST.items():
        if len(getattr(scene, name)) > most:
            yield name, f"{len(getattr(scene, name))} of them are too many; {most} at most"
            return
    if not NAME.fullmatch(scene.name):
        yield "name", f"{scene.name!r} can't be the name of a scene; small letters, digits and _, such as coffee"
    yield from _ranges(scene)
    yield from _points(scene)
    yield from _tells(scene)
    yield from _kinship(scene)
    yield from rules_of_table(scene)


def _ranges(scene: Scene) -> Iterator[tuple[str, str]]:
    yield from _within("", scene, _WITHIN)
    yield from _within("yardstick.", scene.yardstick, _YARDSTICK)
    for move, points in scene.out_of_place.items():
        yield from _between(f"out_of_place.{move}", points, _MISPLACED)
    for name, state in scene.states.items():
        yield from _between(f"states.{name}.weight", state.weight, _STATE_WEIGHT)
    for level, tuning in scene.levels.items():
        yield from _level(scene, level, tuning)
    least, most = _TABLE if scene.table else _ALONE if not any(arrow.trigger == "approach" for arrow in scene.arrows) else _ROOM
    if not least <= scene.people <= most:
        where = "at a table" if scene.table else "where somebody is walked up to" if most == _ROOM[1] else "where nobody is walked up to"
        yield "people", f"{scene.people} can't be there; {where} it is {least}" + (f" to {most}" if most > least else "")


def _level(scene: Scene, level: str, tuning: Tuning) -> Iterator[tuple[str, str]]:
    yield from _within(f"levels.{level}.", tuning, _TUNING)
    if not _SHORTEST <= scene.turns + tuning.turns <= _LONGEST:
        yield f"levels.{level}.turns", f"that makes {scene.turns + tuning.turns} messages; {_SHORTEST} to {_LONGEST}"
    weights = [scene.weight * tuning.weight * state.weight for state in scene.states.values()]
    for weight in (min(weights, default=1.0), max(weights, default=1.0)):
        if not _WEIGHED[0] <= weight <= _WEIGHED[1]:
            yield "weight", f"with its states, at level {level}, a slip counts {weight:.2g} times; {_WEIGHED[0]} to {_WEIGHED[1]} at most"


def _points(scene: Scene) -> Iterator[tuple[str, str]]:
    """Points of doctrine that exist, about moves and signs that exist."""
    known, about = [*cards().doctrine, *cards().evidence], [*Move, *Sign]
    for name, point in scene.because.items():
        if name not in about:
            yield f"because.{name}", f"{name!r} is no move and no sign{nearest(name, [*map(str, about)])}"
        if point not in known:
            yield f"because.{name}", f"{point!r} is no point of doctrine{nearest(point, known)}"
    for index, point in enumerate(scene.rests_on):
        if point not in known:
            yield f"rests_on[{index}]", f"{point!r} is no point of doctrine{nearest(point, known)}"


def _tells(scene: Scene) -> Iterator[tuple[str, str]]:
    for name, wordings in scene.tells.items():
        if not NAME.fullmatch(name):
            yield f"tells.{name}", f"{name!r} can't be a name here; small letters, digits and _"
        if not 1 <= len(wordings) <= _MOST_WORDINGS:
            yield f"tells.{name}", f"{len(wordings)} wordings; 1 to {_MOST_WORDINGS}"
    subjects = [f"begins_{subject}" for subject in SUBJECTS]
    for name in subjects if scene.table else ["begins"] if scene.learner_begins else []:
        if name not in scene.tells:
            yield "tells", f"'{name}' is missing: it tells how this begins"


def _kinship(scene: Scene) -> Iterator[tuple[str, str]]:
    """The scene that this one is like: people greet and speak in it as they do there."""
    known = kin()
    base = base_of(scene, known)
    if scene.heard_as and scene.heard_as not in known:
        yield "heard_as", f"{scene.heard_as!r} is no scene{nearest(scene.heard_as, list(known))}; known are {', '.join(known)}"
    elif not base and not scene.lines:
        yield "heard_as", f"say which scene this one is most like: heard_as, and one of {', '.join(known)}"
    if not base:
        every = [group for each in known.values() for group in each.lines]
        for group in scene.lines if not any(set(scene.lines) <= set(each.lines) for each in known.values()) else ():
            yield f"lines.{group}", f"no partner has such lines{nearest(group, every)}; keep to the groups of one scene, or leave lines out"
        return
    if base == "follow_up":
        yield "name", "promises are kept in the built-in follow_up alone; begin with another scene, such as coffee"
    if scene.table and base != "group":
        yield "table", f"a table needs what partners say in 'group', and this is like {base!r}"
    for group, count in scene.lines.items():
        if not 1 <= count <= known[base].lines[group]:
            yield f"lines.{group}", f"{count}; partners have {known[base].lines[group]} of these, so 1 to {known[base].lines[group]}"
    yield from _stands_in(scene)


def _stands_in(scene: Scene) -> Iterator[tuple[str, str]]:
    own = [
        *(f"reactions.{family}.{mood}" for family in Family for mood in Mood),
        *(f"goodbyes.{ending}" for ending in ENDINGS),
        *(f"again.{feeling}" for feeling in ("warm", "even", "cool")),
        *("promises.kept", "promises.broken", "musings", "told", "guarded", "outside", "private"),
    ]
    for group, instead in scene.stands_in.items():
        if group not in scene.lines:
            yield f"stands_in.{group}", f"{group!r} is none of this scene's lines{nearest(group, list(scene.lines))}"
        if instead not in own:
            yield f"stands_in.{group}", f"{instead!r} is no group of lines that everybody has{nearest(instead, own)}"


def _within(path: str, held: Any, ranges: Mapping[str, tuple[float, float]]) -> Iterator[tuple[str, str]]:
    for name, span in ranges.items():
        yield from _between(f"{path}{name}", getattr(held, name), span)


def _between(path: str, value: float, span: tuple[float, float]) -> Iterator[tuple[str, str]]:
    if not span[0] <= value <= span[1]:
        yield path, f"{value:g} is out of reach; {span[0]:g} to {span[1]:g}"
