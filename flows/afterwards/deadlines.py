"""By which day: "by Friday", "over the weekend", "in two weeks", "no wait, Thursday"; and the words of a promise without that."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flows import when

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = r"(?P<day>mon|tues|wednes|thurs|fri|satur|sun)day|(?P<short>mon|tues?|weds?|thur?s?|fri|sat|sun)(?![a-z])"
_NUMBERS = {word: number for number, word in enumerate("zero one two three four five six seven eight nine ten".split())} | {
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "couple of": 2,
    "a few": 3,
}
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_SHORT_MONTHS = "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
_LEAD = (
    r"(?:\b(?:by|on|until|till|before|for|around|about|over|at|within|in|this|no later than|latest(?: by)?|due|somewhen|sometime"
    r"|early|first thing|noon|midday|lunchtime|during|cob|eob|eod|close of business|end of(?: day)?|end of play)\s+)*"
)
_PART = (
    r"(?:\s+(?:morning|afternoon|evening|night|lunch(?:time)?|noon|at noon|the latest|at the latest|or so|latest|first thing"
    r"|(?:at|around|about|before|after)\s+(?:noon|midday|lunch(?:time)?|work|dinner|breakfast"
    r"|\d{1,2}(?:[:.]\d\d)?(?:\s?(?:am|pm))?(?![\w.:/]))"
    r"|(?:at\s+)?\d{1,2}(?::\d\d)?\s?(?:am|pm)))*"
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day, and where it stands in the words; not sure where the words allow for two."""

    day: int
    span: tuple[int, int]
    sure: bool = True


def deadline(words: str, now: datetime, before: str = "") -> Deadline | None:
    """The day by which something is due; of "Wednesday, no wait, Thursday" the last, and nothing where none is said.

    `before` is what was told just before: "a week later" counts from the day named there. Words that name no day ("next week") are found
    too, as day 0, and never sure.
    """
    if later := _LATER.search(words):
        base = _all(before, now.date())
        day = _after(later, date.fromordinal(base[-1].day)) if base and base[-1].day else None
        return Deadline(day.toordinal() if day else 0, later.span(), sure=day is not None)
    found = _all(words, now.date())
    if not found:
        return _calendar(words, now) or _vague(words)
    first = found[0]
    chosen = first
    for other in found[1:]:
        between = words[chosen.span[1] : other.span[0]]
        if _CORRECTED.fullmatch(between):
            chosen = Deadline(other.day, (first.span[0], other.span[1]))
        elif _OR.fullmatch(between):
            chosen = Deadline(min(chosen.day, other.day), (first.span[0], other.span[1]), sure=False)
    return chosen


def without(words: str, found: Deadline | None) -> str:
    """The words without the deadline in them."""
    if found is None:
        return words
    start, end = found.span
    left, right = words[:start].rstrip(" ,("), words[end:].lstrip(" ,)")
    return f"{left} {right}".strip()


def without_stretch(words: str) -> str:
    """The words without a stretch of time that is no day: "an answer next week" is an answer, once its day is known."""
    return without(words, _vague(words)) or words


def _all(words: str, today: date) -> list[Deadline]:
    found: list[Deadline] = []
    for pattern, day_of in _SAID:
        for match in pattern.finditer(words):
            day = day_of(match, today)
            if day is not None and not any(match.start() < each.span[1] and each.span[0] < match.end() for each in found):
                found.append(Deadline(day.toordinal(), match.span()))
    return sorted(found, key=lambda each: each.span)


def _vague(words: str) -> Deadline | None:
    """A stretch of time that is no day: "next week", "some time in spring"."""
    match = _STRETCH.search(words)
    return Deadline(0, match.span(), sure=False) if match else None


def _calendar(words: str, now: datetime) -> Deadline | None:
    """A date of the calendar: "the 3rd", "December 12", "12/3"."""
    match = _DATED.search(words)
    if match is None:
        return None
    read = when.read(_ORDINAL.sub(lambda said: f"{_ORDINALS.index(said[1].lower()) + 1} {said[2]}", match["date"]), now)
    starts = read.starts or (min(read.choices) if read.choices else None)
    return Deadline(starts.date().toordinal(), match.span(), sure=read.outcome is when.Outcome.CLEAR) if starts else None


