"""Whether lines are one letter though its greeting shares a line with what follows: the signature at the end tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.rewriting.draft import closes, may_be_a_letter

_PART = r"(?:[A-Z][\w'’.&-]*|from|of|and|&|von|van|der|den|de|di|da|la|el|al|bin)"
_NAME = re.compile(rf"{_PART}(?:,? {_PART})*,?")
_SENTENCE = re.compile(r"\b(?:I|(?i:you|we|it|that|could|can|would|will|please|how|what|who|any|no|yes|ok|okay))\b|[?!]")


def is_signed(lines: Sequence[str]) -> bool:
    """Whether lines begin with a greeting and end with a farewell or a name in a line of its own: one letter, not several messages."""
    said = [line.strip() for line in lines if line.strip()]
    return len(said) > 1 and may_be_a_letter(said) and any(_signs(line) for line in said[-5:] if len(line.split()) <= 8)


def _signs(line: str) -> bool:
    is_name = _NAME.fullmatch(line) and len(line.split()) <= 5 and not _SENTENCE.search(line)
    return closes(line) or bool(is_name)
