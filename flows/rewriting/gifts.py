"""What is handed over: something for the reader, a tender they may have missed or her drawing for their wall, is no resume."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.moves import Move, Reading, Sighting
from flows.rewriting.draft import Part, Piece, pieces
from flows.rewriting.links import has_a_link, links_in, without_links
from flows.rewriting.spoken import plain

_HANDS_OVER = re.compile(
    r"\b(?:enclos\w*|attach\w*|put in|saved?|kept|brought|packed|baked|picked|copied|wrapped|here(?:'s| is| are)|sending|send)\b"
    r"(?=.*\b(?:you|your|yours)\b)",
    re.I,
)
_FOR_THEM = re.compile(
    r"\b(?:for (?:you|your)|you(?:'ve| have|'d| had)? (?:asked|wanted|mentioned|liked|loved|missed|lent|left|looked|were|wished"
    r"|admired|talked|spoke)"
    r"|(?:saved|brought|packed|baked|picked|copied|wrapped|kept) you)\b",
    re.I,
)
_PAPERS = re.compile(
    r"\b(?:cv|cvs|r[eé]sum[eé]s?|portfolio|papers?|certificates?|diplomas?|profile|references?|application|folder|showreel|reel"
    r"|sheets?|biography|plan|proposal|brochure|offer|contract|form|sample|manuscript|deck|number|file)\b",
    re.I,
)
_OF_MINE = re.compile(
    r"\b(?:cvs?|r[eé]sum[eé]s?|portfolio|profile|(?:show)?reel|samples?|linkedin|github|(?:about|of) (?:me|myself)|(?:his|her|their) papers"
    r"|(?:my|our) (?:[\w-]+ )?(?:works?|projects?|(?:web)?site|page|channel|drawings?|designs?|code|papers?|tools?|apps?|products?"
    r"|shop|links?))\b",
    re.I,
)
_SPOKEN_OF_BEFORE = re.compile(r"\bhere (?:it is|they are)\b", re.I)
_NAMES_A_PAPER = re.compile(r"(?<![a-z])(?:cv|resume|portfolio|folio|showreel|reel)(?![a-z])", re.I)


def is_for_the_reader(words: str) -> bool:
    """Whether words hand over something that is for the reader, and no paper of the sender's: "I enclose her drawing for your wall"."""
    said = plain(words)
    return bool(_HANDS_OVER.search(said) and _FOR_THEM.search(said)) and not _PAPERS.search(said)


def without_gifts(text: str, reading: Reading) -> Reading:
    """The reading without a resume in "here is the tender in case you missed it: https://…", which hands over nothing of one's own."""
    if Move.RESUME_PUSH not in reading.moves:
        return reading
    drafted = pieces(text)
    return replace(reading, sightings=tuple(seen for seen in reading.sightings if not _is_a_gift(seen, text, drafted)))


def _is_a_gift(seen: Sighting, text: str, drafted: tuple[Piece, ...]) -> bool:
    if seen.move is not Move.RESUME_PUSH:
        return False
    around = [piece for piece in drafted if piece.holds(seen.span)]
    if any(piece.part is Part.CLOSING for piece in around):  # a link below a name leads to whoever signs
        return False
    words = text[slice(*seen.span)]
    return is_for_the_reader(words) or _hands_on(" ".join(piece.text for piece in around) or words)


def _hands_on(sentence: str) -> bool:
    """Whether a sentence passes on a link that leads to nothing of the sender's."""
    beside = plain(without_links(sentence))
    is_own = _OF_MINE.search(beside) or _SPOKEN_OF_BEFORE.search(beside) or _NAMES_A_PAPER.search(links_in(sentence))
    return has_a_link(sentence) and not is_own
