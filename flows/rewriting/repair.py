"""A draft on the way to its rewritten form: which of its pieces are kept, cut short or gone, and the text they make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from flows.judgement import Slip
from flows.moves import Move, Sighting
from flows.rewriting.clauses import clauses, without
from flows.rewriting.draft import SAID, Part, Piece
from flows.rewriting.spoken import plain
from flows.rewriting.wordings import Wordings, phrases, with_articles

Slips = Callable[[str], tuple[Slip, ...]]
_SAYS_NOTHING = re.compile(
    r"(?:i am|i'm|im) (?:an? )?(?:very )?(?:\w+ )?(?:person|worker|professional|individual|candidate|player)?\W*$", re.I
)
_WHOLE = 0.9  # a span over this share of a sentence tells nothing about which of its clauses is at fault


@dataclass(slots=True)
class Place:
    """One piece of the draft, with the words that stand there now; none when it is gone."""

    piece: Piece
    words: str
    ours: bool = False  # put there by the rewriting
    borrowed: bool = False  # and made of what the sender wanted to know
    touched: bool = False
    faulty: frozenset[Move] = frozenset()  # what was at fault in it

    @property
    def guilty(self) -> bool:
        """Whether it was too much by itself, and not only together with another."""
        return bool(self.faulty)

    @property
    def gone(self) -> bool:
        """Whether nothing stands there any more."""
        return not self.words


@dataclass(slots=True)
class Repair:
    """The places of a draft in order."""

    places: list[Place]
    lost: set[Move] = field(default_factory=set)  # moves that were cut out

    @classmethod
    def of(cls, drafted: tuple[Piece, ...]) -> Repair:
        """Nothing changed yet."""
        return cls([Place(piece, piece.text) for piece in drafted])

    def copy(self) -> Repair:
        """The same, to be changed apart from this one."""
        return Repair([replace(place) for place in self.places], set(self.lost))

    def text(self) -> str:
        """The draft as it stands."""
        return "".join(words + gap for _, words, gap in self._laid_out()).rstrip()

    def body(self) -> list[Place]:
        """What is left between greeting and closing."""
        return [place for place in self.places if place.piece.part is Part.BODY and not place.gone]

    def at(self, slip: Slip) -> list[tuple[Place, Slip]]:
        """The places that a slip in the text covers, each with the slip where it stands in the draft; the frame is never at fault."""
        found, at = [], 0
        for place, words, gap in self._laid_out():
            if at < slip.span[1] and slip.span[0] < at + len(words):
                start = place.piece.start
                first, last = max(0, slip.span[0] - at), min(len(words), slip.span[1] - at)
                as_it_was = place.words == place.piece.text
                span = (start + first, start + last) if as_it_was else (start, start + max(1, len(place.piece.text)))
                found.append((place, replace(slip, span=span)))
            at += len(words) + len(gap)
        return [(place, here) for place, here in found if place.piece.part in SAID]

    def where(self, sightings: Iterable[Sighting]) -> list[tuple[Place, Sighting]]:
        """The sentences in which something is heard in the text as it stands."""
        found, at = [], 0
        for place, words, gap in self._laid_out():
            here = [seen for seen in sightings if at < seen.span[1] and seen.span[0] < at + len(words)]
            found += [(place, seen) for seen in here if place.piece.part in SAID]
            at += len(words) + len(gap)
        return found

    def cut(self, place: Place, faults: tuple[Slip, ...], slips: Slips, words: Wordings) -> None:
        """Leave of a sentence what is not at fault: a plainer wording, the clauses beside it, or nothing."""
        self.lost |= {fault.move for fault in faults}
        place.faulty |= {fault.move for fault in faults}
        old = place.words
        place.words = "" if place.touched or place.ours else _rest(place, faults, slips, words)
        place.touched = True
        if place.words and (len(place.words) >= len(old) or slips(place.words)):
            place.words = ""

    def _laid_out(self) -> Iterator[tuple[Place, str, str]]:
        kept: list[tuple[Place, str, str]] = []
        for place in self.places:
            if not place.gone:
                kept.append((place, _joined(place.words, kept), place.piece.gap))
            elif kept:
                last, words, gap = kept[-1]
                kept[-1] = (last, words, max(gap, place.piece.gap, key=lambda each: each.count("\n")))
        return iter(kept)


def _joined(words: str, before: list[tuple[Place, str, str]]) -> str:
    """Behind "Hi Tom, " a sentence of ours begins with a small letter."""
    if before and before[-1][1].endswith(",") and "\n" not in before[-1][2] and not re.match(r"I\b|[A-Z]{2}", words):
        place = before[-1][0]
        if place.piece.part is Part.GREETING and re.match(
            r"(?:What|How|May|If|In|Would|Could|One|Shall|There|No|Are|Which|Why|Where|Who|When|Is|Was|Do|Does|Did|Has|Have)\b", words
        ):
            return words[:1].lower() + words[1:]
    return words


def _rest(place: Place, faults: tuple[Slip, ...], slips: Slips, words: Wordings) -> str:
    sentence, start = place.piece.text, place.piece.start
    if place.piece.part is not Part.BODY:
        return ""
    if any(fault.move is Move.SELF_PITCH for fault in faults):
        plainer = without_puff(sentence, words)
        if plainer != sentence and not _SAYS_NOTHING.match(plainer) and not slips(plainer):
            return plainer
    parts = clauses(sentence)
    if len(parts) == 1:
        return ""
    spans = [(fault.span[0] - start, fault.span[1] - start) for fault in faults]
    narrow = [span for span in spans if min(span[1], len(sentence)) - max(span[0], 0) < len(sentence) * _WHOLE]
    named = {number for number, part in enumerate(parts) if any(part.holds(span) for span in narrow)}
    alone = named | {number for number, part in enumerate(parts) if slips(part.text)}
    tried = [named, alone or set(range(len(parts)))] if len(narrow) == len(spans) else [alone or set(range(len(parts)))]
    for faulty in tried:
        for first in range(len(parts), 0, -1):  # what two clauses ask together, the first alone may not
            rest = without(sentence, faulty | set(range(first, len(parts))), words.footing.stands_behind)
            if rest and not slips(rest):
                return rest
    return ""


def without_puff(sentence: str, words: Wordings) -> str:
    """A sentence such as "I am a highly motivated analyst with 7 years of experience" without "highly motivated"."""
    told = phrases(words.puff).sub("", plain(sentence))
    told = re.sub(r"\s{2,}", " ", re.sub(r"\s+([.,!?;])", r"\1", told)).strip()
    told = re.sub(r"\b(an?)(?:,| and)+ ", r"\1 ", told)
    told = re.sub(r",\s*(?=\band\b|,)", "", told)
    return with_articles(told)
