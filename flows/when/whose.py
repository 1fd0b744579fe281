"""Whose clock a time is said by: "midnight our time, they're in Seattle" is ours; who is elsewhere may be speaking of theirs."""

from __future__ import annotations

import re

_TIME = (
    r"(?:(?:half past|quarter (?:past|to)) )?(?<![\d:.,/-])(?:1?\d|2[0-4]|0\d)(?:[:.h][0-5]\d)?\s?(?:[ap]\.?m\b\.?|uhr\b|h\b"
    r"|o'?clock\b)?(?: in the (?:morning|afternoon|evening)| at night)?|\bnoon\b|\bmidnight\b"
)
_A_DAY = r"(?:,? (?:on )?(?:tonight|today|tomorrow|sharp|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?))?"
_OURS = re.compile(
    rf"(?i)(?P<time>(?:{_TIME}){_A_DAY}),? \(?(?:(?:in |by |on )?(?:my|our) (?:own )?(?:local )?(?:time|clock|end|side)\b"
    r"|for (?:me|us)\b(?=\s*(?:$|[,.;!?)]|on\b|and\b|which\b|so\b))|mine\b"
    r"(?! (?:is|starts?|begins?|was|will|at|on|from)\b)|where i am\b|here\b(?! in))\)?"
)
_THEN = r"(?:(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)? (?:(?:night|evening|morning|afternoon) )?(?:at )?)?"
_THEIRS = re.compile(
    rf"(?:{_TIME}),? \(?(?i:(?:in |by )?(?:your|their|his|her) (?:local )?time\b|yours\b|theirs\b|for (?:them|him|her|you)\b"
    rf"|(?:over )?there\b)\)?"
    rf"|{_THEN}(?:{_TIME}),? \(?for (?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))(?:(?:my|our|the) \w+|[A-ZÀ-Þ]\w+(?:(?: and| &) [A-ZÀ-Þ]\w+)?)"
    rf"(?:,? (?:over |up |down |back )?in [A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?)?\)?"
    rf"|(?:{_TIME}) \(?(?:in [A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?|(?:[A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?|[a-z]+) time\b|[A-Z]{{2,5}}\b"
    rf"|(?i:[ecmp][sd]t|cest|gmt|utc|bst|ist|pacific"
    rf"|eastern|central|mountain)\b)\)?"
)
_NO_CITY = (
    r"(?!Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Tom|Today|Doors|Sharp|The|So|And|On|In|At|We|I\b)"
)
_FOR_OTHERS = re.compile(  # "for the California people it's 10 in the morning", "8am Austin, so 3 here"
    rf"\b(?i:for (?:them|him|her|you|the [\w ]{{1,25}}?|my \w+),? (?:(?:it's|its|that's|it is|that is|it'll be"
    rf"|it will be) )?(?:at )?(?:{_TIME}))"
    rf"|(?:{_TIME}) (?:in )?{_NO_CITY}[A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?(?=\s?(?:[,;.()=]|-|so\b|is\b|and\b|which\b))"
)
_UNSURE = re.compile(
    r"(?i)\b(?:their|your|my|our|his|her)s?(?: time)? or (?:our|my|mine|their|your|his|her)s?(?: time)?\b|\b(?:whose"
    r"|which) (?:time ?zone|time|clock)\b"
    r"|\b(?:no idea|not sure|don't know|unclear) (?:in )?(?:which|what|whose) (?:time ?zone|zone|time|clock)\b"
)
_IS_THERE = re.compile(
    r"(?i)\b(?:i|im|we|he|hes|she|shes|they|theyre|who|whos|you|youre|(?:my|our|the|her|his|their) (?:\w+ )?(?:client|boss|cousin"
    r"|friend|brother|sister|team|guy|mentor|partner"
    r"|others|host|uncle|aunt|colleague|colleagues|manager|recruiter|people|half))"
    r"(?:'m|'s|'re| am| is| are| lives?| sits?| works?| dials? in)?(?: (?:based|living|sitting|working|over|now|currently|still|both"
    r"|all|from|out))* $"
)


def by_our_own(text: str) -> str:
    """`text` with our own hour alone, if it says which one is ours: "9 for them, 2pm for me" is 2pm; else nothing."""
    match = _OURS.search(text)
    if match is None:
        return ""
    before, after = (_FOR_OTHERS.sub(" ", _THEIRS.sub(" ", part)) for part in (text[: match.start()], text[match.end() :]))
    return f"{before} {'at ' if match['time'].isdecimal() else ''}{match['time']} {after}"


def without_the_doubt(text: str) -> str:
    """`text` without "their time or ours?"; nothing if nobody asks."""
    return _UNSURE.sub(" ", text) if _UNSURE.search(text) else ""


def is_somebodys_place(before: str) -> bool:
    """Whether the place that follows is where somebody is, rather than where it happens: "they're in"."""
    return bool(_IS_THERE.search(before))
