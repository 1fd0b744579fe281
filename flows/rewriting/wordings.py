"""The wordings of a rewritten draft, as content: what is put in, what leans on what was taken out, what the sender is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from flows.moves import Move
from flows.rewriting.footing import Footing
from flows.rewriting.known import Known
from flows.rewriting.matter import Matter
from flows.rewriting.orphans import Orphans
from flows.rewriting.requests import Requests
from flows.rewriting.standing import Standing
from flows.rewriting.waiting import Waiting


class Voice(StrEnum):
    """How somebody writes; what is put into their message sounds the same."""

    FORMAL = "formal"  # "Dear Ms. Brandt"
    PLAIN = "plain"
    SIMPLE = "simple"  # without contractions, in short words: often a second language
    CASUAL = "casual"  # "hey marco"


VOICES = tuple(Voice)
BRIDGES: dict[str, tuple[str, ...]] = {
    "asked": ("asked",),
    "question": ("question",),
    "role": ("role",),
    "company": ("company",),
    "workplace": ("workplace",),
    "field": ("field",),
    "theirs": ("theirs",),
    "topic": ("topic",),
    "subject": ("subject",),
    "interest": (),
    "craft": ("craft",),
    "papers": ("paper",),
    "work": ("work",),
    "made": ("made",),
    "place": ("whose",),
    "need": ("whose",),
    "offer": (),
    "waiting": (),
    "news": (),
    "hurry": (),
    "list": ("list",),
    "listed": ("list",),
    "far": (),
    "near": (),
}
"""What a sentence may take the place of an ask, by what is known of the reader; each with the facts it may use."""
OWN = frozenset({"asked", "question", "theirs", "topic", "role"})
"""Those that hold what the sender wanted to talk about: with one of them a message is left even where all of it was the ask."""
ASKED = ("vague", "why", "name", "aim", "hollow", "pitch")
"""What only the sender can mend."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """Sentences that make no sense once an ask is gone; `*` stands for up to six words."""

    on_the_ask: tuple[str, ...]  # wherever they stand: "thank you in advance"
    on_the_one_before: tuple[str, ...]  # the beginnings of a sentence right behind it: "it would"
    on_the_one_after: tuple[str, ...]  # right before it: "I have a favour to ask"
    on_work: tuple[str, ...]  # the beginnings of a sentence that offers something for a job or a favour: "I am not expensive"
    with_papers: tuple[str, ...]  # that papers come along, beside an ask for what is done with them: "I enclose"
    on_an_offer: tuple[str, ...]  # what advertises, beside something else that is cut: "spots go fast"
    presuming: tuple[str, ...]  # what reproaches or takes a yes for granted: "common courtesy"


@dataclass(frozen=True, slots=True)
class Wordings:
    """rewriting.yaml."""

    bridges: dict[str, dict[Voice, tuple[str, ...]]]
    easy_outs: dict[Voice, tuple[str, ...]]
    leans: Leaning
    demands: tuple[str, ...]  # words before the bare verb of what the reader is to do: "I need you to"
    minimising: tuple[str, ...]  # how little it takes: "takes you ..."
    made: tuple[str, ...]  # what people make, so that one can ask how it came about: "bridge"
    connectors: tuple[str, ...]  # at the beginning of a sentence whose forerunner is gone: "also"
    puff: tuple[str, ...]  # praise of oneself that says nothing: "highly motivated"
    business: tuple[str, ...]  # what shows that a message has a business of its own: "writing to apply"
    asked: dict[str, tuple[str, ...]]
    good: dict[Move, tuple[str, ...]]  # what is good about a move, for whoever wrote it
    footing: Footing = field(default_factory=Footing)  # footing.yaml
    orphans: Orphans = field(default_factory=Orphans)  # orphans.yaml
    waiting: Waiting = field(default_factory=Waiting)  # waiting.yaml
    requests: Requests = field(default_factory=Requests)  # requests.yaml
    standing: Standing = field(default_factory=Standing)  # standing.yaml
    known: Known = field(default_factory=Known)  # known.yaml
    matter: Matter = field(default_factory=Matter)  # matter.yaml


@cache
def phrases(listed: tuple[str, ...], at_start: bool = False) -> re.Pattern[str]:
    """One pattern for a list of phrases: `*` stands for up to six words, `...` at the end for the rest of the clause."""
    alternatives = "|".join(_pattern(phrase) for phrase in sorted(listed, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"{'^' if at_start else ''}(?<![\w'])(?:{alternatives})(?![\w'])", re.I)


def with_articles(text: str) -> str:
    """Text with "an" before a vowel and "a" before other letters: "a application" gives "an application"."""
    return re.sub(r"\b([Aa]n?) (\w+)", lambda found: f"{_article(found)} {found[2]}", text)


def _article(found: re.Match[str]) -> str:
    first, said = found[2][0].lower(), found[1].lower()
    if found[2].isupper() or first in "uh":  # an MBA, a CV, an hour, a user: whoever wrote it knew
        return found[1]
    article = "an" if first in "aeio" else "a" if said == "an" else said
    return article.capitalize() if found[1][0].isupper() else article


def _pattern(phrase: str) -> str:
    tail = r"[^,.;:!?]*" if phrase.endswith(" ...") else ""
    phrase = phrase.removesuffix(" ...")
    words = [r"(?:[\w'’-]+[\s,]+){0,6}?[\w'’-]+" if word == "*" else re.escape(word).replace("'", "['’]?") for word in phrase.split()]
    return r"[\s,]+".join(words) + tail
