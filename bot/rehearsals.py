"""Rehearsals for a real occasion: which scene it is, who of its own people can be there, and what the learner has planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot import contacts, guests
from bot.content.library import world
from bot.occasions import occasion_of
from bot.plans import name_of
from bot.store.tables import Learner, Occasioned
from bot.words import PLAIN, Surface
from flows.casting import can_meet, who_plays
from flows.chance import pick
from flows.occasion import Kind, Occasion

WARM_UP = "warm_up"
SCENES = {Kind.PARTY: "social", Kind.COFFEE: "coffee", Kind.CALL: "call", Kind.INTERVIEW: "coffee"}  # any other is a room full of people
ROOM, TABLE = "event", "coffee"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody of the occasion who can be rehearsed with: "Inês Moura", known by what was pasted as "guess42"."""

    name: str
    partner: str


def scene_of(occasion: Occasion) -> str:
    """The scene in which an occasion is rehearsed."""
    return SCENES.get(occasion.kind, ROOM) if occasion.kind else ROOM


async def guests_of(work: AsyncSession, learner: Learner, occasion: Occasion) -> tuple[Guest, ...]:
    """The people on its list of whom enough was pasted to guess at them, seated."""
    found = []
    for each in occasion.whom:
        row = await contacts.of(work, learner, each.contact) if each.contact else await contacts.found(work, learner, each.name)
        if row is not None and row.guess:
            found.append(Guest(each.name, f"guess{row.guess}"))
    await guests.seat(work, [guest.partner for guest in found])
    return tuple(guest for guest in found if guest.partner in world().people)


def cast_for(row: Occasioned, scene: str, coming: tuple[Guest, ...]) -> tuple[str, str, tuple[str, ...]]:
    """The scene, the partner and the guests: the occasion's own people where they can be there, else whoever chance brings.

    Where a guest has no part in a scene ("social"), they are met over a coffee.
    """
    names = tuple(guest.partner for guest in coming)
    if names and not can_meet(world(), names[0], scene):
        return (TABLE if can_meet(world(), names[0], TABLE) else WARM_UP), names[0], ()
    if names:
        return scene, names[0], names
    if world().flows[scene].scene.people > 1:
        return scene, "", ()
    return scene, pick(sorted(who_plays(world(), scene)), row.id, scene, row.state), ()


def briefing(row: Occasioned, scene: str, coming: tuple[Guest, ...], surface: Surface, variant: int) -> str:
    """What is said beforehand: what it is for, and what the page says of how to begin."""
    occasion = occasion_of(row)
    plan = occasion.plan
    facts: dict[str, Any] = {
        "title": name_of(occasion),
        "goal": occasion.goal,
        "opening": pick(plan.openings, variant, "opening") if plan.openings else "",
        "question": pick(plan.questions, variant, "question") if plan.questions else "",
        "if_then": pick(plan.if_thens, variant, "if") if plan.if_thens else None,
        "leaving": plan.leaving if scene == WARM_UP else "",
        "names": ", ".join(guest.name for guest in coming),
        "alone": len(coming) == 1,
        "warm_up": scene == WARM_UP,
    }
    return surface.page("plan_briefing", variant=variant, sentence=PLAIN.sentence, **facts)
