"""What only the sender can mend: a wish nobody could act on, a message that never says why it comes."""

from __future__ import annotations

import re

from flows.judgement import SURE
from flows.moves import ASKS, Cue, Move, Reading

_A_REASON = frozenset({Move.CURIOSITY, Move.GIVING, Move.FOLLOW_UP, Move.PURPOSE, Move.GRATITUDE, Move.REPAIR, *ASKS})
_AIMS = re.compile(
    r"\b(?:appl(?:y|ied|ying)|looking for|want(?:ed)? to|would like to|i'd (?:like|love) to|hop(?:e|ing) to|thrilled to|role)\b", re.I
)


def asked_of(text: str, reading: Reading, lost: frozenset[Move], hollow: bool) -> tuple[str, ...]:
    """What the sender is asked about a draft as it stands now, `lost` being the moves that were cut out of it; two things at most."""
    moves = {sighting.move for sighting in reading.sightings if sighting.confidence >= SURE}
    told = {telling.topic for telling in reading.tellings}
    aims = bool(moves & {Move.PURPOSE}) or "aim" in told or bool(_AIMS.search(text))
    wanted = {
        "hollow": hollow,
        "vague": Move.VAGUE_ASK in moves,
        "name": Move.NAME_DROP in lost,
        "pitch": Move.SALES_PITCH in lost and not hollow,
        "aim": bool(lost & ASKS) and not aims and not hollow and Move.SALES_PITCH not in lost,
        "why": not (lost or moves & _A_REASON or aims or Cue.QUESTION in reading.cues or "?" in text) and bool(text.strip()),
    }
    return tuple(name for name, is_wanted in wanted.items() if is_wanted)[:2]
