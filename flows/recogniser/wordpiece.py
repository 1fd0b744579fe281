"""WordPiece: text to the pieces an encoder knows, each with its place in the message."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "…": ".", "–": "-", "—": "-"})
_LONGEST_WORD = 64  # characters; what is longer is no word


@dataclass(frozen=True, slots=True)
class Pieces:
    """Numbers of pieces, and where each stands: "intro" as 17174 at 10 to 15."""

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.ids)


class WordPiece:
    """Cuts text by the longest known piece first, as BERT's uncased models do (Wu et al. 2016)."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown, self.start, self.stop = self._ids["[UNK]"], self._ids["[CLS]"], self._ids["[SEP]"]
        self._cut = lru_cache(maxsize=8192)(self._cut_word)

    def pieces(self, text: str) -> Pieces:
        """The pieces of `text`, in order."""
        ids: list[int] = []
        spans: list[tuple[int, int]] = []
        for word, places in _words(text):
            for number, first, behind in self._cut(word):
                ids.append(number)
                spans.append((places[first], places[behind - 1] + 1))
        return Pieces(tuple(ids), tuple(spans))

    def _cut_word(self, word: str) -> tuple[tuple[int, int, int], ...]:
        if len(word) > _LONGEST_WORD:
            return ((self.unknown, 0, len(word)),)
        found, first = [], 0
        while first < len(word):
            for behind in range(len(word), first, -1):
                number = self._ids.get(("##" if first else "") + word[first:behind])
                if number is not None:
                    found.append((number, first, behind))
                    first = behind
                    break
            else:
                return ((self.unknown, 0, len(word)),)
        return tuple(found)


def _words(text: str) -> Iterator[tuple[str, list[int]]]:
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in _folded(character):
            if letter == " ":
                if letters:
                    yield "".join(letters), places
                    letters, places = [], []
            elif _stands_alone(letter):
                if letters:
                    yield "".join(letters), places
                yield letter, [place]
                letters, places = [], []
            else:
                letters.append(letter)
                places.append(place)
    if letters:
        yield "".join(letters), places


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    if character.isspace():
        return " "
    letters = unicodedata.normalize("NFD", character.translate(_PLAIN).lower())
    return "".join(letter for letter in letters if unicodedata.category(letter)[0] not in "MC")


@lru_cache(maxsize=4096)
def _stands_alone(letter: str) -> bool:
    return not letter.isalnum()
