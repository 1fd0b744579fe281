"""Coaching in the export to read: the groups, what is shown, what was said about it, who read it; and what a coach made."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import coaches, cohorts, leaving, overruling, remarks, sharing, telling
from bot.store.coaching import Coach, Designed, Remark, Shared, Uploaded
from bot.store.codec import load
from bot.store.tables import Learner, Rehearsed
from bot.telegram.coached.given import everything
from bot.telegram.coached.wording import plain, talk, who
from flows.exercise import Exercise
from flows.moves import Move

NOTHING: dict[str, Any] = {"groups": (), "shown": (), "read": (), "coach": None, "exercises": (), "uploads": (), "comments": ()}


async def coaching(work: AsyncSession, learner: Learner, now: datetime) -> dict[str, Any]:
    """Everything kept of coaching, as both sides of it; the learner's rehearsals are seated."""
    given = await everything(work, learner, now)
    groups = []
    for member, cohort in await cohorts.memberships(work, learner):
        mine = [(each.title, each.state()) for each in given if each.task.cohort == cohort.id]
        told = {"called": member.called, "scores": member.scores, "since": member.since, "tasks": mine}
        groups.append({"name": cohort.name, "who": await who(work, cohort), **told})
    shown = []
    for shared, row, cohort in await sharing.shared_by(work, learner):
        said = [*await _remarks(work, learner, shared), *await _called_fine(work, learner, shared)]
        name = talk(learner, row, now)
        shown.append({"talk": name, "who": await who(work, cohort), "since": shared.at, "remarks": sorted(said, key=lambda one: one["at"])})
    return {**NOTHING, "groups": groups, "shown": shown, "read": await _readings(work, learner, now), **await _as_coach(work, learner)}


async def _readings(work: AsyncSession, learner: Learner, now: datetime) -> list[dict[str, Any]]:
    """Who read which talk, and when; of one that is no longer kept there is no name."""
    rows = (await work.exec(select(Rehearsed).where(Rehearsed.learner == learner.id))).all()
    talks = {row.id: talk(learner, row, now) for row in rows}
    looks = await sharing.readings(work, learner)
    return [
        {"who": each.called or plain("former_coach"), "way": plain(f"way.{each.way}"), "at": each.at, "talk": talks.get(each.rehearsal, "")}
        for each in looks
    ]


async def _remarks(work: AsyncSession, learner: Learner, shared: Shared) -> list[dict[str, Any]]:
    """Comments and answers on a talk."""
    told = []
    for each in await remarks.on(work, learner, shared):
        coach = await coaches.by_number(work, each.coach) if each.coach else None
        name = coach.name if coach else plain("nobody" if each.coach else "you")
        told.append({"who": name, "said": await remarks.words_of(work, each), "text": each.text, "at": each.at})
    return told


async def _called_fine(work: AsyncSession, learner: Learner, shared: Shared) -> list[dict[str, Any]]:
    """Sentences of it that a coach called fine, and whether they may be kept."""
    told = []
    for each, its in await overruling.of(work, learner):
        if its.id == shared.id:
            coach = await coaches.by_number(work, each.coach)
            facts = {"heard": telling.gone_wrong(Move(each.move)), "why": each.why, "kept": each.consent == "yes"}
            name = coach.name if coach else plain("nobody")
            told.append({"who": name, "said": await remarks.words_of(work, each), "text": plain("called_fine", **facts), "at": each.at})
    return told


async def _as_coach(work: AsyncSession, learner: Learner) -> dict[str, Any]:
    """What a coach made and wrote."""
    kept = await leaving.kept_of(work, learner)
    found = next((row for row in kept.get("coach", ()) if isinstance(row, Coach)), None)
    if found is None:
        return {}
    exercises = [telling.title(load(Exercise, row.state)) for row in kept["exercises"] if isinstance(row, Designed)]
    uploads = [row.title for row in kept["uploads"] if isinstance(row, Uploaded)]
    comments = [row.text for row in kept["comments"] if isinstance(row, Remark)]
    return {"coach": found, "exercises": exercises, "uploads": uploads, "comments": comments}
