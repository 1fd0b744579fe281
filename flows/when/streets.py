"""Streets that are numbered: "the deli on 3rd" and "5th & Main" are no days where another day is named."""

from __future__ import annotations

import re

from flows.when.names import MONTHS, WEEKDAYS

_MONTH = "|".join(MONTHS)
_NTH = r"\d{1,2}(?:st|nd|rd|th)\b"
_PLACE = (
    r"(?:deli|bar|pub|caf[eé]|shop|store|restaurant|diner|place|office|hotel|lobby|gallery|studio|bakery|pizzeria|pizza|taqueria|starbucks"
    r"|park|church|library|gym|spot|joint|bistro|brewery|club|theat(?:er|re)|cinema|apartment|building|corner|house|market|bank|salon)"
)
_ANOTHER = re.compile(rf"\b(?:{_MONTH}|{'|'.join(WEEKDAYS)}|today|tonight|tomorrow)\b|(?<![\d/])\d{{1,2}}/\d{{1,2}}(?![\d/])")
_BY_A_PLACE = re.compile(rf"(?P<kept>\b{_PLACE} (?:on|at|near|off|by|of) ){_NTH}(?:,? (?:&|and) {_NTH})?(?! of\b|,? (?:{_MONTH})\b)")
_CROSSING = re.compile(
    rf"(?P<dated>\b(?:the|or|to|\w+day,?|{_MONTH}) )?{_NTH} (?:&|and) (?!the\b|on\b|at\b|then\b|\w+day\b|(?:{_MONTH})\b)"
    r"(?=[a-z]{3,}(?:\s*(?:$|[,.;!)])| (?:st|ave|street|avenue)\b))"
)


def without_streets(text: str) -> str:
    """`text` without the numbers of streets, if it names another day: "June 24, corner of 3rd and 14th" is on the 24th."""
    if not _ANOTHER.search(text):
        return text
    return _CROSSING.sub(lambda match: match[0] if match["dated"] else " ", _BY_A_PLACE.sub(r"\g<kept>", text))
