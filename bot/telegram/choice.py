"""What a learner has chosen for the next rehearsal, and what their next text is taken for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from bot.store.codec import dump, load
from bot.telegram.hand import Hand
from flows.sharpening import Sharpening

OF_GOAL = ("next_goal", "sharpen", "own_words")
OF_LISTS = ("gives", "targets", "names", "give", "rewrite_gives", "rewrite_targets", "rewrite_names")
"""What the next text may be: a goal, an answer about it, its last wording; items of a list, an answer about giving, one item anew."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How far a learner has come; `stamp` tells the buttons of one choice from those of an earlier one."""

    stamp: int = 0
    awaits: str = ""  # scene, partner or goal; or what the next text is: check, wrong, coach.answer, join.*, or one of those above
    scene: str = ""
    partner: str = ""
    goal: str = ""  # for this one rehearsal; the lasting one is in the profile
    level: str = "normal"  # easy, normal, hard
    about: int = 0  # the disputed judgement, or the number of the item, that the next text is about
    draft: Sharpening = field(default_factory=Sharpening)  # a goal that is being sharpened
    asked: tuple[str, ...] = ()  # questions about giving
    then: str = ""  # what goes on once the time zone is known
    waiting: str = ""  # the text that is dated anew by that zone
    half: str = ""  # the first half of an if-then plan, until the second is said

    @property
    def buttons(self) -> str:
        """What its buttons are live as."""
        return f"choose:{self.stamp}"


def chosen(hand: Hand) -> Choice:
    """What the learner has chosen so far."""
    return _read(hand.learner.choosing)


def keep(hand: Hand, choice: Choice) -> Choice:
    """Keep it."""
    hand.learner.choosing = dump(choice)
    return choice


@lru_cache(maxsize=1)  # whoever may be asked for a text looks at it, one after the other
def _read(kept: str) -> Choice:
    return load(Choice, kept)
