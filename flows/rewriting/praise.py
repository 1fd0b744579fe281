"""What of a draft may be praised: only what surely is what it sounds like. A debt is no thanks, and thanks in advance press."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.judgement import is_sure
from flows.moves import Move, Reading, Sighting
from flows.rewriting.draft import Piece, pieces
from flows.rewriting.spoken import plain

_THANKS = re.compile(
    r"\b(?:thank|thanks|thx|grateful|gratitude|appreciate|appreciated|obliged|enjoyed|pleasure|kind (?:of|to|enough)|good of|great to"
    r"|lovely to|good to|means a lot|meant a lot|made my|saved (?:me|my))\b",
    re.I,
)
_A_REASON = 4  # words behind a thank you that tell what for
_TOO_SOON = re.compile(r"\b(?:in advance|in anticipation|for your (?:quick|prompt|kind|positive) (?:help|reply|answer|response))\b", re.I)
_AN_AIM = re.compile(
    r"\b(?:want|hope|hoping|aim|aiming|looking|like to|love to|goal|after|plan|planning|apply|applying|interested|keen|moving|move"
    r"|dream|try|trying|towards|toward|become|becoming|switch|switching|learn|learning|find|start|starting|get into|getting into|wish"
    r"|next)\b",
    re.I,
)
_GETS = re.compile(
    r"\bi(?:'d| would) (?:\w+ )?(?:enjoy|love|like|be (?:glad|happy|grateful)) (?:to (?:read|see|have|hear|get)|reading|seeing|having)\b",
    re.I,
)


def praiseworthy(text: str, reading: Reading) -> Reading:
    """A reading without the kind moves of which it isn't sure that they deserve a good word."""
    drafted = pieces(text)
    kept = [seen for seen in reading.sightings if _deserves(seen, _words(seen, drafted), reading)]
    return replace(reading, sightings=tuple(kept))


def _deserves(seen: Sighting, words: str, reading: Reading) -> bool:
    if seen.move is Move.GRATITUDE:
        return _thanks_for_something(words)
    if seen.move is Move.PURPOSE:
        return bool(_AN_AIM.search(words))
    if seen.move is Move.GIVING:  # what is said kindly before something is sold is bait
        return not _GETS.search(words) and not any(each.move is Move.SALES_PITCH and is_sure(each) for each in reading.sightings)
    return True


def _thanks_for_something(words: str) -> bool:
    thanks = _THANKS.search(words)
    return thanks is not None and len(words[thanks.start() :].split()) >= _A_REASON and not _TOO_SOON.search(words)


def _words(seen: Sighting, drafted: tuple[Piece, ...]) -> str:
    """The sentences that a move stands in."""
    return " ".join(plain(piece.text) for piece in drafted if piece.holds(seen.span))
