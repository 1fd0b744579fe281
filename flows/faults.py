"""Faults across rehearsals: what a learner does badly, where it is practised, when it is mastered and when it comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.debrief import LINES
from flows.moves import ASKS, Move
from flows.past import Past
from flows.rehearsal import Sign

ENOUGH = 3  # messages from which a rehearsal tells anything about a learner
MASTERED = 3  # chances running in which a fault was not made
SPACING = (2, 5, 12)  # days after which a fault that was mastered gets another chance to come back
STUCK = 4  # chances running in which it was made
WEAK, SOUND = 3, 6  # points of a line: at most, a fault; at least, none
QUIET = frozenset({"social", "group", "give"})  # scenes in which asking for nothing is right
_MOVES = frozenset(Move)
_FADES = (1.0, 0.8, 0.6, 0.4, 0.2)  # what a fault weighs in the last rehearsal, the one before, ...
_HEAVY = {"slip": 3.0, "sign": 2.0, "line": 1.0}


@dataclass(frozen=True, slots=True)
class Cure:
    """Where a fault is practised, the best scene first, and the point it rests on: job_ask on the phone, D1.1."""

    because: str
    scenes: tuple[str, ...]


CURES: dict[str, Cure] = {
    Move.REFERRAL_ASK: Cure("D4.5", ("coffee", "reconnect", "event")),
    Move.JOB_ASK: Cure("D1.1", ("call", "reconnect", "social", "coffee")),
    Move.CONDUIT: Cure("D2.7", ("coffee", "call", "event")),
    Move.PRESSURE: Cure("D2.2", ("message", "coffee", "call")),
    Move.SALES_PITCH: Cure("D2.1", ("group", "coffee", "social")),
    Move.INTRO_ASK: Cure("D1.2", ("event", "coffee", "call")),
    Move.FAVOR_ASK: Cure("D1.10", ("call", "coffee", "reconnect")),
    Move.NAME_DROP: Cure("D2.5", ("give", "call", "message")),
    Move.RESUME_PUSH: Cure("D2.3", ("coffee", "event", "message")),
    Move.LIST_ADD: Cure("D1.6", ("group", "event", "message")),
    Move.REVIEW_ASK: Cure("D1.9", ("message", "coffee", "reconnect")),
    Move.SELF_PITCH: Cure("D2.7", ("event", "group", "coffee")),
    Move.MEETING_ASK: Cure("D1.8", ("message", "event", "call")),
    Move.TARGETED_ASK: Cure("D3.3", ("trusted_contact", "coffee", "call")),
    Move.ADVICE_ASK: Cure("D2.4", ("coffee", "call", "reconnect")),
    Sign.RUDE: Cure("D2.8", ("coffee", "social", "group")),
    Sign.MISSED_OPENING: Cure("D3.5", ("trusted_contact", "coffee", "event")),
    Sign.HOLDING_BACK: Cure("D3.3", ("trusted_contact", "coffee", "call")),
    Sign.HIT_AND_RUN: Cure("D3.8", ("event", "follow_up", "call")),
    Sign.HIDING: Cure("D3.6", ("event", "group", "social")),
    Sign.DRIFT: Cure("D3.5", ("coffee", "trusted_contact", "event")),
    Sign.NO_GOAL: Cure("D3.2", ("trusted_contact", "coffee", "message")),
    Sign.VAGUE: Cure("D3.3", ("trusted_contact", "coffee", "call")),
    Sign.NO_NEXT_STEP: Cure("D4.1", ("follow_up", "coffee", "event")),
    Sign.PROMISE_FORGOTTEN: Cure("D4.7", ("follow_up",)),
    Sign.STRAIGHT_TO_BUSINESS: Cure("D1.5", ("reconnect", "call")),
    Sign.OUT_OF_PLACE: Cure("D5.1", ("social", "group")),
    Sign.PESTERED: Cure("D2.2", ("message", "follow_up")),
    Sign.NAME_GIVEN_AWAY: Cure("D2.5", ("give", "call")),
    Sign.GAVE_TOO_MUCH: Cure("D5.2", ("give", "group")),
    Sign.ONE_SIDED: Cure("E1", ("social", "coffee", "reconnect")),
    Sign.INTERVIEW: Cure("E1", ("social", "reconnect", "coffee")),
    Sign.BOOMERASK: Cure("E11", ("social", "coffee", "reconnect")),
    Sign.TACITURN: Cure("E1", ("social", "coffee", "call")),
    Sign.HOMEWORK: Cure("D2.7", ("message", "coffee", "call")),
    "memorable": Cure("D3.8", ("group", "social", "event", "coffee")),
    "goal": Cure("D3.2", ("trusted_contact", "coffee", "call")),
    "gave_first": Cure("D5.2", ("give", "group", "coffee")),
    "follow_up": Cure("D4.7", ("follow_up", "coffee", "event")),
    "consistent": Cure("D2.8", ("coffee", "reconnect", "call")),
    "no_hit_and_run": Cure("D3.8", ("event", "call", "coffee")),
}
"""What weighs most comes first. A fault that is not listed has no scene of its own, and the path passes it over."""
_ORDER = {name: place for place, name in enumerate(CURES)}
_NO_MATTER: dict[str, frozenset[str]] = {
    "social": frozenset({"goal", "follow_up", Sign.NO_GOAL, Sign.NO_NEXT_STEP, Sign.DRIFT, Sign.MISSED_OPENING}),
    "group": frozenset({"goal", "follow_up", "no_hit_and_run", Sign.NO_GOAL, Sign.NO_NEXT_STEP}),
    "give": frozenset({"goal", Sign.NO_GOAL, Sign.DRIFT}),
    "warm_up": frozenset({"goal", "follow_up", Sign.NO_GOAL, Sign.NO_NEXT_STEP, Sign.DRIFT, Sign.MISSED_OPENING, Sign.TACITURN}),
    "message": frozenset({"no_hit_and_run", "memorable", Sign.HIT_AND_RUN}),
}
"""What is no fault in a scene: nobody needs a next step from a school concert."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault as it stands: job_ask, made in 4 rehearsals, the last on day 738850, clean twice since."""

    name: str  # a move, a sign, or a line of the card
    kind: str  # slip, sign, line
    cure: Cure
    made: int = 0  # rehearsals in which it was made
    last: int = 0  # day of the last of them
    running: int = 0  # chances running in which it was made
    clean: int = 0  # chances running in which it was not
    mastered: int = 0  # day on which it was mastered; 0 while it is not
    shown: int = 0  # times it was shown, days later, to be still gone
    since: int = 0  # day of the last of these, or of mastering it
    weight: float = 0.0  # how much it matters now; 0 when it is mastered, or long ago

    def is_due(self, day: int) -> bool:
        """Whether a mastered fault should get its next chance to come back."""
        return bool(self.mastered) and self.shown < len(SPACING) and day >= self.since + SPACING[self.shown]


