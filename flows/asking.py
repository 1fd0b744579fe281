"""Where a partner's topics are pointed at: by words of their own, and by what anybody can be asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from flows.folding import Folding, folding
from flows.people import Partner, Topic
from flows.questions import bare
from flows.words import tokens

_OWN = frozenset("a an the do did is are was be have has had you your any some me i my to of in at for on and".split())


class Target(NamedTuple):
    """Where a question leads: a topic, and a fact in it where only that one answers."""

    topic: str
    fact: int | None = None


@dataclass(frozen=True, slots=True)
class Common:
    """A topic anybody can be asked about, with ways of asking that fit every partner."""

    asked: tuple[str, ...]
    words: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()  # regular expressions of plain ways to ask: "how did you (get|end up) in", whatever follows
    instead: tuple[str, ...] = ()  # topics that answer it for a partner who does not have it


class Asking:
    """The topics of one partner, the common ones that lead to them, and the words that point to either."""

    def __init__(self, partner: Partner, common: Mapping[str, Common], synonyms: Mapping[str, str]) -> None:
        self.known = frozenset(partner.topics)
        names = _names(partner)
        self._names = frozenset(name for name, means in names.items() if means != "friend")
        self.folding = Folding({**synonyms, **names})
        theirs = {self._telling(question): target for target, question in reversed(list(_own_questions(partner.topics)))}
        self.leads = self._leading(common, theirs, folding(tuple(synonyms.items())))
        self._pointers = dict(self._pointing(common, partner.topics))

    def pointed_at(self, text: str) -> str:
        """The topic that the last pointing word of `text` points to, or ""."""
        for word in reversed(tokens(text)):
            target = self._pointer(word)
            if target and target.topic in self.known and word not in self._names:
                return target.topic
        return ""

    def _pointer(self, word: str) -> Target | None:
        number = word.removesuffix("s") if word.endswith("s") else f"{word}s"
        folded = self._pointers.get(self.folding.fold(word)) if self.folding.renames(word) else None
        return self._pointers.get(f"={word}") or self._pointers.get(f"={number}") or folded

    def _leading(self, common: Mapping[str, Common], theirs: Mapping[frozenset[str], Target], everybodys: Folding) -> dict[str, Target]:
        """Where each common topic leads: to the partner's own of that name, to a question of theirs in the same words, or elsewhere."""
        leads: dict[str, Target] = {}
        for name, each in common.items():
            asked = (frozenset(everybodys.roots(bare(question))) - _OWN for question in each.asked)
            same = None if name in self.known else next((theirs[words] for words in asked if words in theirs), None)
            instead = (Target(other) for other in (name, *each.instead) if other in self.known)
            leads[name] = same or next(instead, Target(name))
        return leads

    def _pointing(self, common: Mapping[str, Common], topics: Mapping[str, Topic]) -> Iterator[tuple[str, Target]]:
        """What points where: words as they stand, after a mark, and their roots; what is written last wins."""
        pointing = [(word, self.leads[name]) for name, each in common.items() for word in each.words]
        pointing += [(word, Target(name)) for name, topic in topics.items() for word in topic.words]
        for word, target in pointing:
            yield f"={word.lower()}", target
            yield " ".join(self.folding.roots(word)), target

    def _telling(self, question: str) -> frozenset[str]:
        return frozenset(self.folding.roots(bare(question))) - _OWN


def _names(partner: Partner) -> dict[str, str]:
    """What the names that everybody knows beforehand stand for: "Rotterdam" is the city, "Marit" the friend."""
    company = re.search(r"\bat (?:the )?([A-Z]\w+)", partner.role)
    names = dict.fromkeys(tokens(company.group(1)), "company") if company else {}
    return names | dict.fromkeys(tokens(partner.introducer.name), "friend") | dict.fromkeys(tokens(partner.place), "city")


def _own_questions(topics: Mapping[str, Topic]) -> Iterator[tuple[Target, str]]:
    for name, topic in topics.items():
        for question in topic.asked:
            yield Target(name), question
        for number, fact in enumerate(topic.facts):
            for question in fact.asked:
                yield Target(name, number), question
