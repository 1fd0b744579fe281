"""Who a key belongs to; cohorts, who is in them, and the codes that let people in."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from bot.coaching import cohorts, invitations
from bot.web.api.shapes.common import Shape
from flows.assignment import Reason


class MeOut(Shape):
    """The coach whose key it is, and what the key may."""

    name: str
    about: str
    may_write: bool


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

    most: int = Field(default=50, ge=1, le=invitations.MOST_USES)
    days: int = Field(default=14, ge=1, le=invitations.LONGEST.days)
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
