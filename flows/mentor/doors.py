"""A door that closed because the learner walked past it: what it was, the line that held it open, the way back to it."""

from __future__ import annotations

from flows.guidance import TAKEN_BY_HINT, DoorKind, Guidance, SignWords
from flows.moves import Move
from flows.person import Person
from flows.rehearsal import Encounter


def walked_past(encounter: Encounter) -> str:
    """The line that held open the door which has just closed; none where it was the scene that opened it."""
    doors = {f"doors[{door}]" for door in encounter.walked_past[-1:]}
    return next((line for line in reversed(encounter.spoken) if line.partition(".")[0] in doors), "")


def walked_past_kind(person: Person, encounter: Encounter) -> DoorKind:
    """What the door that has just closed was."""
    doors = person.partner.doors
    index = encounter.walked_past[-1] if encounter.walked_past else len(doors)
    if index >= len(doors):  # it was the scene that opened it, and asked how the learner is
        return DoorKind.AIM
    invites = set(doors[index].invites)
    if invites <= {Move.PURPOSE, Move.SHARING}:
        return DoorKind.AIM if Move.PURPOSE in invites else DoorKind.STORY
    if Move.ADVICE_ASK in invites:
        return DoorKind.HELP
    if Move.RESUME_PUSH in invites:
        return DoorKind.PAPERS
    return DoorKind.INTRODUCTION if Move.INTRO_ASK in invites else DoorKind.MEETING


def ways_back(person: Person, encounter: Encounter, words: SignWords, guidance: Guidance) -> tuple[str, ...]:
    """The sentences that go back to the door which has just closed."""
    kind = walked_past_kind(person, encounter)
    hint = TAKEN_BY_HINT.get(kind)
    return guidance.hints[hint] if hint else words.tries_by_door[kind]