def _weekday(match: re.Match[str], today: date) -> date | None:
    if match["short"] and not re.match(r"(?:by|on|until|till|this|next|before|for|due|cob|eob|eod|close of|end of)\b", match[0], re.I):
        around = match.string[: match.start()], match.string[match.end() :]
        is_apart = re.search(r"(?:[,(:;/>-]|\A)\s*\Z", around[0]) and re.match(r"\.?\s*(?:[.,;)!\n/]|$)", around[1])
        if not (is_apart or (match["short"][0].isupper() and re.match(r"\.?\s*(?:[.,;)!\n]|$)", around[1]))):
            return None  # "I sat next to her"
    name = (match["day"] or match["short"]).lower()[:3]
    number = next(index for index, day in enumerate(_DAYS) if day.startswith(name))
    away = (number - today.weekday()) % 7 or 7
    said = match[0].lower()
    if re.search(r"\bnext\b", said) and away + today.weekday() < 7:
        away += 7  # said on Tuesday, "next Friday" is the one of next week
    if re.search(r"\bweek\s*$", said):
        away += 7
    return today + timedelta(days=away - ("before" in said))


def _monthday(match: re.Match[str], today: date) -> date | None:
    """The next day of that number: "the fifteenth", "the 30th"."""
    said = match["ordinal"].lower()
    number = int(re.sub(r"\D", "", said)) if said[0].isdigit() else _ORDINALS.index(said) + 1
    month, year = today.month, today.year
    for _ in range(3):
        if number <= monthrange(year, month)[1] and date(year, month, number) > today:
            return date(year, month, number)
        year, month = year + month // 12, month % 12 + 1
    return None


def _after(match: re.Match[str], today: date) -> date:
    said = match["number"].lower()
    number = int(said) if said.isdigit() else _NUMBERS.get(said, 1)
    unit = match["unit"].lower()
    if unit == "month":
        month = today.month - 1 + number
        year, month = today.year + month // 12, month % 12 + 1
        return date(year, month, min(today.day, monthrange(year, month)[1]))
    return today + timedelta(days=number * {"day": 1, "week": 7, "fortnight": 14}[unit])


def _month(match: re.Match[str], today: date) -> date:
    number = [each[:3] for each in _MONTHS.split("|")].index(match["month"].lower()[:3]) + 1
    start = today.replace(day=1, month=number, year=today.year + (number < today.month))
    return _month_end(start) if "end" in match[0].lower() else max(start, today)


def _month_end(today: date) -> date:
    return today.replace(day=monthrange(today.year, today.month)[1])


def _next_month(today: date) -> date:
    return _month_end(today) + timedelta(days=1)


def _friday(today: date, weeks: int = 0) -> date:
    return today + timedelta(days=(4 - today.weekday()) % 7 + 7 * weeks)


def _monday(today: date) -> date:
    return today + timedelta(days=7 - today.weekday())


def _saturday(today: date) -> date:
    return today + timedelta(days=(5 - today.weekday()) % 7)


