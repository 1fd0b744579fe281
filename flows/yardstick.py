"""What a good talk of a kind holds: a coffee is measured by other things than a party or a heart-to-heart with a friend."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What must be there before a talk counts as balanced, and what the verdict asks of it."""

    aim: bool = True  # the other learned what the learner is after
    next_step: bool = True  # they parted with something concrete
    warmth: float = 0.2  # share of messages that were about the other
    asks: int = 0  # plain, useful asks that were made
    gives: int = 0  # times something was offered
    own: float = 0.0  # share of messages with something of the learner's own
    trust: float = 3.0  # at the end, for a yes
    gained: float = 0.8  # more than in the beginning, for a yes
    turned: bool = False  # holding back is what costs here, and not asking
