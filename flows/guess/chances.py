"""How likely each pasted sentence is the answer to a question: they are held against each other, and against there being none."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flows.guess.judging import Found
from flows.guess.tellings import Telling

_EVEN, _STEEP = 0.62, 9.8  # where a sentence is as likely as no answer, and how fast that changes; fitted to 558 questions about 68 texts
SURELY = 0.55  # chance from which something is told as the answer
_NEARLY = 0.15  # of the two likeliest sentences together, from which they are named as what comes nearest
_OR_THIS = 8  # times as likely may the first of them be


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely each pasted sentence, by its topic, is the answer; what is left is the chance that none is."""

    of: Mapping[str, float]

    def together(self, told: Iterable[Telling]) -> float:
        """The chance that one of these answers."""
        return sum(self.of[home] for home in {each.home for each in told})

    def nearest(self) -> tuple[str, ...]:
        """The sentences that come nearest, at most two; none where even they are unlikely."""
        first, second = [*sorted(self.of, key=lambda each: -self.of[each]), "", ""][:2]
        least = self.of.get(first, 0.0) / _OR_THIS
        found = tuple(each for each in (first, second) if each and self.of[each] >= least)
        return found if sum(self.of[each] for each in found) >= _NEARLY else ()


def chances(weighed: Sequence[Found]) -> Chances:
    """The chances of all that was weighed; of a sentence and the facts in it the best counts."""
    best: dict[str, float] = {}
    for each in weighed:
        best[each.telling.home] = max(each.score, best.get(each.telling.home, each.score))
    odds = {home: math.exp(_STEEP * (score - _EVEN)) for home, score in best.items()}
    whole = 1.0 + sum(odds.values())
    return Chances({home: each / whole for home, each in odds.items()})
