"""What a sentence says in plain words, whatever moves were heard in it: a wish, an offer, a next step, a farewell, something taken back.

A debrief may only say "I heard none" where nothing comes near; these find what does, and are no part of what a talk earns.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from flows.listed import Listed, Lists
from flows.words import sentences, tokens

_SHORT = 3  # words of which a wish or an offer has more


@dataclass(frozen=True)
class Nearly(Lists):
    """nearly.yaml: lists of wordings, and what they tell of a sentence."""

    aims: Listed = ()
    of_the_talk: Listed = ()
    presents: Listed = ()
    hands: Listed = ()
    own_papers: Listed = ()
    next_steps: Listed = ()
    going_on: Listed = ()
    vaguer: Listed = ()  # how a next step begins that is one only with a day to it: "Let's say ten.", "I bring you on Thursday"
    days: Listed = ()
    times: Listed = ()
    farewells: Listed = ()
    taken_back: Listed = ()
    requested: Listed = ()
    thanks_for_it: Listed = ()
    wishes_well: Listed = ()
    homewards: Listed = ()
    half_aims: Listed = ()
    half_steps: Listed = ()
    for_oneself: Listed = ()
    proposals: Listed = ()
    lead_ins: Listed = ()
    no_answers: Listed = ()
    of_work: Listed = ()

    def wishes(self, sentence: str) -> bool:
        """Whether it tells what somebody is after: "I want to learn solar mounting."; "I'd love to hear more" is about the talk itself."""
        said = _flat(sentence)
        return len(tokens(said)) > _SHORT and self._is_in(self.aims, said) and not self._is_in(self.of_the_talk, said)

    def offers(self, sentence: str) -> bool:
        """Whether it holds something out: "I can cook for your crew on Thursday."; a letter of one's own is no present."""
        said = _flat(sentence)
        return len(tokens(said)) > _SHORT and self._is_in(self.presents, said) and not self._is_in(self.own_papers, said)

    def goes_on(self, sentence: str) -> bool:
        """Whether it says or asks what comes after this talk: "Would you mind if I rang again in a month?"."""
        said = _flat(sentence)
        found = self.any_of(self.next_steps).search(said)
        return found is not None and (self._is_in(self.times, said) or found[0].split()[0] not in self.vaguer)

    def has_a_day(self, sentence: str) -> bool:
        """Whether it names another time: "on Friday", "in two weeks"."""
        return self._is_in(self.days, _flat(sentence))

    def is_farewell(self, sentence: str) -> bool:
        """Whether it thanks, wishes well or takes leave, in one of the languages that learners bring: "Boa noite!"."""
        return bool(self._leave.search(_flat(sentence)))

    def takes_back(self, text: str) -> bool:
        """Whether a message withdraws what was asked before it: "Please forget it, that was clumsy."."""
        return self._is_in(self.taken_back, _flat(text))

    def requests(self, sentence: str) -> bool:
        """Whether it asks for something in plain words: "What should he learn first?"."""
        return self._is_in(self.requested, _flat(sentence))

    def rounds_off(self, text: str) -> bool:
        """Whether it gives thanks for the meeting and wishes well, which late in a talk is a goodbye: "Thanks for the tea. Good luck!"."""
        said = _flat(text)
        return self._is_in(self.thanks_for_it, said) and self._is_in(self.wishes_well, said)

    def goes_home(self, text: str) -> bool:
        """Whether somebody who faces nobody leaves the room: "Goodbye everyone!", "leave", "I think I'll go home now."."""
        return self._is_in(self.homewards, _flat(text))

    def wants_nothing(self, sentence: str) -> bool:
        """Whether it says that there is nothing they are after: "Oh, nothing in particular."."""
        return self._is_in(self.no_answers, _flat(sentence))

    @cached_property
    def proposal(self) -> re.Pattern[str]:
        """How a sentence in small letters begins that proposes something: "Well, shall we meet?"."""
        return re.compile(rf"^\W*(?:{self.expression(self.lead_ins)}\W+)?{self.expression(self.proposals)}\b")

    def _is_in(self, listed: Listed, said: str) -> bool:
        return self.any_of(listed).search(said) is not None

    @cached_property
    def _leave(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self.expression(self.farewells)}")  # the last word may go on


def found_in(text: str, what: Callable[[str], bool]) -> str:
    """The first sentence of `text` of which `what` holds; nothing if there is none."""
    return next((each for each in sentences(text) if what(each)), "")


def _flat(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())
