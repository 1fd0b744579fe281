"""Names of firms and people in a message to a friend who wants to help, and the question which of them to try first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile

from flows.words import sentences

_WORD = r"[A-ZÀ-Þ][\w&'’-]*"
_AFTER = re.compile(rf"\b(?:at|about|with|for|of|inside|from) ((?:{_WORD})(?: (?:& )?{_WORD}){{0,3}})")
_NAME = re.compile(rf"{_WORD}(?: (?:(?:&|de|da|do|of|van|von) )?{_WORD}){{0,3}}")
_PLACES = re.compile(rf"\b(?:in|near|around) {_WORD}(?:(?:,| or| and) {_WORD})*")
_GREETED = re.compile(r"\b(?:to|dear|hi|hello|hey|thanks|thank you|bye|ok|yes|no),? $", re.I)
_HEADS_A_LIST = re.compile(rf"\s*(?::|,(?=.*\b(?!I\b){_WORD})|first\b|then\b|next\b|and (?=[A-ZÀ-Þ])|& (?=[A-ZÀ-Þ]))")
_NO_NAME = frozenset(
    "I I'm I'd I've I'll Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December English German French Spanish Portuguese Italian Dutch Polish CV "
    "At In On For With From To The A An My Your His Her Their Our This That These Those If As By Of There Here Dear "
    "Easter Christmas Excel Word Python SQL LinkedIn Google Yes No Ok Okay "
    "Could Can Would Will Should Shall May Might Must Do Does Did Is Are Was Were Have Has Had Let Next First Last "
    "Thanks Thank Hi Hello Hey Sorry Well And But So Then Also Maybe Please Who What Which Where When How Why Honestly".split()
)
_SHORTEST = 3  # letters
_GREETINGS = frozenset({"Hi", "Hello", "Hey", "Dear", "Thanks", "Thank"})
_WHICH_FIRST = re.compile(
    r"\b(?:which|who|what|where|whom)\b[^.!]{0,60}\b(?:first|start|begin|try|ring|call|write to|choose|pick)\b[^.!]*\?"
    r"|\bwhich (?:one|of)\b[^.!]*\?|\bwhere (?:would|should|do) (?:you|i) (?:start|begin)\b",
    re.I,
)


def after_a_preposition(text: str) -> str:
    """The first name that is asked about: "anybody at Bluebell Health"."""
    found = _AFTER.search(text)
    return found[1] if found else ""


def names_in(text: str, but: Iterable[str] = ()) -> tuple[str, ...]:
    """All names of a message, in its order: "Casais first. Then Efacec, and Siemens Mobility." has three; none of `but`, no places."""
    left_out = {name.lower() for name in but}
    found = (name for sentence in sentences(text) for name in _of_sentence(sentence))
    return tuple(dict.fromkeys(name for name in found if name.lower() not in left_out))


def asks_which_first(text: str) -> bool:
    """Whether it is asked which of several to begin with."""
    return bool(_WHICH_FIRST.search(text))


def _of_sentence(sentence: str) -> Iterator[str]:
    sentence = _PLACES.sub(lambda found: " " * len(found[0]), sentence)
    for found in _NAME.finditer(sentence):
        words = found[0].replace("’", "'").removesuffix("'s").split()
        named = list(dropwhile(lambda word: word.partition("'")[0] in _NO_NAME, words))
        name, before = " ".join(named), sentence[: found.start()]
        if len(name) < _SHORTEST or _GREETED.search(before) or not _GREETINGS.isdisjoint(words):
            continue
        begins = len(named) == len(words) and not before.strip(" -•*\"'“(")
        if not begins or len(named) > 1 or _HEADS_A_LIST.match(sentence, found.end()):
            yield name