def _plain(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


_CORRECTED = _plain(
    r"(?:[\s,.…-]*\b(?:no|wait|sorry|i mean|rather|or rather|actually|scratch that|make that|make it|better|correction|oh|er|on|hm+"
    r"|by)\b)+[\s,.…-]*"
)
_OR = _plain(r"\s*(?:or|/)\s*(?:maybe|by|on)?\s*")
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
).split()
_SAID = (
    (
        _plain(
            rf"\b(?:by|on|before|until|till|due|for)\s+the\s+(?P<ordinal>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\b(?!\s+(?:of"
            rf"|{_MONTHS}|{_SHORT_MONTHS}|time|one|floor|draft|page|part|version|edition|week|day)\b)"
        ),
        _monthday,
    ),
    (_plain(r"\b(?:the )?day after tomorrow\b"), lambda _, today: today + timedelta(days=2)),
    (
        _plain(rf"{_LEAD}(?:(?:the )?end of (?:the|this|next|the next)?\s*week|eow)\b"),
        lambda found, today: _friday(today, weeks=0) if "next" not in found[0].lower() else _monday(today) + timedelta(days=4),
    ),
    (_plain(rf"{_LEAD}(?:the )?end of next month\b"), lambda _, today: _month_end(_next_month(today))),
    (_plain(rf"{_LEAD}(?:(?:the )?end of (?:the|this)\s*month|month[- ]end)\b"), lambda _, today: _month_end(today)),
    (
        _plain(rf"{_LEAD}(?:the )?end of (?:the|this) year\b|\bbefore (?:the )?new year(?:'s)?(?: eve)?\b"),
        lambda _, today: today.replace(month=12, day=31),
    ),
    (
        _plain(r"\b(?:by|before) (?:christmas|xmas)\b"),
        lambda _, today: today.replace(month=12, day=24) if today < date(today.year, 12, 25) else None,
    ),
    (_plain(r"\bafter the weekend\b"), lambda _, today: _monday(today)),
    (_plain(r"\bbefore the weekend\b"), lambda _, today: _friday(today)),
    (_plain(rf"{_LEAD}next weekend\b"), lambda _, today: _monday(today) + timedelta(days=5)),
    (_plain(rf"{_LEAD}(?:the |this )?week-?end\b"), lambda _, today: _saturday(today)),
    (_plain(r"\b(?P<number>a|one|two|three|\d) (?P<unit>week)s? from (?:today|now)\b"), _after),
    (
        _plain(
            rf"{_LEAD}(?:the )?(?:next )?(?P<number>\d{{1,2}}|a couple of|couple of|a few|an?|one|two|three|four|five|six|seven|ten) "
            rf"(?P<unit>day|week|month|fortnight)s?(?: or so| at most| time|'s? time)?\b"
        ),
        lambda found, today: _after(found, today) if re.match(r"(?:in|within|by|over)\b", found[0].strip(), re.I) else None,
    ),
    (_plain(rf"{_LEAD}(?:(?:the|this|coming|next|following)\s+)*(?:{_DAY})(?: week\b)?{_PART}"), _weekday),
    (
        _plain(
            rf"{_LEAD}(?:(?<!of )today|(?<!of )tonight|this (?:evening|afternoon)|right away|straight away|straightaway|the end of "
            rf"(?:the )?(?:day|today)|eod|cob|end of play)\b(?!\s+(?:today|tomorrow|tmrw|on\b|mon|tue|wed|thu|fri|sat|sun))"
        ),
        lambda _, today: today,
    ),
    (_plain(rf"{_LEAD}(?:tomorrow|tmrw|tmr){_PART}"), lambda _, today: today + timedelta(days=1)),
    (_plain(r"\b(?:first thing )?in the morning\b"), lambda _, today: today + timedelta(days=1)),
    (_plain(rf"{_LEAD}(?:the |this )week\b"), lambda found, today: _friday(today) if re.search(r"this|during", found[0], re.I) else None),
    (_plain(rf"{_LEAD}this month\b"), lambda _, today: _month_end(today)),
    (
        _plain(rf"\b(?:by|in|before|early|mid|until|until mid|by mid|the end of|end of|by the end of)[ -](?P<month>{_MONTHS})\b(?!\s+\d)"),
        _month,
    ),
)
"""What names a day, and which one it is; of two that overlap, the first has it."""
_LATER = _plain(
    r"\b(?P<number>\d{1,2}|a couple of|a few|an?|one|two|three|four) (?P<unit>day|week|month|fortnight)s? (?:later|after(?: that)?)\b"
)
_STRETCH = _plain(
    rf"{_LEAD}(?:the )?(?:(?:early |late |mid )?next (?:week|month|year)|following week|week after next|next time|some ?time|soon"
    rf"|(?:in )?(?:the )?"
    r"(?:spring|summer|autumn|fall|winter)|the new year|new year)\b"
)
_ORDINAL = _plain(rf"({'|'.join(_ORDINALS)}) of ({_MONTHS}|{_SHORT_MONTHS})")
_DATED = _plain(
    rf"{_LEAD}(?:the\s+)?(?P<date>\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}(?:[./]\d{{2,4}})?\.?|\d{{1,2}}(?:st|nd|rd"
    rf"|th)?\s+(?:of\s+)?(?:{_MONTHS}|{_SHORT_MONTHS})\b|(?:{'|'.join(_ORDINALS)}) of (?:{_MONTHS}|{_SHORT_MONTHS})\b"
    rf"|(?:{_MONTHS}|{_SHORT_MONTHS})\.?\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\b|(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)\b)"
)
