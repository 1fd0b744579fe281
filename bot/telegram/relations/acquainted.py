"""One real person: their page, the pages behind it, and what can be begun from there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bot import acquaintances, clock, contacts
from bot.contacts import contact_of
from bot.store.tables import Contacted
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, Rows, labelled
from bot.telegram.own.aiming import back
from bot.telegram.pages import parts
from bot.words import PLAIN, TELEGRAM
from flows.amending import item
from flows.contact import FIELDS, Contact
from flows.promises import KEPT, OPEN

_IN_A_ROW = 5
_KEPT = 5  # promises kept that can still be changed


async def opened(hand: Hand) -> None:
    """The button with somebody's name."""
    row = await contacts.of(hand.work, hand.learner, int(hand.words[0]))
    if row is None:
        hand.answer = words(hand, "gone")
        return
    await show(hand, row)


async def show(hand: Hand, row: Contacted, before: str = "", offer_join: bool = False, extra: Iterable[Button] = ()) -> None:
    """Their page, with what can be done; `extra` buttons come first, and after adding whoever may be the same person is named."""
    await hand.retire("contact:")
    contacts.seen(row, hand.now)
    alike = await contacts.alike(hand.work, hand.learner, row) if offer_join else []
    same = words(hand, "same_one", others=", ".join(contact_of(each).name for each in alike[:3])) if alike else ""
    joining = [label("join_this", "whojoin", row.id, each.id, name=contact_of(each).name) for each in alike[:3]]
    text = "\n\n".join(filter(None, (before, _page(hand, row), same)))
    rows = [[each] for each in (*extra, *joining)]
    hand.say(f"{text}{await back(hand)}", [*rows, *below(row)], live(row))


async def turned(hand: Hand) -> None:
    """A page behind the first: promises, details, notes, talks, more; or back to the first."""
    row = await held(hand)
    if row is not None:
        turn_to(hand, row, hand.words[1])


def turn_to(hand: Hand, row: Contacted, name: str) -> None:
    """Put page `name` where the pressed button was."""
    contact = contact_of(row)
    rows: dict[str, Rows] = {
        "page": below(row),
        "promises": _promises(row, contact),
        "details": _details(row),
        "notes": _numbers(row, "note", len(contact.notes)),
        "talks": _numbers(row, "talk", len(contact.met)),
        "more": _more(row, contact),
    }
    text = _page(hand, row) if name not in ("notes", "talks") else _items(hand, row, name)
    put(hand, row, text, rows[name])


async def picked(hand: Hand) -> None:
    """One note, talk or promise, whole, and what can be done with it."""
    row = await held(hand)
    if row is None:
        return
    what, index = hand.words[1], int(hand.words[2])
    text = item(contact_of(row), what, index)
    if text is None:
        hand.answer = hand.sentence("old_button")
        return
    at = (row.id, what, index)
    day = [label("other_day", "whoch", *at, "day")] if what != "note" else []
    tick = []
    if what == "promise":
        is_open = contact_of(row).promises[index].state == OPEN
        tick = [[label("done" if is_open else "not_done", "whoch", *at, "done")]]
    change = [*day, label("rewrite", "whoch", *at, "rewrite")]
    behind = {"note": "notes", "talk": "talks", "promise": "promises"}[what]
    rows = [*tick, change, [label("take_off", "whoch", *at, "off"), label("back", "whopg", row.id, behind)]]
    hand.change(TELEGRAM.text("{{ words }}", words=_dated(hand, contact_of(row), what, index, text)), rows, live(row))


async def rest(hand: Hand) -> None:
    """The button to hear no more, or again, of silence between the two."""
    row = await held(hand)
    if row is not None:
        contact = contacts.keep(row, contact_of(row).evolve(rests=not contact_of(row).rests))
        hand.answer = words(hand, "rests" if contact.rests else "wakes")
        turn_to(hand, row, "more")


async def held(hand: Hand) -> Contacted | None:
    """Whose page the pressed button stands on, if it is the learner's and still the newest one."""
    row = await contacts.of(hand.work, hand.learner, int(hand.words[0]))
    if row is None:
        hand.answer = words(hand, "gone")
        return None
    return row if await hand.holds(live(row), question(row)) else None


def live(row: Contacted) -> str:
    """What the buttons of their page are live as."""
    return f"contact:{row.id}"


