"""What the sender wants to know, in their own words: the question inside an ask for time, the topic a message is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from flows.listed import Listed, Lists
from flows.rewriting.spoken import plain

LONGEST = 14  # words of a topic that is put into a question of ours; in a question of the sender's they may be more
LONGEST_QUESTION = 40
_I = re.I | re.S  # a sentence may go on over the end of a line


@dataclass(frozen=True)
class Matter(Lists):
    """matter.yaml: lists of wordings, and what they find in the sentences of a draft."""

    wants: Listed = ()
    questions: Listed = ()
    turned: Listed = ()
    theirs_to_see: Listed = ()
    into: Listed = ()
    works: Listed = ()
    studies: Listed = ()
    searches: Listed = ()
    talks: Listed = ()
    meetings: Listed = ()
    behind: Listed = ()
    occasions: Listed = ()
    no_topics: Listed = ()
    predicates: Listed = ()
    days: Listed = ()
    months: Listed = ()

    def question(self, cut: Iterable[str]) -> str:
        """What the sender wanted to hear, word for word: "how you moved from the test lab to product management"."""
        for sentence in cut:
            found = self._question.search(plain(sentence))
            if found and not self._they_will.search(plain(sentence)[: found.start(1)]):
                words = self._trimmed(_as_written(sentence, found))
                if 3 <= len(words.split()) <= LONGEST_QUESTION:
                    return words[:1].lower() + words[1:]
        return ""

    def asked_plainly(self, cut: Iterable[str]) -> str:
        """A whole question that stood behind an ask: "How did you get the yield above 80 percent?"."""
        for sentence in cut:
            if found := self._whole_question.search(plain(sentence)):
                words = _as_written(sentence, found).strip()
                if len(words.split()) >= 4:
                    return words[:1].upper() + words[1:]
        return ""

    def topic(self, cut: Iterable[str], told: Iterable[str]) -> str:
        """What the talk was to be about, "rail signalling tests"; else what the sender is busy with."""
        return self._first(self._topic, cut) or self._first(self._mine, told)

    def subject(self, told: Iterable[str]) -> str:
        """What the reader has spoken or written about: "tidal energy" of "your talk on tidal energy"."""
        return self._predicate.sub("", self._first(self._theirs, told))

    def _first(self, pattern: re.Pattern[str], sentences: Iterable[str]) -> str:
        for sentence in sentences:
            for found in pattern.finditer(plain(sentence)):
                words = self._behind.sub("", self._trimmed(_as_written(sentence, found))).strip(" ,")
                if words and len(words) > 1 and len(words.split()) <= LONGEST and not self._no_topic.match(words):
                    return words
        return ""

    def _trimmed(self, words: str) -> str:
        """Without what belongs to the meeting: "how you test signals over coffee next week?" is "how you test signals"."""
        return self._meeting.sub("", words).strip(" \n\t,.;:!?-–—")

    @cached_property
    def _question(self) -> re.Pattern[str]:
        wants, asks, turned = map(self.expression, (self.wants, self.questions, self.turned))
        to = r"(?:[\w\s-]{0,30}?\b(?:about|on|regarding|into|of))?\s*[:,]?\s+"
        return re.compile(rf"\b{wants}\b{to}({asks}\s+(?!{turned}\b).*)", _I)

    @cached_property
    def _they_will(self) -> re.Pattern[str]:
        can = r"(?:'ll| will| can|'d| would| could| may| might)?"
        return re.compile(rf"\byou{can} {self.expression(self.theirs_to_see)}(?: about)? $", re.I)

    @cached_property
    def _whole_question(self) -> re.Pattern[str]:
        asks, turned = self.expression(self.questions), self.expression(self.turned)
        return re.compile(rf"[:,–—-]\s*({asks}\s+(?:\w+\s+){{0,3}}?{turned}\b[^?]*\?)", re.I)

    @cached_property
    def _topic(self) -> re.Pattern[str]:
        wants, into = self.expression(self.wants), self.expression(self.into)
        return re.compile(
            rf"\b{wants}\b[^.?!;:]{{0,40}}?\b(?:about|regarding|concerning)\s+([^.?!;:]+)|\b{into}\s+([^.?!;:]+)",
            re.I,
        )

    @cached_property
    def _mine(self) -> re.Pattern[str]:
        works, studies, searches = map(self.expression, (self.works, self.studies, self.searches))
        return re.compile(
            rf"(?<!your )\b{works}\s+(?:about|on)\s+([^.?!;:,]+)"
            rf"|\b{studies}\s+(?!at\b|in\b|for\b|with\b|to\b)([^.?!;:,]+)"
            rf"|\b{searches}\s+for\s+(work\s+as\s+[^.?!;:,]+)",
            re.I,
        )

    @cached_property
    def _theirs(self) -> re.Pattern[str]:
        return re.compile(rf"\byour\s+(?:[\w-]+\s+){{0,2}}?{self.expression(self.talks)}\s+(?:about|on)\s+([^.?!;:,]+)", re.I)

    @cached_property
    def _meeting(self) -> re.Pattern[str]:
        return re.compile(
            rf"\s*(?:,\s*)?\b{self.expression(self.meetings)}\b.*$|,\s*(?:could|can|would|will|i|i'd|we)\b.*$",
            _I,
        )

    @cached_property
    def _behind(self) -> re.Pattern[str]:
        return re.compile(rf"\s*(?:,\s*)?\b{self.expression(self.behind)}\b.*$", _I)

    @cached_property
    def _no_topic(self) -> re.Pattern[str]:
        return re.compile(rf"^{self.expression(self.no_topics)}\b", re.I)

    @cached_property
    def _predicate(self) -> re.Pattern[str]:
        return re.compile(rf"\s+{self.expression(self.predicates)}\b.*$", _I)


def _as_written(sentence: str, found: re.Match[str]) -> str:
    group = found.lastindex or 0
    return sentence[found.start(group) : found.end(group)]
