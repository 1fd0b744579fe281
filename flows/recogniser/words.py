"""Text to words: folded to plain lower case, each word keeping its place in the original message."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_PLAIN = str.maketrans(dict(zip("’‘ʼ`´“”„«»—–…", "'" * 5 + '"' * 5 + ";;.", strict=True)))
_MARKS = {"(": ",", ")": ",", ":": ",", "--": ";", "-": ";", "%": "percent"}
_TOKEN = re.compile(
    r"(?P<link>(?:https?://|www\.)\S{0,2000}[^\s.,;:!?)])|(?P<mail>[\w+-]{1,40}@[\w.-]{1,60})|(?P<word>[^\W_]+(?:[.'&][^\W_]+){0,3}'?)"
    r"|(?P<stop>[.!?]+|\n\s*)|(?P<mark>[,;:()\"%]|--|(?<=\s)-(?=\s))"
)
_SHORT = frozenset(("mr", "mrs", "ms", "dr", "prof", "st", "vs", "inc", "ltd", "eg", "ie", "approx", "dept"))
MOST_CHARACTERS = 4096  # Telegram's limit; what lies beyond is not read


@dataclass(frozen=True, slots=True)
class Word:
    """One word as matched, and where it stands in the message: "resume" at 10 to 16."""

    text: str
    start: int
    end: int


def words_of(message: str) -> Iterator[Word]:
    """Words and punctuation marks in order; a sentence end is ".", "!" or "?"."""
    folded, places = _fold(message[:MOST_CHARACTERS])
    for found in _TOKEN.finditer(folded):
        start, end = places[found.start()], places[found.end() - 1] + 1
        kind = found.lastgroup
        if kind == "word":
            yield Word(_bare(found.group()), start, end)
        elif kind == "stop":
            yield Word(_stop(found.group()), start, end)
        elif kind == "mark":
            yield Word(_MARKS.get(found.group(), found.group()), start, end)
        else:
            yield Word(f"<{kind}>", start, end)


def sentences_of(words: list[Word]) -> Iterator[list[Word]]:
    """Runs of words that end with a sentence mark; every run has at least one word."""
    sentence: list[Word] = []
    for word in words:
        if word.text == "." and sentence and sentence[-1].text in _SHORT:
            continue
        sentence.append(word)
        if word.text in ".!?":
            if len(sentence) > 1:
                yield sentence
            sentence = []
    if sentence:
        yield sentence


def _fold(message: str) -> tuple[str, range | list[int]]:
    if message.isascii():
        return message.lower(), range(len(message))
    plain: list[str] = []
    places: list[int] = []
    for place, character in enumerate(message):
        for letter in _folded(character):
            plain.append(letter)
            places.append(place)
    return "".join(plain), places


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    letters = unicodedata.normalize("NFKD", character.translate(_PLAIN)).translate(_PLAIN).lower()
    return "".join(letter for letter in letters if unicodedata.category(letter) not in ("Mn", "Cf", "Me"))


def _bare(word: str) -> str:
    word = word.rstrip("'")
    return word.replace(".", "") if "." in word else word


def _stop(mark: str) -> str:
    if "?" in mark:
        return "?"
    return "!" if "!" in mark else "."
