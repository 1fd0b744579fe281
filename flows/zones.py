"""Where people are, by what they write: "Berlin", "CET", "it's 9:40 pm here" become time zones."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from flows.places import orders, places, short_names, spelt_names, zones
from flows.spelling import slips

MOST = 8  # zones that are offered at once
_A_DAY = 24 * 60  # minutes
_AGREES = 4  # minutes by which a clock may be wrong
_SPLIT = re.compile(
    r"[^\w' .+-]+|\b(?:in|near|from|at|live|living|based|am|is|its|the|my|city|of|time|zone|timezone|here|now|currently|around)\b"
)
_OFFSET = re.compile(r"\b(?:utc|gmt)\s?([+-])\s?(\d{1,2})(?::?([0-5]\d))?\b")
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2})(?:[:.h](\d\d))?\s?(a\.?m\b|p\.?m\b)?")
_IANA = re.compile(r"\b[A-Za-z]+/[A-Za-z_+-]+(?:/[A-Za-z_]+)?\b|^(?:UTC|GMT)$", re.I)
_AMERICAN = ("America/Indiana/", "America/Kentucky/", "America/North_Dakota/", "US/")
_EITHER_ORDER = ("Canada/", "Etc/")


def zones_of(text: str, now: datetime) -> tuple[str, ...]:
    """The IANA names a person may mean, the likeliest first: "Canada" has seven; none if it is no place and no time."""
    said = _folded(text)
    if found := _by_name(text) or _by_offset(said, now):
        return found
    parts = [part.strip(" .'-") for part in _SPLIT.split(said)]
    parts = [part for part in dict.fromkeys((said.strip(" .'-!?"), *parts)) if part]
    if found := _by_places(parts) or next((found for part in parts if (found := _by_abbreviation(part))), ()):
        return found
    return _by_clock(said, now) or next((found for part in parts if (found := _by_likeness(part))), ()) or _by_word(parts)


def country_order(zone: str) -> str:
    """How 12/3 is read where `zone` is: "dmy", "mdy", or "" if nobody knows."""
    if zone in orders():
        return orders()[zone]
    if zone.startswith(_AMERICAN):
        return "mdy"
    return "dmy" if "/" in zone and not zone.startswith(_EITHER_ORDER) else ""


def abbreviation(name: str, *, spelt: bool = False) -> tuple[str, ...]:
    """The zones that go by a short name, CET or PT, or by one written out: "Pacific"."""
    if spelt and name.lower() in spelt_names():
        return (spelt_names()[name.lower()],)
    return short_names().get(name.lower(), ())


def place_zones(name: str) -> tuple[str, ...]:
    """The zones of a place as it is spelt on maps, with accents or without; none for "party"."""
    return _by_place(name.lower().strip(" .'-"))


def offset_zone(away: timedelta) -> tuple[str, ...]:
    """The zone that is always `away` from UTC: two hours are Etc/GMT-2, whose sign is the other way round."""
    hours, rest = divmod(round(away.total_seconds()), 3600)
    if not rest and -12 <= hours <= 14:
        return (f"Etc/GMT{-hours:+d}",) if hours else ("UTC",)
    return tuple(zone for zone in zones() if ZoneInfo(zone).utcoffset(datetime(2026, 1, 15)) == away)[:MOST]


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text[:200]).lower().replace("’", "'")).strip()


def _by_name(text: str) -> tuple[str, ...]:
    match = _IANA.search(text.strip()[:200])
    if not match:
        return ()
    spelt = "/".join("_".join(word.capitalize() for word in part.split("_")) for part in match[0].split("/"))
    for name in (match[0], spelt, match[0].upper()):
        try:
            return (ZoneInfo(name).key,)
        except (ValueError, OSError, KeyError):
            continue
    return ()


def _by_offset(said: str, now: datetime) -> tuple[str, ...]:
    """UTC+2: where clocks are that far ahead now, and last the zone that always is."""
    match = _OFFSET.search(said)
    if not match:
        return ()
    away = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    away = -away if match[1] == "-" else away
    lived_in = tuple(zone for zone in zones() if now.astimezone(ZoneInfo(zone)).utcoffset() == away)
    return tuple(dict.fromkeys((*lived_in[: MOST - 1], *offset_zone(away))))


def _by_places(parts: list[str]) -> tuple[str, ...]:
    """One place, or one within another: "Paris, Texas" is Chicago's zone before it is Paris's."""
    found = [zones for part in parts if (zones := _by_place(part))]
    if not found:
        return ()
    found += [each for part in parts[1:] if not _by_place(part) for each in _within(part)]  # "Berlin, but in Lisbon this week"
    return _of_all(found)


def _of_all(found: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The zones that fit all places that were named; where there are none, those of the first and the last, to be asked about."""
    both = [zone for zone in found[0] if zone in found[-1]]
    return tuple(both) or tuple(dict.fromkeys((*found[-1], *found[0])))[:MOST]


