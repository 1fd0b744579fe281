"""Contacts to take along: a table for a spreadsheet (CSV), cards for a phone (vCard 3.0, RFC 2426, which every address book reads)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from bot.words import PLAIN
from flows.contact import Contact

_BOM = "\ufeff"  # Excel takes a table for Latin-1 without it
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "＝", "＋", "－", "＠")  # what a spreadsheet may take for the beginning of a formula
_FOLD = 75  # octets of a line
COLUMNS = ("name", "role", "company", "email", "phone", "link", "last", "times", "next_step", "promises", "notes", "talks")


def table(contacts: Iterable[Contact]) -> bytes:
    """All as CSV, UTF-8 with a mark for Excel, one line a person; no cell of it can become a formula."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow([PLAIN.sentence(f"contacts.column.{name}") for name in COLUMNS])
    for contact in contacts:
        rows.writerow([harmless(cell) for cell in _cells(contact)])
    return (_BOM + written.getvalue()).encode("utf-8", "replace")


def cards(contacts: Iterable[Contact]) -> bytes:
    """All as vCards, one after the other."""
    return "".join(card(contact) for contact in contacts).encode("utf-8", "replace")


def card(contact: Contact) -> str:
    """One person as a vCard 3.0."""
    *given, family = contact.name.split() or [""]
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{_escaped(contact.name)}"]
    lines.append(f"N:{_escaped(family)};{_escaped(' '.join(given))};;;" if given else f"N:;{_escaped(family)};;;")
    said = {
        "ORG": contact.company,
        "TITLE": contact.role,
        "EMAIL;TYPE=INTERNET": contact.email,
        "TEL": contact.phone,
        "URL": contact.link,
        "NOTE": "\n".join(_told(contact)),
    }
    lines += [f"{name}:{_escaped(value)}" for name, value in said.items() if value]
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCARD"))


def _cells(contact: Contact) -> list[str]:
    fields = [contact.name, contact.role, contact.company, contact.email, contact.phone, contact.link]
    promises = [f"{each.words} ({_day(each.due)})" for each in contact.open_promises]
    talks = [f"{_day(each.day)} {each.words}".strip() for each in contact.met]
    last = _day(contact.last) if contact.last else ""
    return [*fields, last, str(len(contact.met)), contact.next_step, "\n".join(promises), "\n".join(contact.notes), "\n".join(talks)]


def _told(contact: Contact) -> list[str]:
    """What a card has no field for."""
    next_step = [PLAIN.sentence("contacts.card.next_step", words=contact.next_step)] if contact.next_step else []
    promises = [PLAIN.sentence("contacts.card.promise", words=each.words, day=_day(each.due)) for each in contact.open_promises]
    talks = [PLAIN.sentence("contacts.card.talk", words=each.words, day=_day(each.day)) for each in contact.met]
    return [*contact.notes, *talks, *promises, *next_step]


def harmless(cell: str) -> str:
    """A cell that begins like a formula, after whatever blanks, gets an apostrophe before it: "+49 30" is shown and not computed."""
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) or cell.startswith(_FORMULA) else cell


def _escaped(value: str) -> str:
    """A value as a card holds it: backslash, comma, semicolon and line breaks are marked, other control characters go."""
    for sign, mark in (("\\", "\\\\"), (",", "\\,"), (";", "\\;"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        value = value.replace(sign, mark)
    return "".join(letter for letter in value if letter >= " " and letter != "\x7f")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, no letter cut in two; each further piece begins with a blank."""
    pieces, size = [""], 0
    for letter in line:
        length = len(letter.encode("utf-8", "replace"))
        if size + length > _FOLD:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += length
    return "\r\n".join(pieces)


def _day(day: int) -> str:
    return date.fromordinal(day).isoformat()
