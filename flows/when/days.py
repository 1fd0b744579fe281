"""Days as people write them, found in a text."""

from __future__ import annotations

import re
from functools import partial

from flows.when.beside import by_another
from flows.when.calendar import Calendar, Mention
from flows.when.distances import days_ahead
from flows.when.names import MONTHS, WEEKDAYS
from flows.when.rules import RULES, Rule
from flows.when.streets import without_streets

_RULES = tuple((re.compile(pattern), rule) for pattern, rule in RULES)
_END_OF_DAY = re.compile(
    r"\b(?:eod|cob|(?:the )?(?:end|close) of (?:the |my |our )?(?:day|business|play))\b"
)  # today's, if nobody says whose
_NUMBER_AFTER = re.compile(r"(§\d)\s*[,(]?\s*(?=\d{1,2}(?:st|nd|rd|th)\b)")  # Friday, 4th
_HOUR_BETWEEN = re.compile(  # Friday 3pm in two weeks, Friday 3pm in December
    rf"\b(?P<day>{'|'.join(WEEKDAYS)}),?\s+(?:at\s+)?(?P<hour>¤\d+)\s*,?\s*(?:but )?"
    rf"(?P<which>(?:in|after) (?:an?|\d{{1,2}}) weeks?\b|next month|last week|in (?:{'|'.join(MONTHS)})\b(?! \d)"
    r"|the week after\b(?!\s*[§\d]))"
)


def mentions(text: str, calendar: Calendar) -> tuple[tuple[Mention, ...], str]:
    """The days named in plain `text`, in order, and the text with § where they stood."""
    found: list[Mention] = []
    text = _HOUR_BETWEEN.sub(r"\g<day> \g<which> \g<hour>", without_streets(text))
    for pattern, rule in _RULES:
        text = pattern.sub(partial(_numbered, rule=rule, calendar=calendar, found=found), text)
        text = _NUMBER_AFTER.sub(r"\1,", text)
    text = by_another(re.sub(r"\s*(§\d+)\s*", r" \1 ", text), found, calendar.today)
    if not found:
        text = _END_OF_DAY.sub(partial(_numbered, rule=days_ahead(0), calendar=calendar, found=found), text)
    return _in_order(text, found)


def _numbered(match: re.Match[str], rule: Rule, calendar: Calendar, found: list[Mention]) -> str:
    """What stands in the text instead: " §2 " for the third day found, the words themselves if they are none."""
    try:
        mention = rule(match, calendar)
    except (OverflowError, ValueError):
        mention = None
    if mention is None:
        return match[0]
    found.append(mention)
    return f" §{len(found) - 1} "


def _in_order(text: str, found: list[Mention]) -> tuple[tuple[Mention, ...], str]:
    """The days as they stand in the text; a vague one only where no other is named: "demo day, Friday 6pm" is on Friday."""
    order = [int(number) for number in re.findall(r"§(\d+)", text)]
    if any(not found[number].is_vague for number in order):
        text = re.sub(r"§(\d+)", lambda match: "" if found[int(match[1])].is_vague else match[0], text)
        order = [number for number in order if not found[number].is_vague]
    return tuple(found[number] for number in order), re.sub(r"\s*§\d+\s*", " § ", text)
