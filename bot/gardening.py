"""How the garden reads: the list of people, one of them with their ladder, what they did unasked."""

from __future__ import annotations

from typing import Any

from bot.content.library import world
from bot.relationships import Happened, Known, rungs
from bot.words import Surface
from flows.promises import OPEN


def people(known: tuple[Known, ...], surface: Surface, begins: str) -> str:
    """Everybody, whoever needs water first; in an empty garden, with which command it `begins` there."""
    if not known:
        return surface.sentence("people.nobody_yet", begins=begins)
    return surface.page("people", people=[_facts(each) for each in known], sentence=surface.sentence)


def person(each: Known, surface: Surface) -> str:
    """One of them: the ladder, the promises, what they know, what they did."""
    today, missing = rungs(each)
    return surface.page("person", each=_facts(each), today=today, missing=missing, sentence=surface.sentence)


def happening(what: Happened, seed: int, surface: Surface) -> str:
    """Something done unasked, as a message with its reason."""
    opens = world().people[what.opens].partner.called if what.opens else ""
    return surface.page("happened", by=what.by.called, says=what.says, opens=opens, seed=seed, sentence=surface.sentence)


def _facts(each: Known) -> dict[str, Any]:
    bond, partner = each.bond, each.partner
    friend = world().people[bond.introduced_by].partner.called if bond.introduced_by in world().people else ""
    return {
        "name": partner.called,
        "full": partner.name,
        "role": partner.role,
        "place": partner.place,
        "field": partner.field,
        "growth": str(bond.growth(each.day)),
        "balance": each.balance,
        "meetings": bond.meetings,
        "since": each.since,
        "introduced_by": friend,
        "promises": [(promise.words, promise.due - each.day) for promise in bond.open_promises],
        "all_promises": [(promise.words, promise.state, promise.due - each.day) for promise in bond.promises if promise.state == OPEN]
        + [(promise.words, promise.state, 0) for promise in bond.promises if promise.state != OPEN],
        "told": [telling.words for telling in bond.told],
        "unasked": [partner.unasked[index].says for index in bond.deeds if index < len(partner.unasked)],
    }
