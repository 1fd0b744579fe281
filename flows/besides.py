"""What somebody writes instead of an answer: a greeting, thanks, a question of their own; nothing of it is what was asked for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Aside(StrEnum):
    """What kind of thing it is; of several in one text, the last here counts: "hi, I don't get it" is lost."""

    CHAT = "chat"
    HELLO = "hello"
    THANKS = "thanks"
    STOP = "stop"
    LOST = "lost"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Asides:
    """The words for them: prompts/mentor/asides.yaml."""

    hello: tuple[str, ...]
    thanks: tuple[str, ...]
    chat: tuple[str, ...]
    stop: tuple[str, ...]
    lost: tuple[str, ...]
    fillers: tuple[str, ...]
    openers: tuple[str, ...]
    about: tuple[str, ...]


def aside(text: str, words: Asides, *, is_wish: bool = False) -> Aside | None:
    """What `text` is instead of an answer, if nothing else stands in it: "good morning!", "thanks", "what do you mean by goal?".

    Where a wish was asked for (`is_wish`), a question that isn't about the asking may be one: "how do they hire?".
    """
    said = _bare(text)
    if not said:
        return Aside.LOST if "?" in text else Aside.CHAT if text.strip() else None
    found, rest = _taken(said, words)
    if not rest:
        return max(found, key=list(Aside).index, default=None)
    return Aside.QUESTION if _asks(text, said, words, is_wish) else None


def without_hello(text: str, words: Asides) -> str:
    """An answer without the greeting or the thanks before it: "Hi! Betahaus" is "Betahaus"."""
    head, mark, rest = _HEAD.match(text).groups() if _HEAD.match(text) else ("", "", "")  # type: ignore[union-attr]
    if not mark or not rest.strip():
        return text
    found, left = _taken(_bare(head), words)
    return rest.strip() if found and not left and found <= {Aside.HELLO, Aside.THANKS} else text


_HEAD = re.compile(r"\s*([^,.!\n]{2,30})([,.!\n]+)\s*(.+)", re.S)
_SHORT_QUESTION = 12  # words
_POLITE = ("chat", "hello", "thanks")
_LISTS = (*_POLITE, "stop", "lost")


def _asks(text: str, said: str, words: Asides, is_wish: bool) -> bool:
    """Whether it is a question to us, after a greeting or without one."""
    asked = _taken(said, words, _POLITE)[1]
    if asked.split()[0] not in words.openers or len(asked.split()) > _SHORT_QUESTION:
        return False
    return _is_about_asking(asked, words) or (text.rstrip(' )"”').endswith("?") and not is_wish and len(asked.split()) > 1)


def _is_about_asking(asked: str, words: Asides) -> bool:
    return any(f" {phrase} " in f" {asked} " for phrase in words.about)


def _taken(said: str, words: Asides, which: tuple[str, ...] = _LISTS) -> tuple[set[Aside], str]:
    """What a text begins with that is no answer, and what comes behind it."""
    found: set[Aside] = set()
    phrases = _phrases(words, which)
    while said:
        hit = next((each for each in phrases if said == each[0] or said.startswith(f"{each[0]} ")), None)
        if hit is None:
            break
        if hit[1] is not None:
            found.add(hit[1])
        said = said[len(hit[0]) :].strip()
    return found, said


@lru_cache(maxsize=4)
def _phrases(words: Asides, which: tuple[str, ...]) -> tuple[tuple[str, Aside | None], ...]:
    named: list[tuple[str, Aside | None]] = [(each, Aside(name)) for name in which for each in getattr(words, name)]
    return tuple(sorted([*named, *((each, None) for each in words.fillers)], key=lambda each: -len(each[0])))


def _bare(text: str) -> str:
    """Small letters and figures, apostrophes within words, and no letter drawn out: "Heyyy, there!" is "hey there"."""
    lower = unicodedata.normalize("NFKC", text).lower().replace("’", "'")
    drawn = re.sub(r"([^\W\d])\1{2,}", r"\1", re.sub(r"[^\w\s']|_", " ", lower))
    return " ".join(re.sub(r"(?<!\w)'|'(?!\w)", " ", drawn).split())
