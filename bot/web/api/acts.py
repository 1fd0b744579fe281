"""What each operation does: it asks the same functions as the desk, so it sees what the desk sees."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from bot.coaching import cohorts, exercises, overruling, remarks, sharing, sight, tasks, telling
from bot.coaching.sight import Result, Seat
from bot.content.library import world
from bot.store.coaching import Assigned, Invitation, Remark
from bot.store.codec import dump, load
from bot.web.api.operations import Call, Refused, found
from bot.words import PLAIN
from flows.exercise import Exercise

Told = dict[str, Any]


async def me(call: Call) -> Told:
    """Whose key this is, and what it may."""
    return {"name": call.coach.name, "about": call.coach.about, "may_write": not call.token.reads_only}


async def list_cohorts(call: Call) -> Told:
    """The coach's open cohorts."""
    every = await cohorts.of(call.work, call.coach)
    sizes = await sight.counts(call.work, every)
    return call.part([{"id": each.id, "name": each.name, "since": each.since, "learners": sizes.get(each.id or 0, 0)} for each in every])


async def make_cohort(call: Call) -> Told:
    """Make a cohort."""
    try:
        made = await cohorts.made(call.work, call.coach, call.body.name, call.now)
    except ValueError:
        raise Refused(422, "that cohort can't be made", (("name", "a name is needed, and a hundred cohorts are the most"),)) from None
    return {"id": made.id, "name": made.name, "since": made.since, "learners": 0}


async def close_cohort(call: Call) -> Told:
    """Close a cohort for good; its learners are let go."""
    await cohorts.close(call.work, found(await cohorts.by_number(call.work, call.coach, call.number)), call.now)
    return {}


async def list_members(call: Call) -> Told:
    """Its learners, those who need attention first, and why."""
    cohort = found(await cohorts.by_number(call.work, call.coach, call.number))
    return call.part([_member(call, seat) for seat in await sight.seats(call.work, cohort, call.now)])


async def path_of(call: Call) -> Told:
    """A learner's way through what was assigned."""
    member = found(await cohorts.member(call.work, call.coach, call.number))
    return call.part([_step(call, row, result) for row, result in await sight.path_of(call.work, member)])


async def list_invitations(call: Call) -> Told:
    """All codes of a cohort."""
    cohort = found(await cohorts.by_number(call.work, call.coach, call.number))
    return call.part([_invitation(call, row) for row in await cohorts.invitations(call.work, cohort)])


async def invite(call: Call) -> Told:
    """Make a code."""
    cohort, asked = found(await cohorts.by_number(call.work, call.coach, call.number)), call.body
    try:
        made = await cohorts.invite(call.work, call.coach, cohort, call.now, asked.most, timedelta(days=asked.days), asked.as_coach)
    except ValueError:
        raise Refused(422, "twenty open codes are the most; withdraw one first") from None
    return _invitation(call, made)


async def withdraw_invitation(call: Call) -> Told:
    """A code lets nobody in any more."""
    row = found(await cohorts.invitation(call.work, call.coach, call.number))
    row.withdrawn = row.withdrawn or call.now
    await call.work.flush()
    return {}


async def list_library(call: Call) -> Told:
    """Exercises to start from."""
    return call.part([{"name": name, "exercise": _exercise(each)} for name, each in exercises.library().items()])


async def list_exercises(call: Call) -> Told:
    """The coach's own exercises."""
    return call.part([{"id": row.id, **_exercise(exercises.exercise_of(row))} for row in await exercises.of(call.work, call.coach)])


async def read_exercise(call: Call) -> Told:
    """One exercise."""
    row = found(await exercises.by_number(call.work, call.coach, call.number))
    return {"id": row.id, **_exercise(exercises.exercise_of(row))}


async def make_exercise(call: Call) -> Told:
    """Design an exercise."""
    exercise = _designed(call)
    try:
        row = await exercises.keep(call.work, call.coach, exercise, call.now)
    except ValueError:
        raise Refused(422, "three hundred exercises are the most; drop one first") from None
    return {"id": row.id, **_exercise(exercise)}


