"""Templates in content: each compiles, and uses only what the one who renders it hands in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from jinja2 import TemplateSyntaxError, meta
from jinja2.exceptions import SecurityError

from bot.content.faults import nearest
from bot.fenced import Fenced
from bot.words import Sentences

_MARKS = ("bold", "quiet", "quoted", "blocks")  # what every surface knows how to write
_USED_BY: dict[str, tuple[str, ...]] = {  # by the start of a sentence's name; a group that is not listed may use anything
    "reason.": ("partner",),
    "coffee.": ("partner",),
    "answer.": ("partner",),
    "question.": ("partner",),
    "guess_question.": ("partner",),
    "level": ("partner",),
    "across.": (),
    "turning.": ("partner",),
    "overall.": (),
    "guess.": (),
    "line.": (),
    "card.": ("partner",),
    "right.": ("fault", "partner", "times", "words"),
    "letter.": ("introducer",),
    "move.": (),
    "ledger.": (),
    "care.": (),
    "check.": ("characters", "cost", "greeted", "instead", "kind", "other", "reader", "seconds", "trust", "what", "words"),
    "path.": ("fault", "level", "line", "number", "points", "scene", "times", "weeks"),
    "scene.clock": ("partner",),
    "scene.heard_in_going": ("partner",),
    "scene.": (),
    "telegram.": ("goal", "kind", "mark", "name", "near", "number", "partner"),
    "terminal.": (
        *("folder", "length", "level", "means", "mode", "most", "near", "now", "number", "people", "question", "reason"),
        *("title", "turns", "word", "words"),
    ),
}


def faults_of_words(file: Sentences) -> Iterator[tuple[str, str]]:
    """Each fault of a file in words/: sentences without a wording, wordings that would not render."""
    for name, wordings in file.sentences.items():
        known = next((names for start, names in _USED_BY.items() if name.startswith(start)), None)
        if not wordings:
            yield f"sentences.{name}", "at least 1 wording"
        for index, wording in enumerate(wordings):
            yield from faults_of_text(f"sentences.{name}[{index}]", wording, known)


def faults_of_wordings(path: str, wordings: tuple[str, ...], *known: str) -> Iterator[tuple[str, str]]:
    """The faults of a list of templates that may use the names `known`, each with its path: `signs.drift.notes[2]`."""
    for index, wording in enumerate(wordings):
        yield from faults_of_text(f"{path}[{index}]", wording, known)


def faults_of_text(path: str, text: str, known: tuple[str, ...] | None = ()) -> Iterator[tuple[str, str]]:
    """The faults of one template that may use the names `known` (None: any); text without a placeholder is no template."""
    if "{{" not in text and "{%" not in text:
        return
    try:
        used = names_in(text)
        _environment().sentence(text)
    except TemplateSyntaxError as error:
        yield path, f"this is no template: {error.message}"
        return
    except SecurityError as error:
        yield path, str(error)
        return
    may = f"may use {', '.join(known)}" if known else "takes no names"
    for name in sorted(used - set(known)) if known is not None else ():
        yield path, f"'{{{{ {name} }}}}' can't stand here, it {may}{nearest(name, list(known or ()))}"


def faults_of_page(source: str) -> Iterator[tuple[int, str]]:
    """The fault of a page of pages/, with its line, if it would not compile."""
    try:
        names_in(source)
    except TemplateSyntaxError as error:
        yield error.lineno, f"this is no template: {error.message}"


def names_in(source: str) -> set[str]:
    """The names a template wants to be handed; raises TemplateSyntaxError, for unknown filters and tests too."""
    tree = _environment().parse(source)
    _environment().compile(tree)
    return meta.find_undeclared_variables(tree) - set(_environment().globals)


@cache
def _environment() -> Fenced:
    environment = Fenced(trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(dict.fromkeys(_MARKS))
    return environment
