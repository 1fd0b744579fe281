"""The eight learners: what each would say next, given how the talk stands. Seeded, so that every talk can be played again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from flows.chance import chance, pick
from flows.rehearsal import Rehearsal
from flows.words import FUNCTION_WORDS, tokens
from tests.rows import rows_of

LINES: dict[str, list[str]] = rows_of(Path(__file__).parent / "lines.yaml")


@dataclass
class Learner:
    """Somebody with a habit; `last` is what the partner said."""

    seed: int
    rehearsal: Rehearsal | None = None
    last: str = ""
    used: set[str] = field(default_factory=set)

    def line(self, *kinds: str) -> str:
        """A line of one of `kinds` not used yet, or any of them when all were."""
        choices = [line for kind in kinds for line in LINES[kind]]
        fresh = [line for line in choices if line not in self.used] or choices
        chosen = pick(fresh, self.seed, len(self.used), *kinds, self.turn)
        self.used.add(chosen)
        return chosen.replace("{echo}", echo(self.last))

    @property
    def turn(self) -> int:
        """Turns with whoever is faced."""
        encounter = self.rehearsal.partner if self.rehearsal else None
        return encounter.turns if encounter else 0

    @property
    def door(self) -> bool:
        """Whether a door stands open."""
        encounter = self.rehearsal.partner if self.rehearsal else None
        return bool(encounter and any(door.door >= 0 for door in encounter.doors))

    @property
    def balance(self) -> float:
        """Trust now; a good learner feels it."""
        encounter = self.rehearsal.partner if self.rehearsal else None
        return encounter.ledger.balance if encounter else 0.0

    @property
    def scene(self) -> str:
        """Where the talk takes place."""
        return self.rehearsal.scene if self.rehearsal else ""

    @property
    def owes(self) -> str:
        """What was promised and has not come yet."""
        encounter = self.rehearsal.partner if self.rehearsal else None
        return next((promise.words for promise in encounter.promises if promise.state == "open"), "") if encounter else ""

    def luck(self) -> float:
        """A seeded number from 0 to 1 for this turn."""
        return chance(self.seed, self.turn, len(self.used), "luck")


def echo(last: str) -> str:
    """A few words of what the partner said, as a listener would pick them up."""
    words = [word for word in tokens(last) if word not in FUNCTION_WORDS][:4]
    return " ".join(words) or "that"


def _thing(promise: str) -> str:
    """What was promised, as one would name it: "that article" of "I'll send you that article tomorrow, and ..."."""
    return re.sub(r"^.*?(?:send|write|tell|bring) (?:it )?(?:to )?(?:you )?", "", promise.split(",")[0].rstrip("."), count=1) or promise


def balanced(me: Learner, limit: int) -> str:
    """Curious, gives, says what for, asks when the door is open, leaves with a next step."""
    if me.turn >= limit:
        return me.line("again" if me.scene == "follow_up" else "next_step") + " " + me.line("goodbye")
    if me.owes and me.turn == 1:
        return me.line("delivers").replace("{promise}", _thing(me.owes))
    if me.scene == "trusted_contact" and me.turn % 2:
        return me.line("plain_asks")
    if me.door:
        return me.line("purpose") if not any(line in me.used for line in LINES["purpose"]) else me.line("small_asks")
    if me.turn == limit - 1:
        return me.line("purpose") if not any(line in me.used for line in LINES["purpose"]) else me.line("next_step")
    luck = me.luck()
    kind = "questions" if luck < 0.4 else "listening" if luck < 0.7 else "sharing" if luck < 0.88 else "giving"
    return me.line(kind)


def repairing(me: Learner, limit: int) -> str:
    """Slips early, owns it, then does well."""
    slipped, owned = (any(line in me.used for line in LINES[kind]) for kind in ("pushes", "repair"))
    if me.turn == 2 and not slipped:
        return me.line("pushes")
    if slipped and not owned:
        return me.line("repair")
    return balanced(me, limit)


def warm(me: Learner, limit: int) -> str:
    """Curious and kind, and never says what for."""
    if me.turn >= limit:
        return me.line("goodbye")
    return me.line("questions" if me.luck() < 0.55 else "listening" if me.luck() < 0.85 else "sharing")


def passive(me: Learner, limit: int) -> str:
    """Pleasant, and nothing comes of it."""
    return me.line("goodbye") if me.turn >= limit else me.line("pleasantries", "silence") if me.luck() < 0.85 else me.line("questions")


def pushy(me: Learner, limit: int) -> str:
    """Asks, and asks again."""
    return me.line("pushes")


def silent(me: Learner, limit: int) -> str:
    """Hardly a word."""
    return me.line("silence")


def rambling(me: Learner, limit: int) -> str:
    """Talks, about itself."""
    return me.line("goodbye") if me.turn >= limit else me.line("rambling", "sharing")


def abusive(me: Learner, limit: int) -> str:
    """Rude."""
    return me.line("abuse", "pushes")


LEARNERS: dict[str, Callable[[Learner, int], str]] = {
    each.__name__: each for each in (balanced, repairing, warm, passive, pushy, silent, rambling, abusive)
}
