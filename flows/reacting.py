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
_END = r"(?=\s*(?:$|[^\w\s]))"
_MAY_I = (
    r"(?:(?:may|can|could|might|shall) i|mind(?: if i| me)|(?:ok|okay|all right|alright|fine|possible) if i"
    r"|(?:i'd|i would) (?:like|love) to|let me)(?: please| just| also| maybe)?"
)
_WHOM = r"(?: in| (?:you|the)(?: two| both| all| three)?(?: of you)?| your (?:table|circle|group|chat))?"
_A_WHILE = r"for a (?:bit|minute|moment|second|while)"
_AND_NO_MORE = rf"(?:{_END}|,? (?:please|here|{_A_WHILE}|at (?:this|your|the) table|while|and|or|if|because|i)\b)"
# "Mind if I join you?", "Is this seat taken?", "Am I interrupting?": somebody wants to be let in. To join a firm, or for lunch, is more.
_TO_JOIN = re.compile(
    rf"\b{_MAY_I} (?:join(?:ed|ing)?{_WHOM}{_AND_NO_MORE}"
    rf"|(?:stand|sit|stood|sat)(?:ing)?(?: down)?(?: (?:here|with you|next to you|by you)|{_END})"
    r"|squeeze in|step in|take this (?:seat|chair))"
    r"|\b(?:room|space) (?:here )?for (?:one more|another|me)\b"
    r"|\bis (?:this|that) (?:seat|chair|spot|place)(?: here)? (?:taken|free|occupied)(?! of)\b"
    r"|\bis any(?:body|one) (?:sitting|standing) here\b"
    r"|\b(?:am i|i'm not|i am not) (?:interrupting|disturbing|intruding)\b",
    re.I,
)
_I_CAN = r"(?:i (?:can|could|might|may)|(?:can|could|might|may) i)(?: \w+)?"
# "Is there anything I could do for you?", "How can I help you?": an offer that asks what is needed.
_TO_HELP = re.compile(
    rf"\b(?:(?:any|some)thing(?: at all| else)?|(?:any|some|a) way|what|how|where)(?: that)? {_I_CAN}"
    rf" (?:(?:do|give|bring|offer) (?:for )?you|(?:do to )?help(?: you)?(?:{_END}|(?:,? in return| with)\b)"
    rf"|be (?:of )?(?:any |some )?(?:use|help|service|useful|helpful)(?: to you)?(?:{_END}| with\b)|return the favou?r)"
    rf"|\b(?:can|could|may) i (?:do (?:any|some)thing for|help) you(?: with (?:any|some)thing)?(?:{_END}|,? in return\b)"
    r"|\bis there (?:any|some)thing (?:that )?you need\b",
    re.I,
)


# "Can I get you a drink?": a courtesy of the moment, and no ask for an hour.
_TO_FETCH = re.compile(
    r"\b(?:(?:can|could|may|shall) i|let me|i(?:'ll| can| could)) (?:get|bring|fetch|grab|buy|pour) (?:you|us)(?: both)? "
    r"(?:(?:a|an|another|some|any) (?:\w+ )?(?:drink|coffee|tea|water|glass|cup|beer|wine|juice|cake|biscuit|sandwich|chair|napkin)s?"
    rf"|something(?: to drink| to eat)?|anything(?: to drink| to eat)?)(?:{_END}|,? (?:from|at) the \w+|,? while\b)",
    re.I,
)


def laughs_last(text: str) -> bool:
    """Whether somebody laughs at what they have just said: "I'm not creative at all, haha."."""
    return bool(_LAUGHS_LAST.search(text))


def asks_to_join(text: str) -> bool:
    """Whether somebody asks to be let in: "Do you mind if I join you two?"."""
    return bool(_TO_JOIN.search(text.replace("’", "'")))


def offers_openly(text: str) -> bool:
    """Whether somebody asks what they could do for the other: "Is there something I could do for you in return?"."""
    return bool(_TO_HELP.search(text.replace("’", "'")))


def would_fetch(text: str) -> bool:
    """Whether somebody would get the other a drink."""
    return bool(_TO_FETCH.search(text.replace("’", "'")))
