"""Characters that have no place in a text somebody reads: they can't be seen, or turn round what stands beside them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_BREAK = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")  # what YAML takes for the end of a line
_ODD = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"  # control characters and odd ends of lines
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of writing
    r"\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff]"
)
_PILED = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4,}")
_MOST_NAMED = 20  # of them; a file full of them is broken in one way
_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def oddities(text: str) -> Iterator[tuple[int, str]]:
    """What can't stand in `text`, each as (line from 1, what is wrong), twenty at most: a NUL, a turn of the writing."""
    for named, found in enumerate(_ODD.finditer(text)):
        if named == _MOST_NAMED:
            return
        yield _line(text, found.start()), _named(found[0])
    if piled := _PILED.search(text):
        yield _line(text, piled.start()), "four marks and more are piled upon one letter; write it plainly"


def _named(character: str) -> str:
    code = f"U+{ord(character):04X}"
    if character in _TURNS:
        return f"character {code} turns the direction of writing round and can't be seen; take it out"
    called = unicodedata.name(character, "a control character").lower()
    return f"character {code} ({called}) can't be seen and can't stand here; take it out"


def _line(text: str, at: int) -> int:
    return sum(1 for _ in _BREAK.finditer(text, 0, at)) + 1
