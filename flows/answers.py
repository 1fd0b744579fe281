"""Which topic, or which very fact, a learner's question asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from flows.asking import Asking, Common, Target
from flows.people import Partner
from flows.questions import asks_back, asks_before, asks_for_more, bare, clauses, is_about_feeling, leans, questions_in, tells_something
from flows.words import sentences

__all__ = ["Asked", "Common", "Index"]

MOST_ASKED = 6  # of many questions in one message the last ones are looked at
ENOUGH = 0.45  # what must speak for a topic before a question counts as about it
_PLAINLY = 0.7  # the same for a question without any telling word
_NARROWLY = 1.0  # a partner's own narrow question this near goes before a frame
_CLOSE = 0.12  # a second topic is answered too when it has this much over the least
_STAYS = 0.05  # what the topic of the moment has ahead
_LEANING = 0.15  # the same, when the question leans on what was said
_CLEARLY = 0.6  # with so much for it a question is about something else, even if it could lean
_ANSWERS_BACK = {"field": "work_now", "aim": "future", "name": "roots"}  # "And you?", by what the partner had asked
# Talking of these, "Do you enjoy it?" asks for the joys of the work; talking of others, for more about them.
_WORK = frozenset(
    """work_now career_start career_turn company team project typical_day joys troubles pride industry tools hiring boss
    colleagues technology newcomers future lesson event feeling introducer""".split()
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question is after: topic "family", fact 2; `known` is false where this partner has nothing on it."""

    topic: str
    fact: int | None
    likeness: float
    known: bool = True


@cache
def compiled(frame: str) -> re.Pattern[str]:
    """A frame of topics.yaml, in any case."""
    return re.compile(rf"\b(?:{frame})\b", re.I)


class Index:
    """What one partner can be asked, and what a message of the learner's asks of it."""

    def __init__(self, partner: Partner, common: Mapping[str, Common], synonyms: Mapping[str, str]) -> None:
        self._asking = Asking(partner, common, synonyms)
        self._place = partner.place.lower()
        self._frames = [(name, compiled(frame)) for name, topic in common.items() if name in partner.topics for frame in topic.frames]

    def asked(self, text: str, topic: str = "", asked_back: str = "") -> tuple[Asked, ...]:
        """What `text` asks, at most two things; `topic` is being talked about, `asked_back` is what the partner asked last."""
        found: dict[str, Asked] = {}
        for sentence in questions_in(text)[-MOST_ASKED:] or sentences(text)[-1:]:
            before = text[: text.find(sentence)]
            for best in self._in_sentence(sentence, topic, asked_back, before):
                if best.topic not in found or best.likeness > found[best.topic].likeness:
                    found[best.topic] = best
        strong = [asked for asked in found.values() if asked.likeness >= ENOUGH + _CLOSE]
        return tuple(strong[-2:] or sorted(found.values(), key=lambda asked: -asked.likeness)[:1])

    def _in_sentence(self, sentence: str, topic: str, asked_back: str, before: str) -> list[Asked]:
        """What one sentence asks, as a whole or clause by clause, whichever is clearer."""
        whole = self._best(sentence, topic, asked_back, before)
        asking = [part for part in clauses(sentence) if not asks_for_more(bare(part))]
        parts = [best for part in asking if (best := self._best(part, topic, asked_back, before))]
        if whole and all(part.likeness <= whole.likeness for part in parts):
            return [whole]
        return parts

    def _best(self, sentence: str, topic: str, asked_back: str, before: str) -> Asked | None:
        if asks_back(sentence) and (asked_back or is_about_feeling(before + sentence)):
            return self._certain(_ANSWERS_BACK.get(asked_back) or (topic if asked_back else "") or "feeling")
        if asks_before(sentence) and topic in _WORK:
            return self._certain("career_turn")
        pointed = self._asking.pointed_at(before)
        topic = pointed or topic
        if topic and asks_for_more(bare(sentence)):
            return self._certain(topic)
        leaning = bool(topic) and leans(sentence) and (bool(pointed) or not tells_something(before))
        best, framed = self._likeliest(sentence, topic, leaning), self._framed(sentence)
        return best if best and not self._gives_way(best) else self._certain(framed) if framed else best

    def _gives_way(self, best: Asked) -> bool:
        """Whether a frame goes before what the words point to: before other talk of work, or what is only vaguely meant."""
        narrow = best.fact is not None and best.likeness >= _NARROWLY
        return not narrow and (best.topic in _WORK or best.likeness < _CLEARLY)

    def _framed(self, sentence: str) -> str:
        """The topic whose plain way of asking the sentence has: "How did you get into X?" asks for the start, whatever X is."""
        if self._place in sentence.lower():  # "What made you pick Rotterdam?" is about the town
            return ""
        return next((topic for topic, frame in self._frames if frame.search(sentence)), "")

    def _likeliest(self, sentence: str, topic: str, leaning: bool) -> Asked | None:
        scores = self._asking.scores(sentence, topic, _LEANING if leaning else _STAYS)
        target = max(
            scores, key=lambda each: (round(scores[each], 6), -1 if each.fact is None else each.fact, each.topic), default=Target("")
        )
        likeness = scores.get(target, 0.0)
        if leaning and target.topic != topic and (likeness < _CLEARLY or topic not in _WORK):
            return self._certain(topic)
        if likeness < (ENOUGH if self._asking.has_telling_words(sentence) else _PLAINLY):
            return None
        return Asked(target.topic, target.fact, round(likeness, 3), target.topic in self._asking.known)

    def _certain(self, topic: str) -> Asked:
        return Asked(topic, None, 1.0, topic in self._asking.known)
