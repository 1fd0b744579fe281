"""Finding a person by whatever is remembered of them: "ana", "REYES", "bosch gripper"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

LONG = 7  # letters, from which two of them may be wrong, added or left out; before that, one
_OTHERS = str.maketrans({"_": " ", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})
_TITLES = frozenset("mr mrs ms mx dr prof professor herr frau sir dame".split())
_NO_WORD = re.compile(r"[^\w@.+]+|(?<!\w)[.+]|\.(?!\w)")


def plain(text: str) -> str:
    """Text as it is compared: "  Inês  MÚRIAS-Łoś " is "ines murias los"."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_OTHERS)
    return " ".join(_NO_WORD.sub(" ", letters).split())


def named(asked: str, names: Sequence[str]) -> int | None:
    """Which of `names` is meant: the same name, or else the only one that begins or ends so ("Ana" of "Ana Reyes"); None if unsure."""
    wanted = _name(asked)
    if not wanted:
        return None
    plainly = [_name(name) for name in names]
    same = [index for index, name in enumerate(plainly) if name == wanted]
    if same:
        return same[0]
    size = len(wanted)
    partly = [index for index, name in enumerate(plainly) if wanted in (name[:size], name[-size:])]
    return partly[0] if len(partly) == 1 else None


def rank(asked: str, name: str, rest: Iterable[str]) -> float:
    """How well somebody answers to what was asked, 0 for not at all: every word must be somewhere; the name counts most."""
    wanted, everything = plain(asked).split(), plain(" ".join(rest))
    if not wanted:
        return 0.0
    own = plain(name)
    points = [_points(word, own, everything) for word in wanted]
    return sum(points) / len(points) if all(points) else 0.0


def nearly(asked: str, name: str) -> bool:
    """Whether `asked` may be a misspelling of a part of `name`: "reyez" of "Ana Reyes"."""
    return bool(plain(asked)) and all(any(_alike(word, part) for part in plain(name).split()) for word in plain(asked).split())


def _name(text: str) -> list[str]:
    words = plain(text).replace(".", " ").split()
    return [word for word in words if word not in _TITLES] or words


def _points(word: str, name: str, everything: str) -> float:
    """A whole name 4, its beginning 3, a part of it 2, anything else that is known 1."""
    parts = name.split()
    if word in parts:
        return 4.0
    if any(part.startswith(word) for part in parts):
        return 3.0
    return 2.0 if word in name else 1.0 if word in everything else 0.0


def _alike(word: str, part: str) -> bool:
    return len(word) > 2 and _apart(word, part) <= (1 if len(word) < LONG else 2)


def _apart(word: str, other: str) -> int:
    """How many letters have to be changed, added or left out to make one of the other: "reyez" is one away from "reyes"."""
    row = list(range(len(other) + 1))
    for place, letter in enumerate(word, 1):
        before, row[0] = row[0], place
        for index, each in enumerate(other, 1):
            before, row[index] = row[index], min(row[index] + 1, row[index - 1] + 1, before + (letter != each))
    return row[-1]
