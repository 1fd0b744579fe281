"""One moment of a scene: a message with the conditions that an arrow may ask, and the effects it may have, by the names scenes use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from flows.ledger import Entry
from flows.moment.standing import Standing
from flows.moves import Move
from flows.rehearsal import OpenDoor, Sign

WEIGHS = 1.0  # points lost by an offer that is too much, or not the learner's to make
COOLS = 0.8  # points lost by coming straight to business after years
ASKED = 900  # stands for a door that the scene opened, and not one of the partner's own


@dataclass(slots=True)
class Moment(Standing):
    """A message on its way through a scene, as its machine moves it."""

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Effects that carry their object in their name: `say_suits`, `tell_days_pass`, `note_holding_back`."""
        kind, _, what = name.partition("_")
        if kind == "say":
            return partial(self.says.append, what)
        if kind == "tell":
            return partial(self.tells.append, what)
        if kind == "note" and what in tuple(Sign):
            return partial(self.signs.append, Sign(what))
        raise AttributeError(name)

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

    def invite_the_story(self) -> None:
        """They have asked how the learner is, and want to know."""
        self._invite(Move.PURPOSE, Move.SHARING)

    def cool_off(self) -> None:
        """They are hurt, a little: now they know why the learner came."""
        if self.encounter:
            entry = Entry(self.rehearsal.turn, Move.OTHER, self.text.strip()[:120], -COOLS, "D1.5", "straight_to_business")
            self.encounter = self.encounter.evolve(ledger=self.encounter.ledger.with_entries((entry,)))

    def weigh_on_them(self) -> None:
        """What was offered puts them in a spot: it costs more than the offer built."""
        if self.encounter:
            entry = Entry(self.rehearsal.turn, Move.GIVING, self.text.strip()[:120], -WEIGHS, "D5.2", "given_badly")
            self.encounter = self.encounter.evolve(ledger=self.encounter.ledger.with_entries((entry,)))

    def keep_silent(self) -> None:
        """No answer comes."""
        self.silent = True
        if self.encounter:
            self.encounter = self.encounter.evolve(unanswered=self.encounter.unanswered + 1)

    def part_in_silence(self) -> None:
        """They will not answer any more."""
        self.silent, self.goodbye = True, "cool"

    def join_the_two(self) -> None:
        """The learner steps up to two people in a talk."""
        self.joins = True

    def _invite(self, *moves: Move) -> None:
        if self.encounter:
            self.encounter = self.encounter.evolve(doors=(*self.encounter.doors, OpenDoor(ASKED, moves, self.rehearsal.turn)))

    def _still_invited(self) -> tuple[OpenDoor, ...]:
        # "How can I help?" stays answered for a while: asking the next thing is no slip
        return tuple(OpenDoor(-1, door.invites, door.since) for door in self._doors())
