"""What a pasted text says and the page of a contact lacks, their role or mail: offered for the page, and never written there unasked."""

from __future__ import annotations

from bot import contacts, guests
from bot.contacts import contact_of
from bot.store.tables import Contacted
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, labelled
from bot.words import PLAIN, TELEGRAM
from flows.biography import Aspect, Biography
from flows.contact import Contact

_FIELDS = {
    "role": Aspect.ROLE,
    "company": Aspect.EMPLOYER,
    "email": Aspect.EMAIL,
    "phone": Aspect.PHONE,
    "link": Aspect.LINK,
}


def lacking(contact: Contact, biography: Biography) -> dict[str, str]:
    """The empty fields of a page that the text can fill: {"role": "Head of Quality"}."""
    found = {name: " ".join(biography.first(aspect).split()) for name, aspect in _FIELDS.items() if not getattr(contact, name)}
    return {name: words for name, words in found.items() if words}


def offered(contact: Contacted, biography: Biography) -> tuple[str, list[list[Button]]]:
    """The question whether to fill them, and its button; nothing where the page lacks nothing."""
    found = lacking(contact_of(contact), biography)
    if not found:
        return "", []
    listed = "\n".join(TELEGRAM.text("• {{ words }}", words=words) for words in found.values())
    said = TELEGRAM.sentence("biography.fill", contact.id or 0, name=contact_of(contact).name)
    return f"{said}\n{listed}", [[labelled(PLAIN.sentence("biography.button.fill"), "biofill", contact.id)]]


async def filled(hand: Hand) -> None:
    """The button to put them on the page."""
    contact = await contacts.of(hand.work, hand.learner, int(hand.words[0]))
    row = await guests.newest(hand.work, hand.learner, contact) if contact else None
    if contact is None or row is None:
        hand.answer = hand.sentence("old_button")
        return
    found = lacking(contact_of(contact), guests.biography_of(row))
    contacts.keep(contact, contact_of(contact).evolve(**found))
    again = labelled(PLAIN.sentence("biography.button.rehearse", name=contact_of(contact).name), "bioplay", contact.id)
    hand.rebutton([[again]], hand.pressed.buttons if hand.pressed else "")
    hand.answer = TELEGRAM.sentence("biography.filled" if found else "biography.nothing_to_fill", name=contact_of(contact).name)
