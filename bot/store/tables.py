"""The tables. They are changed only by a migration in `migrations/versions`."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import BigInteger, Column, DateTime, Index, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlmodel import Field, SQLModel


class Moment(TypeDecorator[datetime]):
    """A time with its zone, on databases that keep none too; it is always UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC on the way in."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """With its zone on the way out."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class Learner(SQLModel, table=True):
    """Somebody who practises; whoever sits at the terminal has no chat."""

    __tablename__ = "learners"

    id: int | None = Field(default=None, primary_key=True)
    chat: int | None = Field(default=None, sa_column=Column(BigInteger, unique=True, nullable=True))
    feedback: str = "live"
    choosing: str = Field(default="{}", sa_column=Column(Text, nullable=False))  # a rehearsal being put together, as JSON
    unreachable: str = ""  # why nothing can be sent: "blocked", or nothing
    profile: str = Field(default="{}", sa_column=Column(Text, nullable=False))  # goal and lists, as JSON
    ahead: int = 0  # days that were skipped: the learner's clock runs so far ahead of the wall's
    week_day: int = -1  # on which the week is looked at: 0 for Monday, -1 for never
    zone: str = ""  # whose clock the learner lives by: "Europe/Berlin"; nothing until it was asked
    quiet_from: int = 21  # the hour from which nothing is said of its own accord
    quiet_until: int = 8  # the hour at which that ends
    silenced: str = ""  # kinds of reminders that are off: "week,warm_up_hour"
    since: datetime = Field(sa_column=Column(Moment, nullable=False))


class Rehearsed(SQLModel, table=True):
    """One rehearsal; `state` is the core's small value as it stands now."""

    __tablename__ = "rehearsals"
    __table_args__ = (Index("rehearsals_by_time", "status", "began"),)

    id: int | None = Field(default=None, primary_key=True)
    learner: int = Field(foreign_key="learners.id", index=True)
    scene: str
    partner: str  # the one chosen; in a room, the others are in `state`
    seed: int
    goal: str = ""
    state: str = Field(sa_column=Column(Text, nullable=False))
    level: str = "normal"  # easy, normal, hard
    summary: str = Field(default="", sa_column=Column(Text, nullable=False))  # what came of it, as JSON, once it was debriefed
    status: str = "open"  # open, guessing (ended, the learner's own guess is awaited), done
    guess: str = ""
    occasion: int = 0  # the real occasion it was played for
    task: int = 0  # the task it is a try at
    preview: int = 0  # the exercise that its coach tries out with it
    began: datetime = Field(sa_column=Column(Moment, nullable=False))
    ended: datetime | None = Field(default=None, sa_column=Column(Moment, nullable=True))


class Taken(SQLModel, table=True):
    """One turn as it was taken, with the state before it, so that it can be taken back exactly."""

    __tablename__ = "turns"
    __table_args__ = (Index("turns_by_message", "rehearsal", "message"),)

    id: int | None = Field(default=None, primary_key=True)
    rehearsal: int = Field(foreign_key="rehearsals.id", index=True)
    kind: str  # begin, say, approach, leave
    before: str = Field(sa_column=Column(Text, nullable=False))
    turn: str = Field(sa_column=Column(Text, nullable=False))
    taken_back: bool = False
    message: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))  # the learner's message in the chat
    at: datetime = Field(sa_column=Column(Moment, nullable=False))


class Disputed(SQLModel, table=True):
    """A checked message whose judgement somebody calls wrong, kept with their consent for whoever runs the product."""

    __tablename__ = "disputes"
    __table_args__ = (UniqueConstraint("learner", "digest", name="disputes_once"),)

    id: int | None = Field(default=None, primary_key=True)
    learner: int = Field(foreign_key="learners.id", index=True)
    digest: str  # of text, reader and occasion: the same message is kept once
    text: str = Field(sa_column=Column(Text, nullable=False))
    relationship: str
    reply: bool = False  # a reply or a follow-up, and not a first message
    judged: str = Field(sa_column=Column(Text, nullable=False))  # what was heard in it, as JSON
    said: str = Field(default="", sa_column=Column(Text, nullable=False))  # what is wrong about that, in their words
    at: datetime = Field(sa_column=Column(Moment, nullable=False))


class Related(SQLModel, table=True):
    """How it stands between a learner and a partner, across all their rehearsals."""

    __tablename__ = "relationships"
    __table_args__ = (UniqueConstraint("learner", "partner", name="relationships_once"),)

    id: int | None = Field(default=None, primary_key=True)
    learner: int = Field(foreign_key="learners.id", index=True)
    partner: str
    bond: str = Field(sa_column=Column(Text, nullable=False))  # the core's value, as JSON
    at: datetime = Field(sa_column=Column(Moment, nullable=False))


