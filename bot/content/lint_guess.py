"""What the voice of guesses and the weaving of pasted words must hold beyond their form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from flows.biography import Aspect
from flows.guess import Voice, Weaving
from flows.moves import FEELINGS
from flows.people import Family, Mood

_PLACEHOLDER = re.compile(r"{{\s*(\w+)\s*}}|{{|{%|{#")
_FEWEST = {"guarded": 8, "private": 8, "outside": 6, "told": 5, "musings": 6, "doors": 4, "asks_back": 8, "thanks": 2, "drops": 2}
_FEWEST_KIND = 2
_ALLOWED = {"drops": {"said"}, "recalls.name": {"name"}, "recalls.field": {"field"}, "recalls.aim": {"aim"}}


def faults_of_voice(voice: Voice) -> Iterator[tuple[str, str]]:
    """Each fault as (path in the file, what is wrong)."""
    for name, fewest in _FEWEST.items():
        if len(getattr(voice, name)) < fewest:
            yield name, f"{len(getattr(voice, name))} of them; at least {fewest}"
    for feeling in FEELINGS:
        if len(voice.kindly.get(feeling, ())) < _FEWEST_KIND:
            yield f"kindly.{feeling}", f"at least {_FEWEST_KIND} lines"
    for family in Family:
        for mood in Mood:
            if len(voice.reactions.get(family, {}).get(mood, ())) < 2:
                yield f"reactions.{family}.{mood}", "at least 2 lines"
    for path, text in _texts(voice, ""):
        allowed = next((names for start, names in _ALLOWED.items() if path.startswith(start)), {"name", "called"})
        yield from _misplaced(path, text, allowed)


def faults_of_weaving(weaving: Weaving) -> Iterator[tuple[str, str]]:
    """The same of the weaving: every aspect has a place, every template its words."""
    woven = {aspect for weave in weaving.weaves for aspect in weave.aspects}
    for aspect in set(Aspect) - woven - {Aspect.NAME}:
        yield "weaves", f"no topic is made of {aspect!r}"
    for name, cues in weaving.tells.items():
        for number, pattern in enumerate(cues):
            if fault := _fault_of(pattern):
                yield f"tells.{name}[{number}]", fault
    for index, weave in enumerate(weaving.weaves):
        if len(weave.asked) < 3:
            yield f"weaves[{index}].asked", f"{len(weave.asked)} questions; at least 3"
        for kind, patterns in (("cues", weave.cues), ("frames", weave.frames)):
            for number, pattern in enumerate(patterns):
                if fault := _fault_of(pattern):
                    yield f"weaves[{index}].{kind}[{number}]", fault
        for form, needed in (("plain", "words"), ("told", "said")):
            for number, text in enumerate(weave.says.get(form, ())):
                path = f"weaves[{index}].says.{form}[{number}]"
                yield from _misplaced(path, text, {needed})
                if not weave.wordless and f"{{{{ {needed} }}}}" not in text:
                    yield path, f"{{{{ {needed} }}}} is missing"


def _fault_of(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as fault:
        return f"no regular expression: {fault}"
    return ""


def _misplaced(path: str, text: str, allowed: set[str]) -> Iterator[tuple[str, str]]:
    for found in _PLACEHOLDER.finditer(text):
        if found[1] not in allowed:
            yield path, f"{found[0]!r} can't stand here; known are {', '.join(sorted(allowed))}"


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts(each, f"{path}[{index}]")
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, f"{path}.{key}".lstrip("."))
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts(getattr(value, each.name), f"{path}.{each.name}".lstrip("."))
