"""What goes along with a cut: words that leant on it, and words that would weigh on the reader beside whatever is left."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.moves import ASKS, Move
from flows.rewriting.clauses import clauses, without
from flows.rewriting.demands import asked_instead
from flows.rewriting.draft import SAID, Part
from flows.rewriting.gifts import is_for_the_reader
from flows.rewriting.repair import Place, Repair, Slips
from flows.rewriting.spoken import plain
from flows.rewriting.voice import Hand
from flows.rewriting.wake import Wake
from flows.rewriting.wordings import Wordings, phrases

_FOR_WORK = frozenset({Move.JOB_ASK, Move.REFERRAL_ASK, Move.FAVOR_ASK, Move.INTRO_ASK})
_FOR_TIME = frozenset({Move.MEETING_ASK, Move.JOB_ASK, Move.SALES_PITCH})
_WITH_PAPERS = _FOR_WORK | {Move.REVIEW_ASK, Move.RESUME_PUSH}
_IN_ADVANCE = re.compile(r" in advance(?: for [^,.!]*)?", re.I)


@dataclass(frozen=True, slots=True)
class Sweep:
    """How a draft is gone through behind a cut: its words, its hand, whether it comes after silence, whether its papers were asked for."""

    slips: Slips
    hand: Hand
    words: Wordings
    reminds: bool = False
    papers: bool = False
    wake: Wake | None = None

    def let_go(self, repair: Repair) -> None:
        """Take out the sentences that make no sense without an ask, and the words that tied a sentence to one.

        Room to say no goes with the ask, unless an earlier message has asked, too.
        """
        self.unburden(repair)
        if self.wake:
            self.wake.let_go(repair)
        connectors = re.compile(rf"(?:{phrases(self.words.connectors, True).pattern})[,\s]+", re.I)
        behind_a_cut, cut, kept = False, "", ""
        for number, place in enumerate(repair.places):
            if place.piece.part is Part.CLOSING:
                place.words = _IN_ADVANCE.sub("", place.words)
            if place.piece.part is not Part.BODY:
                continue
            if not place.gone and not place.ours:
                leans = self._leans_anywhere(place) or self._leads_on(repair, number)
                if leans or (behind_a_cut and self._leans_back(repair, place, cut, kept)):
                    place.words = ""
                elif behind_a_cut and (tied := connectors.match(place.words)):
                    rest = place.words[tied.end() :]
                    place.words = rest[:1].upper() + rest[1:] if place.words[:1].isupper() else rest
            behind_a_cut = place.gone
            cut = f"{cut} {place.piece.text}" if place.gone else place.piece.text if place.touched and not place.ours else ""
            kept = f"{kept} {place.words}"

    def unburden(self, repair: Repair) -> None:
        """Take out demands, reproaches and offers that the ear has no name for; a demand becomes a question where it can."""
        if not repair.lost:
            return
        weighing = [phrases(self.words.leans.presuming), phrases(self.words.leans.on_an_offer)]
        if repair.lost & _WITH_PAPERS and not self.papers:
            weighing.append(phrases(self.words.leans.with_papers))
        for place in repair.places:
            if place.gone or place.ours or place.piece.part not in SAID:
                continue
            asked = asked_instead(place.words, self.hand, self.words)
            if asked and place.touched and repair.lost & ASKS:  # what is left of an ask that was too large
                place.words = ""
            elif asked and not self.slips(asked):
                place.words, place.touched = asked, True
            for pattern in weighing:
                if pattern.search(plain(place.words)):
                    place.words, place.touched = self._rest(place.words, pattern), True

    def _rest(self, sentence: str, pattern: re.Pattern[str]) -> str:
        """The clauses of a sentence in which `pattern` is not."""
        faulty = {
            number for number, part in enumerate(clauses(sentence)) if pattern.search(plain(part.text)) and not is_for_the_reader(part.text)
        }
        if not faulty and any(map(is_for_the_reader, (part.text for part in clauses(sentence)))):
            return sentence
        rest = without(sentence, faulty, self.words.footing.stands_behind) if faulty else ""
        return "" if pattern.search(plain(rest)) or self.slips(rest) else rest

    def _leans_anywhere(self, place: Place) -> bool:
        straight = plain(place.words)
        excuses = place.touched and self.words.footing.is_for_the_ask(straight)
        return bool(phrases(self.words.leans.on_the_ask).search(straight)) or excuses

    def _leads_on(self, repair: Repair, number: int) -> bool:
        """Whether a short sentence is there for the one behind it, which is gone."""
        following = repair.places[number + 1] if number + 1 < len(repair.places) else None
        straight = plain(repair.places[number].words)
        if following is None or not following.gone or len(straight.split()) >= 10:
            return False
        return bool(phrases(self.words.leans.on_the_one_after, True).search(straight)) or self.words.footing.ties_to(straight)

    def _leans_back(self, repair: Repair, place: Place, cut: str, kept: str) -> bool:
        """Whether a sentence right behind the words `cut` makes no sense without them."""
        straight, leans = plain(place.words), self.words.leans
        if phrases(leans.on_the_one_before, True).search(straight) or self.words.footing.is_for_the_ask(straight):
            return True
        if self.words.orphans.points_into(cut, straight, kept):
            return True
        if repair.lost & _FOR_WORK and phrases(leans.on_work, True).search(straight):
            return True
        return (not self.reminds and self.words.footing.gives_room(straight)) or bool(
            repair.lost & _FOR_TIME and self.words.orphans.is_there_for_a_meeting(straight)
        )
