"""A finished talk from elsewhere, heard turn by turn: what it asked, what that cost, and which openings it walked past."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from flows.debrief import Talk
from flows.hearing import INVITED_FOR, PLEASANT, REMEMBERED
from flows.judgement import OPENING_TRUST, Slip, Terms, assess, weighed
from flows.ledger import Entry, Ledger
from flows.mentor import DULL
from flows.moment import DOOR_STANDS, TAKES_A_DOOR, USEFUL
from flows.moves import Cue, Manner, Move, Reading, Recogniser, Relationship, Setting, Stage
from flows.nearly import Nearly
from flows.rehearsal import OpenDoor, Sign, Turn

LATE = 3  # messages before the end in which a yes is the way on
SURELY_PROMISED = 0.9  # confidence from which the partner promises something
_OFFERED = frozenset({Move.MEETING_ASK, Move.INTRO_ASK, Move.REVIEW_ASK, Move.FOLLOW_UP})
"""What, invited and taken up, brings two together again."""
_REASONS = {"rude": Sign.RUDE, "one_sided": Sign.ONE_SIDED, "interview": Sign.INTERVIEW}


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a talk: the partner's "How can I help?", which invites advice_ask, or the learner's."""

    by_learner: bool
    text: str
    invites: frozenset[Move] = frozenset()  # what the partner's words are known to open the door to


@dataclass(frozen=True, slots=True)
class Listened:
    """One message of the learner's: how it was read, which of its moves are slips, and the turn it makes."""

    reading: Reading
    slips: tuple[Slip, ...]
    turn: Turn
    after_a_no: bool = False  # whether it answers a line that held back


def listen(
    ear: Recogniser, nearly: Nearly, scene: str, relationship: Relationship, said: Sequence[Said]
) -> tuple[Talk, tuple[Listened, ...]]:
    """The talk, for a debrief, and the learner's messages one by one. Distress is in neither account: its turn is empty."""
    listener = _Listener(ear, scene, relationship, sum(one.by_learner for one in said))
    for one in said:
        listener.hear_learner(one.text) if one.by_learner else listener.hear_partner(one)
    turns = tuple(listened.turn for listened in listener.heard)
    way_on = listener.goes_on()
    return Talk(turns, OPENING_TRUST[relationship], "", listener.ending(), way_on=way_on, nearly=nearly), tuple(listener.heard)


