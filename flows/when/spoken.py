"""Times of day in words: "half past six", "two in the afternoon", "noon"."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.when.clock import Clock

_HOUR = r"(?<![\d.:/,$€£#+-])(\d{1,2})"
_MINUTE = r"(?:[:.h]([0-5]\d))"
_HALF_OF_DAY = r"\s?(a|p)\.?\s?m\b\.?"
_DAYTIME = r"(?:ish)? (?:in the (?P<part>morning|afternoon|evening)|at (?P<night>night))\b"
_PAST = re.compile(
    r"\b(half|(?:a )?quarter|2[05]|\d{1,2} min\w*)[ -](past|to|after|before|till|of) (\d{1,2})\b"
    rf"(?!\s?(?:-|days?|weeks?|months?))(?:{_HALF_OF_DAY}|{_DAYTIME})?"
)
_HALF = re.compile(rf"\bhalf[ -](\d{{1,2}})\b(?! ?(?:hours?|days?|an?\b))(?:{_HALF_OF_DAY})?")
_IN_THE = re.compile(
    rf"{_HOUR}{_MINUTE}?(?: ?o'?clock)?(?:[ -]?ish)? (?:in the (?P<morning>morning)|in the (?P<later>afternoon|evening)"
    rf"|(?P<night>(?:at|in the) night))\b"
)
_BOTH_IN_THE = re.compile(
    rf"{_HOUR}{_MINUTE}?\s?(?:-|to|till|until"
    rf"|and)\s?(?P<until>\d{{1,2}}){_MINUTE}? (?:o'?clock )?(?:in the (?P<part>morning|afternoon|evening)"
    rf"|(?P<night>at night))\b"
)
_NOON = re.compile(r"(?:(?<![\d/.:-])12 ?)?\b(?:high )?noon\b")
_MIDNIGHT = re.compile(r"(?:(?<![\d/.:-])12 ?)?\bmidnight\b")


def _past(match: re.Match[str]) -> Clock | None:
    """Ten past six; "five to six", in words, may be from five on."""
    found = _from_the_hour(match)
    if found is None or not match[1].endswith(" mins"):
        return found
    begins = int(match[1].split()[0])
    return replace(found, or_from=begins + 12 * (found.sure and found.hour > 12 and begins < 12))


def _from_the_hour(match: re.Match[str]) -> Clock | None:
    said = match[1].split()[-1] if not match[1][0].isdigit() else match[1].split()[0]
    away = {"half": 30, "quarter": 15}.get(said) or int(said)
    hour, later = int(match[3]), match[2] in ("past", "after")
    if hour > 24 or away > 59 or hour == 0:
        return None
    if match["part"] and hour <= 12:  # a quarter to twelve in the morning is before noon
        minutes = (hour % 12 * 60 + (away if later else -away)) % 720 + (720 if match["part"] != "morning" else 0)
        return Clock(minutes // 60, minutes % 60)
    if match["night"] and 6 <= hour < 12:
        return Clock(hour + (12 if later else 11), away if later else 60 - away)
    if match[4] and hour <= 12:
        minutes = (hour % 12 + (12 if match[4] == "p" else 0)) * 60 + (away if later else -away)
        return Clock(minutes // 60 % 24, minutes % 60)
    return Clock(hour % 24 if later else (hour - 1) % 24 or (12 if hour == 1 else 0), away if later else 60 - away, hour > 12)


def _half(match: re.Match[str]) -> Clock | None:
    """Half six is half past six in Britain, and half past five to a German."""
    hour = int(match[1])
    if match[2] and 1 <= hour <= 12:
        return Clock(hour % 12 + (12 if match[2] == "p" else 0), 30, is_half=True)
    return Clock(hour, 30, False, is_half=True) if 1 <= hour <= 12 else None


def _in_the(match: re.Match[str]) -> Clock | None:
    """Two in the afternoon, ten at night."""
    hour = int(match[1])
    if hour > 12:
        return Clock(hour, int(match[2] or 0)) if hour < 24 else None
    if hour == 12 and match["night"] and not int(match[2] or 0):
        return Clock(0, next_day=True)
    if hour == 12 and match["morning"] and not int(match[2] or 0):  # which night that is nobody can tell
        return Clock(0, next_day=True)
    later = bool(match["later"]) or (bool(match["night"]) and hour > 4)
    return Clock(
        hour % 12 + (12 if (later and hour != 12) or (hour == 12 and not match["morning"] and not match["night"]) else 0),
        int(match[2] or 0),
    )


def _both_in_the(match: re.Match[str]) -> Clock | None:
    """From three to five in the afternoon."""
    hour, until = int(match[1]), int(match["until"])
    if not (1 <= hour <= 12 and 1 <= until <= 12):
        return None
    later = 0 if match["part"] == "morning" else 12
    start = hour % 12 + (later if hour % 12 <= until % 12 else 0)
    minutes = ((until % 12 + later) * 60 + int(match[4] or 0) - start * 60 - int(match[2] or 0)) % 1440
    return Clock(start, int(match[2] or 0), minutes=minutes)


SPOKEN = (
    (_BOTH_IN_THE, _both_in_the),
    (_PAST, _past),
    (_HALF, _half),
    (_IN_THE, _in_the),
    (_NOON, lambda _: Clock(12)),
    (_MIDNIGHT, lambda _: Clock(0, next_day=True)),
)
