"""A coach's exercises: the list, one of them in words, the library, and what can be done with one."""

from __future__ import annotations

from typing import Any

from bot.coaching import cohorts, exercises, telling
from bot.coaching.exercises import exercise_of, library
from bot.store.coaching import Coach, Designed
from bot.telegram.coaching.assigning import kept
from bot.telegram.coaching.sheet import ONCE, at_desk, at_most, brought, gone, label, on_page, page, show, turning, words
from bot.telegram.hand import Hand
from bot.telegram.keyboards import labelled
from bot.words import TELEGRAM
from flows.exercise import Exercise


async def listed(hand: Hand) -> None:
    """The coach's own exercises, the newest first."""
    coach = await at_desk(hand)
    if coach is not None:
        await show_list(hand, coach, int(hand.words[0]))


async def show_list(hand: Hand, coach: Coach, at: int = 0) -> None:
    """Turn the sheet to the list."""
    own = await exercises.of(hand.work, coach)
    at = at_most(at, len(own))
    buttons = [[labelled(telling.title(exercise_of(row)), "dseo", row.id)] for row in on_page(own, at)]
    rows = [*buttons, turning("dse", at=at, count=len(own)), [label("build", "dsb"), label("library", "dsl", 0)], [label("back", "ds", 0)]]
    await show(hand, words(hand, "exercises" if own else "no_exercises", count=len(own)), rows)


async def opened(hand: Hand) -> None:
    """One of them, in words."""
    found = await held(hand)
    if found is not None:
        await show_exercise(hand, found[1])


async def show_exercise(hand: Hand, row: Designed) -> None:
    """Turn the sheet to an exercise."""
    exercise = exercise_of(row)
    rows = [
        [label("assign_it", "dsea", row.id), label("preview", "dsp", row.id)],
        [label("change", "dsbc", row.id), label("drop", "dsed", row.id, "ask")],
        [label("back", "dse", 0)],
    ]
    await show(hand, page("exercise", **await described(hand, exercise)), rows)


async def shelf(hand: Hand) -> None:
    """The library."""
    if await at_desk(hand) is None:
        return
    ready = list(enumerate(library().values()))
    at = at_most(int(hand.words[0]), len(ready))
    buttons = [[labelled(each.title, "dslo", number)] for number, each in on_page(ready, at)]
    await show(hand, words(hand, "library"), [*buttons, turning("dsl", at=at, count=len(ready)), [label("back", "dse", 0)]])


async def ready(hand: Hand) -> None:
    """One of the library, in words."""
    number, every = int(hand.words[0]), list(library().values())
    if await at_desk(hand) is None:
        return
    if number >= len(every):
        gone(hand)
        return
    rows = [[label("take", "dslk", number)], [label("back", "dsl", number // 6)]]
    await show(hand, page("exercise", **await described(hand, every[number])), rows)


async def taken(hand: Hand) -> None:
    """One of the library becomes the coach's own, to be changed or given."""
    coach = await at_desk(hand)
    row = await kept(hand, coach, int(hand.words[0])) if coach else None
    if row is not None:
        await show_exercise(hand, row)


async def give(hand: Hand) -> None:
    """The button to give it to somebody: in which cohort, where there are several."""
    found = await held(hand)
    if found is None:
        return
    coach, row = found
    mine = await cohorts.of(hand.work, coach)
    rows = [[labelled(cohort.name, "dsge", cohort.id, row.id)] for cohort in mine[:20]]
    await show(hand, words(hand, "ask.where" if mine else "no_cohort"), [*rows, [label("back", "dseo", row.id)]])


async def drop(hand: Hand) -> None:
    """To drop it is asked once; what was assigned goes on."""
    is_sure = hand.words[1] == "yes"
    found = await held(hand, once=is_sure)
    if found is None:
        return
    coach, row = found
    if is_sure:
        await exercises.drop(hand.work, row)
        hand.answer = words(hand, "dropped")
        await show_list(hand, coach)
    else:
        rows = [[label("drop_yes", "dsed", row.id, "yes"), label("drop_no", "dseo", row.id)]]
        await show(hand, words(hand, "ask.drop", title=telling.title(exercise_of(row))), rows, ONCE)


async def held(hand: Hand, once: bool = False) -> tuple[Coach, Designed] | None:
    """The exercise that the button names, if it is the coach's."""
    coach = await at_desk(hand, once)
    if coach is None:
        return None
    row = await exercises.by_number(hand.work, coach, int(hand.words[0]))
    if row is None:
        gone(hand)
        return None
    return coach, row


async def described(hand: Hand, exercise: Exercise) -> dict[str, Any]:
    """An exercise in words: all that it asks for."""
    return telling.in_words(exercise, TELEGRAM) | {
        "exercise": exercise,
        "silent": words(hand, "too_easy"),
        "faults": [telling.fault(each, TELEGRAM) for each in exercises.wrong(exercise, await brought(hand))],
    }
