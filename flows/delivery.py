"""A promise that is kept in a message, and what that is worth."""

from __future__ import annotations

from flows.ledger import Entry
from flows.moves import Move
from flows.people import part_of
from flows.person import Person
from flows.promises import KEPT, delivers
from flows.rehearsal import Encounter
from flows.relationship import KEPT_PAYS


def after_delivery(person: Person, encounter: Encounter, turn: int, text: str) -> Encounter:
    """The encounter after `text`: if it does what had been promised, the promise is kept, and that builds trust (D4.7)."""
    part = person.partner.parts.get(part_of(person.id))
    words = part.promised.words if part and part.promised else ()
    due = next((promise for promise in encounter.promises if promise.state == "open" and delivers(promise.words, text, words)), None)
    if due is None:
        return encounter
    promises = tuple(promise.become(KEPT) if promise == due else promise for promise in encounter.promises)
    entry = Entry(turn, Move.FOLLOW_UP, text.strip()[:120], KEPT_PAYS, "D4.7", "promise_kept")
    return encounter.evolve(promises=promises, delivered=turn, ledger=encounter.ledger.with_entries((entry,)), next_step=True)
