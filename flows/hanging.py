"""What the partner said last, and whether a question hangs on it: "Which uncle?", "Two of who?", "Did she write back?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.asking import Target
from flows.folding import LIGHT, Folding
from flows.lines import spoken as lines_of
from flows.people import Partner
from flows.questions import bare, leans
from flows.words import tokens

_LATELY = 3  # lines: as many as a reply has
_LONGEST = 14  # words; a longer question says itself what it is about
_FACT = re.compile(r"topics\.(\w+)\.facts\[(\d+)\]\.says")
_HOOK = re.compile(r"hooks\[(\d+)\]\.\w+")
_ABOUT_THE_LEARNER = ("asks_back", "recalls", "tempts")  # groups nobody asks back about
_POINTS = re.compile(r"\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|that|this|those|these|there|then|ones?)\b", re.I)
_POINTS_NOWHERE = re.compile(
    r"\b(?:is|are|was|were|has|have) there\b|\bis it true\b|\b(?:is|was|'s) (?:it|that|this) (?:like|your?)\b|\bout there\b"
    r"|\b(?:is|was|'s) it \w+ (?:to|for|that)\b|\bthis (?:year|week|month|morning|evening|afternoon)\b|\bthese days\b"
    r"|\bthat (?:is|you|your|i|we)\b|\bone (?:thing|day|of)\b",
    re.I,
)
_ASKS_ALL_THE_SAME = re.compile(  # whatever was said
    r"\bhere\b|\btonight\b|\bdo you do\b|\bin my (?:place|shoes|position)\b|\bif you were me\b"
    r"|\bone of these\b|\bhow (?:are|have) you\b",
    re.I,
)
_POINTS_WITHIN = re.compile(r"\byour \w+\b.*\b(?:he|she|it|they|him|her|them)\b", re.I)  # "And your mother, what is she like?"
_SAYS_NOTHING = LIGHT | frozenset(
    "one ones two first last long old call name happen exactly himself herself itself themselv alone yet back next".split()
)


@dataclass(frozen=True, slots=True)
class Said:
    """The partner's last lines as they read, the topics they told of, and every fact told so far."""

    words: str = ""
    topics: frozenset[str] = frozenset()
    told: frozenset[Target] = frozenset()


def said_of(spoken: Sequence[str], partner: Partner) -> Said:
    """What was said, by the ids of all lines in order; nothing, where the last lines told nothing to come back to."""
    told = {line: Target(found[1], int(found[2])) for line in spoken if (found := _FACT.fullmatch(line))}
    lately = [line for line in spoken[-_LATELY:] if not line.startswith(_ABOUT_THE_LEARNER)]
    topics = [told[line].topic for line in lately if line in told]
    topics += [partner.hooks[int(found[1])].topic for line in lately if (found := _HOOK.fullmatch(line))]
    if not topics:
        return Said(told=frozenset(told.values()))
    lines = lines_of(partner)
    return Said(" ".join(lines.get(line, "") for line in lately), frozenset(topics), frozenset(told.values()))


def says_nothing(question: str, folding: Folding) -> bool:
    """Whether a question has no word that tells what it is about: "What was she called?"."""
    return not set(folding.roots(bare(question))) - _SAYS_NOTHING


def own_words(text: str, said: Said, folding: Folding) -> int:
    """How many telling words of a text were not in what was said."""
    return len(set(folding.roots(text)) - _SAYS_NOTHING - set(folding.roots(said.words)))


def hangs(question: str, before: str, said: Said, folding: Folding) -> bool:
    """Whether a question is about what was said: all its words were in it, or it points back at it and has but one word of its own."""
    plain = bare(question)
    if not said.words or len(tokens(plain)) > _LONGEST:
        return False
    if _ASKS_ALL_THE_SAME.search(plain):
        return False
    points = not _POINTS_WITHIN.search(plain) and (leans(plain) or _POINTS.search(_POINTS_NOWHERE.sub("", plain)))
    if says_nothing(plain, folding) and not points:  # "I love your coat. Whose?"
        return not own_words(before, said, folding)
    return own_words(plain, said, folding) <= bool(points)
