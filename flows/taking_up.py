"""Whether somebody takes up what was said: "And your daughter?" does, after "My daughter graduates on Friday."."""

from __future__ import annotations

from collections.abc import Iterable

from flows.person import Person
from flows.words import content


def takes_up(text: str, person: Person, lines: Iterable[str]) -> bool:
    """Whether `text` has a word of weight in it that stands in one of these lines, told by their ids: `hooks[0].says`."""
    return bool(content(text) & content(" ".join(person.lines.get(line, "") for line in lines)))
