"""The real half of /people: the list, search, adding by hand, and everybody as files to take along."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from telegram import Contact as Card

from bot import acquaintances, clock, contacts, follow_ups
from bot.acquaintances import A_PAGE, in_order, on_page
from bot.contacts import contact_of
from bot.store.tables import Contacted
from bot.telegram.choice import chosen, keep
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, Rows, labelled
from bot.telegram.own.aiming import back
from bot.telegram.playing.talk import clean
from bot.telegram.relations import acquainted, people
from bot.telegram.relations.acquainted import label, words
from bot.telegram.relations.inquiring import between_us
from bot.words import PLAIN, TELEGRAM
from flows.contact import Contact, merged, tidied
from flows.jotting import jotted

LIST = "contacts"  # what the buttons of the newest list are live as
ADD, SEARCH = "contact:add", "contact:search"  # what the next text may be
_ADD = re.compile(r"(?:add|new|\+)\b[\s:]*(.*)\Z", re.I | re.S)
_IN_A_ROW = 2


async def everybody(hand: Hand) -> None:
    """/people: the real ones once there are any, else the garden; with something behind it, whom to look for or to add."""
    if hand.words and clean(hand.words[0]).strip():
        await _named(hand, clean(hand.words[0]).strip())
    elif await contacts.all_of(hand.work, hand.learner):
        await real(hand)
    else:
        await people.garden(hand)


async def real(hand: Hand) -> None:
    """The button for a page of real people."""
    rows = in_order(await contacts.all_of(hand.work, hand.learner), clock.today(hand.learner, hand.now))
    last = max(0, -(-len(rows) // A_PAGE) - 1)
    number = min(int(hand.words[0]) if hand.update.callback_query and hand.words else 0, last)
    for row in on_page(rows, number):
        contacts.seen(row, hand.now)
    text = acquaintances.listed(rows, number, clock.today(hand.learner, hand.now), TELEGRAM, hand.update.update_id)
    buttons = _below(rows, number, last)
    if hand.pressed is not None and hand.pressed.buttons == LIST:
        hand.change(text, buttons, LIST)
    else:
        await hand.retire(LIST)
        hand.say(text, buttons, LIST)


async def ask_to_add(hand: Hand) -> None:
    """The button to add somebody: the next text is who."""
    await _ask(hand, ADD, "how_to_add")


async def ask_to_search(hand: Hand) -> None:
    """The button to search: the next text is whom for."""
    await _ask(hand, SEARCH, "how_to_search")


async def never_mind(hand: Hand) -> None:
    """The button that takes a question back."""
    if chosen(hand).awaits in (ADD, SEARCH):
        keep(hand, replace(chosen(hand), awaits=""))
    hand.rebutton((), "")
    hand.answer = words(hand, "no_change")


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was somebody to add, or whom to look for."""
    awaits = chosen(hand).awaits
    if awaits not in (ADD, SEARCH):
        return False
    keep(hand, replace(chosen(hand), awaits=""))
    await hand.retire("contact?")
    if awaits == ADD:
        await _add(hand, clean(said))
    else:
        await _search(hand, clean(said))
    return True


async def took_card(hand: Hand, card: Card | None) -> bool:
    """Whether a contact card came where somebody was to be added: then it says who."""
    if card is None or chosen(hand).awaits != ADD:
        return False
    keep(hand, replace(chosen(hand), awaits=""))
    await hand.retire("contact?")
    name = f"{card.first_name} {card.last_name or ''}".strip()
    await _enter(hand, tidied(Contact(clean(name) or card.phone_number, phone=clean(card.phone_number))))
    return True


async def export(hand: Hand) -> None:
    """Everybody, as a table and as cards."""
    if not await contacts.all_of(hand.work, hand.learner):
        hand.answer = hand.sentence("old_button")
        return
    name = f"second-coffee-people-{hand.now:%Y-%m-%d}"
    hand.send("send_document", {"name": f"{name}.csv", "caption": words(hand, "export_table")})
    hand.send("send_document", {"name": f"{name}.vcf", "caption": words(hand, "export_cards")})


