"""An assignment on the desk: how it stands with each, its results as a picture, and what can still be changed about it."""

from __future__ import annotations

from bot.clock import local
from bot.coaching import sight, tasks, telling
from bot.coaching.sight import Result
from bot.pictures import album, results
from bot.store.coaching import Assigned, Cohort
from bot.telegram.coaching.assigning import DUE
from bot.telegram.coaching.cohort import MARKS, mine, show_cohort
from bot.telegram.coaching.sheet import LIVE, ONCE, at_desk, at_most, day, gone, label, moment, on_page, page, show, turning, words
from bot.telegram.coaching.starting import by_day, held
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, labelled
from bot.words import TELEGRAM
from flows.assignment import BEST_FIRST, State

_LISTED, _PEOPLE, _TALKS = 15, 8, 4  # learners on a page, on one where they are excused; talks with a button


async def listed(hand: Hand) -> None:
    """What was assigned in a cohort, the newest first."""
    found = await mine(hand)
    if found is None:
        return
    cohort = found[1]
    rows = await tasks.assignments(hand.work, cohort)
    at = at_most(int(hand.words[1]), len(rows))
    buttons = [[_titled(hand, row)] for row in on_page(rows, at)]
    turned = turning("dsas", cohort.id, at=at, count=len(rows))
    said = words(hand, "assignments" if rows else "no_assignments", name=cohort.name)
    await show(hand, said, [*buttons, turned, [label("assign", "dsg", cohort.id, 0), label("back", "dsc", cohort.id)]])


async def opened(hand: Hand) -> None:
    """One assignment."""
    found = await held(hand)
    if found is not None:
        await show_assignment(hand, *found[1:])


async def turned(hand: Hand) -> None:
    """Another page of those who have it."""
    found = await held(hand)
    if found is not None:
        await show_assignment(hand, *found[1:], int(hand.words[1]))


async def show_assignment(hand: Hand, row: Assigned, cohort: Cohort, at: int = 0) -> None:
    """Turn the sheet to an assignment."""
    exercise, every = tasks.exercise_for(row), await sight.results(hand.work, row)
    at = at_most(at, len(every), _LISTED)
    shown = on_page(every, at, _LISTED)
    text = page(
        "assignment",
        title=telling.title(exercise),
        setting=telling.setting(exercise, TELEGRAM),
        tries=telling.tries(exercise, TELEGRAM),
        cohort=cohort,
        starts=moment(hand.learner, row.starts, hand.now) if row.starts > hand.now else "",
        given=day(hand.learner, row.starts, hand.now) if row.starts <= hand.now else "",
        due=moment(hand.learner, row.due, hand.now) if row.due else "",
        is_past=row.due is not None and row.due < hand.now,
        people=[{"name": each.member.called, "mark": MARKS[each.work.state], "state": _state(hand, each)} for each in shown],
    )
    talks = [(each.member.called, shot.shared) for each in shown for shot in each.shots if shot.shared]
    rows = [
        turning("dsaq", row.id, at=at, count=len(every), size=_LISTED),
        [label("results", "dsap", row.id)] if every else [],
        *([label("talk_of", "dst", number, name=name)] for name, number in talks[-_TALKS:]),
        [label("postpone", "dspo", row.id), label("excuse", "dsx", row.id, 0)],
        [label("withdraw", "dswd", row.id, "ask"), label("back", "dsas", cohort.id, 0)],
    ]
    await show(hand, text, rows)


async def picture(hand: Hand) -> None:
    """The results as a picture, and in a few words; the sheet comes anew below them."""
    found = await held(hand)
    if found is None:
        return
    _, row, cohort = found
    every = await sight.results(hand.work, row)
    facts = results.facts(telling.title(tasks.exercise_for(row)), cohort.name, every)
    hand.send("send_photo", album.kept("results", facts, TELEGRAM.text("{{ title }}", title=facts["title"])))
    await hand.retire(LIVE)
    hand.pressed = None
    back = [label("assignment", "dsa", row.id), label("back", "dsc", cohort.id)]
    await show(hand, page("results", facts=facts, counts=_counts(every), sentence=TELEGRAM.sentence), [back])


