"""Moments by their distance from now: "in an hour", "in 90 minutes"."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from flows.when.placing import minute
from flows.when.reading import Doubt, Outcome, When

_FAR = (
    r"(?P<many>an?|half an|a half|half|(?=hour and a half)|\d{1,3}(?:\.\d+)?)(?P<half> and a half)? ?(?P<unit>hours?|h|minutes)(?:'s?)?"
    r"(?P<half_> and a half)?"
    r"(?:,? (?:and )?(?P<more>\d{1,2}) minutes)?"
)
_SAID = (
    rf"(?:{_FAR}|(?P<quarter>(?:a |1 )?quarter of an hour)|(?P<three>3 quarters of an hour)"
    r"|(?P<hours>\d)(?P<sign>h ?|:| hours? )(?P<rest>\d\d)(?: minutes)?)"
)
_IN = re.compile(
    rf"\b(?:in|within|(?<!one )(?<!1 )(?<!day )(?<!week )after(?! (?:about |around )?\d+ ?h\b)) (?:about |around |roughly |like "
    rf"|another |exactly |just |precisely |only |maybe |some |approximately |approx\.? |at most |at least |(?:a bit |a little "
    rf"|just )?(?:over|under) "
    rf"|less than |no more than |not even )*(?:the next )?{_SAID}(?: time)?\b(?! of\b| ?[ap]\.?m\b)"
)
_NO_BUT = re.compile(  # "in an hour, no wait, two"
    r"[\s,;.!-]*(?:(?:no|nope|wait|sorry|actually|rather|i mean|make (?:it|that)|scratch that|or|maybe|more like)[\s,;.!-]+)+"
    r"(?:in )?(?P<many>an?|half an|\d{1,3})\b(?! ?(?:people|of|[ap]\.?m|guests|:))(?: (?P<unit>hours?|minutes))?"
)
_ON_A_DAY = re.compile(r"(?:day|tomorrow|tonight),? $")
_O_CLOCK = 7
_DONE = re.compile(  # "left after 20 minutes", "got there in 10 minutes", "takes 2 hours"
    r"\b(?:left|ended|stopped|went|gone|finished|quit|bailed|over|done|dusted|arrived|got|made|did|wrapped|walked|takes?|took"
    r"|answered|replied|happened|sold|drank|ate)\b(?: (?!on\b|at\b)\w+){0,2} $"
)
_FROM_NOW = re.compile(rf"\b{_SAID} (?:from now\b|time\b(?=\s*(?:$|[,.!?)]))|hence\b|later\b(?=\s*(?:$|[,.!?)])))")
_ALONE = re.compile(
    rf"^(?:(?:like|about|around|ok|oh|um|maybe|only|just) )*(?!(?:[6-9]|1\d|2[0-3]) ?h\b){_SAID}(?=\s*(?:$|[.!?]|,(?! ?\d)))"
)  # how long, or how soon
_MORE = re.compile(r"\d|day\b|tomorrow|tonight|noon|midnight|week|month")
_OR_TWO = re.compile(
    r"\bin (?:about )?(?P<one>an?|\d{1,2})(?: hours?| minutes)?(?: or | to | ?- ?)(?P<two>\d{1,2})(?: (?P<unit>hours?|minutes))?\b"
)
_A_FEW = re.compile(r"\b(?:in|within|after) (?:a few|some|several) hours\b|\ba few hours from now\b")
_OF_WHAT = re.compile(
    r"^(?:(?:it|that|it's|is|starts?|starting|begins?|meeting|party|call|see (?:her|him|them)|we|maybe|like|so|ok|um"
    r"|uh),? )*in (?:about |around |like )?\d{1,2}(?: or (?:so|\d{1,2}))?[ .!?]*$"
)
_AGO = re.compile(
    r"\b(?:an?|\d{1,3}|half an|a few) (?:hours?|minutes) ago\b|\bjust now\b|\bearlier today\b|\bthis morning\b(?= (?:was|went))"
)


def moment_in(said: str, now: datetime) -> When | None:
    """In an hour, in 90 minutes: counted on the clock, not on the wall."""
    if (match := _OR_TWO.search(said)) and (match["unit"] or "hour" in match[0]):
        unit = 1 if (match["unit"] or "hours").startswith("min") else 60
        one, two = (1 if (match["one"] or "an") in ("a", "an") else int(match["one"])), int(match["two"])
        return When(Outcome.ASK, None, True, choices=(_later(now, one * unit), _later(now, two * unit)), doubt=Doubt.WHICH)
    if _A_FEW.search(said):
        return When(Outcome.ASK, None, True, choices=tuple(_later(now, hours * 60) for hours in (2, 3, 4)), doubt=Doubt.WHICH)
    if (match := _ahead(said)) and _may_be_oclock(match):
        return When(Outcome.ASK, None, True, choices=(_later(now, _minutes(match)),), doubt=Doubt.WHICH)
    if (match := _ahead(said)) and (other := _NO_BUT.match(said[match.end() :])):
        return When(Outcome.ASK, None, True, choices=_both(now, match, other), doubt=Doubt.WHICH)
    if (match := _ahead(said) or _FROM_NOW.search(said)) and not (match["sign"] == ":" and match[0].startswith("after")):
        return When(Outcome.CLEAR, _later(now, _minutes(match)), True)
    if (match := _ALONE.match(said)) and not _MORE.search(said[match.end() :]):
        return When(Outcome.ASK, None, True, choices=(_later(now, _minutes(match)),), doubt=Doubt.WHICH)
    if _OF_WHAT.search(said):
        return When(Outcome.ASK, None, doubt=Doubt.UNIT)
    if _AGO.search(said):
        return When(Outcome.PAST, minute(now), True)
    return None


def _may_be_oclock(match: re.Match[str]) -> bool:
    """Whether "Friday in 15 hours" is at 15 o'clock, as some say it."""
    is_hours = (match["many"] or "").isdigit() and (match["unit"] or "").startswith("h")
    return is_hours and _O_CLOCK <= int(match["many"]) < 24 and bool(_ON_A_DAY.search(match.string[: match.start()]))


def _both(now: datetime, match: re.Match[str], other: re.Match[str]) -> tuple[datetime, ...]:
    """In an hour and in two, of "in an hour, no wait, two"."""
    unit = 60 if (other["unit"] or match["unit"] or "h")[0] == "h" else 1
    many = {"a": 1.0, "an": 1.0, "half an": 0.5}.get(other["many"]) or float(other["many"])
    return tuple(sorted({_later(now, _minutes(match)), _later(now, many * unit)}))


def _ahead(said: str) -> re.Match[str] | None:
    """The "in 20 minutes" that is ahead of now, and not of what has been."""
    return next((match for match in _IN.finditer(said) if not _DONE.search(said[: match.start()])), None)


def _later(now: datetime, minutes: float) -> datetime:
    return minute((now.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(now.tzinfo))


def _minutes(match: re.Match[str]) -> float:
    if match["quarter"] or match["three"]:
        return 45 if match["three"] else 15
    if match["hours"]:
        return int(match["hours"]) * 60 + int(match["rest"])
    many = {"a": 1.0, "an": 1.0, "half an": 0.5, "a half": 0.5, "half": 0.5, "": 1.0}.get(match["many"]) or float(match["many"])
    many += 0.5 if match["half"] or match["half_"] else 0
    return many * (60 if match["unit"][0] == "h" else 1) + int(match["more"] or 0)