async def change_exercise(call: Call) -> Told:
    """Put another in its place."""
    row = found(await exercises.by_number(call.work, call.coach, call.number))
    exercise = _designed(call)
    await exercises.keep(call.work, call.coach, exercise, call.now, row)
    return {"id": row.id, **_exercise(exercise)}


async def drop_exercise(call: Call) -> Told:
    """Drop it; what was assigned goes on."""
    await exercises.drop(call.work, found(await exercises.by_number(call.work, call.coach, call.number)))
    return {}


async def list_assignments(call: Call) -> Told:
    """What was assigned in a cohort."""
    cohort = found(await cohorts.by_number(call.work, call.coach, call.number))
    return call.part([_assignment(row) for row in await tasks.assignments(call.work, cohort)])


async def assign(call: Call) -> Told:
    """Give an exercise, now or later."""
    asked = call.body
    row = await exercises.by_number(call.work, call.coach, _small(asked.exercise))
    cohort = await cohorts.by_number(call.work, call.coach, _small(asked.cohort))
    member = await cohorts.member(call.work, call.coach, _small(asked.member)) if asked.member is not None else None
    missing = [("exercise", row), ("cohort", cohort), *([("member", member)] if asked.member is not None else [])]
    wrong = [(name, "there is none of this number") for name, value in missing if value is None]
    if member is not None and cohort is not None and member.cohort != cohort.id:
        wrong.append(("member", "they are not in that cohort"))
    if wrong or row is None or cohort is None:
        raise Refused(422, "that can't be assigned", tuple(wrong))
    try:
        made = await tasks.assign(call.work, call.coach, row, cohort, call.now, member, asked.starts, asked.due)
    except ValueError:
        raise Refused(422, "that can't be assigned", (("due", "after it starts, and within a year"),)) from None
    return _assignment(made)


async def results(call: Call) -> Told:
    """How it stands, learner by learner."""
    row = found(await tasks.assignment(call.work, call.coach, call.number))
    return call.part([_result(call, each) for each in await sight.results(call.work, row)])


async def postpone(call: Call) -> Told:
    """Another day, or none."""
    row = found(await tasks.assignment(call.work, call.coach, call.number))
    try:
        await tasks.postpone(call.work, row, call.body.due, call.now)
    except ValueError:
        raise Refused(422, "that day can't be", (("due", "after it starts, not past, and within a year"),)) from None
    return _assignment(row)


async def withdraw_assignment(call: Call) -> Told:
    """It need not be done any more."""
    await tasks.withdraw(call.work, found(await tasks.assignment(call.work, call.coach, call.number)), call.now)
    return {}


async def excuse(call: Call) -> Told:
    """Excuse one learner, or not after all."""
    await tasks.excuse(call.work, found(await tasks.task_of(call.work, call.coach, call.number)), call.body.excused, call.now)
    return {}


async def list_talks(call: Call) -> Told:
    """Talks that learners show."""
    cohort = found(await cohorts.by_number(call.work, call.coach, call.number))
    members = {each.learner: each.id for each in await cohorts.members_of(call.work, cohort)}
    talks = await sharing.shared_with(call.work, cohort)
    return call.part([{"id": each.id, "member": members.get(each.learner), "since": each.at} for each in talks])


async def read_talk(call: Call) -> Told:
    """Read a talk; its learner sees that you did."""
    talk = found(await sharing.read(call.work, call.coach, call.number, "api", call.now))
    partner = talk.row.partner
    return {
        "id": talk.shared.id,
        "scene": talk.row.scene,
        "partner": world().people[partner].partner.name if partner in world().people else "",
        "began": talk.row.began,
        "second_coffee": talk.told.debrief.second_coffee if talk.scores else None,
        "turns": [_turn(turn, talk.scores) for turn in talk.turns],
        "remarks": [_remark(each) for each in talk.remarks],
    }


async def comment(call: Call) -> Told:
    """Comment on a turn, or on the whole."""
    talk = found(await sharing.shared(call.work, call.coach, call.number))
    try:
        return _remark(await remarks.comment(call.work, call.coach, talk, _small(call.body.turn), call.body.text, call.now))
    except ValueError:
        raise Refused(422, "that can't be kept", (("turn", "a turn of this talk, or 0"), ("text", "some words"))) from None


