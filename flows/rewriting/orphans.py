"""Sentences that point into what was cut: "He runs the clinic" behind a gone "Dr. Lund would take me"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from flows.listed import Listed, Lists
from flows.rewriting.spoken import plain

_HE_OR_SHE = re.compile(r"\b(?:he|she|him|her|his|hers|he's|she's|he'd|she'd|he'll|she'll)\b", re.I)
_AT_LAST = re.compile(r"\b(?:it|them)(?: \w+)?\W*$", re.I)  # "Everyone loves it."
_OF_YOURS = re.compile(r"\bof yours\b", re.I)
_FEW = 5  # words of a sentence that has no other thing in it
_A_PLACE = re.compile(r"\b(?:at|in|from|to|near|inside) (?:[A-Z]|(?:the|your|my|a|our) \w+)")
_OVER_THERE = re.compile(
    r"(?<!\bhi )(?<!\bhello )(?<!\bhey )\bthere\b(?! (?:is|are|was|were|will|would|has|have|may|might|must|seems?)\b)(?!')", re.I
)


@dataclass(frozen=True)
class Orphans(Lists):
    """orphans.yaml: lists of wordings, and what they tell of a sentence behind a gap."""

    people: Listed = ()
    titles: Listed = ()
    reports: Listed = ()
    firsts: Listed = ()
    things: Listed = ()
    no_things: Listed = ()
    nothing: Listed = ()
    following: Listed = ()
    those: Listed = ()
    minds: Listed = ()
    orders: Listed = ()
    meetings: Listed = ()
    when: Listed = ()

    def points_into(self, cut: str, sentence: str, kept: str) -> bool:
        """Whether `sentence`, right behind the words `cut`, speaks of somebody or something named there and not in the words `kept`."""
        said = plain(sentence).strip()
        if self._of_them.match(said):
            return True
        if (pronoun := _HE_OR_SHE.search(said)) and not self._somebody.search(self._report.sub("", said[: pronoun.start()])):
            return bool(self._somebody.search(cut)) or not (self._somebody.search(kept) or self._report.match(said))
        if (place := _OVER_THERE.search(said)) and not _A_PLACE.search(said[: place.start()]):
            return bool(_A_PLACE.search(cut))
        if self._do_it.match(said) or self._did_it.match(said):
            return True
        if self._nothing_there.match(said) or _OF_YOURS.search(said):
            return False
        few = len(said.split())
        at_last = (few <= _FEW and _AT_LAST.search(said)) or (few <= _FEW + 2 and self._at_the_end.match(said))
        return bool(at_last or self._the_thing.match(said))

    def is_there_for_a_meeting(self, sentence: str) -> bool:
        """Whether a sentence tells where and when the sender could be met: "I'm in Oslo every Tuesday"."""
        return bool(self._at_a_meeting.match(plain(sentence).strip()))

    @cached_property
    def _somebody(self) -> re.Pattern[str]:
        """A name within a sentence, or a word for somebody."""
        name = rf"(?<=[a-z,;] )(?<!\bin )(?<!\bat )(?<!from )(?:{self.expression(self.titles)}\.? )?(?!I\b)[A-Z][a-zà-ÿ]+"
        return re.compile(rf"{name}|\b(?i:{self.expression(self.people)})\b")

    @cached_property
    def _report(self) -> re.Pattern[str]:
        return re.compile(rf"^\W*[A-Z][\w'-]+ {self.expression(self.reports)}\b")

    @cached_property
    def _the_thing(self) -> re.Pattern[str]:
        return self._first(rf"{self.expression(self.things)}\b(?:'s|'re|'d|'ll|'ve)?(?! {self.expression(self.no_things)}\b)")

    @cached_property
    def _nothing_there(self) -> re.Pattern[str]:
        return self._first(rf"{self.expression(self.nothing)}\b")

    @cached_property
    def _did_it(self) -> re.Pattern[str]:  # "We recorded it in a lighthouse"
        done = rf"(?: (?!{self.expression(self.minds)})\w+){{1,2}}?"
        return self._first(
            rf"(?:{self.expression(self.those)}|my \w+){done} (?:it|them)\b(?!'| is\b| was\b| would\b| will\b| are\b| has\b)"
        )

    @cached_property
    def _at_the_end(self) -> re.Pattern[str]:  # "We fix that."
        return re.compile(rf"^(?:{self.expression(self.those)}|nobody|our|my)\b.*\b(?:that|this|those|these|them)\W*$", re.I)

    @cached_property
    def _do_it(self) -> re.Pattern[str]:
        return re.compile(rf"^{self.expression(self.orders)}\b.*\b(?:it|them|these|those)\b", re.I)

    @cached_property
    def _of_them(self) -> re.Pattern[str]:
        return self._first(r"(?:\w+ ){0,2}?(?:one|any|some|all|none|most|each|many) of (?:them|these|those)\b")

    @cached_property
    def _at_a_meeting(self) -> re.Pattern[str]:
        return self._first(rf"{self.expression(self.meetings)}\b")

    def _first(self, expression: str) -> re.Pattern[str]:
        """What a sentence begins with, be it behind "and" or "of course"."""
        return re.compile(rf"^(?:{self.expression(self.firsts)} )*{expression}", re.I)
