"""A place or zone that a time is said by: "19:00 CET", "6pm London time", "18:00+01:00"."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from flows.places import places
from flows.when.clocks import clocks
from flows.when.whose import is_somebodys_place
from flows.when.words import plain
from flows.zones import abbreviation, country_order, place_zones, zones_of

_SHORT = re.compile(
    r"(?<![A-Za-z])(?:[A-Z]{2,5}|[PMCE]T)(?![A-Za-z])|(?:(?<=[\dm] )|(?<=[\dm] \()|(?<=hours )|(?<=hrs )|(?<=\dh )|"
    r"(?<=clock )|(?<=noon )|(?<=uhr ))"
    r"(?:cet|cest|gmt|utc|bst|edt|pst|pdt|cst|cdt|mst|mdt|eet|wet|est|ist)\b"
)
_OFFSET = re.compile(
    r"\b(?:UTC|GMT)\s?([+-]\s?\d{1,2}(?::?[0-5]\d)?)(?!\d)|(?:(?<=\d\d:\d\d)(?=\s?\+)|(?<=T\d\d:\d\d)"
    r"|(?<=-\d\d \d\d:\d\d))\s?([+-]\d\d:?[0-5]\d)(?!\d)"
    r"|(?<=\d\d:\d\d:\d\d)\s?([+-]\d\d:?[0-5]\d)(?!\d)",
    re.I,
)
_ZULU = re.compile(r"(?<=\d\d:\d\d)Z\b|(?<=\d\d:\d\d:\d\d)Z\b|(?<=\d\d\.\d\d\d)Z\b")
_IANA = re.compile(r"\b(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?\b")
_TIME = re.compile(r"\(?\b((?:[A-Za-zÀ-ÿ]+[ -]){0,2}[A-Za-zÀ-ÿ]+?)(?:'s)? (?:standard |daylight |local )?time\b\)?", re.I)


_SPELT = r"(?:eastern|central|mountain|pacific)(?! (?:european|africa|indonesia))"
_FAR_EAST = {"australian eastern": ("Australia/Sydney",), "australian western": ("Australia/Perth",)}
_BARE = re.compile(rf"(?:(?<=[\dmM.])|(?<=noon))\s(?:US )?({_SPELT})\b(?! (?:park|street|avenue|station|hotel|library|hall|grill))", re.I)
_PAIR = re.compile(rf"(\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\b\.?|[ap]\.?m\.?)?)\s?\(?([A-Z]{{2,5}}|{_SPELT})\b\)?", re.I)
_PLACED = re.compile(
    r"(\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?)\s?\(?(?:in ([A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?)(?: time)?"
    r"|([A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?)(?: time)?)\b\)?"
)
_OF = re.compile(
    r"\(?\b(?:[Hh]or[aá](?:rio)? (?:local )?de|[Hh]eure de|[Oo]ra di) ([A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?)\)?|\b([A-ZÄÖÜ]\w+?)er Zeit\b"
)
_IN = re.compile(r"\bin ((?:[A-ZÀ-Þ][\w.'-]+)(?: [A-ZÀ-Þ][\w.'-]+){0,2})")
_I_AM = re.compile(r"(?i)\b(?:i'?m|i am|we'?re|we are)(?: (?:\w+))? $")
_IN_SMALL = re.compile(r"\bin ([a-z]{4,}(?: [a-z]{4,})?)\b")
_THEN = (
    r"(?=\s*(?:$|[,;.!?)]|(?:on|so|and|which|please|with|for|today|tonight|tomorrow|tmrw|next|this"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b))"
    r"(?! (?:and|&|with) (?:me|i|i'm|my|her|him|his|us|our|them|their|myself|some|others?|friends?|the (?:team|others|gang|kids"
    r"|boys|girls|rest))\b)"
)
_RIGHT_AFTER = re.compile(  # "6pm Paris" and "3pm (Dubai)": by the clock there, or only the place
    rf"\d\s?(?:[ap]\.?m\.?|h|uhr)? (?:\(([A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?)\)|([A-ZÀ-Þ]\w+(?: (?!Mon|Tue|Wed|Thu|Fri|Sat|Sun|Tom)[A-ZÀ-Þ]\w+)?)"
    rf"{_THEN}|(?:in )?([a-z]{{2,}}(?: (?!on|to|tmrw|next|this|mon|tue|wed|thu|fri|sat|sun)[a-z]{{3,}})?){_THEN})"
)
_IN_PASSING = frozenset("today tonight tomorrow sharp online bar pub in on at".split())  # no place, whatever a map says
_THEIRS = re.compile(  # and not "my 2nd time there"
    r"\b(?:their|her|his|local) (?:local )?time\b|(?:\d|\d ?[ap]\.?m\.?|o'?clock|noon|midnight|hours|\bthe),? time (?:over )?there\b"
    r"|\btime over there\b",
    re.I,
)
_SOMEWHERE = re.compile(  # "6 pm Xanadu time": a place that isn't on the map
    r"\d\s?(?:[ap]\.?m\.?|h|uhr|o'clock)?,? (?!(?:Party|Dinner|Lunch|Coffee|Tea|Breakfast|Start|Opening|Closing|Show|Kick|Next|This|That"
    r"|Same|First|Last|The|Your|My|Our|Story|Quiz|Play|Free|Half|Full|Part|Standard)\b)[A-Z][a-zà-ÿ]{2,} time\b"
)
_SEVERAL = frozenset(  # names that stand in many countries
    "waterloo victoria richmond hamilton perth darwin georgia kingston halifax newcastle cordoba valencia santiago cambridge york".split()
)
_NO_PLACE = frozenset(
    "nice bath reading split cork essen male york victoria darwin cali orange kiel lund ulm us".split()
)  # in small letters
_FIGURES = re.compile(r"(?<!\d)\d{1,2}[/-]\d{1,2}(?!\d)")
_ORDERS = {
    **dict.fromkeys(("american", "us", "usa"), "mdy"),
    **dict.fromkeys(("british", "uk", "english", "european", "german", "french", "irish", "indian", "australian"), "dmy"),
}
_FROM_ABROAD = re.compile(
    r"\b(?:(?i:american|british|european|u\.s\.)|US|USA|UK|u\.?s\.?(?=[ -](?:company|firm|team|office|client|invite|flyer)))"
)
_STYLE = re.compile(
    rf"(?i)\b({'|'.join(_ORDERS)}|u\.s\.)[ -](?:style|format|way|notation|convention|order|dates?|writing|spelling|calendar)\b"
)
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w.'-]+(?: [A-ZÀ-Þ][\w.'-]+){0,2}")


def named_zones(text: str, now: datetime) -> tuple[tuple[str, ...], str]:
    """The zones that a text names beside its time, and the text without them; none if it names none."""
    pairs = [(match, found[0]) for match in _PAIR.finditer(text) if (found := abbreviation(match[2], spelt=True))]
    pairs += [(match, found[0]) for match in _PLACED.finditer(text) if len(found := place_zones(match[2] or match[3])) == 1]
    pairs = _apart(pairs)
    if len(pairs) > 1:
        return _of_pairs(pairs, text, now)
    for pattern in (_OFFSET, _ZULU, _IANA):
        for match in pattern.finditer(text):
            found = _of_offset(match) if pattern is _OFFSET else ("UTC",) if pattern is _ZULU else zones_of(match[0], now)
            if found:
                return found, text[: match.start()] + " " + text[match.end() :]
    for match in _BARE.finditer(text):
        return abbreviation(match[1], spelt=True), text[: match.start()] + " " + text[match.end() :]
    for match in _SHORT.finditer(text):
        if found := abbreviation(match[0]):
            return found, text[: match.start()] + " " + text[match.end() :]
    for match in _OF.finditer(text):
        if found := place_zones(match[1] or match[2]):
            return found, text[: match.start()] + " " + text[match.end() :]
    for match in _TIME.finditer(text):
        words = re.sub(r"(?i) (?:standard|daylight|local|summer)$", "", match[1]).split()
        for many in range(len(words)):
            place = " ".join(words[many:])
            if place in _NO_PLACE:
                continue
            if (
                found := _FAR_EAST.get(place.lower(), ())
                or abbreviation(place.upper(), spelt=True)
                or place_zones(place)
                or _misspelt(place, now)
            ):
                start = match.start(1) + match[1].rfind(place)
                return found, text[:start] + " " + text[match.end() :]
    here = getattr(now.tzinfo, "key", "")
    beside = _RIGHT_AFTER.search(text)
    if beside and len(found := _beside(beside)) == 1 and found[0] != here:
        start, end = beside.span(beside.lastindex or 0)
        rest = f"{text[:start]} {text[end:]}"
        return (*found, here) if here and not _says_where(text, here) else found, rest
    theirs = _THEIRS.search(text)
    small = (match for match in _IN_SMALL.finditer(text) if is_somebodys_place(text[: match.start()]) and match[1] not in _NO_PLACE)
    for match in (*_IN.finditer(text), *small, *(_CAPITALS.finditer(text) if theirs else ())):
        named = match[0] if match.re is _CAPITALS else match[1]
        if found := _city(named):
            is_open = named.split()[0].lower() in _SEVERAL or is_somebodys_place(text[: match.start()])
            if match.re is not _CAPITALS and not theirs and is_open and here and found[0] != here:
                return (*found, here), text
            return found, text[: theirs.start()] + " " + text[theirs.end() :] if theirs else text
    return (), text


def _apart(pairs: list[tuple[re.Match[str], str]]) -> list[tuple[re.Match[str], str]]:
    """As they stand in the text, and none within another: "2pm UK / 9am ET" are two."""
    kept: list[tuple[re.Match[str], str]] = []
    for match, zone in sorted(pairs, key=lambda pair: pair[0].start()):
        if not kept or kept[-1][0].end() <= match.start():
            kept.append((match, zone))
    return kept


def _says_where(text: str, here: str) -> bool:
    """Whether somebody says that they are where we take them to be: "5pm Lisbon, I'm in Madrid" is by Lisbon's clock."""
    found = (*_IN.finditer(text), *_IN_SMALL.finditer(text))
    return any(here in _city(match[1]) and _I_AM.search(text[: match.start()]) for match in found)


