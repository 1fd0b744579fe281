"""Links in a draft: one to something of the reader's or the world's is a gift or a reference, and no paper of the sender's."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.moves import Move, Reading
from flows.rewriting.draft import pieces
from flows.rewriting.wordings import plain

_LINK = re.compile(r"https?://|\bwww\.", re.I)
_LABEL = 2  # words
_OF_MINE = re.compile(
    r"\b(?:cvs?|resumes?|résumés?|portfolio|profile|(?:show)?reel|samples?|linkedin|github|(?:about|of) (?:me|myself)"
    r"|my (?:[\w-]+ )?(?:works?|projects?|(?:web)?site|page|channel|drawings?|designs?|code|papers?))\b",
    re.I,
)


def without_links_of_others(text: str, reading: Reading) -> Reading:
    """The reading without a resume in "here is the tender in case you missed it: https://…", which hands over nothing of one's own."""
    if not _LINK.search(text):
        return reading
    drafted = pieces(text)
    seen = tuple(
        each
        for each in reading.sightings
        if each.move is not Move.RESUME_PUSH
        or not _hands_on(" ".join(piece.text for piece in drafted if piece.holds(each.span)) or text[slice(*each.span)])
    )
    return replace(reading, sightings=seen)


def is_a_link(words: str) -> bool:
    """Whether words are a link and at most its label: "link: https://…"."""
    return bool(_LINK.search(words)) and len(re.sub(r"https?://\S+", "", words).split()) <= _LABEL


def _hands_on(sentence: str) -> bool:
    return bool(_LINK.search(sentence)) and not _OF_MINE.search(re.sub(r"https?://\S+", "", plain(sentence)))
