"""The clauses of a sentence, and which of them can stand alone when the others are gone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_BEGINS = (
    r"(?:i|i'm|im|i'd|i'll|i've|ive|we|we're|you|it|he|she|they|my|there|could|can|would|will|do|does|did|are|is|may|might|please|kindly|let|if|any"
    r"|was wondering|was hoping|wanted|wondered|was|need|tell|forward|give"
    r"|introduce|help|pass|refer|recommend|put|also|maybe|perhaps|then"
    r"|how|what|where|why|who|when|which)\b"
)
_ASKS = r"(?:could|can|would|will|do|does|did|are|is there|any|may|might|please|kindly|let me|i|i'd|i'm|i'll|i've|we|it)\b"
_BREAK = re.compile(rf"(?:\s*;\s+|\s+[-–—]+\s+|—|:\s+|,?\s+(?:and|but|so|because|plus|or)\s+(?:so\s+)?(?={_BEGINS})|,\s+(?={_ASKS}))", re.I)
_SUBORDINATE = re.compile(
    r"(?:if|since|as|because|while|although|though|given|when|whenever|after|before|unless|until|once|so|that|which|who|to|by|for|with|without)\b",
    re.I,
)
_OWN_SUBJECT = re.compile(r"(?:i|i'm|im|i'd|i'll|i've|ive|we|we're|we've|my|our|there|your|the|it's been)\b", re.I)
_OPENER = re.compile(
    r"(?:thanks|thank you|congratulations|congrats|great|good|nice|lovely|loved|hope|saw|read|enjoyed|happy|pleased|delighted"
    r"|following|moving)\b",
    re.I,
)
_DANGLES = re.compile(
    r"\b(?:and|but|or|so|to|if|that|for|of|with|at|in|on|by|from|the|a|an|my|your|wondering|hoping|because|as|please|also"
    r"|would|could|can)[\s,]*$",
    re.I,
)
_QUESTION = re.compile(
    r"(?:how|what|where|why|who|when|which)\b.{0,24}?\b(?:did|do|does|is|are|was|were|have|has|would|made|got)\b.*\?\W*$", re.I
)
_VERB = re.compile(
    r"^(?:i|we|you|they|he|she) \w|\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|should|said|says|told|made"
    r"|went|came|got|saw|met|left|felt|know|think|like|love|enjoy|write|work|live|study|make|want|hope|\w+ed|\w+'(?:m|re|ve|ll|d|s)|im|ive)\b",
    re.I,
)
_AIMS = re.compile(r"\W*so (?:that )?(?:i|we) (?:can|could|may|might|would|will)\b", re.I)  # "so I can understand": what the ask was for
_GIVES_A_REASON = re.compile(r"\W*(?:because|since|as)\b", re.I)  # for what went with the clause before
_POINTS_BACK = re.compile(r"\b(?:it|them|these|those|they|this)\b", re.I)  # to what may have gone with the clause before


@dataclass(frozen=True, slots=True)
class Clause:
    """Part of a sentence: "could you introduce me" from character 12 to 34, behind "and"."""

    text: str
    start: int
    end: int

    def holds(self, span: tuple[int, int]) -> bool:
        """Whether any of it lies within `span`."""
        return self.start < span[1] and span[0] < self.end


def clauses(sentence: str) -> tuple[Clause, ...]:
    """The clauses of a sentence, without the words that join them."""
    straight = sentence.replace("’", "'")
    found, at = [], 0
    for joint in _BREAK.finditer(straight):
        if joint.start() > at and "(" not in straight[at : joint.start()].rpartition(")")[2]:
            found.append(Clause(sentence[at : joint.start()], at, joint.start()))
            at = joint.end()
    return (*found, Clause(sentence[at:], at, len(sentence)))


def without(sentence: str, faulty: set[int], behind: Callable[[str], bool] | None = None) -> str:
    """The sentence without its clauses number `faulty`, or nothing where the rest can't stand alone; `behind`: what may follow."""
    parts = clauses(sentence)
    ending = "!" if sentence.rstrip().endswith("!") else "." if re.search(r"[.!?…]\W*$", sentence) else ""
    runs: list[str] = []
    number = 0
    while number < len(parts):
        first = number
        while number < len(parts) and number not in faulty:
            number += 1
        points_back = bool(first) and _POINTS_BACK.search(sentence[parts[min(first, len(parts) - 1)].start :])
        so_that = bool(first) and _AIMS.match(sentence[parts[first - 1].end :])
        reason = bool(first) and number > first and _GIVES_A_REASON.match(sentence[parts[first - 1].end :])
        if number > first and _stands(parts[first].text, first == 0) and not (points_back or so_that or reason):
            words = sentence[parts[first].start : parts[number - 1].end].rstrip(" ,;:–—-")
            if first and behind and not behind(sentence[parts[first].start : parts[number - 1].end]):
                number += 1
                continue
            runs.append(_as_sentence(words, ending, sentence, last=number == len(parts)))
        number += 1
    return " ".join(runs)


def _stands(clause: str, first: bool) -> bool:
    words = clause.replace("’", "'").strip()
    if len(words.split()) < 3 or _DANGLES.search(words) or _SUBORDINATE.match(words) or not _VERB.search(words):
        return bool(first and _OPENER.match(words) and len(words.split()) >= 2 and not _DANGLES.search(words))
    return first or bool(_OWN_SUBJECT.match(words) or _QUESTION.match(words))


def _as_sentence(words: str, ending: str, sentence: str, last: bool) -> str:
    begun = words[:1].upper() + words[1:] if sentence.lstrip()[:1].isupper() else words
    if _QUESTION.match(words):
        return begun
    if re.search(r"[.!?…]\W*$", begun):
        return begun
    return begun + (ending or ("" if last else "."))
