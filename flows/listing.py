"""The lists of a profile: what is pasted becomes items, items are added, rewritten and removed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from flows import giving
from flows.profile import MOST_TARGETS, Permission, Profile, Target
from flows.words import shortened

MOST = MOST_TARGETS  # items of any list
LONGEST_NAME = 60
LONGEST_DETAIL = 120


Item = str | Target | Permission


class Kind(StrEnum):
    """The three lists."""

    GIVES = "gives"
    TARGETS = "targets"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a text that was put on a list: what is new, what was there and is now fuller, what found no room."""

    profile: Profile
    new: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    no_room: tuple[str, ...] = ()


def add(profile: Profile, kind: Kind, text: str) -> Added:
    """Put what `text` names on a list."""
    return put(profile, kind, _READING[kind](text))


def put(profile: Profile, kind: Kind, items: Iterable[Item]) -> Added:
    """Put items on a list: the same name again adds what was missing to it, and beyond 25 there is no room."""
    kept = {_key(item): item for item in listed(profile, kind)}
    new, again, no_room = [], [], []
    for item in items:
        key = _key(item)
        if key not in kept and len(kept) >= MOST:
            no_room.append(name_of(item))
            continue
        if key not in kept:
            new.append(name_of(item))
        elif name_of(item) not in new:
            again.append(name_of(item))
        kept[key] = _merged(kept[key], item) if key in kept else item
    return Added(_with(profile, kind, kept.values()), tuple(new), tuple(again), tuple(no_room))


def rewrite(profile: Profile, kind: Kind, index: int, text: str) -> Profile:
    """Put what `text` says in the place of item `index`; text that names nothing changes nothing."""
    read, items = _READING[kind](" ".join(text.splitlines()) if kind is not Kind.GIVES else text), list(listed(profile, kind))
    if not read or not 0 <= index < len(items):
        return profile
    one = read[0] if kind is not Kind.GIVES else shortened(" ".join(text.split()), giving.LONGEST_ITEM)
    others = [item for at, item in enumerate(items) if at != index and _key(item) != _key(one)]
    return _with(profile, kind, [*others[:index], one, *others[index:]])


def remove(profile: Profile, kind: Kind, index: int) -> Profile:
    """Take item `index` off a list."""
    return _with(profile, kind, [item for at, item in enumerate(listed(profile, kind)) if at != index])


def listed(profile: Profile, kind: Kind) -> tuple[Item, ...]:
    """The items of a list."""
    lists: dict[Kind, tuple[Item, ...]] = {Kind.GIVES: profile.gives, Kind.TARGETS: profile.targets, Kind.NAMES: profile.names}
    return lists[kind]


def name_of(item: Item) -> str:
    """What an item is called."""
    return item if isinstance(item, str) else item.name


def written(item: Item) -> str:
    """An item as it could be pasted again: "Greepwerk - they test hands - how they hire testers"."""
    if isinstance(item, str):
        return item
    if isinstance(item, Permission):
        return f"{item.name}: {item.purpose}" if item.purpose else item.name
    return " - ".join(filter(None, (item.name, item.why or ("?" if item.ask else ""), item.ask)))


def targets(text: str) -> tuple[Target, ...]:
    """Companies and people in a pasted list: "1. Greepwerk - they test hands - how they hire", one a line, or names between commas."""
    return () if giving.has_nothing(text) else tuple(target for line in _lines(text) if (target := _target(line)))


def permissions(text: str) -> tuple[Permission, ...]:
    """Names and what they may be used for: "Carla Mendes: may say she sent me"."""
    return () if giving.has_nothing(text) else tuple(found for line in _rows(text) if (found := _permission(line)))


_BULLET = re.compile(r"^\s*(?:(?:[-–—•*·▪◦‣✓✔☐+>#]|\(?\d{1,3}[.)\]:]|\[[ x]?\])\s*){1,4}(?=\S)")
_BREAK = re.compile(r"\s+[-–—|]+\s+|\s*[–—|]\s*|\t+|(?<=\w)-\s+|:\s+|;\s*")
_REASON = re.compile(r"\b(because|since|as they|as it|as she|as he)\b\s*", re.I)
_ASK = re.compile(r"^(?:to )?(?:ask|asking|question|q)\b(?:\s+(?:them|him|her|for|about|to|if))?\s*[:,]?\s*", re.I)
_WHY = re.compile(r"^(?:why|reason)\s*:\s*|^why$", re.I)
_LABEL = re.compile(r"^(?:company|name|target|firm|person)\s*:\s+(?=\S)", re.I)
_HEADER = re.compile(r"(?:company|companies|name|names|target|targets|organisation|organization|firm|who|person)", re.I)
_LEGAL = re.compile(r"\b(?:gmbh|ag|se|kg|ltd|limited|inc|llc|plc|corp|co|bv|nv|ab|as|oy|sa|srl|spa|lda|pty|the)\b")
_MAY = re.compile(
    r"\b(?:may|can|could|said|says|lets|let|allows|allowed|told|is|has|will|would|agreed|only|to|for|as|when|if|knows|offered)\b", re.I
)


