"""How near a question comes to all that one partner is asked and tells, by what sentences mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from flows.asking import Common, Target
from flows.people import Partner
from flows.sense import Sense, Vectors

_TOLD = 0.05  # what a fact has ahead of a question: an answer is worded less like what it answers
_EARLIER = 0.6  # what the question read with the sentences before it counts, beside the question alone
_WHOLE = 0.7  # share of a topic's own questions in how near one of its facts is; the rest is the fact's own


class Row(NamedTuple):
    """A sentence of the content: where it leads, and whether it is told or asked."""

    target: Target
    is_fact: bool


@dataclass(frozen=True, slots=True)
class Near:
    """How near a question is to a fact, and to that fact alone, apart from its topic."""

    score: float
    own: float


class Shared:
    """The common questions, seen once for all partners; they stand together by topic."""

    def __init__(self, common: Mapping[str, Common], sense: Sense) -> None:
        self.names = tuple(name for name, topic in common.items() if topic.asked)
        self._starts = np.cumsum([0, *(len(common[name].asked) for name in self.names)])[:-1]
        self._vectors = sense.vectors([question for name in self.names for question in common[name].asked])

    def nearest(self, question: Vectors) -> list[float]:
        """How near the nearest question of each topic is."""
        found: list[float] = np.maximum.reduceat(self._vectors @ question, self._starts).tolist()
        return found


class Meaning:
    """The sentences of one partner, seen once; a question is then a multiplication."""

    def __init__(self, partner: Partner, leads: Mapping[str, Target], shared: Shared, sense: Sense) -> None:
        self._facts = {name: [bool(fact.asked) for fact in topic.facts] for name, topic in partner.topics.items()}
        rows = list(_rows(partner))
        self._rows = [(row.target, row.is_fact) for row, _ in rows]
        self._sense, self._shared = sense, shared
        self._leads = [leads[name] if leads[name].topic in partner.topics else None for name in shared.names]
        self._vectors = sense.vectors([sentence for _, sentence in rows])

    def near(self, question: str, with_before: str) -> dict[Target, Near]:
        """Every fact with how near it is, 0 to about 1.5; `with_before` is the question behind what was said before it."""
        alone, more = self._nearest(question), self._nearest(with_before) if with_before != question else None
        found: dict[Target, Near] = {}
        for name, facts in self._facts.items():
            for number, is_narrow in enumerate(facts):
                target = Target(name, number)
                score, own = self._of(alone, target, is_narrow)
                later, _ = self._of(more, target, is_narrow) if more else (score, own)
                found[target] = Near(score + _EARLIER * later, own)
        return found

    def _of(self, near: Mapping[tuple[Target, bool], float], target: Target, is_narrow: bool) -> tuple[float, float]:
        own = max(near.get((target, True), 0.0) + _TOLD, near.get((target, False), 0.0))
        if is_narrow:
            return own, own
        general = max(near.get((Target(target.topic), False), 0.0), own)
        return _WHOLE * general + (1 - _WHOLE) * own, own

    def _nearest(self, question: str) -> dict[tuple[Target, bool], float]:
        vector = self._sense.vectors([question])[0]
        found: dict[tuple[Target, bool], float] = {}
        for row, value in zip(self._rows, (self._vectors @ vector).tolist(), strict=True):
            if value > found.get(row, 0.0):
                found[row] = value
        for lead, value in zip(self._leads, self._shared.nearest(vector), strict=True):
            if lead is not None and value > found.get((lead, False), 0.0):
                found[lead, False] = value
        return found


def sentences(partner: Partner, common: Mapping[str, Common]) -> Iterator[str]:
    """All that is looked at for one partner, so that it can be seen beforehand."""
    yield from (sentence for _, sentence in _rows(partner))
    yield from (question for topic in common.values() for question in topic.asked)


def _rows(partner: Partner) -> Iterator[tuple[Row, str]]:
    for name, topic in partner.topics.items():
        yield from ((Row(Target(name), False), question) for question in topic.asked)
        for number, fact in enumerate(topic.facts):
            target = Target(name, number)
            yield Row(target, True), fact.says
            yield from ((Row(target, False), question) for question in fact.asked)


def context(before: Sequence[str], question: str, most: int = 2) -> str:
    """The question behind the last sentences before it: "I never notice footsteps. Is that good or bad for you?"."""
    return " ".join([*before[-most:], question])
