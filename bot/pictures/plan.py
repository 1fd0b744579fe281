"""The plan as a picture to take along: one page, in one column or two, readable on a phone and in print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.pictures import legible
from bot.words import PLAIN, TELEGRAM

_BREADTHS = {0.32: "iljI|'’.,:;!", 0.44: 'ftr()[]/- “”"', 0.86: "wM", 1.0: "mW@%…—"}  # of a letter's size, rather too wide
_BREADTH = {letter: breadth for breadth, letters in _BREADTHS.items() for letter in letters}
_SMALL_LETTER, _CAPITAL, _BOLD = 0.64, 0.78, 1.13
_EDGE, _INDENT, _GAP = 72, 46, 48  # round the paper, of a line within its part, between two columns
_TITLE, _HEADING, _LINE, _SMALL = 42, 58, 27, 23  # sizes of letters; a heading with the room above it
_LEADING = 1.28
_TALLEST = 1.5  # times the width; a taller picture is made so small by the chat that nobody can read it
_PARTS = ("openings", "questions", "gives", "if_thens", "leaving", "after")


@dataclass(frozen=True, slots=True)
class _Paper:
    """How a page is laid out: its width, in how many columns, and on how many lines a sentence may stand."""

    width: int
    columns: int
    most: int

    @property
    def column(self) -> float:
        """How wide a column is."""
        return (self.width - 2 * _EDGE - (self.columns - 1) * _GAP) / self.columns


_PAPERS = (_Paper(960, 1, 4), _Paper(1440, 2, 4), _Paper(1440, 2, 2))
"""The first on which the page does not grow too tall is taken."""


def svg(facts: dict[str, Any]) -> str:
    """The picture of what `bot.plans.facts` found."""
    for paper in _PAPERS:
        laid = _laid_out(facts, paper)
        if laid["height"] <= _TALLEST * paper.width:
            break
    return TELEGRAM.page("plan.svg", width=paper.width, foot=PLAIN.sentence("plan.foot"), **laid)


def _laid_out(facts: dict[str, Any], paper: _Paper) -> dict[str, Any]:
    """The heading, then the parts, so split between the columns that the longer one is as short as can be."""
    head, top = _head(facts, paper)
    parts = [_part(title, lines, paper) for title, lines in _parts(facts)] or [(PLAIN.sentence("plan.empty_title"), [], float(_HEADING))]
    tall = [height for _, _, height in parts]
    cut = len(parts) if paper.columns == 1 else min(range(1, len(parts) + 1), key=lambda at: max(sum(tall[:at]), sum(tall[at:])))
    blocks, below = [], top
    for number, column in enumerate((parts[:cut], parts[cut:])):
        x, y = _EDGE + number * (paper.column + _GAP), top
        for title, lines, height in column:
            placed = [each | {"x": round(x + _INDENT), "y": round(y + _HEADING + each["y"], 1)} for each in lines]
            blocks.append({"title": title, "x": round(x), "y": round(y + _HEADING), "lines": placed})
            y += height
        below = max(below, y)
    return {"head": head, "blocks": blocks, "height": round(below + 110)}


def _head(facts: dict[str, Any], paper: _Paper) -> tuple[list[dict[str, Any]], float]:
    """The title, when and where, and what for, from the top down."""
    title, across = legible(facts["title"]) or "…", paper.width - 2 * _EDGE
    found, y = [], 92.0
    for words in _wrapped(title[:1].upper() + title[1:], across / (_TITLE * _BOLD), 3):
        y += _TITLE * 1.15
        found.append({"words": words, "y": round(y), "size": _TITLE, "bold": True})
    place = " · ".join(filter(None, (facts["when"], legible(facts["where"]))))
    for text, size in ((place, _SMALL + 2), (legible(facts["goal"]), _LINE)):
        y += 12 if text else 0
        for line in _wrapped(text, across / size, paper.most) if text else ():
            y += size * _LEADING
            found.append({"words": line, "y": round(y), "size": size, "bold": False})
    return found, y


def _parts(facts: dict[str, Any]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each part that holds anything: its heading, and its lines with what they are: "name", "line", "small"."""
    if facts["whom"]:
        yield PLAIN.sentence("plan.part.whom"), [line for each in facts["whom"] for line in _person(each)]
    for part in _PARTS:
        found = facts[part]
        if part == "if_thens":
            found = [PLAIN.sentence("plan.if_then", moment=each["moment"], deed=each["deed"]) for each in found]
        lines = [("line", each) for each in ([found] if isinstance(found, str) else found) if each]
        if lines:
            yield PLAIN.sentence(f"plan.part.{part}"), lines


def _person(each: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield "name", each["name"]
    if each["why"]:
        yield "small", each["why"]
    for aspect in ("ask", "offer"):
        if each[aspect]:
            yield "small", PLAIN.sentence(f"plan.person_{aspect}", words=each[aspect])


def _part(title: str, lines: list[tuple[str, str]], paper: _Paper) -> tuple[str, list[dict[str, Any]], float]:
    """A part with its lines wrapped, each with its place below the heading, and how tall it is."""
    found, y = [], 0.0
    for number, (manner, words) in enumerate(lines):
        size, broad = (_SMALL if manner == "small" else _LINE), (_BOLD if manner == "name" else 1.0)
        y += 3 if manner == "small" else 18 if manner == "name" and number else 10
        for row, line in enumerate(_wrapped(legible(words) or "…", (paper.column - _INDENT) / (size * broad), paper.most)):
            y += size * _LEADING
            is_first = manner != "small" and row == 0
            found.append({"words": line, "y": y, "size": size, "dot": is_first, "bold": manner == "name", "quiet": manner == "small"})
    return title, found, y + _HEADING


def _wrapped(words: str, across: float, most: int) -> list[str]:
    """Words on at most so many lines, none broader than `across` letters' sizes; the rest is cut, and too long a word broken."""
    lines = [""]
    for word in words.split():
        for piece in _pieces(word, across):
            longer = f"{lines[-1]} {piece}".strip()
            if _breadth(longer) <= across:
                lines[-1] = longer
            else:
                lines.append(piece)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and _breadth(f"{last}…") > across:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip(' ,;')}…"]


def _pieces(word: str, across: float) -> Iterator[str]:
    """A word, in pieces that fit where it is broader than a line."""
    piece = ""
    for letter in word:
        if piece and _breadth(piece + letter) > across:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _breadth(words: str) -> float:
    """How broad words are, in letters' sizes: 3.36 for "ill, me"."""
    return sum(_BREADTH.get(letter, _CAPITAL if letter.isupper() else _SMALL_LETTER) for letter in words)
