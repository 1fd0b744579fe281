"""What the mentor can say, as content: wordings by slip and sign, sentences to send instead, hints, next things to try."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from flows.moves import Move
from flows.rehearsal import Sign

HINTS = (
    *("greeting", "about_me", "door", "door_with_aim", "door_intro", "door_papers", "next_step"),
    *("repair", "hook", "room", "leave", "target", "offer"),
)
"""Situations a hint can be asked for in: nobody faced is `room`; a door stands open is `door`, with an aim told `door_with_aim`;
a friend who may know somebody on the learner's list is `target`, somebody who could use what is on the give list `offer`;
a door to introductions is `door_intro`, one to a resume or a referral `door_papers`."""


class DoorKind(StrEnum):
    """What the partner held open: "What are you after?" is a door of kind `aim`, "Shall we do this again?" one of kind `meeting`."""

    AIM = "aim"
    STORY = "story"
    HELP = "help"
    MEETING = "meeting"
    INTRODUCTION = "introduction"
    PAPERS = "papers"


TAKEN_BY_HINT = {DoorKind.INTRODUCTION: "door_intro", DoorKind.PAPERS: "door_papers"}
"""Doors to which one goes back with the very sentences of a hint; for each other kind, `tries_by_door` has some."""


@dataclass(frozen=True, slots=True)
class SlipWords:
    """All about one kind of slip."""

    because: str  # a doctrine point
    notes: tuple[str, ...]  # may use words, partner, cost, balance
    why: str  # what stands behind it, for whoever asks
    reader: str  # what the one who reads it would feel, where no partner is known
    tries_alone: tuple[str, ...]  # sentences to send instead, where no partner is known: each is fit to be the whole message
    tries_after: tuple[str, ...] = ()  # more of them, which need something said before: "Forget I asked, that was too much."
    evidence: tuple[str, ...] = ()

    @property
    def tries(self) -> tuple[str, ...]:
        """Every sentence to send instead in a talk, where something was said before."""
        return (*self.tries_alone, *self.tries_after)

    def tries_for(self, after_a_no: bool) -> tuple[str, ...]:
        """Those for a message that stands alone; where the other has just said no, those that take it up."""
        return (after_a_no and self.tries_after) or self.tries_alone


@dataclass(frozen=True, slots=True)
class SignWords:
    """All about one sign of the passive half."""

    because: str
    notes: tuple[str, ...]  # may use partner, and words where something is quoted
    why: str
    tries: tuple[str, ...] = ()
    tries_alone: tuple[str, ...] = ()  # of what is judged outside a rehearsal: fit to be the whole message
    tries_by_door: dict[DoorKind, tuple[str, ...]] = field(default_factory=dict)  # of a missed opening: what goes back to which door
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guidance:
    """The mentor's words."""

    slips: dict[Move, SlipWords]
    signs: dict[Sign, SignWords]
    praise: dict[Move, tuple[str, ...]]  # what was good, in one short sentence; may use words, partner
    hints: dict[str, tuple[str, ...]]  # sentences worth saying, by situation; may use field (the partner's), aim, target, give
    next_steps: dict[str, tuple[str, ...]]  # one thing to try next time, by slip, sign or score line
