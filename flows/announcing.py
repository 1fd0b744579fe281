"""An occasion told in one go: "meetup on Thursday 7pm at Betahaus" has a kind, a time and a place in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from flows.chatting import LONGEST_TITLE, lead_off, sorted_out, title
from flows.occasion import Kind, Wanted
from flows.when import Outcome, When
from flows.whom import crowd, is_one_person, wanted
from flows.words import shortened

__all__ = [
    "LONGEST_PLACE",
    "LONGEST_TITLE",
    "Announced",
    "Kinds",
    "announced",
    "apart",
    "has_words",
    "is_only_a_kind",
    "is_only_a_time",
    "is_only_an_hour",
    "kind_of",
    "kind_word",
]

LONGEST_PLACE = 120
_MOST_WORDS = 60  # of a text that are looked at
_HERE = "\x00"  # where the time stood

Reads = Callable[[str], When]


@dataclass(frozen=True, slots=True)
class Kinds:
    """The words for each kind of occasion: prompts/mentor/kinds.yaml."""

    kinds: dict[Kind, tuple[str, ...]]
    plain: tuple[str, ...]  # that say no more than the kind's own name
    tables: tuple[str, ...]  # what one sits down to, with many or with one
    several: tuple[str, ...]  # that name more than one person: "team"


@dataclass(frozen=True, slots=True)
class Announced:
    """What could be drawn out; what was not said is empty."""

    kind: Kind | None = None
    title: str = ""
    when: str = ""  # in their words
    where: str = ""
    whom: tuple[Wanted, ...] = field(default=())
    goal: str = ""  # what is hoped for: "find someone in grid software"
    crowd: str = ""  # how many will be there: "twelve people"


def announced(text: str, reads: Reads, kinds: Kinds) -> Announced:
    """What `text` tells of an occasion; `reads` understands times."""
    when, rest = apart(text, reads, lambda word: is_only_a_kind(word, kinds))
    chat = sorted_out(rest)
    whom = tuple(Wanted(name) for name in chat.company)
    where, many, names = "", "", list[str]()
    for clause in chat.about:
        if (found := _WITH.search(clause)) is not None:
            whom, many = (*wanted(found["whom"]), *whom), many or crowd(found["whom"])
            clause = _WITH.sub(" ", clause, count=1)
        elif (found := _MEETING.match(clause)) is not None and is_one_person(found["whom"], kinds.several):
            whom, clause = (*wanted(found["whom"]), *whom), clause[found.end() :]
        before, there = _placed(clause, kinds)
        where = where or there
        names.append(_kind_alone(lead_off(_trimmed(before)), kinds))
    named = next((each for each in names if kind_of(each, kinds)), next(filter(has_words, names), ""))
    kind = kind_of(named, kinds) or kind_of(" ".join(chat.about), kinds) or kind_of(text, kinds)
    if kind is Kind.PARTY and not many and _is_for_two(named, whom, kinds):
        kind = Kind.COFFEE
    return Announced(kind, _name(named, kinds), when, shortened(where, LONGEST_PLACE), whom, chat.hope, many)


def has_words(text: str) -> bool:
    """Whether a text has a letter or a digit in it; "😀" has none."""
    return bool(re.search(r"\w", text))


def kind_of(text: str, kinds: Kinds) -> Kind | None:
    """The kind a text names first: "conference call" is a call, "coffee at the conference" a coffee."""
    found = _kind_found(text, kinds)
    return found[0] if found else None


def is_only_a_kind(text: str, kinds: Kinds) -> bool:
    """Whether a text is the name of a kind and nothing more: "coffee", "Meet-up"."""
    return any(re.fullmatch(_any(words), text.strip(" .!"), re.I) for words in kinds.kinds.values())


def kind_word(text: str, kinds: Kinds) -> str:
    """The word that names the kind: "dinner" of "Dinner with Ana"; nothing where none does."""
    found = _kind_at(text, kinds)
    return text[slice(*found)] if found else ""


def _kind_alone(text: str, kinds: Kinds) -> str:
    """The kind without what one does about it, where nothing else is told: "grab a beer" is "beer"."""
    rest = _DOES.sub("", text, count=1)
    return rest if is_only_a_kind(rest, kinds) else text


def _is_for_two(named: str, whom: tuple[Wanted, ...], kinds: Kinds) -> bool:
    """Whether it is a table with one person at it: "dinner" with Ana is, "dinner party" and dinner with friends aren't."""
    words = [hit[0] for every in kinds.kinds.values() for hit in re.finditer(_any(every), named, re.I)]
    at_a_table = bool(words) and all(re.fullmatch(_any(kinds.tables), word, re.I) for word in words)
    return at_a_table and len(whom) == 1 and is_one_person(whom[0].name, kinds.several)


