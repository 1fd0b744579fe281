"""What the learner tells of themselves: "I'm Sam", "I work in logistics", "I'm hoping to move into product"."""

from __future__ import annotations

from collections.abc import Iterable

from flows.moves import Telling
from flows.recogniser.book import Told
from flows.recogniser.phrases import Grammar, Wording
from flows.recogniser.sentences import Sentence
from flows.recogniser.talk import any_of
from flows.recogniser.words import Word

_ENDS = frozenset((".", "!", "?", ",", ";", '"', "but", "because", "so", "though", "which", "^"))

_BEGINS_ANEW = frozenset(("i", "it", "my", "that", "this", "they", "we", "then"))  # behind an "and": the next thing that is said


class Notebook:
    """Takes down names, fields and aims, in the learner's own words."""

    def __init__(self, told: Iterable[Told], grammar: Grammar) -> None:
        self._told = [(one, any_of(one.after, grammar)) for one in told]

    def tellings(self, message: str, sentences: Iterable[Sentence]) -> tuple[Telling, ...]:
        """One telling a topic, the first that was made."""
        found: dict[str, Telling] = {}
        for sentence in sentences:
            for told, pattern in self._told:
                words = "" if told.topic in found else self._words(message, sentence, told, pattern)
                if words:
                    found[told.topic] = Telling(told.topic, words)
        return tuple(found.values())

    def _words(self, message: str, sentence: Sentence, told: Told, pattern: Wording) -> str:
        match = pattern.search(sentence.text)
        if match is None:
            return ""
        first = behind = sentence.place(match)[1]
        while behind < len(sentence.words) and behind - first < told.most and _goes_on(message, sentence.words, behind, told):
            behind += 1
        if behind == first or sentence.words[first].text in told.refuses:
            return ""
        if told.whole and behind < len(sentence.words) and sentence.words[behind].text not in ".!":
            return ""
        start, end = sentence.span_of(first, behind)
        return message[start:end]


def _goes_on(message: str, words: tuple[Word, ...], at: int, told: Told) -> bool:
    word, then = words[at], words[at + 1].text if at + 1 < len(words) else ""
    if word.text in _ENDS or word.text in told.stops or (word.text == "and" and then in _BEGINS_ANEW):
        return False
    return not told.proper or message[word.start].isupper()
