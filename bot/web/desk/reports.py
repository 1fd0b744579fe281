"""Results and overviews as tables: what the pages show, with the same consent and on the same clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.clock import local
from bot.coaching import sight, tasks, telling
from bot.coaching.sight import Result, Seat, Shot
from bot.store.coaching import Assigned, Cohort, Member
from bot.store.tables import Learner
from bot.web.desk.sheets import Cell, Export, Sheet
from bot.words import PLAIN
from flows.assignment import Work
from flows.debrief import LINES
from flows.moves import Move


async def results(work: AsyncSession, reader: Learner, row: Assigned, now: datetime) -> Export:
    """How an assignment came out: a line a learner, and on the second sheet a line a try. `reader` is whose clock it is."""
    every, exercise, clock = await sight.results(work, row), tasks.exercise_for(row), _Clock(reader)
    kinds = _kinds(every)
    learners = Sheet(
        _said("sheet.learners"),
        (*_heads(clock, "learner", "scores", "state", "late", "tries", "given", "begun", "due", "counting", "talks"), *_scored(kinds)),
        tuple(_learner(each, row, kinds, clock, now) for each in every),
    )
    tries = Sheet(
        _said("sheet.tries"),
        (*_heads(clock, "learner", "scores", "try", "finished", "passed", "counts", "talk"), *_scored(kinds)),
        tuple(_try(each, place, shot, kinds, clock) for each in every for place, shot in enumerate(each.shots, 1)),
    )
    title = telling.title(exercise)
    asked = [_said("about.asked", what=" ".join((telling.setting(exercise, PLAIN), *telling.passes(exercise, PLAIN))))]
    legend = _legend(title, clock, now, [each.member for each in every], [*asked, _said("about.counting")])
    return Export(_said("results", title=title), clock(now) or now, (learners, tries), legend)


async def overview(work: AsyncSession, reader: Learner, cohort: Cohort, now: datetime) -> Export:
    """A cohort, a line a learner, with a column for each exercise that was given."""
    seats, clock = sorted(await sight.seats(work, cohort, now), key=lambda each: each.member.called.lower()), _Clock(reader)
    assigned = (await tasks.assignments(work, cohort))[::-1]
    heads = _heads(clock, "learner", "since", "assigned", "done", "passed_many", "last", "attention", "scores")
    titles = _apart([telling.title(tasks.exercise_for(each)) for each in assigned])
    rows = tuple((*_seat(each, clock, now), *_states(each, assigned, now)) for each in seats)
    legend = _legend(cohort.name, clock, now, [each.member for each in seats], [])
    return Export(
        _said("overview", name=cohort.name), clock(now) or now, (Sheet(_said("sheet.learners"), (*heads, *titles), rows),), legend
    )


class _Clock:
    """The reader's clock: what it shows, and its name."""

    def __init__(self, reader: Learner) -> None:
        self.reader = reader
        self.zone = reader.zone.replace("_", " ") or "UTC"
        self.is_known = bool(reader.zone)

    def __call__(self, moment: datetime | None) -> datetime | None:
        return local(self.reader, moment).replace(tzinfo=None, second=0, microsecond=0) if moment else None


def _said(name: str, /, **facts: Any) -> str:
    return PLAIN.sentence(f"desk.export.{name}", **facts)


def _heads(clock: _Clock, *names: str) -> tuple[str, ...]:
    return tuple(_said(name, zone=clock.zone) for name in names)


def _yes(value: bool) -> str:
    return _said("yes" if value else "no")


def _shown(member: Member) -> str:
    return _said("shown" if member.scores else "private")


def _kinds(every: Sequence[Result]) -> tuple[Move, ...]:
    """The kinds of slips that came up at all, each with a column of its own."""
    found = {move for each in every for shot in each.shots if shot.past for move in shot.past.slips}
    return tuple(sorted(found))


def _scored(kinds: Sequence[Move]) -> tuple[str, ...]:
    """The headings of what is shown with consent alone."""
    slips = [_said("kind", kind=telling.short(each)) for each in kinds]
    lines = [PLAIN.sentence(f"line.{each}") for each in LINES]
    return (_said("second"), _said("slips"), *slips, *lines, _said("trust"), _said("lacked"))


def _scores(shot: Shot | None, kinds: Sequence[Move]) -> tuple[Cell, ...]:
    """What stands below them; nothing at all for whoever keeps it private, since `sight` left it out."""
    past = shot.past if shot else None
    slips = (sum(past.slips.values()), *(past.slips.get(each, 0) for each in kinds)) if past else (None,) * (1 + len(kinds))
    lines = tuple(past.scores.get(each) if past else None for each in LINES)
    trust = round(shot.curve[-1], 1) if shot and shot.curve else None
    lacked = "; ".join(telling.lacks_for_coach(shot.missed, PLAIN)) if shot else ""
    return (_said(past.second_coffee or "no") if past else None, *slips, *lines, trust, lacked or None)


def _learner(result: Result, row: Assigned, kinds: Sequence[Move], clock: _Clock, now: datetime) -> tuple[Cell, ...]:
    work, counting = result.work, result.counting
    shown = sum(bool(shot.shared) for shot in result.shots)
    times = (clock(work.given), clock(work.begun), clock(row.due), clock(counting.at if counting else None))
    stands = (telling.label(work.state), _yes(work.is_late(now)), len(result.shots))
    return (result.member.called, _shown(result.member), *stands, *times, shown, *_scores(counting, kinds))


def _try(result: Result, place: int, shot: Shot, kinds: Sequence[Move], clock: _Clock) -> tuple[Cell, ...]:
    about = (place, clock(shot.at), _yes(shot.passed), _yes(shot is result.counting), _yes(bool(shot.shared)))
    return (result.member.called, _shown(result.member), *about, *_scores(shot, kinds))


def _seat(seat: Seat, clock: _Clock, now: datetime) -> tuple[Cell, ...]:
    counts = seat.asked(), seat.done(), seat.passed()
    why = "; ".join(telling.reasons(seat, now, PLAIN)) or None
    return (seat.member.called, clock(seat.member.since), *counts, clock(seat.last()), why, _shown(seat.member))


def _states(seat: Seat, assigned: Sequence[Assigned], now: datetime) -> tuple[Cell, ...]:
    """How each exercise stands; nothing where it was given to others."""
    theirs = {row.id: work for _, row, work in seat.work}
    return tuple(_state(theirs[each.id], now) if each.id in theirs else None for each in assigned)


def _state(work: Work, now: datetime) -> str:
    state = telling.label(work.state)
    return _said("late_state", state=state) if work.is_late(now) else state


def _apart(titles: Sequence[str]) -> list[str]:
    """Titles as headings; of two that are alike, the second is numbered."""
    so_far: Counter[str] = Counter()
    found = []
    for title in titles:
        so_far[title] += 1
        found.append(_said("twice", title=title, number=so_far[title]) if so_far[title] > 1 else title)
    return found


def _legend(title: str, clock: _Clock, now: datetime, members: Sequence[Member], more: Sequence[str]) -> Sheet:
    """What is to be known about the table, a line a thing."""
    at = local(clock.reader, now).strftime("%Y-%m-%d %H:%M")
    private = sum(not each.scores for each in members)
    said = [_said("about.made", at=at, zone=clock.zone), *more, _said("about.private", number=private), _said("about.empty")]
    said += [_said("about.clock" if clock.is_known else "about.no_clock", zone=clock.zone), _said("about.reading")]
    return Sheet(_said("sheet.about"), (title,), tuple((each,) for each in said))
