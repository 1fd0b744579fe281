"""What speaks for a topic or a fact when a question is asked: likeness to known questions, words that point, words of a fact."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from flows.likeness import LIGHT, Features, Folding, Likeness, features_of, folding
from flows.people import Partner, Topic
from flows.questions import bare
from flows.words import tokens

_POINTS = 0.3  # what a word of the topic's own adds, and takes from topics that do not know it
_POINTS_ALONE = 0.45  # the same for the only telling word
_TELLS = 0.5  # what it adds that all telling words stand in a fact
_FEW = 3  # in more topics than this a word of a fact tells nothing
_KEPT_BACK = 2.0  # facts above this trust are not guessed from their words
_NARROW = 0.5  # so alike must a question be to those of a fact that only answers them
_STRANGE = 0.28  # what it costs when none of the telling words belongs to the topic
_UNKNOWN_COSTS = 0.06  # rather answer with what is known than decline
_UNHEARD = 6.0  # what a word weighs that no question uses
_OWN = frozenset("a an the do did is are was be have has had you your any some me i my to of in at for on and".split())


class Target(NamedTuple):
    """Where a question leads: a topic, and a fact in it where only that one answers."""

    topic: str
    fact: int | None = None


class Said(NamedTuple):
    """A telling word of a question, as it stands and as it is compared."""

    word: str
    root: str


class Weighed(NamedTuple):
    """A telling word with what it weighs, whether it points anywhere, and the topics in whose facts it stands."""

    root: str
    weight: float
    points: bool
    told_in: frozenset[str]


@dataclass(frozen=True, slots=True)
class Common:
    """A topic anybody can be asked about, with ways of asking that fit every partner."""

    asked: tuple[str, ...]
    words: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()  # regular expressions of plain ways to ask: "how did you (get|end up) in", whatever follows
    instead: tuple[str, ...] = ()  # topics that answer it for a partner who does not have it


class Asking:
    """All that one partner can be asked, their own questions and the common ones, ready to be weighed against a new one."""

    def __init__(self, partner: Partner, common: Mapping[str, Common], synonyms: Mapping[str, str]) -> None:
        self.known = frozenset(partner.topics)
        self._everybodys = folding(tuple(synonyms.items()))
        names = _names(partner)
        self._names = frozenset(name for name, means in names.items() if means != "friend")
        self._folding = Folding({**synonyms, **names})
        own = [(target, self._folding.features(question)) for target, question in _own_questions(partner.topics)]
        self._narrow = frozenset(target for target, _ in own if target.fact is not None)
        self._leads = self._leading(common, {_telling(features): target for target, features in reversed(own)})
        shared = [(name, self._everybodys.features(question)) for name, each in common.items() for question in each.asked]
        self._questions = Likeness(
            [(target, target.topic, features) for target, features in own]
            + [(self._leads[name], name if name in self.known else f"common {name}", features) for name, features in shared],
            self._folding.aliases(),
        )
        self._pointers = dict(self._pointing(common, partner.topics))
        self._told = self._telling_facts(partner.topics)
        self._asked_with = self._words_of([*own, *((self._leads[name], features) for name, features in shared)])

    @property
    def leads(self) -> Mapping[str, Target]:
        """Where each common topic leads."""
        return self._leads

    def scores(self, question: str, topic: str, ahead: float) -> dict[Target, float]:
        """How much speaks for each target; `topic`, the one of the moment, is `ahead` by so much."""
        roots = self._roots(question)
        said = self._said(question, roots)
        alike = self._questions.nearest(features_of(roots))
        pointed = self._where_it_points(said, roots)
        wide = {target: score for target, score in alike.items() if target not in self._narrow or score >= _NARROW}
        scores = self._raised(wide, pointed, _POINTS if len(said) > 1 else _POINTS_ALONE)
        for target, more in self._tells(said).items():
            told = target if target not in self._narrow or target in wide else Target(target.topic)
            points = _POINTS if Target(target.topic) in pointed else 0.0
            scores[told] = max(scores.get(told, 0.0), alike.get(told, 0.0) + more + points)
        at = {target.topic for target in pointed}
        weighed = [self._weighed(each) for each in said]
        against = {name: self._against(name, weighed, at) for name in {target.topic for target in scores}}
        return {each: score + (ahead if each.topic == topic else 0.0) - against[each.topic] for each, score in scores.items()}

    def pointed_at(self, text: str) -> str:
        """The topic that the last pointing word of `text` points to, or ""."""
        for word in reversed(tokens(text)):
            target = self._pointer(Said(word, self._folding.fold(word)))
            if target and target.topic in self.known and word not in self._names:
                return target.topic
        return ""

    # Weighing

    def _roots(self, question: str) -> list[str]:
        return [self._questions.mended(root) for root in self._folding.roots(bare(question))]

    def _said(self, question: str, roots: list[str]) -> list[Said]:
        telling = [Said(*both) for both in zip(tokens(bare(question)), roots, strict=True) if both[1] not in LIGHT]
        return [said for said in telling if said.word not in self._names] or telling

    def _raised(self, alike: dict[Target, float], targets: set[Target], points: float) -> dict[Target, float]:
        """The scores with `points` more for what the words of the question point to."""
        reached = targets | {target for target in alike if Target(target.topic) in targets}
        return alike | {target: alike.get(target, 0.0) + points for target in reached}

    def _where_it_points(self, said: list[Said], roots: list[str]) -> set[Target]:
        """Where the words of a question point, one by one and in twos and threes; what only this partner has comes first."""
        phrases = [" ".join(roots[start : start + size]) for size in (2, 3) for start in range(len(roots) - size + 1)]
        found = {*filter(None, map(self._pointer, said)), *(self._pointers[phrase] for phrase in phrases if phrase in self._pointers)}
        return {target for target in found if target.topic not in self._leads} or found

    def _pointer(self, said: Said) -> Target | None:
        number = said.word.removesuffix("s") if said.word.endswith("s") else f"{said.word}s"
        folded = self._pointers.get(said.root) if self._folding.renames(said.word) else None
        return self._pointers.get(f"={said.word}") or self._pointers.get(f"={number}") or folded

    def _tells(self, said: list[Said]) -> dict[Target, float]:
        """Facts in which the telling words of a question stand."""
        roots = list(dict.fromkeys(root for _, root in said))
        total = sum(map(self._weight, roots))
        more: dict[Target, float] = defaultdict(float)
        for root in roots:
            targets = self._told.get(root, set())
            for target in targets if len({target.topic for target in targets}) <= _FEW else ():
                more[target] += _TELLS * self._weight(root) / total
        return dict(more)

    def _weighed(self, said: Said) -> Weighed:
        told_in = frozenset(target.topic for target in self._told.get(said.root, ()))
        return Weighed(said.root, self._weight(said.root), self._pointer(said) is not None, told_in)

    def _against(self, topic: str, said: list[Weighed], pointed: set[str]) -> float:
        """What speaks against a topic: that it is not known, that words of the question are strange to it or point elsewhere."""
        against = 0.0 if topic in self.known else _UNKNOWN_COSTS
        unasked = [each for each in said if each.root not in self._asked_with[topic]]
        strange = [each.weight for each in unasked if topic not in each.told_in]
        if strange:
            against += _STRANGE * sum(strange) / sum(each.weight for each in said)
        return against + (_POINTS if topic not in pointed and any(each.points for each in unasked) else 0.0)

    def _weight(self, root: str) -> float:
        return self._questions.weights.get(root, _UNHEARD)

    # Building

    def _leading(self, common: Mapping[str, Common], in_their_words: Mapping[Features, Target]) -> dict[str, Target]:
        """Where each common topic leads: to the partner's own of that name, to a question of theirs in the same words, or elsewhere."""
        leads: dict[str, Target] = {}
        for name, each in common.items():
            asked = (_telling(self._everybodys.features(question)) for question in each.asked)
            same = None if name in self.known else next((in_their_words[words] for words in asked if words in in_their_words), None)
            instead = (Target(other) for other in (name, *each.instead) if other in self.known)
            leads[name] = same or next(instead, Target(name))
        return leads

    def _pointing(self, common: Mapping[str, Common], topics: Mapping[str, Topic]) -> Iterator[tuple[str, Target]]:
        """What points where: words as they stand, after a mark, and their roots; what is written last wins."""
        pointing = [(word, self._leads[name]) for name, each in common.items() for word in each.words]
        pointing += [(word, Target(name)) for name, topic in topics.items() for word in topic.words]
        for word, target in pointing:
            yield f"={word.lower()}", target
            yield " ".join(self._folding.roots(word)), target

    def _telling_facts(self, topics: Mapping[str, Topic]) -> dict[str, set[Target]]:
        told: dict[str, set[Target]] = defaultdict(set)
        for name, topic in topics.items():
            for number, fact in enumerate(topic.facts):
                target = Target(name, number if fact.asked or fact.at <= _KEPT_BACK else None)
                for root in self._folding.roots(fact.says):
                    if root not in LIGHT:
                        told[root].add(target)
        return dict(told)

    def _words_of(self, questions: list[tuple[Target, Features]]) -> dict[str, set[str]]:
        """The words that each topic is asked with."""
        words: dict[str, set[str]] = defaultdict(set)
        for target, features in questions:
            words[target.topic] |= features
        for word, target in self._pointers.items():
            words[target.topic].add(word)
        return words


def _names(partner: Partner) -> dict[str, str]:
    """What the names that everybody knows beforehand stand for: "Rotterdam" is the city, "Marit" the friend."""
    company = re.search(r"\bat (?:the )?([A-Z]\w+)", partner.role)
    names = dict.fromkeys(tokens(company.group(1)), "company") if company else {}
    return names | dict.fromkeys(tokens(partner.introducer.name), "friend") | dict.fromkeys(tokens(partner.place), "city")


def _telling(features: Features) -> Features:
    return frozenset(feature for feature in features if " " not in feature) - _OWN


def _own_questions(topics: Mapping[str, Topic]) -> Iterator[tuple[Target, str]]:
    for name, topic in topics.items():
        for question in topic.asked:
            yield Target(name), question
        for number, fact in enumerate(topic.facts):
            for question in fact.asked:
                yield Target(name, number), question
