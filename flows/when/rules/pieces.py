"""What the patterns of days are put together from: a weekday, a month, an amount; twice in one pattern under another name."""

from __future__ import annotations

import re
from collections.abc import Callable

from flows.when.calendar import Calendar, Mention
from flows.when.names import MONTHS, WEEKDAYS

Rule = Callable[[re.Match[str], Calendar], Mention | None]
Row = tuple[str, Rule]


def weekday(group: str = "w") -> str:
    """A day of the week, to be read from the group of this name."""
    return rf"(?P<{group}>{'|'.join(WEEKDAYS)})"


def month(group: str = "m") -> str:
    """A month."""
    return rf"(?P<{group}>{'|'.join(MONTHS)})"


def nth(group: str = "nth") -> str:
    """The 1st to the 5th of something, or the last."""
    return rf"(?P<{group}>[1-5](?:st|nd|rd|th)|last)"


def amount(group: str = "n") -> str:
    """How many: "a", "12", "a few"."""
    return rf"(?P<{group}>an?|\d{{1,3}}|a few|few|several)"


def unit(group: str = "unit") -> str:
    """What is counted: days, weeks, "fortnight's"."""
    return rf"(?P<{group}>days?|weeks?|months?|years?|fortnights?)(?:'s?)?"


WEEKDAY, WEEKDAY_2 = weekday(), weekday("w2")
MONTH, NTH, AMOUNT, UNIT = month(), nth(), amount(), unit()
DAY = r"(?<![\d.,:/$€£#])(?P<d>\d{1,2})(?:st|nd|rd|th)?"
TO = r"\s?(?:-|to|till|until|til|through|thru|bis|and|&|\+|/)\s?(?:on )?(?:the )?"
SOMETHING = (  # an occasion nobody said the day of
    r"(?:the|our|my|his|her|their|your|this|that) (?!(?:1st|2nd|3rd|\d|next|last|day|week|weekend|new year|holiday)|§)[a-z]{3,}\b"
)
THE_DAY = (  # "the 3rd" is one before these, and none in "the 3rd floor"
    r"(?=\s*(?:$|\d{1,2}(?: then)?\s*$|[^\w\s]"
    r"|of\s+§|w/|to (?:the |on )*(?:\d|§)|(?:at|in|on|from|for|with|and|or|is|if|of (?:this|next|the) month|then|please"
    r"|works?|would|should|till|until|but|maybe|i|we|it|you|around|about|evening|morning|afternoon|night|next month|this month|by|after"
    r"|before|over|near|as|because|when|so|like|sharp|doors|drinks|meet|see|let's|same|i'm|i'll|we'll|will|can|could|probably|noon|lol"
    r"|say|unless|she|he|they|my|our|her|his|their|though|cause|cos|latest|onwards?|ish|now|still|instead)\b))"
)
NO_FEAST = (  # what only bears its name: "St Andrew's church", "Super Bowl planning"
    r"(?:church|chapel|cathedral|parish|schools?|college|hospital|hotel|pub|street|st|road|square|hall|centre|center|park|house|golf|films?"
    r"|movies?|horror|planning|committee|prep|shops?|stores?|shopping|costumes?|cards?|decorations?|sales?|themed?|club|foundation)\b"
)
NO_DATE = (  # what is counted rather than dated: "on the 2nd floor", "the 19th century"
    r"(?! ?(?:of (?!§)|(?:\w+ )?(?:floors?|fl|storey|street|str|st|ave|avenue|road|block|row|door|gate|table|house|stop|page|slide"
    r"|hole|time"
    r"|times|1|ones|round|try|attempt|date|meeting|call|coffee|thing|class|stop|chat|interview|session|talk|edition|annual|anniversary|birthday|century"
    r"|year|month|week|day|weekend|quarter|semester|term|grade|place|half|part|line|side|person|people|speaker|guest|draft|version|job"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|to [a-z]))"
)
