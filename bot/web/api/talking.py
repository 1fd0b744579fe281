"""Talks that learners show, comments on them, and slips that are called fine."""

from __future__ import annotations

from bot.coaching import cohorts, given, overruling, remarks, sharing
from bot.coaching.transcripts import Spoken
from bot.content.library import world
from bot.store.coaching import Remark
from bot.web.api.operations import Call, Refused, fault, found
from bot.web.api.telling import Told


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
    talk, asked = found(await sharing.shared(call.work, call.coach, call.number)), call.body
    try:
        return _remark(await remarks.comment(call.work, call.coach, talk, asked.turn, asked.text, call.now))
    except ValueError:
        raise Refused(422, "remark", fault("turn", "turn") if given.text(asked.text) else fault("text", "no_text")) from None


async def overrule(call: Call) -> Told:
    """Call a slip fine."""
    talk, asked = found(await sharing.shared(call.work, call.coach, call.number)), call.body
    try:
        row = await overruling.overrule(call.work, call.coach, talk, asked.turn, asked.move, asked.why, call.now)
    except ValueError:
        raise Refused(422, "overrule", fault("move", "no_slip")) from None
    return {"id": row.id, "move": row.move, "why": row.why}


async def stand_by_mentor(call: Call) -> Told:
    """The mentor was right after all."""
    pair = found(await overruling.by_number(call.work, call.number))
    found(await sharing.shared(call.work, call.coach, pair[1].id or 0))
    await overruling.take_back(call.work, *pair)
    return {}


def _turn(turn: Spoken, scores: bool) -> Told:
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
