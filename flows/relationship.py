"""A relationship: what lasts between a learner and a partner from one meeting to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from flows.judgement import CLEARLY_MORE
from flows.moves import COSTS, Move, Relationship, Telling
from flows.people import Deed, Partner, Unasked
from flows.promises import BROKEN, KEPT, OPEN, Promise, promises_in, still_open
from flows.rehearsal import Encounter, Turn

RESTS = 14  # days that trust stands before it begins to fade
FADES = 0.2  # points it loses in every week after that
FLOOR = 1.5  # it never fades below this
WILTS = 28  # days without a word after which it shows
KEPT_PAYS, BROKEN_COSTS = 0.6, 0.9  # points
KNOWN, CLOSE = 2.5, 6.5  # balances from which somebody met before is an acquaintance, a friend
SEED = 3.0  # the balance that an introduction by somebody trusted begins with
ACTS_EVERY = 6  # days between two things that a partner does unasked
_CARRIED = ("asks_back[", "recalls.", "hooks[", "tempts[")  # lines that are not said to the same person twice, ever


class Growth(StrEnum):
    """How a relationship looks as a plant."""

    SEEDED = "seeded"
    SPROUTING = "sprouting"
    WATERED = "watered"
    BLOOM = "bloom"
    WILTING = "wilting"
    WITHERED = "withered"


@dataclass(frozen=True, slots=True)
class Bond:
    """How it stands: Dana, 5.2 points after two meetings, the last on day 738850; a promise is open."""

    balance: float
    meetings: int = 0
    last: int = 0  # day of the last meeting
    verdict: str = ""  # of the last meeting: yes, maybe, no
    told: tuple[Telling, ...] = ()
    work_told: bool = False
    aim_told: bool = False
    said: tuple[str, ...] = ()  # ids of lines that are said to nobody twice
    picked_up: tuple[int, ...] = ()
    promises: tuple[Promise, ...] = ()
    deeds: tuple[int, ...] = ()  # indices of what they have done unasked
    acted: int = 0  # day of the last such thing
    introduced_by: str = ""  # the partner who opened this door

    def balance_on(self, day: int) -> float:
        """Trust on `day`: it fades where nobody waters it."""
        weeks = max(0, day - self.last - RESTS) / 7
        return round(max(min(self.balance, FLOOR), self.balance - FADES * weeks), 3) if self.meetings else self.balance

    @property
    def open_promises(self) -> tuple[Promise, ...]:
        """Those that are neither kept nor broken."""
        return still_open(self.promises)

    def growth(self, day: int) -> Growth:
        """How it looks on `day`."""
        balance, late = self.balance_on(day), any(promise.is_late(day) for promise in self.promises)
        if not self.meetings:
            return Growth.SEEDED
        if balance < 1.2 or (self.verdict == "no" and balance < 2):
            return Growth.WITHERED
        if late or day - self.last > WILTS:
            return Growth.WILTING
        if balance >= 6 and self.meetings >= 2:
            return Growth.BLOOM
        return Growth.WATERED if balance >= 4 else Growth.SPROUTING if balance >= 2.5 else Growth.SEEDED

    def relationship(self, day: int) -> Relationship:
        """What the two are to each other as they meet again."""
        if not self.meetings:
            return Relationship.INTRODUCED
        return Relationship.FRIEND if self.balance_on(day) >= CLOSE else Relationship.ACQUAINTANCE


def looked_at(bond: Bond, day: int) -> Bond:
    """The bond as it is on `day`, as the two meet: what is late is broken, and costs."""
    late = [promise for promise in bond.promises if promise.is_late(day)]
    if not late:
        return bond
    promises = tuple(promise.become(BROKEN) if promise in late else promise for promise in bond.promises)
    return replace(bond, balance=max(0.0, bond.balance - BROKEN_COSTS * min(2, len(late))), promises=promises)


def kept(bond: Bond, promise: Promise) -> Bond:
    """The bond after `promise` was kept."""
    promises = tuple(each.become(KEPT) if each == promise else each for each in bond.promises)
    return replace(bond, balance=min(10.0, bond.balance + KEPT_PAYS), promises=promises)


def resolved(bond: Bond) -> str:
    """What is to be spoken of as they meet: a promise that was kept or broken, and not mentioned since."""
    return next((promise.state for promise in reversed(bond.promises) if promise.state != OPEN and not promise.told), "")


def after(bond: Bond | None, encounter: Encounter, turns: tuple[Turn, ...], verdict: str, day: int) -> Bond:
    """The relationship after a meeting: what was said, told and promised in it is remembered."""
    before = bond or Bond(encounter.ledger.opening)
    made = tuple(
        promise for turn in turns if turn.partner == encounter.partner and not turn.slips for promise in promises_in(turn.text, day)
    )
    known = {telling.topic: telling for telling in (*before.told, *encounter.told)}
    return replace(
        before,
        balance=encounter.ledger.balance,
        meetings=before.meetings + 1,
        last=day,
        verdict=verdict,
        told=tuple(known.values()),
        work_told=before.work_told or encounter.work_told,
        aim_told=before.aim_told or encounter.aim_told,
        said=tuple(dict.fromkeys((*before.said, *(line for line in encounter.spoken if line.startswith(_CARRIED))))),
        picked_up=encounter.picked_up,
        promises=(*(replace(promise, told=True) if promise.state != OPEN else promise for promise in encounter.promises), *made)[-12:],
    )


def due_deed(bond: Bond, partner: Partner, day: int) -> int:
    """The index of what this partner does of their own accord now, or -1: it takes trust, and a second meeting or a kept promise (D4.7)."""
    proven = bond.meetings >= 2 or any(promise.state == KEPT for promise in bond.promises)
    if not proven or bond.verdict == "no" or day - max(bond.acted, bond.last) < 1 or (bond.deeds and day - bond.acted < ACTS_EVERY):
        return -1
    balance = bond.balance_on(day)
    return next((index for index, deed in enumerate(partner.unasked) if index not in bond.deeds and deed.at <= balance), -1)


def acted(bond: Bond, index: int, day: int) -> Bond:
    """The bond after they have done it."""
    return replace(bond, deeds=(*bond.deeds, index), acted=day)


def introduced(deed: Unasked, bonds: Mapping[str, Bond], by: str, day: int) -> Bond | None:
    """The seed that an introduction plants with whoever it leads to; nothing where it is none, or they know each other."""
    opens = deed.does is Deed.INTRODUCTION and deed.to not in bonds
    return Bond(SEED, last=day, introduced_by=by) if opens else None


def ladder(balance: float) -> tuple[tuple[Move, float], ...]:
    """The rungs (D4.4): every ask with the points that are missing for it, 0 where they would do it today."""
    asks = sorted((cost, move) for move, cost in COSTS.items() if move is not Move.VAGUE_ASK)
    return tuple((move, round(max(0.0, cost - CLEARLY_MORE + 0.01 - balance), 1)) for cost, move in asks)
