"""How a command ends: its exit status, and one line on standard error where it could not do its work."""

from __future__ import annotations

import sys

DONE, FAULTY, UNUSABLE, BROKEN = 0, 1, 2, 70


def complain(line: str) -> int:
    """One line on standard error, and the exit status for bad usage or input."""
    print(f"second-coffee: {line}", file=sys.stderr)
    return UNUSABLE
