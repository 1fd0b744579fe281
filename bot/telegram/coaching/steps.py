"""The steps in which an exercise is built: what can be tapped at each, and what a tap makes of the exercise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.coaching import exercises, telling
from bot.coaching.uploads import NOTHING, Own
from bot.content.library import world
from bot.words import PLAIN
from flows.exercise import LONGEST_GOAL, LONGEST_MESSAGE, LONGEST_TITLE, OUTCOMES, SLIPS, Counts, Exercise, Passing
from flows.moves import Move
from flows.rehearsal import Feedback, Sign
from flows.scenes import Level

NONE = "none"
TRIES = (1, 2, 3, 5, 10, 0)
TIMES = (1, 2, 3, 5)
_WANTED = (
    *(Move.CURIOSITY, Move.LISTENING, Move.SHARING, Move.GIVING, Move.GRATITUDE, Move.PURPOSE, Move.FOLLOW_UP, Move.EASY_OUT),
    *(Move.ADVICE_ASK, Move.TARGETED_ASK, Move.MEETING_ASK, Move.INTRO_ASK),
)
"""Moves that a coach may want to see more of."""
_UNWANTED = tuple(sign for sign in Sign if sign is not Sign.FOREIGN)

Choices = list[tuple[str, str, bool]]
"""Label, value, and whether that is how it stands."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question of the builder: its choices, and what each makes of the exercise. Raises ValueError for a value that is none of them."""

    offers: Callable[..., Choices]  # of an exercise; with `knows_own`, of what the coach brought as well
    put: Callable[[Exercise, str], Exercise]
    stays: bool = False  # several can be tapped before one goes on
    longest: int = 0  # characters, where it can be typed
    wide: int = 1  # buttons in a row
    knows_own: bool = False

    def choices(self, exercise: Exercise, own: Own = NOTHING) -> Choices:
        """What can be tapped, by a coach who brought `own`."""
        return self.offers(exercise, own) if self.knows_own else self.offers(exercise)


def put(name: str, exercise: Exercise, value: str, own: Own = NOTHING) -> Exercise:
    """The exercise after a tap; a title that was only suggested goes along with what it is about."""
    if value not in [each for _, each, _ in STEPS[name].choices(exercise, own)] and not (name == "least" and _is_counted(value)):
        raise ValueError(value)
    after_it = STEPS[name].put(exercise, value)
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
    return {
        "goal": lambda: replace(exercise, goal=text),
        "message": lambda: replace(exercise, message=text),
        "title": lambda: replace(exercise, title=text),
    }[name]()


def new(scene: str) -> Exercise:
    """An exercise in which nothing but the scene has been chosen; it can be played as it stands."""
    bare = Exercise("", scene)
    return replace(bare, title=telling.suggested_title(bare))


def counting(exercise: Exercise, move: str) -> Choices:
    """How often a move is wanted: the second half of that step."""
    now = exercise.passing.least.get(Move(move), 0)
    return [(PLAIN.sentence("coaching.label.times", times=times), f"{move}.{times}", now == times) for times in TIMES]


def is_wanted(value: str) -> bool:
    """Whether it is a move that can be asked for."""
    return value in [move.value for move in _WANTED]


def _scenes(exercise: Exercise, own: Own) -> Choices:
    return [(world().flows[name].scene.title, name, name == exercise.scene) for name in exercises.scenes(own)]


def _partners(exercise: Exercise, own: Own) -> Choices:
    known = exercises.partners(exercise.scene, own)
    found = [(world().people[name].partner.name, name, name == exercise.partner) for name in known]
    return [(PLAIN.sentence("coaching.label.anyone"), NONE, not exercise.partner), *found]


def _levels(exercise: Exercise) -> Choices:
    return [(telling.label(level, PLAIN), level.value, level is exercise.level) for level in Level]


def _feedback(exercise: Exercise) -> Choices:
    every = [(telling.label(mode, PLAIN), mode.value, mode is exercise.feedback) for mode in Feedback]
    return [(telling.label(None, PLAIN), NONE, exercise.feedback is None), *every]


def _outcomes(exercise: Exercise) -> Choices:
    return [(telling.outcome_label(each, PLAIN), each or NONE, each == exercise.passing.outcome) for each in OUTCOMES]


def _slips(exercise: Exercise) -> Choices:
    most, kinds = exercise.passing.most_slips, exercise.passing.kinds
    first = [("slips_any", "any", most < 0), ("slips_none", NONE, most == 0 and not kinds)]
    every = [(PLAIN.sentence(f"coaching.label.{name}"), value, stands) for name, value, stands in first]
    return [*every, *((_capital(telling.short(move)), move.value, most >= 0 and move in kinds) for move in SLIPS)]


