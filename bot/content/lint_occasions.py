"""What the suggestions for plans must hold beyond their form: enough for every kind, names that are known, faults that there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.content.faults import nearest
from bot.content.lint_templates import faults_of_text
from flows.faults import CURES
from flows.moves import Move
from flows.occasion import Kind
from flows.planning import ALONE
from flows.rehearsal import Sign
from flows.suggesting import SLOTS, Book, Saying, fits, slots_in

LEAST = 12  # of a sort for a kind of occasion, and none of them counts on something that may not be known
LONGEST = 140  # characters
SORTS = ("openings", "questions", "gives", "leaving", "after", "why", "ask", "offer")
_FAULTS = sorted(map(str, {*CURES, *Sign, *Move}))


def faults_of_occasions(book: Book) -> Iterator[tuple[str, str]]:
    """Each fault of the suggestions as (path in the file, what is wrong)."""
    for sort in SORTS:
        sayings = book.sayings(sort)
        yield from _enough(sort, [each.kinds for each in sayings if not slots_in(each.says)], list(Kind))
        for index, saying in enumerate(sayings):
            yield from _saying(f"{sort}[{index}]", saying)
        yield from _twice(sort, [each.says for each in sayings])
    yield from _enough("if_thens", [each.kinds for each in book.if_thens], list(Kind))
    for index, hurdle in enumerate(book.if_thens):
        path = f"if_thens[{index}]"
        yield from _saying(path, Saying(hurdle.moment, hurdle.kinds, hurdle.cures), ())
        if len(hurdle.deeds) < 2:
            yield f"{path}.deeds", "at least 2 deeds"
        for number, deed in enumerate(hurdle.deeds):
            yield from _saying(f"{path}.deeds[{number}]", Saying(deed), ())
    yield from _twice("if_thens", [each.moment for each in book.if_thens])
    yield from _enough("people", [each.kinds for each in book.people], [kind for kind in Kind if kind not in ALONE])
    for kind in Kind:
        yield from _twice("people", [each.who if fits(each.kinds, kind) else f"{index}" for index, each in enumerate(book.people)])


def _saying(path: str, saying: Saying, slots: tuple[str, ...] = SLOTS) -> Iterator[tuple[str, str]]:
    yield from faults_of_text(path, saying.says, slots)
    if not saying.says.strip():
        yield path, "nothing stands here"
    if len(saying.says) > LONGEST:
        yield path, f"{len(saying.says)} characters; nobody remembers more than {LONGEST}"
    for index, cure in enumerate(saying.cures):
        if cure not in _FAULTS:
            yield f"{path}.cures[{index}]", f"{cure!r} is no slip, no sign and no line of the score card{nearest(cure, _FAULTS)}"


def _enough(sort: str, found: Sequence[tuple[Kind, ...]], kinds: list[Kind]) -> Iterator[tuple[str, str]]:
    for kind in kinds:
        number = sum(fits(each, kind) for each in found)
        if number < LEAST:
            yield sort, f"{number} for a {kind}; at least {LEAST} that name nothing which may not be known"


def _twice(sort: str, words: list[str]) -> Iterator[tuple[str, str]]:
    for index, each in enumerate(words):
        if words.index(each) < index:
            yield f"{sort}[{index}]", "stands here twice"
