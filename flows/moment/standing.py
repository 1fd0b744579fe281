"""Conditions about the partner, the time and the room: how the two stand with each other, and whether there is any time left."""

from __future__ import annotations

from dataclasses import dataclass

from flows.moment.saying import Saying
from flows.moves import Cue
from flows.people import Role, Temper

WARM_ENOUGH = 4.0  # the balance from which people part warmly
GREW, FIRM = 0.5, 6.5  # what it must have gained in the talk for that, unless it stands so firm that it need not
LEAST_PATIENCE = 2  # slips that anybody bears, save insults
BEARS_AN_INSULT = 1.5  # the balance left after an insult at which a partner stays all the same
BUSY_FOR, FREE_FOR = 5, 8  # turns that somebody in a room gives to one person
HEARS_OUT = 2  # turns that somebody stays who has opened a door
SOON = 4  # turns before the end at which a partner looks at the clock
FUN = 1.0  # points of trust that good company gains


@dataclass(slots=True)
class Standing(Saying):
    """What a scene may ask about the two of them."""

    def patience_is_gone(self) -> bool:
        """They were pushed once too often, or insulted with little trust to bear it."""
        if not (self.encounter and self.partner):
            return False
        hurt = len(self.assessment.slips) > 0 or self.was_rude()
        limit = max(LEAST_PATIENCE, self.patience - (self.partner.temper is Temper.BUSY) + (self.partner.temper is Temper.WARM))
        bears = BEARS_AN_INSULT if Cue.INSULT in self.reading.cues else 0.0  # once put down, they still hear an apology
        insulted = self.was_rude() and (self.encounter.annoyed >= 2 or self._balance() < bears)
        return hurt and (self.encounter.annoyed >= limit or insulted)

    def trust_opens_a_door(self) -> bool:
        """Trust has reached a door that has not been opened yet, and nothing in this message closes it."""
        unheard = self.was_rude() or {Cue.UNREADABLE, Cue.FOREIGN} & self.reading.cues
        return not (self.assessment.slips or unheard) and self._next_door() >= 0

    def they_like_each_other(self) -> bool:
        """The balance is good enough to part warmly, and what was offered was not waved away again and again."""
        offered_in_vain = self.encounter and len(self.encounter.walked_past) >= 2 and not self.encounter.used
        grew = self._balance() >= FIRM or (self.encounter and self._balance() >= self.encounter.ledger.opening + GREW)
        return bool(self._balance() >= WARM_ENOUGH and grew and not offered_in_vain)

    def they_had_fun(self) -> bool:
        """Company like this is welcome again; at a party or a table it takes less than over a coffee."""
        return bool(self.encounter) and self._balance() >= (self.encounter.ledger.opening if self.encounter else 0) + FUN

    def they_are_ready_to_ask(self) -> bool:
        """They have told enough of themselves to ask how the learner is."""
        return bool(self.encounter and self.encounter.turns >= 3 and not self.encounter.aim_told and self.asked_about_them())

    def they_have_something_to_do(self) -> bool:
        """Something useful was asked for, so both leave with a task."""
        return bool(self.encounter and (self.encounter.used or self.encounter.next_step) and self._balance() >= WARM_ENOUGH)

    def had_time_to_deliver(self) -> bool:
        """Two messages have gone by since the note."""
        return bool(self.encounter and self.encounter.turns >= 3)

    def they_have_no_more_time(self) -> bool:
        """Somebody busy has given what they had; in a room, anybody has after a while. Who has just offered something hears it out."""
        if not (self.encounter and self.partner):
            return False
        if any(door.door >= 0 and self.rehearsal.turn - door.since <= HEARS_OUT for door in self._doors()):
            return False
        is_busy = self.partner.temper is Temper.BUSY or Role.BUSY in self.partner.rooms[:1]
        return self.encounter.turns >= (BUSY_FOR if is_busy else FREE_FOR)

    def time_is_up(self) -> bool:
        """This was the last message there was time for."""
        return self.rehearsal.turn >= self.turns

    def time_is_nearly_up(self) -> bool:
        """A few messages are left."""
        return self.turns - SOON <= self.rehearsal.turn < self.turns

    def past_the_greeting(self) -> bool:
        """Two messages were exchanged."""
        return bool(self.encounter and self.encounter.turns >= 2)

    def they_stand_together(self) -> bool:
        """Whoever is approached is one of two in a talk."""
        return self.approached in self.pairs

    def turns_to_the_other(self) -> bool:
        """The learner stays with the two and speaks to the second."""
        return self.approached >= 0 and self.approached == self.rehearsal.beside

    def was_met_before(self) -> bool:
        """Whoever is approached has been talked to and parted from."""
        return self.approached >= 0 and self.rehearsal.room[self.approached].parted

    def everyone_was_met(self) -> bool:
        """Nobody is left to approach."""
        return all(other.parted for index, other in enumerate(self.rehearsal.room) if index != self.rehearsal.facing)
