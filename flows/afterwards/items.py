"""Promises without a verb: "Ali - article, Fri", "slides to Bea", "For Anselm: the map tomorrow", "Zofia's jam recipe. Promised."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from flows.afterwards import naming
from flows.afterwards.cast import Cast
from flows.afterwards.clauses import sentence_end, sentence_start
from flows.afterwards.deadlines import deadline
from flows.afterwards.frame import Frame
from flows.afterwards.verbs import MEETING, THINGS, VERBS

_ITEM = re.compile(
    r"(?:^|[.!?;]\s+|//\s*|\n\s*|\b\d+[.)]\s+)(?:[-*]\s*)?(?:w/|with|for|re|also)?\s*"
    r"(?P<names>(?:(?:Dr|Mr|Mrs|Ms|Prof|Frau|Herr)\s+)?(?-i:[A-Z])[\w'-]*(?:\s+(?-i:[A-Z])[\w'-]*)?(?:\s+(?:and"
    r"|&)\s+(?-i:[A-Z])[\w'-]*)?|(?:dr|mr|ms)?[^\W\d_]+(?=\s*[(:]))"
    r"(?P<about>\s*\([^)\n]*\)|,[^:\n.]{2,50}(?=:|\s-+\s))?\s*(?::|-+(?=\s)|>+|=+)\s*(?:i\s+)?(?P<rest>[^\s])",
    re.I,
)
_FOR = re.compile(
    r"(?:^|[.!?;\n]\s*)for\s+(?P<names>(?-i:[A-Z])[\w'-]*(?:\s+(?:and|&)\s+(?-i:[A-Z])[\w'-]*)?)\s*[:,-]\s*(?P<rest>\w)", re.I
)
_THING_TO = re.compile(
    r"(?:^|[.!?;,:\n]\s*|//\s*|\b(?:and|also|then|plus)\s+|[-*]\s+)(?P<rest>(?:(?:my|our|the|an?|some|two|those)\s+)?(?:[\w-]+\s+){0,3}?"
    rf"(?:{THINGS})(?:\s+(?:about|on|of|from)\s+(?:[\w-]+\s+){{1,3}}?)?)\s+(?:to|for|with)\s+(?P<names>(?-i:[A-Z])[\w'-]+|him|her)"
    r"(?=\s*(?:[.,;!)\n]|$|by\b|on\b|until\b|before\b|tomorrow\b|tonight\b|next\b|this\b|\())",
    re.I,
)
_PROMISED = re.compile(
    r"(?P<rest>[^.!?\n:,]{3,60})[.!,:-]\s*(?:i\s+)?promised?(?:\s+(?:him|her|them))?(?:\s+that)?(?=\s*(?:[.!,]|$))", re.I
)
_THING = re.compile(rf"\b(?:{THINGS})\b", re.I)
_MEET = re.compile(rf"\b(?:{MEETING})\b", re.I)
_NONE = re.compile(
    r"(?:nothing|nope|none|no\b|nice|lovely|great|good|just|hi\b|hello|only|talked|spoke|chat|we\b|he\b|she\b|they\b|is\b|was\b"
    r"|works?\b|runs?\b"
    r"|loves?\b|hates?\b|likes?\b|from\b|at\b|owes?\b|will\b|gets?\b|has\b|knows?\b|lives?\b|wants?\b"
    r"|asked\b|told\b|said\b|didn't|never\b)",
    re.I,
)
_OPEN = re.compile(
    r"\?|\btbc\b|\btba\b|\btbd\b|\bmaybe\b|\bperhaps\b|\bsometime\b|\bone day\b|\bsomeday\b|\bdone\b|\bsent\b|\balready\b", re.I
)
_PAST = re.compile(r"\b(?:talked|spoke|chatted|chat|discussed|told|met|showed|sent|gave|mentioned|works|lives|teaches|runs)\b", re.I)


def items(cast: Cast, now: datetime) -> Iterator[Frame]:
    """Lines and halves of lines that owe something to somebody."""
    text = cast.text
    for match in (*_ITEM.finditer(text), *_FOR.finditer(text)):
        begins = match.start("rest")
        names = re.split(r"\s+(?:and|&)\s+", match["names"], flags=re.I)
        if all(cast.known(name) < 0 for name in names):
            continue
        piece = text[begins : _item_end(text, begins)]
        if _is_owed(piece, now, for_them=match.re is _FOR):
            yield Frame(match.start("names"), begins, match["names"], sure=_is_plain(piece, now))
    for match in _THING_TO.finditer(text):
        whom = match["names"]
        is_name = cast.known(whom) >= 0 or naming.is_known(whom) or whom.lower() in ("him", "her")
        if (
            is_name
            and not _PAST.search(match["rest"])
            and not re.search(r"\b(?:had|was|were|is|\w{3,}ed)\b", match["rest"], re.I)
            and not _is_told(text, match.start("rest"))
        ):
            yield Frame(match.start("rest"), match.start("rest"), whom)
    for match in _PROMISED.finditer(text):
        owner = re.search(r"(?-i:\b[A-Z][\w-]+)(?='s\b)", match["rest"])
        start = match.start("rest") + len(match["rest"]) - len(match["rest"].lstrip())
        if _THING.search(match["rest"]) and not re.search(rf"\b(?:i|he|she|they|we|gets?|will|{VERBS})\b|'ll\b", match["rest"], re.I):
            yield Frame(start, start, owner[0] if owner else "")


def _is_owed(piece: str, now: datetime, *, for_them: bool) -> bool:
    """Whether the words after a name are something to be done: with a day, or a thing that is given."""
    if (
        _NONE.match(piece)
        or _OPEN.search(piece)
        or (re.search(r"\b(?:he|she|they|who)(?:'ll| will|'s|\s+\w+s)\b", piece, re.I) and not _THING.search(piece.split(",")[0]))
    ):
        return False
    if naming.role(piece, anywhere=True) and not _THING.search(piece):
        return False
    if re.match(rf"(?:to )?(?:{VERBS})\b\s", piece, re.I):
        return True
    found = deadline(piece, now)
    has_day = (
        found is not None
        and found.day
        and not re.search(r"\bin (?:january|february|march|april|may|june|july|august|\w+ber)\b", piece, re.I)
    )
    if _PAST.search(piece):
        return False
    return bool(_THING.search(piece) or has_day or for_them) and len(piece.split()) <= 16


def _is_plain(piece: str, now: datetime) -> bool:
    """Whether it is surely owed: a verb or a day says so, "Dele - podcast link" may be either's."""
    found = deadline(piece, now)
    return bool(found and found.day) or re.match(rf"(?:to )?(?:{VERBS})\b", piece, re.I) is not None


def _is_told(text: str, at: int) -> bool:
    """Whether a verb before it makes it a thing of the story: "I gave my card to Ana"."""
    left = text[sentence_start(text, at) : at]
    return bool(re.search(r"\b(?:i|he|she|they|we)\b|\b\w+ed\b|\b(?:gave|sent|told|took|got|had|was|is)\b", left, re.I))


def _item_end(text: str, begins: int) -> int:
    end = sentence_end(text, begins)
    following = re.search(r"\s//\s|\s\d+[.)]\s|\s+w/\s", text[begins:end])
    return begins + following.start() if following else end
