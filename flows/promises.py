"""Promises: what a learner said they would do, by when, and whether a later message does it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from flows.words import content, sentences

GRACE = 2  # days after which a promise is late
A_WEEK = 7  # days that a promise without a date is given
OPEN, KEPT, BROKEN = "open", "kept", "broken"

_PROMISES = re.compile(
    r"\b(?:i(?:'|’)?ll|i will|i am going to|i(?:'|’)?m going to|i promise to|i(?:'|’)?d be glad to|i can|let me)\b[^.!?]*?"
    r"\b(send|write|email|mail|message|text|call|ring|phone|let you know|tell|report|bring|share|pass|forward|drop|read|watch|try|post|lend"
    r"|make|return|introduce|put you in touch|look it up|look up|find out|get back|come back|follow up|keep you posted|show)\b",
    re.I,
)
_BEFORE = re.compile(
    r"\A(?:(?:thank|thanks|cheers|ok|okay|great|lovely|deal|perfect|sure|right|well|yes|so|and|then)\b[^,]{0,40}, )+(?=i\b|let me)",
    re.I,
)
_UNSURE = re.compile(r"\bif (?:you|i|it|that)\b[^,]*$|\bmight\b|\bone day\b|\bsome ?time\b", re.I)
_PERHAPS = re.compile(r"\bmaybe\b|\bperhaps\b|\bif you(?:(?:'|’)d)? (?:like|want|wish|care)\b|\bif that (?:helps|suits)\b", re.I)
_CONTACT = frozenset("write email mail message text call ring phone let tell report get come follow keep".split())
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {word: number for number, word in enumerate("zero one two three four five six seven eight nine ten".split())} | {
    "a": 1,
    "couple of": 2,
}
_IN = re.compile(r"\b(?:in|within) (?:the next )?(\d{1,2}|a couple of|a|one|two|three|four|five|six|seven|ten) (day|week|month)s?\b", re.I)
_DAY = re.compile(rf"\b(next )?({'|'.join(_DAYS)})\b", re.I)
_SAID = (
    (re.compile(r"\b(?:tonight|today|this (?:afternoon|evening)|right away|straight away|later on|by the end of the day)\b", re.I), 0),
    (re.compile(r"\b(?:tomorrow|in the morning|first thing)\b", re.I), 1),
    (re.compile(r"\b(?:this week|end of the week|before the weekend|over the weekend|at the weekend|this weekend)\b", re.I), 5),
    (re.compile(r"\b(?:next week|the week after)\b", re.I), 9),
    (re.compile(r"\b(?:this month|next month|end of the month)\b", re.I), 30),
)
_DONE = "sent|brought|done|did|read|found|tried|written|wrote|asked|called|looked|put|made"
_DELIVERS = re.compile(
    rf"\b(?:as (?:i )?promised|promised you|here (?:is|are|it is|they are)|here(?:'|’)s|attached|enclosed|you will find|link below|below is"
    rf"|i(?:(?:'|’)ve| have)? (?:{_DONE}))\b",
    re.I,
)
_GENERIC = content(
    "send write tell give bring monday tuesday wednesday thursday friday saturday sunday week tomorrow tonight day time month"
)


@dataclass(frozen=True, slots=True)
class Promise:
    """Something concrete with a date: "I'll send you the paper on Friday", made on day 738850, due on 738853."""

    words: str
    made: int
    due: int
    state: str = OPEN
    told: bool = False  # whether they have spoken of it since
    kept_on: int = 0  # the day it was done; 0 while it is open

    def is_late(self, day: int) -> bool:
        """Whether it is open and its time has passed."""
        return self.state == OPEN and day > self.due + GRACE

    def become(self, state: str) -> Promise:
        """The same, kept or broken."""
        return replace(self, state=state)


def promises_in(text: str, day: int) -> tuple[Promise, ...]:
    """What `text`, said on `day`, promises: "I'll write on Friday"; hedged ("maybe I'll write") it promises nothing."""
    found = []
    for sentence in sentences(text):
        said = sentence.strip()
        match = _PROMISES.search(said)
        asked = said.endswith("?") or _PERHAPS.search(said)
        if match and not asked and not _UNSURE.search(said[: match.end()]):
            found.append(Promise(_BEFORE.sub("", said)[:160], day, due_by(said, day)))
    return tuple(found)


def due_by(said: str, day: int) -> int:
    """The day by which `said` on `day` is due: "on Friday" is the next Friday, nothing said is a week."""
    if match := _IN.search(said):
        number = int(match[1]) if match[1].isdigit() else 2 if "couple" in match[1] else _NUMBERS.get(match[1].lower(), 1)
        return day + number * {"day": 1, "week": 7, "month": 30}[match[2].lower()]
    if match := _DAY.search(said):
        away = (_DAYS.index(match[2].lower()) - (day - 1) % 7) % 7 or 7
        return day + away + (7 if match[1] and away < 3 else 0)
    return next((day + days for pattern, days in _SAID if pattern.search(said)), day + A_WEEK)


def still_open(promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Those that are neither kept nor broken."""
    return tuple(promise for promise in promises if promise.state == OPEN)


def delivers(promise: str, text: str, words: Iterable[str] = ()) -> bool:
    """Whether `text` does what was promised: it names the thing and hands it over, or it is the word that was promised."""
    said = text.lower()
    if any(word.lower() in said for word in words):
        return bool(_DELIVERS.search(text)) or len(text) > 20
    promised = _PROMISES.search(promise)
    verb = promised[1].lower().split()[0] if promised else ""
    things = content(promise) - _GENERIC - content(verb)
    shared = things & content(text)
    if shared and (_DELIVERS.search(text) or len(shared) > max(1, len(things) // 2)):
        return True
    return verb in _CONTACT and len(content(text)) >= 4 and (bool(shared) or len(things) < 3)
