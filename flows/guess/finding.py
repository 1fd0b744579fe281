"""Which of the pasted facts a question asks for: the one that most speaks for, or what a follow-up hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from flows.answers import Asked
from flows.guess.by_form import answering_forms
from flows.guess.chances import SURELY, chances
from flows.guess.following import asks_what_came, following, follows
from flows.guess.judging import Found, Judge
from flows.guess.passages import NEAREST, OR_THIS, is_passage, neighbours
from flows.guess.shapes import shapes_of
from flows.guess.tellings import Telling, holds, overlap
from flows.guess.thread import Thread, around, once_more, thread_of
from flows.guess.ways import Ways
from flows.guess.weighing import CLEARLY, ENOUGH
from flows.people import Partner
from flows.questions import asks_back, asks_for_more, bare, clauses, is_about_feeling, is_personal, leans, questions_in, tells_something
from flows.sense import Sense
from flows.words import sentences

_BESIDES = 0.35  # with so much less other facts of the line are told with it
_AT_LARGE = 0.7  # likeness to the known questions of a topic from which it is asked for at large
_AS_LIKELY, _PLAINLY = 0.15, 0.9  # with so much less something else is told, too, unless a question comes so near to those it answers
_FEW, _WIDER, _WHOLE = 4, 0.06, 0.15  # words that say little alone; with how much less their sentence is told instead, and what else
_TOLD_SHORT = frozenset("work_now employer city roots language family introducer contact social_media needs".split())
_LEANING = 0.12  # with so much less something near what was told last answers a question that leans on it
_ONCE_MORE = 0.2  # so much more must speak for what was told before
_SMALL, _SMALL_AHEAD = 0.66, 0.05  # likeness from which small talk is answered as such, and by how much it must be nearer
_NEARLY = 0.5  # likeness of what but comes near: a light ask goes before it
_MOST_ASKED = 4  # questions of a message, the last ones


class Finder:
    """All that was pasted about one person, ready to be asked."""

    def __init__(self, partner: Partner, ways: Ways, synonyms: Mapping[str, str], sense: Sense) -> None:
        self._partner, self._judge = partner, Judge(partner, ways, synonyms, sense)
        self._greeting = re.compile(rf"\A(?:hi|hello|hey|dear|good \w+)?,? ?(?:{re.escape(partner.called or partner.name)})?[,!.]? +", re.I)

    def asked(self, text: str, topic: str = "", asked_back: str = "", spoken: tuple[str, ...] = ()) -> tuple[Asked, ...]:
        """What `text` asks, at most two things; `topic` is being talked about, `asked_back` was asked last, `spoken` are all lines said."""
        found: list[Asked] = []
        text = self._greeting.sub("", text)
        thread = thread_of(spoken, topic, self._judge.tellings)
        for question in questions_in(text)[-_MOST_ASKED:] or sentences(text)[-1:]:
            for each in self._in_sentence(question, text[: text.find(question)], topic, asked_back, thread):
                if not any(self._is_same(each, other) for other in found):
                    found.append(each)
        known = [each for each in found if each.known]
        return tuple((known or found)[:2])

    def is_clear(self, text: str) -> bool:
        """Whether a message plainly asks for something that was pasted."""
        return any(found is not None and found.score >= CLEARLY for found in map(self._judge.best, questions_in(text)))

    def sentences(self) -> Iterator[str]:
        """All that its meaning is drawn from."""
        return self._judge.sentences()

    def _in_sentence(self, question: str, before: str, topic: str, asked_back: str, thread: Thread) -> list[Asked]:
        parts = clauses(question)
        whole = self._in_question(question, before, topic, asked_back, thread)
        if len(parts) < 2 or whole[0].likeness >= 1.0:
            return whole
        told = [each for part in parts for each in self._in_question(part, before, topic, asked_back, thread)[:1] if each.known]
        return told or whole

    def _in_question(self, question: str, before: str, topic: str, asked_back: str, thread: Thread) -> list[Asked]:
        if asks_back(question) and (asked_back or is_about_feeling(before + question)):
            return [self._small("feeling", question) if not asked_back else self._about(topic, question)]
        is_bare = not self._judge.words.telling(bare(question))
        if follows(question, is_bare) and (found := self._behind(question, before, topic, is_bare, thread)):
            return found
        near = self._judge.near(question)
        close = frozenset().union(neighbours(topic), *(neighbours(each.topic) for each in thread.at))
        weighed = self._judge.weighed(question, before, close, near)
        best = max(weighed, key=lambda each: each.score, default=None)
        small = max(near.small, key=lambda name: near.small[name], default="")
        is_sure = best is not None and best.score >= CLEARLY and any(answering_forms(question))
        if small and near.small[small] >= _SMALL and not is_sure and (best is None or near.small[small] >= best.near + _SMALL_AHEAD):
            return [self._small(small, question)]
        least = ENOUGH + (0.0 if best is None or leans(question) or not self._is_repeated(best, thread) else _ONCE_MORE)
        if best is not None and best.score >= least:
            told = self._told(weighed)
            if best.score >= CLEARLY or chances(weighed).together(self._with_others(told, weighed)) >= SURELY:
                return [self._as_asked(each, weighed, thread) for each in told]
        elif leans(question):
            return self._leaning(weighed, close, thread, question)
        return self._nearest(weighed, thread) or [self._declined(question)]

    def _behind(self, question: str, before: str, topic: str, is_bare: bool, thread: Thread) -> list[Asked]:
        """What a follow-up asks: of the words before it in the message, or else of what was told last; nothing if that isn't sure."""
        best = self._judge.best(before) if tells_something(before) else None
        is_of_words = best is not None and best.score >= ENOUGH
        at = tuple(around(best.telling, self._judge.tellings)) if best and is_of_words else () if thread.is_declined else thread.at
        if (
            asks_for_more(bare(question))
            and not shapes_of(question)
            and not is_of_words
            and topic in self._partner.topics
            and not is_passage(topic)
        ):
            return [self._about(topic, question)]
        if best and not is_of_words and self._is_told_with(question, before):
            return []
        found = at[0] if is_of_words and asks_what_came(question) else following(question, at, self._judge.facts, self._judge.passages)
        if found is not None:
            return [self._line_of(found, 0, 1.0, thread)]
        return [self._declined(question)] if is_bare else []

    def _is_told_with(self, question: str, before: str) -> bool:
        """Whether a question and the words before it find something together: "You won a prize, I read. What for?"."""
        weighed = self._judge.weighed(question, before, frozenset(), self._judge.near(question))
        return max(each.score for each in weighed) >= ENOUGH

    def _leaning(self, weighed: Sequence[Found], close: frozenset[str], thread: Thread, question: str) -> list[Asked]:
        """What is near to what was told last, where a question leans on that."""
        near = [each for each in weighed if each.telling.topic in close and each.score >= ENOUGH - _LEANING]
        best = max(near, key=lambda each: each.score, default=None)
        if best is not None:
            return [self._as_asked(best, list(weighed), thread)]
        found = following(question, thread.at, self._judge.facts, self._judge.passages) if shapes_of(question) else None
        return [self._declined(question) if found is None else self._line_of(found, 0, 1.0, thread)]

    def _is_repeated(self, best: Found, thread: Thread) -> bool:
        """Whether it would be told once more."""
        return any(thread.is_told(each.topic, 0) for each in around(best.telling, self._judge.tellings))

    def _declined(self, question: str) -> Asked:
        return Asked("", None, 0.0, False, is_personal(question))

    def _about(self, topic: str, question: str) -> Asked:
        """What else there is of a topic."""
        return Asked(topic, None, 1.0) if topic in self._partner.topics and not is_passage(topic) else self._declined(question)

    def _small(self, name: str, question: str) -> Asked:
        """One of the answers to small talk; which, hangs on how it was asked."""
        return Asked(name, len(question) % len(self._partner.topics[name].facts), 1.0)

    def _nearest(self, weighed: Sequence[Found], thread: Thread) -> list[Asked]:
        """What comes nearest where nothing surely answers, as that and no more; nothing that was told before."""
        sentences_of = {each.telling.topic: each.telling for each in weighed if is_passage(each.telling.topic)}
        found = [sentences_of[each] for each in chances(weighed).nearest() if each in sentences_of]
        fresh = [each for each in found if not any(thread.is_told(each.topic, line) for line in (0, NEAREST, OR_THIS))]
        if len(fresh) > 1 and overlap(*fresh):
            fresh.pop()
        return [Asked(each.topic, line, _NEARLY) for each, line in zip(fresh, (NEAREST, OR_THIS), strict=False)]

    def _with_others(self, told: Sequence[Found], weighed: Sequence[Found]) -> Iterator[Telling]:
        """What is told, with all that the same lines tell."""
        for each in told:
            lines = (each.telling.topic, each.telling.line) if self._are_together(each, weighed) else ()
            yield each.telling
            yield from (other.telling for other in weighed if (other.telling.topic, other.telling.line) == lines)

    def _told(self, weighed: list[Found]) -> list[Found]:
        """The one thing, with another where that is as likely to be meant; of a topic asked for at large, the line of all its facts."""
        first, *rest = sorted(weighed, key=lambda each: -each.score)
        if not self._are_together(first, weighed):
            first = self._widened(first, rest)
        least = max(ENOUGH, first.score - _AS_LIKELY)
        other = next((each for each in rest if each.score >= least and not overlap(each.telling, first.telling)), None)
        if other is None or first.near >= _PLAINLY or self._are_together(first, weighed):
            return [first]
        return [first, other]

    def _widened(self, first: Found, rest: Sequence[Found]) -> Found:
        """The sentence around a fact, where that tells more of what is asked."""
        is_short = len(first.telling.words.split()) < _FEW or first.telling.is_note
        is_plain = first.telling.topic in _TOLD_SHORT
        less = _WIDER if is_plain and is_short else 0.0 if is_plain else _WHOLE
        least = ENOUGH if is_short and not is_plain else first.score - less  # a bit of a sentence says little
        wider = (each for each in rest if less and is_passage(each.telling.topic) and each.score >= min(least, first.score - less))
        return next((each for each in wider if holds(each.telling, first.telling) and (not is_plain or _is_sentence(each.telling))), first)

    def _as_asked(self, found: Found, weighed: list[Found], thread: Thread) -> Asked:
        line = found.telling.line if self._are_together(found, weighed) else found.telling.alone
        return self._line_of(found.telling, line, 1.0 if found.score >= CLEARLY else 0.7, thread)

    def _line_of(self, telling: Telling, line: int, likeness: float, thread: Thread) -> Asked:
        return Asked(*once_more(telling, line, thread, self._judge.tellings), likeness)

    def _are_together(self, found: Found, weighed: Sequence[Found]) -> bool:
        """Whether others of the same line are asked for as much."""
        telling = found.telling
        alike = (each.score for each in weighed if (each.telling.topic, each.telling.line) == (telling.topic, telling.line))
        return found.near >= _AT_LARGE and not is_passage(telling.topic) and sum(value >= found.score - _BESIDES for value in alike) > 1

    def _is_same(self, one: Asked, other: Asked) -> bool:
        """Whether two answers tell the same sentence."""
        if one.fact is None or other.fact is None:
            return (one.topic, one.fact) == (other.topic, other.fact)
        return bool(self._around(one) & self._around(other)) or (one.topic, one.fact) == (other.topic, other.fact)

    def _around(self, asked: Asked) -> frozenset[str]:
        said = thread_of((f"topics.{asked.topic}.facts[{asked.fact}].says",), "", self._judge.tellings)
        return frozenset(each.topic for each in said.at) if is_passage(asked.topic) or len(said.at) == 1 else frozenset()


def _is_sentence(telling: Telling) -> bool:
    """Whether words are a sentence, and no line of a profile."""
    return telling.words.rstrip("”\"'").endswith((".", "!", "?"))


__all__ = ["Finder", "Found"]
