"""Words folded to rough stems and synonyms, so that "kids" and "children" are one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from flows.words import FUNCTION_WORDS, stem, tokens

LIGHT = frozenset(stem(word) for word in FUNCTION_WORDS) | frozenset(
    """own ever alway still usual often sometim something anything somebody nothing other oth els around time people now today
    again already""".split()
)


class Folding:
    """Words as they are compared: "kids" and "children" are one."""

    def __init__(self, synonyms: Mapping[str, str]) -> None:
        self._words = {word.lower(): stem(means) for word, means in synonyms.items()}
        # A word in -er is taken as it stands, so that "manager" does not stand for "manage".
        self._stems = {stem(word.lower()): means for word, means in self._words.items() if not word.endswith("er")}

    def fold(self, word: str) -> str:
        """The root that stands for `word`."""
        root = stem(word)
        return self._words.get(word) or self._stems.get(root, root)

    def renames(self, word: str) -> bool:
        """Whether `word` is read as another."""
        return word in self._words

    def roots(self, text: str) -> list[str]:
        """The roots of the words of `text`, in order."""
        return [self.fold(word) for word in tokens(text)]


@lru_cache(maxsize=4)
def folding(synonyms: tuple[tuple[str, str], ...]) -> Folding:
    """The folding for `synonyms`; the same for every partner, so that common questions are read once."""
    return Folding(dict(synonyms))
