"""How a learner comes along: the six lines, slips by kind and what was held back, over time; and the weeks of practice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.debrief import LINES
from flows.faults import heard
from flows.moves import Move
from flows.past import Past
from flows.rehearsal import Sign

KINDS: dict[str, frozenset[Move]] = {
    "doors": frozenset({Move.INTRO_ASK, Move.JOB_ASK, Move.REFERRAL_ASK, Move.FAVOR_ASK}),
    "pitches": frozenset({Move.RESUME_PUSH, Move.SELF_PITCH, Move.SALES_PITCH}),
    "people": frozenset({Move.NAME_DROP, Move.CONDUIT, Move.LIST_ADD, Move.PRESSURE}),
    "time": frozenset({Move.MEETING_ASK, Move.REVIEW_ASK, Move.ADVICE_ASK, Move.TARGETED_ASK}),
}
"""Slips by what they are after: a door opened, oneself sold, others used, an evening of somebody's time."""
PASSIVE = frozenset(
    {
        Sign.MISSED_OPENING,
        Sign.DRIFT,
        Sign.VAGUE,
        Sign.NO_NEXT_STEP,
        Sign.NO_GOAL,
        Sign.HIDING,
        Sign.HOLDING_BACK,
        Sign.TACITURN,
        Sign.PROMISE_FORGOTTEN,
    }
)
STRONG = 7  # points that a line has to keep to be counted on
_AT_ONCE = 3  # rehearsals that the beginning and the end of a trend are taken from


@dataclass(frozen=True, slots=True)
class Trend:
    """One value for each rehearsal: follow_up 2, 4, 8; doors 3, 1, 0."""

    days: tuple[int, ...]
    lines: dict[str, tuple[int, ...]]
    slips: dict[str, tuple[int, ...]]
    held_back: tuple[int, ...]  # openings missed, aims not told

    @property
    def strong(self) -> tuple[str, ...]:
        """The lines that have held for three rehearsals."""
        return tuple(line for line, points in self.lines.items() if len(points) >= _AT_ONCE and min(points[-_AT_ONCE:]) >= STRONG)

    def change(self, line: str) -> float:
        """How many points a line has gained from the first three rehearsals to the last three; 0 with fewer than two."""
        points = self.lines[line]
        span = min(_AT_ONCE, len(points) // 2)
        return round((sum(points[-span:]) - sum(points[:span])) / span, 1) if span else 0.0


def trend(past: Sequence[Past]) -> Trend:
    """The rehearsals that tell something, one after the other."""
    told = heard(past)
    return Trend(
        tuple(each.day for each in told),
        {line: tuple(each.scores.get(line, 0) for each in told) for line in LINES},
        {kind: tuple(sum(count for move, count in each.slips.items() if move in moves) for each in told) for kind, moves in KINDS.items()},
        tuple(len(PASSIVE & set(each.signs)) for each in told),
    )


def streak(past: Sequence[Past], day: int) -> int:
    """Weeks with a rehearsal, back from this one; a week off now and then is forgiven, two running begin a new count."""
    weeks = sorted({_week(each.day) for each in past if each.day <= day}, reverse=True)
    count, at = 0, _week(day)
    for week in weeks:
        if at - week > 2:
            break
        count, at = count + 1, week
    return count


def _week(day: int) -> int:
    """The number of a week that begins on a Monday."""
    return (day - 1) // 7
