"""The moves: what a message performs, and what a reading of it holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Move(StrEnum):
    """Something a message performs; the names are a contract."""

    ADVICE_ASK = "advice_ask"
    TARGETED_ASK = "targeted_ask"
    MEETING_ASK = "meeting_ask"
    VAGUE_ASK = "vague_ask"
    REVIEW_ASK = "review_ask"
    FAVOR_ASK = "favor_ask"
    INTRO_ASK = "intro_ask"
    JOB_ASK = "job_ask"
    REFERRAL_ASK = "referral_ask"
    RESUME_PUSH = "resume_push"
    SELF_PITCH = "self_pitch"
    SALES_PITCH = "sales_pitch"
    NAME_DROP = "name_drop"
    CONDUIT = "conduit"
    LIST_ADD = "list_add"
    PRESSURE = "pressure"
    CURIOSITY = "curiosity"
    LISTENING = "listening"
    GIVING = "giving"
    GRATITUDE = "gratitude"
    PURPOSE = "purpose"
    FOLLOW_UP = "follow_up"
    EASY_OUT = "easy_out"
    SHARING = "sharing"
    SMALL_TALK = "small_talk"
    DEFLECT = "deflect"
    OTHER = "other"
    REPAIR = "repair"  # ours: the learner owns a slip and takes it back


SCENES = ("coffee", "event", "message", "call", "social", "reconnect", "follow_up", "group")
"""What a message or a talk from elsewhere may be said to belong to; the names are a contract."""

# What an ask costs, in points of trust.
COSTS: dict[Move, int] = {
    Move.ADVICE_ASK: 1,
    Move.TARGETED_ASK: 2,
    Move.MEETING_ASK: 3,
    Move.VAGUE_ASK: 3,
    Move.REVIEW_ASK: 5,
    Move.FAVOR_ASK: 6,
    Move.INTRO_ASK: 6,
    Move.JOB_ASK: 7,
    Move.REFERRAL_ASK: 9,
}
ASKS = frozenset(COSTS)
PUSHES = frozenset(
    {
        Move.RESUME_PUSH,
        Move.SELF_PITCH,
        Move.SALES_PITCH,
        Move.NAME_DROP,
        Move.CONDUIT,
        Move.LIST_ADD,
        Move.PRESSURE,
    }
)


class Stage(StrEnum):
    """How far a talk has come."""

    OPENING = "opening"
    MIDDLE = "middle"
    CLOSING = "closing"


class Relationship(StrEnum):
    """How the two knew each other before the first word."""

    STRANGER = "stranger"
    INTRODUCED = "introduced"
    ACQUAINTANCE = "acquaintance"
    FRIEND = "friend"


class Cue(StrEnum):
    """What a reading notices besides moves; a cue costs and pays nothing by itself."""

    QUESTION = "question"  # something is asked, of whatever kind
    GOODBYE = "goodbye"  # the learner takes leave
    INSULT = "insult"  # rude or abusive towards the other person
    DISTRESS = "distress"  # hopelessness or self-harm: met with care, never scored
    UNREADABLE = "unreadable"  # no words: emoji, punctuation, keyboard noise
    FOREIGN = "foreign"  # words, but not English ones


class Manner(StrEnum):
    """How something is said, where a scene cares for it; beside moves and cues, and no part of what the network reads."""

    PUTS_DOWN = "puts_down"  # "Your work sounds useless."; hurts, though less than an insult
    ASKS_IF_IT_SUITS = "asks_if_it_suits"  # "Is this a good moment?"
    OFFERS_TO_CALL_BACK = "offers_to_call_back"  # "Shall I ring tomorrow?"
    HANDS_OUT_A_NAME = "hands_out_a_name"  # "Here's her number, tell her I sent you."
    ASKS_THEM_FIRST = "asks_them_first"  # "I'll ask her first whether she is happy with that."
    GIVES_TOO_MUCH = "gives_too_much"  # "I'll redo the whole site for you, for free."
    OFFERS = "offers"  # "I could ask my cousin", as against a compliment
    JOKES = "jokes"  # "Haha, only joking."
    PRAISES = "praises"  # "That's a nice scarf, by the way."
    AGREES = "agrees"  # "Same here.", "You're right about that."
    ACCEPTS = "accepts"  # "Yes please, any Friday."
    CREDITS = "credits"  # "As Nadia said ..."
    UNEASY = "uneasy"  # "I'm so nervous, sorry.", "I feel stupid asking this."
    DOUBT = "doubt"  # "I'm afraid I'm too old for it."
    BAD_NEWS = "bad_news"  # "I lost my job three months ago."


FEELINGS = frozenset({Manner.UNEASY, Manner.DOUBT, Manner.BAD_NEWS})  # met with a human sentence before anything else


class Courtesy(StrEnum):
    """A courtesy of the moment, that one answers before anything else."""

    JOINS = "joins"  # "Mind if I join you two?", "Is this seat taken?"
    HELPS = "helps"  # "Is there anything I could do for you?"
    FETCHES = "fetches"  # "Can I get you a drink?": no ask for an hour


@dataclass(frozen=True, slots=True)
class Sighting:
    """One move seen in a message: referral_ask at characters 10 to 31, confidence 0.9."""

    move: Move
    confidence: float  # 0 to 1
    span: tuple[int, int]  # start and end in characters of the message


@dataclass(frozen=True, slots=True)
class Telling:
    """Something the learner told about themselves: aim, "a product role in climate tech"."""

    topic: str  # "name", "field" or "aim"
    words: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known when a message is read: who said what before, where, and how they stand."""

    scene: str = "coffee"
    relationship: Relationship = Relationship.STRANGER
    stage: Stage = Stage.OPENING
    previous: str = ""  # what the partner said last
    invited: frozenset[Move] = frozenset()  # moves the partner plainly opened the door to
    known: bool = False  # in a rehearsal what was invited and refused is known, not guessed from `previous`
    refused: bool = False  # where it is known: whether the partner has just said no to something


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of one message; sightings are in the order of their spans, at most one for each move."""

    sightings: tuple[Sighting, ...]
    cues: frozenset[Cue] = frozenset()
    tellings: tuple[Telling, ...] = ()
    manners: frozenset[Manner] = frozenset()
    courtesies: tuple[tuple[Courtesy, tuple[int, int]], ...] = ()  # each with its sentence's characters

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves seen, in the order of the message."""
        return tuple(sighting.move for sighting in self.sightings)

    @property
    def is_rude(self) -> bool:
        """Whether it insults the other person, or puts down what they do."""
        return Cue.INSULT in self.cues or Manner.PUTS_DOWN in self.manners


class Recogniser(Protocol):
    """Whatever understands messages: the phrase families today, a better ear tomorrow."""

    def read(self, text: str, setting: Setting) -> Reading:
        """What `text`, said in `setting`, performs. Never raises; the same input gives the same reading."""
        ...

    def invitations(self, line: str) -> frozenset[Move]:
        """The moves that a partner's `line` plainly opens the door to ("Send me your resume": resume_push, referral_ask)."""
        ...

    def reluctant(self, line: str) -> bool:
        """Whether a partner's `line` holds back or says no ("I'd rather not say")."""
        ...
