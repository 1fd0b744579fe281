"""A rehearsal between two turns: small frozen values that serialise to JSON and back equal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from flows.ledger import Entry, Ledger
from flows.moves import Move, Relationship, Sighting, Telling
from flows.promises import Promise


class Feedback(StrEnum):
    """When the mentor speaks: at once, only at a real slip, or not before the debrief."""

    LIVE = "live"
    GENTLE = "gentle"
    END = "end"


class Sign(StrEnum):
    """The passive half, and good conduct at an event: what the mentor notices that is no slip."""

    MISSED_OPENING = "missed_opening"
    DRIFT = "drift"
    VAGUE = "vague"
    NO_NEXT_STEP = "no_next_step"
    NO_GOAL = "no_goal"
    ONE_SIDED = "one_sided"  # only about oneself (E1)
    INTERVIEW = "interview"  # only questions, nothing about oneself (E1)
    HIT_AND_RUN = "hit_and_run"  # walked off without a goodbye
    HIDING = "hiding"  # most of an event spent with a fellow job hunter
    HOMEWORK = "homework"  # asked what the briefing had told
    BOOMERASK = "boomerask"  # asked, and answered it themselves (E11)
    TACITURN = "taciturn"  # a few words a turn, over and over (E1)
    HOLDING_BACK = "holding_back"  # asked nothing of somebody who wants to help
    OUT_OF_PLACE = "out_of_place"  # business where nobody came for business
    STRAIGHT_TO_BUSINESS = "straight_to_business"  # came back after years and wanted something at once
    PESTERED = "pestered"  # wrote again and again without an answer
    NAME_GIVEN_AWAY = "name_given_away"  # handed out a name whose owner had not been asked
    GAVE_TOO_MUCH = "gave_too_much"  # gave away the store
    PROMISE_FORGOTTEN = "promise_forgotten"  # came without what had been promised
    RUDE = "rude"  # insulted the other person
    UNEASY = "uneasy"  # said how they feel: no fault, and met with a kind word
    FOREIGN = "foreign"  # wrote in a language that nobody here understands


FAULTS = tuple(sign for sign in Sign if sign not in (Sign.UNEASY, Sign.FOREIGN))  # what a coach may want a talk to be without


@dataclass(frozen=True, slots=True)
class OpenDoor:
    """An invitation the partner gave on turn `since`; it closes when it is walked past."""

    door: int  # index in the partner's doors; -1 for a question that invites by itself
    invites: tuple[Move, ...]
    since: int


WRITTEN = frozenset({"group", "message"})  # scenes in which nobody is seen to nod, or turns round at a noise
FROM_AFAR = WRITTEN | {"call"}  # scenes in which nobody can be seen, or joined


@dataclass(frozen=True, slots=True)
class Encounter:
    """What has happened with one partner so far."""

    partner: str
    ledger: Ledger
    spoken: tuple[str, ...] = ()  # ids of the lines said, in order; none is said twice
    previous: tuple[str, ...] = ()  # ids of the lines of the last reply
    topic: str = ""  # what is being talked about
    asked: str = ""  # what the partner asked last: name, field, aim, self or nothing
    doors: tuple[OpenDoor, ...] = ()  # those that stand open now
    walked_past: tuple[int, ...] = ()  # doors that closed unused
    used: tuple[int, ...] = ()  # doors that were taken
    picked_up: tuple[int, ...] = ()  # hooks a listener caught
    recent: tuple[tuple[Move, ...], ...] = ()  # moves of the last turns, the latest last
    noted: tuple[Move, ...] = ()  # slips the mentor has named
    turns: int = 0
    last_turn: int = 0  # of the rehearsal, in which the learner last spoke to them
    dull: int = 0  # turns running without curiosity, purpose or anything of oneself
    annoyed: int = 0  # slips and insults so far
    told: tuple[Telling, ...] = ()  # what the learner said of themselves, the latest of each topic
    work_told: bool = False  # the learner spoke of what they do or did
    aim_told: bool = False
    aim_neared: bool = False  # something said may have been an aim; nobody can say then that there was none
    step_neared: bool = False  # the same of a promise, or of another time
    next_step: bool = False
    relationship: Relationship | None = None  # if they have met before, or the part says so; else the scene's
    meetings: int = 0  # before this one
    idle: int = 0  # turns running in which nothing was asked for
    unanswered: int = 0  # messages running that got no answer
    brief: int = 0  # turns running of a few words
    targets: tuple[str, ...] = ()  # names that the learner has put on the table
    spoken_of: tuple[str, ...] = ()  # those of them that the partner has said something about
    promises: tuple[Promise, ...] = ()  # what the learner had promised them, and what became of it
    delivered: int = -1  # the turn in which what had been promised came last
    resolved: str = ""  # a promise that was found kept or broken as they met, and is spoken of in the first words
    parted: bool = False
    ended: str = ""  # how they parted: warm, polite, cool, late, walked_off

    def knows(self, topic: str) -> str:
        """What the learner told this partner of their name, field or aim; empty if nothing."""
        return next((telling.words for telling in self.told if telling.topic == topic), "")

    def evolve(self, **changes: object) -> Encounter:
        """A copy with `changes`."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One played encounter: scene, seed, who is in the room and how it stands with each."""

    scene: str
    seed: int
    state: str
    relationship: Relationship
    room: tuple[Encounter, ...]
    feedback: Feedback = Feedback.LIVE
    goal: str = ""
    facing: int = -1  # index in the room of the one the learner is talking to; -1 for nobody
    beside: int = -1  # index of the second person, where two stand together
    turn: int = 0
    wordings: tuple[str, ...] = ()  # ids of the mentor's wordings used
    heard: tuple[str, ...] = ()  # those of earlier rehearsals, oldest first
    level: str = "normal"  # easy, normal, hard
    day: int = 0  # of the learner's clock, as `date.toordinal` counts
    targets: tuple[str, ...] = ()  # names on the learner's list
    gives: tuple[str, ...] = ()  # what the learner can give
    names: tuple[str, ...] = ()  # of those whose name may be used
    subject: str = ""  # what a group talks about
    last_note: int = -10  # the turn of the mentor's last note
    last_praise: int = -10

    @property
    def partner(self) -> Encounter | None:
        """The encounter with whoever the learner is facing."""
        return self.room[self.facing] if self.facing >= 0 else None

    def with_partner(self, encounter: Encounter) -> Rehearsal:
        """A copy in which the one faced is `encounter`."""
        return self.with_person(self.facing, encounter)

    def with_person(self, index: int, encounter: Encounter) -> Rehearsal:
        """A copy in which the one at `index` in the room is `encounter`."""
        return replace(self, room=(*self.room[:index], encounter, *self.room[index + 1 :]))

    def told(self, topic: str) -> str:
        """What the learner said of their name, field or aim, to anybody here; empty if nothing."""
        return next((known for encounter in self.room if (known := encounter.knows(topic))), "")

    def evolve(self, **changes: object) -> Rehearsal:
        """A copy with `changes`."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be spoken: whose, its id in their file, and what the learner told that it puts in."""

    speaker: str  # a partner, or "scene" for what happens around them
    id: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What the mentor says: which wording, about which words, and a sentence to send instead."""

    kind: str  # slip, sign
    about: str  # a move or a sign
    wording: str  # id in the mentor's words
    words: str = ""  # the learner's, quoted
    try_instead: str = ""
    because: str = ""
    cost: int = 0
    balance: float = 0.0
    lost: float = 0.0
    offered: str = ""  # the partner's line that was walked past: "doors[2].says"
    left: str = ""  # the partner that was left, where the turn already faces another


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn as it was played: what was said, understood, paid and answered."""

    number: int
    text: str
    partner: str  # who was spoken to; empty for nobody
    state: str  # after the turn
    sightings: tuple[Sighting, ...] = ()
    slips: tuple[Move, ...] = ()
    entries: tuple[Entry, ...] = ()
    balance: float = 0.0
    lines: tuple[Line, ...] = ()
    note: Note | None = None  # said now, or kept for the debrief
    spoken: bool = True  # whether the note was said at once
    praise: Move | None = None
    signs: tuple[Sign, ...] = ()

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves seen in this turn."""
        return tuple(sighting.move for sighting in self.sightings)
