"""Learners with one fault each, otherwise the balanced one of tests/learners: who brings out the resume, who walks past every door."""

from __future__ import annotations

from pathlib import Path

from bot.content.library import world
from flows.moves import Move
from flows.people import Role
from flows.rehearsal import Sign
from flows.words import content
from tests.learners.people import LEARNERS, Learner, balanced
from tests.learners.play import Habit
from tests.rows import rows_of

LINES: dict[str, list[str]] = rows_of(Path(__file__).parent / "faulty.yaml")
_AT = (0, 1)  # turns on which somebody with a fault gives way to it


def with_fault(about: Move | Sign) -> Habit:
    """Somebody with this very fault."""
    if about in LINES:
        return _speaking(LINES[about])
    return _BY_SIGN[about]


def circulating(me: Learner, limit: int) -> str:
    """The balanced one, who goes on to the next after five sentences."""
    return balanced(me, 4)


def _speaking(lines: list[str]) -> Habit:
    def habit(me: Learner, limit: int) -> str:
        return lines[_AT.index(me.turn)] if me.turn in _AT else balanced(me, 3)

    return habit


def _past_doors(me: Learner, limit: int) -> str:
    return me.line("pleasantries") if me.door else balanced(me, limit)


def _about_me(me: Learner, limit: int) -> str:
    return me.line("goodbye") if me.turn >= limit else me.line("sharing")


def _asking_alone(me: Learner, limit: int) -> str:
    return me.line("goodbye") if me.turn >= limit else me.line("questions")


def _walking_off(me: Learner, limit: int) -> str | None:
    return None if me.turn == 2 else balanced(me, limit)


def _staying(me: Learner, limit: int) -> str:
    """Stays with a fellow job hunter, and with nobody else."""
    assert me.rehearsal and me.rehearsal.partner
    safe = Role.FELLOW in world().people[me.rehearsal.partner.partner].partner.rooms
    return balanced(me, 12 if safe else 2)


def _unprepared(me: Learner, limit: int) -> str:
    """Asks what the briefing had told, topic by topic."""
    assert me.rehearsal and me.rehearsal.partner
    partner = world().people[me.rehearsal.partner.partner].partner
    asks = [next(ask for ask in partner.topics[each.topic].asked if not content(ask) & content(each.says)) for each in partner.briefing]
    return asks[me.turn] if me.turn < len(asks) else balanced(me, limit)


_BY_SIGN: dict[Move | Sign, Habit] = {
    Sign.MISSED_OPENING: _past_doors,
    Sign.DRIFT: LEARNERS["passive"],
    Sign.NO_GOAL: LEARNERS["warm"],
    Sign.NO_NEXT_STEP: LEARNERS["warm"],
    Sign.ONE_SIDED: _about_me,
    Sign.INTERVIEW: _asking_alone,
    Sign.HIT_AND_RUN: _walking_off,
    Sign.HIDING: _staying,
    Sign.HOMEWORK: _unprepared,
    Sign.TACITURN: LEARNERS["silent"],
    Sign.HOLDING_BACK: LEARNERS["warm"],
    Sign.PESTERED: LEARNERS["pushy"],
    Sign.PROMISE_FORGOTTEN: LEARNERS["warm"],
}
