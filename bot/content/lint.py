"""What a content file must hold beyond its form: enough lines, in every mood, none of them twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bot.content.cards import Doctrine, Evidence
from bot.content.library import Topics
from bot.content.strict import Fault, Faults, Places, nearest, read
from bot.words import Sentences
from flows.guidance import HINTS, Guidance
from flows.lines import spoken
from flows.moment import Moment
from flows.moves import ASKS, PUSHES
from flows.people import Family, Mood, Partner
from flows.rehearsal import Sign
from flows.scenes import TRIGGERS, Scene

_Kind = tuple[type[Any] | None, Callable[[Any], Iterator[tuple[str, str]]]]

LONGEST = 400  # characters of one spoken line
_FEWEST = {"lines": 150, "topics": 25, "hooks": 5, "doors": 4, "asks_back": 10, "briefing": 4}
_FEWEST_SPARE = {"outside": 8, "guarded": 5, "told": 5, "musings": 6}
_PLACEHOLDER = re.compile(r"{{\s*(\w+)\s*}}|{{|{%")


def faults_in(file: Path, root: Path) -> list[Fault]:
    """All that is wrong in one content file below `root`, by line."""
    shown_as = str(file.relative_to(root)) if file.is_relative_to(root) else str(file)
    source = file.read_bytes()
    kind, rules = _kind_of(file, source)
    if kind is None:
        return (
            []
            if file.parent.name == "moves"
            else [Fault(shown_as, 1, "", "this is neither a partner nor a scene nor anything else that is known")]
        )
    try:
        content: Any = read(kind, source, shown_as)
    except Faults as faults:
        return faults.faults
    found = list(rules(content))
    places = Places(source) if found else None
    return sorted(Fault(shown_as, places.line(path) if places else 1, path, says) for path, says in found)


def _kind_of(file: Path, source: bytes) -> _Kind:
    by_name: dict[str, _Kind] = {
        "guidance.yaml": (Guidance, faults_of_guidance),
        "topics.yaml": (Topics, _no_faults),
        "doctrine.yaml": (Doctrine, _no_faults),
        "evidence.yaml": (Evidence, _no_faults),
    }
    by_folder: dict[str, _Kind] = {
        "partners": (Partner, faults_of_partner),
        "scenes": (Scene, faults_of_scene),
        "words": (Sentences, _no_faults),
    }
    by_key: dict[bytes, _Kind] = {b"reactions": (Partner, faults_of_partner), b"arrows": (Scene, faults_of_scene)}
    if file.name in by_name:
        return by_name[file.name]
    if file.parent.name in by_folder:
        return by_folder[file.parent.name]
    return next((found for key, found in by_key.items() if re.search(rb"^" + key + rb"\s*:", source, re.M)), (None, _no_faults))


def _no_faults(_: Any) -> Iterator[tuple[str, str]]:
    yield from ()


def faults_of_scene(scene: Scene) -> Iterator[tuple[str, str]]:
    """Each fault of a scene: unknown states, conditions and effects, states nobody reaches, states nobody leaves."""
    states = list(scene.states)
    known = [name for name in vars(Moment) if not name.startswith("_") and callable(getattr(Moment, name))]
    if scene.initial not in states:
        yield "initial", f"{scene.initial!r} is no state{nearest(scene.initial, states)}"
    for index, arrow in enumerate(scene.arrows):
        path = f"arrows[{index}]"
        if arrow.trigger not in TRIGGERS:
            yield f"{path}.trigger", f"{arrow.trigger!r} is none of {', '.join(TRIGGERS)}{nearest(arrow.trigger, list(TRIGGERS))}"
        for state in (*(each for each in arrow.source if each != "*"), *(() if arrow.dest == "=" else (arrow.dest,))):
            if state not in states:
                yield path, f"{state!r} is no state{nearest(state, states)}"
        for name in (*arrow.conditions, *arrow.unless, *arrow.after):
            if name not in known:
                yield path, f"{name!r} is no condition or effect{nearest(name, known)}"
    yield from _unreached(scene)


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


def faults_of_guidance(guidance: Guidance) -> Iterator[tuple[str, str]]:
    """Each fault of the mentor's words: what is missing, and hints for situations nobody knows."""
    for move in sorted((ASKS | PUSHES) - {"vague_ask"}):
        if move not in guidance.slips:
            yield "slips", f"nothing on {move}"
        elif len(guidance.slips[move].notes) < 3:
            yield f"slips.{move}.notes", "at least 3 wordings"
    for sign in Sign:
        if sign not in guidance.signs:
            yield "signs", f"nothing on {sign}"
    for situation in HINTS:
        if len(guidance.hints.get(situation, ())) < 2:
            yield f"hints.{situation}", "at least 2 sentences"
    for situation in guidance.hints:
        if situation not in HINTS:
            yield f"hints.{situation}", f"nobody asks for this{nearest(situation, list(HINTS))}"