def _beside(match: re.Match[str]) -> tuple[str, ...]:
    """The zones of what stands right after an hour; in small letters it must be no other word."""
    name = match[1] or match[2] or match[3]
    if match[3] and (name in _NO_PLACE or name in _SEVERAL or set(name.split()) & _IN_PASSING or (len(name) < 4 and name != "nyc")):
        return ()
    first, _, rest = name.partition(" ")
    return place_zones(name) or tuple(zone for zone in place_zones(first) if zone in place_zones(rest))  # "Austin Texas"


def _misspelt(place: str, now: datetime) -> tuple[str, ...]:
    """The zones of "Nairobbi", which has a capital letter; "party time" and "dinner time" are none."""
    return zones_of(place, now) if place[:1].isupper() and len(place) > 5 and " " not in place else ()


def _city(words: str) -> tuple[str, ...]:
    """The zone of a place that has only one: "Tokyo" has, Canada has not."""
    parts = words.split()
    for many in range(len(parts), 0, -1):
        found = places().get(" ".join(parts[:many]).strip(".").lower(), ())
        if len(found) == 1:
            return found
    return ()


def _of_pairs(pairs: list[tuple[re.Match[str], str]], text: str, now: datetime) -> tuple[tuple[str, ...], str]:
    """Said twice, "8am Pacific / 11am Eastern" is one moment, by the learner's own clock or the first; if they differ, by both."""
    agree = len({_moment(match[1], zone, now) for match, zone in pairs}) == 1
    kept, zone = next((pair for pair in pairs if pair[1] == getattr(now.tzinfo, "key", "")), pairs[0])
    for match, _ in reversed(pairs):
        text = text[: match.start()] + " " + (match[1] if match is kept else "") + " " + text[match.end() :]
    return (zone,) if agree else tuple(dict.fromkeys(each for _, each in pairs)), text


