"""A message to somebody real: what is heard in it, the places that are marked, and its rewritten version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.content.library import rewriting, world
from flows.judgement import Terms, alone
from flows.moves import Cue, Reading, Relationship, Setting, Stage
from flows.rewriting import Judge, Mark, Measure, Rewritten, marks_of, measure_of, rewrite

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
    marks: tuple[Mark, ...]
    rewritten: Rewritten
    measure: Measure

    @property
    def is_long_for_the_reader(self) -> bool:
        """Whether its length is worth a word: to those who don't know the sender, long messages are work."""
        return self.measure.long and self.reader in (Relationship.STRANGER, Relationship.INTRODUCED) and not self.reply

    @property
    def judged(self) -> dict[str, Any]:
        """What was heard, as plain values."""
        seen = self.reading.sightings
        moves = [{"move": each.move.value, "confidence": round(each.confidence, 3), "span": list(each.span)} for each in seen]
        slips = [slip.move.value for slip in self.rewritten.faults]
        return {"moves": moves, "slip_moves": list(dict.fromkeys(slips)), "trust": self.trust, "reply": self.reply}


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
    stage = Stage.MIDDLE if reply else Stage.OPENING
    terms = Terms(alone(reader, stage), frozenset(), reader, stage)
    judge = Judge(world().ear, Setting("follow_up" if reply else "message", reader, stage), terms)
    reading = judge.reading(text)
    rewritten = rewrite(text, judge, rewriting())
    marks = marks_of(text, reading, rewritten.faults, terms)
    return Checked(text, reader, reply, terms.trust, reading, marks, rewritten, measure_of(text))