@dataclass(slots=True)
class _Listener:
    """What was said last, what stands open, how the account stands."""

    ear: Recogniser
    scene: str
    relationship: Relationship
    count: int  # messages of the learner in all
    previous: str = ""
    doors: tuple[OpenDoor, ...] = ()  # those that stand open
    taken: tuple[OpenDoor, ...] = ()  # those that were gone through, and carry an ask for a while
    heard: list[Listened] = field(default_factory=list)
    recent: tuple[tuple[Move, ...], ...] = ()
    dull: int = 0
    held_back: bool = False  # whether the partner's last word was a no
    accepted: tuple[int, ...] = ()  # the learner's messages that said yes to an offer
    ledger: Ledger = field(init=False)

    def __post_init__(self) -> None:
        self.ledger = Ledger(OPENING_TRUST[self.relationship])

    def hear_partner(self, said: Said) -> None:
        """A line of the partner's: it may open doors, or say no, and what the learner writes next answers it."""
        opened = said.invites | self.ear.invitations(said.text)
        if opened:
            self.doors = (*self.doors, OpenDoor(-1, tuple(sorted(opened)), len(self.heard)))
        self.previous = f"{self.previous} {said.text}".strip()
        self.held_back = self.ear.reluctant(said.text)

    def hear_learner(self, text: str) -> None:
        """A message of the learner's, judged as in a rehearsal; kept in `heard`."""
        terms = self._terms(len(self.heard) + 1)
        reading = self.ear.read(text, Setting(self.scene, self.relationship, terms.stage, self.previous, terms.invited))
        self.heard.append(self._cared_for(reading) if Cue.DISTRESS in reading.cues else self._judged(text, reading, terms))
        self.previous = ""

    def ending(self) -> str:
        """How it seems to have ended: the partner's last word, if it held back after a slip, was cool."""
        slipped = bool(self.heard and self.heard[-1].slips)
        return "cool" if self.previous and self.held_back and slipped else "polite"

    def goes_on(self) -> bool:
        """Whether the partner's last words promise to do something, or an offer of theirs was taken up towards the end."""
        late = any(number > len(self.heard) - LATE for number in self.accepted)
        return late or (bool(self.previous) and not self.held_back and self._promises(self.previous))

    def _promises(self, line: str) -> bool:
        heard = self.ear.read(line, Setting(self.scene, self.relationship, Stage.CLOSING)).sightings
        return any(seen.move is Move.FOLLOW_UP and seen.confidence >= SURELY_PROMISED for seen in heard)

    def _terms(self, number: int) -> Terms:
        invited = frozenset(move for door in (*self.doors, *self.taken) for move in door.invites)
        return Terms(self.ledger.balance, invited, self.relationship, self._stage(number), asked="?" in self.previous)

    def _stage(self, number: int) -> Stage:
        if number <= 1 or number <= self.count * 0.2:
            return Stage.OPENING
        return Stage.CLOSING if number > self.count * 0.8 else Stage.MIDDLE

    def _cared_for(self, reading: Reading) -> Listened:
        return Listened(reading, (), Turn(len(self.heard) + 1, "", "", "", balance=self.ledger.balance))

    def _judged(self, text: str, reading: Reading, terms: Terms) -> Listened:
        number = len(self.heard) + 1
        if Manner.ACCEPTS in reading.manners and _OFFERED & {move for door in self.doors for move in door.invites}:
            self.accepted = (*self.accepted, number)
        assessment = assess(reading, text, number, self.ledger, terms, self.recent)
        self.ledger = self.ledger.with_entries(assessment.entries)
        self.recent = (*self.recent, weighed(reading.moves, terms.asked))[-REMEMBERED:]
        slips = tuple(slip.move for slip in assessment.slips)
        turn = Turn(number, text, "", "", reading.sightings, slips, assessment.entries, self.ledger.balance)
        heard = replace(turn, signs=self._signs(reading, number, assessment.entries, bool(slips)))
        return Listened(reading, assessment.slips, heard, self.held_back)

    def _signs(self, reading: Reading, number: int, entries: tuple[Entry, ...], slipped: bool) -> tuple[Sign, ...]:
        self.dull = self.dull + 1 if set(reading.moves) <= PLEASANT else 0
        reasons = [entry.reason for entry in entries]
        seen = {
            Sign.MISSED_OPENING: self._walks_past(set(reading.moves), number, slipped),
            Sign.VAGUE: Move.VAGUE_ASK in reading.moves,
            Sign.DRIFT: self.dull >= DULL and self.dull % DULL == 0,
            **{sign: reason in reasons for reason, sign in _REASONS.items()},
        }
        return tuple(sign for sign, is_seen in seen.items() if is_seen)

    def _walks_past(self, moves: set[Move], number: int, slipped: bool) -> bool:
        """Whether a door was turned down or has stood open too long, and none was taken; taken or passed, a door is walked past no more."""
        fits = TAKES_A_DOOR if slipped else TAKES_A_DOOR | USEFUL
        taken = tuple(door for door in self.doors if moves & (fits | set(door.invites)))
        untaken = [door for door in self.doors if door not in taken]
        past = [door for door in untaken if Move.DEFLECT in moves or number - door.since >= DOOR_STANDS]
        self.doors = tuple(door for door in untaken if door not in past)
        self.taken = tuple(door for door in (*self.taken, *taken) if number - door.since <= INVITED_FOR)
        return bool(past) and not taken
