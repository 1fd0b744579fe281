"""A fact quoted: its words without the marks around them, and where they stand; a list in its items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.biography.facts import Aspect, Drawn
from flows.biography.layout import Piece

LONGEST_WORDS = 240  # characters of one fact
_LISTED = re.compile(r"\s*(?:,|;|\||·|•|/|\s&\s|\n)\s*(?:and\s+)?|\s+and\s+|\s*\+\s+")
NOT_AN_ITEM = re.compile(
    r"\A(?:(?:naturally|obviously|of course|too|mostly|the lot)\Z|he|she|they|i|it|also|then|usually|often|sometimes|is|was|in|on|at)\b",
    re.I,
)
_EDGES = re.compile(r"\A[^\w(+#@'’]+|(?:,? I (?:think|guess|believe|suppose))?[\s,;:.\"“”–—-]+\Z|,? I (?:think|guess|believe|suppose)\Z")
_BLANKS = re.compile(r"\A[\s,;:–—-]+|[\s,;:–—-]+\Z")


def items(text: str) -> Iterator[tuple[int, str]]:
    """The items of a list with where they begin; "coffee with oat milk, and long walks" has two."""
    start = 0
    cuts = [
        (found.start(), found.end())
        for found in _LISTED.finditer(text)
        if text.count("(", 0, found.start()) == text.count(")", 0, found.start())
    ]
    for first, last in [*cuts, (len(text), len(text))]:
        item = re.sub(r"\A(?:about|also|or|why|how)\s+", "", text[start:first].strip(" .!"))
        if item and not NOT_AN_ITEM.match(item):
            yield text.find(item, start), item
        start = last


def is_inside_quotes(text: str, at: int) -> bool:
    """Whether a place stands inside a title in quotation marks."""
    left = text[:at]
    return left.count('"') % 2 == 1 or left.count("“") > left.count("”")


def quoted(piece: Piece, aspect: Aspect, at: int, words: str) -> Drawn:
    """A fact whose words stand `at` so many characters behind the beginning of the piece."""
    raw = words[:LONGEST_WORDS]
    if len(words) > LONGEST_WORDS:
        raw = raw.rsplit(" ", 1)[0]
    stripped = _EDGES.sub("", raw)
    if stripped.count('"') % 2 or stripped.count("“") != stripped.count("”"):
        stripped = _BLANKS.sub("", raw)
    lead = raw.find(stripped)
    start = piece.start + at + lead
    return Drawn(aspect, stripped, piece.head + piece.text, (start, start + len(stripped)))
