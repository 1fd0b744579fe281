"""Lists of wordings that stand in content, each made one pattern when it is first looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

Listed = tuple[str, ...]
_NAMED = re.compile(r"\{([^\W\d]\w*)\}")
_GROUP = re.compile(r"\((?!\?)")
_SHORTHAND = {"word": r"\w+", "number": r"\d+", "letter": r"\w", "rest": r"\w*", "edge": r"\b"}


@dataclass(frozen=True)
class Lists:
    """A content file of lists. A wording is a regular expression without backslashes.

    `{word}`, `{number}` and `{letter}` stand for any, `{rest}` for what is left of a word, `{edge}` for where one begins or ends,
    `{days}` for any wording of the list `days` in the same file.
    """

    def any_of(self, listed: Listed) -> re.Pattern[str]:
        """A pattern that finds any wording of a list, in whole words: "tomorrow" is not found in "tomorrows"."""
        if id(listed) not in self._made:  # no list goes before the file that holds it, so an id is enough, and quicker than a hash
            self._made[id(listed)] = re.compile(rf"\b{self.expression(listed)}\b")
        return self._made[id(listed)]

    def expression(self, listed: Listed) -> str:
        """The same as part of a larger pattern; of an empty list nothing is ever found. Raises AttributeError for an unknown list."""
        return f"(?:{'|'.join(map(self._opened, listed))})" if listed else "(?!)"

    def _opened(self, wording: str) -> str:
        return _NAMED.sub(lambda named: _SHORTHAND.get(named[1]) or self.expression(getattr(self, named[1])), _GROUP.sub("(?:", wording))

    @cached_property
    def _made(self) -> dict[int, re.Pattern[str]]:
        return {}


def named_in(wording: str) -> list[str]:
    """The lists that a wording takes from: `days` in "next {word} {days}"."""
    return [name for name in _NAMED.findall(wording) if name not in _SHORTHAND]
