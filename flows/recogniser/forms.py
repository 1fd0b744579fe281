"""Request forms read as marks: "I was wondering if you could introduce me" becomes "<ask> introduce me"."""

from __future__ import annotations

from dataclasses import dataclass

from flows.recogniser.book import Forms
from flows.recogniser.phrases import Grammar, Wording
from flows.recogniser.sentences import Sentence
from flows.recogniser.words import Word

_HEADS = frozenset(("^", ",", ";", "and", "or", "so", "but", "then", "also", '"'))

_AUXILIARY = frozenset(("do", "have", "be"))
_SUBJECTS = frozenset(("you", "i", "we", "they", "he", "she", "it", "your", "my", "not", "people"))
_TELLERS = frozenset(("i", "they", "we"))


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence three times: as it stands, "<ask> give me a referral", and "<want> a referral"."""

    plain: Sentence
    asking: Sentence
    wanting: Sentence

    @property
    def vocabulary(self) -> frozenset[str]:
        """The words and marks of all three."""
        return self.plain.vocabulary | self.asking.vocabulary | self.wanting.vocabulary


class Marker:
    """Puts the marks <ask>, <both>, <may> and <want> in the place of the request forms."""

    def __init__(self, forms: Forms, grammar: Grammar) -> None:
        self._forms = _one_pattern([("ask", forms.ask), ("both", forms.both), ("may", forms.may), ("want", forms.want)], grammar)
        self._wants = _one_pattern([("want", forms.want_after)], grammar)
        self._imperatives = frozenset(forms.imperatives)

    def marked(self, plain: Sentence) -> Marked:
        """The same sentence with marks for request forms and before imperatives."""
        asking = Sentence(self._imperative(_collapsed(plain, self._forms).words))
        return Marked(plain, asking, _collapsed(asking, self._wants))

    def _imperative(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        marked: list[Word] = []
        for index, word in enumerate(words):
            if word.text in self._imperatives and index and words[index - 1].text in _HEADS and _commands(words, index):
                marked.append(Word("<ask>", word.start, word.start))
            marked.append(word)
        return tuple(marked)


def _commands(words: tuple[Word, ...], index: int) -> bool:
    """Whether the verb at `index` is an imperative; "do you ..." is a question, "I get up and send emails" tells."""
    follows = words[index + 1].text if index + 1 < len(words) else ""
    if words[index].text in _AUXILIARY and follows in _SUBJECTS:
        return False
    if words[index - 1].text not in ("and", "or"):
        return True
    before = [word.text for word in words[max(0, index - 12) : index]]
    return any(word.startswith("<") for word in before) or not _TELLERS.intersection(before)


def _one_pattern(marks: list[tuple[str, tuple[str, ...]]], grammar: Grammar) -> Wording:
    written = [(phrase, mark) for mark, phrases in marks for phrase in phrases]
    written.sort(key=lambda pair: -len(pair[0]))
    groups = [f"(?P<{mark}_{index}>{grammar.phrase(phrase).pattern})" for index, (phrase, mark) in enumerate(written)]
    return Wording(f"(?:{'|'.join(groups)})")


def _collapsed(sentence: Sentence, pattern: Wording) -> Sentence:
    words: list[Word] = []
    done = 0
    for found in pattern.finditer(sentence.text):
        first, behind = sentence.place(found)
        while sentence.words[first].text in _HEADS and first < behind - 1:
            first += 1
        mark = (found.lastgroup or "").partition("_")[0]
        words += sentence.words[done:first]
        words.append(Word(f"<{mark}>", sentence.words[first].start, sentence.words[behind - 1].end))
        done = behind
    return sentence if done == 0 else Sentence((*words, *sentence.words[done:]))
