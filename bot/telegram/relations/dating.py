"""When people talked, and by when something was promised: in words where that is easier, by a tap where it isn't."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot import clock, contacts, follow_ups
from bot.acquaintances import day_of
from bot.contacts import contact_of
from bot.store.tables import Contacted
from bot.telegram.choice import chosen, keep
from bot.telegram.events import timing
from bot.telegram.hand import Hand
from bot.telegram.keyboards import labelled
from bot.telegram.relations.acquainted import held, label, words
from bot.telegram.relations.inquiring import ask, cut, done
from flows.afterwards.things import day_and_words, what
from flows.amending import dated, item
from flows.contact import LONGEST_NOTE, Met, talked
from flows.promises import Promise, due_by, promises_in
from flows.recalling import days_in, spoken_on
from flows.when import Outcome, read
from flows.words import shortened

ZONE = "people"  # what the time zone was asked for
_LONGEST = 2000  # characters that are dated anew
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


async def took_talk(hand: Hand, row: Contacted, text: str, was_asked: bool = False) -> None:
    """A talk, on the day it names or today, with the promises in it; the first date asks for the time zone, unless that `was_asked`."""
    today, before = clock.today(hand.learner, hand.now), contact_of(row)
    is_first = not was_asked and await _is_first_date(hand)
    day, about, made = _talk(text, clock.local(hand.learner, hand.now))
    contact = talked(before, day, about)
    contacts.keep(row, contact.evolve(promises=(*contact.promises, *made)))
    await follow_ups.remind(hand.work, hand.learner, row, hand.now)
    if is_first:
        await _ask_zone(hand, row, "talk", text)
        return
    heard = f" {words(hand, 'talk_promised')}" if made else ""
    await done(hand, row, f"{words(hand, 'talk_noted', when=day_of(day, today))}{heard}{cut(hand, about)}")


async def took_promise(hand: Hand, row: Contacted, text: str, was_asked: bool = False) -> None:
    """A promise by the day it names; where it names none that is clear, a week is what it gets. The first asks for the time zone."""
    contact, promise = contact_of(row), _promise(text, clock.local(hand.learner, hand.now))
    is_first = not was_asked and await _is_first_date(hand)
    contacts.keep(row, contact.evolve(promises=(*contact.promises, promise)))
    await follow_ups.remind(hand.work, hand.learner, row, hand.now)
    if is_first:
        await _ask_zone(hand, row, "promise", text)
        return
    other = label("other_day", "whoch", row.id, "promise", len(contact.promises), "day")
    said = words(hand, "promise_noted", day=day_of(promise.due, clock.today(hand.learner, hand.now)))
    await done(hand, row, f"{said}{cut(hand, text)}", [other])


async def zone_known(hand: Hand) -> None:
    """The learner's clock is known, or they would rather not say: what was kept by UTC's is dated anew."""
    choice = chosen(hand)
    keep(hand, replace(choice, about=0, waiting=""))
    row = await contacts.of(hand.work, hand.learner, choice.about)
    if row is None:
        return
    what, _, text = choice.waiting.partition(":")
    contact, then = contact_of(row), hand.now.astimezone(UTC)
    if what == "talk":
        day, about, made = _talk(text, then)
        talks = tuple(each for each in contact.met if each != Met(day, shortened(about, LONGEST_NOTE)))
        contacts.keep(row, contact.evolve(met=talks, promises=tuple(each for each in contact.promises if each not in made)))
        await took_talk(hand, row, text, was_asked=True)
    else:
        contacts.keep(row, contact.evolve(promises=tuple(each for each in contact.promises if each != _promise(text, then))))
        await took_promise(hand, row, text, was_asked=True)


def _talk(text: str, now: datetime) -> tuple[int, str, tuple[Promise, ...]]:
    """The day of a talk, what it was about, what was promised in it."""
    day, about = spoken_on(text, now) if text else (now.date().toordinal(), "")
    return day, about, promises_in(about, day)


def _promise(text: str, now: datetime) -> Promise:
    """A promise with its day: the one that is named, if that is clear, else a week from now."""
    when, today = read(text, now), now.date().toordinal()
    named = when.starts.date().toordinal() if when.outcome is Outcome.CLEAR and when.starts else due_by(text, today)
    inside, said = day_and_words(text, 0, len(text), now)
    words = what(said) if inside is not None and inside.day == named else text  # the day is kept apart
    return Promise(shortened(words or text, LONGEST_NOTE), today, max(named, today))


async def _is_first_date(hand: Hand) -> bool:
    """Whether dates begin to matter with this one, and nobody knows the learner's clock; in a rehearsal it can wait."""
    if hand.learner.zone or await hand.rehearsal() is not None:
        return False
    everybody = [contact_of(each) for each in await contacts.all_of(hand.work, hand.learner)]
    return not any(each.met or each.promises for each in everybody)


async def _ask_zone(hand: Hand, row: Contacted, what: str, text: str) -> None:
    """It is kept; once it is known whose clock it goes by, it is dated by that."""
    keep(hand, replace(chosen(hand), about=row.id or 0, waiting=f"{what}:{text[:_LONGEST]}"))
    await timing.ask_zone(hand, ZONE, words(hand, "first_date"))


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


timing.THEN[ZONE] = zone_known
