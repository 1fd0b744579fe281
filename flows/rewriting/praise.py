"""What of a draft may be praised: only what surely is what it sounds like."""

from __future__ import annotations

from dataclasses import replace

from flows.judgement import is_sure
from flows.moves import Move, Reading, Sighting
from flows.rewriting.draft import Piece, pieces
from flows.rewriting.footing import Footing


def praiseworthy(text: str, reading: Reading, footing: Footing) -> Reading:
    """A reading without the kind moves of which it isn't sure that they deserve a good word."""
    drafted = pieces(text)
    kept = [seen for seen in reading.sightings if _deserves(seen, _words(seen, drafted), reading, footing)]
    return replace(reading, sightings=tuple(kept))


def _deserves(seen: Sighting, words: str, reading: Reading, footing: Footing) -> bool:
    if seen.move is Move.GRATITUDE:
        return footing.thanks_for_something(words)
    if seen.move is Move.PURPOSE:
        return footing.names_an_aim(words)
    if seen.move is Move.GIVING:  # what is said kindly before something is sold is bait
        return not footing.wants_it(words) and not any(each.move is Move.SALES_PITCH and is_sure(each) for each in reading.sightings)
    return True


def _words(seen: Sighting, drafted: tuple[Piece, ...]) -> str:
    """The sentences that a move stands in."""
    return " ".join(piece.text for piece in drafted if piece.holds(seen.span))
