"""A sentence ready to be matched: its words as one string, each followed by a blank, and the way back to the message."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from flows.recogniser.words import Word

INVERTED = re.compile(
    r"(?:[\^,;\"] |(?:and|but|so|wow|oh|well|ok|okay|cool|nice|then|hey|hi|hello|yo|say|um|uh|btw|sorry|sir|dude) )(?:(?:and|but|so) )?"
    r"(?:(?:what|how|why|where|who|when|which) (?:[^ ]+ ){0,2}?(?:is|are|was|were|do|does|did|made|got|has|have|had|would|should|will|can"
    r"|about|long|many|much|often|come|brought|brings|drew|kind|sort|part)"
    r"|(?:do|did|does|are|were|have|has|is|was|will|should|would|had) (?:you|your|it|that|this|there|they|he|she|i|we|the|people|anyone)"
    r"|who [^ ]+ you) "
)
_UNSPOKEN = frozenset(("^", ",", ";", ".", "!", "?", '"'))


@dataclass(frozen=True)
class Sentence:
    """The words "^ <ask> introduce me to your boss ?", with their places in the message."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words, each followed by one blank."""
        return "".join(word.text + " " for word in self.words)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different words of it."""
        return frozenset(word.text for word in self.words)

    @cached_property
    def asks(self) -> bool:
        """Whether it ends with a question mark."""
        return self.words[-1].text == "?"

    @cached_property
    def span(self) -> tuple[int, int]:
        """Where the whole of it stands in the message."""
        return self.span_of(0, len(self.words))

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for word in self.words:
            starts.append(at)
            at += len(word.text) + 1
        return starts

    def place(self, found: re.Match[str]) -> tuple[int, int]:
        """The words a match covers, from the first to behind the last."""
        last = max(found.end() - 1, found.start())
        return bisect_right(self._starts, found.start()) - 1, bisect_right(self._starts, last)

    def at(self, character: int) -> int:
        """The word that stands at that character of the message, or the first behind it."""
        return next((index for index, word in enumerate(self.words) if word.end > character), len(self.words))

    def span_of(self, first: int, behind: int) -> tuple[int, int]:
        """Those words' span in the message, without punctuation at the edges."""
        while first < behind - 1 and self.words[first].text in _UNSPOKEN:
            first += 1
        while behind - 1 > first and self.words[behind - 1].text in _UNSPOKEN:
            behind -= 1
        covered = self.words[first:behind]
        return min(word.start for word in covered), max(word.end for word in covered)


def sentence(words: list[Word]) -> Sentence:
    """Words with the head mark before them and, where it is missing, an end mark behind: "?" after "does your team hire"."""
    head = Word("^", words[0].start, words[0].start)
    if words[-1].text in ".!?":
        return Sentence((head, *words))
    asks = bool(INVERTED.search(Sentence((head, *words)).text))
    return Sentence((head, *words, Word("?" if asks else ".", words[-1].end, words[-1].end)))
