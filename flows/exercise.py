"""An exercise as a coach designs it, and whether a rehearsal passes: at most one resume_push, a second coffee at least "maybe"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from flows.judgement import NEVER_SLIPS
from flows.moves import ASKS, PUSHES, Move
from flows.rehearsal import Feedback, Sign, Turn
from flows.scenes import Level

LONGEST_TITLE, LONGEST_MESSAGE, LONGEST_GOAL = 80, 1000, 200  # characters
MOST_TRIES, MOST_TIMES = 20, 20  # tries a learner may be given; slips allowed and moves wanted
SLIPS = (*sorted(ASKS - NEVER_SLIPS - {Move.ADVICE_ASK}), *sorted(PUSHES))
"""Moves that can be slips: asking for advice costs one point, and a slip exceeds the trust there is by two."""
OUTCOMES = ("", "maybe", "yes")  # at least; nothing means that any will do
_RANK = {"no": 0, "": 0, "maybe": 1, "yes": 2}


class Counts(StrEnum):
    """Which try an assignment's result is taken from."""

    BEST = "best"
    LAST = "last"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Passing:
    """What counts as passed; whatever is left as it is asks for nothing."""

    outcome: str = ""  # the second coffee must be at least that: maybe, yes
    most_slips: int = -1  # of `kinds`; -1: it doesn't matter
    kinds: tuple[Move, ...] = ()  # none: slips of every kind
    least: dict[Move, int] = field(default_factory=dict)  # messages with that move
    without: tuple[Sign, ...] = ()  # signs that must not show
    follow_up: bool = False  # a follow-up must be written to the same partner afterwards

    @property
    def is_met_by_silence(self) -> bool:
        """Whether "Nice to meet you." and a goodbye would pass: slips are limited, and nothing else is asked for."""
        return self.most_slips >= 0 and not (self.outcome or self.least or self.without or self.follow_up)


@dataclass(frozen=True, slots=True)
class Exercise:
    """One encounter to practise, and what counts as passed."""

    title: str
    scene: str
    partner: str = ""  # nobody: the learner chooses, or chance brings somebody
    level: Level = Level.NORMAL
    feedback: Feedback | None = None  # None: as the learner has it
    goal: str = ""
    message: str = ""  # what the coach says to the learner about it
    passing: Passing = field(default_factory=Passing)
    tries: int = 0  # at most so many; 0: as often as they like
    counts: Counts = Counts.BEST


@dataclass(frozen=True, slots=True)
class Performance:
    """What a rehearsal shows for an exercise; what a coach overruled is left out."""

    second_coffee: str
    slips: dict[Move, int] = field(default_factory=dict)
    moves: dict[Move, int] = field(default_factory=dict)
    signs: tuple[Sign, ...] = ()
    followed_up: bool = False

    def after_a_follow_up(self) -> Performance:
        """The same, and a message was written afterwards."""
        return replace(self, followed_up=True)


@dataclass(frozen=True, slots=True)
class Missed:
    """Something that was asked for and did not come: `about` job_ask, wanted at most 0, and there were 2."""

    what: str  # outcome, slips, least, without, follow_up
    about: str = ""  # a move, a sign, or the outcome that was wanted
    wanted: int = 0
    had: int = 0

    @property
    def point(self) -> tuple[str, str]:
        """What it is, however often: ("slips", "job_ask")."""
        return self.what, self.about


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a try passes, and what is missing."""

    missed: tuple[Missed, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing is missing."""
        return not self.missed


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with an exercise: `field` names it as the builder does."""

    field: str
    says: str  # the name of a sentence: exercise.fault.<says>


def performance(turns: Sequence[Turn], second_coffee: str, signs: Collection[Sign], fine: Collection[tuple[int, Move]] = ()) -> Performance:
    """What the learner's turns show; `fine` are slips a coach overruled, each by its place among `turns` and its move."""
    slips = Counter(move for place, turn in enumerate(turns) for move in turn.slips if (place, move) not in fine)
    moves = Counter(move for turn in turns if turn.text for move in set(turn.moves))
    return Performance(second_coffee, dict(slips), dict(moves), tuple(signs))


def judge(passing: Passing, shown: Performance) -> Verdict:
    """Hold a performance against what was asked for; everything that is missing, in the order in which a coach would say it."""
    missed = []
    if _RANK[shown.second_coffee] < _RANK[passing.outcome]:
        missed.append(Missed("outcome", passing.outcome))
    kinds = tuple(dict.fromkeys(passing.kinds or shown.slips))  # a kind that is named twice counts once
    slipped = sum(shown.slips.get(kind, 0) for kind in kinds)
    if 0 <= passing.most_slips < slipped:
        worst = max(kinds, key=lambda kind: shown.slips.get(kind, 0))
        missed.append(Missed("slips", worst.value, passing.most_slips, slipped))
    for move, times in passing.least.items():
        if shown.moves.get(move, 0) < times:
            missed.append(Missed("least", move.value, times, shown.moves.get(move, 0)))
    missed += [Missed("without", sign.value) for sign in passing.without if sign in shown.signs]
    if passing.follow_up and not shown.followed_up:
        missed.append(Missed("follow_up"))
    return Verdict(tuple(missed))


def only_follow_up_is_missing(verdict: Verdict) -> bool:
    """Whether everything is there but the message afterwards."""
    return [each.what for each in verdict.missed] == ["follow_up"]


def counted(passed: Sequence[bool], counts: Counts) -> int:
    """Which of the tries counts, by its place: the best is the first that passed, or else the last. -1: there is none."""
    if not passed:
        return -1
    if counts is Counts.FIRST:
        return 0
    if counts is Counts.BEST and True in passed:
        return list(passed).index(True)
    return len(passed) - 1


def faults(exercise: Exercise, scenes: Collection[str], partners: Collection[str]) -> tuple[Fault, ...]:
    """All that is wrong with an exercise; `partners` are those who can be met in its scene."""
    passing, is_played = exercise.passing, exercise.scene in scenes
    wrong = (
        ("title", "no_title", not exercise.title.strip()),
        ("title", "long_title", len(exercise.title) > LONGEST_TITLE),
        ("goal", "long_goal", len(exercise.goal) > LONGEST_GOAL),
        ("message", "long_message", len(exercise.message) > LONGEST_MESSAGE),
        ("scene", "no_scene", not is_played),
        ("partner", "no_partner", is_played and bool(exercise.partner) and exercise.partner not in partners),
        ("tries", "tries", not 0 <= exercise.tries <= MOST_TRIES),
        ("outcome", "outcome", passing.outcome not in OUTCOMES),
        ("most_slips", "most_slips", not -1 <= passing.most_slips <= MOST_TIMES),
        ("kinds", "kinds", any(kind not in SLIPS for kind in passing.kinds)),
        ("least", "least", any(not 1 <= times <= MOST_TIMES for times in passing.least.values())),
    )
    return tuple(Fault(name, says) for name, says, is_wrong in wrong if is_wrong)
