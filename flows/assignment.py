"""How an assignment stands with one learner, and who of a cohort needs a coach's attention and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from flows.exercise import Counts, Missed, counted

NO_START_AFTER = timedelta(days=3)  # since it was given
SOON = timedelta(days=1)  # before it is due
SILENT_AFTER = timedelta(days=10)  # without a try, while something is open
STUCK_AFTER = 3  # tries that fail for the same reason


class State(StrEnum):
    """Where a learner is with an assignment."""

    WAITING = "waiting"  # it has not been given yet
    GIVEN = "given"
    STARTED = "started"
    DONE = "done"  # tried, and not passed
    PASSED = "passed"
    EXCUSED = "excused"


BEST_FIRST = (State.PASSED, State.DONE, State.STARTED, State.GIVEN, State.WAITING, State.EXCUSED)


class Reason(StrEnum):
    """Why a learner needs attention."""

    NO_START = "no_start"
    STUCK = "stuck"
    OVERCORRECTING = "overcorrecting"
    SILENT = "silent"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Tried:
    """One finished try: when it ended, whether it passed, and what was missing."""

    at: datetime
    passed: bool
    missed: tuple[Missed, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """An assignment and one learner's tries at it, oldest first."""

    given: datetime | None
    due: datetime | None
    begun: datetime | None = None
    excused: bool = False
    tries: tuple[Tried, ...] = ()
    most: int = 0  # tries allowed; 0: any number
    counts: Counts = Counts.BEST

    @property
    def state(self) -> State:
        """Where it stands."""
        if self.excused:
            return State.EXCUSED
        if self.counting is not None:
            return State.PASSED if self.counting.passed else State.DONE
        if self.begun:
            return State.STARTED
        return State.GIVEN if self.given else State.WAITING

    @property
    def counting(self) -> Tried | None:
        """The try that counts."""
        place = counted([each.passed for each in self.tries], self.counts)
        return self.tries[place] if place >= 0 else None

    @property
    def tries_left(self) -> int | None:
        """How often it can still be tried; None: as often as they like."""
        return max(0, self.most - len(self.tries)) if self.most else None

    @property
    def is_settled(self) -> bool:
        """Whether there is nothing left to do."""
        only_one_counts = self.counts is Counts.FIRST and bool(self.tries)
        return self.state in (State.PASSED, State.EXCUSED) or self.tries_left == 0 or only_one_counts

    def is_late(self, now: datetime) -> bool:
        """Whether it was done after the day it was due, or is still to be done."""
        if self.due is None or self.excused:
            return False
        done = self.counting.at if self.counting else None
        return (done or now) > self.due


def attention(work: Sequence[Work], overcorrects: bool, now: datetime) -> tuple[Reason, ...]:
    """Why somebody with this work needs a coach, the most urgent first; nothing, for most. `now` is aware."""
    open_ones = [each for each in work if each.given and not each.is_settled]
    found = []
    if any(not each.begun and _should_have_begun(each, now) for each in open_ones):
        found.append(Reason.NO_START)
    if any(is_stuck(each) for each in work):
        found.append(Reason.STUCK)
    if overcorrects:
        found.append(Reason.OVERCORRECTING)
    if any(each.is_late(now) for each in open_ones):
        found.append(Reason.LATE)
    if open_ones and now - max(map(last_seen, open_ones)) > SILENT_AFTER:
        found.append(Reason.SILENT)
    return tuple(found)


def sticking_point(work: Work) -> Missed | None:
    """What the tries keep failing on, most often; nothing if something passed or nothing was tried."""
    if any(each.passed for each in work.tries):
        return None
    every = [missed for each in work.tries for missed in each.missed]
    if not every:
        return None
    often, _ = Counter(each.point for each in every).most_common(1)[0]
    return next(each for each in reversed(every) if each.point == often)


def is_stuck(work: Work) -> bool:
    """Whether its tries keep failing for one reason, or none is left."""
    if work.excused or not work.tries or any(each.passed for each in work.tries):
        return False
    point = sticking_point(work)  # nothing, where what was missing is not for the coach's eyes
    return work.tries_left == 0 or (times_missed(work, point) if point else len(work.tries)) >= STUCK_AFTER


def times_missed(work: Work, missed: Missed) -> int:
    """In how many tries the same was missing."""
    return sum(missed.point in [each.point for each in tried.missed] for tried in work.tries)


def last_seen(work: Work) -> datetime:
    """When something happened last to work that was given."""
    return max(each for each in (work.given, work.begun, *(tried.at for tried in work.tries)) if each)


def _should_have_begun(work: Work, now: datetime) -> bool:
    assert work.given
    return now - work.given > NO_START_AFTER or (work.due is not None and work.due - now < SOON)
