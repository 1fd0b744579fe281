"""Which topic, or which very fact, a learner's question asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from flows.asking import Asking, Common, Target
from flows.meaning import Meaning, Shared, context
from flows.meaning import sentences as all_sentences
from flows.people import Partner
from flows.questions import asks_back, asks_before, asks_for_more, bare, clauses, is_about_feeling, leans, questions_in, tells_something
from flows.sense import Sense
from flows.words import sentences

__all__ = ["Asked", "Common", "Index"]

MOST_READY = 28  # partners, each in a part, whose questions are kept ready; 40 milliseconds and 4 MB each
_BEHIND = 0.2  # what an answer to a question and the sentences before it has behind one to the question alone
# What else speaks for a fact, beside what a question means, as fitted with it:
_WORDED, _WORDED_NARROW = 0.53, 0.34  # likeness by words to the topic, for a fact told at large, and for one that answers its own question
_OWN = 0.16  # likeness by words to the fact
_NARROW = 0.15  # that it answers one question alone: it was written for it
_FIRST = 0.45  # that it is what a topic begins with
_FRAMED = 0.1  # that the topic is plainly asked for
_CLEARER = 0.2  # by so much must a clause be clearer than the whole sentence to be answered by itself
_PLAIN = 1.8  # all of it together, where a question could hardly be plainer
_ENOUGH = 1.5  # all of it together, before a question counts as about anything here
MOST_ASKED = 6  # of many questions in one message the last ones are looked at
_STRONG = 0.57  # likeness from which two topics of one message are both answered
_STAYS = 0.08  # what the topic of the moment has ahead
_NEARLY, _NEARLY_ELSEWHERE = 0.2, 0.05  # by so much less a second fact of the topic, or of another, may speak for itself to be told too
_LEANING = 0.25  # the same, when the question leans on what was said
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
    is_personal: bool = False  # where nothing is known: it was about the partner, and not about the world
    beside: Target | None = None  # another fact that may be meant as well, where it is nearly as likely


@lru_cache(maxsize=MOST_READY)
def _ready(index: Index) -> tuple[Asking, Meaning]:
    return index.ready()


@cache
def compiled(frame: str) -> re.Pattern[str]:
    """A frame of topics.yaml, in any case."""
    return re.compile(rf"\b(?:{frame})\b", re.I)


class Index:
    """What one partner can be asked, and what a message of the learner's asks of it."""

    def __init__(
        self,
        partner: Partner,
        common: Mapping[str, Common],
        synonyms: Mapping[str, str],
        sense: Sense,
        shared: Callable[[], Shared],
    ) -> None:
        self._of = (partner, common, synonyms)
        self._sense, self._shared = sense, shared
        self._place = partner.place.lower()
        self._addressed = re.compile(rf"(?:,\s*|\s+)\b{re.escape(partner.called)}\b(?=\s*[?.!]*$)|^{re.escape(partner.called)},\s*", re.I)
        self._frames = [(name, compiled(frame)) for name, topic in common.items() if name in partner.topics for frame in topic.frames]

    @property
    def _asking(self) -> Asking:
        """What is weighed; put together with the first question, and again if many others were asked since."""
        return _ready(self)[0]

    def ready(self) -> tuple[Asking, Meaning]:
        """Words and meaning, new."""
        asking = Asking(*self._of)
        return asking, Meaning(self._of[0], asking.leads, self._shared(), self._sense)

    def sentences(self) -> Iterator[str]:
        """All that its meaning is drawn from."""
        return all_sentences(self._of[0], self._of[1])

    def asked(self, text: str, topic: str = "", asked_back: str = "", spoken: tuple[str, ...] = ()) -> tuple[Asked, ...]:
        """What `text` asks, at most two things; `topic` is being talked about, `asked_back` is what the partner asked last."""
        found: dict[str, Asked] = {}
        for sentence in questions_in(text)[-MOST_ASKED:] or sentences(text)[-1:]:
            before = text[: text.find(sentence)]
            for best in self._in_sentence(sentence, topic, asked_back, before):
                if best.topic not in found or best.likeness > found[best.topic].likeness:
                    found[best.topic] = best
        strong = [asked for asked in found.values() if asked.likeness >= _STRONG]
        if len(strong) > 1:  # two questions have an answer each
            return tuple(replace(asked, beside=None) for asked in strong[-2:])
        return tuple(strong or sorted(found.values(), key=lambda asked: -asked.likeness)[:1])

    def _in_sentence(self, sentence: str, topic: str, asked_back: str, before: str) -> list[Asked]:
        """What one sentence asks, as a whole or clause by clause, whichever is clearer."""
        whole = self._best(sentence, topic, asked_back, before)
        asking = [part for part in clauses(sentence) if not asks_for_more(bare(part))]
        parts = [best for part in asking if (best := self._best(part, topic, asked_back, before))]
        clearer = whole.likeness + _CLEARER if whole else 0.0
        if whole and all(part.likeness <= clearer for part in parts):
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
        return self._meant(sentence, before, topic, leaning) or (self._meant(sentence, "", topic, leaning) if before else None)

    def _meant(self, sentence: str, before: str, topic: str, leaning: bool) -> Asked | None:
        """The fact that words and meaning together speak for; the topic at large where no fact of it stands out."""
        sentence = self._addressed.sub("", sentence)  # "What is it you do, Jonas?" doesn't ask for a name
        whole, framed = context(sentences(before), sentence), self._framed(sentence)
        ahead = _LEANING if leaning else _STAYS
        meaning = _ready(self)[1]
        near = meaning.near(bare(sentence), whole)
        words = self._asking.scores(sentence, topic, 0.0)
        total = {target: self._weighed(target, each, words, framed) for target, each in near.items()}
        if before and leans(sentence):  # "What were those, actually?" says little without the sentence before it
            words = self._asking.scores(whole, topic, 0.0)
            for target, each in meaning.near(bare(whole), whole).items():
                total[target] = max(total[target], self._weighed(target, each, words, framed) - _BEHIND)
        total = {target: score + (ahead if target.topic == topic else 0.0) for target, score in total.items()}
        best = max(total, key=lambda each: (round(total[each], 6), each.topic, -(each.fact or 0)), default=Target(""))
        if leaning and best.topic != topic and topic not in _WORK:
            return self._certain(topic)
        if total.get(best, 0.0) < _ENOUGH:
            return None
        is_narrow = bool(self._of[0].topics[best.topic].facts[best.fact or 0].asked)
        at = best.fact if best.fact or is_narrow else None  # with a first fact for all, a topic is told from its beginning
        return Asked(best.topic, at, round(total[best] / _PLAIN, 3), True, beside=_beside(total, best))

    def _weighed(self, target: Target, near: float, words: Mapping[Target, float], framed: str) -> float:
        worded, asked = words.get(Target(target.topic), 0.0), self._of[0].topics[target.topic].facts[target.fact or 0].asked
        plainly = (_FIRST if not target.fact else 0.0) + (_FRAMED if framed == target.topic else 0.0)
        return near + plainly + _OWN * words.get(target, 0.0) + (_WORDED_NARROW * worded + _NARROW if asked else _WORDED * worded)

    def _framed(self, sentence: str) -> str:
        """The topic whose plain way of asking the sentence has: "How did you get into X?" asks for the start, whatever X is."""
        if self._place and self._place in sentence.lower():  # "What made you pick Rotterdam?" is about the town
            return ""
        return next((topic for topic, frame in self._frames if frame.search(sentence)), "")

    def _certain(self, topic: str) -> Asked:
        return Asked(topic, None, 1.0, topic in self._asking.known)


def _beside(total: Mapping[Target, float], best: Target) -> Target | None:
    """What comes next after the best, if it is nearly as good: who isn't sure which of two things was meant tells both."""
    second = max((each for each in total if each != best), key=lambda each: (round(total[each], 6), each.topic), default=best)
    behind = total[best] - total[second]
    return second if second != best and behind < (_NEARLY if second.topic == best.topic else _NEARLY_ELSEWHERE) else None
