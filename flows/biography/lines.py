"""Lines that are no sentences: a name and a trade, a house and its town, a few things in a row."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.biography.facts import Aspect, Drawn
from flows.biography.forms import LANGUAGES
from flows.biography.layout import Kind, Piece
from flows.biography.quoting import quoted
from flows.biography.wording import BASES, CAP, KIN, ORG, TITLED, TOWN, VERB, words_of

_TWO_NAMES = re.compile(rf"(?P<first>{ORG})\s+[·|•—–-]\s+(?P<second>{ORG}(?:, {CAP})?)")
_OF_A_HOUSE = re.compile(
    r"\b(?:Ltd|Inc|LLC|LLP|GmbH|AG|SA|AB|AS|BV|Oy|PLC|Co|Group|Labs?|Studio|University|College|School|Institute|Hospital|Clinic|Bank|Trust"
    r"|Foundation|Ministry|Council|Cooperativa|Works|Partners|Systems|Technologies|Software|Press|Museum|Agency|Company)\b\.?"
)
_OF_FAMILY = re.compile(rf"\b(?:{KIN}|divorced|single|engaged)\b", re.I)
_MARK = re.compile(r"\s[·•|]\s")
_BITS = re.compile(r"(?:[^\s·•|]|\s(?![·•|]\s))+")
_ROLE_AND_HOUSE, _A_SENTENCE = 2, 9  # bits of a headline at least; words from which a bit is more than a title
_VERBAL = re.compile(rf"\b(?:{VERB}|is|are|was|were|am|will|can)\b", re.I)


def behind_name(piece: Piece, name: tuple[int, int] | None) -> Piece:
    """What stands on a line behind the name and a mark: "notary in Izmir" of "Ayse Demirkan, notary in Izmir"."""
    if not name or not piece.span[0] <= name[0] < piece.span[1] or name[0] - piece.start > 6 or piece.label:
        return piece
    mark = re.match(r"\s*(?:[,|·•:–—-]|\.(?= [A-Z]))\s*(?=\S)", piece.text[name[1] - piece.start :])
    if mark is None:
        return piece
    at = name[1] - piece.start + mark.end()
    return replace(piece, text=piece.text[at:], start=piece.start + at)


def house_and_town(piece: Piece) -> list[Drawn]:
    """A line of two names with a mark between: "Brightloom Ltd · Leeds", "Leeds · Brightloom Ltd"."""
    found = _TWO_NAMES.fullmatch(piece.text) if piece.kind is Kind.LINE else None
    if found is None or TITLED.search(piece.text):
        return []
    is_turned = bool(_OF_A_HOUSE.search(found["second"])) and not _OF_A_HOUSE.search(found["first"])
    house, town = ("second", "first") if is_turned else ("first", "second")
    return [quoted(piece, Aspect.EMPLOYER, found.start(house), found[house]), quoted(piece, Aspect.PLACE, found.start(town), found[town])]


def headline(piece: Piece) -> list[Drawn]:
    """The line below a name: "Head of Conservation, Textiles · Historisches Museum Thurtal · St. Gallen area"."""
    bits = list(_BITS.finditer(piece.text)) if piece.kind is Kind.LINE and _MARK.search(piece.text) else []
    if len(bits) < _ROLE_AND_HOUSE or not _is_role(bits[0][0]) or TITLED.search(bits[1][0]) or not re.fullmatch(ORG, bits[1][0].strip()):
        return []
    found = [quoted(piece, aspect, bit.start(), bit[0]) for aspect, bit in zip((Aspect.ROLE, Aspect.EMPLOYER), bits, strict=False)]
    towns = [bit for bit in bits[2:] if re.fullmatch(rf"{TOWN}(?:, {TOWN})?(?: (?:area|region))?", bit[0].strip())]
    found += [quoted(piece, Aspect.PLACE, bit.start(), bit[0]) for bit in towns[:1]]
    return found + [quoted(piece, Aspect.NOTE, bit.start(), bit[0]) for bit in bits[2:] if bit not in towns[:1]]


def _is_role(words: str) -> bool:
    """Whether words are a title and no sentence."""
    return bool(TITLED.search(words)) and len(words.split()) < _A_SENTENCE and not _VERBAL.search(TITLED.sub("", words))


def is_list(piece: Piece, listed: list[str]) -> bool:
    """Whether a piece is nothing but a few things: "Tabletop, birding, bhangra."."""
    short = all(len(item.split()) < 4 and not item[:1].isdigit() for item in listed)
    capitals = sum(item[:1].isupper() for item in listed)
    is_asked = (words_of(piece.text) or [""])[0] in BASES and piece.kind is Kind.PROSE  # "Come and talk first."
    return (
        short
        and not is_asked
        and capitals < 2
        and not _VERBAL.search(piece.text)
        and not (TITLED.search(piece.text) or LANGUAGES.search(piece.text) or _OF_FAMILY.search(piece.text))
    )
