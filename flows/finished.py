"""A finished talk: its turns, how it began and ended, and what can be counted in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from flows.moves import Move
from flows.rehearsal import Turn
from flows.yardstick import Yardstick

SHOWS_THE_AIM = frozenset({Move.PURPOSE, Move.TARGETED_ASK, Move.INTRO_ASK, Move.JOB_ASK, Move.REFERRAL_ASK, Move.REVIEW_ASK})
OF_USE = frozenset(
    {Move.ADVICE_ASK, Move.TARGETED_ASK, Move.INTRO_ASK, Move.MEETING_ASK, Move.REVIEW_ASK, Move.JOB_ASK, Move.REFERRAL_ASK, Move.FAVOR_ASK}
)
"""Asks that a friend can do something about."""


@dataclass(frozen=True, slots=True)
class Talk:
    """The turns of a talk and how it began and ended; what a debrief is drawn from."""

    turns: tuple[Turn, ...]
    opening: float  # trust before the first word
    goal: str = ""
    ending: str = ""  # warm, polite, cool, late, walked_off, or nothing if it was broken off
    closing: float | None = None  # trust at the end with the one who matters; if not given, after the last turn
    yardstick: Yardstick = field(default_factory=Yardstick)
    scene: str = ""
    rests_on: tuple[str, ...] = ()  # the points every talk of this kind is about

    @property
    def spoken(self) -> tuple[Turn, ...]:
        """The turns in which the learner said something to somebody."""
        return tuple(turn for turn in self.turns if turn.text or turn.sightings)

    @property
    def gained(self) -> float:
        """How much more trust there is at the end than at the beginning."""
        return self.trust - self.opening

    @property
    def trust(self) -> float:
        """Trust at the end."""
        last = self.spoken[-1].balance if self.spoken else self.opening
        return last if self.closing is None else self.closing


def count(talk: Talk, moves: Iterable[Move]) -> int:
    """In how many messages at least one of `moves` was made."""
    wanted = set(moves)
    return sum(1 for turn in talk.spoken if wanted & set(turn.moves))


def slipped(talk: Talk) -> list[Turn]:
    """The turns with a slip or an insult."""
    return [turn for turn in talk.spoken if turn.slips or any(entry.reason == "rude" for entry in turn.entries)]


def held_back(talk: Talk) -> int:
    """How often a friend was left waiting for a plain ask."""
    return sum(1 for turn in talk.spoken for entry in turn.entries if entry.reason == "held_back")


def repaired(talk: Talk) -> int:
    """How many slips were owned."""
    return sum(1 for turn in talk.spoken for entry in turn.entries if entry.reason == "repaired")


def aim_is_known(talk: Talk) -> bool:
    """The other learned what the learner wants: an aim was told, or something was asked that shows it and was carried."""
    return any(SHOWS_THE_AIM & set(turn.moves) and not turn.slips for turn in talk.spoken)


def has_next_step(talk: Talk) -> bool:
    """Whether one of the last messages leaves something to come back to."""
    return any({Move.FOLLOW_UP, Move.MEETING_ASK} & set(turn.moves) and not turn.slips for turn in talk.spoken[-6:])


def carried_asks(talk: Talk) -> int:
    """Messages with a plain ask that the relationship carries."""
    return sum(1 for turn in talk.spoken if OF_USE & set(turn.moves) and not turn.slips)


def share(talk: Talk, moves: Iterable[Move]) -> float:
    """The share of messages, 0 to 1, in which at least one of `moves` was made."""
    return count(talk, moves) / max(1, len(talk.spoken))
