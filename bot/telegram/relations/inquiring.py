"""Questions about a real person: the next text is the answer, whatever else is going on, until it is given or taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.store.tables import Contacted
from bot.telegram.choice import chosen, keep
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, Rows
from bot.telegram.relations.acquainted import held, label, question, show, words
from bot.words import TELEGRAM
from flows.contact import LONGEST_NOTE
from flows.words import shortened

_TAIL = 40  # characters of what was kept
AWAITS = "contact."  # what the next text is, with what follows: "contact.note", "contact.due.2"


async def ask(hand: Hand, row: Contacted, what: str, said: str, rows: Rows = ()) -> None:
    """Ask for a text; in a rehearsal with a word that nobody at the table hears it."""
    await hand.retire("contact?")
    keep(hand, replace(chosen(hand), awaits=f"{AWAITS}{what}", about=row.id or 0))
    said = "\n\n".join(filter(None, (await between_us(hand), said)))
    hand.say(said, [*rows, [label("never_mind", "whono", row.id)]], question(row))


async def done(hand: Hand, row: Contacted, said: str, extra: Iterable[Button] = ()) -> None:
    """What was asked is settled: their page again."""
    forgotten(hand)
    await hand.retire("contact?")
    await show(hand, row, said, extra=extra)


def cut(hand: Hand, text: str) -> str:
    """That only the beginning of a text was kept, on a line of its own, where that is so."""
    flat = " ".join(text.split())
    return f"\n\n{words(hand, 'cut', end=shortened(text, LONGEST_NOTE)[-_TAIL:])}" if len(flat) > LONGEST_NOTE else ""


async def never_mind(hand: Hand) -> None:
    """The button that takes a question back."""
    row = await held(hand)
    if row is not None:
        await done(hand, row, words(hand, "no_change"))


def forgotten(hand: Hand) -> None:
    """No text about anybody is waited for any more."""
    choice = chosen(hand)
    if choice.awaits.startswith(AWAITS):
        keep(hand, replace(choice, awaits="", about=0))


async def between_us(hand: Hand) -> str:
    """In a rehearsal, that the next text is not for the partner."""
    row = await hand.rehearsal()
    return TELEGRAM.sentence("profile.between_us", hand.update.update_id) if row is not None and row.status == "open" else ""