def order_of(text: str, order: str) -> str:
    """How 12/3 is read: as at home, unless a place is named where they do it the other way round; then nobody knows."""
    if not order or not _FIGURES.search(text):
        return order
    styles = {_ORDERS[match[1].lower().replace(".", "")] for match in _STYLE.finditer(text)}
    if len(styles) == 1:
        return styles.pop()
    others = {_ORDERS[match[0].lower().replace(".", "")] for match in _FROM_ABROAD.finditer(text)}
    others |= {country_order(zone) for zone in named_cities(text)}
    return "" if others - {order, ""} else order


def named_cities(text: str) -> tuple[str, ...]:
    """The zones of the places that a text names, written with a capital letter."""
    return tuple(place for match in _CAPITALS.finditer(text) for place in _city(match[0]))


def whose(text: str) -> bool:
    """Whether a time is "theirs", without a word on where they are."""
    return bool(re.search(r"\b(?:their|her|his) (?:local )?time\b|\btime over there\b", text, re.I)) or is_somewhere(text)


def is_somewhere(text: str) -> bool:
    """Whether a time is by the clock of a place that isn't on the map."""
    return bool(_SOMEWHERE.search(text))


def _moment(said: str, zone: str, now: datetime) -> time | None:
    """What the clocks of Greenwich show then; so much for which day it is."""
    found = next(iter(clocks(plain(said))[0]), None)
    return datetime.combine(now.date(), time(found.hour, found.minute), ZoneInfo(zone)).astimezone(UTC).time() if found else None


def clock_of(zone: str) -> tzinfo:
    """The clock of a zone as `named_zones` tells it: "Europe/London", or "+10:30" from UTC."""
    if zone[0] not in "+-":
        return ZoneInfo(zone)
    hours, minutes = zone[1:].split(":")
    away = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-away if zone[0] == "-" else away)


def _of_offset(match: re.Match[str]) -> tuple[str, ...]:
    digits = re.sub(r"[^\d+-]", "", match[1] or match[2] or match[3])
    hours, minutes = (digits[1:-2], digits[-2:]) if len(digits) > 3 else (digits[1:], "0")
    return (f"{digits[0]}{int(hours):02}:{int(minutes):02}",) if int(hours) <= 14 else ()
