"""One moment of a scene: the conditions an arrow may ask and the effects it may have, by the names that scenes use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from flows.judgement import Assessment
from flows.ledger import Entry
from flows.moves import ASKS, FEELINGS, PUSHES, Cue, Manner, Move, Reading
from flows.own_words import answers_what_for, asks_for_oneself, tells_of_oneself
from flows.people import Door, Partner, Role, Temper
from flows.rehearsal import Encounter, OpenDoor, Rehearsal, Sign
from flows.targets import asks_which_first

WARM_ENOUGH = 4.0  # the balance from which people part warmly
GREW, FIRM = 0.5, 6.5  # what it must have gained in the talk for that, unless it stands so firm that it need not
LEAST_PATIENCE = 2  # slips that anybody bears, save insults
BEARS_AN_INSULT = 1.5  # the balance left after an insult at which a partner stays all the same
DOOR_STANDS = 3  # turns a door stays open while the learner looks elsewhere
BUSY_FOR, FREE_FOR = 5, 8  # turns that somebody in a room gives to one person
HEARS_OUT = 2  # turns that somebody stays who has opened a door
SOON = 4  # turns before the end at which a partner looks at the clock
FUN = 1.0  # points of trust that good company gains
WEIGHS = 1.0  # points lost by an offer that is too much, or not the learner's to make
COOLS = 0.8  # points lost by coming straight to business after years
ASKED = 900  # stands for a door that the scene opened, and not one of the partner's own
TOO_OFTEN = 3  # messages without an answer
ENOUGH_OF_ME = 2  # lines about themselves that a partner has told before they ask after the learner
IDLE = 3  # turns in which nothing is asked of somebody who wants to help
LETTER = 1200  # characters that a stranger still reads (E15)
USEFUL = ASKS - {Move.VAGUE_ASK}
_TELLS = ("topics.", "hooks[", "musings[", "lines.")
BUSINESS = (ASKS | PUSHES | {Move.PURPOSE}) - {Move.PRESSURE}
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

    # Conditions about the partner

    def patience_is_gone(self) -> bool:
        """They were pushed once too often, or insulted with little trust to bear it."""
        if not (self.encounter and self.partner):
            return False
        hurt = len(self.assessment.slips) > 0 or self.was_rude()
        limit = max(LEAST_PATIENCE, self.patience - (self.partner.temper is Temper.BUSY) + (self.partner.temper is Temper.WARM))
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
        fits = TAKES_A_DOOR if self.slipped() else TAKES_A_DOOR | USEFUL  # an ask that is carried takes what was offered, whatever it was
        return bool(taken or (invited and fits.intersection(self.reading.moves)) or self._answers_in_own_words(invited))

    def door_was_walked_past(self) -> bool:
        """A door has stood open long enough, or was turned down; who says how they feel turns nothing down."""
        if FEELINGS & self.reading.manners:
            return False
        doors = [door for door in self._doors() if door.door >= 0]
        turned_down = Move.DEFLECT in self.reading.moves
        return bool(doors) and not self.door_was_taken() and (turned_down or self.rehearsal.turn - doors[0].since >= DOOR_STANDS)

    def asked_if_it_suits(self) -> bool:
        """The learner asked whether this is a good moment."""
        return Manner.ASKS_IF_IT_SUITS in self.reading.manners or Move.EASY_OUT in self.reading.moves

    def offered_to_call_back(self) -> bool:
        """The learner offered to ring at another time."""
        return Manner.OFFERS_TO_CALL_BACK in self.reading.manners

    def came_straight_to_business(self) -> bool:
        """Something was wanted before anything about them was asked."""
        return bool(BUSINESS.intersection(self.reading.moves)) and not self.asked_about_them()

    def brought_business_up(self) -> bool:
        """The learner brought business to a place where nobody came for it."""
        return any(entry.reason == "out_of_place" for entry in self.assessment.entries) or self.slipped()

    def was_good_company(self) -> bool:
        """The message told a story, took one up or gave something, and hurt nobody."""
        good = {Move.SHARING, Move.LISTENING, Move.CURIOSITY, Move.GIVING}.intersection(self.reading.moves)
        return bool(good) and not self.slipped() and not self.was_rude()

    def slipped(self) -> bool:
        """The message asked for more than there is, or pushed."""
        return bool(self.assessment.slips)

    def asked_something_useful(self) -> bool:
        """The learner asked plainly for something that helps, and may."""
        return bool(USEFUL.intersection(self.reading.moves)) and not self.slipped()

    def nothing_was_asked_for_long(self) -> bool:
        """Several turns went by and nothing was asked for."""
        return bool(self.encounter and self.encounter.idle and self.encounter.idle % IDLE == 0)

    def named_a_target(self) -> bool:
        """The message names somebody or some place that they have not spoken of yet."""
        return bool(self.target) and not (self.encounter and self.target in self.encounter.targets)

    def asked_which_first(self) -> bool:
        """The learner asked which of the names on the table to begin with."""
        return bool(self.target and self.encounter and self.target in self.encounter.targets) and asks_which_first(self.text)

    def knows_the_target(self) -> bool:
        """The partner knows somebody or something there."""
        return self.knows_target

    def something_was_offered(self) -> bool:
        """The learner offered something."""
        return Move.GIVING in self.reading.moves or bool({Manner.HANDS_OUT_A_NAME, Manner.GIVES_TOO_MUCH} & self.reading.manners)

    def need_is_known(self) -> bool:
        """The partner has let a need be seen."""
        return bool(self.encounter and any(line.startswith(("hooks[", "lines.needs")) for line in self.encounter.spoken))

    def handed_out_a_name(self) -> bool:
        """Somebody's name or number was given away whose owner had not been asked."""
        return (
            Manner.HANDS_OUT_A_NAME in self.reading.manners
            and Manner.ASKS_THEM_FIRST not in self.reading.manners
            and not self._may_be_named()
        )

    def asked_them_first(self) -> bool:
        """The learner would ask the third person first, or has their blessing."""
        return Manner.ASKS_THEM_FIRST in self.reading.manners or self._may_be_named()

    def gave_too_much(self) -> bool:
        """The learner offered more than anybody should."""
        return Manner.GIVES_TOO_MUCH in self.reading.manners

    def gave_credit(self) -> bool:
        """The learner took up somebody's point and said whose it was."""
        return Manner.CREDITS in self.reading.manners or Move.LISTENING in self.reading.moves

    def advertised(self) -> bool:
        """The learner spoke of themselves, or sold something, where people discuss."""
        return (
            bool({Move.SELF_PITCH, Move.SALES_PITCH, Move.RESUME_PUSH, Move.LIST_ADD, Move.JOB_ASK}.intersection(self.reading.moves))
            and self.slipped()
        )

    def made_an_offer(self) -> bool:
        """Something concrete was offered, and it was no compliment."""
        return self.something_was_offered() and Manner.OFFERS in self.reading.manners

    def asked_no_question(self) -> bool:
        """The message stands by itself; nobody waits for an answer."""
        return "?" not in self.text

    def it_took_courage(self) -> bool:
        """A plain ask of some weight: a blunt view, a name, a door."""
        return bool((USEFUL - {Move.ADVICE_ASK}).intersection(self.reading.moves))

    def wrote_about_them_too(self) -> bool:
        """Whatever else it says, the message is about them in some part."""
        return bool({Move.LISTENING, Move.CURIOSITY, Move.GIVING}.intersection(self.reading.moves))

    def wrote_a_good_letter(self) -> bool:
        """Short enough, about them in some part, and it says what for."""
        moves = set(self.reading.moves)
        about_them = moves & {Move.LISTENING, Move.CURIOSITY, Move.GIVING}
        what_for = moves & {Move.PURPOSE, Move.ADVICE_ASK, Move.TARGETED_ASK, Move.CURIOSITY, Move.SHARING, Move.FOLLOW_UP}
        return bool(about_them and what_for) and not self.slipped() and not self._is_long()

    def wrote_a_fair_letter(self) -> bool:
        """Nothing wrong with it, and something in it to answer."""
        something = set(self.reading.moves) - {Move.SMALL_TALK, Move.OTHER, Move.VAGUE_ASK}
        return bool(something) and not self.slipped() and not self.was_rude() and not self._is_long()

    def was_left_unanswered(self) -> bool:
        """The message before this one got no answer."""
        return bool(self.encounter and self.encounter.unanswered >= 1)

    def wrote_too_often(self) -> bool:
        """Three messages in a row, and no answer."""
        return bool(self.encounter and self.encounter.unanswered >= TOO_OFTEN - 1)

    def is_away(self) -> bool:
        """They are too busy to answer a first message, however good it is."""
        return self.away and bool(self.encounter and not self.encounter.previous and not self.encounter.unanswered)

    def delivered_it(self) -> bool:
        """The message does what the learner had promised."""
        return self.delivered

    def promise_is_open(self) -> bool:
        """Something that was promised has not come yet."""
        return not self.delivered and bool(self.encounter and any(promise.state == "open" for promise in self.encounter.promises))

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

    def _answers_in_own_words(self, invited: set[Move]) -> bool:
        """Whether what a door invites is done in words that the ear has no move for."""
        if self.slipped() or self.was_rude() or Move.DEFLECT in self.reading.moves:
            return False
        if Move.PURPOSE in invited and answers_what_for(self.text):
            return True
        return asks_for_oneself(self.text) if Move.ADVICE_ASK in invited else invited == {Move.SHARING} and tells_of_oneself(self.text)

    def _is_long(self) -> bool:
        return len(self.text) > LETTER

    def _may_be_named(self) -> bool:
        said = self.text.lower()
        return any(name.lower() in said for name in self.rehearsal.names)

    def _balance(self) -> float:
        """The balance as learners see it: what is shown as 4.0 counts as 4."""
        return round(self.encounter.ledger.balance, 1) if self.encounter else 0.0

    def _doors(self) -> tuple[OpenDoor, ...]:
        return self.encounter.doors if self.encounter else ()

    def _still_invited(self) -> tuple[OpenDoor, ...]:
        # "How can I help?" stays answered for a while: asking the next thing is no slip
        return tuple(OpenDoor(-1, door.invites, door.since) for door in self._doors())

    def _is_answered(self, door: Door) -> bool:
        """Whether the learner has told already what the door would ask for."""
        asks_for_the_aim = Move.PURPOSE in door.invites and set(door.invites) <= {Move.PURPOSE, Move.SHARING}
        return asks_for_the_aim and bool(self.encounter and self.encounter.aim_told)

    def _is_their_turn(self, door: Door) -> bool:
        """Whether the partner has told enough to say "enough of me", which every door that asks after the learner says in some way."""
        told = sum(line.startswith(_TELLS) for line in self.encounter.spoken) if self.encounter else 0
        return not set(door.invites) <= {Move.PURPOSE, Move.SHARING} or told >= ENOUGH_OF_ME

    def _next_door(self) -> int:
        if not (self.encounter and self.partner) or any(door.door >= 0 for door in self.encounter.doors):
            return -1
        closed = self.encounter.walked_past
        for index, door in enumerate(self.partner.doors):
            ready = door.at + self.doors_later <= self._balance() and index not in self.encounter.used and not self._is_answered(door)
            ready = ready and self._is_their_turn(door)
            if ready and (index not in closed or (closed.count(index) == 1 and self._balance() >= door.at + self.doors_later + 1)):
                return index
        return -1