def _name(named: str, kinds: Kinds) -> str:
    """What it is called: "Lunch" where only that was said, nothing where only a "meetup" was."""
    if not is_only_a_kind(named, kinds):
        return title(named, _kind_at(named, kinds)) if named else ""
    word = named.strip(" .!")
    return "" if re.fullmatch(_any(kinds.plain), word, re.I) else word[:1].upper() + word[1:]


def _kind_at(text: str, kinds: Kinds) -> tuple[int, int] | None:
    found = _kind_found(text, kinds)
    return found[1:] if found else None


def _kind_found(text: str, kinds: Kinds) -> tuple[Kind, int, int] | None:
    found = sorted((hit.start(), -hit.end(), kind) for kind, words in kinds.kinds.items() for hit in re.finditer(_any(words), text, re.I))
    last: tuple[Kind, int, int] | None = None
    for start, negative_end, each in found:
        if last is None or (start > last[2] - 1 and not re.search(r"\w", text[last[2] : start])):
            last = each, start, -negative_end
    return last


def apart(text: str, reads: Reads, stays: Callable[[str], bool] = lambda word: False) -> tuple[str, str]:
    """The words of `text` that tell its time, and the rest, with a mark where they stood; a word that `stays` is in both.

    A word tells the time if without it another time was understood; and so do its neighbours, if they are words for times.
    """
    words = text.split()[:_MOST_WORDS]
    whole = reads(" ".join(words))
    if whole.outcome is Outcome.NONE:
        return "", " ".join(words)
    tells = [reads(" ".join(words[:at] + words[at + 1 :])) != whole for at in range(len(words))]
    if not any(tells):  # said twice over, each can be left out
        tells = [bool(_TIMELY.fullmatch(word)) for word in words]
    for _ in range(2):  # "tomorrow at 10": "at" joins them
        for order in (range(1, len(words)), range(len(words) - 2, -1, -1)):
            for at in order:
                neighbour = at - 1 if order.step > 0 else at + 1
                tells[at] = tells[at] or (tells[neighbour] and bool(_TIMELY.fullmatch(words[at])) and not _is_of_a_name(words, at))
        for at in range(len(words) - 1, -1, -1):
            if words[at].lower() in _BEFORE_A_TIME:  # it leads to a time, or to none
                tells[at] = at + 1 < len(words) and tells[at + 1]
    time = " ".join(word for word, is_time in zip(words, tells, strict=True) if is_time)
    rest = " ".join(_HERE if is_time and not stays(word) else word for word, is_time in zip(words, tells, strict=True))
    return (time.strip(" ,;") if reads(time) == whole else " ".join(words)), re.sub(rf"{_HERE}(?: {_HERE})+", _HERE, rest)


def _is_of_a_name(words: list[str], at: int) -> bool:
    """Whether a word for a time belongs to a name before it: "Green Grid Night"; in "Saturday Night" it doesn't."""
    before = words[at - 1] if at else ""
    return words[at][:1].isupper() and before[:1].isupper() and not _TIMELY.fullmatch(before)


