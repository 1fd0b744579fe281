"""All that was pasted about one person, weighed against a question: what speaks for telling each fact and each sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from flows.folding import Folding, folding
from flows.guess.by_form import answering_forms
from flows.guess.kinship import asked_after, goes_by_name, is_named
from flows.guess.passages import is_passage
from flows.guess.set_aside import without_asides
from flows.guess.shapes import asks_for_name, has_shape, lacks_kind, lacks_name, lacks_shape, lacks_view, shapes_of
from flows.guess.tellings import Telling, fits, flat, tellings_of
from flows.guess.ways import Nearness, Ways, nearest
from flows.guess.weighing import Against, Evidence, score
from flows.guess.wording import Words, claims, has_name, misses, names_others, shared
from flows.people import Partner
from flows.questions import bare
from flows.sense import Sense, Vectors
from flows.words import tokens

_WITH_BEFORE = 0.9  # what the meaning of a question and of what was said before it counts, beside the question alone
_WHERE = ("employer", "city")
_BY_FORM = 1.0  # what it counts that words answer a question by its form
_PLAIN = 0.68  # likeness to known questions from which what is asked for need not be named
_WHAT = re.compile(r"\W*(?:\w+,? )?what\b", re.I)
_COUNTED = 1.4  # what it counts, against other things, that words don't name what is to be counted
_HOW_MANY = re.compile(r"\bhow many\b", re.I)
_AROUND = 0.5  # what a number in the sentence around a fact counts, beside one in itself


@dataclass(frozen=True, slots=True)
class Found:
    """Something to tell, with all that speaks for it, less what speaks for declining."""

    telling: Telling
    score: float
    near: float  # how near the question is to those that it answers


@lru_cache(maxsize=2)
def _words_of(ways: Ways, folds: Folding) -> Words:
    return Words(folds, ways.questions)


class Judge:
    """All that was pasted about one person, and what it is weighed by."""

    def __init__(self, partner: Partner, ways: Ways, synonyms: Mapping[str, str], sense: Sense) -> None:
        self._ways, self._sense = ways, sense
        self.words = _words_of(ways, folding(tuple(synonyms.items())))
        self.tellings = tuple(tellings_of(partner, ways, self.words))
        self.passages = tuple(each for each in self.tellings if is_passage(each.topic))
        self.facts = tuple(each for each in self.tellings if not is_passage(each.topic))
        self._answered = frozenset(
            name for each in self.tellings for answers in each.answers for name, _ in (*answers.common, *answers.woven)
        )
        self._called = frozenset(tokens(partner.name))
        self._known = frozenset(tokens(" ".join([partner.name, *(f"{each.words} {each.sentence}" for each in self.tellings)])))
        self._vectors: tuple[Vectors, Vectors] | None = None

    def sentences(self) -> Iterator[str]:
        """All that its meaning is drawn from."""
        for each in self.tellings:
            yield from (flat(each.words), flat(each.sentence))

    def near(self, question: str) -> Nearness:
        """How near a question is to all known ways to ask."""
        return self._ways.near(self._sense.vectors([bare(without_asides(question))])[0])

    def best(self, question: str) -> Found | None:
        """What most speaks for."""
        return max(self.weighed(question, "", frozenset(), self.near(question)), key=lambda each: each.score, default=None)

    def weighed(self, question: str, before: str, close: frozenset[str], near: Nearness) -> list[Found]:
        """Everything that can be told with what speaks for it; `close` are the topics of the moment."""
        if not self.tellings:
            return []
        framed, against = self._ways.framed(question), self._against(question, before, near)
        question = without_asides(question)
        own, around = self._meant(question, before)
        usual, weights = float(np.median(own)), self.words.weights(question, before)
        forms = tuple(answering_forms(question))
        kin, shapes, asked = asked_after(question), shapes_of(question), self.words.telling(question)
        focus, counts, is_what = self.words.focus(question), bool(_HOW_MANY.search(question)), bool(_WHAT.match(question))
        found = []
        for telling, meant, meant_around in zip(self.tellings, own.tolist(), around.tolist(), strict=True):
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
                has_shape=max(has_shape(shapes, telling.words), _AROUND * has_shape(shapes, telling.sentence)),
                lacks_shape=lacks_shape(shapes, telling.words) and lacks_shape(shapes, telling.sentence),
                lacks_kind=lacks_kind(shapes, telling.words) and lacks_kind(shapes, telling.sentence),
                lacks_view=lacks_view(shapes, telling.words) and lacks_view(shapes, telling.sentence),
                lacks_name=lacks_name(question, f"{telling.words}\n{telling.sentence}"),
                misses=self._misses(focus, counts, telling) * (_COUNTED if counts else float(alike < _PLAIN or not is_what)),
                says_nothing=_says_nothing(telling, asked),
                lacks_kin=bool(kin) and not against.asks_after_nobody and not is_named(kin, telling.kin),
                names_kin=is_named(kin, telling.kin) and not against.asks_after_nobody,
                has_name=has_name(question, self._called, telling.words),
                stays=telling.topic in close,
            )
            found.append(Found(telling, score(seen, against) + _BY_FORM * any(had.search(telling.words) for had in forms), alike))
        return found

    def _misses(self, focus: str, counts: bool, telling: Telling) -> bool:
        """Whether words don't name what is asked for, or, where it is to be counted, have no number of it."""
        is_uncounted = counts and bool(focus) and not self.words.counts(focus, f"{telling.words}\n{telling.sentence}")
        return is_uncounted or misses(focus, telling.roots)

    def _meant(self, question: str, before: str) -> tuple[Vectors, Vectors]:
        """How much each, and the sentence it stands in, means what is asked."""
        alone, both = self._sense.vectors([bare(question), bare(f"{before} {question}" if before.strip() else question)])
        own, around = ((np.maximum(each @ alone, _WITH_BEFORE * (each @ both))) for each in self._seen())
        return own, around

    def _against(self, question: str, before: str, near: Nearness) -> Against:
        asked_for = [*near.common.items(), *((name, value) for name, value in near.woven.items() if name not in near.common)]
        nothing = max((value for name, value in asked_for if name not in self._answered), default=0.0)
        framed = self._ways.framed(question)
        fits_one = any(fits(framed, telling) for telling in self.tellings)
        kin = asked_after(question)
        named = [telling for telling in self.tellings if is_named(kin, telling.kin)]
        nobody = bool(kin) and not any(not asks_for_name(question) or goes_by_name(kin, each.words) for each in named)
        return Against(nothing, bool(framed), fits_one, nobody, names_others(question, self._known), claims(before + question))

    def _seen(self) -> tuple[Vectors, Vectors]:
        """The facts and their sentences as vectors; they are seen with the first question."""
        if self._vectors is None:
            words, around = (
                self._sense.vectors([flat(text) for text in each])
                for each in zip(*((each.words, each.sentence) for each in self.tellings), strict=True)
            )
            self._vectors = (words.astype(np.float16), around.astype(np.float16))
        return self._vectors


def _says_nothing(telling: Telling, asked: frozenset[str]) -> bool:
    """Whether a question says all of it already: whoever asks "What do you do at Korvenna?" knows of Korvenna."""
    return bool(telling.own) and (telling.own <= asked or (telling.topic in _WHERE and bool(telling.own & asked)))


__all__ = ["Found", "Judge"]