def question(row: Contacted) -> str:
    """What the buttons below a question about them are live as."""
    return f"contact?{row.id}"


def put(hand: Hand, row: Contacted, text: str, rows: Rows) -> None:
    """Text and buttons where the pressed button was; what is too long to be put there is sent."""
    if len(parts(text)) == 1:
        hand.change(text, rows, live(row))
    else:
        hand.rebutton((), "")
        hand.say(text, rows, live(row))


def below(row: Contacted) -> Rows:
    """What can be done on the first page."""
    rehearse = [[label("rehearse", "whowith", row.id, "rehearse")]] if row.guess else []
    return [
        [label("note", "whodo", row.id, "note"), label("talked", "whodo", row.id, "talk")],
        [label("promises", "whopg", row.id, "promises"), label("next", "whodo", row.id, "next_step")],
        [label("draft", "whowith", row.id, "draft"), label("paste", "whowith", row.id, "paste")],
        *rehearse,
        [label("details", "whopg", row.id, "details"), label("more", "whopg", row.id, "more"), label("all", "real", 0)],
    ]


def words(hand: Hand, name: str, /, **facts: Any) -> str:
    """A sentence of prompts/words/contacts.yaml, in one of its wordings."""
    return TELEGRAM.sentence(f"contacts.{name}", hand.update.update_id, **facts)


def label(name: str, /, *data: object, **facts: Any) -> Button:
    """`label("search", "realfind")`: labelled by contacts.label.search."""
    return labelled(PLAIN.sentence(f"contacts.label.{name}", **facts), *data)


def _page(hand: Hand, row: Contacted) -> str:
    return acquaintances.page(row, clock.today(hand.learner, hand.now), TELEGRAM)


def _items(hand: Hand, row: Contacted, name: str) -> str:
    """All notes, or all talks, by their numbers."""
    contact, what = contact_of(row), name.removesuffix("s")
    count = len(contact.notes) if what == "note" else len(contact.met)
    items = [_dated(hand, contact, what, index, item(contact, what, index) or "") for index in range(count)]
    return TELEGRAM.page("contact_items", of=name, items=items, sentence=TELEGRAM.sentence)


def _dated(hand: Hand, contact: Contact, what: str, index: int, text: str) -> str:
    """The words with their day: "3 Nov: her new lab"."""
    if what == "note":
        return text
    day = contact.met[index].day if what == "talk" else contact.promises[index].due
    told = acquaintances.day_of(day, clock.today(hand.learner, hand.now))
    return f"{told}: {text}" if text else told


def _promises(row: Contacted, contact: Contact) -> Rows:
    """Each open promise can be ticked off at once; each can be looked at."""
    kept = [index for index, each in enumerate(contact.promises) if each.state == KEPT][-_KEPT:]
    shown = [index for index, each in enumerate(contact.promises) if each.state == OPEN] + kept
    rows: list[list[Button]] = []
    for index in shown:
        promise = contact.promises[index]
        mark = "☐" if promise.state == OPEN else "☑"
        tick = labelled(f"{mark} {promise.words}", "whoch", row.id, "promise", index, "done")
        rows.append([tick, labelled("⋯", "whoit", row.id, "promise", index)])
    return [*rows, [label("add_promise", "whodo", row.id, "promise"), label("back", "whopg", row.id, "page")]]


def _details(row: Contacted) -> Rows:
    buttons = [label(field, "whodo", row.id, field) for field in FIELDS]
    return [buttons[:3], buttons[3:], [label("back", "whopg", row.id, "page")]]


def _numbers(row: Contacted, what: str, count: int) -> Rows:
    numbers = [labelled(str(index + 1), "whoit", row.id, what, index) for index in range(count)]
    rows = [numbers[first : first + _IN_A_ROW] for first in range(0, count, _IN_A_ROW)]
    return [*rows, [label("back", "whopg", row.id, "more")]]


def _more(row: Contacted, contact: Contact) -> Rows:
    change = [label("notes", "whopg", row.id, "notes")] if contact.notes else []
    change += [label("talks", "whopg", row.id, "talks")] if contact.met else []
    rows = [change, [label("join", "whodo", row.id, "join")], [label("wake" if contact.rests else "rest", "whorest", row.id)]]
    return [*(each for each in rows if each), [label("remove", "whogo", row.id, "ask"), label("back", "whopg", row.id, "page")]]
