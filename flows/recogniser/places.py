"""Which words of a message carry a move: a short sentence whole, of a longer one the clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from flows.recogniser.words import Word, sentences_of, words_of

Span = tuple[int, int]
_FEW_WORDS = 14  # a sentence up to here is quoted whole
_A_CLAUSE = 3  # words that must stand before a comma to make a clause
_FRAME = re.compile(  # "Dear Ms Lund", "With kind regards to Alan"
    r"(?:(?:hi|hello|hey|dear|hallo|good (?:morning|afternoon|evening|day))(?: [^ ]+){0,3} ?$"
    r"|(?:with |my |our |all |the |many |very |much |kind(?:est)? |warm(?:est)? |best |good |give |send |and )*"
    r"(?:(?:regards|wishes|greetings|hugs|kisses|cheers|sincerely|respectfully|cordially|yours)\b"
    r"|love (?:to|from) (?:the|your|all|everyone|both)\b)(?: [^ ]+){0,6} ?$)"
)


class Places:
    """The clauses of a message, to be asked which of them speaks for a move."""

    def __init__(self, text: str, pieces: Sequence[Span]) -> None:
        sentences = list(sentences_of(list(words_of(text)))) or [[Word(text, 0, len(text))]]
        parts = [clause for sentence in sentences for clause in _clauses(sentence)]
        self._clauses = [_edges(part) for part in parts]
        self._said = [_edges(part) for part in parts if not _is_a_frame(part)]
        self._pieces = np.array([start for start, _ in pieces], dtype=np.int64)

    def around(self, span: Span) -> Span:
        """The clauses that a span of words touches."""
        touched = [clause for clause in self._clauses if clause[0] < span[1] and span[0] < clause[1]] or [span]
        return min(span[0], touched[0][0]), max(span[1], touched[-1][1])

    def loudest(self, shares: NDArray[np.float32], said: bool = False) -> Span:
        """The clause whose pieces add most to a move; `shares` has one number a piece.

        With `said`, a greeting or a farewell is none as long as there is anything else: nobody asks for a thing in "Kind regards".
        """
        clauses = (self._said if said else []) or self._clauses
        return max(clauses, key=lambda clause: float(shares[(self._pieces >= clause[0]) & (self._pieces < clause[1])].sum()))


def _clauses(sentence: list[Word]) -> Iterator[list[Word]]:
    if len(sentence) <= _FEW_WORDS:
        yield sentence
        return
    clause: list[Word] = []
    for word in sentence:
        clause.append(word)
        if word.text in (",", ";") and len(clause) > _A_CLAUSE:
            yield clause
            clause = []
    if clause:
        yield clause


def _is_a_frame(words: list[Word]) -> bool:
    return bool(_FRAME.match(" ".join(word.text for word in words if word.text[:1].isalnum())))


def _edges(words: list[Word]) -> Span:
    """From the first spoken word to the last, without punctuation."""
    said = [word for word in words if word.text[:1].isalnum() or word.text[:1] == "<"] or words
    return said[0].start, said[-1].end
