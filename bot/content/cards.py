"""The cards behind the coaching: points of doctrine, and facts with their source and state of health."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.content.place import prompts
from bot.content.strict import load


@dataclass(frozen=True, slots=True)
class Point:
    """A point of doctrine in our own words."""

    title: str
    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact the coach may cite: plainly if solid, only with its caveat if caution, never if never."""

    claim: str
    number: str
    source: str
    caveat: str
    status: Literal["solid", "caution", "never"]


@dataclass(frozen=True, slots=True)
class Doctrine:
    """doctrine.yaml."""

    cards: dict[str, Point]


@dataclass(frozen=True, slots=True)
class Evidence:
    """evidence.yaml."""

    cards: dict[str, Fact]


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it is shown: "D4.5", a title, what it says, where it is from."""

    id: str
    title: str
    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Cards:
    """All cards by id."""

    doctrine: dict[str, Point]
    evidence: dict[str, Fact]

    def points(self, *ids: str) -> list[Card]:
        """The cards of doctrine points; ids of facts are looked up among the facts."""
        found = [
            Card(each, self.doctrine[each].title, self.doctrine[each].says, self.doctrine[each].source)
            for each in ids
            if each in self.doctrine
        ]
        return found + self.facts(each for each in ids if each in self.evidence)

    def facts(self, ids: Iterable[str]) -> list[Card]:
        """The cards of facts that may be shown."""
        return [Card(each, fact.number, _shown(fact), fact.source) for each in ids if (fact := self.evidence[each]).status != "never"]


@cache
def cards() -> Cards:
    """Both decks. Raises Faults."""
    mentor = prompts() / "mentor"
    doctrine = load(Doctrine, mentor / "doctrine.yaml", "mentor/doctrine.yaml")
    evidence = load(Evidence, mentor / "evidence.yaml", "mentor/evidence.yaml")
    return Cards(doctrine.cards, evidence.cards)


def _shown(fact: Fact) -> str:
    return f"{fact.claim} ({fact.caveat})" if fact.status == "caution" and fact.caveat else fact.claim
