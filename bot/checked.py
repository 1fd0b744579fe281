"""A message to somebody real: what is heard in it, the places that are marked, and its rewritten version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.content.library import rewriting, world
from flows.moves import Cue, Move, Reading, Relationship, Setting
from flows.rewriting import Mark, Measure, Rewritten, doubts_of, judge_of, marks_of, measure_of, rewrite
from flows.rewriting.addressee import two_names
from flows.rewriting.measure import LONG
from flows.rewriting.praise import praiseworthy

LONGEST = 4096  # characters of a message; as much as Telegram takes
_MEETS_WITH = {Cue.DISTRESS: "distress", Cue.FOREIGN: "foreign", Cue.UNREADABLE: "unreadable"}


@dataclass(frozen=True, slots=True)
class Checked:
    """A message with all that is made of it, for one reader."""

    text: str
    reader: Relationship
    reply: bool
    trust: float
    reading: Reading
    invited: frozenset[Move]  # by the reader, as the message tells
    marks: tuple[Mark, ...]
    rewritten: Rewritten
    doubts: tuple[str, ...]  # words of the rewritten version that may ask too much
    measure: Measure
    names: tuple[str, str] = ("", "")  # the one greeted, and another by which the same reader is called

    @property
    def is_long_for_the_reader(self) -> bool:
        """Whether its length is worth a word: to those who don't know the sender, long messages are work."""
        applies = Move.SELF_PITCH in self.invited  # to a post that was advertised: there length is expected
        far = self.reader in (Relationship.STRANGER, Relationship.INTRODUCED)
        return self.measure.long and far and not (self.reply or applies)

    @property
    def costs_answers(self) -> bool:
        """Whether it is so long that fewer people answered such messages, and goes to somebody who has never seen the name under it."""
        return self.is_long_for_the_reader and self.measure.characters > LONG and self.reader is Relationship.STRANGER

    @property
    def judged(self) -> dict[str, Any]:
        """What was heard and what was shown of it, as plain values."""
        seen = self.reading.sightings
        moves = [{"move": each.move.value, "confidence": round(each.confidence, 3), "span": list(each.span)} for each in seen]
        slips = [slip.move.value for slip in self.rewritten.faults]
        shown = [{"move": mark.move.value, "weight": mark.weight.value, "span": [mark.start, mark.end]} for mark in self.marks]
        instead = self.rewritten.text if self.rewritten.changed else None
        told: dict[str, Any] = {"marks": shown, "rewritten": instead, "asked": list(self.rewritten.asked)}
        told |= {"doubts": list(self.doubts)}
        return {"moves": moves, "slip_moves": list(dict.fromkeys(slips)), "trust": self.trust, "reply": self.reply, **told}


def unfit(text: str) -> str:
    """Why a text can't be checked: empty, huge, unreadable, foreign, or distress, which is met with care; nothing if it can."""
    if not text.strip():
        return "empty"
    if len(text) > LONGEST:
        return "huge"
    cues = world().ear.read(text, Setting("message")).cues
    return next((name for cue, name in _MEETS_WITH.items() if cue in cues), "")


def look_at(text: str, reader: Relationship, reply: bool = False) -> Checked:
    """A text that is fit, as somebody would hear it who stands to the sender as `reader`."""
    judge = judge_of(text, world().ear, rewriting().waiting, reader, reply)
    reading, terms = judge.reading(text), judge.terms
    rewritten = rewrite(text, judge, rewriting())
    marks = marks_of(text, praiseworthy(text, reading, rewriting().footing), rewritten.faults, terms)
    doubts = doubts_of(rewritten.text, judge.reading(rewritten.text), terms) if rewritten.text else ()
    return Checked(text, reader, reply, terms.trust, reading, terms.invited, marks, rewritten, doubts, measure_of(text), two_names(text))
