"""Jobs and studies below their headings, each with its lines and its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.biography.facts import Aspect, Drawn
from flows.biography.layout import Kind, Part, Piece, is_current, is_date, undated
from flows.biography.quoting import quoted
from flows.biography.wording import TITLED

_SPLIT_HERE = re.compile(r"\s*(?:\||·|•| – | — | - |@|, | at )\s*")


def stations(all_pieces: list[Piece]) -> Iterator[Drawn]:
    """Jobs and studies below their headings, each with its lines and its dates."""
    block: list[Piece] = []
    ended = False
    for piece in all_pieces:
        if piece.part not in (Part.WORK, Part.STUDY) or piece.kind is Kind.PROSE or piece.label:
            yield from _station(block)
            block, ended = [], False
            continue
        if piece.kind is Kind.BULLET and (piece.part is Part.WORK) and block:
            ended = True
            continue
        has_date = piece.kind is Kind.DATE or undated(piece.text) != piece.text.rstrip(" ,;|·-–—(")
        full = any(each.kind is Kind.DATE or undated(each.text) != each.text.rstrip(" ,;|·-–—(") for each in block)
        if block and (block[0].part is not piece.part or ended or (full and not _is_place(piece)) or (has_date and full)):
            yield from _station(block)
            block, ended = [], False
        if piece.kind is not Kind.BULLET or has_date or piece.part is Part.STUDY:
            block.append(piece)
    yield from _station(block)


def _is_place(piece: Piece) -> bool:
    """Whether a line behind the dates is but the town of the same job."""
    return (
        bool(re.fullmatch(r"[A-Z][\w .'’-]+, [A-Z][\w .'’-]+(?: · .*)?", piece.text))
        and not TITLED.search(piece.text)
        and undated(piece.text) == piece.text.rstrip()
    )


def _station(block: list[Piece]) -> Iterator[Drawn]:
    lines = [piece for piece in block if piece.kind is not Kind.DATE and not _is_place(piece)]
    if len(lines) > 2 and len(lines[0].text.split()) < 4 and not TITLED.search(lines[0].text) and TITLED.search(lines[2].text):
        lines = lines[1:]  # the town of the job above
    if not lines:
        return
    if lines[0].part is Part.STUDY:
        for piece in lines:
            if words := undated(piece.text):
                yield quoted(piece, Aspect.STUDY, piece.text.find(words), words)
        return
    if any(is_current(piece.text) for piece in block) or (
        not any(piece.kind is Kind.DATE or is_date(piece.text) or undated(piece.text) != piece.text for piece in block) and len(block) < 3
    ):
        yield from _now(lines)
    else:
        first = lines[0]
        words = undated(first.text)
        yield quoted(first, Aspect.PAST, first.text.find(words), words)
        if not _SPLIT_HERE.search(words):
            for piece in lines[1:2]:
                if other := undated(piece.text):
                    yield quoted(piece, Aspect.PAST, piece.text.find(other), other)


def _now(lines: list[Piece]) -> Iterator[Drawn]:
    """The job of today: its title and its house, on one line or two."""
    for piece in lines[:2]:
        words = undated(piece.text)
        at = piece.text.find(words)
        for part in _SPLIT_HERE.split(words)[:2]:
            at = piece.text.find(part, at)
            if part.strip():
                yield quoted(piece, Aspect.ROLE if TITLED.search(part) else Aspect.EMPLOYER, at, part)
            at += len(part)
