"""The tables of the coach's desk: who coaches whom, what is asked of whom, and what a learner lets a coach see."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from bot.store.tables import Moment


def _moment(required: bool = True) -> Column[datetime]:
    return Column(Moment, nullable=not required)


def _text() -> Column[str]:
    return Column(Text, nullable=False)


class Coach(SQLModel, table=True):
    """Somebody an administrator named a coach; they are reached and signed in through their own chat."""

    __tablename__ = "coaches"

    id: int | None = Field(default=None, primary_key=True)
    learner: int = Field(foreign_key="learners.id", unique=True)
    name: str  # as learners see it: "Maria Keller"
    about: str = Field(default="", sa_column=_text())  # who that is, as learners see it before they join
    since: datetime = Field(sa_column=_moment())
    ended: datetime | None = Field(default=None, sa_column=_moment(False))


class Warrant(SQLModel, table=True):
    """A signed link that made somebody a coach; each is good once."""

    __tablename__ = "warrants"

    id: str = Field(primary_key=True)
    at: datetime = Field(sa_column=_moment())


class Cohort(SQLModel, table=True):
    """A group of learners; its coaches see it, and nobody else."""

    __tablename__ = "cohorts"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    since: datetime = Field(sa_column=_moment())
    closed: datetime | None = Field(default=None, sa_column=_moment(False))


class Coaching(SQLModel, table=True):
    """That a coach is one of a cohort's."""

    __tablename__ = "coachings"
    __table_args__ = (UniqueConstraint("cohort", "coach", name="coachings_once"),)

    id: int | None = Field(default=None, primary_key=True)
    cohort: int = Field(foreign_key="cohorts.id", index=True)
    coach: int = Field(foreign_key="coaches.id", index=True)
    since: datetime = Field(sa_column=_moment())


class Invitation(SQLModel, table=True):
    """A code that lets somebody into a cohort, for so long and so many times."""

    __tablename__ = "invitations"

    id: int | None = Field(default=None, primary_key=True)
    cohort: int = Field(foreign_key="cohorts.id", index=True)
    coach: int = Field(foreign_key="coaches.id", index=True)  # who made it
    code: str = Field(unique=True)
    as_coach: bool = False  # for a colleague, who must be a coach already
    most: int  # times it can be used
    used: int = 0
    expires: datetime = Field(sa_column=_moment())
    withdrawn: datetime | None = Field(default=None, sa_column=_moment(False))
    at: datetime = Field(sa_column=_moment())


class Member(SQLModel, table=True):
    """That a learner is in a cohort, what its coaches call them, and whether these may see scores."""

    __tablename__ = "members"
    __table_args__ = (UniqueConstraint("cohort", "learner", name="members_once"),)

    id: int | None = Field(default=None, primary_key=True)
    cohort: int = Field(foreign_key="cohorts.id", index=True)
    learner: int = Field(foreign_key="learners.id", index=True)
    called: str
    scores: bool = False  # shows scores and slips by kind
    since: datetime = Field(sa_column=_moment())


class Designed(SQLModel, table=True):
    """An exercise as its coach designed it, as JSON."""

    __tablename__ = "exercises"

    id: int | None = Field(default=None, primary_key=True)
    coach: int = Field(foreign_key="coaches.id", index=True)
    state: str = Field(sa_column=_text())
    dropped: bool = False
    at: datetime = Field(sa_column=_moment())


class Assigned(SQLModel, table=True):
    """An exercise given to a cohort, or to one of it, by a day; `state` is the exercise as it was then."""

    __tablename__ = "assignments"

    id: int | None = Field(default=None, primary_key=True)
    exercise: int = Field(foreign_key="exercises.id", index=True)
    cohort: int = Field(foreign_key="cohorts.id", index=True)
    coach: int = Field(foreign_key="coaches.id", index=True)
    learner: int = 0  # the only one it is for; 0: the whole cohort, whoever joins later included
    state: str = Field(sa_column=_text())
    starts: datetime = Field(sa_column=_moment())  # when it is given
    due: datetime | None = Field(default=None, sa_column=_moment(False))
    withdrawn: datetime | None = Field(default=None, sa_column=_moment(False))
    at: datetime = Field(sa_column=_moment())


