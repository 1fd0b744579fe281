"""Which of the pasted facts a question asks for: all are weighed, by their words, their meaning, and how one asks for such."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from flows.answers import Asked
from flows.guess.kinship import asked_after, is_named
from flows.guess.passages import is_passage, neighbours
from flows.guess.tellings import Telling, fits, flat, holds, overlap, tellings_of
from flows.guess.ways import Nearness, Ways, nearest
from flows.guess.weighing import CLEARLY, ENOUGH, Against, Evidence, score
from flows.guess.wording import Words, claims, has_name, has_the_shape, names_others, shared
from flows.likeness import Folding, folding
from flows.people import Partner
from flows.questions import asks_back, asks_for_more, bare, clauses, is_about_feeling, is_personal, leans, questions_in, tells_something
from flows.sense import Sense, Vectors
from flows.words import sentences, tokens

_BESIDES = 0.35  # with so much less other facts of the line are told with it
_AS_LIKELY, _PLAINLY = 0.1, 0.9  # with so much less something else is told, too, unless a question comes so near to those it answers
_FEW, _WIDER = 4, 0.06  # words that say little alone, and with how much less the sentence around them is told instead
_WITH_BEFORE = 0.9  # what the meaning of a question and of what was said before it counts, beside the question alone
_SMALL, _SMALL_AHEAD = 0.66, 0.05  # likeness from which small talk is answered as such, and by how much it must be nearer
_MOST_ASKED = 4  # questions of a message, the last ones


@dataclass(frozen=True, slots=True)
class Found:
    """Something to tell, with all that speaks for it, less what speaks for declining."""

    telling: Telling
    score: float
    near: float  # how near the question is to those that it answers


@lru_cache(maxsize=2)
def _words_of(ways: Ways, folds: Folding) -> Words:
    return Words(folds, ways.questions)


class Finder:
    """All that was pasted about one person, ready to be weighed against a question."""

    def __init__(self, partner: Partner, ways: Ways, synonyms: Mapping[str, str], sense: Sense) -> None:
        self._partner, self._ways, self._sense = partner, ways, sense
        self._words = _words_of(ways, folding(tuple(synonyms.items())))
        self._tellings = tuple(tellings_of(partner, ways, self._words))
        self._answered = frozenset(
            name for each in self._tellings for answers in each.answers for name, _ in (*answers.common, *answers.woven)
        )
        self._called = frozenset(tokens(partner.name))
        self._known = frozenset(tokens(" ".join([partner.name, *(f"{each.words} {each.sentence}" for each in self._tellings)])))
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
        return any(found is not None and found.score >= CLEARLY for found in map(self._best, questions_in(text)))

    def sentences(self) -> Iterator[str]:
        """All that its meaning is drawn from."""
        for each in self._tellings:
            yield from (flat(each.words), flat(each.sentence))

    def _in_sentence(self, question: str, before: str, topic: str, asked_back: str) -> list[Asked]:
        parts = clauses(question)
        whole = self._in_question(question, before, topic, asked_back)
        if len(parts) < 2 or whole[0].likeness >= 1.0:
            return whole
        told = [each for part in parts for each in self._in_question(part, before, topic, asked_back)[:1] if each.known]
        return told or whole

    def _in_question(self, question: str, before: str, topic: str, asked_back: str) -> list[Asked]:
        if asks_back(question) and (asked_back or is_about_feeling(before + question)):
            return [self._small("feeling", question) if not asked_back else self._about(topic, question)]
        more = asks_for_more(bare(question))
        if more and (best := self._best(before) if tells_something(before) else None) and best.score >= ENOUGH:
            return self._told(self._weighed(before, "", topic, self._near(before)))
        if more and topic in self._partner.topics:
            return [self._more(topic)]
        near = self._near(question)
        weighed = self._weighed(question, before, topic, near)
        best = max(weighed, key=lambda each: each.score, default=None)
        small = max(near.small, key=lambda name: near.small[name], default="")
        if small and near.small[small] >= _SMALL and (best is None or near.small[small] >= best.near + _SMALL_AHEAD):
            return [self._small(small, question)]
        if best is not None and best.score >= ENOUGH:
            return self._told(weighed)
        if topic in self._partner.topics and leans(question):
            return [self._more(topic)]
        return [Asked("", None, 0.0, False, is_personal(question))]

    def _more(self, topic: str) -> Asked:
        """What else there is: the rest of a topic; of a sentence, nothing but itself."""
        return Asked(topic, 0 if is_passage(topic) else None, 1.0)

    def _about(self, topic: str, question: str) -> Asked:
        return self._more(topic) if topic in self._partner.topics else Asked("", None, 0.0, False, is_personal(question))

    def _small(self, name: str, question: str) -> Asked:
        """One of the answers to small talk; which, hangs on how it was asked."""
        return Asked(name, len(question) % len(self._partner.topics[name].facts), 1.0)

    def _told(self, weighed: list[Found]) -> list[Asked]:
        """The one thing, with another where that is as likely to be meant; of a topic asked for at large, the line of all its facts."""
        first, *rest = sorted(weighed, key=lambda each: -each.score)
        wider = (each for each in rest if each.score >= first.score - _WIDER and holds(each.telling, first.telling))
        if (len(first.telling.words.split()) < _FEW or first.telling.is_note) and not self._are_together(first, weighed):
            first = next(wider, first)
        least = max(ENOUGH, first.score - _AS_LIKELY)
        other = next((each for each in rest if each.score >= least and not overlap(each.telling, first.telling)), None)
        if other is None or first.near >= _PLAINLY or self._are_together(first, weighed):
            return [self._as_asked(first, weighed)]
        return [self._as_asked(first, weighed), self._as_asked(other, weighed)]

    def _as_asked(self, found: Found, weighed: list[Found]) -> Asked:
        line = found.telling.line if self._are_together(found, weighed) else found.telling.alone
        return Asked(found.telling.topic, line, 1.0 if found.score >= CLEARLY else 0.7)

    def _are_together(self, found: Found, weighed: list[Found]) -> bool:
        """Whether others of the same line are asked for as much."""
        telling = found.telling
        alike = (each.score for each in weighed if (each.telling.topic, each.telling.line) == (telling.topic, telling.line))
        return not is_passage(telling.topic) and sum(value >= found.score - _BESIDES for value in alike) > 1

    def _best(self, question: str, before: str = "", topic: str = "", near: Nearness | None = None) -> Found | None:
        return max(self._weighed(question, before, topic, near or self._near(question)), key=lambda each: each.score, default=None)

    def _near(self, question: str) -> Nearness:
        return self._ways.near(self._sense.vectors([bare(question)])[0])

    def _weighed(self, question: str, before: str, topic: str, near: Nearness) -> list[Found]:
        """Everything that can be told with what speaks for it."""
        if not self._tellings:
            return []
        own, around = self._meant(question, before)
        usual = float(np.median(own))
        framed, weights = self._ways.framed(question), self._words.weights(question, before)
        kin, close = asked_after(question), neighbours(topic)
        against = self._against(question, before, near, framed)
        found = []
        for telling, meant, meant_around in zip(self._tellings, own.tolist(), around.tolist(), strict=True):
            alike = max(nearest(each, near) for each in telling.answers)
            seen = Evidence(
                alike,
                meant,
                meant_around,
                usual,
                *shared(weights, telling.roots),
                own=shared(weights, telling.own)[1],
                framed=fits(framed, telling),
                is_note=telling.is_note,
                is_whole=is_passage(telling.topic),
                has_shape=has_the_shape(question, telling.words),
                names_kin=is_named(kin, telling.kin),
                has_name=has_name(question, self._called, telling.words),
                stays=telling.topic in close,
            )
            found.append(Found(telling, score(seen, against), alike))
        return found

    def _meant(self, question: str, before: str) -> tuple[Vectors, Vectors]:
        """How much each, and the sentence it stands in, means what is asked."""
        alone, both = self._sense.vectors([bare(question), bare(f"{before} {question}" if before.strip() else question)])
        own, around = ((np.maximum(each @ alone, _WITH_BEFORE * (each @ both))) for each in self._seen())
        return own, around

    def _against(self, question: str, before: str, near: Nearness, framed: frozenset[str]) -> Against:
        asked_for = [*near.common.items(), *((name, value) for name, value in near.woven.items() if name not in near.common)]
        nothing = max((value for name, value in asked_for if name not in self._answered), default=0.0)
        fits_one = any(fits(framed, telling) for telling in self._tellings)
        kin = asked_after(question)
        nobody = bool(kin) and not any(is_named(kin, telling.kin) for telling in self._tellings)
        return Against(nothing, bool(framed), fits_one, nobody, names_others(question, self._known), claims(before + question))

    def _seen(self) -> tuple[Vectors, Vectors]:
        """The facts and their sentences as vectors; they are seen with the first question."""
        if self._vectors is None:
            words, around = (
                self._sense.vectors([flat(text) for text in each])
                for each in zip(*((each.words, each.sentence) for each in self._tellings), strict=True)
            )
            self._vectors = (words.astype(np.float16), around.astype(np.float16))
        return self._vectors


__all__ = ["Finder", "Found"]
