"""One thing that is known of a contact changes: a line, a note, a talk, a promise, by its number."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.contact import FIELDS, LONGEST_NOTE, Contact, in_order, promised
from flows.jotting import mail_in, phone_in
from flows.words import shortened

LINES = (*FIELDS, "next_step")  # what is kept on one line each


def item(contact: Contact, what: str, index: int) -> str | None:
    """The words of note, talk or promise number `index`, or nothing if there are not so many."""
    items = {"note": contact.notes, "talk": [each.words for each in contact.met], "promise": [each.words for each in contact.promises]}
    return items[what][index] if index < len(items[what]) else None


def written(contact: Contact, line: str, text: str) -> Contact:
    """The contact with another line; of a text about a mail address or a phone number only that is taken."""
    return contact.evolve(**{line: mail_in(text) if line == "email" else phone_in(text) if line == "phone" else text})


def fault(what: str, text: str) -> str:
    """What is wrong with a text, by the name of a sentence: "no_mail" for a mail address without an @; nothing if it will do."""
    if what == "name":
        return "" if re.search(r"[^\W\d_]", text) else "no_name"
    if what == "email":
        return "" if mail_in(text) else "no_mail"
    return "no_phone" if what == "phone" and not phone_in(text) else ""


def rewritten(contact: Contact, what: str, index: int, text: str) -> Contact:
    """The contact with other words in note, talk or promise number `index`."""
    said = shortened(text, LONGEST_NOTE)
    if item(contact, what, index) is None or not said:
        return contact
    if what == "note":
        return contact.evolve(notes=(*contact.notes[:index], said, *contact.notes[index + 1 :]))
    if what == "promise":
        return promised(contact, index, replace(contact.promises[index], words=said))
    return contact.evolve(met=(*contact.met[:index], replace(contact.met[index], words=said), *contact.met[index + 1 :]))


def dated(contact: Contact, what: str, index: int, day: int) -> Contact:
    """The contact with another day for talk or promise number `index`."""
    if what == "promise":
        return promised(contact, index, replace(contact.promises[index], due=day))
    return contact.evolve(met=in_order((*contact.met[:index], replace(contact.met[index], day=day), *contact.met[index + 1 :])))


def without(contact: Contact, what: str, index: int) -> Contact:
    """The contact without it."""
    if what == "promise":
        return promised(contact, index, None)
    if what == "note":
        return contact.evolve(notes=(*contact.notes[:index], *contact.notes[index + 1 :]))
    return contact.evolve(met=(*contact.met[:index], *contact.met[index + 1 :]))
