"""What a draft is held against: the ear, the trust that whoever reads it has in its sender, and what it tells was invited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from flows.judgement import Slip, Terms, alone, slips_of
from flows.moves import Move, Reading, Recogniser, Relationship, Setting, Stage
from flows.rewriting.draft import SAID, heard, pieces
from flows.rewriting.gifts import without_gifts
from flows.rewriting.invited import invited_in
from flows.rewriting.marks import doubts_of
from flows.rewriting.waiting import Waiting, fairly

_SURE = 0.6  # confidence from which a move is taken to be there


@dataclass(frozen=True, slots=True)
class Judge:
    """The ear and the terms that a draft is held against, the same for every version of it."""

    ear: Recogniser
    setting: Setting
    terms: Terms
    waiting: Waiting
    reminds: bool = False  # the draft comes after silence
    _heard: dict[str, Reading] = field(default_factory=dict, repr=False, compare=False)  # a version is asked about more than once

    def reading(self, text: str) -> Reading:
        """What a text performs, without its subject and what is quoted in it."""
        if text not in self._heard:
            said = heard(text)
            self._heard[text] = without_gifts(said, fairly(said, self.ear.read(said, self.setting), self.waiting, self.reminds))
        return self._heard[text]

    def slips(self, text: str) -> tuple[Slip, ...]:
        """What in a text the relationship can't carry; in an empty one nothing, and no pitch that none of its sentences makes."""
        found = slips_of(self.reading(text), self.terms) if heard(text).strip() else ()
        if not any(slip.move is Move.SELF_PITCH for slip in found) or any(self.pitches(piece.text) for piece in pieces(text)):
            return found
        return tuple(slip for slip in found if slip.move is not Move.SELF_PITCH)

    def doubts(self, text: str) -> tuple[str, ...]:
        """Words of a text that may be more than the relationship can carry."""
        return doubts_of(text, self.reading(text), self.terms)

    def still(self, text: str, moves: Iterable[Move]) -> bool:
        """Whether a text slips, or one of its sentences makes one of `moves` again."""
        said = [piece.text for piece in pieces(text) if piece.part in SAID]
        return bool(self.slips(text)) or any(slip.move in moves for each in said for slip in self.slips(each))

    def pitches(self, sentence: str) -> bool:
        """Whether a sentence by itself is a pitch of oneself."""
        alone = slips_of(self.reading(sentence), self.terms) if heard(sentence).strip() else ()
        return any(slip.move is Move.SELF_PITCH for slip in alone)


def judge_of(text: str, ear: Recogniser, waiting: Waiting, reader: Relationship, reply: bool = False) -> Judge:
    """What a draft is held against that goes to `reader`: the trust there is, and what the draft tells was invited."""
    stage = Stage.MIDDLE if reply else Stage.OPENING
    setting = Setting("follow_up" if reply else "message", reader, stage)
    terms = Terms(alone(reader, stage), frozenset(), reader, stage)
    judge = Judge(ear, setting, terms, waiting, waiting.is_a_reminder(text))
    return replace(judge, terms=replace(terms, invited=invited_in(text, judge.reading(text), ear)))


def sure(reading: Reading) -> set[Move]:
    """The moves of a reading that one can go by."""
    return {sighting.move for sighting in reading.sightings if sighting.confidence >= _SURE}
