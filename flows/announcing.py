"""An occasion told in one go: "meetup on Thursday 7pm at Betahaus" has a kind, a time and a place in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from flows.occasion import Kind, Wanted
from flows.when import Outcome, When
from flows.whom import wanted

LONGEST_TITLE = 80
LONGEST_PLACE = 120
_MOST_WORDS = 40  # of a text that are looked at
_HERE = "\x00"  # where the time stood

Reads = Callable[[str], When]


@dataclass(frozen=True, slots=True)
class Kinds:
    """The words for each kind of occasion: prompts/mentor/kinds.yaml."""

    kinds: dict[Kind, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Announced:
    """What could be drawn out; what was not said is empty."""

    kind: Kind | None = None
    title: str = ""
    when: str = ""  # in their words
    where: str = ""
    whom: tuple[Wanted, ...] = field(default=())


def announced(text: str, reads: Reads, kinds: Kinds) -> Announced:
    """What `text` tells of an occasion; `reads` understands times."""
    when, rest = apart(text, reads)
    whom = _WITH.search(rest)
    without = _WITH.sub(" ", rest, count=1) if whom else rest
    before, where = _placed(without, kinds)
    title = _LEAD.sub("", _trimmed(before)).strip()
    kind = kind_of(title, kinds) or kind_of(text, kinds)
    is_bare = not title or (kind is not None and bool(re.fullmatch(_any(kinds.kinds[kind]), title, re.I)))
    return Announced(
        kind, "" if is_bare else title[:LONGEST_TITLE].strip(), when, where[:LONGEST_PLACE].strip(), wanted(whom["whom"]) if whom else ()
    )


def kind_of(text: str, kinds: Kinds) -> Kind | None:
    """The kind a text names first: "conference call" is a call, "coffee at the conference" a coffee."""
    found = sorted((hit.start(), -hit.end(), kind) for kind, words in kinds.kinds.items() for hit in re.finditer(_any(words), text, re.I))
    kind = None
    end = -1
    for start, negative_end, each in found:
        if kind is None or (start > end - 1 and not re.search(r"\w", text[end:start])):
            kind, end = each, -negative_end
    return kind


def apart(text: str, reads: Reads) -> tuple[str, str]:
    """The words of `text` that tell its time, and the rest, with a mark where they stood.

    A word tells the time if without it another time was understood; and so do its neighbours, if they are words for times.
    """
    words = text.split()[:_MOST_WORDS]
    whole = reads(" ".join(words))
    if whole.outcome is Outcome.NONE:
        return "", " ".join(words)
    tells = [reads(" ".join(words[:at] + words[at + 1 :])) != whole for at in range(len(words))]
    if not any(tells):  # said twice over, each can be left out
        tells = [bool(_TIMELY.fullmatch(word)) for word in words]
    for order in (range(1, len(words)), range(len(words) - 2, -1, -1)):
        for at in order:
            neighbour = at - 1 if order.step > 0 else at + 1
            tells[at] = tells[at] or (tells[neighbour] and bool(_TIMELY.fullmatch(words[at])))
    for at in range(len(words) - 2, -1, -1):
        tells[at] = tells[at] or (tells[at + 1] and words[at].lower() in _BEFORE_A_TIME)
    time = " ".join(word for word, is_time in zip(words, tells, strict=True) if is_time)
    rest = " ".join(_HERE if is_time else word for word, is_time in zip(words, tells, strict=True))
    return (time.strip(" ,;") if reads(time) == whole else " ".join(words)), re.sub(rf"{_HERE}(?: {_HERE})+", _HERE, rest)


def is_only_a_time(text: str, reads: Reads) -> bool:
    """Whether all of a text tells a time: "no, Friday at 8pm" does, "the Friday club" doesn't."""
    time, rest = apart(_NO.sub("", text, count=1), reads)
    return bool(time) and not _trimmed(rest) and bool(re.search(r"\d|\s", time))


def _placed(text: str, kinds: Kinds) -> tuple[str, str]:
    """What stands before the place, and the place: behind "at" or "in", or as a name of its own behind the time."""
    for place in _PLACE.finditer(text):
        where = _trimmed(place["place"])
        if where and kind_of(where, kinds) is None:
            return text[: place.start()], where
    before, _, after = text.partition(_HERE)
    where = _trimmed(after)
    is_name = before.strip() and where[:1].isupper() and len(where.split()) <= _LONGEST_BARE and kind_of(where, kinds) is None
    return (before, where) if is_name else (text, "")


_NO = re.compile(r"^\s*(?:(?:no|sorry|wait|oh|actually|it's|i mean|make that)\b[\s,:-]*)+", re.I)
_LONGEST_BARE = 6  # words of a place that no "at" goes before
_TIMELY = re.compile(
    r"[(]?(?:\d{1,2}[:.h/–-][\d:./–-]*|\d{4}|\d{1,2}(?:st|nd|rd|th|am|pm|a\.m\.|p\.m\.|h|uhr)|(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:[a-z]*day)?s?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*|am|pm|a\.m|p\.m|o'?clock|noon|midday|midnight|today|tomorrow|tonight"
    r"|morning|afternoon|evening|night|weekend|weeks?|months?|days?|hours?|next|this|coming|in the|cet|cest|gmt|bst|utc|est|pst)[,.;)]*",
    re.I,
)
_BEFORE_A_TIME = (
    "on",
    "at",
    "from",
    "by",
    "this",
    "the",
    "of",
    "around",
    "about",
    "until",
    "till",
    "-",
    "–",
    "@",
    "starting",
    "early",
    "late",
)
_WITH = re.compile(rf"(?:^|\s)(?:with|w/)\s*(?P<whom>[^{_HERE}]+?)(?=,?\s(?:at|in|on|@|via|over)\s|,?\s?{_HERE}|$)", re.I)
_PLACE = re.compile(rf"(?:^|[\s,{_HERE}])(?:at|in|@)\s+(?P<place>[^{_HERE}\s](?:(?!\s(?:at|in)\s)[^{_HERE}])*)", re.I)
_LEAD = re.compile(
    r"^(?:(?:(?:i|we)(?:'m| am|'re| are|'ve| have)? (?:got|have|had|going to|go to|went to|was at|were at|invited to)"
    r"|there(?:'s| is)|going to|an?|the)\s+)+",
    re.I,
)


def _trimmed(text: str) -> str:
    return " ".join(text.replace(_HERE, " ").split()).strip(" .,;:-–—!?")


def _any(words: tuple[str, ...]) -> str:
    return rf"\b(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})s?\b"