def heard(past: Sequence[Past]) -> tuple[Past, ...]:
    """The rehearsals in which enough was said to go by."""
    return tuple(each for each in past if each.turns >= ENOUGH)


def faults(past: Sequence[Past]) -> tuple[Fault, ...]:
    """Every fault made so far, what matters most first."""
    told = heard(past)
    names = dict.fromkeys(name for each in told for name in made_in(each))
    found = [_weighed(_followed(name, told), told) for name in names]
    return tuple(sorted(found, key=lambda fault: (-fault.weight, -fault.last, _ORDER[fault.name])))


def mastered(past: Sequence[Past], day: int) -> tuple[Fault, ...]:
    """The faults that were made once and are gone on `day`, the latest first."""
    return tuple(sorted((each for each in faults(past) if 0 < each.mastered <= day), key=lambda each: (-each.mastered, each.name)))


def made_in(past: Past) -> tuple[str, ...]:
    """The faults of one rehearsal: its slips, its signs, its weak lines."""
    weak = [line for line in LINES if past.scores.get(line, 10) <= WEAK]
    found = [*past.slips, *past.signs, *weak]
    return tuple(str(name) for name in found if name in CURES and name not in _NO_MATTER.get(past.scene, ()))


def _followed(name: str, told: Sequence[Past]) -> Fault:
    """A fault through all rehearsals."""
    fault, places = Fault(name, _kind(name), CURES[name]), set(CURES[name].scenes)
    for past in told:
        if name in made_in(past):
            places.add(past.scene)
            fault = replace(
                fault, made=fault.made + 1, last=past.day, running=fault.running + 1, clean=0, mastered=0, shown=0, since=past.day
            )
        elif fault.made and past.scene in places and _is_proof(past, name):
            fault = _proved(fault, past.day)
    return fault


def _proved(fault: Fault, day: int) -> Fault:
    """The fault after a chance in which it was not made."""
    fault = replace(fault, clean=fault.clean + 1, running=0)
    if not fault.mastered:
        return replace(fault, mastered=day, since=day) if fault.clean >= MASTERED else fault
    return replace(fault, shown=fault.shown + 1, since=day) if fault.is_due(day) else fault


def _is_proof(past: Past, name: str) -> bool:
    """Whether not making a fault meant anything; somebody who asks for nothing has not learned when to ask."""
    if name in _NO_MATTER.get(past.scene, ()):
        return False
    if name in ASKS:
        return past.asks > 0 or past.scene in QUIET
    return name not in LINES or past.scores.get(name, 0) >= SOUND


def _weighed(fault: Fault, told: Sequence[Past]) -> Fault:
    if fault.mastered:
        return fault
    times = [_times(past, fault.name) for past in told[::-1][: len(_FADES)]]
    weight = _HEAVY[fault.kind] * sum(fades * each for fades, each in zip(_FADES, times, strict=False))
    return replace(fault, weight=round(weight, 2))


def _times(past: Past, name: str) -> int:
    """How often a fault was made in a rehearsal; more than twice is no worse than twice."""
    if name not in made_in(past):
        return 0
    return min(2, past.slips[Move(name)]) if name in past.slips else 1


def _kind(name: str) -> str:
    return "line" if name in LINES else "slip" if name in _MOVES else "sign"
