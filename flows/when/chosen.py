"""Which of several hours is meant, once somebody says so: "doctor at 11, the party at 6pm. I mean the party" is at six."""

from __future__ import annotations

import re

from flows.when.calendar import Calendar
from flows.when.clocks import clocks
from flows.when.days import mentions
from flows.when.names import MONTHS

_ONLY = r"(?:(?:really|actually|mostly|mainly|rather|just|only|most|so|a bit|a little|more|very) )*"
_AM = r"\b(?:i|we)(?:'m|'re|m| am| are)? "
_THING = r"(?:the|my|our|that|his|her|their) (?P<{0}>[a-z]{{3,}}(?: [a-z]{{3,}})?)"
_CHOSEN = re.compile(
    rf"{_AM}{_ONLY}(?:mean|meant|talking about|asking about|thinking (?:of|about)|(?:worry|worried|nervous|anxious|stressed|excited)"
    r"(?: \w+)? (?:about|for)|scared of|afraid of|dread|dreading|care about|concerned (?:about|with)|interested in"
    r"|need (?:your )?(?:help|you|it) (?:with|for)|want (?:your )?(?:help|to (?:prepare|practise|practice|plan|be reminded))"
    rf"(?: (?:with|for|of))?|(?:preparing|practising|practicing)(?: for)?) {_ONLY}{_THING.format('a')}"
    rf"|{_AM}(?:will |'ll )?(?:only|just) (?:going|go|coming|come|joining|join|attending|attend|there|here|in|be there|be at|making|make"
    rf"|doing|do)(?: for| to| at| it for)? {_THING.format('b')}"
    rf"|\b(?:only|just) (?:going|coming|there|here|joining) (?:for|to) {_THING.format('c')}"
    rf"|\b(?:it's|its|it is|this is) {_ONLY}(?:about )?{_THING.format('d')} (?:(?:that|which) )?(?:i|we)\b"
    rf"|{_THING.format('e')} (?:is|are|'s) (?:what|the (?:1|1s|ones|thing|part|bit)(?: that| which)?|where)"
    r" (?:i|we|i'm|we're|counts?|matters?)\b"
    rf"|\b(?:help|prepare|remind|brief|coach) me (?:only |just )?(?:with|for|of|about|on) {_THING.format('g')}"
    rf"|\b(?:for|only|just) {_THING.format('f')} (?:only|please|i mean|that is)\b"
)
_SKIPPED = re.compile(rf"{_AM}(?:will |'ll )?{_ONLY}(?:skip|skipping|miss|missing|leaving out|not going to|not at) {_THING.format('a')}")
_MINE = re.compile(r"\b(?:mine|ours)\b|\bmy (?:own )?(?:slot|turn|talk|part|bit|session|1|presentation|demo|pitch|set)\b")
_CLAUSE = re.compile(
    r"\s*(?:[;!?\n]|\.(?!\d)|,(?!\d)| - (?!\d)|\b(?:but|then|while|whereas|plus|so)\b|\band\b(?= (?:then\b|the\b|my\b|our\b|an?\b|at\b"
    r"|after\b|afterwards\b|later\b"
    r"|\w+ (?:at|is|from)\b)))\s*"
)
_BARE = re.compile(
    r"\b(?:at|from|by|is|are|around|about|starts?|begins?) \d{1,2}\b"
    rf"(?!(?:[./:-]?\d|st|nd|rd|th)| ?(?:people|of|minutes|hours|-|to|till|until|and \d|{'|'.join(MONTHS)}))"
)
_ONLY_AN_HOUR = re.compile(  # "that's 9pm", "at 6", with its label in the clause before
    r"(?:(?:that's|thats|that is|it's|its|which|is|at|from|around|about|starts|starting|on|so|this|next|sharp|\w+day|tomorrow|tonight"
    r"|today|in|the|morning|afternoon|evening|¤\d*|\d{1,2}|,) *)*+"
)


def of_the_chosen(said: str, calendar: Calendar) -> str:
    """`said` without the hours of what isn't meant; as it is where nobody says what is, or two hours are that thing's."""
    skipped = _SKIPPED.search(said)
    match = skipped or _CHOSEN.search(said)
    if match is None and not _MINE.search(said):
        return said
    parts = (said[: match.start()], said[match.end() :]) if match else (said, "")
    before, after = ([each for each in _CLAUSE.split(part) if each.strip()] for part in parts)
    clauses = [*before, *after]
    timed = [number for number, clause in enumerate(clauses) if _has_an_hour(clause)]
    if len(timed) < 2:
        return said
    named = [number for number, clause in enumerate(clauses) if (_names(match, clause) if match else _MINE.search(clause))]
    its = {at for number in named if (at := _hour_of(number, clauses, timed)) is not None}
    if match and not (its or skipped) and timed[-1] == len(before) and _is_only_an_hour(clauses[len(before)]):
        its = {len(before)}
    its = set(timed) - its if skipped and its else its
    if len(its) != 1:
        return said
    others = set(timed) - its
    has_day = bool(mentions(clocks(clauses[its.pop()])[1], calendar)[0])
    left = (clause if number not in others else "" if has_day else _without_its_hours(clause) for number, clause in enumerate(clauses))
    return ", ".join(filter(None, left))


def _names(match: re.Match[str], clause: str) -> bool:
    thing = next(filter(None, match.groupdict().values())).split()
    return any(re.search(rf"\b{re.escape(word.removesuffix('s'))}s?\b", clause) for word in thing[:2])


def _hour_of(number: int, clauses: list[str], timed: list[int]) -> int | None:
    """The clause with the hour of what is named in this one: itself, or one beside it that is nothing but an hour."""
    if number in timed:
        return number
    return next((at for at in (number + 1, number - 1) if at in timed and _is_only_an_hour(clauses[at])), None)


def _has_an_hour(clause: str) -> bool:
    return bool(clocks(clause)[0] or _BARE.search(clause))


def _is_only_an_hour(clause: str) -> bool:
    return bool(_ONLY_AN_HOUR.fullmatch(clocks(clause)[1].strip()))


def _without_its_hours(clause: str) -> str:
    return re.sub(r"\s*(?:\b(?:at|from|by|around|about) )?¤\d+", "", _BARE.sub("", clocks(clause)[1]))
