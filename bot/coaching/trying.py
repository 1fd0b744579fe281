"""Tries: a rehearsal begun for a task, judged when it is over, and judged anew when a coach overrules something."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import reminders
from bot.coaching import exercises, holding, tasks
from bot.store.coaching import Assigned, Designed, Overruled, Shared, Task, Tried
from bot.store.codec import dump, load
from bot.store.tables import Learner, Rehearsed, Taken
from flows.exercise import Exercise, Passing, Verdict, judge, only_follow_up_is_missing, performance
from flows.moves import Move
from flows.people import person_of
from flows.rehearsal import Rehearsal

if TYPE_CHECKING:
    from bot.practice import Finished

FOLLOW_UP = "follow_up"  # the scene in which a message is written afterwards


async def begun(work: AsyncSession, task: Task, now: datetime) -> None:
    """A try has begun."""
    task.given, task.begun = task.given or now, task.begun or now
    await work.flush()


async def finished(work: AsyncSession, told: Finished, now: datetime) -> Verdict | None:
    """A rehearsal is over: the verdict on it if it was a try (kept) or a coach's preview (not kept); else nothing.

    A message written afterwards completes the tries that waited for it. What is played when all tries are used up is judged, and not kept.
    """
    if told.row.preview:
        designed = await work.get(Designed, told.row.preview)
        return await verdict(work, told, exercises.exercise_of(designed).passing) if designed else None
    if not any(turn.text for turn in told.turns):
        return None
    if told.row.scene == FOLLOW_UP:
        await _complete(work, told.row, now)
    if not told.row.task or not await holding.is_there(work, Task, told.row.task):
        return None
    found = await exercise_of(work, told.row)
    if found is None:
        return None
    came_of_it = await verdict(work, told, found.passing)
    if await _counts(work, told.row, found.tries):
        await _keep(work, told, came_of_it, now)
    return came_of_it


async def judged_anew(work: AsyncSession, told: Finished) -> None:
    """What a coach overruled no longer counts against the learner."""
    kept, found = await _tried(work, told.row), await exercise_of(work, told.row)
    if kept is None or found is None:
        return
    wrote = kept.passed or "follow_up" not in [each.what for each in tasks.missed_of(kept.missed)]
    came_of_it = await verdict(work, told, found.passing, wrote)
    kept.passed, kept.missed = came_of_it.passed, dump(came_of_it.missed)
    await work.flush()
    await _settle(work, kept.task)


async def verdict(work: AsyncSession, told: Finished, passing: Passing, followed_up: bool = False) -> Verdict:
    """Hold a finished rehearsal against what counts as passed, without what was overruled."""
    fine = await _overruled(work, told.row)
    shown = performance(told.turns, told.debrief.second_coffee, told.debrief.signs, fine)
    if followed_up or told.row.scene == FOLLOW_UP:  # where the message afterwards is the exercise itself
        shown = shown.after_a_follow_up()
    return judge(passing, shown)


async def verdict_of(work: AsyncSession, row: Rehearsed) -> Verdict | None:
    """The verdict on a try as it stands now; nothing where it is none."""
    kept = await _tried(work, row)
    return _verdict_on(kept) if kept else None


async def waiting_for_a_note(work: AsyncSession, task: Task) -> Rehearsed | None:
    """The newest try that only a message afterwards is missing from."""
    query = select(Tried, Rehearsed).join(Rehearsed, col(Rehearsed.id) == col(Tried.rehearsal)).where(Tried.task == task.id)
    tries = (await work.exec(query.order_by(col(Tried.id).desc()))).all()
    return next((row for each, row in tries if only_follow_up_is_missing(_verdict_on(each))), None)


async def exercise_of(work: AsyncSession, row: Rehearsed) -> Exercise | None:
    """The exercise a rehearsal is a try at."""
    query = select(Assigned).join(Task, col(Task.assignment) == col(Assigned.id)).where(Task.id == row.task)
    found = (await work.exec(query)).first()
    return tasks.exercise_for(found) if found else None


async def _tried(work: AsyncSession, row: Rehearsed) -> Tried | None:
    return (await work.exec(select(Tried).where(Tried.rehearsal == row.id))).first()


def _verdict_on(kept: Tried) -> Verdict:
    return Verdict(tasks.missed_of(kept.missed))


async def _counts(work: AsyncSession, row: Rehearsed, most: int) -> bool:
    """Whether this is a try: not one too many, and not kept already."""
    kept = (await work.exec(select(Tried.rehearsal).where(Tried.task == row.task))).all()
    return row.id not in kept and (not most or len(kept) < most)


async def _keep(work: AsyncSession, told: Finished, came_of_it: Verdict, now: datetime) -> None:
    assert told.row.id is not None
    kept = Tried(task=told.row.task, rehearsal=told.row.id, passed=came_of_it.passed, missed=dump(came_of_it.missed), at=now)
    kept.curve = dump([round(turn.balance, 1) for turn in told.turns])
    work.add(kept)
    await work.flush()
    await _settle(work, told.row.task)


async def _overruled(work: AsyncSession, row: Rehearsed) -> set[tuple[int, Move]]:
    """The slips that were overruled, by their place among the turns that stand."""
    query = select(Overruled.turn, Overruled.move).join(Shared, col(Shared.id) == col(Overruled.shared)).where(Shared.rehearsal == row.id)
    found = (await work.exec(query)).all()
    if not found:
        return set()
    standing = select(Taken.id).where(Taken.rehearsal == row.id, col(Taken.taken_back).is_(False)).order_by(col(Taken.id))
    place = {turn: number for number, turn in enumerate((await work.exec(standing)).all())}
    return {(place[turn], Move(move)) for turn, move in found if turn in place}


async def _complete(work: AsyncSession, row: Rehearsed, now: datetime) -> None:
    """A message to the same partner was all that was missing; after a room that nobody was sought in, one to anybody met there."""
    query = select(Tried, Rehearsed).join(Rehearsed, col(Rehearsed.id) == col(Tried.rehearsal))
    for each, played in (await work.exec(query.where(Rehearsed.learner == row.learner, col(Tried.passed).is_(False)))).all():
        if only_follow_up_is_missing(_verdict_on(each)) and row.partner in _met(played):
            each.passed, each.missed, each.at = True, "[]", now
            await work.flush()
            await _settle(work, each.task)


def _met(played: Rehearsed) -> list[str]:
    """With whom a rehearsal was played."""
    if played.partner:
        return [played.partner]
    return [person_of(each.partner) for each in load(Rehearsal, played.state).room if each.turns]


async def _settle(work: AsyncSession, number: int) -> None:
    """Nobody is reminded of what is done."""
    query = (
        select(Task, Assigned, Learner)
        .join(Assigned, col(Assigned.id) == col(Task.assignment))
        .join(Learner, col(Learner.id) == col(Task.learner))
    )
    found = (await work.exec(query.where(Task.id == number))).first()
    if found is None:
        return
    task, row, learner = found
    if (await tasks.works(work, [(task, row)]))[number].is_settled:
        await reminders.stop(work, learner, tasks.DUE, number)
