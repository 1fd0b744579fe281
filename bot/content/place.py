"""Where the content stands."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def prompts() -> Traversable:
    """In the package, from whichever folder the program runs."""
    return files("prompts")
