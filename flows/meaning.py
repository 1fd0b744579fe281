"""How near a question comes to all that one partner is asked and tells, by what sentences mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from flows.asking import Common, Target
from flows.overlap import words_of
from flows.people import Partner
from flows.sense import Sense, Vectors

_NEAREST = 3  # questions of a group whose mean counts, beside the nearest


class Shared:
    """The common questions, seen once for all partners; they stand together by topic."""

    def __init__(self, common: Mapping[str, Common], sense: Sense) -> None:
        self.names = tuple(name for name, topic in common.items() if topic.asked)
        self._starts = np.cumsum([0, *(len(common[name].asked) for name in self.names)])[:-1]
        self._seen = sense.seen([question for name in self.names for question in common[name].asked])
        self.words = words_of(question for topic in common.values() for question in topic.asked)

    def nearest(self, question: Vectors) -> Vectors:
        """How near the nearest question of each topic is."""
        found: Vectors = np.maximum.reduceat(self._seen.likeness(question), self._starts)
        return found


class Meaning:
    """The sentences of one partner, seen once; a question is then a few multiplications."""

    def __init__(self, partner: Partner, leads: Mapping[str, Target], shared: Shared, sense: Sense) -> None:
        topics = {name: number for number, name in enumerate(partner.topics)}
        self.targets = tuple(Target(name, number) for name, topic in partner.topics.items() for number in range(len(topic.facts)))
        places = {target: place for place, target in enumerate(self.targets)}
        self._topic = np.array([topics[target.topic] for target in self.targets])
        facts = [partner.topics[target.topic].facts[target.fact or 0] for target in self.targets]
        self._narrow = np.array([bool(fact.asked) for fact in facts])
        groups = [fact.asked for fact in facts if fact.asked] + [topic.asked for topic in partner.topics.values() if topic.asked]
        self._asked = np.flatnonzero(self._narrow)  # the groups of questions: first those of single facts, then those of topics
        self._large = np.array([topics[name] for name, topic in partner.topics.items() if topic.asked], dtype=int)
        self._groups = _table([len(group) for group in groups])
        self._counted = np.minimum(_NEAREST, [len(group) for group in groups])
        self._topics = len(topics)
        common = [(place, leads[name]) for place, name in enumerate(shared.names) if leads[name].topic in topics]
        self._to_facts = np.array([(place, places[lead]) for place, lead in common if lead.fact is not None], dtype=int).reshape(-1, 2)
        self._to_topics = np.array([(place, topics[lead.topic]) for place, lead in common if lead.fact is None], dtype=int).reshape(-1, 2)
        self._sense, self._shared = sense, shared
        self._seen = sense.seen([*(fact.says for fact in facts), *(question for group in groups for question in group)])

    def likeness(self, question: str) -> Vectors:
        """How near each fact is, -1 to 1: one row a fact.

        To what it says; to the nearest question that only it answers, and to the nearest three; the same to its topic's questions, where it
        is told of the topic at large.
        """
        vector = self._sense.vectors([question])[0]
        likeness, common = np.maximum(self._seen.likeness(vector), 0.0), self._shared.nearest(vector)
        told, asked = likeness[: len(self.targets)], np.append(likeness[len(self.targets) :], 0.0)[self._groups]
        nearest, three = asked.max(axis=1), np.partition(asked, -_NEAREST, axis=1)[:, -_NEAREST:].sum(axis=1) / self._counted
        facts = len(self._asked)
        narrow, narrow_three = (_placed(each[:facts], self._asked, len(self.targets)) for each in (nearest, three))
        large, large_three = (_placed(each[facts:], self._large, self._topics) for each in (nearest, three))
        np.maximum.at(narrow, self._to_facts[:, 1], common[self._to_facts[:, 0]])
        np.maximum.at(large, self._to_topics[:, 1], common[self._to_topics[:, 0]])
        by_fact = [np.where(self._narrow, each, 0.0) for each in (narrow, narrow_three)]
        by_topic = [np.where(self._narrow, 0.0, each[self._topic]) for each in (large, large_three)]
        return np.stack([told, *by_fact, *by_topic], axis=1)


def _table(sizes: Sequence[int]) -> NDArray[np.intp]:
    """The numbers of each group's members, a row a group, filled up with the number behind the last."""
    table = np.full((len(sizes), max(_NEAREST, *sizes)), sum(sizes))
    first = 0
    for row, size in enumerate(sizes):
        table[row, :size] = range(first, first + size)
        first += size
    return table


def _placed(values: Vectors, places: NDArray[np.intp], size: int) -> Vectors:
    """A row of `size` with the values at their places."""
    row = np.zeros(size, dtype=np.float32)
    row[places] = values
    return row


def sentences(partner: Partner, common: Mapping[str, Common]) -> Iterator[str]:
    """All that is looked at for one partner, so that it can be seen beforehand."""
    for topic in partner.topics.values():
        yield from (*topic.asked, *(sentence for fact in topic.facts for sentence in (fact.says, *fact.asked)))
    yield from (question for each in common.values() for question in each.asked)


def context(before: Sequence[str], question: str, most: int = 2) -> str:
    """The question behind the last sentences before it: "I never notice footsteps. Is that good or bad for you?"."""
    return " ".join([*before[-most:], question])
