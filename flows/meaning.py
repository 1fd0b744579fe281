"""How near a question comes to all that one partner is asked and tells, by what sentences mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from flows.asking import Common, Target
from flows.people import Partner
from flows.sense import Sense, Vectors

# What likeness counts, as fitted to questions that were kept from the index, and to those that a reader found answered:
_TOLD = 1.0  # to what a fact says
_ASKED = 1.5  # to the questions that only this fact answers
_AT_LARGE = 0.85  # to the questions of its topic, for a fact that is told of it at large
_BESIDE = 0.12  # the same for a fact that only answers its own
_SAME, _VERY_WORDS = 0.97, 0.4  # likeness from which a question is one that stands in the content, and what that adds
_EARLIER = 0.4  # what the question read with the sentences before it counts, beside the question alone


class Row(NamedTuple):
    """A sentence of the content: where it leads, and whether it is told or asked."""

    target: Target
    is_fact: bool


class Shared:
    """The common questions, seen once for all partners; they stand together by topic."""

    def __init__(self, common: Mapping[str, Common], sense: Sense) -> None:
        self.names = tuple(name for name, topic in common.items() if topic.asked)
        self._starts = np.cumsum([0, *(len(common[name].asked) for name in self.names)])[:-1]
        self._seen = sense.seen([question for name in self.names for question in common[name].asked])

    def nearest(self, question: Vectors) -> list[float]:
        """How near the nearest question of each topic is."""
        found: list[float] = np.maximum.reduceat(self._seen.likeness(question), self._starts).tolist()
        return found


class Meaning:
    """The sentences of one partner, seen once; a question is then a multiplication."""

    def __init__(self, partner: Partner, leads: Mapping[str, Target], shared: Shared, sense: Sense) -> None:
        self._facts = {name: [bool(fact.asked) for fact in topic.facts] for name, topic in partner.topics.items()}
        rows = list(_rows(partner))
        self._rows = [(row.target, row.is_fact) for row, _ in rows]
        self._sense, self._shared = sense, shared
        self._leads = [leads[name] if leads[name].topic in partner.topics else None for name in shared.names]
        self._seen = sense.seen([sentence for _, sentence in rows])

    def near(self, question: str, with_before: str) -> dict[Target, float]:
        """Every fact with how near it is, 0 to about 2.5; `with_before` is the question behind what was said before it."""
        alone, more = self._nearest(question), self._nearest(with_before) if with_before != question else None
        found: dict[Target, float] = {}
        for name, facts in self._facts.items():
            for number, is_narrow in enumerate(facts):
                target = Target(name, number)
                score = _of(alone, target, is_narrow)
                found[target] = (score + _EARLIER * (_of(more, target, is_narrow) if more else score)) / (1 + _EARLIER)
        return found

    def _nearest(self, question: str) -> dict[tuple[Target, bool], float]:
        vector = self._sense.vectors([question])[0]
        found: dict[tuple[Target, bool], float] = {}
        for row, value in zip(self._rows, self._seen.likeness(vector).tolist(), strict=True):
            if value > found.get(row, 0.0):
                found[row] = value
        for lead, value in zip(self._leads, self._shared.nearest(vector), strict=True):
            if lead is not None and value > found.get((lead, False), 0.0):
                found[lead, False] = value
        return found


def _of(near: Mapping[tuple[Target, bool], float], target: Target, is_narrow: bool) -> float:
    told, at_large = near.get((target, True), 0.0), near.get((Target(target.topic), False), 0.0)
    if is_narrow:
        asked = near.get((target, False), 0.0)
        return _TOLD * told + _ASKED * asked + _BESIDE * at_large + _VERY_WORDS * (asked > _SAME)
    return _TOLD * told + _AT_LARGE * at_large + _VERY_WORDS * (at_large > _SAME)


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
