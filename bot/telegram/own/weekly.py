"""/week: a day picked once, then five questions one at a time, the tasks in their square, a picture and a page. What was answered stays."""

from __future__ import annotations

from dataclasses import replace

from bot import weeks
from bot.pictures import album
from bot.pictures.week import facts
from bot.store.tables import Week
from bot.telegram.choice import chosen, keep
from bot.telegram.events import timing
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, labelled
from bot.telegram.own.progress import real_life_button
from bot.telegram.playing.busy import is_busy
from bot.telegram.playing.talk import clean
from bot.words import PLAIN, TELEGRAM
from flows.tasks import Square
from flows.week import MOST_TASKS, Look, answered, asks, listed, moved
from flows.week_questions import TAPS, Question

AWAITS = "week"  # what the next text is taken for


async def week(hand: Hand) -> None:
    """/week: goes on where it was left; the first time it asks for the day."""
    if await is_busy(hand):
        return
    row = await weeks.open_week(hand.work, hand.learner, hand.now)
    if row is not None:
        hand.say(_sentence(hand, "picked_up"))
        await _go_on(hand, row)
    elif hand.learner.week_day < 0 and not await weeks.has_looked(hand.work, hand.learner):
        await _ask_for_day(hand)
    else:
        await _go_on(hand, await weeks.begun(hand.work, hand.learner, hand.now))


async def go(hand: Hand) -> None:
    """The button under the question of the chosen day."""
    await week(hand)


async def change_day(hand: Hand) -> None:
    """The button for another day."""
    await _ask_for_day(hand)


async def day_picked(hand: Hand) -> None:
    """A day, or none; the first time the look begins at once."""
    if not await hand.holds("weekday"):
        return
    picked = hand.words[0]
    hand.learner.week_day = int(picked) if picked != "never" else -1
    await weeks.remind(hand.work, hand.learner, hand.now)
    if picked == "never":
        hand.change(_sentence(hand, "no_day"))
    else:
        hand.change(_sentence(hand, "day_kept", day=_day(int(picked)), zone=hand.learner.zone), timing.where_unknown(hand))
    if not await weeks.has_looked(hand.work, hand.learner) and await hand.rehearsal() is None:
        await _go_on(hand, await weeks.begun(hand.work, hand.learner, hand.now))