class Week(SQLModel, table=True):
    """One look at a week: the answers to its five questions and the tasks, as JSON."""

    __tablename__ = "weeks"
    __table_args__ = (Index("weeks_by_time", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    learner: int = Field(foreign_key="learners.id", index=True)
    answers: str = Field(sa_column=Column(Text, nullable=False))
    at: datetime = Field(sa_column=Column(Moment, nullable=False))


class Reminder(SQLModel, table=True):
    """Something to be said to a learner at a time they agreed to."""

    __tablename__ = "reminders"
    __table_args__ = (Index("reminders_waiting", "status", "due"), Index("reminders_by_subject", "learner", "kind", "about"))

    id: int | None = Field(default=None, primary_key=True)
    learner: int = Field(foreign_key="learners.id", index=True)
    kind: str  # week, warm_up_day, warm_up_hour, afterwards, follow_up
    about: int = 0  # the occasion or the contact it belongs to
    wall: str = ""  # if it goes by the learner's clock, wherever they are: "2026-11-30T09:00"
    facts: str = Field(default="{}", sa_column=Column(Text, nullable=False))
    status: str = "waiting"  # waiting, sent, stopped
    due: datetime = Field(sa_column=Column(Moment, nullable=False))
    meant: datetime | None = Field(default=None, sa_column=Column(Moment, nullable=True))  # put down for then; quiet hours move `due`
    ends: datetime | None = Field(default=None, sa_column=Column(Moment, nullable=True))  # from then on it is too late to say it
    said: datetime | None = Field(default=None, sa_column=Column(Moment, nullable=True))  # what was said at one moment was one message


class Occasioned(SQLModel, table=True):
    """A real occasion of a learner's; `state` is the core's value as it stands now."""

    __tablename__ = "occasions"

    id: int | None = Field(default=None, primary_key=True)
    learner: int = Field(foreign_key="learners.id", index=True)
    state: str = Field(sa_column=Column(Text, nullable=False))
    status: str = "asking"  # asking, planned, over (it is past and was looked back at), missed, dropped
    starts: datetime | None = Field(default=None, sa_column=Column(Moment, nullable=True))
    review: str = Field(default="{}", sa_column=Column(Text, nullable=False))  # how it went, as JSON
    at: datetime = Field(sa_column=Column(Moment, nullable=False))


class Contacted(SQLModel, table=True):
    """A real person the learner has met or is going to meet, as JSON."""

    __tablename__ = "contacts"

    id: int | None = Field(default=None, primary_key=True)
    learner: int = Field(foreign_key="learners.id", index=True)
    state: str = Field(sa_column=Column(Text, nullable=False))
    guess: int = 0  # the newest guess at them, to rehearse with
    at: datetime = Field(sa_column=Column(Moment, nullable=False))


class Guessed(SQLModel, table=True):
    """What was drawn out of a text about a real person; never changed, so that a rehearsal with it can be read again."""

    __tablename__ = "guesses"

    id: int | None = Field(default=None, primary_key=True)
    learner: int = Field(foreign_key="learners.id", index=True)
    contact: int
    facts: str = Field(sa_column=Column(Text, nullable=False))
    at: datetime = Field(sa_column=Column(Moment, nullable=False))


class Received(SQLModel, table=True):
    """An update as Telegram sent it; kept before it is acknowledged, handled once."""

    __tablename__ = "updates"
    __table_args__ = (
        Index("updates_waiting", "handled", "id"),
        Index("updates_of_chat", "chat", "handled", "id"),
        Index("updates_by_time", "chat", "at"),
    )

    id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    chat: int = Field(sa_column=Column(BigInteger, nullable=False))
    body: str = Field(sa_column=Column(Text, nullable=False))
    handled: bool = False
    at: datetime = Field(sa_column=Column(Moment, nullable=False))


class Outgoing(SQLModel, table=True):
    """Something to be sent; it commits with the turn that caused it and is sent after."""

    __tablename__ = "outgoing"
    __table_args__ = (
        Index("outgoing_waiting", "status", "chat", "id"),
        Index("outgoing_by_message", "chat", "message"),
        Index("outgoing_by_number", "message"),
        Index("outgoing_by_turn", "turn"),
        Index("outgoing_by_chat", "chat", "id"),
        Index("outgoing_by_time", "at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    chat: int = Field(sa_column=Column(BigInteger, nullable=False))
    method: str  # send_message, send_photo, set_message_reaction ...
    buttons: str = ""  # what its buttons belong to while they may be pressed: "note:87", "room:12"
    body: str = Field(sa_column=Column(Text, nullable=False))
    turn: int | None = Field(default=None, foreign_key="turns.id")
    status: str = "waiting"  # waiting, sending, sent, failed
    floor: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))  # the highest message known when it was sent off
    claim: str = ""  # of the process that is sending it
    failure: str = ""
    message: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))  # as which Telegram keeps it
    at: datetime = Field(sa_column=Column(Moment, nullable=False))


class Paced(SQLModel, table=True):
    """When a chat, or (as chat 0) anybody, may be written to again; kept here only where several processes send."""

    __tablename__ = "pace"

    chat: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    due: float  # seconds since 1970 by the database's clock
