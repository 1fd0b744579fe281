"""Which of the pasted facts a question asks for: all are weighed, by their words, their meaning, and how one asks for such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from flows.answers import Asked
from flows.guess.ways import Answers, Nearness, Ways, nearest
from flows.likeness import LIGHT, folding
from flows.people import Partner, Pasted
from flows.questions import asks_back, asks_for_more, bare, clauses, is_about_feeling, is_personal, leans, questions_in, tells_something
from flows.sense import Sense, Vectors
from flows.words import sentences

# What speaks for a fact: that one asks for such a fact so (1), and beside that
_MEANT = 0.3  # that it means what is asked,
_MEANT_AROUND = 0.5  # that the sentence it stands in does,
_WORDED = 0.55  # that it has the words of the question,
_FRAMED = 0.35  # that the question has a plain form of asking for such facts; one that has the form for others loses
_UNFRAMED, _NONE_FRAMED = 0.3, 0.6  # so much; more, if no fact is of that kind.
_NOTED = 0.02  # what a note has behind a fact of a known kind
_STAYS = 0.05  # what the topic of the moment has ahead
# What speaks against telling anything: that the question comes near to what anybody can be asked and nothing was pasted of.
_NEAR_TO_NOTHING = 0.5  # nearness from which it counts,
_DECLINED = 0.8  # what it counts then,
_NEARER_TO_NOTHING = 1.1  # and what it counts that it is nearer than the fact is.
_ENOUGH, _CLEARLY = 0.42, 0.9  # what must be left before a fact is told, and before nothing else goes before it
_BESIDES = 0.35  # with so much less other facts of the topic are told with it
_SMALL, _SMALL_AHEAD = 0.66, 0.05  # likeness from which small talk is answered as such, and by how much it must be nearer
_MOST_ASKED = 4  # questions of a message, the last ones
_NOTE = "note"
_LONGEST = 240  # characters of a sentence that are compared


@dataclass(frozen=True, slots=True)
class Found:
    """A fact with all that speaks for it, less what speaks for declining."""

    fact: Pasted
    score: float
    near: float  # how near the question is to those that such a fact answers


class Finder:
    """All that was pasted about one person, ready to be weighed against a question."""

    def __init__(self, partner: Partner, ways: Ways, synonyms: Mapping[str, str], sense: Sense) -> None:
        self._partner, self._ways, self._sense = partner, ways, sense
        self._folding = folding(tuple(synonyms.items()))
        self._facts = tuple(fact for fact in partner.pasted if fact.told_in)
        self._answers = tuple(ways.answers(fact.told_in, fact.topic, fact.says) for fact in self._facts)
        self._roots = tuple((self._telling(fact.says), self._telling(fact.sentence)) for fact in self._facts)
        self._answered = frozenset(name for each in self._answers for name, _ in each.common)
        self._greeting = re.compile(rf"\A(?:hi|hello|hey|dear|good \w+)?,? ?(?:{re.escape(partner.called or partner.name)})?[,!.]? +", re.I)
        self._vectors: tuple[Vectors, Vectors] | None = None

    def asked(self, text: str, topic: str = "", asked_back: str = "") -> tuple[Asked, ...]:
        """What `text` asks, at most two things; `topic` is being talked about, `asked_back` is what the partner asked last."""
        found: dict[tuple[str, int | None], Asked] = {}
        text = self._greeting.sub("", text)
        for question in questions_in(text)[-_MOST_ASKED:] or sentences(text)[-1:]:
            for each in self._in_sentence(question, text[: text.find(question)], topic, asked_back):
                found.setdefault((each.topic, each.fact), each)
        known = [each for each in found.values() if each.known]
        return tuple((known or list(found.values()))[:2])

    def is_clear(self, text: str) -> bool:
        """Whether a message plainly asks for something that was pasted."""
        return any(found is not None and found.score >= _CLEARLY for found in map(self._best, questions_in(text)))

    def sentences(self) -> Iterator[str]:
        """All that its meaning is drawn from."""
        for fact in self._facts:
            yield from (_flat(fact.says), _flat(fact.sentence))

    def _in_sentence(self, question: str, before: str, topic: str, asked_back: str) -> list[Asked]:
        parts = clauses(question)
        whole = self._in_question(question, before, topic, asked_back)
        if len(parts) < 2 or whole.likeness >= 1.0:
            return [whole]
        told = [each for part in parts if (each := self._in_question(part, before, topic, asked_back)).known]
        return told or [whole]

    def _in_question(self, question: str, before: str, topic: str, asked_back: str) -> Asked:
        if asks_back(question) and (asked_back or is_about_feeling(before + question)):
            return self._small("feeling", question) if not asked_back else self._about(topic, question)
        if asks_for_more(bare(question)) and (best := self._best(before) if tells_something(before) else None) and best.score >= _CLEARLY:
            return Asked(best.fact.told_in, best.fact.alone, 1.0)
        if topic and topic in self._partner.topics and asks_for_more(bare(question)):
            return Asked(topic, None, 1.0)
        near = self._near(question)
        best = self._best(question, topic, near)
        small = max(near.small, key=lambda name: near.small[name], default="")
        if small and near.small[small] >= _SMALL and (best is None or near.small[small] >= best.near + _SMALL_AHEAD):
            return self._small(small, question)
        if best is not None and best.score >= _ENOUGH:
            return self._told(best, question, topic, near)
        if topic in self._partner.topics and leans(question):
            return Asked(topic, None, 1.0)
        return Asked("", None, 0.0, False, is_personal(question))

    def _about(self, topic: str, question: str) -> Asked:
        return Asked(topic, None, 1.0) if topic in self._partner.topics else Asked("", None, 0.0, False, is_personal(question))

    def _small(self, name: str, question: str) -> Asked:
        """One of the answers to small talk; which, hangs on how it was asked."""
        return Asked(name, len(question) % len(self._partner.topics[name].facts), 1.0)

    def _told(self, best: Found, question: str, topic: str, near: Nearness) -> Asked:
        """The one fact, or, where others of its topic are asked for as much, the line that tells them together."""
        others = [each.score for each in self._weighed(question, topic, near) if each.fact.told_in == best.fact.told_in]
        together = sum(score >= best.score - _BESIDES for score in others) > 1
        line = best.fact.line if together else best.fact.alone
        return Asked(best.fact.told_in, line, 1.0 if best.score >= _CLEARLY else 0.7)

    def _best(self, question: str, topic: str = "", near: Nearness | None = None) -> Found | None:
        return max(self._weighed(question, topic, near or self._near(question)), key=lambda each: each.score, default=None)

    def _near(self, question: str) -> Nearness:
        return self._ways.near(self._sense.vectors([bare(question)])[0])

    def _weighed(self, question: str, topic: str, near: Nearness) -> list[Found]:
        """Every fact with what speaks for it."""
        if not self._facts:
            return []
        vector = self._sense.vectors([bare(question)])[0]
        meant = zip(*((each @ vector).tolist() for each in self._seen()), strict=True)
        asked, framed = self._telling(question), self._ways.framed(question)
        nothing = max((value for name, value in near.common.items() if name not in self._answered), default=0.0)
        fitting = [self._fits(framed, at) for at in range(len(self._facts))]
        unfit = (_UNFRAMED if any(fitting) else _NONE_FRAMED) if framed else 0.0
        found = []
        for at, (fact, (own, around)) in enumerate(zip(self._facts, meant, strict=True)):
            shared = self._shared(asked, at)
            alike = nearest(self._answers[at], near)
            score = alike + _MEANT * own + _MEANT_AROUND * around + _WORDED * shared + (_FRAMED * fitting[at] or -unfit)
            score += (_STAYS if fact.told_in == topic else 0.0) - (_NOTED if fact.topic == _NOTE else 0.0)
            against = _DECLINED * max(0.0, nothing - _NEAR_TO_NOTHING) + _NEARER_TO_NOTHING * max(0.0, nothing - alike)
            found.append(Found(fact, score - against, alike))
        return found

    def _fits(self, framed: frozenset[str], at: int) -> float:
        """How well a fact fits the form of a question, 0 to 1."""
        return max((1 - 2 * behind for name, behind in self._answers[at].woven if name in framed), default=0.0)

    def _seen(self) -> tuple[Vectors, Vectors]:
        """The facts and their sentences as vectors; they are seen with the first question."""
        if self._vectors is None:
            flat = [
                self._sense.vectors([_flat(words) for words in each])
                for each in zip(*((f.says, f.sentence) for f in self._facts), strict=True)
            ]
            self._vectors = (flat[0].astype(np.float16), flat[1].astype(np.float16))
        return self._vectors

    def _telling(self, text: str) -> frozenset[str]:
        return frozenset(self._folding.roots(bare(text))) - LIGHT

    def _shared(self, asked: frozenset[str], at: int) -> float:
        """The share of the telling words of a question that stand in a fact; those in the sentence around it count half."""
        own, around = self._roots[at]
        return (len(asked & own) + len(asked & (around - own)) / 2) / max(1, len(asked))


def _flat(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


__all__ = ["Answers", "Finder", "Found"]
