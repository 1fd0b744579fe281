"""Talks that learners show, and what is said about them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from bot.coaching import overruling, remarks
from bot.web.api.shapes.common import Shape
from flows.moves import Move


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
