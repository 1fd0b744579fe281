"""Real life by weeks: what was planned, where the learner went, what was followed up, and how soon. Empty weeks cost nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flows.contact import Contact
from flows.promises import KEPT, OPEN

MOST_WEEKS = 26
SOON = 2  # days within which a follow-up is soon
_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Went:
    """One occasion: on which day, and whether the learner was there."""

    day: int  # as `date.toordinal` counts
    was_there: bool


@dataclass(frozen=True, slots=True)
class Owed:
    """One follow-up: from which day it counts, and on which it was done, 0 if it wasn't."""

    since: int
    done: int = 0

    @property
    def is_soon(self) -> bool:
        """Whether it was done within two days."""
        return 0 < self.done <= self.since + SOON


@dataclass(frozen=True, slots=True)
class Weekly:
    """One week from Monday on: two occasions planned, one of them attended, three follow-ups done."""

    monday: int
    planned: int = 0
    done: int = 0
    followed: int = 0


@dataclass(frozen=True, slots=True)
class Consistency:
    """All of it: the weeks, oldest first, and of the follow-ups that fell due how many were done within two days."""

    weeks: tuple[Weekly, ...] = ()
    soon: int = 0
    followable: int = 0

    @property
    def share(self) -> float | None:
        """Of ten follow-ups seven were soon: 0.7; nothing where there were none."""
        return self.soon / self.followable if self.followable else None

    @property
    def active(self) -> int:
        """Weeks in which something real was done or followed up."""
        return sum(1 for week in self.weeks if week.done or week.followed)

    @property
    def running(self) -> int:
        """Such weeks in a row up to now; the week that has only begun breaks nothing."""
        weeks = list(self.weeks)
        if weeks and not (weeks[-1].done or weeks[-1].followed):
            weeks.pop()
        count = 0
        while weeks and (weeks[-1].done or weeks[-1].followed):
            weeks.pop()
            count += 1
        return count


def consistency(occasions: Iterable[Went], contacts: Iterable[Contact], day: int) -> Consistency:
    """How it looks on `day`, from all occasions that were not dropped and everybody who is known."""
    weeks: dict[int, Weekly] = {}
    owed = [each for contact in contacts for each in follow_ups(contact)]

    def at(when: int) -> Weekly:
        monday = monday_of(when)
        return weeks.setdefault(monday, Weekly(monday))

    for went in occasions:
        week = at(went.day)
        weeks[week.monday] = replace(week, planned=week.planned + 1, done=week.done + went.was_there)
    for each in owed:
        if each.done:
            week = at(each.done)
            weeks[week.monday] = replace(week, followed=week.followed + 1)
    settled = [each for each in owed if each.done or day > each.since + SOON]
    return Consistency(_row(weeks, day), sum(each.is_soon for each in settled), len(settled))


def follow_ups(contact: Contact) -> tuple[Owed, ...]:
    """What one person was owed: each promise that was not let go, and a word after each occasion at which nothing was promised.

    A promise counts from the day it was made, or from its own day if that lies more than a week ahead.
    """
    promises = [each for each in contact.promises if each.state in (OPEN, KEPT)]
    found = [Owed(each.due if each.due - each.made > _A_WEEK else each.made, each.kept_on) for each in promises]
    made = {each.made for each in contact.promises}
    words = [each.day for each in contact.met if not each.occasion]
    for met in contact.met:
        if met.occasion and not any(met.day <= day <= met.day + 1 for day in made):
            found.append(Owed(met.day, next((day for day in words if day >= met.day), 0)))
    return tuple(found)


def monday_of(day: int) -> int:
    """The Monday of its week."""
    return day - (day - 1) % _A_WEEK


def _row(weeks: dict[int, Weekly], day: int) -> tuple[Weekly, ...]:
    """Every week from the first with anything in it to this one, the empty ones too; what is planned for later is not here yet."""
    this = monday_of(day)
    begun = [monday for monday in weeks if monday <= this]
    if not begun:
        return ()
    first = max(min(begun), this - (MOST_WEEKS - 1) * _A_WEEK)
    return tuple(weeks.get(monday, Weekly(monday)) for monday in range(first, this + 1, _A_WEEK))
