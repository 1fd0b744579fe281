"""Which topic, or which very fact, a learner's question asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import numpy as np

from flows.asking import Asking, Common, Target
from flows.hanging import Said, hangs, own_words, said_of, says_nothing
from flows.meaning import Meaning, Shared, context
from flows.meaning import sentences as all_sentences
from flows.overlap import Overlap
from flows.people import Fact, Partner
from flows.questions import (
    asks_back,
    asks_before,
    asks_for_more,
    asks_them,
    bare,
    clauses,
    is_about_feeling,
    leans,
    out_of_my_place,
    questions_in,
    tells_something,
)
from flows.sense import Sense, Vectors
from flows.words import sentences

__all__ = ["Asked", "Common", "Index"]

MOST_READY = 28  # partners, each in a part, whose questions are kept ready; 150 milliseconds and 3 MB each
# What speaks for a fact, in the order of `Index.speaking`; fitted with `python -m tests.questions.fit`.
_SPEAKS = np.array(
    [0.40, 0.36, 0.31, 0.28, 0.38, 0.61, 0.87, 0.85, 0.61, 0.71, 0.21, -0.03, 0.18],
    dtype=np.float32,
)
_NEAREST, _ALIKE, _SAME = (1, 3, 6, 8), 0.97, 0.4  # where the nearest questions stand, from when on one is the same, and what that adds
_FRAMED = 0.4  # what it adds to a topic's first fact that it is plainly asked for
_CLEARER = 0.2  # by so much must a clause be clearer than the whole sentence to be answered by itself
_PLAIN = 2.3  # all of it together, where a question could hardly be plainer
_ENOUGH = 1.95  # all of it together, before a question counts as about anything here
_DOUBTED, _CLEAR = 2.37, 2.58  # below the first, two in five are about something else; from the second on, a second fact hardly saves any
MOST_ASKED = 6  # of many questions in one message the last ones are looked at
_STRONG = 0.57  # likeness from which two topics of one message are both answered
_STAYS = 0.1  # what the topic of the moment has ahead
_NEARLY, _NEARLY_ELSEWHERE = 0.24, 0.05  # by so much less a second fact of the topic, or of another, may speak for itself to be told too
_LEANING = 0.3  # the same, when the question leans on what was said
# Of a question that hangs on what was said: what it can be worth by itself; what a topic just told of has ahead, what a word of the last
# lines adds, at most two of them, what likeness behind them adds, from a half on; what is off for what was told, and for a topic at large.
_BY_ITSELF, _HERE, _SHARED, _BEHIND, _TOLD, _AT_LARGE = 2.4, 0.4, 0.3, 2.0, 0.3, 0.2
_ENOUGH_HERE, _ENOUGH_ELSEWHERE, _OWN = 2.5, 2.75, 0.3  # all of it together, and what a word of its own takes off elsewhere
_ASKED, _NARROW, _LINES_BEHIND = (1, 3), 11, 6  # where likeness to questions stands, of one fact and of its topic; sentences behind
_PLAINLY, _PLAINER = 0.935, 1.13  # likeness from which it is taken as it stands, if nothing takes it up, and whatever does
_UNKNOWN = 0.5  # likeness of a question that surely is one, though nothing answers
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
    hangs: bool = False  # where nothing is known: it was about what was told last
    again: bool = False  # it was told before, and there is no more of it
    is_doubtful: bool = False  # it may well be something else that was asked for


@lru_cache(maxsize=MOST_READY)
def _ready(index: Index) -> tuple[Asking, Meaning, Overlap]:
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
        self._addressed = re.compile(rf"(?:,\s*|\s+)\b{re.escape(partner.called)}\b(?=\s*[?.!]*$)|^{re.escape(partner.called)},\s*", re.I)

        self._place = partner.place.lower()
        self._frames = [(name, compiled(frame)) for name, topic in common.items() if name in partner.topics for frame in topic.frames]

    @property
    def _asking(self) -> Asking:
        """What is weighed; put together with the first question, and again if many others were asked since."""
        return _ready(self)[0]

    def ready(self) -> tuple[Asking, Meaning, Overlap]:
        """Words and meaning, new."""
        asking, shared = Asking(*self._of), self._shared()
        meaning = Meaning(self._of[0], asking.leads, shared, self._sense)
        return asking, meaning, Overlap(self._of[0], asking.folding, shared.words)

    def sentences(self) -> Iterator[str]:
        """All that its meaning is drawn from."""
        return all_sentences(self._of[0], self._of[1])

    def asked(self, text: str, topic: str = "", asked_back: str = "", spoken: tuple[str, ...] = ()) -> tuple[Asked, ...]:
        """What `text` asks, at most two things; `topic` is being talked about, `asked_back` was asked last, `spoken` are all lines said."""
        found: dict[str, Asked] = {}
        text = out_of_my_place(text)
        said = said_of(spoken, self._of[0])
        for sentence in questions_in(text)[-MOST_ASKED:] or sentences(text)[-1:]:
            before = text[: text.find(sentence)]
            for best in self._in_sentence(sentence, topic, asked_back, before, said):
                if best.topic not in found or best.likeness > found[best.topic].likeness:
                    found[best.topic] = best
        strong = [asked for asked in found.values() if asked.likeness >= _STRONG]
        if len(strong) > 1:  # two questions have an answer each; a guess is made at one thing only
            clear = [asked for asked in strong if not asked.is_doubtful]
            return tuple(replace(asked, beside=None) for asked in clear[-2:]) or (max(strong, key=lambda asked: asked.likeness),)
        return tuple(strong or sorted(found.values(), key=lambda asked: -asked.likeness)[:1])

    def _in_sentence(self, sentence: str, topic: str, asked_back: str, before: str, said: Said) -> list[Asked]:
        """What one sentence asks, as a whole or clause by clause, whichever is clearer."""
        whole = self._best(sentence, topic, asked_back, before, said)
        asking = [part for part in clauses(sentence) if not asks_for_more(bare(part))]
        parts = [best for part in asking if (best := self._best(part, topic, asked_back, before, said))]
        clearer = whole.likeness + _CLEARER if whole else 0.0
        if whole and all(part.likeness <= clearer for part in parts):
            return [whole]
        return parts

    def _best(self, sentence: str, topic: str, asked_back: str, before: str, said: Said) -> Asked | None:
        if asks_back(sentence) and (asked_back or is_about_feeling(before + sentence)):
            return self._certain(_ANSWERS_BACK.get(asked_back) or (topic if asked_back else "") or "feeling")
        if asks_before(sentence) and topic in _WORK:
            return self._certain("career_turn")
        pointed = self._asking.pointed_at(before)
        topic = pointed or topic
        if topic and asks_for_more(bare(sentence)):
            return self._certain(topic)
        is_set = pointed and pointed not in said.topics  # "My friend says you climb. How long have you done that?"
        if not is_set and not self._framed(sentence) and hangs(sentence, before, said, self._asking.folding):
            return self._behind(sentence, before, topic, said)
        leaning = bool(topic) and leans(sentence) and (bool(pointed) or not tells_something(before))
        return self._meant(sentence, before, topic, leaning) or (self._meant(sentence, "", topic, leaning) if before else None)

    def _meant(self, sentence: str, before: str, topic: str, leaning: bool) -> Asked | None:
        """The fact that words and meaning together speak for; the topic at large where no fact of it stands out."""
        ahead = _LEANING if leaning else _STAYS
        targets, speaks = self.speaking(sentence, before)
        scores = (speaks @ _SPEAKS + _SAME * (speaks[:, _NEAREST].max(axis=1) > _ALIKE)).tolist()
        total = {target: score + (ahead if target.topic == topic else 0.0) for target, score in zip(targets, scores, strict=True)}
        framed = Target(self._framed(sentence), 0)
        if framed in total:
            total[framed] += _FRAMED
        best = max(total, key=lambda each: (round(total[each], 6), each.topic, -(each.fact or 0)), default=Target(""))
        if leaning and best.topic != topic and topic not in _WORK:
            return self._certain(topic)
        if total.get(best, 0.0) < _ENOUGH:
            return self._certain(topic) if leaning else None
        is_narrow = bool(self._fact(best).asked)
        at = best.fact if best.fact or is_narrow else None  # with a first fact for all, a topic is told from its beginning
        beside = _beside(total, best) if total[best] < _CLEAR else None
        is_doubtful = total[best] < _DOUBTED and best != framed
        return Asked(best.topic, at, round(total[best] / _PLAIN, 3), True, beside=beside, is_doubtful=is_doubtful)

    def _behind(self, sentence: str, before: str, topic: str, said: Said) -> Asked:
        """What a question is after that hangs on the last lines: on them, or on what the learner told before it; it may not be known."""
        folding = self._asking.folding
        is_empty = says_nothing(sentence, folding)
        plain = self._meant(sentence, before, topic, False)
        is_at_large = plain is not None and not self._fact(Target(plain.topic, plain.fact)).asked
        if plain and (is_at_large or not is_empty) and plain.likeness >= _PLAINER and Target(plain.topic, plain.fact) not in said.told:
            return plain
        if found := self._hanging(sentence, before, topic, said):
            return found
        is_their_own = not is_empty or own_words(before, said, folding) > 1
        is_plain = plain is not None and plain.likeness >= _PLAINLY
        if plain and is_plain and is_their_own:
            return plain
        return Asked("", None, _UNKNOWN, False, asks_them(sentence), hangs=True)

    def _hanging(self, sentence: str, before: str, topic: str, said: Said) -> Asked | None:
        """The fact that takes up what was said last: one not told yet, unless one that was told fits far better."""
        folding = self._asking.folding
        targets, speaks = self.speaking(sentence, before)
        alone, shared = speaks @ _SPEAKS, _ready(self)[2].of(said.words)
        if says_nothing(f"{before} {sentence}", folding):
            alone = np.minimum(alone, _BY_ITSELF)
        behind = _ready(self)[1].likeness(context(sentences(said.words), bare(sentence), _LINES_BEHIND))[:, _ASKED].max(axis=1)
        scores = alone + _BEHIND * (behind - 0.5) - _AT_LARGE * (1 - speaks[:, _NARROW])
        here = said.topics | {topic}
        total = {
            target: score
            + _SHARED * min(2.0, shared.get(target, 0.0))
            + (_HERE if target.topic in here else 0.0)
            - (_TOLD if target in said.told else 0.0)
            for target, score in zip(targets, scores.tolist(), strict=True)
        }
        elsewhere = _ENOUGH_ELSEWHERE - _OWN * own_words(sentence, said, folding)
        enough = [each for each in total if total[each] >= (_ENOUGH_HERE if each.topic in here else elsewhere)]
        best = max(enough, key=lambda each: (round(total[each], 6), each.topic, -(each.fact or 0)), default=None)
        return best and Asked(best.topic, best.fact, round(total[best] / _PLAIN, 3), again=best in said.told)

    def speaking(self, sentence: str, before: str = "") -> tuple[tuple[Target, ...], Vectors]:
        """Every fact, and what speaks for it: a row a fact.

        Five likenesses of the question by itself, and of the question behind what was said before it (`Meaning.likeness`); the words it is
        asked with; whether it answers one question alone, and is a topic's first.
        """
        sentence = self._addressed.sub("", sentence)  # "What is it you do, Jonas?" doesn't ask for a name
        _, meaning, overlap = _ready(self)
        sentence = overlap.mended(sentence, self._sense.is_word)
        whole = context(sentences(before), sentence)
        topics, shared = self._of[0].topics, overlap.of(whole)
        beside = [
            (shared.get(target, 0.0), bool(topics[target.topic].facts[target.fact or 0].asked), not target.fact)
            for target in meaning.targets
        ]
        return meaning.targets, np.hstack([meaning.likeness(bare(sentence)), meaning.likeness(whole), np.array(beside, dtype=np.float32)])

    def _fact(self, target: Target) -> Fact:
        return self._of[0].topics[target.topic].facts[target.fact or 0]

    def _framed(self, sentence: str) -> str:
        """The topic whose plain way of asking the sentence has: "How did you get into it?" asks for the start, whatever it is."""
        if self._place and self._place in sentence.lower():  # "What made you pick Rotterdam?" is about the town
            return ""
        plain = bare(sentence)  # "How did you yourself come into this?"
        return next((topic for topic, frame in self._frames if frame.search(sentence) or frame.search(plain)), "")

    def _certain(self, topic: str) -> Asked:
        return Asked(topic, None, 1.0, topic in self._asking.known)


def _beside(total: Mapping[Target, float], best: Target) -> Target | None:
    """What comes next after the best, if it is nearly as good: who isn't sure which of two things was meant tells both."""
    second = max((each for each in total if each != best), key=lambda each: (round(total[each], 6), each.topic), default=best)
    behind = total[best] - total[second]
    return second if second != best and behind < (_NEARLY if second.topic == best.topic else _NEARLY_ELSEWHERE) else None
