"""Texts of an uploaded file, whatever it holds: how long they may be, and that no template stands in them but the few that are meant to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_LONGEST = {  # characters, by the last name in a path; what is not listed is a spoken line
    "called": 30,
    "name": 60,
    "field": 60,
    "title": 60,
    "place": 60,
    "goals": 90,  # they stand on buttons
    "role": 160,
    "look": 200,
    "tie": 200,
    "about": 200,
    "means": 200,
    "asked": 200,
    "what": 100,
    "words": 40,
    "picks_up": 40,
    "situation": 900,
}
_SPOKEN = 400
_ONE_LINE = frozenset(("called", "name", "field", "title", "place", "goals", "role", "words", "picks_up", "what"))
_OPENS = re.compile(r"\{\{|\{%|\{#")
_PUT_IN = re.compile(r"\{\{ ?(\w+) ?\}\}")
_MAY_HOLD = (  # the few texts that something is put into, and what
    (re.compile(r"recalls\.(name|field|aim)\[\d+\]"), ""),
    (re.compile(r"parts\.trusted_contact\.lines\.(?:knows|knows_not)\[\d+\]"), "target"),
    (re.compile(r"picks\[\d+\]"), "target"),
    (re.compile(r"tells\.(?!begins_)\w+\[\d+\]"), "partner"),
)
_SAID = re.compile(r"(?:^|\.)(?:recalls|tells|lines|goodbyes|again|promises|grants|greets|tries|views|hears)\.")  # whatever they are called
_STEP = re.compile(r"\[\d+\]$")


def faults_of_texts(texts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each fault of `texts`, which come as (path, text), as (path, what is wrong)."""
    for path, text in texts:
        yield from _faults_of(path, text)


def _faults_of(path: str, text: str) -> Iterator[tuple[str, str]]:
    named = "" if _SAID.search(path) else _STEP.sub("", path).rpartition(".")[2]
    longest = _LONGEST.get(named, _SPOKEN)
    if not text.strip():
        yield path, "nothing stands here"
    if len(text) > longest:
        yield path, f"{len(text):,} characters; at most {longest} here"
    if named in _ONE_LINE and len(text.splitlines()) > 1:
        yield path, "this must stand on one line"
    if text.count("\n") > 6:
        yield path, "too many lines; a text here has six at most"
    allowed = _allowed(path)
    rest = _PUT_IN.sub(lambda found: "" if found[1] == allowed else found[0], text) if allowed else text
    if found := _OPENS.search(rest):
        only = f"; only {{{{ {allowed} }}}} can stand here" if allowed else ""
        yield path, f"{rest[found.start() : found.start() + 30]!r} can't stand here: nothing is put into this text{only}"


def _allowed(path: str) -> str:
    for shape, name in _MAY_HOLD:
        if found := shape.fullmatch(path):
            return name or found[1]
    return ""
