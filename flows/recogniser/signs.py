"""Cues besides moves: leave-taking, insult, distress, no words at all, words of another language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from flows.moves import Courtesy, Cue, Manner
from flows.recogniser.book import Signs
from flows.recogniser.phrases import Grammar
from flows.recogniser.sentences import Sentence
from flows.recogniser.talk import any_of
from flows.recogniser.words import Word

_REPORTED = re.compile(
    r"(?<![^ ])(?:told|said|says|tells|called|calls|yelled|shouted|screamed|asked|asks|thinks|thought|writes|wrote|hear|heard) "
)
_VOWELS = frozenset("aeiouy")


class Signals:
    """Looks for cues."""

    def __init__(self, signs: Signs, grammar: Grammar) -> None:
        self._patterns = [
            (Cue.GOODBYE, any_of(signs.goodbye, grammar)),
            (Cue.INSULT, any_of(signs.insult, grammar)),
            (Cue.DISTRESS, any_of(signs.distress, grammar)),
        ]
        self._mock = any_of(signs.mock, grammar)
        self._manners = [(manner, any_of(wordings, grammar)) for manner, wordings in signs.manners.items()]
        self._courtesies = [(courtesy, any_of(wordings, grammar)) for courtesy, wordings in signs.courtesies.items()]
        self._english = frozenset(signs.english)
        self._foreign = frozenset(signs.foreign)

    def cues(self, words: Iterable[Word], sentences: Sequence[Sentence], question: bool, *, among_friends: bool) -> frozenset[Cue]:
        """All cues of a message; "I hate you", with the good tacos, insults no friend."""
        found = {cue for sentence in sentences for cue, pattern in self._patterns if _said(cue, pattern.search(sentence.text))}
        if not among_friends and any(_said(Cue.INSULT, self._mock.search(sentence.text)) for sentence in sentences):
            found.add(Cue.INSULT)
        if question:
            found.add(Cue.QUESTION)
        if language := self._language([word.text for word in words if word.text[0].isalnum()]):
            found.add(language)
        return frozenset(found)

    def manners(self, sentences: Iterable[Sentence]) -> frozenset[Manner]:
        """How the message is put."""
        return frozenset(manner for sentence in sentences for manner, pattern in self._manners if pattern.search(sentence.text))

    def courtesies(self, sentences: Iterable[Sentence]) -> tuple[tuple[Courtesy, tuple[int, int]], ...]:
        """The courtesies in a message, each with the span of its sentence."""
        return tuple((courtesy, one.span) for one in sentences for courtesy, pattern in self._courtesies if pattern.search(one.text))

    def _language(self, words: list[str]) -> Cue | None:
        letters = [word for word in words if word.isalpha()]
        if not letters:
            return None if any(word.isdigit() for word in words) else Cue.UNREADABLE
        if sum(not word.isascii() for word in letters) * 2 > len(letters):
            return Cue.FOREIGN
        english = sum(word in self._english for word in letters)
        foreign = sum(word in self._foreign for word in letters)
        if foreign > english and foreign >= 1 and foreign * 5 >= len(letters):
            return Cue.FOREIGN
        return Cue.UNREADABLE if not english and all(map(_noise, letters)) else None


def _said(cue: Cue, found: re.Match[str] | None) -> bool:
    """Whether it is said here and now: "my boss told me to shut up" insults nobody."""
    return found is not None and (cue is not Cue.INSULT or not _REPORTED.search(found.string[: found.start()]))


def _noise(word: str) -> bool:
    """Whether it is keyboard noise: "sdfgh", "asdkjhasd"."""
    vowels = sum(letter in _VOWELS for letter in word)
    return (len(word) > 4 and vowels * 5 < len(word)) or len(word) > 30
