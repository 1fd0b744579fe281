"""Real occasions and real people as they can be read again: every word that is kept of them, in the order in which it was told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.acquaintances import what
from bot.contacts import contact_of
from bot.store.codec import load
from bot.store.tables import Contacted, Guessed, Occasioned, Reminder
from flows.contact import Contact
from flows.occasion import Occasion
from flows.promises import OPEN


def occasion(row: Occasioned) -> dict[str, Any]:
    """One occasion: what, when, where, whom to meet, the plan, and how it went."""
    kept = load(Occasion, row.state)
    whom = [(each.name, [words for words in (each.why, each.ask, each.offer) if words]) for each in kept.whom]
    plan, review = json.loads(row.state).get("plan"), json.loads(row.review or "{}")
    return {
        "at": row.at,
        "title": kept.title or str(kept.kind or "").capitalize(),
        "starts": kept.starts.replace("T", " "),
        "zone": kept.zone,
        "where": kept.where,
        "goal": kept.goal,
        "crowd": kept.crowd,
        "whom": whom,
        "gives": kept.gives,
        "plan": list(_words(plan)),
        "review": list(_words(review)),
    }


def contact(row: Contacted, guesses: list[Guessed]) -> dict[str, Any]:
    """One contact, with what was pasted about them."""
    kept = contact_of(row)
    pasted = [words for guess in guesses if guess.contact == row.id for words in _pasted(guess)]
    return {
        "name": kept.name,
        "what": what(kept),
        "reach": [each for each in (kept.email, kept.phone, kept.link) if each],
        "met": [(_day(each.day), each.words) for each in kept.met],
        "promises": [(each.words, _day(each.due), each.state == OPEN) for each in kept.promises],
        "next_step": kept.next_step,
        "notes": kept.notes,
        "pasted": list(dict.fromkeys(pasted)),
        "is_bare": kept == Contact(kept.name),
    }


def waiting(rows: list[Reminder]) -> list[Reminder]:
    """The reminders that are still to come, soonest first."""
    return sorted((row for row in rows if row.status == "waiting"), key=lambda row: row.due)


def _pasted(guess: Guessed) -> list[str]:
    """The sentences that were drawn on, or else the words."""
    facts = json.loads(guess.facts or "{}").get("facts", ())
    return [words for fact in facts if (words := str(fact.get("said") or fact.get("words") or ""))]


def _words(value: Any) -> Iterator[str]:
    """Every text in a value that was kept as JSON."""
    if isinstance(value, str):
        yield from [value] if value else []
    elif isinstance(value, dict):
        for each in value.values():
            yield from _words(each)
    elif isinstance(value, list):
        for each in value:
            yield from _words(each)


def _day(day: int) -> str:
    return date.fromordinal(day).isoformat() if day > 0 else ""
