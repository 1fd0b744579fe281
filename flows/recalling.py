"""Days that are spoken of looking back: "yesterday: her new lab"; "Friday" is the last one, and not the next."""

from __future__ import annotations

import re
from datetime import datetime

from flows.when import Outcome, read

_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.I)
_HEAD = re.compile(r"\s*([^:,;.!?\n]{2,30})\s*[:,]\s+(?=\S)")
_HEAD_WORDS = 4
_LATELY = 60  # days: a date in a talk that lies further back is what was talked about


def spoken_on(text: str, now: datetime) -> tuple[int, str]:
    """The day of a talk and what it was about; a text that names no day of the last two months is today's."""
    today = now.date().toordinal()
    head = _HEAD.match(text)
    if head and len(head[1].split()) <= _HEAD_WORDS and (day := _lately(days_in(head[1], now, past=True), today)):
        return day, text[head.end() :]
    when = read(text, now)
    said = when.starts.date().toordinal() if when.outcome is Outcome.PAST and when.starts else 0
    return _lately((said,), today) or today, text


def days_in(text: str, now: datetime, past: bool = False) -> tuple[int, ...]:
    """The days that `text` may mean, none if it names none; with `past`, a weekday is the last of its name."""
    when, today = read(text, now), now.date().toordinal()
    moments = when.choices if when.outcome is Outcome.ASK else (when.starts,) if when.starts else ()
    days = [each.date().toordinal() for each in moments]
    is_shifted = past and _WEEKDAY.search(text)
    return tuple(dict.fromkeys(day - 7 if is_shifted and today < day <= today + 7 else day for day in days))


def _lately(days: tuple[int, ...], today: int) -> int:
    return days[0] if len(days) == 1 and today - _LATELY <= days[0] <= today else 0
