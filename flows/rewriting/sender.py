"""What only the sender can mend: a wish nobody could act on, a message that never says why it comes."""

from __future__ import annotations

import re

from flows.judgement import is_sure
from flows.moves import ASKS, Cue, Move, Reading, Relationship, Setting, Stage
from flows.rewriting.invited import names_an_invitation

_A_REASON = frozenset(
    {Move.CURIOSITY, Move.GIVING, Move.FOLLOW_UP, Move.PURPOSE, Move.GRATITUDE, Move.REPAIR, Move.LISTENING, Move.SHARING, *ASKS}
) - {Move.VAGUE_ASK}
_AIMS = re.compile(
    r"\b(?:appl(?:y|ied|ying)|looking for|search(?:ing)? (?:for|of)|search a|seek(?:ing)?|(?:to|must) find"
    r"|want(?:ed)? to|would like to|i'd (?:like|love) to"
    r"|hop(?:e|ing) to|thrilled to|keen (?:on|to)|aim(?:ing)? (?:to|for)|mov(?:e|ing) (?:in)?to|moving there"
    r"|relocat\w+|chang(?:e|ing) (?:in)?to"
    r"|interested (?:in|to)|role|internship)\b",
    re.I,
)
_SYMPATHY = re.compile(
    r"\b(?:sorry (?:to hear|for your|about)|condolences|thinking of you|get well|thoughts are with|congrat\w*|happy birthday)\b", re.I
)
_CLEAR = 0.6  # a reason that is heard with less is none
_SHORT = 25  # words; a longer message tells why it comes, in one way or another


def asked_of(
    text: str, reading: Reading, lost: frozenset[Move], setting: Setting, hollow: bool = False, reminds: bool = False
) -> tuple[str, ...]:
    """What the sender is asked about a draft as it stands now, `lost` being the moves that were cut out of it; two things at most.

    Whoever writes again after silence has said before what it is about.
    """
    moves = {sighting.move for sighting in reading.sightings if is_sure(sighting)}
    told = {telling.topic for telling in reading.tellings}
    aims = bool(moves & {Move.PURPOSE}) or "aim" in told or bool(_AIMS.search(text))
    wanted = {
        "hollow": hollow,
        "vague": Move.VAGUE_ASK in moves,
        "name": Move.NAME_DROP in lost,
        "pitch": Move.SALES_PITCH in lost and not hollow,
        "aim": not reminds and bool(lost & (ASKS - {Move.FAVOR_ASK})) and not aims and not hollow and Move.SALES_PITCH not in lost,
        "why": not (lost or aims or "?" in text) and _says_nothing(text, reading, setting),
    }
    return tuple(name for name, is_wanted in wanted.items() if is_wanted)[:2]


def _says_nothing(text: str, reading: Reading, setting: Setting) -> bool:
    """Whether a first message to somebody who hardly knows the sender is a hello and no more."""
    near = setting.relationship in (Relationship.ACQUAINTANCE, Relationship.FRIEND) or setting.stage is not Stage.OPENING
    reasons = {seen.move for seen in reading.sightings if seen.confidence >= _CLEAR} & _A_REASON
    given = reasons or Cue.QUESTION in reading.cues or _SYMPATHY.search(text) or names_an_invitation(text)
    return not near and not given and 0 < len(text.split()) <= _SHORT
