"""What can be tapped at each step in which an exercise is built: label, value, and whether that is how it stands."""

from __future__ import annotations

from collections.abc import Callable

from bot.coaching import exercises, telling
from bot.coaching.naming import capital
from bot.coaching.uploads import Own
from bot.content.library import world
from bot.words import PLAIN
from flows.exercise import OUTCOMES, SLIPS, Counts, Exercise
from flows.moves import Move
from flows.rehearsal import FAULTS, Feedback
from flows.scenes import Level

NONE = "none"
TRIES = (1, 2, 3, 5, 10, 0)
TIMES = (1, 2, 3, 5)
_WANTED = (
    *(Move.CURIOSITY, Move.LISTENING, Move.SHARING, Move.GIVING, Move.GRATITUDE, Move.PURPOSE, Move.FOLLOW_UP, Move.EASY_OUT),
    *(Move.ADVICE_ASK, Move.TARGETED_ASK, Move.MEETING_ASK, Move.INTRO_ASK),
)
"""Moves that a coach may want to see more of."""


Choices = list[tuple[str, str, bool]]
Offers = Callable[[Exercise, Own], Choices]
"""By a coach who brought `Own`."""


def scenes(exercise: Exercise, own: Own) -> Choices:
    """Where it is played."""
    return [(world().flows[name].scene.title, name, name == exercise.scene) for name in exercises.scenes(own)]


def partners(exercise: Exercise, own: Own) -> Choices:
    """With whom, or anyone."""
    known = exercises.partners(exercise.scene, own)
    found = [(world().people[name].partner.name, name, name == exercise.partner) for name in known]
    return [(PLAIN.sentence("coaching.label.anyone"), NONE, not exercise.partner), *found]


def levels(exercise: Exercise, _: Own) -> Choices:
    """How hard."""
    return [(telling.label(level, PLAIN), level.value, level is exercise.level) for level in Level]


def feedback(exercise: Exercise, _: Own) -> Choices:
    """When the mentor speaks."""
    every = [(telling.label(mode, PLAIN), mode.value, mode is exercise.feedback) for mode in Feedback]
    return [(telling.label(None, PLAIN), NONE, exercise.feedback is None), *every]


def outcomes(exercise: Exercise, _: Own) -> Choices:
    """Which second coffee is wanted at least."""
    return [(telling.outcome_label(each, PLAIN), each or NONE, each == exercise.passing.outcome) for each in OUTCOMES]


def slips(exercise: Exercise, _: Own) -> Choices:
    """Which slips are limited."""
    most, kinds = exercise.passing.most_slips, exercise.passing.kinds
    first = [("slips_any", "any", most < 0), ("slips_none", NONE, most == 0 and not kinds)]
    every = [(PLAIN.sentence(f"coaching.label.{name}"), value, stands) for name, value, stands in first]
    return [*every, *((capital(telling.short(move)), move.value, most >= 0 and move in kinds) for move in SLIPS)]


def least(exercise: Exercise, _: Own) -> Choices:
    """Which moves are wanted, and how often so far."""
    least = exercise.passing.least
    every = [(_counted(move, least.get(move, 0)), move.value, move in least) for move in dict.fromkeys((*_WANTED, *least))]
    return [(PLAIN.sentence("coaching.label.nothing"), NONE, not least), *every]


def signs(exercise: Exercise, _: Own) -> Choices:
    """Which signs must not show."""
    without = exercise.passing.without
    every = [(capital(telling.short(sign)), sign.value, sign in without) for sign in FAULTS]
    return [(PLAIN.sentence("coaching.label.nothing"), NONE, not without), *every]


def follow_ups(exercise: Exercise, _: Own) -> Choices:
    """Whether a message afterwards is wanted."""
    wanted = exercise.passing.follow_up
    return [(PLAIN.sentence(f"coaching.label.follow_up_{name}"), name, wanted == (name == "yes")) for name in ("yes", "no")]


def tries(exercise: Exercise, _: Own) -> Choices:
    """How often it can be tried."""
    return [(PLAIN.sentence("coaching.label.tries", count=count), str(count), count == exercise.tries) for count in TRIES]


def counts(exercise: Exercise, _: Own) -> Choices:
    """Which try counts."""
    return [(telling.label(each, PLAIN), each.value, each is exercise.counts) for each in Counts]


def nothing(name: str) -> Offers:
    """Where something can be typed: without it."""
    return lambda exercise, _: [(PLAIN.sentence(f"coaching.label.no_{name}"), NONE, not getattr(exercise, name))]


def titles(exercise: Exercise, _: Own) -> Choices:
    """The title that is suggested."""
    suggested = telling.suggested_title(exercise)
    return [(suggested, NONE, exercise.title == suggested)]


def counting(exercise: Exercise, move: str) -> Choices:
    """How often a move is wanted: the second half of that step."""
    now = exercise.passing.least.get(Move(move), 0)
    return [(PLAIN.sentence("coaching.label.times", times=times), f"{move}.{times}", now == times) for times in TIMES]


def is_wanted(value: str) -> bool:
    """Whether it is a move that can be asked for."""
    return value in [move.value for move in _WANTED]


def is_counted(value: str) -> bool:
    """Whether it is a move that can be asked for, with how often: "listening.2"."""
    move, _, times = value.partition(".")
    return is_wanted(move) and times in [str(each) for each in TIMES]


def _counted(move: Move, times: int) -> str:
    named = capital(telling.name(move))
    return PLAIN.sentence("coaching.label.counted", name=named, times=times) if times else named
