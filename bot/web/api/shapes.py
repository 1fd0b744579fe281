"""What goes in and out of the API, field by field; unknown fields are faults."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from bot.coaching import cohorts, overruling, remarks
from flows.assignment import Reason, State
from flows.exercise import LONGEST_GOAL, LONGEST_MESSAGE, LONGEST_TITLE, MOST_TIMES, MOST_TRIES, Counts
from flows.moves import Move
from flows.rehearsal import Feedback, Sign
from flows.scenes import Level

T = TypeVar("T")
Times = Annotated[int, Field(ge=1, le=MOST_TIMES)]


class Shape(BaseModel):
    """Strict: nothing that is not named here."""

    model_config = ConfigDict(extra="forbid")


class Page(Shape, Generic[T]):
    """Part of a list; `next` is the `offset` of the next part, or nothing at the end."""

    items: list[T]
    next: int | None = None


class Done(Shape):
    """Nothing more to say."""

    done: Literal[True] = True


class FaultOut(Shape):
    """One thing that is wrong: `field` names it as it was sent, "passing.most_slips"; `line` is there for files."""

    field: str
    says: str
    line: int | None = None


class Faults(Shape):
    """All that is wrong with what was sent."""

    error: str
    faults: list[FaultOut]


class CohortIn(Shape):
    """A new cohort."""

    name: str = Field(min_length=1, max_length=cohorts.LONGEST_NAME)


class CohortOut(Shape):
    """A cohort of the coach's."""

    id: int
    name: str
    since: datetime
    learners: int


class MemberOut(Shape):
    """A learner of a cohort; `needs` says why they need attention, in order of urgency, and `because` the same in words."""

    id: int
    called: str
    since: datetime
    shows_scores: bool
    assigned: int
    done: int
    passed: int
    needs: list[Reason]
    because: list[str]


class InvitationIn(Shape):
    """A new code."""

    most: int = Field(default=50, ge=1, le=cohorts.MOST_USES)
    days: int = Field(default=14, ge=1, le=cohorts.LONGEST.days)
    as_coach: bool = False


class InvitationOut(Shape):
    """A code; sent to the bot as /start join_<code>, it invites."""

    id: int
    code: str
    as_coach: bool
    most: int
    used: int
    expires: datetime
    open: bool


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


class TalkBrief(Shape):
    """A talk that a learner shows."""

    id: int
    member: int | None
    since: datetime


class RemarkOut(Shape):
    """A comment, or the learner's answer to one."""

    id: int
    by: Literal["coach", "learner"]
    turn: int
    answers: int | None
    text: str
    at: datetime


class HeardOut(Shape):
    """A piece of what the learner said, with its moves."""

    text: str
    moves: list[Move]
    slip: bool


class OverruledOut(Shape):
    """A slip that was called fine."""

    id: int
    move: str
    why: str


class TurnOut(Shape):
    """One turn of a talk."""

    turn: int
    learner: list[HeardOut]
    slips: list[Move]
    overruled: list[OverruledOut]
    others: list[str]
    note: str
    trust: float | None
    remarks: list[RemarkOut]


class TalkOut(Shape):
    """A shared talk; trust and the outcome are there with consent alone."""

    id: int
    scene: str
    partner: str
    began: datetime
    second_coffee: str | None
    turns: list[TurnOut]
    remarks: list[RemarkOut]


class CommentIn(Shape):
    """A comment on a turn, or, with 0, on the whole talk."""

    turn: int = 0
    text: str = Field(min_length=1, max_length=remarks.LONGEST)


class OverruleIn(Shape):
    """A slip of a turn that is called fine."""

    turn: int
    move: Move
    why: str = Field(default="", max_length=overruling.LONGEST)


class MeOut(Shape):
    """The coach whose key it is, and what the key may."""

    name: str
    about: str
    may_write: bool


class UploadIn(Shape):
    """A scene or a partner as a YAML file: what it is called, and what stands in it."""

    name: str = Field(default="sent.yaml", min_length=1, max_length=60)
    source: str = Field(min_length=1)


class UploadBrief(Shape):
    """A scene or a partner of the coach's own; exercises name it by `known_as`, "own12"."""

    id: int
    known_as: str
    kind: Literal["scene", "partner"]
    title: str
    at: datetime


class UploadOut(UploadBrief):
    """The same, with what stood in the file."""

    source: str
