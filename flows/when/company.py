"""Words that are a day or a month only in company: "sat 7pm" is a Saturday, "I sat down" and "sun and beer" are none."""

from __future__ import annotations

import re

from flows.when.names import MONTHS, WEEKDAYS

DAYS = {"sat": 5, "sun": 6, "wed": 2, "mon": 0}
MONTHS_OR_NOT = frozenset(("may", "march", "mar", "jan", "april", "june", "august", "jun", "sep", "dec"))
_A_DAY = rf"(?:{'|'.join(day[:3] for day in WEEKDAYS)})[a-z]*"
_A_MONTH = rf"(?:{'|'.join(month[:3] for month in MONTHS)})[a-z]*"
_JOINED = r"\s*(?:[-/&+,]|\b(?:and|or|to|till|until|thru|through)\b)\s*(?:the\s+)?"
_MEAL = r"morning|mrng|nite|evng|aft|arvo|afternoon|evening|eve|night|noon|lunch|brunch|dinner|breakfast|drinks?|coffee"
_LENGTH = r"\s?(?:hours?|hrs?|h|min\w*|m|km|miles?|rows?|seats?|people|of|days?|weeks?|tables?|loungers?)\b"
_BEFORE = re.compile(
    r"(?:^|[!?>]\s*)$|\b(?:will be|actually|sorry|rather"
    r"|yes|yeah|ok|so|um|uh|on|this|next|last|coming|until|till|til|by|every|from|not|it's|its|is|for|week)\s+$"
)
_HOUR = r"(?:\d(?:st|nd|rd|th)?|noon|midnight)\s?(?:[ap]\.?m\b\.?|uhr|h|o'?clock|ish)?"
_BESIDE = re.compile(rf"\b{_A_DAY}\.?{_JOINED}$|{_HOUR}\s*[,(-]?\s*$|\b{_A_MONTH}\s*[,(]?\s*$|\(\s*$")
_WEATHER = re.compile(r"\s+(?:or|and|&)\s+(?:rain|shine|snow|wind|clouds?|storm|shade|fun|sea|sand|beer|no sun)\b")
_NONE = re.compile(
    r"\b(?:i|we|he|she|they|you|who|have|has|had|the|a|(?<!will )be|in|of|some|more|much|get|got|newly|and then|my|with)\s+$"
)
_FOLLOWED = re.compile(
    rf"[,.:;]*\s*(?:-\s*)?(?:the\s+)?(?:half[ -])?\d{{1,2}}(?!\d)(?!{_LENGTH})|[,.:;]*\s+(?:half|quarter)[ -](?:past|to|one|two|three|four"
    rf"|five|six|seven|eight|nine|ten|eleven|twelve)\b|[,.:;]*\s*(?:at|@|from|say|around|about|by|between|btw"
    rf"|after|before)\s*(?:\d|noon|midnight|half|quarter"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    rf"|[,.:;]*\s+(?:{_MEAL}|[ap]m)\b|\s+(?:week|next)\b|{_JOINED}{_A_DAY}\b|[,.:;]*\s+(?:the\s+)?(?:{_A_MONTH}\s+\d|\d)"
)
_ENDS = re.compile(
    r"\s*(?:$|[^\w\s'&+%/]|(?:at|in|with|w/|for|around|about|between|btw|from|to|till|until|and|or|if|then"
    r"|please|pls|maybe|i|we|as|after|before|when)\b)"
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?\b(?!\s?[ap]\.?m\b|\s?(?:uhr|h|o'?clock)\b|[:.]\d)"
_ORDINAL = (
    r"\b(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth)"
)
_BEFORE_A_MONTH = re.compile(
    rf"(?:{_ORDINAL}(?: of)?|\d(?:st|nd|rd|th)?\.?(?:\s+of)?|[\d ]-\s*\d+"
    r"|(?:^|\b(?:in|next|early|mid|late|this|until|end of|of|by|beginning of|bank holiday in))\b)[\s,/.-]*$"
)
_AFTER_A_MONTH = re.compile(
    rf"\.?[\s,/-]*(?:the\s+)?(?:{_NUMBER}|{_ORDINAL}\b)|\s+(?:1st|2nd|3rd|4th|first|second|third|fourth|last) week"
    r"|\s+(?:19|20)\d\d\b|\s+(?:next year|of next year|bank holiday)"
)
_DOES = re.compile(
    r"\s+(?:be|come|not|have|has|go|want|need|join|attend|show|bring|also|only|still|well|get|turn|do|make|ask|call|meet|take|against"
    r"|for the|work|start|change|run|last|cost|or may not|help|i)\b"
)


_GUESSED = re.compile(  # the 10th of May I guess
    rf"(?:\d(?:st|nd|rd|th)?|st|nd|rd|th)(?: of)? \|\s+i (?:guess|think|believe|suppose|hope|reckon)\b|\|\s+not (?:the "
    rf"|on )*(?:{_A_DAY}|{_A_MONTH} \d|\d)|(?:\d|[a-z])(?:st|nd|rd|th)(?: of)? \|"
)


def is_a_day(word: str, before: str, after: str, *, is_capital: bool = False) -> bool:
    """Whether "sat", "sun", "wed" or "mon" is a day of the week between these; "people Wed" is one, written large."""
    if not before.strip(" ,.!?") and not after.strip(" ,.!?"):
        return True
    if word == "sun" and (_WEATHER.match(after) or re.search(r"\b(?:rain|shine) or $", before)):
        return False
    if re.search(rf"\b{_A_DAY}\.?{_JOINED}$", before):
        return bool(_ENDS.match(after) or _FOLLOWED.match(after))
    if _NONE.search(before):
        return False
    if _FOLLOWED.match(after):
        return True
    if (is_capital and re.search(r"[^\W_][,:]? $", before)) or re.match(r"\.\s*[,;:]", after):
        return True
    if word in ("mon", "wed") and re.match(r"\.(?:\s|$)", after):
        return True
    if word != "sun" and before.endswith(" on "):
        return True
    return bool((_BEFORE.search(before) or _BESIDE.search(before)) and _ENDS.match(after))


def is_a_month(word: str, before: str, after: str) -> bool:
    """Whether "may", "march" or a name like "april" is a month between these."""
    if word == "may" and _DOES.match(after) and not _GUESSED.search(f"{before}|{after}"):
        return False
    return bool(_BEFORE_A_MONTH.search(before) or _AFTER_A_MONTH.match(after))


def left_open(said: str) -> int | None:
    """The weekday that a text may mean by "sun" or "sat", where nobody can tell; "mon ami" has one too."""
    for match in re.finditer(rf"\b(?:{'|'.join(DAYS)})\b", said):
        if not (_NONE.search(said[: match.start()]) or _WEATHER.match(said[match.end() :])):
            return DAYS[match[0]]
    return None
