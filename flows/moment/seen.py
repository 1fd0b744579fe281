"""A message on its way through a scene: what is known of it, and what its effects leave behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.judgement import Assessment
from flows.moves import Manner, Move, Reading
from flows.nearly import Nearly
from flows.people import Door, Partner
from flows.rehearsal import Encounter, OpenDoor, Rehearsal, Sign

ENOUGH_OF_ME = 2  # lines about themselves that a partner has told before they ask after the learner
_TELLS = ("topics.", "hooks[", "musings[", "lines.")


@dataclass(slots=True)
class Seen:
    """A message on its way through a scene. `state` is moved by the machine; effects collect in the fields below."""

    state: str
    rehearsal: Rehearsal
    partner: Partner | None
    encounter: Encounter | None
    turns: int  # the scene's budget
    patience: int = 3
    reading: Reading = field(default_factory=lambda: Reading(()))
    assessment: Assessment = field(default_factory=lambda: Assessment((), ()))
    text: str = ""
    approached: int = -1  # whom the learner approaches
    pairs: tuple[int, ...] = ()  # those in the room who stand together
    signs: list[Sign] = field(default_factory=list)
    opens: int = -1  # index of the door the partner opens now
    goodbye: str = ""  # how the partner takes leave now
    walks_off: bool = False  # the learner turned away without a word
    announces_time: bool = False
    joins: bool = False
    says: list[str] = field(default_factory=list)  # groups of the part's lines of which the partner says one
    tells: list[str] = field(default_factory=list)  # what happens around the talk, by the scene's names
    silent: bool = False  # no answer comes
    stands_in: Mapping[str, str] = field(default_factory=dict)  # the partner's own lines for groups of a part they do not have
    doors_later: float = 0.0  # points by which doors open later at this level
    tempts: float = 0.0  # how likely they ask after work out of politeness
    distracts: float = 0.0  # how likely something comes between
    target: str = ""  # a name that is spoken of: of the learner's list, or said in the message
    named: tuple[str, ...] = ()  # all that the message names
    knows_target: bool = False  # whether the partner knows somebody there
    delivered: bool = False  # the message does what had been promised
    away: bool = False  # chance has it that they are too busy to answer
    nearly: Nearly = field(default_factory=Nearly)  # what is said in plain words

    def was_rude(self) -> bool:
        """The message insulted them, or put down what they do."""
        return self.reading.is_rude

    def slipped(self) -> bool:
        """The message asked for more than there is, or pushed."""
        return bool(self.assessment.slips)

    def _balance(self) -> float:
        """The balance as learners see it: what is shown as 4.0 counts as 4."""
        return round(self.encounter.ledger.balance, 1) if self.encounter else 0.0

    def _doors(self) -> tuple[OpenDoor, ...]:
        return self.encounter.doors if self.encounter else ()

    def _next_door(self) -> int:
        if not (self.encounter and self.partner) or any(door.door >= 0 for door in self.encounter.doors):
            return -1
        if Manner.BAD_NEWS in self.reading.manners:  # whoever has just lost something is not asked what they want
            return -1
        closed = self.encounter.walked_past
        for index, door in enumerate(self.partner.doors):
            ready = door.at + self.doors_later <= self._balance() and index not in self.encounter.used and not self._is_answered(door)
            ready = ready and self._is_their_turn(door)
            if ready and (index not in closed or (closed.count(index) == 1 and self._balance() >= door.at + self.doors_later + 1)):
                return index
        return -1

    def _is_answered(self, door: Door) -> bool:
        """Whether the learner has told already what the door would ask for."""
        asks_for_the_aim = Move.PURPOSE in door.invites and set(door.invites) <= {Move.PURPOSE, Move.SHARING}
        if not (asks_for_the_aim and self.encounter):
            return False
        again = self.partner is not None and self.partner.doors.index(door) in self.encounter.walked_past
        return self.encounter.aim_told or (again and self.encounter.aim_neared)  # nobody is asked twice for what they half said

    def _is_their_turn(self, door: Door) -> bool:
        """Whether the partner has told enough to say "enough of me", which every door that asks after the learner says in some way."""
        told = sum(line.startswith(_TELLS) for line in self.encounter.spoken) if self.encounter else 0
        return not set(door.invites) <= {Move.PURPOSE, Move.SHARING} or told >= ENOUGH_OF_ME
