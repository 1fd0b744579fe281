"""A yes taken for granted, "I am sure you will find half an hour for me"; and what only looks as if it pressed or asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.listed import Listed, Lists
from flows.moves import ASKS, Move
from flows.rewriting.clauses import clauses
from flows.rewriting.draft import Piece
from flows.rewriting.spoken import plain

_TO_THE_READER = re.compile(r"[?!]|\byou\b")


@dataclass(frozen=True)
class Presuming(Lists):
    """The lists of waiting.yaml that tell a yes taken for granted from travel dates and jokes."""

    presumes: Listed = ()
    sure: Listed = ()
    time: Listed = ()
    for_me: Listed = ()
    humbly: Listed = ()
    travels: Listed = ()
    on_days: Listed = ()
    far_off: Listed = ()

    def presumed(self, piece: Piece) -> Iterator[tuple[int, int]]:
        """The clauses of a sentence that take for granted that the reader makes time, each with its place in the draft."""
        if self._is_in(self.humbly, piece.text):
            return
        for clause in clauses(piece.text):
            if self._is_in(self.presumes, clause.text):
                yield piece.start + clause.start, piece.start + clause.end

    def only_travels(self, sentence: str) -> bool:
        """Whether a sentence tells no more than where the sender will be, and when: "I am in Tampere from 6 to 9 November"."""
        tells = self._is_in(self.travels, sentence) and self._is_in(self.on_days, sentence)
        return tells and not _TO_THE_READER.search(sentence)

    def dreams(self, move: Move, sentence: str) -> bool:
        """Whether an ask is put off to a day that may never come: "Sign my copy one day?"."""
        return move in ASKS and self._is_in(self.far_off, sentence)

    def _is_in(self, listed: Listed, said: str) -> bool:
        return self.any_of(listed).search(plain(said).lower()) is not None
