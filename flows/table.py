"""A table at which several people discuss: whom a message is for, what the others make of it, who goes on."""

from __future__ import annotations

from dataclasses import replace

from flows.chance import chance
from flows.judgement import Heard
from flows.moves import Manner, Move, Reading
from flows.partner import discuss
from flows.person import previous_text
from flows.rehearsal import Line, Rehearsal
from flows.words import content, tokens
from flows.world import World

SUBJECTS = ("asking", "beginners", "meetings")  # each part in a group has lines on each
HEARD_BY_ALL = 0.5  # share of what moves one at a table that moves the others
CHIMES_IN = 0.75  # how often somebody else goes on


def opened(world: World, rehearsal: Rehearsal) -> tuple[Rehearsal, tuple[Line, ...]]:
    """A table at which a discussion is under way: two have spoken."""
    lines: tuple[Line, ...] = (Line("scene", f"{rehearsal.scene}.begins_{rehearsal.subject}"),)
    for index in range(min(2, len(rehearsal.room))):
        rehearsal, more = _joins_in(world, rehearsal, index)
        lines += more
    return rehearsal.evolve(facing=-1), lines


def addressed(world: World, rehearsal: Rehearsal, text: str) -> int:
    """Whom a message at a table is for: the one it names, else the one who answered last, else whoever opened."""
    said = tokens(text)
    for index, encounter in enumerate(rehearsal.room):
        if all(word in said for word in tokens(world.people[encounter.partner].partner.called)):
            return index
    return rehearsal.facing if rehearsal.facing >= 0 else 1 % len(rehearsal.room)


def taken_up(world: World, rehearsal: Rehearsal, reading: Reading, text: str) -> Reading:
    """What was heard, without listening where nobody's point was taken up: at a table everybody nods, and "okay" adds nothing (D5.3)."""
    points = {word for each in rehearsal.room for word in content(previous_text(world.people[each.partner], each))}
    if Manner.CREDITS in reading.manners or points & set(content(text)):
        return reading
    return replace(reading, sightings=tuple(seen for seen in reading.sightings if seen.move is not Move.LISTENING))


def overheard(world: World, rehearsal: Rehearsal, heard: Heard) -> tuple[Rehearsal, tuple[Line, ...]]:
    """What the others at the table make of a message, and who of them goes on."""
    echo = tuple(
        replace(entry, points=round(entry.points * HEARD_BY_ALL, 3)) for entry in heard.assessment.entries if abs(entry.points) >= 0.1
    )
    others = [index for index in range(len(rehearsal.room)) if index != rehearsal.facing]
    for index in others:
        encounter = rehearsal.room[index]
        rehearsal = rehearsal.with_person(index, encounter.evolve(ledger=encounter.ledger.with_entries(echo)))
    if heard.assessment.slips or chance(rehearsal.seed, rehearsal.turn, "chimes") >= CHIMES_IN:
        return rehearsal, ()
    facing = rehearsal.facing
    rehearsal, lines = _joins_in(world, rehearsal, others[rehearsal.turn % len(others)])
    return rehearsal.evolve(facing=facing), lines


def _joins_in(world: World, rehearsal: Rehearsal, index: int) -> tuple[Rehearsal, tuple[Line, ...]]:
    """The one at `index` says something on the subject."""
    encounter = rehearsal.room[index]
    said, encounter = discuss(world.people[encounter.partner], encounter, rehearsal)
    return rehearsal.with_person(index, encounter), said
