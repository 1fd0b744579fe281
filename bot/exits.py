"""How a command ends: its exit status, and one line on standard error where it could not do its work."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from flows.spelling import meant

DONE, FAULTY, UNUSABLE, BROKEN = 0, 1, 2, 70


def complain(line: str) -> int:
    """One line on standard error, and the exit status for bad usage or input."""
    print(f"second-coffee: {line}", file=sys.stderr)
    return UNUSABLE


def instead_of(word: str, known: Iterable[str]) -> str:
    """What ends a complaint about an unknown `word`: "; did you mean 'coffee'?", or else all there are."""
    there = list(known)
    near = meant(word.lower(), there)
    return f"; did you mean {near!r}?" if near else f"; there are {', '.join(there)}"
