"""The ledger: the account of trust between learner and partner, and what every entry in it was for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flows.moves import Move

LEAST, MOST = 0.0, 10.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One change in trust: on turn 3, "can you get me in?" (referral_ask) cost 2.5 points."""

    turn: int
    move: Move
    words: str  # the learner's words that moved it
    points: float
    because: str  # a doctrine point or a fact, "D4.5", "E1"
    reason: str  # what kind of entry: paid, asked, slip, again, repaired, rude, one_sided, interview, hook, came_prepared,
    # out_of_place, held_back, promise_kept, straight_to_business, given_badly


@dataclass(frozen=True, slots=True)
class Ledger:
    """An append-only account. The balance is derived from it and never stored."""

    opening: float
    entries: tuple[Entry, ...] = ()

    @property
    def balance(self) -> float:
        """Trust now, 0 to 10; what falls below zero is not carried forward."""
        balance = self.opening
        for entry in self.entries:
            balance = min(MOST, max(LEAST, balance + entry.points))
        return round(balance, 3)

    def with_entries(self, entries: tuple[Entry, ...]) -> Ledger:
        """This account with `entries` added at its end."""
        return replace(self, entries=self.entries + entries)

    def times_paid(self, move: Move) -> int:
        """How often `move` has already earned trust here."""
        return sum(1 for entry in self.entries if entry.move is move and entry.points > 0)

    def last_losses(self) -> tuple[Entry, ...]:
        """The slips and insults of the latest turn that had any, unless they have been repaired since."""
        losses = [entry for entry in self.entries if entry.reason in ("slip", "again", "rude")]
        repaired = max((entry.turn for entry in self.entries if entry.reason == "repaired"), default=-1)
        return tuple(entry for entry in losses if entry.turn == losses[-1].turn > repaired)
