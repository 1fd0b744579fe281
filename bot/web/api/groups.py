"""Cohorts, who is in them, and the codes that let people in. Each operation asks the same functions as the desk, and sees what it sees."""

from __future__ import annotations

from datetime import timedelta

from bot.coaching import coaches, cohorts, given, invitations, sight, tasks, telling
from bot.coaching.sight import Result, Seat
from bot.store.coaching import Assigned, Cohort, Invitation
from bot.web.api.operations import Call, Refused, fault, found
from bot.web.api.telling import Told, result
from bot.web.desk import reports
from bot.web.desk.sheets import Export
from bot.words import PLAIN


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
        is_named = bool(given.line(call.body.name, 1))
        raise Refused(422, "cohort", fault("name", "cohorts_full" if is_named else "no_name")) from None
    return {"id": made.id, "name": made.name, "since": made.since, "learners": 0}


async def close_cohort(call: Call) -> Told:
    """Close a cohort for good; its learners are let go."""
    await cohorts.close(call.work, await _cohort(call), call.now)
    return {}


async def list_members(call: Call) -> Told:
    """Its learners, those who need attention first, and why."""
    return call.part([_member(call, seat) for seat in await sight.seats(call.work, await _cohort(call), call.now)])


async def table_of_members(call: Call) -> Export:
    """The same as on the desk, with how each exercise stands."""
    cohort = await _cohort(call)
    return await reports.overview(call.work, await coaches.chat_of(call.work, call.coach), cohort, call.now)


async def path_of(call: Call) -> Told:
    """A learner's way through what was assigned."""
    member = found(await cohorts.member(call.work, call.coach, call.number))
    return call.part([_step(call, row, each) for row, each in await sight.path_of(call.work, member)])


async def list_invitations(call: Call) -> Told:
    """All codes of a cohort."""
    return call.part([_invitation(call, row) for row in await invitations.of(call.work, await _cohort(call))])


async def invite(call: Call) -> Told:
    """Make a code."""
    cohort, asked = await _cohort(call), call.body
    try:
        made = await invitations.invite(call.work, call.coach, cohort, call.now, asked.most, timedelta(days=asked.days), asked.as_coach)
    except ValueError:
        raise Refused(422, "codes_full") from None
    return _invitation(call, made)


async def withdraw_invitation(call: Call) -> Told:
    """A code lets nobody in any more."""
    row = found(await invitations.by_number(call.work, call.coach, call.number))
    await invitations.withdraw(call.work, row, call.now)
    return {}


async def _cohort(call: Call) -> Cohort:
    return found(await cohorts.by_number(call.work, call.coach, call.number))


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
    return {**shown, "open": invitations.is_open(row, call.now)}


def _step(call: Call, row: Assigned, found: Result) -> Told:
    return {"assignment": row.id, "title": telling.title(tasks.exercise_for(row)), "due": row.due, "result": result(found, call.now)}
