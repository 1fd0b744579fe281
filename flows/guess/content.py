"""What a guessed partner is made with besides the pasted words: the voice they all share, and how words become sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

from flows.biography import Aspect
from flows.moves import Move
from flows.people import AskBack, Door, Family, Mood, Part, Temper, Topic


@dataclass(frozen=True, slots=True)
class Voice:
    """The voice of every guess: friendly, and without a single fact of a life. {{ name }} and {{ called }} are the real person's."""

    look: str
    field: str
    temper: Temper
    parts: dict[str, Part]
    greets: dict[str, tuple[str, ...]]
    topics: dict[str, Topic]  # what anybody can be asked
    thanks: tuple[str, ...]
    drops: tuple[str, ...]
    doors: tuple[Door, ...]
    asks_back: tuple[AskBack, ...]
    recalls: dict[str, tuple[str, ...]]
    kindly: dict[str, tuple[str, ...]]
    reactions: dict[Family, dict[Mood, tuple[str, ...]]]
    grants: dict[Move, tuple[str, ...]]
    guarded: tuple[str, ...]
    private: tuple[str, ...]
    outside: tuple[str, ...]
    told: tuple[str, ...]
    musings: tuple[str, ...]
    goodbyes: dict[str, tuple[str, ...]]
    again: dict[str, tuple[str, ...]]
    promises: dict[str, tuple[str, ...]]
    tempts: tuple[str, ...]
    distracted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weave:
    """How facts of some aspects become one topic: "bouldering" and "jazz" become what is said about "Any hobbies?"."""

    aspects: tuple[Aspect, ...]
    topic: str
    asked: tuple[str, ...]
    says: dict[str, tuple[str, ...]]  # plain, told
    words: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()  # common topics that it answers, too
    covers_if: dict[str, tuple[str, ...]] = field(default_factory=dict)  # the same, where a fact has one of the words
    frames: tuple[str, ...] = ()  # regular expressions of plain ways to ask for these
    cues: tuple[str, ...] = ()  # regular expressions: facts of other aspects with one of them can answer this, too
    kin_asked: tuple[str, ...] = ()  # questions about each relative that is named, {{ kin }}
    private: bool = False  # told when asked for, never of their own accord
    wordless: bool = False  # that it is known is said, the words are not
    is_one: bool = False  # all its facts are one line, whichever is asked for
    quotes_learner: bool = False  # the words are the learner's, and stay so
    drops: bool = False  # let drop in passing, as something to pick up


@dataclass(frozen=True, slots=True)
class Weaving:
    """All the weaves, and what stands where nothing can be woven."""

    at: str  # between a role and a house
    quoted: tuple[str, ...]
    again: tuple[str, ...]  # how a sentence is told once more, for another question
    nearest: tuple[str, ...]  # how it is told where it may be no answer, only what comes nearest
    or_this: tuple[str, ...]  # and how another is told behind that
    tells: dict[str, tuple[str, ...]]  # common topics, each with regular expressions of pasted words that answer it
    weaves: tuple[Weave, ...]