def is_only_a_time(text: str, reads: Reads) -> bool:
    """Whether all of a text tells a time: "no, Friday at 8pm" does, "the Friday club" doesn't."""
    time, rest = apart(_NO.sub("", text, count=1), reads)
    return bool(time) and not _trimmed(rest) and bool(re.search(r"\d|\s", time))


def is_only_an_hour(text: str, reads: Reads) -> bool:
    """Whether all of a text tells an hour of the day that `reads` has in mind: "8", "noon", "maybe half past seven"."""
    time, rest = apart(_OR_SO.sub("", _NO.sub("", text, count=1)), reads)
    return bool(time) and not _trimmed(rest) and reads(time).is_timed


def _placed(text: str, kinds: Kinds) -> tuple[str, str]:
    """What stands before the place, and the place: behind "at", else behind "in", or as a name of its own behind the time."""
    places = sorted(_PLACE.finditer(text), key=lambda place: place["lead"].lower() == "in")
    for place in places:
        where = _trimmed(place["place"])
        if where and kind_of(where, kinds) is None:
            return text[: place.start()], where
    before, _, after = text.partition(_HERE)
    where = _trimmed(after)
    is_name = before.strip() and where[:1].isupper() and len(where.split()) <= _LONGEST_BARE and kind_of(where, kinds) is None
    return (before, where) if is_name else (text, "")


_NO = re.compile(r"^\s*(?:(?:no|sorry|wait|oh|actually|it's|i mean|make that)\b[\s,:-]*)+", re.I)
_OR_SO = re.compile(r"[\s,]+(?:or so|i (?:think|guess)|probably|maybe|please|will do|sharp)[\s.!]*$", re.I)
_DOES = re.compile(r"^(?:(?:have|having|grab|grabbing|get|getting|go|going|meet|meeting|out|up|for|a quick|an?|some)\s+)+", re.I)
_MEETING = re.compile(
    rf"(?:i'?m |i am )?(?:meet|meeting|see|seeing|take|taking)\s+(?P<whom>[^{_HERE},]+?)\s+(?:out\s+)?(?:for|to)\s+(?=\S)", re.I
)
_LONGEST_BARE = 6  # words of a place that no "at" goes before
_TIMELY = re.compile(
    r"[(]?(?:\d{1,2}[:.h/–-][\d:./–-]*|\d{4}|\d{1,2}(?:st|nd|rd|th|am|pm|a\.m\.|p\.m\.|h|uhr)|(?:mon|tue"
    r"|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:[a-z]*day)?s?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*|am|pm|a\.m|p\.m|o'?clock|noon|midday|midnight|today|tomorrow|tonight"
    r"|morning|afternoon|evening|night|weekend|weeks?|months?|days?|hours?|next|this|coming|in the|cet|cest|gmt|bst|utc|est|pst)[,.;)]*",
    re.I,
)
_BEFORE_A_TIME = (
    "on",
    "at",
    "from",
    "by",
    "this",
    "the",
    "of",
    "around",
    "about",
    "until",
    "till",
    "-",
    "–",
    "@",
    "starting",
    "early",
    "late",
)
_WITH = re.compile(
    rf"(?:^|\s)(?:with|w/)\s*(?P<whom>[^{_HERE}]+?(?:,\swho\s[^,{_HERE}]+)?)(?=,?\s(?:at|in|on|@|via|over)\s"
    rf"|,?\s?{_HERE}|$)",
    re.I,
)
_PLACE = re.compile(rf"(?:^|[\s,{_HERE}])(?P<lead>at|in|@)\s+(?P<place>[^{_HERE}\s](?:(?!\s(?:at|in)\s)[^{_HERE}])*)", re.I)


def _trimmed(text: str) -> str:
    return " ".join(text.replace(_HERE, " ").split()).strip(" .,;:-–—!?")


def _any(words: tuple[str, ...]) -> str:
    return rf"\b(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})s?\b"
