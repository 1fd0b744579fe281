"""The wake of a cut: what follows it elaborates on it and goes, too, unless it stands on its own; what leads up to it leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from flows.judgement import CLEARLY_MORE, Terms
from flows.moves import ASKS, COSTS, PUSHES, Move, Reading, Relationship
from flows.rewriting.bridging import something_is_asked
from flows.rewriting.draft import SAID, Part
from flows.rewriting.footing import (
    ANNOUNCES,
    AT_LARGE,
    LEAVES,
    LISTENED,
    OF_THE_READER,
    PAYS,
    POINTS,
    PRESUMES,
    REACHED,
    TELLS_WHAT_TO_DO,
    THANKS,
    introduces,
    introduces_in,
    leads_up,
    shares,
    signs_off,
    tells_what_was_seen,
)
from flows.rewriting.gifts import is_for_the_reader
from flows.rewriting.links import has_a_link, is_nothing_but_a_link
from flows.rewriting.orphans import gives_room
from flows.rewriting.repair import Place, Repair
from flows.rewriting.wordings import plain

_CLEAR, _MAYBE = 0.6, 0.5
_HEAVY = frozenset({Move.JOB_ASK, Move.REFERRAL_ASK, Move.INTRO_ASK, Move.FAVOR_ASK, Move.PRESSURE})
_NEAR = frozenset({Relationship.ACQUAINTANCE, Relationship.FRIEND})
_KIND = frozenset({Move.CURIOSITY, Move.LISTENING, Move.GIVING, Move.GRATITUDE, Move.PURPOSE, Move.SHARING, Move.SMALL_TALK})
_ABOUT_PAPERS = frozenset({Move.RESUME_PUSH, Move.REVIEW_ASK})
_HELD = (ASKS | PUSHES) - {Move.VAGUE_ASK}
_LISTENS = frozenset({Move.CURIOSITY, Move.LISTENING})
_TELLS = frozenset({Move.SHARING, Move.PURPOSE})


@dataclass(frozen=True, slots=True)
class Wake:
    """What is heard in a sentence by itself, and what the relationship carries."""

    reading: Callable[[str], Reading]
    terms: Terms
    reminds: bool = False

    def let_go(self, repair: Repair) -> None:
        """Take out what a cut leaves without a footing: what announces it, what leads up to it, what elaborates on it."""
        if not repair.lost:
            return
        self._announced(repair)
        self._before(repair)
        self._behind(repair)
        if repair.lost & _ABOUT_PAPERS:
            for place in repair.places:
                if place.piece.part is Part.CLOSING and is_nothing_but_a_link(place.words):
                    place.words = ""

    def pressing(self, repair: Repair) -> list[Place]:
        """The sentences of what is left that may be more than there is trust for, in the way of what was cut."""
        alike = repair.lost | (_HEAVY if repair.lost & _HEAVY else frozenset())
        text = repair.text()
        doubts = [
            seen
            for seen in self.reading(text).sightings
            if seen.move in alike & _HELD - {Move.SELF_PITCH} and self._too_much(seen.move) and text[slice(*seen.span)] != text
        ]
        places = [place for place, _ in repair.where(doubts)]
        return [place for place in places if not (place.ours or tells_what_was_seen(place.words) or self._is_good(place.words))]

    def _is_good(self, words: str) -> bool:
        """Whether a sentence by itself is surely something that does no harm."""
        heard = self.reading(words).sightings
        worst = max((seen.confidence for seen in heard if seen.move in _HELD and self._too_much(seen.move)), default=0.0)
        return any(seen.move in _KIND and seen.confidence >= max(_CLEAR, worst) for seen in heard)

    def stands(self, words: str, kept: str, cut: str, apart: bool = False, asked: bool = False) -> bool:
        """Whether a sentence behind the words `cut` says something of its own; `apart`: in a paragraph of its own."""
        said = plain(words).strip()
        heard = self.reading(words)
        weighs = any(seen.move in _HELD and self._too_much(seen.move) and seen.confidence >= _MAYBE for seen in heard.sightings)
        if weighs and not self._is_good(words):
            return False
        sure = {seen.move for seen in heard.sightings if seen.confidence >= _CLEAR}
        if LEAVES.search(said) and not PRESUMES.search(said):
            return True
        if gives_room(said) or Move.EASY_OUT in sure:
            return asked
        if THANKS.search(said):
            return not PAYS.search(said)
        if is_for_the_reader(said) or (self.terms.relationship in _NEAR and REACHED.match(said)):
            return True
        if sure & _LISTENS and not (POINTS.match(said) or PRESUMES.search(said)):
            return True
        if PRESUMES.search(said) or TELLS_WHAT_TO_DO.match(said) or (has_a_link(said) and Move.GIVING not in sure):
            return bool(
                sure & {Move.GIVING, Move.LISTENING, Move.FOLLOW_UP} and re.search(r"\b(?:as promised|you (?:asked|wanted))\b", said, re.I)
            )
        if LISTENED.match(said) or (AT_LARGE.match(said) and not POINTS.match(said)):
            return True
        if "?" in said:
            return bool(sure & (_LISTENS | ASKS) or OF_THE_READER.search(said) or shares(said, kept, cut)) and not POINTS.match(said)
        if POINTS.match(said):
            return False
        if sure & {Move.GIVING, Move.LISTENING} and not PAYS.search(said):
            return True
        if OF_THE_READER.search(said) or sure == {Move.SMALL_TALK}:
            return True
        return bool(apart and sure & _TELLS) or shares(said, kept, cut)

    def _is_a_fact(self, words: str) -> bool:
        """Whether a sentence plainly tells something, and asks and takes for granted nothing."""
        said = plain(words).strip()
        if PRESUMES.search(said) or TELLS_WHAT_TO_DO.match(said) or POINTS.match(said) or has_a_link(said):
            return False
        weighs = (seen.move in _HELD and self._too_much(seen.move) and seen.confidence >= _CLEAR for seen in self.reading(words).sightings)
        return self._is_good(words) or not any(weighs)

    def _of_a_list(self, place: Place, said: list[Place]) -> bool:
        """Whether a sentence tells what the list is about that is asked after instead."""
        asked = any(each.ours and Move.LIST_ADD in each.faulty for each in said)
        return asked and bool(re.search(r"\b(?:is|are|it's|mostly|always) about\b", plain(place.words), re.I))

    def _too_much(self, move: Move) -> bool:
        if move in self.terms.invited:
            return False
        return move in PUSHES or COSTS[move] - self.terms.trust >= CLEARLY_MORE

    def _announced(self, repair: Repair) -> None:
        """A paragraph that is announced, "One more thing", goes as a whole once its thing is gone."""
        for paragraph in _paragraphs(repair):
            starts = [number for number, place in enumerate(paragraph) if ANNOUNCES.match(plain(place.piece.text))]
            if starts and any(place.guilty for place in paragraph[starts[0] :]):
                for place in paragraph[starts[0] :]:
                    if not (place.gone or place.ours) and not LEAVES.search(place.words) and not THANKS.search(plain(place.words)):
                        place.words = ""

    def _before(self, repair: Repair) -> None:
        for paragraph in _paragraphs(repair):
            sells = any(place.guilty and Move.SALES_PITCH in place.faulty for place in paragraph)
            goes = False
            for place in reversed(paragraph):
                if place.guilty:
                    goes = place.gone
                elif place.gone or place.ours or not goes:
                    continue
                elif leads_up(place.words) or (
                    sells and not self.stands(place.words, "", " ".join(each.piece.text for each in paragraph if each.gone))
                ):
                    place.words = ""
                else:
                    goes = sells

    def _behind(self, repair: Repair) -> None:
        said = [place for place in repair.places if place.piece.part in SAID]
        first = next(
            (number for number, place in enumerate(said) if place.guilty and (place.gone or place.words != place.piece.text)), None
        )
        if first is None or (said[first].faulty == {Move.SELF_PITCH} and not said[first].gone):
            return
        same = {id(place) for paragraph in _paragraphs(repair) if any(each is said[first] for each in paragraph) for place in paragraph}
        kept = " ".join(place.words for place in said[:first] if not place.gone)
        cut = said[first].piece.text
        for place in said[first + 1 :]:
            if place.gone or place.ours:
                cut = f"{cut} {'' if place.ours else place.piece.text}"
                continue
            asked = self.reminds or something_is_asked([each.words for each in said if not each.gone and not gives_room(each.words)])
            loose = not kept.strip() or (place.piece.part is Part.POSTSCRIPT and said[first].piece.part is not Part.POSTSCRIPT)
            fits = self._of_a_list(place, said) or (loose and self._is_a_fact(place.words))
            fits = fits or (introduces(place.words) and not introduces_in(kept)) or (place in said[-2:] and signs_off(place.words))
            if place.guilty or fits or self.stands(place.words, kept, cut, id(place) not in same, asked):
                kept = f"{kept} {place.words}"
            else:
                place.words = ""
                cut = f"{cut} {place.piece.text}"


def _paragraphs(repair: Repair) -> list[list[Place]]:
    """The sentences of each paragraph."""
    found: list[list[Place]] = [[]]
    for place in repair.places:
        if place.piece.part in SAID:
            found[-1].append(place)
        if "\n" in place.piece.gap and found[-1]:
            found.append([])
    return [paragraph for paragraph in found if paragraph]