async def _ask(hand: Hand, awaits: str, name: str) -> None:
    await hand.retire("contact?")
    keep(hand, replace(chosen(hand), awaits=awaits))
    said = "\n\n".join(filter(None, (await between_us(hand), words(hand, name))))
    hand.say(said, [[label("never_mind", "realno")]], "contact?")


async def _named(hand: Hand, said: str) -> None:
    """Somebody to add ("add Ana Reyes, Bosch"), or whom to look for."""
    adding = _ADD.match(said)
    if adding is None:
        await _search(hand, said)
    elif adding[1].strip():
        await _add(hand, adding[1])
    else:
        await ask_to_add(hand)


async def _add(hand: Hand, said: str) -> None:
    """Whoever a line names; one that names nobody is asked for again."""
    contact = jotted(said)
    if contact is None:
        keep(hand, replace(chosen(hand), awaits=ADD))
        hand.say(words(hand, "no_name"), [[label("never_mind", "realno")]], "contact?")
        return
    await _enter(hand, contact)


async def _enter(hand: Hand, contact: Contact) -> None:
    """Somebody new with a page of their own; a full name that is here already gets what is new."""
    same = await _the_same(hand, contact)
    if same is not None:
        contacts.keep(same, merged(contact_of(same), contact))
        await acquainted.show(hand, same, words(hand, "here_already", name=contact_of(same).name))
    elif len(await contacts.all_of(hand.work, hand.learner)) >= contacts.MOST:
        hand.say(words(hand, "full"))
    else:
        row = await contacts.added(hand.work, hand.learner, contact, hand.now)
        await acquainted.show(hand, row, words(hand, "added", name=contact.name), offer_join=True)


async def _the_same(hand: Hand, contact: Contact) -> Contacted | None:
    """Whoever bears this very name, first and last; of first names there are many."""
    row = await contacts.found(hand.work, hand.learner, contact.name)
    is_full = row is not None and len(contact.name.split()) > 1
    return row if row is not None and is_full and len(contact_of(row).name.split()) == len(contact.name.split()) else None


async def _search(hand: Hand, asked: str) -> None:
    """One who is found is shown; of several each gets a button; a practised partner of that name is shown where nobody real has it."""
    rows, nearly = await contacts.sought(hand.work, hand.learner, asked)
    quoted = " ".join(asked.split())[:60]
    if len(rows) == 1 and not nearly:
        await acquainted.show(hand, rows[0])
    elif (not rows or nearly) and await people.shown(hand, asked):
        return
    elif rows:
        said = words(hand, "nearly", asked=quoted) if nearly else words(hand, "found", count=len(rows), asked=quoted)
        more = f"\n{words(hand, 'too_many', count=len(rows) - A_PAGE)}" if len(rows) > A_PAGE else ""
        hand.say(f"{said}{more}{await back(hand)}", [*_names(rows[:A_PAGE], with_company=True), [_add_button()]])
    else:
        rows_below = [[label("search", "realfind"), _add_button()], [label("all", "real", 0)]]
        hand.say(f"{words(hand, 'not_found', asked=quoted)}{await back(hand)}", rows_below)


def _below(rows: list[Contacted], number: int, last: int) -> Rows:
    turning = [label("earlier_page", "real", number - 1)] if number else []
    turning += [label("later_page", "real", number + 1)] if number < last else []
    looking = [label("search", "realfind"), _add_button()] if rows else [_add_button()]
    switching = [label("garden", "garden"), *([label("export", "realout")] if rows else [])]
    owed = [labelled(PLAIN.sentence("follow.label.list"), "follow")] if any(follow_ups.open_ones(row) for row in rows) else []
    return [row for row in (*_names(on_page(rows, number)), turning, owed, looking, switching) if row]


def _names(rows: Sequence[Contacted], with_company: bool = False) -> list[list[Button]]:
    buttons = []
    for row in rows:
        contact = contact_of(row)
        name = f"{contact.name} · {contact.company}" if with_company and contact.company else contact.name
        buttons.append(labelled(name, "who", row.id))
    wide = 1 if with_company else _IN_A_ROW
    return [buttons[first : first + wide] for first in range(0, len(buttons), wide)]


def _add_button() -> Button:
    return label("add", "realadd")
