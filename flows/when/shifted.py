"""What was moved by so much: "Thursday at 3, pushed back an hour" is at four, "moved forward two days" is asked about."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from flows.when.placing import MOST, minute
from flows.when.reading import Doubt, Outcome, When

_SO_MUCH = (
    r"(?P<many>an?|half an|\d{1,3}) (?P<unit>hours?|minutes|days?|weeks?|fortnights?)(?P<half> and a half)?(?: (?P<side>later|earlier))?"
)
_IT = r"(?: (?:it|that|this|them|us|things|everything|the \w+))?"
_SHIFT = re.compile(
    rf"(?P<clause>(?:(?:,|;|-|\.|\bbut\b|\band\b|\b(?:it|that|has|have|had|got|been|was|were|is|are|they|we|she|he|just|now|then)\b|'s|'ve)\s*){{0,8}}"
    rf"\b(?P<verb>pushed|put|moved|shifted|delayed|postponed|preponed|brought|advanced|bumped){_IT}"
    rf"(?: (?P<way>back|forward|forwards|up|out|ahead))?{_IT}(?: by)?(?: (?:about|around|roughly|like|exactly|another))? {_SO_MUCH}"
    r"(?! (?:ago|from|before|after)))\b"
)
_BESIDE = re.compile(  # "half an hour before the 3pm talk"
    rf"(?P<clause>{_SO_MUCH} (?:right )?(?P<way>before|after|prior to) (?=(?:(?<!after )(?:the|my|our|her|his|their) [a-z]+(?: [a-z]+)?,?"
    rf" (?:(?:which|that) )?(?:is|starts|begins|kicks off|at)(?: at)? \d{{1,2}}\b)|(?:the|my|our|her|his|their|your"
    rf"|a) (?:\d{{1,2}}(?:[:.][0-5]\d| ?[ap]\.?m\b| ?o'?clock)|noon|midnight)))"
)
_IS_NEW = re.compile(r"\b(?:now|new time)\b(?: (?:it's|its|it is|is|at|on|for|the|will be|starts|starting|:))* ?(?:\d|noon|half|quarter)")
_HENCE = re.compile(r"[,;:. -]*(?:so|which|that|making|meaning|i\.?e\.?|now|=)\b.{0,25}?(?:\d|day\b|noon|midnight|tomorrow)")
_LATER = frozenset((("pushed", "back"), ("put", "back"), ("pushed", "out"), ("bumped", "back"), ("pushed", "")))
_EARLIER = frozenset((("brought", "forward"), ("brought", "forwards"), ("brought", "up"), ("moved", "up")))
_MINUTES = {"h": 60, "m": 1, "d": 1440, "w": 7 * 1440, "f": 14 * 1440}


def shift_in(said: str) -> tuple[str, tuple[timedelta, ...]]:
    """`said` as it was before it was moved, and by how much: both ways where nobody can tell; nothing where what came of it is told."""
    if (match := _BESIDE.search(said)) and match["unit"][0] in "hm":
        return f"{said[: match.start()]} at {said[match.end() :]}", ((1 if match["way"] == "after" else -1) * _amount(match),)
    match = _SHIFT.search(said)
    if match is None or _IS_NEW.search(said):
        return said, ()
    if _HENCE.match(said[match.end() :]):
        return f"{said[: match.start()]} {said[match.end() :]}", ()
    away = _amount(match)
    before = f"{said[: match.start()]} {said[match.end() :]}"
    plan = re.sub(r"\b(?:was|were)(?: (?:supposed|meant|planned|scheduled|going) (?:to be|for|on))?\b", "is", before)
    return plan, tuple(way * away for way in _ways(match["verb"], match["way"] or "", match["side"] or ""))


def moved(found: When, ways: tuple[timedelta, ...], now: datetime) -> When:
    """A reading moved, one way or both."""
    whole_days = all(way % timedelta(days=1) == timedelta() for way in ways)
    walls = found.choices or ((found.starts,) if found.starts else ())
    if not walls or not (found.is_timed or whole_days):
        return found
    first = minute(now) if found.is_timed else datetime.combine(now.date(), datetime.min.time())
    all_of_them = sorted({wall + way for wall in walls for way in ways})
    ahead = tuple(wall for wall in all_of_them if wall >= first)[:MOST]
    if not ahead:
        return replace(found, outcome=Outcome.PAST, starts=all_of_them[-1], choices=(), doubt=None)
    if len(ahead) == 1 and len(all_of_them) == 1:
        return replace(found, outcome=Outcome.CLEAR, starts=ahead[0], choices=(), doubt=None)
    return replace(found, outcome=Outcome.ASK, starts=None, choices=ahead, doubt=found.doubt or Doubt.WHICH)


def _amount(match: re.Match[str]) -> timedelta:
    many = {"a": 1.0, "an": 1.0, "half an": 0.5}.get(match["many"]) or float(match["many"])
    return timedelta(minutes=(many + bool(match["half"]) * 0.5) * _MINUTES[match["unit"][0]])


def _ways(verb: str, way: str, side: str) -> tuple[int, ...]:
    """1 for later, -1 for earlier; "moved forward" is either, to half the people who hear it."""
    if side:
        return (1,) if side == "later" else (-1,)
    if verb in ("delayed", "postponed") or (verb, way) in _LATER:
        return (1,)
    return (-1,) if verb == "preponed" or (verb, way) in _EARLIER else (-1, 1)
