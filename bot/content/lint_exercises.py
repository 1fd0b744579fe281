"""What the ready exercises must hold beyond their form: a scene there is, a partner who is met in it, something that can be passed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from bot.coaching import telling
from bot.coaching.exercises import Ready
from bot.content.faults import nearest
from bot.content.place import prompts
from bot.words import PLAIN
from flows.exercise import Exercise, Passing, faults

_OF_PASSING = {each.name for each in fields(Passing)}


def faults_of_exercises(ready: Ready, *roots: Path) -> Iterator[tuple[str, str]]:
    """Each fault of the exercises as (path in the file, what is wrong); `roots` hold scenes and partners beside those that are built in."""
    met = who_is_met(*roots)
    for name, exercise in ready.exercises.items():
        for found in faults(exercise, met, met.get(exercise.scene, ())):
            inner = f"passing.{found.field}" if found.field in _OF_PASSING else found.field
            yield f"exercises.{name}.{inner}", _unknown(found.says, exercise, met) or telling.fault(found, PLAIN)


def who_is_met(*roots: Path) -> dict[str, list[str]]:
    """The partners who can be met in each scene; the files are only glanced at, whatever else is wrong in them is found elsewhere."""
    parts = {
        name: re.findall(r"^  ([\w-]+):", "".join(re.findall(r"^parts:.*\n((?:(?:  .*)?\n)*)", source, re.M)), re.M)
        for name, source in _sources("partners", "reactions", roots)
    }
    found = {}
    for stem, source in _sources("scenes", "arrows", roots):
        named = re.search(r"""^name:\s*["']?([\w-]+)""", source, re.M)
        scene, needs_a_part = named[1] if named else stem, re.search(r"^lines\s*:", source, re.M)
        found[scene] = sorted(name for name in parts if not needs_a_part or scene in parts[name])
    return found


def _sources(folder: str, key: str, roots: tuple[Path, ...]) -> Iterator[tuple[str, str]]:
    """Name and text of every file that has `key`, in the built-in `folder`, in that of each root, and in the roots themselves."""
    files = [file for file in (prompts() / folder).iterdir() if file.name.endswith(".yaml")]
    own = [file for root in roots for place in (root / folder, root) for file in place.glob("*.yaml") if file.is_file()]
    for file in (*files, *own):
        source = file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        if re.search(rf"^{key}\s*:", source, re.M):
            yield file.name.removesuffix(".yaml"), source


def _unknown(says: str, exercise: Exercise, met: dict[str, list[str]]) -> str:
    """The nearest right thing, where a scene or a partner is not known."""
    if says == "no_scene":
        return f"{exercise.scene!r} is no scene{nearest(exercise.scene, list(met))}; known are {', '.join(sorted(met))}"
    if says != "no_partner":
        return ""
    others = met[exercise.scene]
    known = any(exercise.partner in people for people in met.values())
    wrong = f"can't be met in the scene {exercise.scene!r}" if known else f"is no partner{nearest(exercise.partner, others)}"
    return f"{exercise.partner!r} {wrong}; those who can be are {', '.join(others)}"
