"""What a partner reacts to in a message, in which family of words, what they may grant, and what their own questions invite."""

from __future__ import annotations

import re

from flows.moves import Move
from flows.people import Family

FAMILY_OF = {
    Move.JOB_ASK: Family.BIG_ASK,
    Move.REFERRAL_ASK: Family.BIG_ASK,
    Move.INTRO_ASK: Family.BIG_ASK,
    Move.MEETING_ASK: Family.WORK_ASK,
    Move.REVIEW_ASK: Family.WORK_ASK,
    Move.FAVOR_ASK: Family.WORK_ASK,
    Move.ADVICE_ASK: Family.WORK_ASK,
    Move.TARGETED_ASK: Family.WORK_ASK,
    Move.RESUME_PUSH: Family.RESUME,
    Move.SELF_PITCH: Family.PITCH,
    Move.SALES_PITCH: Family.SELLING,
    Move.NAME_DROP: Family.USED,
    Move.CONDUIT: Family.USED,
    Move.LIST_ADD: Family.LISTED,
    Move.PRESSURE: Family.PRESSURE,
    Move.REPAIR: Family.REPAIR,
    Move.GIVING: Family.GIVING,
    Move.LISTENING: Family.LISTENING,
    Move.PURPOSE: Family.PURPOSE,
    Move.FOLLOW_UP: Family.FOLLOW_UP,
    Move.SHARING: Family.SHARING,
    Move.GRATITUDE: Family.GRATITUDE,
    Move.EASY_OUT: Family.EASY_OUT,
    Move.DEFLECT: Family.DEFLECT,
    Move.CURIOSITY: Family.CURIOSITY,
    Move.SMALL_TALK: Family.SMALL_TALK,
}
# What a reaction is worth hearing for, most of all first, and how often it comes before an answer.
REACTS_TO = {
    Move.REPAIR: 1.0,
    Move.GIVING: 1.0,
    Move.RESUME_PUSH: 1.0,
    Move.PURPOSE: 0.9,
    Move.FOLLOW_UP: 0.9,
    Move.LISTENING: 0.5,
    Move.SHARING: 0.6,
    Move.GRATITUDE: 0.5,
    Move.EASY_OUT: 0.5,
    Move.DEFLECT: 0.7,
    Move.CURIOSITY: 0.2,
    Move.SMALL_TALK: 0.25,
}
GRANTED = (
    Move.REFERRAL_ASK,
    Move.JOB_ASK,
    Move.INTRO_ASK,
    Move.FAVOR_ASK,
    Move.REVIEW_ASK,
    Move.MEETING_ASK,
    Move.TARGETED_ASK,
    Move.ADVICE_ASK,
    Move.VAGUE_ASK,
)
INVITED_BY = {
    "field": (Move.SHARING, Move.PURPOSE, Move.SELF_PITCH),
    "aim": (Move.PURPOSE, Move.SHARING, Move.SELF_PITCH, Move.ADVICE_ASK, Move.TARGETED_ASK),
    "self": (Move.SHARING,),
    "name": (Move.SHARING,),
}
_LAUGHS_LAST = re.compile(
    r"(?:\b(?:(?:ha){2,}h?|(?:he){2,}|lol)\b|[\U0001F602\U0001F923\U0001F604\U0001F605\U0001F609]|[:;]-?[)D])[\s.!)]*$", re.I
)


def laughs_last(text: str) -> bool:
    """Whether somebody laughs at what they have just said: "I'm not creative at all, haha."."""
    return bool(_LAUGHS_LAST.search(text))