async def postpone(hand: Hand) -> None:
    """Another day by which it is due: counted from today, or from the day it starts."""
    found = await held(hand)
    if found is not None:
        row = found[1]
        choices = [label(f"due.{name}", "dspd", row.id, days) for days, name in DUE.items()]
        now_due = moment(hand.learner, row.due, hand.now) if row.due else ""
        await show(
            hand,
            words(hand, "ask.postpone", due=now_due, later=row.starts > hand.now),
            [choices[:2], choices[2:], [label("back", "dsa", row.id)]],
        )


async def postponed(hand: Hand) -> None:
    """That day was tapped; one that lies before the start is no day for it."""
    found = await held(hand)
    if found is None:
        return
    _, row, cohort = found
    begins = max(row.starts, hand.now)
    try:
        await tasks.postpone(hand.work, row, by_day(hand.learner, local(hand.learner, begins).date(), int(hand.words[1])), hand.now)
    except ValueError:
        hand.answer = words(hand, "no_such_day")
        return
    hand.answer = words(hand, "postponed")
    await show_assignment(hand, row, cohort)


async def withdraw(hand: Hand) -> None:
    """To withdraw it is asked once; what was done stays done."""
    is_sure = hand.words[1] == "yes"
    found = await held(hand, once=is_sure)
    if found is None:
        return
    _, row, cohort = found
    if is_sure:
        await tasks.withdraw(hand.work, row, hand.now)
        hand.answer = words(hand, "withdrawn")
        await show_cohort(hand, cohort)
    else:
        rows = [[label("withdraw_yes", "dswd", row.id, "yes"), label("withdraw_no", "dsa", row.id)]]
        await show(hand, words(hand, "ask.withdraw", title=telling.title(tasks.exercise_for(row))), rows, ONCE)


async def people(hand: Hand) -> None:
    """Whom to excuse, or to ask after all."""
    found = await held(hand)
    if found is not None:
        await _excusing(hand, found[1], int(hand.words[1]))


async def excused(hand: Hand) -> None:
    """One learner need not do it, or has to after all."""
    coach = await at_desk(hand)
    task = await tasks.task_of(hand.work, coach, int(hand.words[0])) if coach else None
    row = await tasks.assignment(hand.work, coach, task.assignment) if coach and task else None
    if coach is None:
        return
    if task is None or row is None:
        gone(hand)
        return
    await tasks.excuse(hand.work, task, hand.words[1] == "1", hand.now)
    hand.answer = words(hand, "excused" if task.excused else "asked_again")
    await _excusing(hand, row, int(hand.words[2]))


async def _excusing(hand: Hand, row: Assigned, at: int) -> None:
    every = [each for each in await sight.results(hand.work, row) if each.work.state is not State.PASSED]
    at = at_most(at, len(every), _PEOPLE)
    buttons = []
    for each in on_page(every, at, _PEOPLE):
        is_excused = each.work.excused
        mark = "✓ " if is_excused else ""
        buttons.append([labelled(mark + each.member.called, "dsxt", each.task.id, int(not is_excused), at)])
    turned = turning("dsx", row.id, at=at, count=len(every), size=_PEOPLE)
    said = words(hand, "ask.excuse" if every else "nobody_to_excuse", title=telling.title(tasks.exercise_for(row)))
    await show(hand, said, [*buttons, turned, [label("back", "dsa", row.id)]])


def _state(hand: Hand, result: Result) -> str:
    return telling.state(result.work, TELEGRAM, hand.now)


def _counts(every: list[Result]) -> list[tuple[str, int]]:
    """How many are where, in the order in which one gets there."""
    found = [(telling.label(state, TELEGRAM), sum(each.work.state is state for each in every)) for state in BEST_FIRST]
    return [(name, count) for name, count in found if count]


def _titled(hand: Hand, row: Assigned) -> Button:
    return labelled(telling.title(tasks.exercise_for(row)), "dsa", row.id)
