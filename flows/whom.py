"""Who might be there, out of a list as people write it: names, or kinds of people."""

from __future__ import annotations

import re
from collections.abc import Collection

from flows.giving import has_nothing
from flows.occasion import Wanted
from flows.preparing import MOST
from flows.words import shortened

LONGEST_NAME = 60
LONGEST_DETAIL = 120


def wanted(text: str) -> tuple[Wanted, ...]:
    """Those a text names: "Inês Moura - runs the lab, a tester and Ben" is Inês with why, a tester, and Ben."""
    if has_nothing(text):
        return ()
    found = [each for line in re.split(r"[\r\n;]+", text) for each in _of_line(_BULLET.sub("", line))]
    return tuple({each.name.casefold(): each for each in reversed(found)}.values())[::-1][:MOST]


def crowd(text: str) -> str:
    """How many people a text tells of, in its own words: "maybe ten people"; "ten" is "ten people"."""
    for part in map(str.strip, re.split(r"[\r\n;,]+|\s(?:and|with)\s", text)):
        part = _WE_ARE.sub("", part.strip(" .!"), count=1)
        if _CROWD.fullmatch(part):
            return shortened(part, LONGEST_NAME)
        if _COUNT.fullmatch(part):
            return shortened(f"{part} people", LONGEST_NAME)
    return ""


def is_one_person(name: str, several: Collection[str]) -> bool:
    """Whether a name is that of one person: "Ana Petrova", "my old boss"; "friends", "the Okafors" and "the whole team" are more."""
    head, *more = _AFTER_A_HEAD.split(name.strip(), maxsplit=1)
    words = head.split()
    if not words or (more and " and " in name) or _MANY.match(head) or crowd(head):
        return False
    last = words[-1].lower().strip(".")
    is_name = words[-1][:1].isupper() and words[0].lower() not in ("the", "some", "our", "my", "all")
    is_plural = last.endswith("s") and not last.endswith(("ss", "'s", "’s")) and not is_name
    return not is_plural and last not in several


_WE_ARE = re.compile(r"^(?:we(?:'ll| will|'re)? (?:be |are )?|it'?ll be |there(?:'ll| will| might| may) be |there(?:'s| are) )", re.I)
_SO_MANY = (
    r"(?:\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty(?:-five)?|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|a dozen|two dozen|half a dozen)"
)
_COUNT = re.compile(
    r"(?:(?:well|oh|maybe|perhaps|probably|about|around|roughly|some|up to|at (?:most|least)|i (?:think|guess)|only|just|more than"
    rf"|less than|over|under|~)[\s,]*)*{_SO_MANY}(?:(?:\s*[-–]\s*|\s(?:to|or)\s){_SO_MANY})?(?:\sor so)?",
    re.I,
)
_CROWD = re.compile(
    rf"(?:{_COUNT.pattern}|a (?:few|handful of|couple of)|several|a lot of|lots of|many)\s(?:other\s|more\s)?"
    r"(?:people|persons|guests|folks|others|of us|visitors|participants|attendees|heads|friends|colleagues)"
    r"(?:[\s,]+(?:or so|in all|altogether|at (?:most|least)|i (?:think|guess)|there|will be there|will come"
    r"|are coming|maybe|probably|total|tops))*",
    re.I,
)
_AFTER_A_HEAD = re.compile(r"\s(?:from|of|at|who|whom|in|and)\s|,|\s\(|\s[-–—]\s", re.I)
_MANY = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|both|all|several|many|some|any|lots|a few|a couple)\b", re.I)

_BULLET = re.compile(r"^\s*(?:[-–—•*·▪✓✔+>]+|\(?\d{1,2}[.)\]:])\s*")
_WHY = re.compile(r"\s+[-–—]+\s+|:\s+|,\s*(?=who(?:se)?\b)|\s+(?=because\b|who runs\b)")
_COMMA = re.compile(r",(?![^()]*\))(?!\s*who(?:se)?\b)")
_LEAD = re.compile(
    r"(?:(?:well|maybe|perhaps|probably|and|also|or|plus|then)\b[,\s]*)*"
    r"(?:i(?: a|')?m (?:hoping|going|looking) (?:for|to (?:meet|see|find|talk to))\s+"
    r"|i(?: would|'d)? (?:want|like|hope|need|love) to (?:meet|see|find|talk to)\s+|there (?:will|might|may) be\s+)?",
    re.I,
)
_NAMES = r"[A-ZÀ-Þ][\w'’.-]*+(?:\s[A-ZÀ-Þ][\w'’.-]*+){0,2}"
_TWO_NAMES = re.compile(rf"(?P<one>{_NAMES})\s{{1,2}}(?:and|&)\s(?P<other>{_NAMES})")
_KIND_OF = re.compile(r"(?:an?|the|some|any|some(?:one|body)|any(?:one|body)|people|two|three)\b", re.I)


def _of_line(line: str) -> list[Wanted]:
    parts = [part.strip() for part in _COMMA.split(line) if part.strip()]
    if not parts:
        return []
    return [each for part in (*parts[:-1], *_pair(parts[-1], listed=len(parts) > 1)) if (each := _one(part)) is not None]


def _pair(part: str, listed: bool) -> list[str]:
    """The last of a list may be two: "Ana and Ben", and after a comma "a tester and a founder"."""
    if found := _TWO_NAMES.fullmatch(part):
        return [found["one"], found["other"]]
    head, joined, tail = part.partition(" and ")
    return [head, tail] if joined and (listed or (_KIND_OF.match(head) and _KIND_OF.match(tail))) and len(head.split()) <= 5 else [part]


def _one(part: str) -> Wanted | None:
    if crowd(part):
        return None
    name, *why = _WHY.split(_LEAD.sub("", part, count=1), maxsplit=1)
    name = name.strip(' .,;!"“”')
    if not re.search(r"\w", name):
        return None
    return Wanted(shortened(name, LONGEST_NAME), shortened(why[0].strip(" .") if why else "", LONGEST_DETAIL))
