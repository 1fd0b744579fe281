"""A finished rehearsal in brief: what the path, the progress and the next debrief look back on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.moves import Move
from flows.rehearsal import Sign

REMEMBERED = 30  # rehearsals within which no note should be read twice


@dataclass(frozen=True, slots=True)
class Past:
    """What came of a rehearsal: a coffee with Dana on day 738850, balanced, yes; one job_ask, no sign."""

    scene: str
    partner: str
    day: int  # of the learner's clock, as `date.toordinal` counts
    level: str = "normal"  # easy, normal, hard
    turns: int = 0  # messages of the learner
    overall: str = ""  # transactional, passive, warm_but_aimless, balanced
    second_coffee: str = ""  # yes, maybe, no
    scores: dict[str, int] = field(default_factory=dict)  # the six lines, 0 to 10
    slips: dict[Move, int] = field(default_factory=dict)
    signs: tuple[Sign, ...] = ()
    asks: int = 0  # messages that asked for something and were no slip
    wordings: tuple[str, ...] = ()  # ids of the notes the learner read


def notes_read(pasts: Sequence[Past]) -> tuple[str, ...]:
    """The ids of the notes read in the last rehearsals, each once, the one longest ago first."""
    every = [wording for past in pasts[-REMEMBERED:] for wording in past.wordings]
    return tuple(reversed(dict.fromkeys(reversed(every))))
