"""What comes in from a button, a form or a program, made fit for a row: a number that a row can have, text that a database can hold."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

_LARGEST = (1 << 31) - 1  # what a plain integer column of PostgreSQL takes
_DIGITS = 10  # of the largest
_UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters by name, blanks to the eye
_UNSOUND = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]")


def number(named: int) -> int:
    """The number itself; 0, which no row has, for one that none can have: -3, 99999999999."""
    return named if 0 < named <= _LARGEST else 0


def written(figures: str) -> int:
    """The number that stands in a text, as above; 0 for a text that is none: "x", "-1", forty digits."""
    return number(int(figures)) if figures.isascii() and figures.isdigit() and len(figures) <= _DIGITS else 0


def text(said: str) -> str:
    """What was said, without what databases refuse (NUL, half a surrogate pair), and what hides or turns letters round."""
    return _UNSOUND.sub("", said.replace("\r\n", "\n").replace("\r", "\n")).strip()


def line(said: str, most: int) -> str:
    """The same on one line, cut to `most` characters; nothing where there is nothing to be seen in it."""
    found = " ".join(_UNSOUND.sub(" ", said).split())[:most].rstrip()
    return found if any(map(_is_seen, found)) else ""


def digest(secret: str) -> str:
    """What is kept of a secret in its place: the same for the same secret, and nothing to find it by."""
    return sha256(secret.encode("utf-8", "replace")).hexdigest()


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LNPS" and letter not in _UNSEEN
