"""What is known of a real person changes, one thing at a time: details, notes, talks and promises, written, rewritten, taken off."""

from __future__ import annotations

from bot import clock, contacts, follow_ups
from bot.contacts import contact_of
from bot.store.tables import Contacted
from bot.telegram.choice import chosen
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button
from bot.telegram.playing.talk import clean
from bot.telegram.relations import dating, joining
from bot.telegram.relations.acquainted import held, label, turn_to, words
from bot.telegram.relations.inquiring import AWAITS, ask, cut, done, forgotten
from bot.words import TELEGRAM
from flows.amending import LINES, fault, item, rewritten, without, written
from flows.contact import LONGEST_NOTE, MOST_NOTES, noted, ticked
from flows.promises import OPEN
from flows.words import shortened


async def asked(hand: Hand) -> None:
    """The button for a note, a talk, a promise, a detail: the next text is it."""
    row = await held(hand)
    if row is None:
        return
    what = hand.words[1]
    if what == "join" and not await joining.has_others(hand):
        hand.answer = words(hand, "nobody_else")
        return
    hand.rebutton((), "")
    now = str(getattr(contact_of(row), what)) if what in LINES else ""
    stands = TELEGRAM.text("\n\n{{ words }} <code>{{ now }}</code>", words=words(hand, "stands_now"), now=now) if now else ""
    await ask(hand, row, what, words(hand, f"ask.{what}", name=contact_of(row).name) + stands, await _beside(hand, row, what, now))


async def changed(hand: Hand) -> None:
    """A button below one note, talk or promise: tick it off, take it off, write it anew, give it another day."""
    row = await held(hand)
    if row is None:
        return
    what, index, act = hand.words[1], int(hand.words[2]), hand.words[3]
    contact = contact_of(row)
    text = item(contact, what, index)
    if text is None or (act == "done" and what != "promise") or (act == "day" and what == "note"):
        hand.answer = hand.sentence("old_button")
    elif act == "done":
        contacts.keep(row, ticked(contact, index, clock.today(hand.learner, hand.now)))
        await follow_ups.remind(hand.work, hand.learner, row, hand.now)
        hand.answer = words(hand, "ticked" if contact.promises[index].state == OPEN else "unticked")
        turn_to(hand, row, "promises")
    elif act == "off":
        contacts.keep(row, without(contact, what, index))
        await follow_ups.remind(hand.work, hand.learner, row, hand.now)
        hand.answer = words(hand, "taken_off")
        turn_to(hand, row, "promises" if what == "promise" else "more")
    elif act == "day":
        hand.rebutton((), "")
        await dating.ask_day(hand, row, what, index, words(hand, f"ask.day_of_{what}"))
    else:
        hand.rebutton((), "")
        stands = TELEGRAM.text("\n\n<code>{{ text }}</code>", text=text) if text else ""
        await ask(hand, row, f"{what}_anew.{index}", words(hand, "ask.anew") + stands)


async def emptied(hand: Hand) -> None:
    """The button that empties a line."""
    row = await held(hand)
    if row is not None:
        contacts.keep(row, contact_of(row).evolve(**{hand.words[1]: ""}))
        await follow_ups.remind(hand.work, hand.learner, row, hand.now)
        await done(hand, row, words(hand, "taken_off"))


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was about a real person."""
    choice = chosen(hand)
    if not choice.awaits.startswith(AWAITS):
        return False
    what, _, number = choice.awaits.removeprefix(AWAITS).partition(".")
    row, text, index = await contacts.of(hand.work, hand.learner, choice.about), clean(said).strip(), int(number or 0)
    if row is None:
        forgotten(hand)
        hand.say(f"{words(hand, 'gone')} {words(hand, 'saved_elsewhere', said=shortened(text, LONGEST_NOTE))}")
        return True
    await hand.retire("contact?")
    if what == "join":
        await joining.sought(hand, row, text)
    elif what == "talk":
        await dating.took_talk(hand, row, text)
    elif what == "promise":
        await dating.took_promise(hand, row, text)
    elif what.startswith("day_of_"):
        await dating.took_day(hand, row, what.removeprefix("day_of_"), index, text)
    else:
        await _written(hand, row, what, index, text)
    return True


async def _written(hand: Hand, row: Contacted, what: str, index: int, text: str) -> None:
    """A note, a line, or words anew; what can't be that is asked for again."""
    contact = contact_of(row)
    if wrong := fault(what, text):
        await ask(hand, row, what, words(hand, wrong), await _beside(hand, row, what, ""))
        return
    said = "noted"
    if what == "note":
        after = noted(contact, text)
        said = "noted" if after != contact else "notes_full" if len(contact.notes) >= MOST_NOTES else "note_there"
    else:
        after = written(contact, what, text) if what in LINES else rewritten(contact, what.removesuffix("_anew"), index, text)
    contacts.keep(row, after)
    await follow_ups.remind(hand.work, hand.learner, row, hand.now)
    await done(hand, row, f"{words(hand, said)}{cut(hand, text) if what not in LINES else ''}")


async def _beside(hand: Hand, row: Contacted, what: str, now: str) -> list[list[Button]]:
    """What can be tapped instead of being written."""
    if what == "talk":
        return [[label("just_today", "whotoday", row.id)]]
    if what == "join":
        return await joining.candidates(hand, row)
    return [[label("erase", "whonil", row.id, what)]] if now and what != "name" else []
