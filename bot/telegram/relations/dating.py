"""When people talked, and by when something was promised: in words where that is easier, by a tap where it isn't."""

from __future__ import annotations

from bot import clock, contacts, follow_ups
from bot.acquaintances import day_of
from bot.contacts import contact_of
from bot.store.tables import Contacted
from bot.telegram.hand import Hand
from bot.telegram.keyboards import labelled
from bot.telegram.relations.acquainted import held, label, words
from bot.telegram.relations.inquiring import ask, done
from flows.amending import dated, item
from flows.contact import LONGEST_NOTE, talked
from flows.promises import Promise, due_by, promises_in
from flows.recalling import days_in, spoken_on
from flows.when import Outcome, read
from flows.words import shortened

_QUOTED = 60  # characters of what could not be understood
_FARTHEST = 3 * 366  # days from today, either way, that a button may carry


async def talked_today(hand: Hand) -> None:
    """The button for a talk of today without a word about it."""
    row = await held(hand)
    if row is not None:
        await took_talk(hand, row, "")


async def day_picked(hand: Hand) -> None:
    """A button with a day, for a talk or a promise."""
    row = await held(hand)
    if row is not None:
        await _dated(hand, row, hand.words[1], int(hand.words[2]), int(hand.words[3]))


async def took_talk(hand: Hand, row: Contacted, text: str) -> None:
    """A talk, on the day it names or today; promises in it are kept with their dates."""
    now, today = clock.local(hand.learner, hand.now), clock.today(hand.learner, hand.now)
    day, about = spoken_on(text, now) if text else (today, "")
    contact, made = talked(contact_of(row), day, about), promises_in(about, day)
    contacts.keep(row, contact.evolve(promises=(*contact.promises, *made)))
    await follow_ups.remind(hand.work, hand.learner, row, hand.now)
    heard = f" {words(hand, 'talk_promised')}" if made else ""
    await done(hand, row, f"{words(hand, 'talk_noted', when=day_of(day, today))}{heard}")


async def took_promise(hand: Hand, row: Contacted, text: str) -> None:
    """A promise by the day it names; where it names none that is clear, a week is what it gets."""
    now, today = clock.local(hand.learner, hand.now), clock.today(hand.learner, hand.now)
    when = read(text, now)
    named = when.starts.date().toordinal() if when.outcome is Outcome.CLEAR and when.starts else due_by(text, today)
    contact, due = contact_of(row), max(named, today)
    contacts.keep(row, contact.evolve(promises=(*contact.promises, Promise(shortened(text, LONGEST_NOTE), today, due))))
    await follow_ups.remind(hand.work, hand.learner, row, hand.now)
    other = label("other_day", "whoch", row.id, "promise", len(contact.promises), "day")
    await done(hand, row, words(hand, "promise_noted", day=day_of(due, today)), [other])


async def took_day(hand: Hand, row: Contacted, what: str, index: int, text: str) -> None:
    """A day in words; what may mean several is asked about, and what can't be is said."""
    now, today = clock.local(hand.learner, hand.now), clock.today(hand.learner, hand.now)
    days = days_in(text, now, past=what == "talk")
    if len(days) > 1:
        rows = [[labelled(day_of(day, today), "whoday", row.id, what, index, day)] for day in days]
        await ask(hand, row, f"day_of_{what}.{index}", words(hand, "which_day"), rows)
    elif not days:
        await ask_day(hand, row, what, index, words(hand, "no_day", said=shortened(text, _QUOTED)))
    elif what == "talk" and days[0] > today:
        await ask_day(hand, row, what, index, words(hand, "day_is_ahead", day=day_of(days[0], today)))
    elif what == "promise" and days[0] < today:
        await ask_day(hand, row, what, index, words(hand, "day_is_past", day=day_of(days[0], today)))
    else:
        await _dated(hand, row, what, index, days[0])


async def ask_day(hand: Hand, row: Contacted, what: str, index: int, said: str) -> None:
    """Ask for a day, with those that are meant most often as buttons."""
    today = clock.today(hand.learner, hand.now)
    days = {"tomorrow": 1, "in_three": 3, "in_a_week": 7} if what == "promise" else {"today": 0, "yesterday": -1}
    buttons = [label(name, "whoday", row.id, what, index, today + away) for name, away in days.items()]
    await ask(hand, row, f"day_of_{what}.{index}", said, [buttons])


async def _dated(hand: Hand, row: Contacted, what: str, index: int, day: int) -> None:
    contact, today = contact_of(row), clock.today(hand.learner, hand.now)
    if item(contact, what, index) is None or abs(day - today) > _FARTHEST:
        hand.answer = hand.sentence("old_button")
        return
    contacts.keep(row, dated(contact, what, index, day))
    await follow_ups.remind(hand.work, hand.learner, row, hand.now)
    await done(hand, row, words(hand, "moved" if what == "promise" else "day_changed", day=day_of(day, today)))
