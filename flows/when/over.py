"""What is over, though its words would be ahead: "it's been and gone, 28 November", "already missed it, was meant to be 2pm"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from flows.when.calendar import A_DAY, A_WEEK, Mention
from flows.when.clock import Clock

_OVER = re.compile(
    r"\b(?:been and gone|(?:i|we)(?:'ve| have|'m|'re)? (?:only )?just (?:finished|left|got (?:back|home|out)|came (?:back|home|out)"
    r"|back|home|done|out)|c[ao]me and (?:gone|went)|(?:it|that|this|event|party|meeting) (?:has |'s |is |was )?(?:already |just )?"
    r"(?:happened|took place|taken place|passed|ended|finished)|already (?:over|been|happened|took place|passed|behind (?:me|us)"
    r"|missed(?: it)?)"
    r"|missed (?:it|that 1)|behind (?:me|us)|too late for (?:it|that)|(?:it's|its|it is|that's|that is|all) (?:all |already |long "
    r"|just )?over"
    r"(?! (?:at|by|in|on|the|to|there|here)\b))\b"
)
_WENT = re.compile(  # "on Monday, that was great"
    r"(?:[§¤][^.!?¤§]{0,25}[,.;!-]+ ?|¤\d* +)(?:it|that|which) (?:was|went) (?:so |really |very |quite |pretty |all |absolutely |rather )*"
    r"(?:great|good|nice|lovely|fun|awful|terrible|ok|okay|fine|hard|long|well|badly|brilliant|amazing|bad|tough|awkward|weird|boring"
    r"|an? (?:\w+ )?(?:disaster|success|blast|mess|laugh|night|day|evening|talk|chat))\b"
)
_AGAIN = re.compile(
    r"\b(?:next|instead|again|another|new date|repeat|resched\w*|postponed|tomorrow|coming|will|so now|if|in case|don't want)\b"
)
_WAS = re.compile(r"\b(?:was|were|began|started|kicked off)\b[^.!?;¤§]{0,40}(?:¤|\bat \d)")
_IS = re.compile(r"\b(?:is|are|will|starts?|begins?|going|gonna|now|said|says|told|thought|heard)\b|'s\b|'ll\b")
_YEAR = re.compile(r"\b20\d\d\b|§ ago")


def is_over(said: str, marked: str) -> bool:
    """Whether a text says that it has been, and nothing of another time; its day and hour stand as § and ¤ in `marked`."""
    return bool(_OVER.search(said) or _WENT.search(marked)) and not _AGAIN.search(said)


def as_over(day: Mention | None, times: tuple[Clock, ...], said: str, now: datetime) -> Mention | None:
    """The day on which it was: the last such Thursday, last year's November, today if only its hour was told."""
    if day is None:
        return Mention((now.date() if _has_been(times, now) else now.date() - A_DAY,), is_past=True) if times else None
    if day.is_past or _YEAR.search(said) or day.doubt:
        return day
    first = day.dates[0]
    if day.weekday is not None:
        first -= A_WEEK * (first > now.date() or (first == now.date() and bool(times) and not _has_been(times, now)))
        return replace(day, dates=(first,), is_past=True)
    if first > now.date() and first.year - 1 > 0:
        first = _a_year_before(first) if not day.is_loose else _a_month_before(first)
    return replace(day, dates=(first,), is_past=True) if first <= now.date() else day


def was_at(marked: str, said: str, times: tuple[Clock, ...], now: datetime) -> bool:
    """Whether an hour without a day is one that was: "it was at 2pm", written at four."""
    return bool(_WAS.search(marked)) and not _IS.search(said) and _has_been(times, now)


def _has_been(times: tuple[Clock, ...], now: datetime) -> bool:
    return bool(times) and all((hour, clock.minute) < (now.hour, now.minute) for clock in times for hour in clock.hours(None))


def _a_year_before(day: date) -> date:
    return date(day.year - 1, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _a_month_before(day: date) -> date:
    last = day.replace(day=1) - A_DAY
    return last.replace(day=min(day.day, last.day))
