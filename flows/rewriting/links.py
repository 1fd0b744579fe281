"""Links in a draft: whether there is one, and what is said beside it."""

from __future__ import annotations

import re

_LINK = re.compile(r"(?:https?://|\bwww\.)\S+|\b[\w-]+\.[a-z]{2,10}/\S+", re.I)
_LABEL = 2  # words


def has_a_link(words: str) -> bool:
    """Whether an address on the web stands there: "www.mill.org", "mill.org/tour"."""
    return bool(_LINK.search(words))


def links_in(words: str) -> str:
    """The addresses on the web that stand there, one behind the other."""
    return " ".join(_LINK.findall(words))


def without_links(words: str) -> str:
    """What is said beside them: "in case you missed it:"."""
    return _LINK.sub("", words)


def is_nothing_but_a_link(words: str) -> bool:
    """Whether an address is all there is, as below a signature: "linkedin.com/in/ada"."""
    return has_a_link(words) and len(words.split()) == 1


def is_a_link(words: str) -> bool:
    """Whether words are a link and at most its label: "link: https://…"."""
    return has_a_link(words) and len(without_links(words).split()) <= _LABEL
