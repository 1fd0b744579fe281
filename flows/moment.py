"""One moment of a scene: the conditions an arrow may ask and the effects it may have, by the names that scenes use."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.judgement import Assessment
from flows.moves import Cue, Move, Reading
from flows.people import Door, Partner, Role, Temper
from flows.rehearsal import Encounter, OpenDoor, Rehearsal, Sign

WARM_ENOUGH = 4.0  # the balance from which people part warmly
BEARS_AN_INSULT = 1.5  # the balance left after an insult at which a partner stays all the same
DOOR_STANDS = 3  # turns a door stays open while the learner looks elsewhere
BUSY_FOR, FREE_FOR = 5, 8  # turns that somebody in a room gives to one person
SOON = 4  # turns before the end at which a partner looks at the clock
TAKES_A_DOOR = frozenset({Move.PURPOSE, Move.FOLLOW_UP, Move.ADVICE_ASK, Move.TARGETED_ASK})


@dataclass(slots=True)
class Moment:
    """A message on its way through a scene. `state` is moved by the machine; effects collect in the fields below."""

    state: str
    rehearsal: Rehearsal
    partner: Partner | None
    encounter: Encounter | None
    turns: int  # the scene's budget
    patience: int = 3
    reading: Reading = field(default_factory=lambda: Reading(()))
    assessment: Assessment = field(default_factory=lambda: Assessment((), ()))
    target: int = -1  # whom the learner approaches
    pairs: tuple[int, ...] = ()  # those in the room who stand together
    signs: list[Sign] = field(default_factory=list)
    opens: int = -1  # index of the door the partner opens now
    goodbye: str = ""  # how the partner takes leave now
    walks_off: bool = False  # the learner turned away without a word
    announces_time: bool = False
    joins: bool = False

    # Conditions about the partner

    def patience_is_gone(self) -> bool:
        """They were pushed once too often, or insulted with little trust to bear it."""
        if not (self.encounter and self.partner):
            return False
        hurt = len(self.assessment.slips) > 0 or self.was_rude()
        limit = self.patience - (self.partner.temper is Temper.BUSY) + (self.partner.temper is Temper.WARM)
        insulted = self.was_rude() and (self.encounter.annoyed >= 2 or self._balance() < BEARS_AN_INSULT)
        return hurt and (self.encounter.annoyed >= limit or insulted)

    def was_rude(self) -> bool:
        """The message insulted them."""
        return Cue.INSULT in self.reading.cues

    def trust_opens_a_door(self) -> bool:
        """Trust has reached a door that has not been opened yet, and nothing in this message closes it."""
        unheard = self.was_rude() or {Cue.UNREADABLE, Cue.FOREIGN} & self.reading.cues
        return not (self.assessment.slips or unheard) and self._next_door() >= 0

    def they_like_each_other(self) -> bool:
        """The balance is good enough to part warmly, and what was offered was not waved away again and again."""
        offered_in_vain = self.encounter and len(self.encounter.walked_past) >= 2 and not self.encounter.used
        return self._balance() >= WARM_ENOUGH and not offered_in_vain

    def they_have_no_more_time(self) -> bool:
        """Somebody busy has given what they had; in a room, anybody has after a while."""
        if not (self.encounter and self.partner):
            return False
        is_busy = self.partner.temper is Temper.BUSY or Role.BUSY in self.partner.rooms[:1]
        return self.encounter.turns >= (BUSY_FOR if is_busy else FREE_FOR)

    # Conditions about the message

    def learner_takes_leave(self) -> bool:
        """The learner says goodbye."""
        return Cue.GOODBYE in self.reading.cues

    def asked_about_them(self) -> bool:
        """The learner asked about the partner, or picked up what they said."""
        return bool({Move.CURIOSITY, Move.LISTENING}.intersection(self.reading.moves))

    def purpose_was_told(self) -> bool:
        """The learner said what they are after."""
        return Move.PURPOSE in self.reading.moves

    def door_was_taken(self) -> bool:
        """The learner used an opening: made an invited move, or said what they are after."""
        invited = {move for door in self._doors() if door.door >= 0 for move in door.invites}
        taken = invited.intersection(self.reading.moves) - ({Move.SHARING} if Move.PURPOSE in invited else set())
        return bool(taken or (invited and TAKES_A_DOOR.intersection(self.reading.moves)))

    def door_was_walked_past(self) -> bool:
        """A door has stood open long enough, or was turned down."""
        doors = [door for door in self._doors() if door.door >= 0]
        turned_down = Move.DEFLECT in self.reading.moves
        return bool(doors) and not self.door_was_taken() and (turned_down or self.rehearsal.turn - doors[0].since >= DOOR_STANDS)

    # Conditions about time and the room

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
        return self.target in self.pairs

    def turns_to_the_other(self) -> bool:
        """The learner stays with the two and speaks to the second."""
        return self.target >= 0 and self.target == self.rehearsal.beside

    def was_met_before(self) -> bool:
        """Whoever is approached has been talked to and parted from."""
        return self.target >= 0 and self.rehearsal.room[self.target].parted

    def everyone_was_met(self) -> bool:
        """Nobody is left to approach."""
        return all(other.parted for index, other in enumerate(self.rehearsal.room) if index != self.rehearsal.facing)

    # Effects

    def open_a_door(self) -> None:
        """The partner offers an opening in this reply."""
        self.opens = self._next_door()

    def use_the_door(self) -> None:
        """The opening was taken; it closes behind the learner."""
        if self.encounter:
            used = tuple(door.door for door in self.encounter.doors if door.door >= 0)
            self.encounter = self.encounter.evolve(used=self.encounter.used + used, doors=self._still_invited())

    def close_the_door(self) -> None:
        """The opening was walked past; it closes, and may be put once more."""
        if self.encounter:
            past = tuple(door.door for door in self.encounter.doors if door.door >= 0)
            self.encounter = self.encounter.evolve(walked_past=self.encounter.walked_past + past, doors=())

    def note_missed_opening(self) -> None:
        """The mentor may say that a door stood open."""
        self.signs.append(Sign.MISSED_OPENING)

    def look_at_the_clock(self) -> None:
        """The partner says that time is nearly up."""
        self.announces_time = True

    def part_warmly(self) -> None:
        """The partner takes leave and means it."""
        self.goodbye = "warm"

    def part_politely(self) -> None:
        """The partner takes leave."""
        self.goodbye = "polite"

    def part_coolly(self) -> None:
        """The partner has had enough."""
        self.goodbye = "cool"

    def part_late(self) -> None:
        """The partner has to go."""
        self.goodbye = "late"

    def part_as_it_stands(self) -> None:
        """The partner takes leave as the balance suggests."""
        self.goodbye = "warm" if self.they_like_each_other() else "polite"

    def walk_off(self) -> None:
        """The learner turned away without a goodbye."""
        self.walks_off = True
        self.signs.append(Sign.HIT_AND_RUN)

    def join_the_two(self) -> None:
        """The learner steps up to two people in a talk."""
        self.joins = True

    def _balance(self) -> float:
        return self.encounter.ledger.balance if self.encounter else 0.0

    def _doors(self) -> tuple[OpenDoor, ...]:
        return self.encounter.doors if self.encounter else ()

    def _still_invited(self) -> tuple[OpenDoor, ...]:
        # "How can I help?" stays answered for a while: asking the next thing is no slip
        return tuple(OpenDoor(-1, door.invites, door.since) for door in self._doors())

    def _is_answered(self, door: Door) -> bool:
        """Whether the learner has told already what the door would ask for."""
        asks_for_the_aim = Move.PURPOSE in door.invites and set(door.invites) <= {Move.PURPOSE, Move.SHARING}
        return asks_for_the_aim and bool(self.encounter and self.encounter.aim_told)

    def _next_door(self) -> int:
        if not (self.encounter and self.partner) or any(door.door >= 0 for door in self.encounter.doors):
            return -1
        closed = self.encounter.walked_past
        for index, door in enumerate(self.partner.doors):
            ready = door.at <= self._balance() and index not in self.encounter.used and not self._is_answered(door)
            if ready and (index not in closed or (closed.count(index) == 1 and self._balance() >= door.at + 1)):
                return index
        return -1
