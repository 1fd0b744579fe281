"""What the recogniser knows, as plain records: the content of prompts/moves, read by the shell and handed in."""

from __future__ import annotations

from dataclasses import dataclass

from flows.moves import Courtesy, Manner, Move


@dataclass(frozen=True, slots=True)
class Exchange:
    """A partner's line and the learner's answer to it: "What do you do?", "I teach maths."."""

    previous: str
    text: str


@dataclass(frozen=True, slots=True)
class Certain:
    """Wordings beyond doubt, which overrule the network: "you owe me!" pushes, and "thanks for nothing" thanks nobody."""

    says: tuple[str, ...]
    never: bool = False  # the sentence certainly does not perform the family's move; else it certainly does
    instead_of: tuple[Move, ...] = ()  # moves that the sentence is taken for and does not perform
    alone: bool = False  # only where the sentence is the whole message
    after_no: bool = False  # only directly after a refusal
    after_aim: bool = False  # only where the line before asks what somebody is after
    played: bool = False  # only in a rehearsal, where somebody stands there and answers
    scenes: tuple[str, ...] = ()  # only in these, if any are named
    unless: tuple[str, ...] = ()  # wordings that take it back for their sentence
    beside: tuple[str, ...] = ()  # wordings anywhere in the message that take it back
    near: tuple[str, ...] = ()  # only where one of these stands in the message


@dataclass(frozen=True, slots=True)
class Family:
    """The wordings of one move; `asks`, `mays` and `wants` combine with every request form, `says` and `hints` stand as they are."""

    move: Move
    asks: tuple[str, ...] = ()  # after "could you": "introduce me"
    mays: tuple[str, ...] = ()  # after "could I": "meet your boss"
    wants: tuple[str, ...] = ()  # after "I'd appreciate": "an introduction"
    says: tuple[str, ...] = ()  # whole wordings that are plain
    hints: tuple[str, ...] = ()  # whole wordings that are likely, no more
    together: tuple[str, ...] = ()  # wordings joined by " & " that stand in one sentence, in any order
    answers: tuple[str, ...] = ()  # whole wordings that count only after a line of the partner's
    unless: tuple[str, ...] = ()  # wordings that silence the family for their sentence
    beats: tuple[Move, ...] = ()  # moves that this one displaces where the spans overlap
    certain: tuple[Certain, ...] = ()
    fact: bool = False  # true where negation, report and past do not take the move away ("I never worked there" still shares)
    hears: tuple[str, ...] = ()
    hears_not: tuple[str, ...] = ()
    hears_after: tuple[Exchange, ...] = ()
    hears_not_after: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How words are written: contractions and slang spelt out, words without weight, word classes, words worth a typo."""

    spellings: dict[str, str]  # "gonna" to "going to"
    fillers: tuple[str, ...]  # dropped before matching: "just", "maybe"
    triggers: tuple[str, ...]  # words recognised through one wrong letter: "introduce"
    spared: tuple[str, ...]  # real words one letter away from a trigger: "contract"
    light: tuple[str, ...]  # words too common to count as shared content: "the", "really"
    classes: dict[str, tuple[str, ...]]  # {job}: job, role, position


@dataclass(frozen=True, slots=True)
class Forms:
    """The request forms, each read as one mark: <ask> before what you do, <may> before what I do, <want> before a thing."""

    ask: tuple[str, ...]
    both: tuple[str, ...]
    may: tuple[str, ...]
    want: tuple[str, ...]
    want_after: tuple[str, ...]  # with other marks inside: "<ask> give me"
    imperatives: tuple[str, ...]  # verbs that ask at the head of a clause: "introduce me"


@dataclass(frozen=True, slots=True)
class Guards:
    """Wordings before a move that mean it is not performed."""

    negated: tuple[str, ...]
    reported: tuple[str, ...]
    hypothetical: tuple[str, ...]
    others: tuple[str, ...]  # somebody else is the one who asks


@dataclass(frozen=True, slots=True)
class Opening:
    """A partner's wordings that open the door to some moves."""

    moves: tuple[Move, ...]
    says: tuple[str, ...]
    hears: tuple[str, ...] = ()
    hears_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """What a partner's line does: opens doors, offers something, holds back, asks the learner about themselves."""

    openings: tuple[Opening, ...]
    reluctant: tuple[str, ...]
    offers: tuple[str, ...]  # an introduction, a name, a hand
    about_you: tuple[str, ...]  # questions about the learner
    aims: tuple[str, ...] = ()  # how an aim is said; after a line that asks for it, this is purpose and no ask
    hollow: tuple[str, ...] = ()  # bare agreement and flattery: they follow a line and show nothing of it
    reluctant_hears: tuple[str, ...] = ()
    reluctant_hears_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signs:
    """Cues besides moves, and the learner's acceptance or refusal of what was offered."""

    goodbye: tuple[str, ...]
    insult: tuple[str, ...]
    mock: tuple[str, ...]  # what is an insult, and among friends none: "i hate you"
    distress: tuple[str, ...]
    accepts: tuple[str, ...]
    says_yes: tuple[str, ...]  # acceptance that nothing else in the message puts in doubt: "yes please"
    declines: tuple[str, ...]
    english: tuple[str, ...]  # words that mark a text as English
    foreign: tuple[str, ...]  # words that mark it as something else
    manners: dict[Manner, tuple[str, ...]]  # how something is said
    courtesies: dict[Courtesy, tuple[str, ...]]  # what one answers before anything else


@dataclass(frozen=True, slots=True)
class Feeling:
    """How somebody says that they are uneasy, or that something bad happened to them."""

    manner: Manner
    says: tuple[str, ...]
    but_not: tuple[str, ...] = ()  # wordings that take it back where they overlap it: "when I'm nervous"
    unless: tuple[str, ...] = ()  # wordings that silence it for their sentence
    hears: tuple[str, ...] = ()
    hears_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """Wordings after which the learner's name, field or aim follows."""

    topic: str
    after: tuple[str, ...]
    most: int  # words taken at most
    stops: tuple[str, ...] = ()  # words that end it
    proper: bool = False  # only words with a capital: "I'm Kim", not "I'm tired"
    whole: bool = False  # only if the sentence ends behind them: "Hi Ruth, Kofi."
    refuses: tuple[str, ...] = ()  # first words that make it something else ("I'm sorry" is no name)


@dataclass(frozen=True, slots=True)
class Book:
    """All of it."""

    vocabulary: Vocabulary
    forms: Forms
    guards: Guards
    lines: Lines
    signs: Signs
    told: tuple[Told, ...]
    feelings: tuple[Feeling, ...]
    families: tuple[Family, ...]
