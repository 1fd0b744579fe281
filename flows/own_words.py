"""What a learner may have said in words of their own, whatever the ear made of it: nobody is told they never said it.

More comes near than `nearly` would quote as a proof: half a promise is not praised, and not missed either.
"""

from __future__ import annotations

import re

from flows.nearly import Nearly
from flows.words import sentences, tokens

_HALF_AN_AIM = re.compile(
    r"\b(?:i|we)(?:'m|'ve| am| have| was)? (?:\w+ )?(?:turn\w*|mov\w*|switch\w*|train\w*|appl\w*) (?:into|towards|for)\b"
    r"|\bthinking (?:of|about) (?:chang|mov|becom|switch|go|retrain|leav|apply|train|start|work|look|try)ing\b"
    r"|\b(?:my|our) (?:\w+ )?(?:aim|goal|dream|hope|plan|wish|idea|next (?:job|step|thing))\b"
    r"|(?<!used to )(?<!\bi )\b(?:something|anything|a job|work|a role|a place|a firm|a team) (?:in|with|at|near|where|that|like)\b"
    r"|\ba good (?:year|day|week|job|month)(?: for me)?(?: would be| is|:)"
    r"|\bthat i(?:'d| would| could| can)\b|\bwhat i(?:'m| am|'d| would)\b",
    re.I,
)
_HALF_A_STEP = re.compile(
    r"\b(?:i'll|i will|we'll|we will|let me|let's|shall (?:i|we)|(?:can|could|may|might) (?:i|we)|i(?:'m| am) going to"
    r"|(?:you )?(?:mind|alright|all right|ok|okay|fine) if i|see you|hear from me|write to you"
    r"|(?:see|meet|talk|speak|call|ring|rang|write|visit|come|drop)\w* (?:\w+ ){0,3}again)\b",
    re.I,
)
_FOR_ONESELF = re.compile(
    r"\b(?:i|me|my|we|us|our|should|worth|recommend|advise|suggest|first|know (?:any|some|of|who|somebody|someone)|how to|where to"
    r"|what to|(?:would|could|can|will) you)\b",
    re.I,
)
_WORK = re.compile(
    r"\b(?:work|works|worked|working|jobs?|careers?|compan(?:y|ies)|firms?|boss|hir(?:e|es|ed|ing)|appl(?:y|ied|ying|ications?)|interviews?"
    r"|positions?|roles?|industry|salary|resume|résumé|cv|profile|linkedin|recruit\w*|vacanc\w+|openings?|opportunit\w+|employ\w*|office"
    r"|business|clients?|customers?|market|profession\w*|trade|qualified|course|training|network\w*|contacts?|team|retrain\w*|sector|field"
    r"|laid off|redundant|fired|shifts?|degree|studied|trained)\b",
    re.I,
)
_PROPOSES = re.compile(
    r"^\W*(?:(?:and|so|then|or|but|well|ok|okay)\W+)?(?:(?:shall|can|could|may|might|should) (?:we|i)\b"
    r"|how about\b|what about (?:a|an|another)\b"
    r"|(?:would|do) you (?:be up for|fancy|mind if i|want to|like to|care to)\b"
    r"|(?:would|is|will) (?:it|that) be? ?(?:ok|okay|all right|alright|fine|good|possible) if (?:i|we)\b)",
    re.I,
)
_SAYS_NOTHING = re.compile(
    r"\b(?:nothing (?:special|much|really|in particular)|not (?:much|sure|really)|no idea|do(?:n't| not) (?:really )?know|dunno"
    r"|just looking|we'll see|whatever|hard to say)\b",
    re.I,
)
_ME = frozenset({"i", "my", "mine", "me", "we", "our", "us", "myself", "i'm", "i've", "i'd", "i'll", "we're", "we've"})
_A_SENTENCE, _AN_ANSWER = 5, 8  # words of a sentence about oneself that tells something, and of a message that answers a question of weight


def nears_an_aim(text: str, nearly: Nearly) -> bool:
    """Whether something in it may be what they are after: "a good year would be ten suppliers who get paid on the day"."""
    return any(nearly.wishes(sentence) or _HALF_AN_AIM.search(_plain(sentence)) for sentence in _told(text))


def nears_a_step(text: str, nearly: Nearly) -> bool:
    """Whether something in it may be a promise, or speak of another time: "I'll read it out to a baker on Friday"."""
    return any(
        nearly.goes_on(sentence) or nearly.has_a_day(sentence) or _HALF_A_STEP.search(_plain(sentence)) for sentence in sentences(text)
    )


def tells_of_oneself(text: str) -> bool:
    """Whether a sentence of it, that asks nothing, is about the learner."""
    return any(len(words) >= _A_SENTENCE and not _ME.isdisjoint(words) for words in map(tokens, map(_plain, _told(text))))


def answers_what_for(text: str, nearly: Nearly) -> bool:
    """Whether it can be the answer to what somebody is after: it comes near an aim, or speaks of the learner alone."""
    if nears_an_aim(text, nearly):
        return True
    is_telling = "?" not in text and len(tokens(text)) >= _AN_ANSWER and tells_of_oneself(text)
    return is_telling and not _SAYS_NOTHING.search(_plain(text))


def asks_for_oneself(text: str) -> bool:
    """Whether something is asked that could help the asker: "What should a lift engineer learn first?"."""
    return any(sentence.rstrip().endswith("?") and _FOR_ONESELF.search(_plain(sentence)) for sentence in sentences(text))


def proposes(text: str) -> bool:
    """Whether all it asks is whether something may be done: "Shall we do this again in October?"."""
    asked = [sentence for sentence in sentences(text) if sentence.rstrip().endswith("?")]
    return bool(asked) and all(_PROPOSES.search(_plain(sentence)) for sentence in asked)


def speaks_of_work(text: str) -> bool:
    """Whether a word of it belongs to work: a question which piece to try first, at a picnic, has none."""
    return bool(_WORK.search(text))


def _told(text: str) -> list[str]:
    """The sentences that are no question."""
    return [sentence for sentence in sentences(text) if not sentence.rstrip().endswith("?")]


def _plain(text: str) -> str:
    return text.replace("’", "'")
