"""Which facts are asked for in the words of a question, rare words counting for more than common ones."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from math import log, sqrt
from string import ascii_lowercase

from flows.asking import Target
from flows.folding import LIGHT, Folding
from flows.people import Partner, Topic

_WORD = re.compile(r"[A-Za-z]{6,}")  # shorter ones are too near each other


class Overlap:
    """The words that each fact of one partner is asked with."""

    def __init__(self, partner: Partner, folding: Folding, common: frozenset[str]) -> None:
        self._folding = folding
        self._asked_with: dict[str, list[Target]] = defaultdict(list)
        self._words = common | words_of(question for topic in partner.topics.values() for question in _questions(topic))
        used: dict[str, int] = defaultdict(int)
        facts = 0
        for name, topic in partner.topics.items():
            for number, fact in enumerate(topic.facts):
                asked = self._roots(" ".join(fact.asked or topic.asked))
                for root in asked:
                    self._asked_with[root].append(Target(name, number))
                for root in asked | self._roots(fact.says):
                    used[root] += 1
                facts += 1
        self._weights = {root: log(1 + facts / (1 + count)) for root, count in used.items()}
        self._unused = log(1 + facts)

    def of(self, question: str) -> dict[Target, float]:
        """The facts that share words with the question, each with how much; about 5 at most."""
        weights = {root: self._weights.get(root, self._unused) for root in self._roots(question)}
        shared: dict[Target, float] = defaultdict(float)
        for root, weight in weights.items():
            for target in self._asked_with.get(root, ()):
                shared[target] += weight
        whole = sqrt(sum(weights.values()))
        return {target: weight / whole for target, weight in shared.items()}

    def mended(self, question: str, is_word: Callable[[str], bool]) -> str:
        """The question with a letter put right where a word of the questions is plainly meant: "your coleagues" is "your colleagues"."""
        return _WORD.sub(lambda found: self._meant(found[0], is_word), question)

    def _meant(self, word: str, is_word: Callable[[str], bool]) -> str:
        plain = word.lower()
        if plain in self._words or is_word(plain):
            return word
        near = {plain[:at] + letter + plain[at:] for at in range(1, len(plain) + 1) for letter in ascii_lowercase}
        near |= {plain[:at] + plain[at + 1 :] for at in range(1, len(plain))}
        near |= {plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :] for at in range(1, len(plain) - 1)}
        return min(near & self._words, default=word)

    def _roots(self, text: str) -> set[str]:
        return set(self._folding.roots(text)) - LIGHT


def words_of(questions: Iterable[str]) -> frozenset[str]:
    """The words of these questions that can be told from others though a letter is wrong."""
    return frozenset(_WORD.findall(" ".join(questions).lower()))


def _questions(topic: Topic) -> Iterator[str]:
    yield from topic.asked
    for fact in topic.facts:
        yield from fact.asked
