"""A partner ready to be talked to: how they feel, what they said last, and whether it was picked up."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from flows.answers import Asked
from flows.lines import spoken
from flows.people import Hook, Mood, Partner, Temper
from flows.rehearsal import Encounter
from flows.words import tokens

_OPEN_FROM = {Temper.WARM: 3.0, Temper.BUSY: 4.0, Temper.TESTING: 4.5, Temper.GUARDED: 4.5}


class Asking(Protocol):
    """What tells which of a partner's facts a question is after."""

    def asked(self, text: str, topic: str = "", asked_back: str = "", spoken: tuple[str, ...] = ()) -> tuple[Asked, ...]:
        """What `text` asks, at most two things; `topic` is being talked about, `asked_back` was asked last, `spoken` are all lines said."""
        ...

    def sentences(self) -> Iterator[str]:
        """All that its meaning is drawn from."""
        ...


@dataclass(frozen=True, slots=True)
class Person:
    """A partner ready to be talked to: their content, the index of what can be asked, all lines by id."""

    id: str
    partner: Partner
    index: Asking
    lines: dict[str, str]
    common: frozenset[str]  # topics that can be asked about before a word of them was said

    @classmethod
    def of(cls, name: str, partner: Partner, index: Asking, common: Collection[str]) -> Person:
        """The person called `name` in the content; of a guess, whose facts the learner pasted, any topic can be asked about."""
        return cls(name, partner, index, spoken(partner), frozenset(partner.topics if partner.pasted else common))


def mood_of(partner: Partner, encounter: Encounter) -> Mood:
    """How the partner feels: cool after a loss, open once trust has grown."""
    lost_lately = any(entry.points < -0.4 and entry.turn >= encounter.last_turn - 1 for entry in encounter.ledger.entries)
    balance = encounter.ledger.balance
    if lost_lately or balance < min(encounter.ledger.opening, 1.0):
        return Mood.COOL
    return Mood.OPEN if balance >= _OPEN_FROM[partner.temper] else Mood.EVEN


def hook_caught(person: Person, encounter: Encounter, text: str) -> int:
    """The index of the hook in the partner's last lines that `text` picks up, or -1."""
    words = tokens(text)
    for index, hook in enumerate(person.partner.hooks):
        dropped = f"hooks[{index}].says" in encounter.spoken[-6:]
        if dropped and index not in encounter.picked_up and _catches(hook, words):
            return index
    return -1


def previous_text(person: Person, encounter: Encounter) -> str:
    """What the partner said last, as it stands in the content."""
    return " ".join(person.lines[line] for line in encounter.previous if line in person.lines)


def _catches(hook: Hook, words: list[str]) -> bool:
    joined = " ".join(words)
    return any(
        (" " in start and start.lower() in joined) or any(word.startswith(start.lower()) for word in words) for start in hook.picks_up
    )
