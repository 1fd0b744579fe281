"""How real people read: the list with whoever is due first, one of them on a page, who has gone quiet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.contacts import contact_of
from bot.store.tables import Contacted
from bot.words import PLAIN, Surface
from flows.contact import Contact
from flows.promises import KEPT, OPEN, Promise

A_PAGE = 8  # people on a page of the list
_WILTING = 2  # who is spoken of at once
_TALKS, _KEPT, _NOTES = 4, 2, 10  # talks, promises kept and notes that a page shows
_SOON = 3  # days within which a promise comes to the top
_LATELY = 60  # days: what is longer ago is told by its month


def in_order(rows: Sequence[Contacted], day: int) -> list[Contacted]:
    """Whoever something is due to first, then whoever was talked to or added last."""
    return sorted(rows, key=lambda row: _turn(row, contact_of(row), day))


def listed(rows: Sequence[Contacted], page: int, day: int, surface: Surface, variant: int = 0) -> str:
    """Page `page` of the list, from 0; on the first, who would be glad of a note."""
    pages = max(1, -(-len(rows) // A_PAGE))
    shown = [contact_of(row) for row in on_page(rows, page)]
    people = [_line(contact, number, day) for number, contact in enumerate(shown, page * A_PAGE + 1)]
    facts = {"people": people, "count": len(rows), "page": page + 1, "pages": pages}
    return surface.page("contacts", **facts, wilting=wilting(rows, day) if page == 0 else [], variant=variant, sentence=surface.sentence)


def on_page(rows: Sequence[Contacted], page: int) -> Sequence[Contacted]:
    """The eight of page `page`."""
    return rows[page * A_PAGE : (page + 1) * A_PAGE]


def wilting(rows: Sequence[Contacted], day: int) -> list[dict[str, str]]:
    """Two at most, with whom it went furthest: [{"name": "Tom", "since": "March"}]."""
    quiet = [contact for row in rows if (contact := contact_of(row)).wilts(day)]
    quiet.sort(key=lambda contact: (-len(contact.met), contact.last))
    return [{"name": contact.name, "since": since(contact.last, day)} for contact in quiet[:_WILTING]]


def page(row: Contacted, day: int, surface: Surface) -> str:
    """All that is known of one."""
    contact = contact_of(row)
    talks = [{"day": day_of(each.day, day), "words": each.words} for each in reversed(contact.met)]
    kept = [each for each in contact.promises if each.state == KEPT][-_KEPT:]
    facts = {
        "name": contact.name,
        "what": what(contact),
        "reach": [each for each in (contact.email, contact.phone, contact.link) if each],
        "last": _last(contact, day),
        "promises": [_promise(each, day) for each in (*contact.open_promises, *kept)],
        "next_step": contact.next_step,
        "talks": talks[:_TALKS],
        "earlier": len(talks[_TALKS:]),
        "notes": contact.notes[-_NOTES:],
        "earlier_notes": len(contact.notes[:-_NOTES]),
        "is_bare": not (contact.met or contact.notes or contact.promises or contact.next_step),
        "guess": row.guess > 0,
        "rests": contact.rests,
    }
    return surface.page("contact", each=facts, sentence=surface.sentence)


def what(contact: Contact) -> str:
    """Role and company: "test engineer · Bosch"."""
    return " · ".join(each for each in (contact.role, contact.company) if each)


def day_of(day: int, today: int) -> str:
    """A day as people say it: "3 Nov", or "3 Nov 2025" in another year."""
    when, now = date.fromordinal(day), date.fromordinal(today)
    return f"{when.day} {when:%b}" if when.year == now.year else f"{when.day} {when:%b} {when.year}"


def since(day: int, today: int) -> str:
    """From when it has been quiet: "3 November", "March", "March 2025"."""
    when, now = date.fromordinal(day), date.fromordinal(today)
    if today - day < _LATELY:
        return f"{when.day} {when:%B}"
    return f"{when:%B}" if when.year == now.year else f"{when:%B} {when.year}"


def due(promise: Promise, day: int) -> str:
    """When it is due: "due tomorrow", "overdue"."""
    return PLAIN.sentence("people.due", days=promise.due - day)


def _turn(row: Contacted, contact: Contact, day: int) -> tuple[int, int, int]:
    soonest = min((each.due for each in contact.open_promises), default=day + _SOON + 1)
    return (min(soonest, day + _SOON + 1), -max(contact.last, row.at.date().toordinal() if not contact.met else 0), -(row.id or 0))


def _line(contact: Contact, number: int, day: int) -> dict[str, Any]:
    first = min(contact.open_promises, key=lambda each: each.due, default=None)
    promise = {"words": first.words, "due": due(first, day)} if first else None
    last = _last(contact, day)
    return {"number": number, "name": contact.name, "what": what(contact), "last": last, "promise": promise, "next_step": contact.next_step}


def _last(contact: Contact, day: int) -> str:
    if not contact.met:
        return PLAIN.sentence("contacts.never_talked")
    return PLAIN.sentence("contacts.last", when=PLAIN.sentence("people.last", days=max(0, day - contact.last)))


def _promise(promise: Promise, day: int) -> dict[str, Any]:
    is_kept = promise.state != OPEN
    when = PLAIN.sentence("contacts.kept_on", day=day_of(promise.kept_on or promise.due, day))
    is_near = promise.due - day < _SOON
    open_until = due(promise, day) if is_near else PLAIN.sentence("contacts.due_on", day=day_of(promise.due, day), due=due(promise, day))
    return {"words": promise.words, "is_kept": is_kept, "when": when if is_kept else open_until}
