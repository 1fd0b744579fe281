"""What was promised, by whom and to whom, out of an account: each where it stands, for whom it is, and by when."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from flows.afterwards.cast import Cast
from flows.afterwards.clauses import clause_end, parts
from flows.afterwards.frame import Frame
from flows.afterwards.frames import frames
from flows.afterwards.items import items
from flows.afterwards.log import Said
from flows.afterwards.recipients import of_words, recipients
from flows.afterwards.speakers import named
from flows.afterwards.things import LONG_AGO, dated_apart, day_and_words, day_beside, what, with_thing
from flows.afterwards.verbs import VERBS
from flows.promises import OPEN, Promise

_MEANT = re.compile(r"\s*[-,(]*\s*(?:to|for)\s+(?P<who>[\w-]+),?\s+i mean\b", re.I)
_GAPPED = re.compile(r"(?P<who>[A-Z][\w-]+)\s+(?P<thing>(?:an?|the|my|our|some|two)\b)")  # "promised Yuki a book and Ferran a lift"
_FOR_ME = re.compile(rf"(?!remind|see|excuse)(?:{VERBS})\s+me\b", re.I)  # "Clara: will call me"
_EMPTY = frozenset({"to", "that", "him", "her", "them", "it", "nothing", "anything", "the", "my", "one"})


def promises(cast: Cast, now: datetime) -> tuple[tuple[Said, ...], list[tuple[int, int]]]:
    """All promises of an account, and the pieces of it they take up."""
    text = cast.text
    places = _places(cast, now)
    found: list[Said] = []
    taken: list[tuple[int, int]] = []
    for number, place in enumerate(places):
        limit = places[number + 1].start if number + 1 < len(places) else len(text)
        end = clause_end(text, place.begins, limit)
        taken.append((place.start, end))
        for said in _promises(cast, place, end, now):
            if not any(_same(said, each) for each in found):
                found.append(said)
    return tuple(found), taken


def kept(said: Said, day: int, spare: int = 2) -> Promise:
    """As it is kept with a contact; one without a day is due in two: a word within two days is worth the most."""
    return Promise(said.what[:160], day, said.due or day + spare, OPEN)


def _places(cast: Cast, now: datetime) -> list[Frame]:
    """Frames and items in their order; an item that has a frame inside is that frame, for whose line it is."""
    told = frames(cast, now)
    lines = []
    for item in items(cast, now):
        inside = [each for each in told if item.start <= each.start <= item.begins + 3 or abs(each.begins - item.begins) < 2]
        if inside:
            told = [replace(each, to=each.to or item.to) if each in inside and not each.theirs else each for each in told]
        elif not any(each.start <= item.begins < clause_end(cast.text, each.begins, len(cast.text)) for each in told):
            lines.append(item)
    chosen: list[Frame] = []
    for place in sorted([*told, *lines], key=lambda each: (each.start, each.begins)):
        if not chosen or place.start >= chosen[-1].begins:
            chosen.append(place)
    return chosen


def _promises(cast: Cast, place: Frame, end: int, now: datetime) -> list[Said]:
    """The promises of one place: several where several things are promised, or to several people."""
    text = cast.text
    pieces = [each for part in parts(text, place.begins, end) for each in dated_apart(text, *part, now)]
    found: list[Said] = []
    to, sure = recipients(cast, place, *(pieces[0] if pieces else (place.begins, end)))
    for number, (start, stop) in enumerate(pieces):
        due, words = day_and_words(text, start, stop, now)
        if due is None and number == len(pieces) - 1:
            due = day_beside(text, place.start, stop, now)
        said, day = with_thing(text, place.start, what(words), now)
        due = due or day
        if (number and place.theirs and re.match(r"(?:let me know|get back to me)", said, re.I)) or _is_nothing(
            said, is_dated=due is not None
        ):
            continue
        if meant := _MEANT.match(text[stop:]):
            to = named(cast, meant["who"], start)[0] or to
        if number and (other := _GAPPED.match(text[start:stop])) and named(cast, other["who"], start)[0]:
            found.append(
                Said(other["who"], what(words[other.start("thing") :]), due.day if due else 0, place.theirs, sure, text[start:stop])
            )
            continue
        names, is_sure = (to, sure) if number == 0 or place.theirs else of_words(cast, start, stop, to, sure)
        is_sure = is_sure and (due is None or due.sure)
        is_theirs = place.theirs or bool(_FOR_ME.match(said))
        found += [Said(name, said, due.day if due else 0, is_theirs, is_sure, text[place.start : stop].strip()) for name in names or ("",)]
    return found


def _is_nothing(said: str, *, is_dated: bool) -> bool:
    """Whether no promise is left in the words, or one of long ago ("I'd promised her my notes last month")."""
    return len(said) < 2 or said.lower() in _EMPTY or (not is_dated and bool(LONG_AGO.search(said)))


def _same(one: Said, other: Said) -> bool:
    return (
        one.to == other.to
        and one.theirs == other.theirs
        and (one.what.lower() in other.what.lower() or other.what.lower() in one.what.lower())
    )
