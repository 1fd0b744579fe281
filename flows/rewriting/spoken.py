"""Wordings in the language of prompts/moves, looked for in a sentence of a draft: "i would like" is there in "I'd like"."""

from __future__ import annotations

from functools import cache, lru_cache

from flows.recogniser.book import Vocabulary
from flows.recogniser.phrases import Grammar, PhraseFault, compiled
from flows.recogniser.sentences import sentence
from flows.recogniser.spelling import Speller
from flows.recogniser.words import words_of

Listed = tuple[str, ...]
_SPELLER = Speller(Vocabulary({}, (), (), (), (), {}), frozenset())  # opens contractions; slang and typos are the ear's
_GRAMMAR = Grammar({})
_HEAD = r'\^ (?:(?:[,;"]|and|but|so|well|also|then|now) )*'


@lru_cache(maxsize=2000)
def spoken(said: str) -> str:
    """The words of a sentence, each followed by a blank: "^ i would like to ask ."; nothing where there are none."""
    words = list(_SPELLER.spell(words_of(said)))
    return sentence(words).text if words else ""


def plain(text: str) -> str:
    """Text with straight apostrophes, letter for letter."""
    return text.replace("’", "'").replace("‘", "'")


def words_in(said: str) -> list[str]:
    """The words and marks of a sentence as they are compared: "you're" is "you" and "are"."""
    return spoken(said).split()[1:]


def says(wordings: Listed, said: str) -> bool:
    """Whether one of them stands in a sentence."""
    return bool(wordings) and compiled(_any(wordings)).search(spoken(said)) is not None


def begins(wordings: Listed, said: str) -> bool:
    """Whether a sentence begins with one of them, be it behind "and" or "also"."""
    return bool(wordings) and compiled(_HEAD + _any(wordings)).match(spoken(said)) is not None


def from_the_first(wordings: Listed, said: str) -> list[str]:
    """The words of a sentence from the first wording on, without marks; none where no wording stands in it."""
    found = compiled(_any(wordings)).search(spoken(said)) if wordings else None
    return [word for word in spoken(said)[found.start() :].split() if word[0].isalnum()] if found else []


def fault_of(wording: str) -> str:
    """Why a wording cannot be read, such as a bracket left open; nothing if it can."""
    try:
        _GRAMMAR.phrase(wording)
    except PhraseFault as fault:
        return str(fault)
    return ""


@cache
def _any(wordings: Listed) -> str:
    return f"(?:{'|'.join(_GRAMMAR.phrase(wording).pattern for wording in wordings)})"
