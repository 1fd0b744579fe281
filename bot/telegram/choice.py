"""What a learner has chosen for the next rehearsal, and what their next text is taken for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.store.codec import dump, load
from bot.telegram.hand import Hand


@dataclass(frozen=True, slots=True)
class Choice:
    """How far a learner has come; `stamp` tells the buttons of one choice from those of an earlier one."""

    stamp: int = 0
    awaits: str = ""  # scene, partner or goal; or what the next text is: next_goal, check, wrong
    scene: str = ""
    partner: str = ""
    goal: str = ""  # for the next rehearsal
    about: int = 0  # the disputed judgement that the next text is about

    @property
    def buttons(self) -> str:
        """What its buttons are live as."""
        return f"choose:{self.stamp}"


def chosen(hand: Hand) -> Choice:
    """What the learner has chosen so far."""
    return load(Choice, hand.learner.choosing)


def keep(hand: Hand, choice: Choice) -> Choice:
    """Keep it."""
    hand.learner.choosing = dump(choice)
    return choice
