"""How long a message is, and how long it takes to read."""

from __future__ import annotations

import re
from dataclasses import dataclass

WORDS_A_MINUTE = 238  # silent reading of English prose by adults, Brysbaert 2019
SHORT, LONG = 400, 1200  # characters; the borders of evidence card E15
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")


@dataclass(frozen=True, slots=True)
class Measure:
    """1,340 characters, 236 words, 60 seconds."""

    characters: int
    words: int
    seconds: int

    @property
    def long(self) -> bool:
        """Whether it is more than the short messages of the evidence."""
        return self.characters > SHORT


def measure_of(text: str) -> Measure:
    """The measure of a message as it would be sent, without white space round it."""
    words = len(_WORD.findall(text))
    return Measure(len(text.strip()), words, max(1, round(words * 60 / WORDS_A_MINUTE)) if words else 0)
