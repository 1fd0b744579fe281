"""A real occasion the learner prepares for: what, when, where, whom to meet, and the plan for it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from flows.sharpening import Sharpening


class Kind(StrEnum):
    """What is coming."""

    CONFERENCE = "conference"
    MEETUP = "meetup"
    PARTY = "party"
    COFFEE = "coffee"
    CALL = "call"
    FAIR = "fair"
    INTERVIEW = "interview"


class Step(StrEnum):
    """What an occasion is asked about, in this order; each can be passed over and come back to."""

    KIND = "kind"
    WHEN = "when"
    WHERE = "where"
    WHOM = "whom"
    GOAL = "goal"
    GIVES = "gives"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody to meet there, or a kind of person: "Inês Moura", "anybody who tests sensors"."""

    name: str
    why: str = ""
    ask: str = ""
    offer: str = ""
    contact: int = 0  # the real person, if something is known of them


@dataclass(frozen=True, slots=True)
class IfThen:
    """A plan for the moment it gets hard (E4): if I hide at the buffet, then I ask the nearest person how they know the host."""

    moment: str
    deed: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What the learner takes along on one page; each sentence is theirs, chosen, changed or written."""

    openings: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    if_thens: tuple[IfThen, ...] = ()
    leaving: str = ""
    after: str = ""
    passed_over: tuple[str, ...] = ()  # parts that are left as they are, and what isn't asked about somebody: "leaving", "why Inês Moura"


@dataclass(frozen=True, slots=True)
class Asking:
    """What is still in the air while an occasion is asked about."""

    changing: Step | None = None  # asked once more, out of turn
    when: str = ""  # the words for a time, until it is clear what they mean
    draft: Sharpening = field(default_factory=Sharpening)  # a goal on its way
    nudged: bool = False  # that more people would be good was said


@dataclass(frozen=True, slots=True)
class Occasion:
    """One occasion as it stands; an empty one has just been begun."""

    kind: Kind | None = None
    title: str = ""
    starts: str = ""  # by the clock on the wall there: "2026-11-26T19:00", or "2027-10-31T02:30+01:00" (`on_the_wall`)
    is_timed: bool = False  # whether the hour was said; else `starts` is at midnight
    minutes: int = 0  # how long it lasts, 0 if nobody said
    zone: str = ""  # of the place: "Europe/Berlin"
    where: str = ""
    whom: tuple[Wanted, ...] = ()
    crowd: str = ""  # how many will be there, in their words: "maybe ten people"
    goal: str = ""
    gives: tuple[str, ...] = ()
    plan: Plan = field(default_factory=Plan)
    passed_over: tuple[Step, ...] = ()
    uid: str = ""  # of the calendar file it came from
    asking: Asking = field(default_factory=Asking)

    @property
    def moment(self) -> datetime | None:
        """When it starts, with its zone; nothing while nobody knows."""
        if not self.starts:
            return None
        said, zone = datetime.fromisoformat(self.starts), ZoneInfo(self.zone or "UTC")
        return said.astimezone(zone) if said.tzinfo else said.replace(tzinfo=zone)

    def evolve(self, **changes: object) -> Occasion:
        """A copy with `changes`."""
        return replace(self, **changes)  # type: ignore[arg-type]


def on_the_wall(wall: datetime, zone: str) -> str:
    """How a wall time is kept: "2026-11-26T19:00", and "2027-10-31T02:30+01:00" for the hour that the clocks of Berlin go through again."""
    there = wall.replace(tzinfo=ZoneInfo(zone or "UTC"))
    is_second = wall.fold and there.utcoffset() != there.replace(fold=0).utcoffset()
    return (there if is_second else wall.replace(tzinfo=None)).isoformat(timespec="minutes")
