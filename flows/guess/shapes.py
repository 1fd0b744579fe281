"""What a question asks for by its form, and whether pasted words have it: a length for "How long?", a date for "Since when?"."""

from __future__ import annotations

import re
from enum import StrEnum

_NUMBERS = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Sept?|Oct|Nov|Dec"
_UNITS = r"(?:years?|yrs?|y|months?|mos?|weeks?|days?|hours?|minutes?|decades?|seasons?|winters?|summers?|terms?)\b"


class Shape(StrEnum):
    """What an answer must have."""

    LENGTH = "length"
    DATE = "date"
    COUNT = "count"
    REASON = "reason"
    NAME = "name"


_ASKED = {
    Shape.LENGTH: r"\bhow long\b(?! ago)|\bhow many (?:years|months|weeks|days|hours)\b",
    Shape.DATE: r"\bwhen\b(?= (?:did|was|were|will|do|does|is|are|have|has|had|exactly)|\W*\Z)|\b(?:what|which) (?:year|month|day|time)\b"
    r"|\bsince when\b|\bhow long ago\b",
    Shape.COUNT: r"\bhow (?:many(?! (?:years|months|weeks|days|hours))|much|big|large|old|far|often|fast|high|hot|small|little)\b"
    r"|\b(?:what|which) (?:temperature|percentage|share|size|number|speed|price|budget|age)\b",
    Shape.REASON: r"\bwhy\b|\bhow come\b|\bwhat (?:made|brought|for)\b|\bhow did you (?:end|get|come)\b|\bwhat\b.* for\W*\Z",
    Shape.NAME: r"\b(?:is|are|was|were|'s|it's)\b.{0,40}\bcalled\b|\bcalled\?|\b(?:name|names|title) of\b",
}
_HAD = {
    Shape.LENGTH: rf"\b(?:\d+|{_NUMBERS}|one|a|an|half an?|many|several|few|couple of)"
    rf"\s?\+?[ -](?:\w+ )?{_UNITS}|\b\d+\+?\s?y(?:ea)?rs?\b|\bsince\b"
    r"|\bdecades?\b|(?:19|20)\d\d\s?(?:[-–—]|to|until)\s?(?:(?:19|20)?\d\d|present|now)|\bfrom (?:19|20)\d\d",
    Shape.DATE: rf"\b(?:19|20)\d\d\b|['’]\d\d\b|\b(?-i:[A-Z]\w+day|{_MONTHS})\b"
    r"|\b(?:yesterday|today|tomorrow|ago|spring|summer|autumn|winter|teen\w*)\b"
    r"|\b(?:last|next|this) (?:year|month|week)\b|\bage of\b",
    Shape.COUNT: rf"(?<!['’\d.,])\b(?!(?:19|20)\d\d\b)\d[\d.,]*"
    rf"|\b(?:{_NUMBERS}|hundreds?|thousands?|dozens?|both|half|one|once|twice|every|daily"
    r"|no|none|several|many|few)\b",
    Shape.REASON: r"\b(?:because|since|so|so that|until|after|as|but|when|in order|that's why|which is why|for (?:a|the|an)|tired of)\b",
    Shape.NAME: r"[\"“”]|(?<=[a-zà-þ,] )[A-ZÀ-Þ]|\A[A-ZÀ-Þ]\S+(?: \S+){0,2}\Z",
}
_NAMES = re.compile(r"\bnames?\b", re.I)
_OF = {shape: (re.compile(_ASKED[shape], re.I), re.compile(_HAD[shape], 0 if shape is Shape.NAME else re.I)) for shape in Shape}


def shapes_of(question: str) -> frozenset[Shape]:
    """What a question asks for: "For how long?" for a length."""
    plain = question.replace("’", "'")
    return frozenset(shape for shape, (asked, _) in _OF.items() if asked.search(plain))


def asks_for_name(question: str) -> bool:
    """Whether a question is after a name: "What are your children called?"."""
    return Shape.NAME in shapes_of(question) or bool(_NAMES.search(question))


def has_shape(shapes: frozenset[Shape], words: str) -> bool:
    """Whether pasted words have one of those."""
    return any(_OF[shape][1].search(words) for shape in shapes)


def lacks_shape(shapes: frozenset[Shape], words: str) -> bool:
    """Whether words can't be the answer: without a number they say nothing to "How many?". A reason may go without a mark of it."""
    needed = shapes - {Shape.REASON}
    return bool(needed) and not has_shape(needed, words)
