"""Faults in content, as values: where they stand, what is wrong, and the nearest right thing."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong in a content file: `partners/dana.yaml:31: hooks[2].topic: 'familly' is no topic`."""

    file: str
    line: int
    field: str
    says: str

    def __str__(self) -> str:
        """One line, as a compiler would print it, whatever line breaks the name of a field has."""
        field = " ".join(self.field.split())
        return f"{self.file}:{self.line}: {field}: {self.says}" if field else f"{self.file}:{self.line}: {self.says}"


class Faults(Exception):
    """All that is wrong in the files that were read."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def nearest(word: str, known: list[str]) -> str:
    """`; did you mean 'family'?`, or nothing when no known word is near."""
    near = difflib.get_close_matches(word, known, 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def short(value: Any) -> str:
    """The value as it is quoted in a fault, cut after 60 characters."""
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
