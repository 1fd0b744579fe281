"""The wake of a cut: what follows it elaborates on it and goes, too, unless it stands on its own; what leads up to it leads nowhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flows.judgement import CLEARLY_MORE, Terms
from flows.moves import ASKS, COSTS, PUSHES, Move, Reading, Relationship
from flows.rewriting.draft import SAID, Part
from flows.rewriting.footing import Footing, asks_at_large, signs_off, speaks_to_the_reader
from flows.rewriting.gifts import is_for_the_reader
from flows.rewriting.links import has_a_link, is_nothing_but_a_link
from flows.rewriting.repair import Place, Repair
from flows.rewriting.requests import Requests

_CLEAR, _MAYBE = 0.6, 0.5
_HEAVY = frozenset({Move.JOB_ASK, Move.REFERRAL_ASK, Move.INTRO_ASK, Move.FAVOR_ASK, Move.PRESSURE})
_NEAR = frozenset({Relationship.ACQUAINTANCE, Relationship.FRIEND})
_KIND = frozenset({Move.CURIOSITY, Move.LISTENING, Move.GIVING, Move.GRATITUDE, Move.PURPOSE, Move.SHARING, Move.SMALL_TALK})
_ABOUT_PAPERS = frozenset({Move.RESUME_PUSH, Move.REVIEW_ASK})
_HELD = (ASKS | PUSHES) - {Move.VAGUE_ASK}
_LISTENS = frozenset({Move.CURIOSITY, Move.LISTENING})
_GIVES = frozenset({Move.GIVING, Move.LISTENING})
_KEEPS = _GIVES | {Move.FOLLOW_UP}
_TELLS = frozenset({Move.SHARING, Move.PURPOSE})


@dataclass(frozen=True, slots=True)
class Wake:
    """What is heard in a sentence by itself, and what the relationship carries."""

    reading: Callable[[str], Reading]
    terms: Terms
    footing: Footing
    requests: Requests
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
        return [place for place in places if not place.ours and self._presses(place.words)]

    def _presses(self, words: str) -> bool:
        return not (self.footing.reports_what_was_seen(words) or self._is_good(words))

    def _is_good(self, words: str) -> bool:
        """Whether a sentence by itself is surely something that does no harm."""
        heard = self.reading(words).sightings
        worst = max((seen.confidence for seen in heard if seen.move in _HELD and self._too_much(seen.move)), default=0.0)
        return any(seen.move in _KIND and seen.confidence >= max(_CLEAR, worst) for seen in heard)

    def stands(self, words: str, kept: str, cut: str, apart: bool = False, asked: bool = False) -> bool:
        """Whether a sentence behind the words `cut` says something of its own; `apart`: in a paragraph of its own."""
        footing, sure = self.footing, {seen.move for seen in self.reading(words).sightings if seen.confidence >= _CLEAR}
        if self._weighs(words, _MAYBE) and not self._is_good(words):
            return False
        presumes, points_back = footing.presumes(words), footing.points_back(words)
        if footing.takes_leave(words) and not presumes:
            return True
        if footing.gives_room(words) or Move.EASY_OUT in sure:
            return asked
        if footing.gives_thanks(words):
            return not footing.pays(words)
        if is_for_the_reader(words) or (self.terms.relationship in _NEAR and footing.gives_an_address(words)):
            return True
        if sure & _LISTENS and not (points_back or presumes):
            return True
        if presumes or footing.instructs(words) or (has_a_link(words) and Move.GIVING not in sure):
            return bool(sure & _KEEPS) and footing.keeps_a_promise(words)
        if footing.brings_news(words):
            return True
        if points_back:
            return False
        if "?" in words:
            to_them = sure & (_LISTENS | ASKS) or asks_at_large(words) or speaks_to_the_reader(words)
            return bool(to_them) or footing.shares_a_thing(words, kept, cut)
        if sure & _GIVES and not footing.pays(words):
            return True
        if speaks_to_the_reader(words) or sure == {Move.SMALL_TALK}:
            return True
        return bool(apart and sure & _TELLS) or footing.shares_a_thing(words, kept, cut)

    def _is_a_fact(self, words: str) -> bool:
        """Whether a sentence plainly tells something, and asks and takes for granted nothing."""
        footing = self.footing
        if footing.presumes(words) or footing.instructs(words) or footing.points_back(words) or has_a_link(words):
            return False
        return self._is_good(words) or not self._weighs(words, _CLEAR)

    def _weighs(self, words: str, least: float) -> bool:
        """Whether more is heard in a sentence than the relationship carries, with a confidence of `least` or more."""
        heard = self.reading(words).sightings
        return any(seen.move in _HELD and self._too_much(seen.move) and seen.confidence >= least for seen in heard)

    def _first_introduces(self, words: str, kept: str) -> bool:
        """Whether a sentence tells who writes, and none that is kept does."""
        return self.footing.introduces(words) and not self.footing.introduces_in(kept)

    def _of_a_list(self, place: Place, said: list[Place]) -> bool:
        """Whether a sentence tells what the list is about that is asked after instead."""
        asked = any(each.ours and Move.LIST_ADD in each.faulty for each in said)
        return asked and self.footing.tells_of_a_list(place.words)

    def _too_much(self, move: Move) -> bool:
        if move in self.terms.invited:
            return False
        return move in PUSHES or COSTS[move] - self.terms.trust >= CLEARLY_MORE

    def _announced(self, repair: Repair) -> None:
        """A paragraph that is announced, "One more thing", goes as a whole once its thing is gone."""
        for paragraph in _paragraphs(repair):
            starts = [number for number, place in enumerate(paragraph) if self.footing.announces(place.piece.text)]
            if starts and any(place.guilty for place in paragraph[starts[0] :]):
                for place in paragraph[starts[0] :]:
                    is_kind = self.footing.takes_leave(place.words) or self.footing.gives_thanks(place.words)
                    if not (place.gone or place.ours or is_kind):
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
                elif self.footing.leads_up(place.words) or (
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
            asking = (each.words for each in said if not each.gone and not self.footing.gives_room(each.words))
            asked = self.reminds or self.requests.something_is_asked(asking)
            loose = not kept.strip() or (place.piece.part is Part.POSTSCRIPT and said[first].piece.part is not Part.POSTSCRIPT)
            belongs = place.guilty or self._of_a_list(place, said) or (place in said[-2:] and signs_off(place.words))
            told = (loose and self._is_a_fact(place.words)) or self._first_introduces(place.words, kept)
            if belongs or told or self.stands(place.words, kept, cut, id(place) not in same, asked):
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
