"""Who might be there, out of a list as people write it: names, or kinds of people."""

from __future__ import annotations

import re

from flows.giving import has_nothing
from flows.occasion import Wanted
from flows.preparing import MOST

LONGEST_NAME = 60
LONGEST_DETAIL = 120


def wanted(text: str) -> tuple[Wanted, ...]:
    """Those a text names: "Inês Moura - runs the lab, a tester and Ben" is Inês with why, a tester, and Ben."""
    if has_nothing(text):
        return ()
    found = [each for line in re.split(r"[\r\n;]+", text) for each in _of_line(_BULLET.sub("", line))]
    return tuple({each.name.casefold(): each for each in reversed(found)}.values())[::-1][:MOST]


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
    name, *why = _WHY.split(_LEAD.sub("", part, count=1), maxsplit=1)
    name = name.strip(' .,;!"“”')
    return Wanted(_short(name, LONGEST_NAME), _short(why[0].strip(" .") if why else "", LONGEST_DETAIL)) if re.search(r"\w", name) else None


def _short(text: str, most: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rsplit(' ', 1)[0]}…"
