"""Writing again after silence: to say that no answer came pushes nobody; to demand one does, and so does a deadline.

And what in a draft only sounds like more than it is: an offer, a wish for some far-off day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from flows.judgement import is_sure
from flows.listed import Listed
from flows.moves import Move, Reading, Sighting
from flows.rewriting.clauses import clauses
from flows.rewriting.draft import SAID, Piece, pieces
from flows.rewriting.presuming import Presuming
from flows.rewriting.spoken import plain

_BARELY = re.compile(r"(?:^|\bplease |\bjust )(?:answer|reply|respond)(?: me| to me)?(?=\W*$|[,;])", re.I)
_CLEAR = 0.6  # room to say no is taken as such from here on
_HEARD = 0.9  # how sure it is that a demand is one, where its wording shows it


@dataclass(frozen=True)
class Waiting(Presuming):
    """waiting.yaml: lists of wordings, and what they tell of a message after silence; and what presumes."""

    again: Listed = ()
    not_yet: Listed = ()
    letters: Listed = ()
    replies: Listed = ()
    wrote: Listed = ()
    ago: Listed = ()
    demanded: Listed = ()
    answers: Listed = ()
    soon: Listed = ()
    kindly: Listed = ()
    dates: Listed = ()
    offers: Listed = ()
    anything: Listed = ()

    def writes_again(self, sentence: str) -> bool:
        """Whether a sentence says that no answer has come, or comes back to an earlier message."""
        return bool(self._again.search(plain(sentence)))

    def names_a_day(self, words: str) -> bool:
        """Whether words tell by when something has to be: "The posting closes on Sunday"."""
        return bool(self._date.search(plain(words)))

    def demands(self, words: str) -> bool:
        """Whether words want an answer now, or blame somebody for having given none: "I really need an answer"."""
        straight = plain(words)
        return bool(self._demand.search(straight) or _BARELY.search(straight)) and not self._kind.search(straight)

    def offers_more(self, sentence: str) -> bool:
        """Whether a sentence offers to send what is missing: "Is there anything else you need from me?"."""
        return bool(self._offer.search(plain(sentence)))

    def is_a_reminder(self, text: str) -> bool:
        """Whether a draft is written because an earlier one got no answer."""
        return any(self.writes_again(piece.text) for piece in _said(text))

    @cached_property
    def _again(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self.expression(self.again)}", re.I)

    @cached_property
    def _demand(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self.expression(self.demanded)}\b", re.I)

    @cached_property
    def _kind(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self.expression(self.kindly)}", re.I)

    @cached_property
    def _date(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self.expression(self.dates)}\b", re.I)

    @cached_property
    def _offer(self) -> re.Pattern[str]:
        return re.compile(rf"\b{self.expression(self.offers)}", re.I)


def fairly(text: str, reading: Reading, waiting: Waiting, reminds: bool) -> Reading:
    """A reading in which pressure stands where it is made, and an offer to send what is missing asks for nothing.

    `reminds` tells that the draft which `text` is of comes after silence: there a demand is pressure, however it is heard by itself.
    """
    drafted = _said(text)
    pushed = next((seen for seen in reading.sightings if seen.move is Move.PRESSURE), None)
    kept = [seen for seen in reading.sightings if seen is not pushed and not _sounds_like_more(seen, drafted, waiting)]
    meant = drafted if reminds else [piece for piece in drafted if pushed and piece.holds(pushed.span)]
    place = next((span for piece in meant for span in _demanding(piece, waiting)), None)
    presumes = next((span for piece in drafted for span in waiting.presumed(piece)), None)
    if place and (reminds or pushed):
        kept.append(Sighting(Move.PRESSURE, max(pushed.confidence if pushed else 0, _HEARD if reminds else 0), place))
    elif presumes and not (pushed and is_sure(pushed)):
        kept.append(Sighting(Move.PRESSURE, _HEARD, presumes))
    elif pushed and not _is_no_push(pushed, drafted, kept, waiting, reminds):
        kept.append(pushed)
    return replace(reading, sightings=tuple(sorted(kept, key=lambda seen: seen.span)))


def _demanding(piece: Piece, waiting: Waiting) -> Iterator[tuple[int, int]]:
    """The places of a sentence that demand an answer; all of it where no clause does alone."""
    if not waiting.demands(piece.text):
        return
    parts = [part for part in clauses(piece.text) if waiting.demands(part.text)]
    for part in parts:
        yield piece.start + part.start, piece.start + part.end
    if not parts:
        yield piece.start, piece.end


def _is_no_push(seen: Sighting, drafted: list[Piece], others: list[Sighting], waiting: Waiting, reminds: bool) -> bool:
    if reminds and _only_says_so(seen, drafted, waiting):
        return True
    travels = not is_sure(seen) and all(waiting.only_travels(piece.text) for piece in drafted if piece.holds(seen.span))
    return travels or _names_a_day_kindly(seen, drafted, others, waiting)


def _sounds_like_more(seen: Sighting, drafted: list[Piece], waiting: Waiting) -> bool:
    jokes = not is_sure(seen) and any(piece.holds(seen.span) and waiting.dreams(seen.move, piece.text) for piece in drafted)
    return jokes or _is_an_offer(seen, drafted, waiting)


def _only_says_so(seen: Sighting, drafted: Iterable[Piece], waiting: Waiting) -> bool:
    """Whether pressure was heard in nothing but the news that no answer came."""
    inside = [piece for piece in drafted if piece.holds(seen.span)]
    return bool(inside) and all(waiting.writes_again(piece.text) for piece in inside)


def _names_a_day_kindly(seen: Sighting, drafted: Iterable[Piece], others: Iterable[Sighting], waiting: Waiting) -> bool:
    """Whether what was heard as pressure only tells of a date, in a draft that leaves the reader free: "It closes on Sunday"."""
    is_free = any(each.move is Move.EASY_OUT and each.confidence >= _CLEAR for each in others)
    inside = [piece for piece in drafted if piece.holds(seen.span)]
    return is_free and bool(inside) and all(waiting.names_a_day(piece.text) for piece in inside)


def _is_an_offer(seen: Sighting, drafted: Iterable[Piece], waiting: Waiting) -> bool:
    return seen.move is Move.VAGUE_ASK and any(piece.holds(seen.span) and waiting.offers_more(piece.text) for piece in drafted)


def _said(text: str) -> list[Piece]:
    return [piece for piece in pieces(text) if piece.part in SAID]
