"""How work stands, in words: a state at a glance, and why somebody needs their coach."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.coaching.naming import name, number, said, short, times
from bot.coaching.sight import Seat
from bot.words import PLAIN, Surface
from flows.assignment import Reason, Work, is_stuck, last_seen, sticking_point, times_missed
from flows.exercise import Missed
from flows.moves import Move
from flows.rehearsal import Sign

_DAY = timedelta(days=1)


def state(work: Work, surface: Surface, now: datetime | None = None) -> str:
    """How it stands with one learner: "tried twice, not passed yet"; with `now`, whether it is late as well."""
    counting = work.counting
    place = work.tries.index(counting) + 1 if counting else 0
    facts = {"times": times(len(work.tries)), "settled": work.is_settled, "place": place, "number": number(place)}
    if now is None or not work.is_late(now):
        return said(surface, f"exercise.state.{work.state}", **facts)
    return said(surface, "exercise.state.late", state=said(PLAIN, f"exercise.state.{work.state}", **facts))


def tries_left(work: Work, surface: Surface) -> str:
    """What is left of the tries: "two tries left"."""
    left = work.tries_left
    if left is None:
        return said(surface, "exercise.left.any")
    return said(surface, "exercise.left.some", number=number(left), one=left == 1) if left else said(surface, "exercise.left.none")


def reason(why: Reason, seat: Seat, now: datetime, surface: Surface) -> str:
    """Why a learner needs attention, to stand behind their name: "three tries, always the resume". `now` is aware."""
    every = [work for _, _, work in seat.work]
    still = [work for work in every if work.given and not work.is_settled]
    if why is Reason.NO_START:
        return _not_begun([work for work in still if not work.begun], now, surface)
    if why is Reason.STUCK:
        return _stuck(every, seat.stuck_on, surface)
    if why is Reason.LATE:
        due = min((work.due for work in still if work.due and work.is_late(now)), default=now)
        return said(surface, "exercise.reason.late", ago=_ago(now - due))
    if why is Reason.SILENT:
        return said(surface, "exercise.reason.silent", number=number((now - max(map(last_seen, still), default=now)).days))
    return said(surface, "exercise.reason.overcorrecting")


def reasons(seat: Seat, now: datetime, surface: Surface) -> tuple[str, ...]:
    """All of them, the most urgent first."""
    return tuple(reason(each, seat, now, surface) for each in seat.reasons)


def _not_begun(works: Sequence[Work], now: datetime, surface: Surface) -> str:
    """Since when it lies there; where it was given only just now, that it is due within a day."""
    given = min((work.given for work in works if work.given), default=now)
    due = min((work.due for work in works if work.due and work.due > now), default=None)
    if now - given < _DAY and due is not None and due - now < _DAY:
        return said(surface, "exercise.reason.no_start_due")
    return said(surface, "exercise.reason.no_start", ago=_ago(now - given))


def _stuck(works: Sequence[Work], hint: Missed | None, surface: Surface) -> str:
    """On what, and how often; of several works that are stuck, the last, or the last that is stuck on `hint`."""
    stuck = [work for work in works if is_stuck(work)]
    if not stuck:
        return said(surface, "exercise.label.reason.stuck")
    same = [work for work in stuck if _point(sticking_point(work)) == _point(hint)]
    chosen = (same or stuck)[-1]
    point, tried = sticking_point(chosen), chosen.tries
    facts = {"tries": PLAIN.sentence("exercise.tries_made", number=number(len(tried)), one=len(tried) == 1), "one": len(tried) == 1}
    if point is None:
        return said(surface, "exercise.reason.stuck.unknown", **facts)
    if point.what == "least":
        return said(surface, "exercise.reason.stuck.least", what=name(Move(point.about)), **facts)
    often = PLAIN.sentence("exercise.always" if times_missed(chosen, point) == len(tried) else "exercise.most_often")
    what = short(Sign(point.about) if point.what == "without" else Move(point.about)) if point.what in ("without", "slips") else ""
    named = f"exercise.reason.stuck.{point.about if point.what == 'outcome' else point.what}"
    return said(surface, named, often=often, short=what, **facts)


def _point(missed: Missed | None) -> tuple[str, str] | None:
    return missed.point if missed else None


def _ago(since: timedelta) -> str:
    return PLAIN.sentence("exercise.ago", days=since.days, number=number(since.days))
