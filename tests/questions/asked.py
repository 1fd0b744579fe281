"""Ask a partner each question in a talk that has found its feet, and hold the reply against what a reader said of it."""

from __future__ import annotations

from collections import Counter
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
ANSWERED, DECLINED, MISSED = "answered", "declined", "missed"
_DECLINES = ("outside[", "unsure[", "private[", "guarded[", "told[")


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the lines by their ids, and as they read."""

    ids: tuple[str, ...]
    text: str

    @property
    def told(self) -> str:
        """The line that answers or declines: "topics.work_now.facts[0].says", "outside"; a refusal is the same in any wording."""
        found = [line for line in self.ids if line.startswith(("topics.", "grants.", *_DECLINES))]
        line = found[0] if found else self.ids[0] if self.ids else ""
        return line.partition("[")[0] if line.startswith((*_DECLINES, "grants.")) else line


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the line it was answered with when somebody read it, and what they said of that."""

    ask: str
    told: str = ""
    judged: str = ""


def partners() -> tuple[str, ...]:
    """Those with questions."""
    return tuple(sorted(file.stem for file in HERE.glob("*.yaml")))


def questions(partner: str) -> tuple[Question, ...]:
    """The questions for one of them."""
    rows = yaml.safe_load((HERE / f"{partner}.yaml").read_text("utf-8"))
    return tuple(Question(row["ask"], row.get("told", ""), row.get("judged", "")) for row in rows)


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


def judged(partner: str) -> list[tuple[Question, Reply, str]]:
    """Each question with its reply now and the verdict, which is none where the reply is another than the one that was read."""
    found = []
    for question in questions(partner):
        now = reply(partner, question.ask)
        found.append((question, now, question.judged if now.told == question.told else ""))
    return found


def shares(partner: str) -> dict[str, float]:
    """The share of each verdict, and of what nobody has read yet ("")."""
    verdicts = Counter(verdict for _, _, verdict in judged(partner))
    return {verdict: count / verdicts.total() for verdict, count in verdicts.items()}
