"""Praise: rare, for one thing, and only for what can be shown of the message."""

from __future__ import annotations

from flows.judgement import Heard
from flows.moves import ASKS, COSTS, Move
from flows.person import Person
from flows.rehearsal import Encounter, Rehearsal
from flows.taking_up import takes_up
from flows.words import content, tokens

LEAST = 2  # words that say something; with fewer nobody has shown that they listened
PITHY = 60  # words in which an aim is still told briefly
EARLY = 3  # turns with somebody before which it is no time to speak of the next one
RARELY = 4  # turns between two praises
_PRAISED = (Move.REPAIR, Move.LISTENING, Move.GIVING, Move.PURPOSE, Move.FOLLOW_UP)
_HURT = ("slip", "again", "rude")


def praise(rehearsal: Rehearsal, person: Person, encounter: Encounter, heard: Heard) -> Move | None:
    """What was good about a message, where nothing about it was not; right behind a slip only that it was mended."""
    entries, reading = heard.assessment.entries, heard.reading
    if rehearsal.turn - rehearsal.last_praise < RARELY or any(entry.points < 0 for entry in entries):
        return None
    clear = {seen.move for seen in reading.sightings if seen.confidence >= 0.6}
    carried = [move for move in reading.moves if move in clear and _is_well_carried(move, encounter, heard)]
    good = [move for move in _PRAISED if move in clear and _is_true(move, person, encounter, heard)]
    if any(entry.reason in _HURT and entry.turn == rehearsal.turn - 1 for each in rehearsal.room for entry in each.ledger.entries):
        return Move.REPAIR if Move.REPAIR in good else None
    return next(iter([*carried, *good]), None)


def _is_well_carried(move: Move, encounter: Encounter, heard: Heard) -> bool:
    """Whether an ask of some weight was invited, or stands on as much trust as it costs; another meeting, after a talk."""
    if move not in ASKS or COSTS[move] < 2 or move is Move.VAGUE_ASK or (move is Move.MEETING_ASK and encounter.turns < EARLY):
        return False
    return move in heard.terms.invited or heard.terms.trust >= COSTS[move]


def _is_true(move: Move, person: Person, encounter: Encounter, heard: Heard) -> bool:
    """Whether what the mentor says in praise of a move can be shown of this message."""
    moves, reasons = set(heard.reading.moves), {entry.reason for entry in heard.assessment.entries}
    match move:
        case Move.REPAIR:
            return "repaired" in reasons
        case Move.LISTENING:
            return "hook" in reasons or _answers_to_it(person, encounter, heard.text)
        case Move.GIVING:
            return not moves & ASKS
        case Move.PURPOSE:
            return len(tokens(heard.text)) <= PITHY
        case Move.FOLLOW_UP:
            return encounter.turns >= EARLY
        case _:
            return True


def _answers_to_it(person: Person, encounter: Encounter, text: str) -> bool:
    """Whether a message takes up what the partner said last before it, and is more than a word."""
    before = encounter.spoken[: len(encounter.spoken) - len(encounter.previous)][-2:]
    return len(content(text)) >= LEAST and takes_up(text, person, before)
