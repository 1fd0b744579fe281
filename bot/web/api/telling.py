"""What several operations tell."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from bot.coaching import sight
from bot.coaching.sight import Result
from bot.store.codec import dump
from flows.exercise import Exercise

Told = dict[str, Any]


def exercise(shown: Exercise) -> Told:
    """An exercise, field by field."""
    return dict(json.loads(dump(shown)))


def result(found: Result, now: datetime) -> Told:
    """How an assignment stands with one learner."""
    member, work = found.member, found.work
    return {
        "task": found.task.id,
        "member": member.id,
        "called": member.called,
        "state": work.state,
        "late": work.is_late(now),
        "tries_left": work.tries_left,
        "shows_scores": member.scores,
        "tries": [_shot(shot, shot is found.counting, member.scores) for shot in found.shots],
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
