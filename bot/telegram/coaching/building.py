"""An exercise is built by taps, step by step; it is kept from the first tap on, so that one can leave and come back."""

from __future__ import annotations

from bot.coaching import exercises, given
from bot.coaching.exercises import exercise_of
from bot.store.coaching import Coach, Designed
from bot.telegram.coaching.offers import Choices, counting, is_wanted, scenes
from bot.telegram.coaching.sheet import ONCE, ask, at_desk, brought, forget, gone, label, page, show, words
from bot.telegram.coaching.shelf import described, held, show_exercise
from bot.telegram.coaching.steps import STEPS, after, new, put, written
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, in_rows, labelled
from bot.words import PLAIN
from flows.exercise import Exercise

NEW, CHANGE = "n", "c"  # one step after the other, or a single one


async def begin(hand: Hand) -> None:
    """The button for a new one: first, which scene."""
    if await at_desk(hand) is None:
        return
    buttons = [labelled(title, "dsbn", name) for title, name, _ in scenes(Exercise("", ""), await brought(hand))]
    await show(hand, words(hand, "ask.step.scene"), [*in_rows(buttons, 2), [label("back", "dse", 0)]], ONCE)


async def made(hand: Hand) -> None:
    """The scene was tapped: from now on it is kept."""
    coach = await at_desk(hand, once=True)
    if coach is None:
        return
    try:
        row = await exercises.keep(hand.work, coach, new(hand.words[0]), hand.now)
    except ValueError:
        hand.answer = words(hand, "full_of_exercises", most=exercises.MOST)
        return
    await _ask(hand, row, NEW, "partner")


async def menu(hand: Hand) -> None:
    """The button to change it: what of it."""
    found = await held(hand)
    if found is not None:
        await _menu(hand, found[1])


async def step(hand: Hand) -> None:
    """One of the steps; nothing of it, or past the last, is the exercise as it stands."""
    found = await held(hand)
    if found is None:
        return
    how, name = hand.words[1:]
    if name not in STEPS:
        await show_exercise(hand, found[1])
    else:
        await _ask(hand, found[1], how, name)


async def tapped(hand: Hand) -> None:
    """A choice at one of the steps."""
    found = await held(hand)
    if found is None:
        return
    coach, row = found
    how, name, value = hand.words[1:]
    before = exercise_of(row)
    if name == "least" and is_wanted(value) and value not in before.passing.least:
        await _ask_how_often(hand, row, how, value)
        return
    try:
        row = await exercises.keep(hand.work, coach, put(name, before, value, await brought(hand)), hand.now, row)
    except (ValueError, KeyError):
        gone(hand)
        return
    if STEPS[name].stays:
        await _ask(hand, row, how, name)
    else:
        await _go_on(hand, row, how, name)


async def took(hand: Hand, coach: Coach, name: str, number: int, how: str, said: str) -> None:
    """The next text was a goal, a message, a title."""
    row = await exercises.by_number(hand.work, coach, number)
    if row is None:
        forget(hand)
        hand.say(words(hand, "exercise_gone"))
        return
    text = given.text(said) if name == "message" else given.line(said, len(said))
    if not text or len(text) > STEPS[name].longest:
        await _ask(hand, row, how, name, words(hand, "long_text", most=STEPS[name].longest, length=len(text)))
        return
    row = await exercises.keep(hand.work, coach, written(exercise_of(row), name, text), hand.now, row)
    forget(hand)
    await _go_on(hand, row, how, name)


async def _go_on(hand: Hand, row: Designed, how: str, name: str) -> None:
    follows = after(name, exercise_of(row)) if how == NEW else ""
    if follows:
        await _ask(hand, row, how, follows)
    elif how == NEW:
        await show_exercise(hand, row)
    else:
        await _menu(hand, row)


async def _ask(hand: Hand, row: Designed, how: str, name: str, before: str = "") -> None:
    """What stands so far, the question, the choices."""
    exercise = exercise_of(row)
    choices = STEPS[name].offers(exercise, await brought(hand))
    buttons = in_rows(_buttons(row, how, name, choices), STEPS[name].wide)
    text = page("building", question=before or words(hand, f"ask.step.{name}"), **await described(hand, exercise))
    if STEPS[name].longest:
        await ask(hand, name, text, [*buttons, _onwards(row, how, name, exercise)], about=row.id or 0, then=how)
    else:
        await show(hand, text, [*buttons, _onwards(row, how, name, exercise)])


async def _ask_how_often(hand: Hand, row: Designed, how: str, move: str) -> None:
    exercise = exercise_of(row)
    buttons = _buttons(row, how, "least", counting(exercise, move))
    text = page("building", question=words(hand, "ask.step.times"), **await described(hand, exercise))
    await show(hand, text, [buttons, [label("back", "dsbs", row.id, how, "least")]])


async def _menu(hand: Hand, row: Designed) -> None:
    buttons = [labelled(PLAIN.sentence(f"coaching.step.{name}"), "dsbs", row.id, CHANGE, name) for name in STEPS]
    text = page("building", question=words(hand, "ask.change"), **await described(hand, exercise_of(row)))
    await show(hand, text, [*in_rows(buttons, 3), [label("back", "dseo", row.id)]])


def _onwards(row: Designed, how: str, name: str, exercise: Exercise) -> list[Button]:
    """On without a change, or out: what was tapped so far is kept either way."""
    if how == CHANGE:
        return [label("back", "dsbc", row.id)]
    follows = after(name, exercise) or "end"
    return [label("leave", "dsbs", row.id, how, "end"), label("onwards", "dsbs", row.id, how, follows)]


def _buttons(row: Designed, how: str, name: str, choices: Choices) -> list[Button]:
    return [labelled(f"{'✓ ' if stands else ''}{title}", "dsv", row.id, how, name, value) for title, value, stands in choices]
