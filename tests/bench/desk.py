"""`python -m tests.bench.desk`: what a coach's desk asks of the database for a cohort of 40 and of 500, and how long it takes.

The number of queries is held against what it should be; the times are for whoever reads them.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlmodel import SQLModel, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import cohorts, exercises, sight, tasks
from bot.store.coaching import Assigned, Cohort, Member, Tried
from bot.store.codec import dump
from bot.store.store import Store
from bot.store.tables import Learner, Rehearsed
from flows.debrief import LINES
from flows.exercise import Exercise, Missed, Passing
from flows.moves import Move
from flows.past import Past
from tests.coaching.group import coach

SIZES = ((40, 2_000), (500, 2_000), (500, 25_000))  # learners, tries
ASSIGNMENTS = 10
TIMES = 5  # that each call is made; the middle one is told
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
QUERIES = {"seats": 5, "results": 5, "path_of": 4}
"""What each call asks, however many learners there are."""

Call = Callable[[AsyncSession], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One call on a cohort of some size."""

    learners: int
    tries: int
    call: str
    queries: int
    milliseconds: float
    computed: float  # milliseconds of this process; what the clock shows besides was spent by others on the same cores


class Clock:
    """How long something takes, and how much of it is computing."""

    def __init__(self) -> None:
        self.began = time.perf_counter(), time.process_time()

    def read(self) -> tuple[float, float]:
        """Milliseconds since then."""
        return (time.perf_counter() - self.began[0]) * 1000, (time.process_time() - self.began[1]) * 1000


@dataclass
class Counter:
    """How many statements a store was asked."""

    asked: int = 0

    def count(self, store: Store) -> "Counter":
        """From now on."""
        event.listen(store.engine.sync_engine, "before_cursor_execute", self._note)
        return self

    def _note(self, _: Any, __: Any, statement: str, *___: Any) -> None:
        self.asked += statement.lstrip().upper().startswith(("SELECT", "WITH", "INSERT", "UPDATE", "DELETE"))


async def figures(address: str, learners: int, tries: int) -> list[Figure]:
    """The calls of a page each, on a store that holds one cohort."""
    store = await Store.opened(address)
    try:
        cohort, assigned, member, given = await filled(store, learners, tries)
        counter = Counter().count(store)
        calls: dict[str, Call] = {
            "seats": lambda work: sight.seats(work, cohort, NOW),
            "results": lambda work: sight.results(work, assigned),
            "path_of": lambda work: sight.path_of(work, member),
        }
        found = [await _figure(store, counter, learners, tries, name, call) for name, call in calls.items()]
        return [*found, Figure(learners, tries, "assign", 0, *given)]
    finally:
        await store.close()


async def filled(store: Store, learners: int, tries: int) -> tuple[Cohort, Assigned, Member, tuple[float, float]]:
    """A cohort in which three in four show scores; its last assignment, a member, and how long it took to assign it."""
    chance = random.Random(learners + tries)
    async with store.work() as work:
        maria = await coach(work, 1)
        cohort = await cohorts.made(work, maria, "Autumn", NOW - timedelta(days=40))
        practising = [Learner(chat=1_000 + number, since=NOW) for number in range(learners)]
        work.add_all(practising)
        await work.flush()
        members = [_member(cohort, learner, place) for place, learner in enumerate(practising)]
        work.add_all(members)
        exercise = Exercise("Ask for nothing yet", "coffee", "dana", passing=Passing("maybe", 1, (Move.JOB_ASK,), {Move.CURIOSITY: 2}))
        designed = await exercises.keep(work, maria, exercise, NOW)
        for _ in range(ASSIGNMENTS - 1):
            await tasks.assign(work, maria, designed, cohort, NOW - timedelta(days=30))
    async with store.work() as work:
        clock = Clock()
        assigned = await tasks.assign(work, maria, designed, cohort, NOW - timedelta(days=30), due=NOW + timedelta(days=9))
        took = clock.read()
    async with store.work() as work:
        await _tried(work, chance, tries)
    return cohort, assigned, members[0], took


def _member(cohort: Cohort, learner: Learner, place: int) -> Member:
    assert cohort.id is not None and learner.id is not None
    return Member(cohort=cohort.id, learner=learner.id, called=f"Learner {place}", scores=place % 4 != 3, since=NOW)


async def _tried(work: AsyncSession, chance: random.Random, tries: int) -> None:
    """Tries at all tasks, as they come out."""
    connection = await work.connection()
    tables = SQLModel.metadata.tables
    everything = (await connection.execute(select(tables["tasks"]))).all()
    played, tried = [], []
    for number in range(1, tries + 1):
        task, at = everything[number % len(everything)], NOW - timedelta(days=29) + timedelta(minutes=number)
        passed = chance.random() < 0.4
        past = _past(chance, number, passed)
        row = Rehearsed(id=number, learner=task.learner, scene="coffee", partner="dana", seed=1, state="{}", began=at)
        row.summary, row.status, row.task, row.ended = dump(past), "done", task.id, at
        missed = () if passed else (Missed("slips", "job_ask", 1, 2), *([Missed("outcome", "maybe")] if chance.random() < 0.5 else []))
        curve = dump([round(chance.uniform(0, 10), 1) for _ in range(12)])
        played.append(row.model_dump())
        tried.append(
            Tried(task=task.id, rehearsal=number, passed=passed, missed=dump(missed), curve=curve, at=at).model_dump(exclude={"id"})
        )
    await connection.execute(tables["rehearsals"].insert(), played)
    await connection.execute(tables["tries"].insert(), tried)


def _past(chance: random.Random, day: int, passed: bool) -> Past:
    scores = {line: chance.randint(0, 10) for line in LINES}
    slips = {} if passed else {Move.JOB_ASK: 2, Move.RESUME_PUSH: chance.randint(0, 2)}
    wordings = tuple(f"slip.job_ask.{chance.randint(0, 9)}" for _ in range(4))
    overall = "balanced" if passed else "transactional"
    return Past("coffee", "dana", 738_000 + day // 40, "normal", 9, overall, "maybe", scores, slips, (), chance.randint(0, 2), wordings)


async def _figure(store: Store, counter: Counter, learners: int, tries: int, name: str, call: Call) -> Figure:
    took = []
    for _ in range(TIMES):
        async with store.reading() as work:
            counter.asked, clock = 0, Clock()
            await call(work)
            took.append(clock.read())
            assert counter.asked == QUERIES[name], f"{name} asks {counter.asked} times"
    return Figure(learners, tries, name, counter.asked, *(statistics.median(each) for each in zip(*took, strict=True)))


def main() -> None:
    """Print the figures."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    print("learners   tries  call      queries       ms  computed")
    for learners, tries in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            for each in asyncio.run(figures(f"sqlite:///{Path(folder) / 'desk.db'}", learners, tries)):
                queries = each.queries or ""
                print(f"{each.learners:8}  {each.tries:6}  {each.call:8}  {queries:7}  {each.milliseconds:7.1f}  {each.computed:8.1f}")


if __name__ == "__main__":
    main()