async def tapped(hand: Hand) -> None:
    """A question answered by a tap, or skipped."""
    number, name, tap = hand.words
    row = await _at(hand, number, name)
    if row is None:
        return
    question = Question(name)
    weeks.keep(row, answered(weeks.look_of(row), question, tap))
    words = PLAIN.sentence(f"week.tap.{name}.{tap}") if tap in TAPS[question] else PLAIN.sentence("week.skipped")
    hand.change(_sentence(hand, "answered", row.id or 0, question=PLAIN.sentence(f"week.ask.{name}", row.id or 0), words=words))
    await _go_on(hand, row)


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was the answer to a question of the week, or its tasks."""
    if chosen(hand).awaits != AWAITS or await hand.rehearsal() is not None:
        return False
    row = await weeks.open_week(hand.work, hand.learner, hand.now)
    if row is None:
        _await(hand, False)
        return False
    look, words = weeks.look_of(row), clean(said)
    question = asks(look)
    weeks.keep(row, answered(look, question, words=words) if question else listed(look, words))
    await _go_on(hand, row)
    return True


async def no_tasks(hand: Hand) -> None:
    """The list was skipped."""
    row = await _at(hand, hand.words[0], "tasks")
    if row is not None:
        hand.rebutton((), "")
        weeks.keep(row, weeks.look_of(row).evolve(listed=True))
        await _go_on(hand, row)


async def task_chosen(hand: Hand) -> None:
    """A task was tapped that belongs elsewhere; its new place is asked for."""
    row = await _at(hand, hand.words[0], "sorted")
    if row is None:
        return
    number = int(hand.words[1])
    tasks = weeks.look_of(row).tasks
    if number < len(tasks):
        rows = [[labelled(_marked(square, tasks[number].square), "weeksq", row.id, number, square.value)] for square in Square]
        rows.append([labelled(PLAIN.sentence("week.back_to_list"), "weeksq", row.id, number, "back")])
        hand.change(_sentence(hand, "where", words=tasks[number].words), rows, _live(row, "sorted"))


async def task_moved(hand: Hand) -> None:
    """A quarter was tapped; back to the list."""
    row = await _at(hand, hand.words[0], "sorted")
    if row is None:
        return
    look = weeks.look_of(row)
    if hand.words[2] != "back":
        look = weeks.keep(row, moved(look, int(hand.words[1]), Square(hand.words[2])))
    hand.change(_list_page(hand, row, look), _list_rows(row, look), _live(row, "sorted"))


async def stands(hand: Hand) -> None:
    """The list stands: now the picture and the page."""
    row = await _at(hand, hand.words[0], "sorted")
    if row is not None:
        hand.rebutton((), "")
        await _end(hand, row)


async def left_off(hand: Hand) -> None:
    """Not again: nothing is asked of its own accord any more."""
    if await hand.holds("due"):
        await weeks.leave_off(hand.work, hand.learner)
        hand.answer = _sentence(hand, "not_again_answer")
        hand.change(_sentence(hand, "not_again"))


async def _go_on(hand: Hand, row: Week) -> None:
    """The next thing a look needs: a question, the tasks, their places, or the end."""
    await hand.retire("week:")
    look = weeks.look_of(row)
    question = asks(look)
    _await(hand, True)
    if question is not None:
        hand.say(_sentence(hand, f"ask.{question}", row.id or 0), _answers(row, question), _live(row, question))
    elif not look.listed:
        skip = labelled(PLAIN.sentence("week.no_tasks"), "weekno", row.id)
        hand.say(_sentence(hand, "tasks", row.id or 0), [[skip]], _live(row, "tasks"))
    elif look.tasks:
        hand.say(_list_page(hand, row, look), _list_rows(row, look), _live(row, "sorted"))
    else:
        await _end(hand, row)


async def _end(hand: Hand, row: Week) -> None:
    """The picture, where there is anything to be seen in it, and the page."""
    _await(hand, False)
    await hand.retire("due")
    reading = await weeks.ended(hand.work, hand.learner, row)
    look = weeks.look_of(row)
    if look.tasks:
        hand.send("send_photo", album.kept("week", facts(look), _sentence(hand, "caption", row.id or 0)))
    day = [[labelled(PLAIN.sentence("week.another_day"), "weekany"), real_life_button()]]
    hand.say(weeks.told(reading, TELEGRAM, row.id or 0), day)


async def _ask_for_day(hand: Hand) -> None:
    await hand.retire("weekday")
    days = [labelled(_day(number), "weekday", number) for number in range(7)]
    never = labelled(PLAIN.sentence("week.never"), "weekday", "never")
    hand.say(_sentence(hand, "pick_day"), [days[:3], days[3:5], days[5:], [never]], "weekday")


async def _at(hand: Hand, number: str, step: str) -> Week | None:
    """The open look, if a button of this very step of it was pressed."""
    if not await hand.holds(f"week:{number}:{step}"):
        return None
    row = await weeks.open_week(hand.work, hand.learner, hand.now)
    if row is None or str(row.id) != number:
        hand.answer = _sentence(hand, "nothing_open")
        return None
    return None if await is_busy(hand) else row


def _answers(row: Week, question: Question) -> list[list[Button]]:
    taps = [labelled(PLAIN.sentence(f"week.tap.{question}.{tap}"), "weektap", row.id, question.value, tap) for tap in TAPS[question]]
    pairs = [taps[first : first + 2] for first in range(0, len(taps), 2)]
    return [*pairs, [labelled(PLAIN.sentence("week.tap.skip"), "weektap", row.id, question.value, "skip")]]


def _list_page(hand: Hand, row: Week, look: Look) -> str:
    squares = [each | {"name": TELEGRAM.sentence(f"week.square.{each['name']}")} for each in weeks.squares(look)]
    return TELEGRAM.page("week_tasks", line=_sentence(hand, "sorted", row.id or 0), squares=squares)


def _list_rows(row: Week, look: Look) -> list[list[Button]]:
    tasks = [[labelled(f"{number}. {task.words}", "weektask", row.id, number - 1)] for number, task in enumerate(look.tasks, 1)]
    return [*tasks[:MOST_TASKS], [labelled(PLAIN.sentence("week.stands"), "weekend", row.id)]]


def _marked(square: Square, now: Square) -> str:
    return ("✓ " if square is now else "") + PLAIN.sentence(f"week.square.{square}")


def _day(number: int) -> str:
    return PLAIN.sentence(f"week.day.{number}")


def _live(row: Week, step: str) -> str:
    return f"week:{row.id}:{step}"


def _await(hand: Hand, wanted: bool) -> None:
    choice = chosen(hand)
    if wanted or choice.awaits == AWAITS:
        keep(hand, replace(choice, awaits=AWAITS if wanted else ""))


def _sentence(hand: Hand, name: str, variant: int | None = None, **facts: object) -> str:
    """A sentence of prompts/words/week.yaml."""
    return TELEGRAM.sentence(f"week.{name}", hand.update.update_id if variant is None else variant, **facts)
