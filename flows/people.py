"""The people a learner meets: partners as content, told apart from what happens with them in a talk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from dataclasses import field as made
from enum import StrEnum

from flows.moves import Move, Relationship


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
    others: tuple[str, ...] = ()  # how else it may be put the first time


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
class Pasted:
    """One pasted fact about somebody real: its aspect, its words, the sentence it stands in, and where their guess tells it."""

    topic: str  # the aspect
    says: str
    sentence: str = ""
    told_in: str = ""  # the topic; nothing, if it is never told
    line: int = 0  # the fact of the topic that tells it, with others
    alone: int = 0  # the one that tells it by itself


class Deed(StrEnum):
    """What a partner does for the learner unasked (D4.7)."""

    MENTION = "mention"  # speaks of them to somebody
    LEAD = "lead"  # sends a piece of news
    INTRODUCTION = "introduction"  # puts them in touch with somebody else


@dataclass(frozen=True, slots=True)
class Unasked:
    """Something a partner does of their own accord at a balance, and how they write it: at 6, Dana tells Inês about you."""

    at: float
    does: Deed
    says: str
    to: str = ""  # of an introduction: the partner it leads to


@dataclass(frozen=True, slots=True)
class Promised:
    """What the learner had promised before a follow-up begins: "the recording of the dawn chorus", and words by which it is known."""

    what: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A partner in one scene: who they are to the learner there, and what differs from how they are over a coffee."""

    situation: str  # what the learner is told beforehand, in the second person
    relationship: Relationship | None = None  # if not given, the scene's
    greets: tuple[str, ...] = ()  # first words, where the partner speaks first
    briefing: tuple[Known, ...] = ()  # in place of the partner's own
    topics: dict[str, Topic] = made(default_factory=dict)  # beside the partner's own
    hooks: tuple[Hook, ...] = ()  # in place of the partner's own
    doors: tuple[Door, ...] = ()  # in place of the partner's own
    musings: tuple[str, ...] = ()  # in place of the partner's own
    goodbyes: dict[str, tuple[str, ...]] = made(default_factory=dict)  # each in place of the partner's own
    lines: dict[str, tuple[str, ...]] = made(default_factory=dict)  # groups that the scene asks for by name
    promised: Promised | None = None  # in a follow-up with somebody who was not met in a rehearsal yet


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
    kindly: dict[str, tuple[str, ...]] = made(default_factory=dict)  # a human sentence for whoever is uneasy, in doubt, or tells bad_news
    briefly: dict[str, tuple[str, ...]] = made(
        default_factory=dict
    )  # to a remark, a joke, praise, much at once, or a thread with no_more to it
    unsure: tuple[str, ...] = ()  # asked about themselves in words that they can't place: asks for others
    roughly: tuple[str, ...] = ()  # before something told that may not be what was asked for
    otherwise: tuple[str, ...] = ()  # between two things told, where either may have been asked for
    veiled: tuple[str, ...] = ()  # something may have been asked for between the lines: asks what is meant
    picks: tuple[str, ...] = ()  # asked which of the names on the table to try first
    private: tuple[str, ...] = ()  # asked about themselves, and there is nothing they could or would say
    again: dict[str, tuple[str, ...]] = made(default_factory=dict)  # first words to somebody met before: warm, even, cool
    promises: dict[str, tuple[str, ...]] = made(default_factory=dict)  # kept, broken
    unasked: tuple[Unasked, ...] = ()
    tempts: tuple[str, ...] = ()  # asks politely after work, and means no more by it
    distracted: tuple[str, ...] = ()  # something comes between
    parts: dict[str, Part] = made(default_factory=dict)  # by scene
    lines: dict[str, tuple[str, ...]] = made(default_factory=dict)  # of the part that is played
    pasted: tuple[Pasted, ...] = ()  # of a guess at somebody real: what it was made of

    def playing(self, scene: str) -> Partner:
        """This partner in the part they have in `scene`."""
        part = self.parts[scene]
        return replace(
            self,
            greets=self.greets | ({scene: part.greets} if part.greets else {}),
            briefing=part.briefing or self.briefing,
            topics=self.topics | part.topics,
            hooks=part.hooks or self.hooks,
            doors=part.doors or self.doors,
            musings=part.musings or self.musings,
            goodbyes=self.goodbyes | part.goodbyes,
            lines=part.lines,
        )


def person_of(name: str) -> str:
    """Who plays a part: "dana" for "dana.call"."""
    return name.partition(".")[0]


def part_of(name: str) -> str:
    """The scene of a part: "call" for "dana.call", nothing for "dana"."""
    return name.partition(".")[2]
