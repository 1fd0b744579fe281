"""Questions that some pasted words answer by their form alone: how somebody is best reached, how a name is said, when to come by."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FORMS = (  # each: what is asked, and what must stand in the words that answer it
    (
        r"\b(?:best|good|easiest|right|fastest) way to (?:reach|get (?:hold|in touch)|contact)|\bhow (?:do|can|could"
        r"|should) (?:i|we|people) "
        r"(?:best )?(?:reach|contact|get (?:hold|in touch))|\b(?:can|may|could|should|shall) i (?:just |simply |maybe |rather )?"
        r"(?:message|text|call|ring|e-?mail|write(?! (?:about|that|it))|dm|phone)\b(?: (?:you|instead|him|her))?"
        r"|\bdo you (?:answer|read|do|like) "
        r"(?:e-?mails?|messages|texts)\b|\b(?:e-?mail|call|text) or (?:a )?(?:e-?mail|call|text|message|phone)",
        r"\bdms? (?:are )?open\b|\btext only\b|\b(?:no|never|hates?|don['’]?t|doesn['’]?t|not)\b.{0,20}\b(?:e-?mails?|calls?"
        r"|phone|voicemails?)\b"
        r"|\banswers? (?:\w+ )?(?:e-?mails?|messages?|texts)\b|\b(?:call|ring|text|e-?mail|write to|message|dm) (?:me|him|her|them)\b"
        r"|\b(?:best|easiest)\b.{0,20}\b(?:reach\w*|by (?:e-?mail|phone|text|letter))\b|\bprefers? (?:e-?mail|calls?|texts?"
        r"|letters|the phone)\b",
    ),
    (
        r"\b(?:say|pronounce|pronounced|pronouncing|saying)\b.*\bname\b|\bname\b.*\b(?:said|pronounced?|right|correctly)\b",
        r"\bpron(?:\.|ounced?\b)|\brhymes with\b|\bsounds? like\b|\b(?:silent|stress(?:ed)? on)\b",
    ),
    (
        r"\b(?:which|what) (?:days?|time|hours)\b.*\b(?:drop|come|pop|stop|call|swing|be) (?:in|by|over|round|open)\b"
        r"|\b(?:which|what) (?:days?|time|hours)\b.*\b(?:open|visit\w*)\b|\bwhen\b.*\b(?:open|visit|(?:drop|come|pop|stop|call|swing) "
        r"(?:in|by|over|round))\b",
        r"\bopen\b.{0,20}\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|daily|weekends?|mornings?|evenings?|by appointment|\d)"
        r"|\b(?:visitors?|drop[- ]ins?|callers)\b.{0,30}\b(?:\w+days?|welcome|mornings?|evenings?|\d)",
    ),
)
_PAIRS = tuple((re.compile(asked, re.I), re.compile(had, re.I)) for asked, had in _FORMS)


def answering_forms(question: str) -> Iterator[re.Pattern[str]]:
    """What words must say to be the answer, of a question with one: "text only" to "Should I email you?"."""
    plain = question.replace("’", "'")
    return (had for asked, had in _PAIRS if asked.search(plain))