def _by_place(part: str) -> tuple[str, ...]:
    return places().get(part) or places().get(_bare(part)) or _bare_places().get(_bare(part), ())


def _by_abbreviation(part: str) -> tuple[str, ...]:
    return abbreviation(part, spelt=True)


def _by_word(parts: list[str]) -> tuple[str, ...]:
    """A place within more words: "sunny barcelona baby", two words before one; "in lisbon this week, normally berlin" names two."""
    if found := [each for part in parts[1:] or parts for each in _within(part)]:
        return _of_all(found)
    for part in parts:
        words = part.split()
        for many in (3, 2, 1):
            for start in range(len(words) - many + 1):
                name = " ".join(words[start : start + many])
                if len(name) > 5 and (likely := _by_likeness(name)):
                    return likely
    return ()


def _within(part: str) -> list[tuple[str, ...]]:
    """The zones of the places that are named in a part of a text, in their order."""
    words, found, at = part.split(), list[tuple[str, ...]](), 0
    while at < len(words):
        names = [(many, " ".join(words[at : at + many])) for many in (3, 2, 1)]
        many, hit = next(((many, hit) for many, name in names if len(name) > 3 and (hit := _by_place(name))), (1, ()))
        found += [hit] if hit else []
        at += many
    return found


def _by_clock(said: str, now: datetime) -> tuple[str, ...]:
    """The zones whose clocks show that time now; without am or pm either will do."""
    match = _CLOCK.search(said)
    if not match or int(match[1]) > 23 or int(match[2] or 0) > 59 or not (match[2] or match[3]):
        return ()
    hour, half = int(match[1]), (match[3] or "")[:1]
    if half:
        if not 1 <= hour <= 12:
            return ()
        hour = hour % 12 + (12 if half == "p" else 0)
    either = not half and 1 <= hour <= 12 and not match[1].startswith("0")
    shown = [minute * 60 + int(match[2] or 0) for minute in ((hour, (hour + 12) % 24) if either else (hour,))]
    close = _AGREES if match[2] else 20

    def away(zone: str) -> int:
        here = now.astimezone(ZoneInfo(zone))
        return min(min((each - here.hour * 60 - here.minute) % _A_DAY, (here.hour * 60 + here.minute - each) % _A_DAY) for each in shown)

    return tuple(zone for zone in zones() if away(zone) <= close)[:MOST]


def _by_likeness(part: str) -> tuple[str, ...]:
    """A misspelt place: "Munchen" and "Amsterdm", if no other is as near."""
    if len(part) < 5 or len(part) > 25:
        return ()
    bare = _bare(part)
    most = 1 if len(bare) < 8 else 2
    near = sorted((slips(bare, name, most), number) for number, name in enumerate(_bare_places()) if name[:1] == bare[0] and len(name) > 4)
    if not near or near[0][0] > most:
        return ()
    names = list(_bare_places())
    best = [names[number] for distance, number in near if distance == near[0][0]]
    return tuple(dict.fromkeys(zone for name in best for zone in _bare_places()[name]))[:MOST]


@cache
def _bare_places() -> dict[str, tuple[str, ...]]:
    return {_bare(name): found for name, found in places().items()}


def _bare(name: str) -> str:
    """Without accents and dots: "São Paulo" is "sao paulo"."""
    apart = unicodedata.normalize("NFD", name.replace("ł", "l").replace("ø", "o").replace("ß", "ss"))
    return re.sub(r"[.'-]", " ", "".join(char for char in apart if not unicodedata.combining(char))).strip()
