"""Ask a partner each question in a talk that has found its feet, and hold what is told against the facts that answer it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from bot.content.library import world
from bot.words import PLAIN, line_text
from flows import play
from flows.ledger import Entry, Ledger
from flows.moves import Move, Telling

HERE = Path(__file__).parent
TRUST = 6.0  # what is asked at a second cup: little is held back any more
ANSWERED, HALF, DECLINED, MISSED = "answered", "half", "declined", "missed"
_DECLINES = ("outside[", "unsure[", "private[", "guarded[", "told[")
_FACT = re.compile(r"topics\.(\w+)\.facts\[(\d+)\]\.says")


@dataclass(frozen=True, slots=True)
class Question:
    """A question; the facts that answer it, the best first, and those that answer half of it; whether it rather asks for advice."""

    ask: str
    answers: tuple[str, ...]
    half: tuple[str, ...] = ()
    advice: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the lines by their ids, and as they read."""

    ids: tuple[str, ...]
    text: str

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts told: "work_now.0"."""
        return tuple(f"{found[1]}.{found[2]}" for line in self.ids if (found := _FACT.fullmatch(line)))

    @property
    def declines(self) -> bool:
        """Whether it says that this is not known, not told, or not understood."""
        return any(line.startswith(_DECLINES) for line in self.ids) and not self.facts


def partners(folder: Path = HERE) -> tuple[str, ...]:
    """Those with questions."""
    return tuple(sorted(file.stem for file in folder.glob("*.yaml")))


def questions(partner: str, folder: Path = HERE) -> tuple[Question, ...]:
    """The questions for one of them."""
    rows = yaml.safe_load((folder / f"{partner}.yaml").read_text("utf-8"))
    return tuple(
        Question(row["ask"], tuple(row["answers"]), tuple(row.get("half", ())), row.get("advice", False)) for row in rows
    )  # fmt: skip


def reply(partner: str, question: str) -> Reply:
    """What the partner says to a question over a coffee, a few turns in and at ease."""
    begun = play.begin(world(), "coffee", (partner,), 7).rehearsal
    encounter = begun.room[0]
    ledger = Ledger(encounter.ledger.opening, (Entry(3, Move.LISTENING, "", TRUST - encounter.ledger.opening, "D1.11", "paid"),))
    known = {"told": (Telling("name", "Sam"),), "aim_told": True, "work_told": True}
    at_ease = encounter.evolve(ledger=ledger, turns=5, asked="", doors=(), used=tuple(range(20)), **known)
    rehearsal = replace(begun.with_partner(at_ease), turn=5, state="their_story")
    turn = play.advance(world(), rehearsal, question).turn
    lines = [line for line in turn.lines if line.speaker == partner]
    return Reply(tuple(line.id for line in lines), " ".join(line_text(line, PLAIN) for line in lines))


def verdict(question: Question, told: Reply) -> str:
    """Answered by a fact a reader named, by half of one, declined, or missed; advice is answered by advice."""
    if set(told.facts).intersection(question.answers) or (question.advice and any(line.startswith("grants.") for line in told.ids)):
        return ANSWERED
    if set(told.facts).intersection(question.half):
        return HALF
    return DECLINED if told.declines else MISSED
