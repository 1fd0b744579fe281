"""Times of day in figures: "7pm", "18h30", "18.30 Uhr", "1800 hours", "from 7 to 9pm"."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.when.clock import Clock, between, of_twelve, spanned

_END = r"(?![\w:]|\.\d)"
_HOUR = r"(?<![\d.:/,$€£#+-])(\d{1,2})"
_MINUTE = r"(?:[:.h]([0-5]\d))"
TO = r"\s?(?:-|to|till|until|til|bis|and)\s?"
_MERIDIEM = re.compile(
    rf"{_HOUR}{_MINUTE}?(?:\s?ish)?\s?(a|p)(?:\.?\s?m\b\.?|\b(?!\.?\s?\w)|(?<=:\d\d[ap])\b)(?:-?ish)?|(?<![\d:])(\d{{1,2}})([0-5]\d)\s?(a|p)\.?m\b\.?"
)
_RANGE = re.compile(
    rf"(?:\b(?:from|between)\s)?{_HOUR}{_MINUTE}?(?:\s?(a|p)\.?m\b\.?)?{TO}(\d{{1,2}}){_MINUTE}?\s?(a|p)\.?m\b\.?"
    rf"|(?:\b(?:from|between)\s)?{_HOUR}{_MINUTE}{TO}(\d{{1,2}}){_MINUTE}?{_END}"
    rf"|(?:\b(?:from|between)\s)?{_HOUR}{_MINUTE}?\s?(a|p)\.?m\b\.?{TO}(\d{{1,2}}){_MINUTE}?{_END}"
    rf"|(?:\b(?:from|between)\s)?{_HOUR}{_MINUTE}?\s?h?{TO}(\d{{1,2}}){_MINUTE}?\s?(?:uhr|h|hours)\b"
)
_COLON = re.compile(rf"{_HOUR}(?::([0-5]\d)(?::[0-5]\d)?|\s?(?:h|uhr)\s?([0-5]\d)(?:\smin\w*)?)(?:\s?(?:uhr|h|hours|ish))?{_END}")
_DOTTED = re.compile(
    rf"(\bat |@ ?|\bby |\bsay |\bfrom |\bum |^)?{_HOUR}\.([0-5]\d)(\s?(?:uhr|ish|h|o'clock))?(?!\s?hours?\b)(?![\w:]|\.?\d)"
)
_FULL = re.compile(rf"{_HOUR}\s?(o[' ]?clock|uhr|h\b)(?:\s?(?:sharp))?")
_MILITARY = re.compile(
    r"(?<![\d.:/,$€£#+-])([01]\d|2[0-3])([0-5]\d)\s?(?:hours|h)\b"
    r"|(?:\bat |@ ?|^(?=0)|^(?=\d{4} (?:on |today|tonight|tomorrow|\w+day\b)))([01]\d|2[0-3])([0-5]\d)(?![\w:./-])"
)


def _meridiem(match: re.Match[str]) -> Clock | None:
    hour, minute, half = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
    found = of_twelve(int(hour), half)
    return Clock(found, int(minute or 0), next_day=found == 0 and not int(minute or 0)) if found is not None else None


def _range(match: re.Match[str]) -> Clock | None:
    groups = match.groups()
    if "." in match[0] and re.search(r"\d\.(?:0[1-9]|1[0-2])", match[0]):  # 3.12-5.12 are days
        return None
    if groups[5]:  # 7-9pm, 10am-4pm
        end = of_twelve(int(groups[3]), groups[5])
        begin = of_twelve(int(groups[0]), groups[2] or groups[5])
        if begin is None or end is None:
            return None
        if not groups[2] and begin > end:  # 11-1pm begins in the morning
            begin -= 12
        return _lasting(Clock(begin, int(groups[1] or 0)), Clock(end, int(groups[4] or 0)))
    if groups[6]:  # 18:00-20:30
        return spanned(int(groups[6]), int(groups[7]), groups[8], groups[9], groups[6].startswith("0"))
    if groups[10]:  # 10am to 4
        begin = of_twelve(int(groups[10]), groups[12])
        return spanned(begin, int(groups[11] or 0), groups[13], groups[14], True) if begin is not None else None
    return spanned(int(groups[15]), int(groups[16] or 0), groups[17], groups[18], True)  # 18-20 Uhr


def _lasting(start: Clock, end: Clock) -> Clock:
    return replace(start, minutes=between(start, end))


def _colon(match: re.Match[str]) -> Clock | None:
    hour = int(match[1])
    sure = hour > 12 or hour == 0 or match[1].startswith("0") or match[3] is not None
    if hour == 24 and not int(match[2] or match[3]):
        return Clock(0, next_day=True)
    return Clock(hour, int(match[2] or match[3]), sure) if hour < 24 else None


def _dotted(match: re.Match[str]) -> Clock | None:
    """18.30 is a time; 3.12 and 10.05 are a day of a month, unless "at" or "Uhr" says otherwise."""
    hour, minute = int(match[2]), int(match[3])
    cued = bool(match[1] and match[1].strip()) or bool(match[4])
    if hour > 23 or (not cued and (1 <= minute <= 12) and hour <= 31) or (not cued and minute % 5 and hour <= 12):
        return None
    return Clock(hour, minute, hour > 12 or hour == 0 or match[2].startswith("0") or bool(match[4] and "uhr" in match[4]))


def _full(match: re.Match[str]) -> Clock | None:
    hour = int(match[1])
    if match[2] == "h" and hour < 6:  # "1h" is how long it takes
        return None
    return Clock(hour % 24, 0, hour > 12 or match[1].startswith("0") or hour == 0) if hour <= 24 else None


def _military(match: re.Match[str]) -> Clock | None:
    return Clock(int(match[1] or match[3]), int(match[2] or match[4]))


FIGURED = (
    (_RANGE, _range),
    (_MERIDIEM, _meridiem),
    (_COLON, _colon),
    (_MILITARY, _military),
    (_DOTTED, _dotted),
    (_FULL, _full),
)
