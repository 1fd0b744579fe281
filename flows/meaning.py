"""How near a question comes to all that one partner is asked and tells, by what sentences mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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


class Shared:
    """The common questions, seen once for all partners; they stand together by topic."""

    def __init__(self, common: Mapping[str, Common], sense: Sense) -> None:
        self.names = tuple(name for name, topic in common.items() if topic.asked)
        self._starts = np.cumsum([0, *(len(common[name].asked) for name in self.names)])[:-1]
        self._seen = sense.seen([question for name in self.names for question in common[name].asked])

    def nearest(self, question: Vectors) -> Vectors:
        """How near the nearest question of each topic is."""
        found: Vectors = np.maximum.reduceat(self._seen.likeness(question), self._starts)
        return found


class Meaning:
    """The sentences of one partner, seen once; a question is then a few multiplications."""

    def __init__(self, partner: Partner, leads: Mapping[str, Target], shared: Shared, sense: Sense) -> None:
        topics = {name: number for number, name in enumerate(partner.topics)}
        self._targets = [Target(name, number) for name, topic in partner.topics.items() for number in range(len(topic.facts))]
        places = {target: place for place, target in enumerate(self._targets)}
        self._topic = np.array([topics[target.topic] for target in self._targets])
        facts = [partner.topics[target.topic].facts[target.fact or 0] for target in self._targets]
        self._narrow = np.array([bool(fact.asked) for fact in facts])
        groups = [fact.asked for fact in facts if fact.asked] + [topic.asked for topic in partner.topics.values() if topic.asked]
        self._asked = np.flatnonzero(self._narrow)  # the groups of questions: first those of single facts, then those of topics
        self._large = np.array([topics[name] for name, topic in partner.topics.items() if topic.asked], dtype=int)
        self._starts = np.cumsum([0, *map(len, groups)])[:-1]
        self._topics = len(topics)
        common = [(place, leads[name]) for place, name in enumerate(shared.names) if leads[name].topic in topics]
        self._to_facts = np.array([(place, places[lead]) for place, lead in common if lead.fact is not None], dtype=int).reshape(-1, 2)
        self._to_topics = np.array([(place, topics[lead.topic]) for place, lead in common if lead.fact is None], dtype=int).reshape(-1, 2)
        self._sense, self._shared = sense, shared
        self._seen = sense.seen([*(fact.says for fact in facts), *(question for group in groups for question in group)])

    def near(self, question: str, with_before: str) -> dict[Target, float]:
        """Every fact with how near it is, 0 to about 3; `with_before` is the question behind what was said before it."""
        alone = self._scores(question)
        score = alone if with_before == question else (alone + _EARLIER * self._scores(with_before)) / (1 + _EARLIER)
        return dict(zip(self._targets, score.tolist(), strict=True))

    def _scores(self, question: str) -> Vectors:
        """How near each fact is."""
        vector = self._sense.vectors([question])[0]
        likeness, common = np.maximum(self._seen.likeness(vector), 0.0), self._shared.nearest(vector)
        told, groups = likeness[: len(self._targets)], np.maximum.reduceat(likeness[len(self._targets) :], self._starts)
        asked, large = np.zeros(len(self._targets), dtype=np.float32), np.zeros(self._topics, dtype=np.float32)
        asked[self._asked], large[self._large] = groups[: len(self._asked)], groups[len(self._asked) :]
        np.maximum.at(asked, self._to_facts[:, 1], common[self._to_facts[:, 0]])
        np.maximum.at(large, self._to_topics[:, 1], common[self._to_topics[:, 0]])
        at_large = large[self._topic]
        narrow = _ASKED * asked + _BESIDE * at_large + _VERY_WORDS * (asked > _SAME)
        plain = _AT_LARGE * at_large + _VERY_WORDS * (at_large > _SAME)
        scores: Vectors = _TOLD * told + np.where(self._narrow, narrow, plain)
        return scores


def sentences(partner: Partner, common: Mapping[str, Common]) -> Iterator[str]:
    """All that is looked at for one partner, so that it can be seen beforehand."""
    for topic in partner.topics.values():
        yield from (*topic.asked, *(sentence for fact in topic.facts for sentence in (fact.says, *fact.asked)))
    yield from (question for each in common.values() for question in each.asked)


def context(before: Sequence[str], question: str, most: int = 2) -> str:
    """The question behind the last sentences before it: "I never notice footsteps. Is that good or bad for you?"."""
    return " ".join([*before[-most:], question])
