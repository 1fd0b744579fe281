"""What a partner says: the first words, to a message, and into a discussion."""

from __future__ import annotations

from flows.moment import Moment
from flows.moves import Cue
from flows.person import Person
from flows.rehearsal import Encounter, Line, Rehearsal
from flows.reply import Reply


def greet(person: Person, encounter: Encounter, rehearsal: Rehearsal) -> tuple[tuple[Line, ...], Encounter]:
    """The partner's first words: to somebody new, to somebody met before, to somebody who comes back within a room."""
    reply = Reply(person, encounter, rehearsal)
    here_already = bool(encounter.previous or encounter.turns)
    if encounter.meetings and not here_already:
        reply.welcome_back()
    else:
        groups = ("musings",) if here_already else (f"greets.{rehearsal.scene}", "greets.any")
        any(reply.say_one(group) for group in groups)
    return reply.finished()


def discuss(person: Person, encounter: Encounter, rehearsal: Rehearsal) -> tuple[tuple[Line, ...], Encounter]:
    """Something on what the table talks about; nothing once they have said it all."""
    reply = Reply(person, encounter, rehearsal)
    if not reply.say_one(f"lines.discusses_{rehearsal.subject}"):
        return (), encounter
    return reply.finished()


def answer(person: Person, rehearsal: Rehearsal, moment: Moment, text: str, caught: int) -> tuple[tuple[Line, ...], Encounter]:
    """The partner's lines to `text`, and the encounter after them; `moment` says what the scene wants of the reply."""
    assert moment.encounter is not None
    reply = Reply(person, moment.encounter, rehearsal, moment)
    if moment.silent:
        return (), moment.encounter.evolve(previous=(), asked="")
    if moment.goodbye:
        reply.take_leave()
    elif moment.says and reply.say_as_wanted(text):
        pass
    elif moment.assessment.slips or moment.was_rude():
        reply.wince(text)
    elif {Cue.UNREADABLE, Cue.FOREIGN} & moment.reading.cues:
        reply.puzzle()
    else:
        reply.carry_on(text, caught)
    return reply.finished()
