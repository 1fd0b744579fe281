"""Hints when asked: what this moment wants, and questions worth asking."""

from __future__ import annotations

from flows.chance import pick, shuffled
from flows.guidance import Guidance
from flows.mentor.signs import LATE_IN_A_ROOM
from flows.mentor.suggesting import dropped_hooks, questions_worth_asking
from flows.moves import Move, Stage
from flows.person import Person
from flows.rehearsal import Encounter, Rehearsal


def hints(rehearsal: Rehearsal, person: Person | None, stage: Stage, guidance: Guidance) -> tuple[tuple[str, str], ...]:
    """Two things worth saying now, each as (where the sentence stands, the sentence)."""
    encounter = rehearsal.partner
    if person is None or encounter is None:
        return tuple(("room", text) for text in shuffled(guidance.hints["room"], rehearsal.seed, rehearsal.turn)[:2])
    situations = [situation for situation in _situations(rehearsal, person, encounter, stage) if situation in guidance.hints]
    wanted = [*situations[:1], *(each for each in situations[1:] if each == "leave")]
    found = [(each, pick(guidance.hints[each], rehearsal.seed, rehearsal.turn, each)) for each in wanted]
    for question in questions_worth_asking(rehearsal, person, encounter):
        if len(found) < 2:
            found.append(("question", question))
    return tuple(found)


def _situations(rehearsal: Rehearsal, person: Person, encounter: Encounter, stage: Stage) -> list[str]:
    """What is wanted now, the most urgent first, by the names of the hints for it."""
    last = encounter.ledger.entries[-1] if encounter.ledger.entries else None
    found = []
    if last and last.reason in ("slip", "again") and last.turn == rehearsal.turn:
        found.append("repair")
    if rehearsal.scene == "trusted_contact" and rehearsal.targets:
        found.append("target")
    if rehearsal.scene == "give" and rehearsal.gives and encounter.turns >= 2:
        found.append("offer")
    opened = {move for door in encounter.doors if door.door >= 0 for move in door.invites}
    if opened:
        found.append(_door_hint(opened, rehearsal))
    if dropped_hooks(person, encounter):
        found.append("hook")
    if encounter.asked not in ("", "name"):
        found.append("about_me")
    if encounter.turns == 0:
        found.append("greeting")
    if stage is Stage.CLOSING or (len(rehearsal.room) > 1 and encounter.turns >= LATE_IN_A_ROOM):
        found.append("next_step")
    if len(rehearsal.room) > 1 and encounter.turns > LATE_IN_A_ROOM:
        found.append("leave")
    return found


def _door_hint(opened: set[Move], rehearsal: Rehearsal) -> str:
    """The hint that takes what a door has opened."""
    if {Move.PURPOSE, Move.ADVICE_ASK} & opened:
        return "door_with_aim" if rehearsal.told("aim") or rehearsal.goal else "door"
    if opened == {Move.SHARING}:
        return "about_me"
    return "door_papers" if Move.RESUME_PUSH in opened else "door_intro" if Move.INTRO_ASK in opened else "next_step"