def faults_of_partner(partner: Partner) -> Iterator[tuple[str, str]]:
    """Each fault as (path in the file, what is wrong)."""
    lines = spoken(partner)
    yield from _too_few(partner, len(lines))
    yield from _topics(partner)
    yield from _reactions(partner)
    said = Counter(" ".join(text.lower().split()) for text in lines.values())
    for path, text in lines.items():
        if len(text) > LONGEST:
            yield path, f"{len(text)} characters; a spoken line stays under {LONGEST}"
        if not text.strip():
            yield path, "an empty line"
        if said[" ".join(text.lower().split())] > 1:
            yield path, f"this line stands here more than once: {text[:60]!r}"
        allowed = {path.split(".")[1].split("[")[0]} if path.startswith("recalls.") else set()
        for found in _PLACEHOLDER.finditer(text):
            if found[1] not in allowed:
                yield path, f"{found[0]!r} can't stand here; only recalls may use what the learner told, each its own"


def _too_few(partner: Partner, lines: int) -> Iterator[tuple[str, str]]:
    if lines < _FEWEST["lines"]:
        yield "", f"{lines} spoken lines; a partner has at least {_FEWEST['lines']}"
    for name in ("topics", "hooks", "doors", "asks_back", "briefing"):
        if len(getattr(partner, name)) < _FEWEST[name]:
            yield name, f"{len(getattr(partner, name))} of them; at least {_FEWEST[name]}"
    for name, fewest in _FEWEST_SPARE.items():
        if len(getattr(partner, name)) < fewest:
            yield name, f"{len(getattr(partner, name))} lines; at least {fewest}"
    wanted = {"greets": ("coffee", "event"), "goodbyes": ("warm", "polite", "cool", "late"), "recalls": ("name", "field", "aim")}
    for name, keys in wanted.items():
        for key in keys:
            if len(getattr(partner, name).get(key, ())) < 2:
                yield f"{name}.{key}", "at least 2 lines"
        for key in set(getattr(partner, name)) - set(keys):
            yield f"{name}.{key}", f"{key!r} is none of {', '.join(keys)}"
    for key in ("well", "mixed", "badly"):
        if len(partner.introducer.hears.get(key, ())) < 2:
            yield f"introducer.hears.{key}", "at least 2 lines"
    for move in sorted(ASKS):
        if len(partner.grants.get(move, ())) < 2:
            yield f"grants.{move}", "at least 2 lines"
    for move in sorted((ASKS | PUSHES) - {"vague_ask"}):
        if move not in partner.views:
            yield "views", f"no view on {move}"
        if move not in partner.tries:
            yield "tries", f"nothing to say instead of {move}"


def _topics(partner: Partner) -> Iterator[tuple[str, str]]:
    for name, topic in partner.topics.items():
        if len(topic.asked) < 3:
            yield f"topics.{name}.asked", f"{len(topic.asked)} questions; at least 3"
        if len(topic.facts) < 2:
            yield f"topics.{name}.facts", f"{len(topic.facts)} fact; at least 2, the deeper ones at higher trust"
        if list(topic.facts) != sorted(topic.facts, key=lambda fact: fact.at):
            yield f"topics.{name}.facts", "facts go from what anybody hears to what trust unlocks: order them by at"
        if topic.facts and topic.facts[0].at > 1:
            yield f"topics.{name}.facts[0].at", "the first fact is for anybody: at 0 or 1"
    named = [(f"hooks[{index}].topic", hook.topic) for index, hook in enumerate(partner.hooks)]
    named += [(f"briefing[{index}].topic", known.topic) for index, known in enumerate(partner.briefing)]
    for path, name in named:
        if name not in partner.topics:
            yield path, f"{name!r} is no topic of this partner{nearest(name, list(partner.topics))}"
    for index, ask in enumerate(partner.asks_back):
        if ask.about not in ("name", "field", "aim", "self"):
            yield f"asks_back[{index}].about", f"{ask.about!r} is none of name, field, aim, self"


def _reactions(partner: Partner) -> Iterator[tuple[str, str]]:
    for family in Family:
        for mood in Mood:
            if len(partner.reactions.get(family, {}).get(mood, ())) < 2:
                yield f"reactions.{family}.{mood}", "at least 2 lines"
