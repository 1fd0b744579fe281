"""What a scene must hold beyond its form: states that are reached and left, endings, conditions and effects by their names."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from bot.content.faults import Faults, nearest
from bot.content.place import prompts
from bot.content.strict import load
from flows.moment import Moment
from flows.rehearsal import Sign
from flows.scenes import TRIGGERS, Arrow, Scene

ENDINGS = ("warm", "polite", "cool", "late")


def faults_of_scene(scene: Scene) -> Iterator[tuple[str, str]]:
    """Each fault of a scene: unknown states, endings, conditions and effects, states nobody reaches, states nobody leaves."""
    states = list(scene.states)
    if scene.initial not in states:
        yield "initial", f"{scene.initial!r} is no state{nearest(scene.initial, states)}"
    for name, state in scene.states.items():
        if state.ending and state.ending not in ENDINGS:
            yield f"states.{name}.ending", f"{state.ending!r} is none of {', '.join(ENDINGS)}{nearest(state.ending, list(ENDINGS))}"
    for index, arrow in enumerate(scene.arrows):
        yield from _states(arrow, f"arrows[{index}]", states)
        yield from _names(arrow, f"arrows[{index}]", scene)
    if scene.learner_begins and not any(name.startswith("begins") for name in scene.tells):
        yield "tells", "nobody speaks first here, so something must be told: 'begins'"
    yield from _unreached(scene)


def partner_names() -> list[str]:
    """The partners there are."""
    return sorted(file.name.removesuffix(".yaml") for file in (prompts() / "partners").iterdir() if file.name.endswith(".yaml"))


def parts_needed() -> dict[str, dict[str, int]]:
    """For each scene with parts, the groups of lines that a part in it holds, and how many of each."""
    found = {}
    for file in (prompts() / "scenes").iterdir():
        try:
            scene = load(Scene, file, f"scenes/{file.name}")
        except Faults:
            continue
        found[scene.name] = dict(scene.lines)
    return {name: lines for name, lines in found.items() if lines}


def scene_names(*folders: Path) -> set[str]:
    """The names of the scenes in these folders, beside the ones that are built in; files are not checked here."""
    built_in = [file for file in (prompts() / "scenes").iterdir() if file.name.endswith(".yaml")]
    files = [*built_in, *(file for folder in folders for file in folder.glob("*.yaml") if file.is_file())]
    sources = [file.read_bytes().decode("utf-8", "replace") for file in files]
    found = [re.search(r"""^name:\s*["']?([\w-]+)""", source, re.M) for source in sources if re.search(r"^arrows\s*:", source, re.M)]
    return {name[1] for name in found if name}


def _states(arrow: Arrow, path: str, states: list[str]) -> Iterator[tuple[str, str]]:
    if arrow.trigger not in TRIGGERS:
        yield f"{path}.trigger", f"{arrow.trigger!r} is none of {', '.join(TRIGGERS)}{nearest(arrow.trigger, list(TRIGGERS))}"
    for index, state in enumerate(arrow.source):
        if state not in states and arrow.source != ("*",):
            yield f"{path}.source[{index}]", f"{state!r} is no state{nearest(state, states)}"
    if arrow.dest not in (*states, "="):
        yield f"{path}.dest", f"{arrow.dest!r} is no state{nearest(arrow.dest, states)}"


def _names(arrow: Arrow, path: str, scene: Scene) -> Iterator[tuple[str, str]]:
    """Conditions are the methods of Moment that answer yes or no; effects return nothing, or carry their object in their name."""
    asked = _methods("bool")
    done = [*_methods("None"), *_carrying(scene)]
    for field, kind, known, other in (
        ("conditions", "condition", asked, done),
        ("unless", "condition", asked, done),
        ("after", "effect", done, asked),
    ):
        for index, name in enumerate(getattr(arrow, field)):
            if name not in known:
                instead = f"is a{'n effect' if known is asked else ' condition'} and no {kind}" if name in other else f"is no {kind}"
                yield f"{path}.{field}[{index}]", f"{name!r} {instead}{nearest(name, known)}"


def _carrying(scene: Scene) -> list[str]:
    """Effects such as `say_suits`, `tell_noise`, `note_drift`: for the groups of lines, the tellings and the signs there are."""
    groups = {*scene.lines, "musings", "picks", *({"discusses"} if scene.table else ())}
    return [*(f"say_{name}" for name in groups), *(f"tell_{name}" for name in scene.tells), *(f"note_{sign}" for sign in Sign)]


def _methods(returns: str) -> list[str]:
    public = [(name, method) for name, method in inspect.getmembers(Moment, inspect.isfunction) if not name.startswith("_")]
    return [name for name, method in public if str(inspect.get_annotations(method).get("return")) == returns]


def _unreached(scene: Scene) -> Iterator[tuple[str, str]]:
    going_on = {name for name, state in scene.states.items() if not state.ending}
    steps = [
        (source, arrow.dest)
        for arrow in scene.arrows
        for source in (going_on if arrow.source == ("*",) else arrow.source)
        if arrow.dest != "="
    ]
    reached = {scene.initial}
    while more := {dest for source, dest in steps if source in reached} - reached:
        reached |= more
    for name in scene.states:
        if name not in reached:
            yield f"states.{name}", "no arrow leads here"
        if name in going_on and not any(source == name and dest != name for source, dest in steps):
            yield f"states.{name}", "no arrow leads out of here, and it is no ending"