def _rows(text: str) -> list[str]:
    return [row for line in re.split(r"[\r\n]+", text) if (row := re.sub(" {2,}", " ", _BULLET.sub("", line)).strip(" ,;"))]


def _lines(text: str) -> list[str]:
    """The lines of a list; one line of names alone is cut at its commas, one of numbers at its numbers."""
    rows = _rows(text)
    if len(rows) != 1:
        return rows
    numbered = [part for part in re.split(r"(?:^|\s)\(?\d{1,2}[.)]\s+", text.strip()) if part.strip()]
    if len(numbered) > 1:
        return _rows("\n".join(part.strip(" ,;") for part in numbered))
    named = [part for each in re.split(r"[,;]", rows[0]) if (part := re.sub(r"^(?:and|or|&)\s+", "", each.strip(), flags=re.I))]
    if (
        len(named) > 1
        and not _BREAK.search(rows[0].replace(";", ","))
        and all(len(part.split()) <= 5 and not _is_clause(part) for part in named)
    ):
        *before, last = named
        head, _, tail = last.partition(" and ")
        return [*before, head, tail] if tail and not _LEGAL.search(tail.lower()) else named
    return rows


def _is_clause(part: str) -> bool:
    return bool(re.match(r"(?:because|since|they|it|who|which|that|where|as|so|but|for|to)\b", part, re.I))


def _target(line: str) -> Target | None:
    said, _, asked = re.sub(r"[,;]?\s+(?=ask(?: about| for)?:)", "\n", _LABEL.sub("", line), count=1, flags=re.I).partition("\n")
    parts = [part.strip(" .,;()") for part in [*_BREAK.split(said, 1 if asked else 2), asked]]
    name, rest = parts[0], [part for part in parts[1:] if part]
    if len(rest) == 0 and (found := _REASON.search(name)):
        name, rest = name[: found.start()].rstrip(" ,("), [f"{found[1]} {name[found.end() :]}".strip(" ()")]
    elif len(rest) == 0 and (inside := re.fullmatch(r"(.+?)\s*\(([^()]+)\)?", line.strip())):
        name, rest = inside[1].strip(), [inside[2].strip()]
    elif len(rest) == 0 and (comma := name.partition(", "))[2] and not _is_legal(comma[2]):
        name, rest = comma[0], [comma[2]]
    name = name.strip(" .,;\"“”'")
    if not re.search(r"\w", name) or (_HEADER.fullmatch(name) and (not rest or _WHY.match(rest[0]))):
        return None
    why, ask = (*rest, "", "")[:2]
    if _ASK.match(why) and (not ask or _WHY.match(ask)):
        why, ask = ask, why
    why, ask = _WHY.sub("", why), _ASK.sub("", ask)
    return Target(shortened(name, LONGEST_NAME), shortened("" if why == "?" else why, LONGEST_DETAIL), shortened(ask, LONGEST_DETAIL))


def _is_legal(part: str) -> bool:
    return not re.search(r"\w", _LEGAL.sub("", part.lower()))


def _permission(line: str) -> Permission | None:
    parts = [part.strip(" .,;") for part in _BREAK.split(line, 1)]
    name, purpose = parts[0], parts[1] if len(parts) > 1 else ""
    if not purpose and (inside := re.fullmatch(r"(.+?)\s*\(([^()]+)\)?", line.strip())):
        name, purpose = inside[1], inside[2]
    elif not purpose and (verb := _MAY.search(name)) and verb.start() > 0 and len(name[: verb.start()].split()) <= 4:
        name, purpose = name[: verb.start()].strip(" ,"), name[verb.start() :]
    elif not purpose and (comma := name.partition(", "))[2]:
        name, purpose = comma[0], comma[2]
    if not re.search(r"[^\W\d_]", name):
        return None
    return Permission(shortened(name.strip(' .,;"“”'), LONGEST_NAME), shortened(purpose, LONGEST_DETAIL))


def _merged(old: Item, new: Item) -> Item:
    if isinstance(old, Target) and isinstance(new, Target):
        return Target(old.name, new.why or old.why, new.ask or old.ask)
    if isinstance(old, Permission) and isinstance(new, Permission):
        return Permission(old.name, new.purpose or old.purpose)
    return old


def _with(profile: Profile, kind: Kind, items: Iterable[Item]) -> Profile:
    return profile.evolve(**{kind.value: tuple(items)})


def _key(item: Item) -> str:
    """What two spellings of a name share: "Bosch GmbH" and "bosch" are one."""
    plain = " ".join(re.sub(r"[^\w\s]", " ", name_of(item).casefold()).split())
    return " ".join(_LEGAL.sub(" ", plain).split()) or plain or name_of(item)


_READING: dict[Kind, Callable[[str], tuple[Item, ...]]] = {
    Kind.GIVES: giving.items,
    Kind.TARGETS: targets,
    Kind.NAMES: permissions,
}
