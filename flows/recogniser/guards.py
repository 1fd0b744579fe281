"""What takes a move back: "I'd never ...", "people keep asking me ...", "if I were to ...", words in quotation marks."""

from __future__ import annotations

from flows.moves import ASKS, Move
from flows.recogniser.book import Guards
from flows.recogniser.families import Hit
from flows.recogniser.phrases import Grammar, Wording
from flows.recogniser.sentences import Sentence
from flows.recogniser.talk import any_of

_REACH = {"negated": 7, "reported": 14, "hypothetical": 14, "others": 0}  # words between the guard and what it takes back
_OURS = ASKS | {Move.RESUME_PUSH, Move.SELF_PITCH, Move.SALES_PITCH}  # moves of the learner's own, not of "my sister"
_TURNS = frozenset(("but", ";", "though", "however"))


class Watch:
    """Tells whether a hit is only talked about, not performed."""

    def __init__(self, guards: Guards, grammar: Grammar) -> None:
        self._patterns = [(_REACH[name], any_of(getattr(guards, name), grammar)) for name in _REACH]

    def takes_back(self, hit: Hit, sentence: Sentence) -> bool:
        """Whether something before the hit, in the same sentence, means that it is not performed."""
        if _quoted(hit, sentence):
            return True
        return any(_reaches(hit, sentence, reach, pattern) for reach, pattern in self._patterns if reach or hit.move in _OURS)


def _reaches(hit: Hit, sentence: Sentence, reach: int, pattern: Wording) -> bool:
    """Whether the guard stands before the hit, or reaches two words into it, with no turn ("but") between."""
    start = sentence.at(hit.span[0])
    into = 1 if hit.move is Move.SELF_PITCH else min(reach, 2)  # "my sister [was laid off]"
    for found in pattern.finditer(sentence.text):
        first, behind = sentence.place(found)
        near = first < start and behind <= start + into and start - behind <= reach
        between = {word.text for word in sentence.words[behind:start]}
        if near and not between & _TURNS and not (reach == _REACH["negated"] and "," in between):
            return True
    return False


def _quoted(hit: Hit, sentence: Sentence) -> bool:
    marks = [index for index, word in enumerate(sentence.words) if word.text == '"']
    if len(marks) < 2 or (marks[0] <= 1 and marks[-1] >= len(sentence.words) - 3):
        return False  # a message wholly in quotation marks is the learner's own
    places = [sentence.words[index].start for index in marks]
    return any(opening < hit.span[0] and hit.span[1] <= closing for opening, closing in zip(places[::2], places[1::2], strict=False))
