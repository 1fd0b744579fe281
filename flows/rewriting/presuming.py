"""A yes taken for granted, "I am sure you will find half an hour for me"; and what only looks as if it pressed or asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.moves import ASKS, Move
from flows.rewriting.clauses import clauses
from flows.rewriting.draft import Piece
from flows.rewriting.spoken import plain

_FOR_ME = (
    r"(?:time|hours?|minutes?|moment|slot|room|place|space|opening|day|way)\b[^.?!;]{0,30}?\b(?:for (?:me|us|my|our)"
    r"|to (?:see|meet|receive|hear|help|talk to|speak to|speak with|talk with) (?:me|us))\b"
)
_SURE = r"(?:\w+ )?(?:confident|sure|certain|convinced|positive|trust|expect|assume|presume|take it)"
_PRESUMES = re.compile(
    rf"\b(?:(?:i|we)(?: am|'m| are|'re)? {_SURE}(?: that)? you(?:'ll| will| would|'d| can| are able to)"
    rf" (?:\w+ )?(?:find|make|have|spare|give|grant|free|squeeze|see) (?:me |us )?(?:[\w-]+ ){{0,4}}?{_FOR_ME}"
    r"|(?:i|we) (?:trust|expect) (?:that )?you(?:'ll| will) (?:make|find|spare) (?:the|an?) (?:time|hour)\b)",
    re.I,
)
_HUMBLY = re.compile(r"\b(?:if (?:not|it|you|that)|unless|no (?:hurry|need)|only if|or not|whenever)\b", re.I)
_AWAY = re.compile(
    r"\b(?:i|we)(?: will|'ll| shall)?(?: am|'m| are|'re)?"
    r" (?:be|come|coming|arrive|stay|staying|visit|visiting|travel|travelling|pass|in|at|over)\b",
    re.I,
)
_ON_DAYS = re.compile(
    r"\b(?:from|on|until|till|between|this|next|in) (?:the )?(?:\d|\w+day\b|week|month|january|february|march|april|may|june|july"
    r"|august|september|october|november|december)",
    re.I,
)
_FAR_OFF = re.compile(
    r"\b(?:one|some) (?:\w+ )?day\b|\bsomeday\b|\bnext (?:edition|life|book|album|season|novel)\b"
    r"|\b(?:new|second|third) edition\b|\bsequel\b"
    r"|\bnobel\b|\bwhen (?:you|i) (?:are|'re|am|'m) (?:rich|famous|ninety|old)\b",
    re.I,
)


def presumed(piece: Piece) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence that take for granted that the reader makes time, each with its place in the draft."""
    if _HUMBLY.search(plain(piece.text)):
        return
    for clause in clauses(piece.text):
        if _PRESUMES.search(plain(clause.text)):
            yield piece.start + clause.start, piece.start + clause.end


def only_travels(sentence: str) -> bool:
    """Whether a sentence tells no more than where the sender will be, and when."""
    return bool(_AWAY.search(plain(sentence)) and _ON_DAYS.search(plain(sentence))) and not re.search(r"[?!]|\byou\b", sentence)


def dreams(move: Move, sentence: str) -> bool:
    """Whether an ask is put off to a day that may never come: "Sign my copy one day?"."""
    return move in ASKS and bool(_FAR_OFF.search(plain(sentence)))
