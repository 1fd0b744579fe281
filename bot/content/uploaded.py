"""A file a coach uploads: examined as a partner or a scene, all its faults by line, and nothing in it executed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from bot.content.faults import Fault
from bot.content.lint_partners import faults_of_partner
from bot.content.lint_scenes import faults_of_scene, scene_names
from bot.content.strict import structured
from bot.content.uploads.partners import rules_of_partner
from bot.content.uploads.scenes import rules_of_scene
from bot.content.uploads.source import Source, sifted
from bot.content.uploads.texts import faults_of_texts
from bot.store.codec import dump
from flows.people import Partner
from flows.scenes import Scene

MOST_FAULTS = 200
_LONGEST_FAULT = 500  # characters
_KINDS: dict[str, type[Any]] = {"partner": Partner, "scene": Scene}
_TELLING = {"partner": ("reactions", "topics", "introducer"), "scene": ("arrows", "states", "initial")}
_Rule = Callable[[Any], Iterator[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of a file: a partner or a scene, or what is wrong with it: `more` faults are counted and not told."""

    kind: str = ""  # partner, scene, or nothing where it is neither
    faults: tuple[Fault, ...] = ()
    more: int = 0
    value: Partner | Scene | None = None  # where there is no fault

    @property
    def canonical(self) -> str:
        """The value as the text it is kept as, and loaded from again by `kept`; nothing where there are faults."""
        return dump(self.value) if self.value is not None else ""


def examine(source: bytes, name: str) -> Examined:
    """Read a file that is shown as `name`. Pure; what comes from outside is examined by `uploads.apart`, and never here."""
    read = sifted(source)
    if read.broken:
        return _faulty("", name, read, read.faults)
    kind = _kind_of(read.value)
    if not kind:
        says = "this is neither a partner nor a scene: a partner has topics and reactions, a scene has states and arrows"
        return _faulty("", name, read, (*read.faults, (1, "", says)))
    value, found = structured(_KINDS[kind], read.value)
    told = {path for _, path, _ in read.faults}
    placed = [(read.line(path), path, says) for path, says in found if path not in told]
    placed += [(read.line(path), path, says) for path, says in faults_of_texts(read.texts)]
    if value is not None:  # what was misread stands in it as a text, so that everything is told at once
        placed += [(read.line(path), path, says) for path, says in _rules(kind, value)]
    if read.faults or placed or value is None:
        return _faulty(kind, name, read, (*read.faults, *placed))
    return Examined(kind, value=value)


def kept(kind: str, canonical: str) -> Partner | Scene:
    """A value from its canonical text, as strictly as from a file. Raises ValueError where it is none."""
    value, found = structured(_KINDS[kind], json.loads(canonical))
    if value is None:
        raise ValueError(found[0][1])
    loaded: Partner | Scene = value
    return loaded


def _kind_of(value: dict[str, Any]) -> str:
    """By the fields that only one kind has, and then by how many of its fields there are."""
    score = {
        kind: (sum(name in value for name in _TELLING[kind]), sum(field.name in value for field in fields(made_of)))
        for kind, made_of in _KINDS.items()
    }
    best = max(score, key=lambda kind: score[kind])
    return best if score[best] >= (1, 1) or score[best][1] >= 3 else ""


def _rules(kind: str, value: Any) -> Iterator[tuple[str, str]]:
    """What stands beyond the form; once the numbers of things are out of hand, nothing else is looked at."""
    own: _Rule = rules_of_partner if kind == "partner" else rules_of_scene
    found = list(own(value))
    yield from found
    if any("too many" in says for _, says in found):
        return
    yield from faults_of_partner(value, scene_names()) if kind == "partner" else faults_of_scene(value)


def _faulty(kind: str, name: str, read: Source, found: Iterable[tuple[int, str, str]]) -> Examined:
    faults = sorted({Fault(name, line, path, says[:_LONGEST_FAULT]) for line, path, says in found})
    return Examined(kind, tuple(faults[:MOST_FAULTS]), max(0, len(faults) - MOST_FAULTS))
