"""The five questions of a week: the taps that answer them, and what written answers come to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from flows.tasks import any_of
from flows.words import tokens


class Question(StrEnum):
    """The five, in their order (D3.7, D4.1)."""

    AIM = "aim"  # working towards something, or hoping
    MET = "met"  # what was done, whom they met
    FOLLOWED = "followed"  # what was followed up
    AVOIDED = "avoided"  # the hard part that was walked round
    NEXT = "next"  # what next week is for


TAPS: dict[Question, tuple[str, ...]] = {
    Question.AIM: ("towards", "both", "hoping"),
    Question.MET: ("several", "one", "nobody"),
    Question.FOLLOWED: ("all", "some", "none", "no_need"),
    Question.AVOIDED: ("call", "application", "ask", "follow_up", "nothing"),
    Question.NEXT: ("follow_up", "conversation", "ask", "application", "rest"),
}
"""The answers that are one tap away; anything else is written."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A tap, words, both or neither: a question that was skipped is answered by nothing."""

    tap: str = ""
    words: str = ""


def sense(question: Question, words: str) -> str:
    """What a written answer comes to, as the tap that says the same; nothing if that can't be told."""
    text = f" {' '.join(tokens(words))} "
    return next((tap for tap, said in _MEANT.get(question, ()) if said.search(text)), "") if words else ""


def says_nothing(words: str) -> bool:
    """Whether an answer is none that could be quoted back: "dunno", "?", "hm, not sure really"."""
    return all(word in _NOTHING for word in tokens(words))


_NOTHING = frozenset(
    """
    a again bit can could did do dunno else erm even h hard have hm hmm i idea idk it just know later maybe me mm my n na next no none not
    nothing one ok pass quite really say skip sure tell that the thing this thought to uh um very week well what whatever yet you
    """.split()
)
_MEANT: dict[Question, tuple[tuple[str, re.Pattern[str]], ...]] = {
    Question.AIM: (
        ("both", any_of("both", "bit of (?:both|each)", "in between", "half", "mixed", "mixture", "a little of each")),
        (
            "hoping",
            any_of(
                "hop(?:e|ing|ed)",
                "wait(?:ing)?",
                "drift*",
                "not (?:really )?(?:sure|know)",
                "no idea",
                "no goal",
                "lost",
                "luck",
                "nothing",
                "not really",
                "no",
            ),
        ),
        (
            "towards",
            any_of(
                "towards?", "goal", "aim*", "plan*", "working (?:on|for|at)", "want*", "yes", "clear*", "looking for", "after a", "decided"
            ),
        ),
    ),
    Question.MET: (
        (
            "nobody",
            any_of(
                "nobody",
                "no one",
                "none",
                "nothing",
                "not (?:meet|see|talk|much|anybody|anyone)",
                "stayed (?:in|home|at home)",
                "zero",
                "no",
            ),
        ),
        (
            "several",
            any_of(
                "several",
                "many",
                "lots?",
                "a lot",
                "two",
                "three",
                "four",
                "five",
                "six",
                "ten",
                "few",
                "everybody",
                "event*",
                "meetup*",
                "conference*",
                "party",
                "[2-9]",
                "[1-9]\\d",
                "and [^ ]+ and",
                "both",
                "people",
            ),
        ),
        (
            "one",
            any_of(
                "one",
                "1",
                "an? (?:old )?(?:friend|colleague|neighbou?r|coffee|call|lunch)",
                "with",
                "met",
                "saw",
                "spoke",
                "talked",
                "called",
            ),
        ),
    ),
    Question.FOLLOWED: (
        ("no_need", any_of("nobody to", "nothing to", "no one to", "no need", "not meet any[^ ]*", "met nobody")),
        (
            "none",
            any_of(
                "none",
                "nobody",
                "nothing",
                "no one",
                "not yet",
                "not",
                "nope",
                "no",
                "zero",
                "0",
                "forgot*",
                "never",
                "still have to",
                "meant to",
            ),
        ),
        ("all", any_of("all", "every[^ ]*", "yes", "both", "yep", "done", "each")),
        (
            "some",
            any_of(
                "some",
                "half",
                "one",
                "two",
                "three",
                "a few",
                "wrote",
                "sent",
                "thanked",
                "called",
                "replied",
                "emailed",
                "messaged",
                "partly",
                "most",
                "answered",
                "rang",
                "texted",
            ),
        ),
    ),
    Question.AVOIDED: (
        ("nothing", any_of("nothing", "none", "no", "not really", "not avoid*", "did it all", "nope")),
        ("follow_up", any_of("follow*", "thank*", "reply*", "replies", "writ* back", "answer*")),
        ("application", any_of("appl[iy]*", "cv", "resume", "cover letter*", "form*")),
        ("call", any_of("call*", "phon*", "ring*")),
        ("ask", any_of("ask*", "favou?r*", "request*")),
    ),
    Question.NEXT: (
        ("rest", any_of("rest*", "holiday*", "vacation", "break", "sleep*", "nothing", "recover*", "off")),
        ("follow_up", any_of("follow*", "thank*", "repl*", "writ* back")),
        ("application", any_of("appl[iy]*", "cv", "resume", "cover letter*")),
        ("ask", any_of("ask*")),
        ("conversation", any_of("coffee*", "talk*", "meet*", "conversation*", "convers*", "call*")),
    ),
}
"""For each question the taps that words may stand for, the first that fits has it."""
