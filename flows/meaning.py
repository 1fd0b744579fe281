"""How near a question comes to all that one partner is asked and tells, by what sentences mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from flows.asking import Common, Target
from flows.people import Partner
from flows.sense import Sense

_TOLD = 0.05  # what a fact has ahead of a question: an answer is worded less like what it answers
_EARLIER = 0.6  # what the question read with the sentences before it counts, beside the question alone
_WHOLE = 0.7  # share of a topic's own questions in how near one of its facts is; the rest is the fact's own


class Row(NamedTuple):
    """A sentence of the content: where it leads, and whether it is told, or asks for nothing else."""

    target: Target
    is_fact: bool
    is_narrow: bool


@dataclass(frozen=True, slots=True)
class Near:
    """How near a question is to a fact, and to that fact alone, apart from its topic."""

    score: float
    own: float


class Meaning:
    """The sentences of one partner, seen once; a question is then a multiplication."""

    def __init__(self, partner: Partner, common: Mapping[str, Common], leads: Mapping[str, Target], sense: Sense) -> None:
        self._facts = {name: [bool(fact.asked) for fact in topic.facts] for name, topic in partner.topics.items()}
        rows = [*_rows(partner), *_shared(partner, common, leads)]
        self._rows = [row for row, _ in rows]
        self._sense = sense
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
        likeness = self._vectors @ self._sense.vectors([question])[0]
        found: dict[tuple[Target, bool], float] = defaultdict(float)
        for row, value in zip(self._rows, likeness.tolist(), strict=True):
            key = (row.target, row.is_fact)
            found[key] = max(found[key], value)
        return found


def sentences(partner: Partner, common: Mapping[str, Common]) -> Iterator[str]:
    """All that is looked at for one partner, so that it can be seen beforehand."""
    yield from (sentence for _, sentence in _rows(partner))
    yield from (question for topic in common.values() for question in topic.asked)


def _rows(partner: Partner) -> Iterator[tuple[Row, str]]:
    for name, topic in partner.topics.items():
        yield from ((Row(Target(name), False, False), question) for question in topic.asked)
        for number, fact in enumerate(topic.facts):
            target = Target(name, number)
            yield Row(target, True, bool(fact.asked)), fact.says
            yield from ((Row(target, False, True), question) for question in fact.asked)


def _shared(partner: Partner, common: Mapping[str, Common], leads: Mapping[str, Target]) -> Iterator[tuple[Row, str]]:
    for name, topic in common.items():
        if leads[name].topic in partner.topics:
            yield from ((Row(Target(leads[name].topic, leads[name].fact), False, False), question) for question in topic.asked)


def context(before: Sequence[str], question: str, most: int = 2) -> str:
    """The question behind the last sentences before it: "I never notice footsteps. Is that good or bad for you?"."""
    return " ".join([*before[-most:], question])
