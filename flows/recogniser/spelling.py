"""Words as the families spell them: contractions opened, slang spelt out, fillers dropped, typos mended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from flows.recogniser.book import Vocabulary
from flows.recogniser.words import Word

_ENDINGS = {"'re": "are", "'ll": "will", "'ve": "have", "'d": "would", "'m": "am"}
_IS = frozenset(
    "he she it that this there here what who where how when why everything something everyone everybody someone somebody name".split()
)
_IRREGULAR = {
    "won't": "will not",
    "can't": "can not",
    "shan't": "shall not",
    "cannot": "can not",
    "ain't": "is not",
    "let's": "let us",
    "y'all": "you",
}
_LONG_ENOUGH = 6
_STRETCHED = re.compile(r"(.)\1{2,}")


class Speller:
    """Spells words out one after the other; "I'd" becomes "i would", "introdcue" becomes "introduce"."""

    def __init__(self, vocabulary: Vocabulary, known: frozenset[str]) -> None:
        self._spelt = {word: tuple(spelling.split()) for word, spelling in (_IRREGULAR | vocabulary.spellings).items()}
        self._spelt.update({word: () for word in vocabulary.fillers})
        self._known = known | frozenset(vocabulary.spared) | frozenset(vocabulary.triggers)
        self._mends = _deletions(vocabulary.triggers)
        self._remembered = lru_cache(maxsize=20_000)(self._look)

    def spell(self, words: Iterable[Word]) -> Iterator[Word]:
        """The same words as the families spell them; several from one contraction share its place."""
        for word in words:
            spelt = self._remembered(word.text)
            if len(spelt) == 1 and spelt[0] == word.text:
                yield word
            else:
                for text in spelt:
                    yield Word(text, word.start, word.end)

    def _look(self, text: str) -> tuple[str, ...]:
        if text in self._spelt:
            return self._spelt[text]
        if "'" in text:
            return self._opened(text)
        if len(text) >= _LONG_ENOUGH and text not in self._known and text.isalpha():
            return (self._mended(text),)
        return (text,)

    def _opened(self, text: str) -> tuple[str, ...]:
        if text.endswith("n't"):
            return (*self._spelt.get(text[:-3], (text[:-3],)), "not")
        for ending, spelling in _ENDINGS.items():
            if text.endswith(ending):
                return (*self._spelt.get(text[: -len(ending)], (text[: -len(ending)],)), spelling)
        if text.endswith("'s"):
            return (text[:-2], "is" if text[:-2] in _IS else "'s")
        return (text.replace("'", ""),)

    def _mended(self, text: str) -> str:
        text = _STRETCHED.sub(r"\1", text)
        for shorter in (text, *_shorter(text)):
            for near in self._mends.get(shorter, ()):
                if near[0] == text[0] and _one_slip_apart(near, text):
                    return near
        return text


def _deletions(triggers: Iterable[str]) -> dict[str, tuple[str, ...]]:
    near: dict[str, tuple[str, ...]] = {}
    for trigger in triggers:
        for shorter in (trigger, *_shorter(trigger)):
            near[shorter] = (*near.get(shorter, ()), trigger)
    return near


def _shorter(word: str) -> list[str]:
    return [word[:index] + word[index + 1 :] for index in range(len(word))]


def _one_slip_apart(one: str, other: str) -> bool:
    if len(one) != len(other):
        longer, shorter = (one, other) if len(one) > len(other) else (other, one)
        return len(longer) - len(shorter) == 1 and shorter in _shorter(longer)
    apart = [index for index in range(len(one)) if one[index] != other[index]]
    if len(apart) == 2:
        first, second = apart
        return second == first + 1 and one[first] == other[second] and one[second] == other[first]
    return len(apart) < 2
