"""The people a learner meets: partners as content, told apart from what happens with them in a talk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from flows.moves import Move


class Temper(StrEnum):
    """How a partner meets a stranger."""

    WARM = "warm"
    GUARDED = "guarded"
    BUSY = "busy"
    TESTING = "testing"


class Mood(StrEnum):
    """How a partner feels at this moment of the talk."""

    OPEN = "open"
    EVEN = "even"
    COOL = "cool"


class Role(StrEnum):
    """What somebody is to the learner in a room full of people."""

    MATTERS = "matters"
    BUSY = "busy"
    FELLOW = "fellow"


class Family(StrEnum):
    """Kinds of message a partner reacts to in their own words; `FAMILY_OF` says which moves belong where."""

    CURIOSITY = "curiosity"
    LISTENING = "listening"
    SHARING = "sharing"
    GIVING = "giving"
    GRATITUDE = "gratitude"
    PURPOSE = "purpose"
    SMALL_TALK = "small_talk"
    FOLLOW_UP = "follow_up"
    EASY_OUT = "easy_out"
    DEFLECT = "deflect"
    REPAIR = "repair"
    BIG_ASK = "big_ask"
    WORK_ASK = "work_ask"
    RESUME = "resume"
    PITCH = "pitch"
    SELLING = "selling"
    USED = "used"
    LISTED = "listed"
    PRESSURE = "pressure"
    RUDE = "rude"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a partner tells about a topic once trust has reached `at`."""

    at: float
    says: str
    asked: tuple[str, ...] = ()  # questions that only this fact answers


@dataclass(frozen=True, slots=True)
class Topic:
    """Something a partner can talk about; the first question is the one a mentor would suggest."""

    asked: tuple[str, ...]
    facts: tuple[Fact, ...]
    words: tuple[str, ...] = ()  # words that point to this topic when they stand in a question


@dataclass(frozen=True, slots=True)
class Hook:
    """A need or a piece of news that a listener can pick up, and what the partner says when they do."""

    topic: str
    says: str
    picks_up: tuple[str, ...]
    thanks: str
    at: float = 0


@dataclass(frozen=True, slots=True)
class Door:
    """An invitation that opens at a balance, in the partner's own words."""

    at: float
    invites: tuple[Move, ...]
    says: str
    again: str  # how it is put the second time, when the first was walked past


@dataclass(frozen=True, slots=True)
class AskBack:
    """A question the partner asks the learner; `about` is name, field, aim or self."""

    about: str
    says: str
    at: float = 0


@dataclass(frozen=True, slots=True)
class Introducer:
    """The friend who arranged the meeting, and what they write to the learner afterwards."""

    name: str
    tie: str
    hears: dict[str, tuple[str, ...]]  # "well", "mixed", "badly"


@dataclass(frozen=True, slots=True)
class Known:
    """One thing the briefing tells the learner beforehand."""

    topic: str
    says: str


@dataclass(frozen=True, slots=True)
class Partner:
    """A person with a story: Dana Okafor, 47, who tests robot grippers and softens when asked about climbing."""

    name: str
    called: str
    age: int
    field: str
    role: str
    place: str
    look: str
    temper: Temper
    rooms: tuple[Role, ...]
    introducer: Introducer
    briefing: tuple[Known, ...]
    greets: dict[str, tuple[str, ...]]  # by scene
    topics: dict[str, Topic]
    hooks: tuple[Hook, ...]
    doors: tuple[Door, ...]
    asks_back: tuple[AskBack, ...]
    recalls: dict[str, tuple[str, ...]]  # name, field, aim
    reactions: dict[Family, dict[Mood, tuple[str, ...]]]
    grants: dict[Move, tuple[str, ...]]
    outside: tuple[str, ...]
    guarded: tuple[str, ...]
    told: tuple[str, ...]
    musings: tuple[str, ...]
    goodbyes: dict[str, tuple[str, ...]]  # warm, polite, cool, late
    views: dict[Move, str]
    tries: dict[Move, tuple[str, ...]]
