"""What the form for giving an exercise asks for, as it was typed, and what that comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.coaching import cohorts, days, exercises, given, uploads
from bot.coaching.exercises import exercise_of, library
from bot.store.coaching import Cohort, Designed, Member
from bot.web.desk.moments import due_typed, moment_typed
from bot.web.desk.visit import Visit, there
from flows.exercise import Exercise

READY = "ready:"  # how a choice out of the library begins


@dataclass(slots=True)
class Wish:
    """What was typed and chosen."""

    exercise: str = ""
    cohort: int = 0
    member: int = 0
    when: str = "now"
    starts: str = ""
    due: str = ""


@dataclass(slots=True)
class Found:
    """What a wish comes to; whatever is missing stays None."""

    row: Designed | None = None
    ready: str = ""  # its name in the library
    cohort: Cohort | None = None
    member: Member | None = None

    @property
    def exercise(self) -> Exercise | None:
        """The coach's own exercise, or the one of the library."""
        return exercise_of(self.row) if self.row else library()[self.ready] if self.ready else None


def linked(visit: Visit) -> Wish:
    """What the link to the form names."""
    ready = visit.request.query_params.get("ready", "")
    exercise = READY + ready if ready else str(visit.asked("exercise") or "")
    return Wish(exercise, visit.asked("cohort"), visit.asked("member"))


def typed(visit: Visit) -> Wish:
    """What the form was sent with."""
    numbers = visit.row("cohort"), visit.row("member")
    return Wish(visit.text("exercise"), *numbers, visit.text("when"), visit.text("starts"), visit.text("due"))


async def found(visit: Visit, wish: Wish) -> Found:
    """What is named and this coach's. Raises HTTPException 404 for what is not."""
    comes_to = Found()
    if wish.exercise.startswith(READY):
        name = wish.exercise.removeprefix(READY)
        comes_to.ready = there(name if name in library() else None)
    elif wish.exercise:
        comes_to.row = there(await exercises.by_number(visit.work, visit.coach, given.written(wish.exercise)))
    if wish.cohort:
        comes_to.cohort = there(await cohorts.by_number(visit.work, visit.coach, wish.cohort))
    if wish.member:
        comes_to.member = there(await cohorts.member(visit.work, visit.coach, wish.member))
    return comes_to


def times(visit: Visit, wish: Wish) -> tuple[datetime | None, datetime | None, dict[str, str]]:
    """When it starts and when it is due, in UTC, and what is wrong with either."""
    starts, wrong_start = _start(visit, wish)
    due, wrong_due = due_typed(visit, wish.due, max(starts or visit.now, visit.now))
    return starts, due, {name: says for name, says in (("starts", wrong_start), ("due", wrong_due)) if says}


async def missing(visit: Visit, comes_to: Found) -> dict[str, str]:
    """What has to be chosen still, or otherwise."""
    faults = {}
    if comes_to.exercise is None:
        faults["exercise"] = "exercise"
    if comes_to.row is not None and exercises.wrong(exercise_of(comes_to.row), await uploads.own_of(visit.work, visit.coach)):
        faults["exercise"] = "spoilt"
    if comes_to.cohort is None:
        faults["cohort"] = "cohort"
    elif comes_to.member is not None and comes_to.member.cohort != comes_to.cohort.id:
        faults["member"] = "member"
    return faults


def _start(visit: Visit, wish: Wish) -> tuple[datetime | None, str]:
    """When it starts, None for now, and what is wrong with that."""
    if wish.when != "later":
        return None, "both" if wish.starts else ""  # thirty people would hear of it today
    try:
        starts = moment_typed(visit.learner, wish.starts)
    except ValueError:
        return None, "unreadable"
    if starts is None or starts <= visit.now:
        return starts, "past" if starts else "when"
    return starts, "far" if starts > visit.now + days.FARTHEST else ""
