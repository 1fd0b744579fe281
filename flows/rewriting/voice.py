"""How somebody writes, and a sentence of ours put into the same hand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.rewriting.spoken import plain
from flows.rewriting.wordings import Voice

_FORMAL = re.compile(
    r"\b(?:dear|sir|madam|mr|mrs|ms|dr|prof|professor|sincerely|faithfully|respectfully|esteemed|yours|kind regards|warm regards)\b", re.I
)
_STIFF = re.compile(r"\b(?:dear|sincerely|faithfully|respectfully|sir|madam|yours)\b", re.I)
_CASUAL = re.compile(r"\b(?:he+y+a?|yo|hiya|heyo|mate|lol|u|ur|gonna|wanna|im|dont|thx|pls|haha|yeah|btw)\b|[\U0001F300-\U0001FAFF]", re.I)
_SHORTENED = re.compile(r"\b\w+(?:n't|'m|'re|'ve|'ll|'d)\b|\b(?:it|that|there|what|how|here|who)'s\b", re.I)
_LONG = re.compile(
    r"\b(?:i am|i have|i would|i will|it is|do not|can not|cannot|that is|we are|you are|does not|did not|is not|would not)\b", re.I
)
_BARE = re.compile(r"\b(?:im|ive|dont|cant|didnt|whats|hows|its (?:a|the|only|been|so|not))\b", re.I)


@dataclass(frozen=True, slots=True)
class Hand:
    """A way of writing: its voice, and whether it leaves out capitals and apostrophes."""

    voice: Voice
    lower: bool = False
    bare: bool = False
    curly: bool = False

    def writes(self, sentence: str, names: tuple[str, ...] = ()) -> str:
        """A sentence in this hand; `names` keep their letters."""
        written = sentence
        if self.lower:
            written = re.sub(r"\bI\b", "i", written[:1].lower() + written[1:] if not written.startswith(names or ("\0",)) else written)
        if self.bare:
            written = written.replace("'", "")
        return written.replace("'", "’") if self.curly else written


def hand_of(text: str, first_letters: str) -> Hand:
    """How a draft is written; `first_letters` are those of its sentences."""
    straight = plain(text)
    lower = bool(first_letters) and sum(letter.islower() for letter in first_letters) * 3 > len(first_letters) * 2
    shortened, long = bool(_SHORTENED.search(straight)), bool(_LONG.search(straight))
    bare = bool(_BARE.search(straight)) and not shortened
    return Hand(_voice(straight, lower, shortened, long), lower, bare, "’" in text and "'" not in text)


def _voice(text: str, lower: bool, shortened: bool, long: bool) -> Voice:
    if lower or _CASUAL.search(text):
        return Voice.CASUAL
    if not shortened and _FORMAL.search(text):
        return Voice.FORMAL if _STIFF.search(text) else Voice.SIMPLE
    return Voice.SIMPLE if long and not shortened else Voice.PLAIN
