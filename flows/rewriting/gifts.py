"""A link that is meant for the reader: a tender they may have missed is no resume, though it is handed over like one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.moves import Move, Sighting
from flows.rewriting.draft import Piece
from flows.rewriting.wordings import plain

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.I)
_OWN = re.compile(
    r"\b(?:my|mine|our|ours|myself|about me|who i am|what i do|we"
    r"|(?:i|we)(?:'ve| have)? (?:made|built|designed|created|developed|launched))\b"
    r"|(?:cv|r[eé]sum[eé]|folio|reel|linkedin|behance|github|profile|application|about-?me|[/.]me\b)",
    re.I,
)
_FOR_THEM = re.compile(
    r"\b(?:in case|thought of you|(?:made|makes) me think of|remind(?:ed|s) me of|you(?:'ve| have| had| were| are|'re)?"
    r" (?:been )?(?:looking|searching|after|asking|asked|mentioned|told|missed|talked|spoke|wanted|needed|wondered|wrote|said|haven't)"
    r"|(?:might|may|could|will) (?:be (?:of )?(?:use|interest|useful|interesting|something|right)|help|interest|suit)"
    r"|if it (?:helps|is of|is any)"
    r"|you (?:might|may|would|will|could) (?:like|enjoy|want|find|need)|you'(?:d|ll) (?:like|enjoy|want|find)"
    r"|your (?:question|search|piece|post|team|class|project|\w+))\b",
    re.I,
)


def is_a_gift(seen: Sighting, drafted: Sequence[Piece]) -> bool:
    """Whether what was heard as a resume is only a link to something for the reader, of which nothing is the sender's own."""
    if seen.move is not Move.RESUME_PUSH:
        return False
    at = [number for number, piece in enumerate(drafted) if piece.holds(seen.span)]
    if not any(_LINK.search(drafted[number].text) for number in at):
        return False
    near = " ".join(plain(piece.text) for piece in drafted[max(0, at[0] - 1) : at[-1] + 1])
    return bool(_FOR_THEM.search(near)) and not _OWN.search(near)
