"""How guessed partners are called: "guess42" is made from the forty-second row of guesses."""

from __future__ import annotations

import re

from flows.people import person_of

_NAME = re.compile(r"guess(\d{1,15})\Z", re.ASCII)
_IN_STATE = re.compile(r'"partner":\s*"(guess\d{1,15})[".]', re.ASCII)


def name_of(number: int) -> str:
    """The partner of a row: "guess42"."""
    return f"guess{number}"


def number_of(name: str) -> int:
    """The row of a partner: 42 for "guess42" and "guess42.call", 0 for anybody who is no guess."""
    found = _NAME.match(person_of(name))
    return int(found[1]) if found else 0


def is_guess(name: str) -> bool:
    """Whether a partner is a guess at somebody real."""
    return number_of(name) > 0


def guesses_in(state: str) -> tuple[str, ...]:
    """The guessed partners in the kept state of a rehearsal."""
    return tuple(dict.fromkeys(_IN_STATE.findall(state))) if '"guess' in state else ()
