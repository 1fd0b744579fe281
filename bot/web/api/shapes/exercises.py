"""Exercises, who has them to do, and what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from bot.web.api.shapes.common import Shape
from flows.assignment import State
from flows.exercise import LONGEST_GOAL, LONGEST_MESSAGE, LONGEST_TITLE, MOST_TIMES, MOST_TRIES, Counts
from flows.moves import Move
from flows.rehearsal import Feedback, Sign
from flows.scenes import Level

Times = Annotated[int, Field(ge=1, le=MOST_TIMES)]


class PassingShape(Shape):
    """What counts as passed."""

    outcome: Literal["", "maybe", "yes"] = ""
    most_slips: int = Field(default=-1, ge=-1, le=MOST_TIMES)
    kinds: list[Move] = Field(default=[], max_length=len(Move))
    least: dict[Move, Times] = {}
    without: list[Sign] = Field(default=[], max_length=len(Sign))
    follow_up: bool = False


class ExerciseIn(Shape):
    """An exercise; `partner` empty: whoever the learner chooses; `feedback` nothing: as the learner has it; `tries` 0: any number."""

    title: str = Field(min_length=1, max_length=LONGEST_TITLE)
    scene: str = Field(max_length=40)
    partner: str = Field(default="", max_length=40)
    level: Level = Level.NORMAL
    feedback: Feedback | None = None
    goal: str = Field(default="", max_length=LONGEST_GOAL)
    message: str = Field(default="", max_length=LONGEST_MESSAGE)
    passing: PassingShape = PassingShape()
    tries: int = Field(default=0, ge=0, le=MOST_TRIES)
    counts: Counts = Counts.BEST


class ExerciseOut(ExerciseIn):
    """An exercise of the coach's."""

    id: int


class ReadyOut(Shape):
    """An exercise of the library, by its name there."""

    name: str
    exercise: ExerciseIn


class AssignmentIn(Shape):
    """Give an exercise to a cohort, or to one `member` of it; times carry their zone."""

    exercise: int
    cohort: int
    member: int | None = None
    starts: AwareDatetime | None = None
    due: AwareDatetime | None = None


class AssignmentOut(Shape):
    """What was given, as it was then."""

    id: int
    cohort: int
    exercise: ExerciseIn
    for_one: bool
    starts: datetime
    due: datetime | None


class DueIn(Shape):
    """Another day, or none."""

    due: AwareDatetime | None


class MissedOut(Shape):
    """Something a try lacked."""

    what: str
    about: str
    wanted: int
    had: int


class TryOut(Shape):
    """A finished try; what stands after `passed` is there with the learner's consent alone, `talk` only if they show it."""

    at: datetime
    passed: bool
    counts: bool
    talk: int | None
    missed: list[MissedOut] | None
    second_coffee: str | None
    scores: dict[str, int] | None
    slips: dict[str, int] | None
    curve: list[float] | None


class ResultOut(Shape):
    """How an assignment stands with one learner."""

    task: int
    member: int
    called: str
    state: State
    late: bool
    tries_left: int | None
    shows_scores: bool
    tries: list[TryOut]


class StepOut(Shape):
    """One assignment on a learner's path."""

    assignment: int
    title: str
    due: datetime | None
    result: ResultOut


class ExcuseIn(Shape):
    """Whether a learner need not do it."""

    excused: bool
