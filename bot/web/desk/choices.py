"""What can be chosen in the builder: scenes, people, moves and the rest, each by its value and in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot.coaching import exercises, telling
from bot.coaching.naming import capital
from bot.coaching.uploads import Own
from bot.content.library import world
from bot.words import PLAIN, sentences
from flows.exercise import OUTCOMES, SLIPS, Counts
from flows.moves import ASKS, PUSHES, Move
from flows.rehearsal import FAULTS, Feedback
from flows.scenes import Level

Labelled = list[tuple[str, str]]
GOOD_MOVES = tuple(move for move in Move if move not in ASKS | PUSHES | {Move.OTHER, Move.DEFLECT})
PLAIN_ASKS = tuple(sorted(ASKS - {Move.VAGUE_ASK}))


def scenes(brought: Own) -> list[dict[str, str]]:
    """The scenes, each with what it is and what it is good for."""
    return [_scene(name) for name in exercises.scenes(brought)]


def partners(scene: str, brought: Own) -> Labelled:
    """Who can be met, and in what they work."""
    people = [(name, world().people[name].partner) for name in exercises.partners(scene, brought)]
    return [(name, PLAIN.sentence("desk.work.partner", name=each.name, field=each.field)) for name, each in people]


def labels() -> dict[str, Labelled]:
    """All that there is a fixed choice of."""
    return {
        "levels": _named(Level),
        "feedback": [("", telling.label(None)), *_named(Feedback)],
        "counts": _named(Counts),
        "outcomes": [(each, telling.outcome_label(each)) for each in OUTCOMES],
        "kinds": [(kind.value, capital(telling.gone_wrong(kind))) for kind in SLIPS],
        "good": _moves(GOOD_MOVES),
        "asks": _moves(PLAIN_ASKS),
        "signs": sorted(((sign.value, capital(telling.gone_wrong(sign))) for sign in FAULTS), key=lambda each: each[1]),
    }


def _scene(name: str) -> dict[str, str]:
    scene, practises = world().flows[name].scene, f"desk.work.practises.{name}"
    good_for = PLAIN.sentence(practises) if practises in sentences() else ""
    return {"name": name, "title": scene.title, "about": scene.about, "practises": good_for}


def _named(choices: Iterable[Any]) -> Labelled:
    return [(each.value, telling.label(each)) for each in choices]


def _moves(moves: Iterable[Move]) -> Labelled:
    return [(move.value, capital(telling.name(move))) for move in moves]
