"""What asks in a form that can be answered with a no, and what tells a demand for a deed from the same words in a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from flows.listed import Listed, Lists
from flows.rewriting.spoken import plain

_BETWEEN = r"[\s,;:–—-]*"


@dataclass(frozen=True)
class Requests(Lists):
    """requests.yaml: lists of wordings, and what they tell of a request or a demand."""

    requests: Listed = ()
    asked_before: Listed = ()
    begins: Listed = ()
    joints: Listed = ()
    no_deeds: Listed = ()

    def asks(self, sentence: str) -> bool:
        """Whether a sentence asks in a form that can be answered with a no: a question, a please."""
        return "?" in sentence or self.any_of(self.requests).search(plain(sentence).lower()) is not None

    def something_is_asked(self, kept: Iterable[str]) -> bool:
        """Whether there is something left that one can say no to: a request, or the mention of an earlier one."""
        return any(self.asks(sentence) or self.any_of(self.asked_before).search(sentence.lower()) for sentence in kept)

    def may_demand_behind(self, before: str) -> bool:
        """Whether "you have to" behind these words demands; behind "I know" it guesses."""
        return bool(self._beginning.search(before))

    def without_joint(self, before: str) -> str:
        """Words without what tied a demand to them: "The post is open and" gives "The post is open"."""
        return self._joint.sub("", before)

    def is_a_deed(self, wanted: str) -> bool:
        """Whether what was demanded begins with the bare verb of something to do: "sign it", and not "be tired"."""
        return bool(self._deed.match(wanted))

    @cached_property
    def _beginning(self) -> re.Pattern[str]:
        return re.compile(rf"(?:^|[,;:.–—-]|\b{self.expression(self.begins)})\W*$", re.I)

    @cached_property
    def _joint(self) -> re.Pattern[str]:
        return re.compile(rf"{_BETWEEN}(?:\b{self.expression(self.joints)}\b)?{_BETWEEN}$", re.I)

    @cached_property
    def _deed(self) -> re.Pattern[str]:
        return re.compile(rf"(?!{self.expression(self.no_deeds)}\b)[a-z]+\b(?<!ing)(?<!ed)")
