"""Long pages: cut into messages that Telegram takes, with no tag left open and no word broken without need."""

from __future__ import annotations

import re

MOST = 4096  # Telegram counts characters after its entities are parsed; counting the markup too errs on the safe side
_PIECE = re.compile(r"<(/?)([a-z-]+)[^>]*>|&[#\w]+;|[^<&]|[<&]", re.S)


def parts(page: str, most: int = MOST) -> list[str]:
    """A page of Telegram's HTML in parts of at most `most` UTF-16 units: cut at paragraphs, else at lines, words, characters."""
    found: list[str] = []
    open_tags: list[str] = []
    while units(page) > most:
        head, open_tags = _head(page, most)
        found.append(head + "".join(f"</{_name(tag)}>" for tag in reversed(open_tags)))
        page = "".join(open_tags) + page[len(head) :].lstrip("\n ")
    return [*found, page] if page.strip() else found


def units(text: str) -> int:
    """Length as Telegram counts: an emoji beyond the first plane is two."""
    return len(text.encode("utf-16-le")) // 2


def _head(page: str, most: int) -> tuple[str, list[str]]:
    """The longest good beginning of `page`, and the tags that are open at its end."""
    open_tags: list[str] = []
    best: dict[int, tuple[int, list[str]]] = {}
    length, seen = 0, page.startswith("<")
    for piece in _PIECE.finditer(page):
        text = piece.group()
        length += units(text)
        closing = sum(len(_name(tag)) + 3 for tag in open_tags)
        if length + closing + (len(text) + 3 if piece.group(2) else 0) > most:
            break
        if piece.group(2):
            open_tags = open_tags[:-1] if piece.group(1) else [*open_tags, text]
        seen = seen or not piece.group(2)
        if rank := _rank(page, piece.end(), text, open_tags, most):
            best[rank] = (piece.end(), open_tags)
    end, tags = best[max(best)]
    return page[:end], tags


def _rank(page: str, end: int, text: str, open_tags: list[str], most: int) -> int:
    """How good it is to cut here: 5 between paragraphs, 4 lines outside of tags, 3 lines, 2 words, 1 anywhere in text."""
    if text.startswith("<") and len(text) > 1:
        return 0
    late = end > most // 3  # a part should not be a crumb
    if late and page.startswith("\n\n", end) and not open_tags:
        return 5
    if late and page.startswith("\n", end):
        return 3 if open_tags else 4
    return 2 if late and text == " " else 1


def _name(tag: str) -> str:
    return re.split(r"[\s>]", tag[1:], maxsplit=1)[0]
