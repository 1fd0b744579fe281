"""What is left of a text when its facts are drawn: clauses of no known form, kept as notes, so that nothing pasted is out of reach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from flows.biography.clauses import clauses
from flows.biography.facts import Aspect, Drawn
from flows.biography.layout import Piece
from flows.biography.noise import is_noise
from flows.biography.quoting import quoted
from flows.words import FUNCTION_WORDS

_FEWEST = 2  # telling words a note has
_UNTOLD = 0.5  # share of them that no fact holds
_WORD = re.compile(r"[^\W_][\w’'-]*")
_ASIDE = re.compile(  # said to the reader, or by somebody who asks: nothing about the person
    r"(?:please |but |and )?(?:do ?n['’]?t|do not|never mind|avoid|remember|tell|ask|say|good luck|have fun|hi\b|hello|hey|dear|take it"
    r"|as promised|as you asked|some background|you(?:['’]ll| will)? (?:can|be|see|meet)\w*|reach|contact|call|download|book|visit|register"
    r"|click|read more|follow|what|who|where|when|how|why|let me know|thanks|cheers|best|love|x)\b",
    re.I,
)
_IS_TIME = re.compile(r"(?:until|since|before|after|when|in|on|by)\b.{0,24}", re.I)
_EMPTY = frozenset("also now then currently he's she's i'm they're it's we're has been was before after".split()) | FUNCTION_WORDS


def rest(pieces: Sequence[Piece], facts: Sequence[Drawn]) -> Iterator[Drawn]:
    """Notes of the clauses most of whose words stand in no fact: "vegetarian herself lol"."""
    told = [fact.span for fact in facts if fact.aspect is not Aspect.NOTE]
    reached = [fact.span for fact in facts if fact.aspect in (Aspect.EMAIL, Aspect.PHONE, Aspect.LINK)]
    name = frozenset(word.lower() for fact in facts if fact.aspect is Aspect.NAME for word in _WORD.findall(fact.words))
    for piece in pieces:
        words = f"{piece.label}: {piece.text}" if piece.label else piece.text
        if is_noise(words) or is_noise(piece.text):
            continue
        for at, clause in clauses(piece.text):
            start = piece.start + at
            holds_one = any(start <= first < start + len(clause) for first, _ in reached)
            if not (holds_one or is_noise(clause) or _is_aside(clause)) and _is_untold(start, clause, told, name):
                yield quoted(piece, Aspect.NOTE, at, clause)


def _is_aside(clause: str) -> bool:
    return clause.rstrip(' "”)').endswith("?") or bool(_ASIDE.match(clause) and not re.match(r"what (?:I|he|she|they)\b", clause, re.I))


def _is_untold(start: int, clause: str, told: Sequence[tuple[int, int]], name: frozenset[str]) -> bool:
    """Whether a clause that stands at `start` says something that no fact says."""
    words = (each for each in _WORD.finditer(clause) if each[0].lower() not in _EMPTY | name)
    found = [(start + each.start(), start + each.end()) for each in words]
    untold = [span for span in found if not any(first <= span[0] and span[1] <= last for first, last in told)]
    return len(untold) >= _FEWEST and len(untold) >= _UNTOLD * len(found)