def _put_slips(exercise: Exercise, value: str) -> Exercise:
    if value in ("any", NONE):
        return _passing(exercise, most_slips=-1 if value == "any" else 0, kinds=())
    move, kinds = Move(value), exercise.passing.kinds if exercise.passing.most_slips >= 0 else ()
    kinds = tuple(each for each in kinds if each is not move) if move in kinds else (*kinds, move)
    return _passing(exercise, most_slips=max(0, exercise.passing.most_slips) if kinds else -1, kinds=kinds)


def _least(exercise: Exercise) -> Choices:
    least = exercise.passing.least
    every = [(_counted(move, least.get(move, 0)), move.value, move in least) for move in dict.fromkeys((*_WANTED, *least))]
    return [(PLAIN.sentence("coaching.label.nothing"), NONE, not least), *every]


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


def _signs(exercise: Exercise) -> Choices:
    without = exercise.passing.without
    every = [(_capital(telling.short(sign)), sign.value, sign in without) for sign in _UNWANTED]
    return [(PLAIN.sentence("coaching.label.nothing"), NONE, not without), *every]


def _put_signs(exercise: Exercise, value: str) -> Exercise:
    if value == NONE:
        return _passing(exercise, without=())
    sign, without = Sign(value), exercise.passing.without
    return _passing(exercise, without=tuple(each for each in without if each is not sign) if sign in without else (*without, sign))


def _follow_ups(exercise: Exercise) -> Choices:
    wanted = exercise.passing.follow_up
    return [(PLAIN.sentence(f"coaching.label.follow_up_{name}"), name, wanted == (name == "yes")) for name in ("yes", "no")]


def _tries(exercise: Exercise) -> Choices:
    return [(PLAIN.sentence("coaching.label.tries", count=count), str(count), count == exercise.tries) for count in TRIES]


def _counts(exercise: Exercise) -> Choices:
    return [(telling.label(each, PLAIN), each.value, each is exercise.counts) for each in Counts]


def _nothing(name: str) -> Callable[[Exercise], Choices]:
    """Where something can be typed: without it."""
    return lambda exercise: [(PLAIN.sentence(f"coaching.label.no_{name}"), NONE, not getattr(exercise, name))]


def _titles(exercise: Exercise) -> Choices:
    suggested = telling.suggested_title(exercise)
    return [(suggested, NONE, exercise.title == suggested)]


def _passing(exercise: Exercise, **changes: object) -> Exercise:
    passing: Passing = replace(exercise.passing, **changes)  # type: ignore[arg-type]
    return replace(exercise, passing=passing)


def _counted(move: Move, times: int) -> str:
    named = _capital(telling.name(move))
    return PLAIN.sentence("coaching.label.counted", name=named, times=times) if times else named


def _is_counted(value: str) -> bool:
    move, _, times = value.partition(".")
    return is_wanted(move) and times in [str(each) for each in TIMES]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


STEPS: dict[str, Step] = {
    "scene": Step(_scenes, lambda one, value: replace(one, scene=value), wide=2, knows_own=True),
    "partner": Step(_partners, lambda one, value: replace(one, partner="" if value == NONE else value), wide=2, knows_own=True),
    "level": Step(_levels, lambda one, value: replace(one, level=Level(value)), wide=3),
    "feedback": Step(_feedback, lambda one, value: replace(one, feedback=None if value == NONE else Feedback(value)), wide=2),
    "goal": Step(_nothing("goal"), lambda one, _: replace(one, goal=""), longest=LONGEST_GOAL),
    "outcome": Step(_outcomes, lambda one, value: _passing(one, outcome="" if value == NONE else value)),
    "slips": Step(_slips, _put_slips, stays=True, wide=2),
    "least": Step(_least, _put_least, stays=True, wide=2),
    "without": Step(_signs, _put_signs, stays=True, wide=2),
    "follow_up": Step(_follow_ups, lambda one, value: _passing(one, follow_up=value == "yes")),
    "tries": Step(_tries, lambda one, value: replace(one, tries=int(value)), wide=3),
    "counts": Step(_counts, lambda one, value: replace(one, counts=Counts(value))),
    "message": Step(_nothing("message"), lambda one, _: replace(one, message=""), longest=LONGEST_MESSAGE),
    "title": Step(_titles, lambda one, _: replace(one, title=telling.suggested_title(one)), longest=LONGEST_TITLE),
}
"""In the order in which they are asked."""


def after(name: str, exercise: Exercise) -> str:
    """The step that follows; nothing after the last. Which try counts is no question where there is one."""
    names = [each for each in STEPS if each != "counts" or exercise.tries != 1]
    place = names.index(name) + 1
    return names[place] if place < len(names) else ""
