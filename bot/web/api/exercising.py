"""Exercises, what was assigned of them, and what came of it."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.coaching import coaches, cohorts, days, exercises, sight, tasks, telling, uploads
from bot.store.coaching import Assigned, Cohort, Designed, Member
from bot.store.codec import load
from bot.web.api.operations import Call, Refused, fault, found
from bot.web.api.telling import Told, exercise, result
from bot.web.desk import reports
from bot.web.desk.sheets import Export
from bot.words import PLAIN
from flows.exercise import Exercise


async def list_library(call: Call) -> Told:
    """Exercises to start from."""
    return call.part([{"name": name, "exercise": exercise(each)} for name, each in exercises.library().items()])


async def list_exercises(call: Call) -> Told:
    """The coach's own exercises."""
    return call.part([_designed(row) for row in await exercises.of(call.work, call.coach)])


async def read_exercise(call: Call) -> Told:
    """One exercise."""
    return _designed(await _mine(call))


async def make_exercise(call: Call) -> Told:
    """Design an exercise."""
    asked = await _asked(call)
    try:
        return _designed(await exercises.keep(call.work, call.coach, asked, call.now))
    except ValueError:
        raise Refused(422, "exercises_full") from None


async def change_exercise(call: Call) -> Told:
    """Put another in its place."""
    row = await _mine(call)
    return _designed(await exercises.keep(call.work, call.coach, await _asked(call), call.now, row))


async def drop_exercise(call: Call) -> Told:
    """Drop it; what was assigned goes on."""
    await exercises.drop(call.work, await _mine(call))
    return {}


async def list_assignments(call: Call) -> Told:
    """What was assigned in a cohort."""
    cohort = found(await cohorts.by_number(call.work, call.coach, call.number))
    return call.part([_assignment(row) for row in await tasks.assignments(call.work, cohort)])


async def assign(call: Call) -> Told:
    """Give an exercise, now or later."""
    row, cohort, member = await _named(call)
    starts, due = _utc(call.body.starts), _utc(call.body.due)
    try:
        made = await tasks.assign(call.work, call.coach, row, cohort, call.now, member, starts, due)
    except ValueError:
        is_far = starts is not None and starts > call.now + days.FARTHEST
        raise Refused(422, "assign", fault("starts", "starts") if is_far else fault("due", "due")) from None
    return _assignment(made)


async def results(call: Call) -> Told:
    """How it stands, learner by learner."""
    return call.part([result(each, call.now) for each in await sight.results(call.work, await _given(call))])


async def table_of_results(call: Call) -> Export:
    """The same as on the desk."""
    row = await _given(call)
    return await reports.results(call.work, await coaches.chat_of(call.work, call.coach), row, call.now)


async def postpone(call: Call) -> Told:
    """Another day, or none."""
    row = await _given(call)
    try:
        await tasks.postpone(call.work, row, _utc(call.body.due), call.now)
    except ValueError:
        raise Refused(422, "postpone", fault("due", "due")) from None
    return _assignment(row)


async def withdraw_assignment(call: Call) -> Told:
    """It need not be done any more."""
    await tasks.withdraw(call.work, await _given(call), call.now)
    return {}


async def excuse(call: Call) -> Told:
    """Excuse one learner, or not after all."""
    await tasks.excuse(call.work, found(await tasks.task_of(call.work, call.coach, call.number)), call.body.excused, call.now)
    return {}


async def _mine(call: Call) -> Designed:
    return found(await exercises.by_number(call.work, call.coach, call.number))


async def _given(call: Call) -> Assigned:
    return found(await tasks.assignment(call.work, call.coach, call.number))


async def _asked(call: Call) -> Exercise:
    """The exercise that was sent. Raises Refused with all that is wrong with it."""
    asked = load(Exercise, call.body.model_dump_json())
    if wrong := exercises.wrong(asked, await uploads.own_of(call.work, call.coach)):
        raise Refused(422, "exercise", *((_FIELDS.get(each.field, each.field), telling.fault(each, PLAIN)) for each in wrong))
    return asked


_FIELDS = {name: f"passing.{name}" for name in ("outcome", "most_slips", "kinds", "least")}  # where the builder's fields are in a shape


async def _named(call: Call) -> tuple[Designed, Cohort, Member | None]:
    """What an assignment is made of. Raises Refused where there is no such thing for this coach."""
    asked = call.body
    row = await exercises.by_number(call.work, call.coach, asked.exercise)
    cohort = await cohorts.by_number(call.work, call.coach, asked.cohort)
    member = await cohorts.member(call.work, call.coach, asked.member) if asked.member is not None else None
    wanted = {"exercise": row, "cohort": cohort} | ({"member": member} if asked.member is not None else {})
    wrong = [fault(name, "no_such") for name, value in wanted.items() if value is None]
    if member is not None and cohort is not None and member.cohort != cohort.id:
        wrong.append(fault("member", "elsewhere"))
    if wrong or row is None or cohort is None:
        raise Refused(422, "assign", *wrong)
    return row, cohort, member


def _designed(row: Designed) -> Told:
    return {"id": row.id, **exercise(exercises.exercise_of(row))}


def _assignment(row: Assigned) -> Told:
    shown = exercise(tasks.exercise_for(row))
    return {"id": row.id, "cohort": row.cohort, "exercise": shown, "for_one": bool(row.learner), "starts": row.starts, "due": row.due}


def _utc(moment: datetime | None) -> datetime | None:
    """As it is kept; at the far ends of the calendar, where there is no such time, as it was."""
    try:
        return moment.astimezone(UTC) if moment else None
    except OverflowError:
        return moment