async def overrule(call: Call) -> Told:
    """Call a slip fine."""
    talk, asked = found(await sharing.shared(call.work, call.coach, call.number)), call.body
    try:
        row = await overruling.overrule(call.work, call.coach, talk, _small(asked.turn), asked.move, asked.why, call.now)
    except ValueError:
        raise Refused(422, "there was no such slip in that turn", (("move", "a slip of that turn"),)) from None
    return {"id": row.id, "move": row.move, "why": row.why}


async def stand_by_mentor(call: Call) -> Told:
    """The mentor was right after all."""
    pair = found(await overruling.by_number(call.work, call.number))
    found(await sharing.shared(call.work, call.coach, pair[1].id or 0))
    await overruling.take_back(call.work, *pair)
    return {}


def _designed(call: Call) -> Exercise:
    exercise = load(Exercise, call.body.model_dump_json())
    if wrong := exercises.wrong(exercise):
        raise Refused(422, "that exercise can't be kept", tuple((each.field, telling.fault(each, PLAIN)) for each in wrong))
    return exercise


def _exercise(exercise: Exercise) -> Told:
    return dict(json.loads(dump(exercise)))


def _member(call: Call, seat: Seat) -> Told:
    return {
        "id": seat.member.id,
        "called": seat.member.called,
        "since": seat.member.since,
        "shows_scores": seat.member.scores,
        "assigned": len(seat.work),
        "done": seat.done(),
        "passed": seat.passed(),
        "needs": seat.reasons,
        "because": telling.reasons(seat, call.now, PLAIN),
    }


def _invitation(call: Call, row: Invitation) -> Told:
    shown = row.model_dump(include={"id", "code", "as_coach", "most", "used", "expires"})
    return {**shown, "open": cohorts.is_open(row, call.now)}


def _assignment(row: Assigned) -> Told:
    exercise = _exercise(tasks.exercise_for(row))
    return {"id": row.id, "cohort": row.cohort, "exercise": exercise, "for_one": bool(row.learner), "starts": row.starts, "due": row.due}


def _step(call: Call, row: Assigned, result: Result) -> Told:
    return {"assignment": row.id, "title": telling.title(tasks.exercise_for(row)), "due": row.due, "result": _result(call, result)}


def _result(call: Call, result: Result) -> Told:
    member, work = result.member, result.work
    return {
        "task": result.task.id,
        "member": member.id,
        "called": member.called,
        "state": work.state,
        "late": work.is_late(call.now),
        "tries_left": work.tries_left,
        "shows_scores": member.scores,
        "tries": [_shot(shot, shot is result.counting, member.scores) for shot in result.shots],
    }


def _shot(shot: sight.Shot, counts: bool, open_to_coach: bool) -> Told:
    past = shot.past
    missed = [{"what": each.what, "about": each.about, "wanted": each.wanted, "had": each.had} for each in shot.missed]
    return {
        "at": shot.at,
        "passed": shot.passed,
        "counts": counts,
        "talk": shot.shared or None,
        "missed": missed if open_to_coach else None,
        "second_coffee": past.second_coffee if past else None,
        "scores": past.scores if past else None,
        "slips": past.slips if past else None,
        "curve": list(shot.curve) if open_to_coach else None,
    }


def _turn(turn: sharing.Spoken, scores: bool) -> Told:
    return {
        "turn": turn.number,
        "learner": [{"text": each.text, "moves": each.moves, "slip": each.is_slip} for each in turn.said],
        "slips": turn.slips,
        "overruled": [{"id": each.id, "move": each.move, "why": each.why} for each in turn.overruled],
        "others": [f"{each.name}: {each.text}" if each.name else each.text for each in turn.answers],
        "note": turn.note.text if turn.note else "",
        "trust": turn.trust if scores else None,
        "remarks": [_remark(each) for each in turn.remarks],
    }


def _remark(row: Remark) -> Told:
    by = "coach" if row.coach else "learner"
    return {"id": row.id, "by": by, "turn": row.turn, "answers": row.answers or None, "text": row.text, "at": row.at}


def _small(number: int) -> int:
    """A number no larger than any that is given out."""
    return number if 0 <= number < 1 << 31 else 0
