"""The steps in which an exercise is built, and what a tap makes of the exercise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.coaching import exercises, telling
from bot.coaching.uploads import NOTHING, Own
from bot.telegram.coaching import offers
from bot.telegram.coaching.offers import NONE, Offers
from flows.exercise import LONGEST_GOAL, LONGEST_MESSAGE, LONGEST_TITLE, Counts, Exercise, Passing
from flows.moves import Move
from flows.rehearsal import Feedback, Sign
from flows.scenes import Level


@dataclass(frozen=True, slots=True)
class Step:
    """One question of the builder: its choices, and what each makes of the exercise."""

    offers: Offers
    put: Callable[[Exercise, str], Exercise]
    stays: bool = False  # several can be tapped before one goes on
    longest: int = 0  # characters, where it can be typed
    wide: int = 1  # buttons in a row


def put(name: str, exercise: Exercise, value: str, own: Own = NOTHING) -> Exercise:
    """The exercise after a tap; a title that was only suggested goes along. Raises ValueError for a value that is none of the choices."""
    step = STEPS[name]
    if value not in [each for _, each, _ in step.offers(exercise, own)] and not (name == "least" and offers.is_counted(value)):
        raise ValueError(value)
    after_it = step.put(exercise, value)
    if after_it.partner not in exercises.partners(after_it.scene, own):
        after_it = replace(after_it, partner="")
    return titled(exercise, after_it)


def titled(before: Exercise, after: Exercise) -> Exercise:
    """The title goes along, unless somebody has written one."""
    if before.title != telling.suggested_title(before) or after.title != before.title:
        return after
    return replace(after, title=telling.suggested_title(after))


def written(exercise: Exercise, name: str, text: str) -> Exercise:
    """The exercise with a goal, a message or a title that somebody wrote."""
    return titled(exercise, replace(exercise, **{name: text}))  # type: ignore[arg-type]


def new(scene: str) -> Exercise:
    """An exercise in which nothing but the scene has been chosen; it can be played as it stands."""
    bare = Exercise("", scene)
    return replace(bare, title=telling.suggested_title(bare))


def after(name: str, exercise: Exercise) -> str:
    """The step that follows; nothing after the last. Which try counts is no question where there is one."""
    names = [each for each in STEPS if each != "counts" or exercise.tries != 1]
    place = names.index(name) + 1
    return names[place] if place < len(names) else ""


def _put_slips(exercise: Exercise, value: str) -> Exercise:
    if value in ("any", NONE):
        return _passing(exercise, most_slips=-1 if value == "any" else 0, kinds=())
    move, kinds = Move(value), exercise.passing.kinds if exercise.passing.most_slips >= 0 else ()
    kinds = tuple(each for each in kinds if each is not move) if move in kinds else (*kinds, move)
    return _passing(exercise, most_slips=max(0, exercise.passing.most_slips) if kinds else -1, kinds=kinds)


def _put_least(exercise: Exercise, value: str) -> Exercise:
    if value == NONE:
        return _passing(exercise, least={})
    move, _, times = value.partition(".")
    least = dict(exercise.passing.least)
    if times:
        least[Move(move)] = int(times)
    else:
        least.pop(Move(move), None)
    return _passing(exercise, least=least)


def _put_signs(exercise: Exercise, value: str) -> Exercise:
    if value == NONE:
        return _passing(exercise, without=())
    sign, without = Sign(value), exercise.passing.without
    return _passing(exercise, without=tuple(each for each in without if each is not sign) if sign in without else (*without, sign))


def _passing(exercise: Exercise, **changes: object) -> Exercise:
    passing: Passing = replace(exercise.passing, **changes)  # type: ignore[arg-type]
    return replace(exercise, passing=passing)


STEPS: dict[str, Step] = {
    "scene": Step(offers.scenes, lambda one, value: replace(one, scene=value), wide=2),
    "partner": Step(offers.partners, lambda one, value: replace(one, partner="" if value == NONE else value), wide=2),
    "level": Step(offers.levels, lambda one, value: replace(one, level=Level(value)), wide=3),
    "feedback": Step(offers.feedback, lambda one, value: replace(one, feedback=None if value == NONE else Feedback(value)), wide=2),
    "goal": Step(offers.nothing("goal"), lambda one, _: replace(one, goal=""), longest=LONGEST_GOAL),
    "outcome": Step(offers.outcomes, lambda one, value: _passing(one, outcome="" if value == NONE else value)),
    "slips": Step(offers.slips, _put_slips, stays=True, wide=2),
    "least": Step(offers.least, _put_least, stays=True, wide=2),
    "without": Step(offers.signs, _put_signs, stays=True, wide=2),
    "follow_up": Step(offers.follow_ups, lambda one, value: _passing(one, follow_up=value == "yes")),
    "tries": Step(offers.tries, lambda one, value: replace(one, tries=int(value)), wide=3),
    "counts": Step(offers.counts, lambda one, value: replace(one, counts=Counts(value))),
    "message": Step(offers.nothing("message"), lambda one, _: replace(one, message=""), longest=LONGEST_MESSAGE),
    "title": Step(offers.titles, lambda one, _: replace(one, title=telling.suggested_title(one)), longest=LONGEST_TITLE),
}
"""In the order in which they are asked."""