class Task(SQLModel, table=True):
    """One learner's share of an assignment."""

    __tablename__ = "tasks"
    __table_args__ = (UniqueConstraint("assignment", "learner", name="tasks_once"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment: int = Field(foreign_key="assignments.id", index=True)
    cohort: int = Field(foreign_key="cohorts.id", index=True)
    learner: int = Field(foreign_key="learners.id", index=True)
    given: datetime | None = Field(default=None, sa_column=_moment(False))  # when the learner was told
    begun: datetime | None = Field(default=None, sa_column=_moment(False))
    excused: bool = False


class Tried(SQLModel, table=True):
    """A finished try at a task, and what was missing, as JSON."""

    __tablename__ = "tries"

    id: int | None = Field(default=None, primary_key=True)
    task: int = Field(foreign_key="tasks.id", index=True)
    rehearsal: int = Field(index=True, unique=True)
    passed: bool
    missed: str = Field(default="[]", sa_column=_text())
    curve: str = Field(default="[]", sa_column=_text())  # trust after each turn, as JSON
    at: datetime = Field(sa_column=_moment())


class Shared(SQLModel, table=True):
    """That a learner shows a rehearsal to a cohort's coaches; taken back, it is gone, and so is what hangs on it."""

    __tablename__ = "shared"
    __table_args__ = (UniqueConstraint("rehearsal", "cohort", name="shared_once"),)

    id: int | None = Field(default=None, primary_key=True)
    rehearsal: int = Field(foreign_key="rehearsals.id", index=True)
    cohort: int = Field(foreign_key="cohorts.id", index=True)
    learner: int = Field(foreign_key="learners.id", index=True)
    at: datetime = Field(sa_column=_moment())


class Looked(SQLModel, table=True):
    """That a coach read a transcript; the learner can see it, and it stays when the sharing ends."""

    __tablename__ = "looks"

    id: int | None = Field(default=None, primary_key=True)
    learner: int = Field(foreign_key="learners.id", index=True)
    rehearsal: int
    coach: int
    called: str  # the coach's name
    way: str  # desk, api, phone
    at: datetime = Field(sa_column=_moment())


class Remark(SQLModel, table=True):
    """A comment of a coach's on a turn, or the learner's answer to one."""

    __tablename__ = "remarks"

    id: int | None = Field(default=None, primary_key=True)
    shared: int = Field(foreign_key="shared.id", index=True)
    turn: int  # the kept turn it is about; 0: the whole talk
    coach: int = 0  # 0: the learner's own answer
    answers: int = 0  # the comment it answers
    text: str = Field(sa_column=_text())
    at: datetime = Field(sa_column=_moment())


class Overruled(SQLModel, table=True):
    """A slip that a coach calls fine; with the learner's consent the sentence is kept for the recogniser's corpus."""

    __tablename__ = "overruled"
    __table_args__ = (UniqueConstraint("shared", "turn", "move", name="overruled_once"),)

    id: int | None = Field(default=None, primary_key=True)
    shared: int = Field(foreign_key="shared.id", index=True)
    turn: int
    move: str
    coach: int
    why: str = Field(default="", sa_column=_text())
    consent: str = "asked"  # asked, yes, no: whether the sentence may be kept without a name
    at: datetime = Field(sa_column=_moment())


class Corrected(SQLModel, table=True):
    """A sentence whose judgement was overruled, kept without a name by the learner's consent, for the corpus."""

    __tablename__ = "corrections"

    id: int | None = Field(default=None, primary_key=True)
    learner: int = Field(foreign_key="learners.id", index=True)  # so that it can be erased with them
    overruled: int = Field(unique=True)
    line: str = Field(sa_column=_text())  # one line of a corpus, as JSON
    at: datetime = Field(sa_column=_moment())


class SignIn(SQLModel, table=True):
    """A link that signs a coach in, once and within minutes; only what it hashes to is kept."""

    __tablename__ = "sign_ins"

    id: int | None = Field(default=None, primary_key=True)
    coach: int = Field(foreign_key="coaches.id", index=True)
    digest: str = Field(unique=True)
    expires: datetime = Field(sa_column=_moment())
    used: datetime | None = Field(default=None, sa_column=_moment(False))


class Session(SQLModel, table=True):
    """A coach who is signed in, bound to a browser; only what its cookie hashes to is kept."""

    __tablename__ = "sessions"

    id: int | None = Field(default=None, primary_key=True)
    coach: int = Field(foreign_key="coaches.id", index=True)
    digest: str = Field(unique=True)
    browser: str  # what it calls itself, hashed
    since: datetime = Field(sa_column=_moment())
    seen: datetime = Field(sa_column=_moment())
    ended: datetime | None = Field(default=None, sa_column=_moment(False))


class Token(SQLModel, table=True):
    """A key to the API, for a program of a coach's; only what it hashes to is kept."""

    __tablename__ = "tokens"

    id: int | None = Field(default=None, primary_key=True)
    coach: int = Field(foreign_key="coaches.id", index=True)
    name: str  # what it is for
    beginning: str  # its first letters, to tell it from others
    digest: str = Field(unique=True)
    reads_only: bool = False
    since: datetime = Field(sa_column=_moment())
    expires: datetime = Field(sa_column=_moment())
    used: datetime | None = Field(default=None, sa_column=_moment(False))
    ended: datetime | None = Field(default=None, sa_column=_moment(False))


class Uploaded(SQLModel, table=True):
    """A scene or a partner of a coach's own; never changed, so that rehearsals with it can be read again."""

    __tablename__ = "uploads"
    # its number is its name in rehearsals that outlive it, so SQLite must not give it out again
    __table_args__ = (Index("uploads_of_coach", "coach", "dropped"), {"sqlite_autoincrement": True})

    id: int | None = Field(default=None, primary_key=True)
    coach: int = Field(foreign_key="coaches.id")
    kind: str  # scene, partner
    title: str
    source: str = Field(sa_column=_text())  # the file as it was
    canonical: str = Field(sa_column=_text())  # what it holds, as JSON
    dropped: bool = False
    at: datetime = Field(sa_column=_moment())
