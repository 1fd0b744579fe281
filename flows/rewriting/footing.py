"""What a sentence stands on when others are cut: whether it thanks, gives, wishes, or takes for granted what is no longer asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.rewriting.gifts import is_for_the_reader
from flows.rewriting.spoken import Listed, begins, from_the_first, says, words_in

_FIRST_PERSON = frozenset("i me my we us our".split())
_PERSONS = frozenset("i we he she they".split())
_READER = frozenset("you your yours".split())
_OF_THEIRS = frozenset("your yours".split())
_ASKING = frozenset("what how why who where did was were is are has have".split())
_SIGNATURE = re.compile(r"(?:[\w'’]+[ ]){0,5}[\w'’]+(?:,|[,!] [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)")
_ENDINGS = re.compile(r"(?:ies|es|s|ing|ed)$")
_A_REASON = 4  # words of a thank you that tells what for
_LONG = 4  # letters of a word that may name a thing


@dataclass(frozen=True, slots=True)
class Footing:
    """footing.yaml: lists of wordings, and what they decide about a sentence."""

    granted: Listed = ()
    spread: Listed = ()
    plans: Listed = ()
    instructions: Listed = ()
    farewells: Listed = ()
    thanks: Listed = ()
    ahead: Listed = ()
    on_the_ask: Listed = ()
    gladness: Listed = ()
    aims: Listed = ()
    wants: Listed = ()
    excuses: Listed = ()
    room: Listed = ()
    ties: Listed = ()
    payment: Listed = ()
    pointers: Listed = ()
    weather: Listed = ()
    approaches: Listed = ()
    announcements: Listed = ()
    reports: Listed = ()
    introductions: Listed = ()
    news: Listed = ()
    addresses: Listed = ()
    promises: Listed = ()
    contents: Listed = ()
    common: Listed = ()  # words too common to tell what a sentence is about

    def stands_behind(self, sentence: str) -> bool:
        """Whether a clause behind a cut one says something of its own, as far as its words tell: thanks, a gift, a wish, a question."""
        if is_for_the_reader(sentence):
            return True
        if self.presumes(sentence) or self.instructs(sentence) or self.points_back(sentence):
            return False
        return "?" in sentence or self.takes_leave(sentence) or self.gives_thanks(sentence) or _is_about_the_reader(sentence)

    def presumes(self, sentence: str) -> bool:
        """Whether it takes for granted that the ask is: "He may come by on Monday."."""
        return says(self.granted, sentence) or says(self.spread, sentence)

    def plans_ahead(self, sentence: str) -> bool:
        """Whether it plans with the yes to an ask that has had no answer yet: "She needn't prepare anything"."""
        return begins(self.plans, sentence) or says(self.spread, sentence)

    def instructs(self, sentence: str) -> bool:
        """Whether it tells the reader what to do: "Just press the green button."."""
        return begins(self.instructions, sentence)

    def takes_leave(self, sentence: str) -> bool:
        """Whether it wishes well, sends greetings or says goodbye: "Love to Ruth."."""
        return says(self.farewells, sentence)

    def gives_thanks(self, sentence: str) -> bool:
        """Whether it thanks for what was given, and not for what has only been asked."""
        return says(self.thanks, sentence) and not (says(self.ahead, sentence) or says(self.on_the_ask, sentence))

    def thanks_for_something(self, sentence: str) -> bool:
        """Whether it tells what was good: "Thank you for showing us the press."; a debt is no thanks, and thanks in advance press."""
        return len(from_the_first(self.gladness, sentence)) >= _A_REASON and not says(self.ahead, sentence)

    def names_an_aim(self, sentence: str) -> bool:
        """Whether it tells where somebody wants to get: "I want to move into wind power."."""
        return says(self.aims, sentence)

    def wants_it(self, sentence: str) -> bool:
        """Whether what sounds given is to be had: "I would enjoy reading it."."""
        return says(self.wants, sentence)

    def pays(self, sentence: str) -> bool:
        """Whether it offers something for the ask: "There would be a commission."."""
        return says(self.payment, sentence)

    def points_back(self, sentence: str) -> bool:
        """Whether it begins with what stands in the sentence before: "She starts in May."; the weather stands nowhere."""
        return begins(self.pointers, sentence) and not begins(self.weather, sentence)

    def leads_up(self, sentence: str) -> bool:
        """Whether it is there for the ask behind it: "I've applied to your museum.", "which is why I'm writing."."""
        return sentence.rstrip().endswith(":") or says(self.approaches, sentence) or self.ties_to(sentence)

    def ties_to(self, sentence: str) -> bool:
        """Whether it asks who the reader is for the sake of the ask alone: "You're a manager now, right?"."""
        return begins(self.ties, sentence)

    def gives_room(self, sentence: str) -> bool:
        """Whether it lets the reader off an ask: "If you'd rather not, I will understand."."""
        return begins(self.room, sentence)

    def is_for_the_ask(self, sentence: str) -> bool:
        """Whether it excuses, pays for or hurries along an ask: "I'd owe you big time", "I know it's a bit cheeky"."""
        return says(self.excuses, sentence)

    def announces(self, sentence: str) -> bool:
        """Whether it says that something comes: "One more thing."."""
        return begins(self.announcements, sentence)

    def reports_what_was_seen(self, sentence: str) -> bool:
        """Whether it tells what was seen or heard: "I saw that Northwind is hiring." asks for nothing yet."""
        return begins(self.reports, sentence)

    def introduces(self, sentence: str) -> bool:
        """Whether it begins by telling who writes: "I've been in compliance in Aarhus for six years."."""
        return begins(self.introductions, sentence)

    def introduces_in(self, text: str) -> bool:
        """Whether it is told anywhere in a text who writes."""
        return says(self.introductions, text)

    def brings_news(self, sentence: str) -> bool:
        """Whether it tells what was new to the sender, or is: "I never knew that eels climb."."""
        return begins(self.news, sentence)

    def gives_an_address(self, sentence: str) -> bool:
        """Whether it tells where the sender is reached: "My new number is 0911 26 33"."""
        return begins(self.addresses, sentence)

    def keeps_a_promise(self, sentence: str) -> bool:
        """Whether it brings what was promised or wished for: "As promised, the map."."""
        return says(self.promises, sentence)

    def tells_of_a_list(self, sentence: str) -> bool:
        """Whether it tells what a list is about: "It's mostly about bees."."""
        return says(self.contents, sentence)

    def shares_a_thing(self, said: str, kept: str, cut: str) -> bool:
        """Whether a sentence is about something that a kept one names, and what was cut doesn't."""
        return bool(self._things(said) & self._things(kept) - self._things(cut))

    def _things(self, text: str) -> set[str]:
        words = (word for word in words_in(text) if len(word) >= _LONG and word.isalpha())
        return {_ENDINGS.sub("", word) for word in words if word not in self.common}


def speaks_to_the_reader(sentence: str) -> bool:
    """Whether "you" or "your" stands in it."""
    return not _READER.isdisjoint(words_in(sentence))


def asks_at_large(sentence: str) -> bool:
    """Whether it asks something in which the sender doesn't come up: "Was the arch at Porto ever painted?"."""
    words = words_in(sentence)
    first = next((word for word in words if word not in ("and", "but")), "")
    return sentence.rstrip(" \"')").endswith("?") and first in _ASKING and _FIRST_PERSON.isdisjoint(words)


def signs_off(words: str) -> bool:
    """Whether the last words of a letter take leave, in whatever language: "Saludos to the family, Bernat"."""
    return bool(_SIGNATURE.fullmatch(words.strip()))


def _is_about_the_reader(sentence: str) -> bool:
    """Whether something of theirs comes up, and nobody else begins it: "That goal of yours was a beauty."."""
    words = words_in(sentence)
    return not _OF_THEIRS.isdisjoint(words) and words[0] not in _PERSONS
