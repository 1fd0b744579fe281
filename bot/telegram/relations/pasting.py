"""What a learner knows about a real person: pasted, drawn out, corrected by taps, and rehearsed with. Nothing of it leaves this machine."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot import contacts, guests, occasions
from bot.contacts import contact_of
from bot.store.tables import Contacted
from bot.telegram.choice import chosen, keep
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, Rows, labelled
from bot.telegram.own.aiming import back
from bot.telegram.playing import choosing
from bot.telegram.playing.busy import is_busy
from bot.telegram.playing.talk import clean
from bot.telegram.relations import filling
from bot.telegram.relations.inquiring import between_us
from bot.words import PLAIN, TELEGRAM
from flows.biography import Aspect, Biography
from flows.biography.amending import joined, moved, reworded, told, without
from flows.biography.drawing import drawn
from flows.biography.lacking import Lack, lacks
from flows.guess import name_of
from flows.occasion import Kind

AWAITS = "bio"  # what the next text is: "bio" for a paste, "bio.add" for a fact, "bio.4" for the fifth fact in other words
ON_A_PAGE = 15  # facts
_IN_A_ROW = 5
_ASPECTS_IN_A_ROW = 3
_SCENES = {Kind.COFFEE: "coffee", Kind.CALL: "call", Kind.INTERVIEW: "coffee"}  # a fitting scene; for all other occasions there is a room
_SAYS_ALL = (Lack.NOTHING, Lack.LINK, Lack.FOREIGN)  # nothing was drawn, and there is nothing to show


async def ask(hand: Hand, contact: Contacted) -> None:
    """Ask for the text about somebody; what is known of them already is shown with it."""
    await hand.retire(AWAITS)
    _await(hand, AWAITS, contact)
    name = contact_of(contact).name
    if await guests.newest(hand.work, hand.learner, contact) is not None:
        await _show(hand, contact, _said(hand, "known_already", name=name))
    else:
        said = "\n\n".join(filter(None, (await between_us(hand), _said(hand, "paste", name=name))))
        hand.say(said, [[_label("never_mind", "bioend", contact.id)]], _live(contact))


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was what is known about somebody, or a correction of it."""
    what, _, which = chosen(hand).awaits.partition(".")
    if what != AWAITS:
        return False
    contact = await contacts.of(hand.work, hand.learner, chosen(hand).about)
    if contact is None:
        keep(hand, replace(chosen(hand), awaits=""))
        return False
    await hand.retire(AWAITS)
    words = clean(said)
    if which.isdigit():
        await _rewritten(hand, contact, int(which), words)
    elif which:
        await _added(hand, contact, words)
    else:
        await _pasted(hand, contact, words)
    return True


def awaited(hand: Hand) -> bool:
    """Whether the next text is about somebody: a forwarded one is, too."""
    return chosen(hand).awaits.partition(".")[0] == AWAITS


async def shown(hand: Hand) -> None:
    """A page of the facts, where the pressed button was."""
    contact = await _held(hand)
    if contact is not None:
        _await(hand, AWAITS, contact)
        await _show(hand, contact, page=int(hand.words[1]), in_place=True)


async def picked(hand: Hand) -> None:
    """One fact, whole, with the sentence it comes from, and what can be done with it."""
    contact = await _held(hand)
    biography = await _biography(hand, contact)
    index = int(hand.words[1])
    if contact is None or index >= len(biography.facts):
        hand.answer = hand.answer or hand.sentence("old_button")
        return
    fact = biography.facts[index]
    page = TELEGRAM.page("biography_fact", aspect=_aspect(fact.aspect), fact=fact, sentence=_of_words)
    at = (contact.id, index)
    rows = [
        [_label("remove", "biodel", *at), _label("rewrite", "biore", *at)],
        [_label("other_aspect", "bioas", *at), _label("back", "bio", contact.id, index // ON_A_PAGE)],
    ]
    hand.change(page, rows, _live(contact, index))


async def removed(hand: Hand) -> None:
    """The button to take a fact off."""
    contact, index = await _at_fact(hand)
    if contact is not None:
        await _keep(hand, contact, without(await _biography(hand, contact), index))
        hand.answer = _said(hand, "removed")
        await _show(hand, contact, page=index // ON_A_PAGE, in_place=True)


async def rewriting(hand: Hand) -> None:
    """The button to say a fact in other words: the next text is them."""
    contact, index = await _at_fact(hand)
    if contact is not None:
        hand.rebutton((), "")
        _await(hand, f"{AWAITS}.{index}", contact)
        words = " ".join((await _biography(hand, contact)).facts[index].words.split())
        said = TELEGRAM.text("{{ line|safe }}\n\n<code>{{ words }}</code>", line=_said(hand, "how_to_rewrite"), words=words)
        hand.say(said, [[_label("back", "bio", contact.id, index // ON_A_PAGE)]], _live(contact))


async def sorting(hand: Hand) -> None:
    """The button to put a fact under another heading."""
    contact, index = await _at_fact(hand)
    if contact is not None:
        names = [labelled(_aspect(aspect), "bioset", contact.id, index, aspect.value) for aspect in Aspect]
        rows = [names[first : first + _ASPECTS_IN_A_ROW] for first in range(0, len(names), _ASPECTS_IN_A_ROW)]
        hand.rebutton([*rows, [_label("back", "bio", contact.id, index // ON_A_PAGE)]], _live(contact, index))


async def sorted_under(hand: Hand) -> None:
    """A heading was tapped."""
    contact, index = await _at_fact(hand)
    if contact is not None and hand.words[2] in tuple(Aspect):
        await _keep(hand, contact, moved(await _biography(hand, contact), index, Aspect(hand.words[2])))
        hand.answer = _said(hand, "moved")
        await _show(hand, contact, page=index // ON_A_PAGE, in_place=True)


async def adding(hand: Hand) -> None:
    """The button to add something: the next text is it."""
    contact = await _held(hand)
    if contact is not None:
        hand.rebutton((), "")
        _await(hand, f"{AWAITS}.add", contact)
        hand.say(_said(hand, "how_to_add"), [[_label("back", "bio", contact.id, 0)]], _live(contact))


async def settled(hand: Hand) -> None:
    """The facts stand as they are, or the question is left: nothing waits for a text any more."""
    contact = await _held(hand)
    if contact is None:
        return
    hand.rebutton((), "")
    keep(hand, replace(chosen(hand), awaits="", about=0))
    row = await guests.newest(hand.work, hand.learner, contact)
    said = f"{_said(hand, 'kept' if row else 'left', name=contact_of(contact).name)}{await back(hand)}"
    fill, filling_rows = filling.offered(contact, guests.biography_of(row)) if row else ("", [])
    rows = [*filling_rows, [_rehearse(contact)]] if row else []
    hand.say("\n\n".join(filter(None, (said, fill))), rows, _live(contact) if row else "")


async def rehearse(hand: Hand) -> None:
    """The button to rehearse with the guess, in the scene that fits what is coming."""
    contact = await _held(hand)
    if contact is None:
        return
    row = await guests.newest(hand.work, hand.learner, contact)
    if row is None:
        hand.answer = hand.sentence("old_button")
    elif not await is_busy(hand):
        hand.rebutton((), "")
        keep(hand, replace(chosen(hand), awaits="", about=0))
        await guests.seat(hand.work, (name_of(row.id or 0),))
        await choosing.offer_goals(hand, await _fitting_scene(hand, contact), name_of(row.id or 0))


async def _pasted(hand: Hand, contact: Contacted, words: str) -> None:
    """A text was pasted: its facts are shown, behind those there are; where it can't be read, that is said, and the question stands."""
    biography = drawn(words)
    missing = lacks(words, biography)
    notes = " ".join(_said(hand, f"lack.{lack}", name=contact_of(contact).name) for lack in missing)
    if missing and missing[0] in (*_SAYS_ALL, Lack.NAME):
        hand.say(notes, [[_label("never_mind", "bioend", contact.id)]], _live(contact))
        return
    before = await guests.newest(hand.work, hand.learner, contact)
    await _keep(hand, contact, joined(guests.biography_of(before), biography) if before else biography)
    await _show(hand, contact, "\n\n".join(filter(None, (notes, _said(hand, "read", name=contact_of(contact).name)))))


async def _added(hand: Hand, contact: Contacted, words: str) -> None:
    _await(hand, AWAITS, contact)
    before = await _biography(hand, contact)
    after = await _keep(hand, contact, joined(before, told(words)))
    await _show(hand, contact, _said(hand, "added" if len(after.facts) > len(before.facts) else "nothing_added"))


async def _rewritten(hand: Hand, contact: Contacted, index: int, words: str) -> None:
    _await(hand, AWAITS, contact)
    before = await _biography(hand, contact)
    if index < len(before.facts):
        await _keep(hand, contact, reworded(before, index, words))
    await _show(hand, contact, _said(hand, "rewritten" if index < len(before.facts) else "nothing_added"), page=index // ON_A_PAGE)


async def _keep(hand: Hand, contact: Contacted, biography: Biography) -> Biography:
    return await guests.kept(hand.work, hand.learner, contact, biography, hand.now)


async def _biography(hand: Hand, contact: Contacted | None) -> Biography:
    row = await guests.newest(hand.work, hand.learner, contact) if contact else None
    return guests.biography_of(row) if row else Biography()


async def _show(hand: Hand, contact: Contacted, before: str = "", page: int = 0, in_place: bool = False) -> None:
    """The facts by number, what is a guess, and what can be done."""
    biography = await _biography(hand, contact)
    pages = max(1, -(-len(biography.facts) // ON_A_PAGE))
    page = min(page, pages - 1)
    first = page * ON_A_PAGE
    facts = list(enumerate(biography.facts))[first : first + ON_A_PAGE]
    text = TELEGRAM.page(
        "biography",
        before=before,
        who=contact_of(contact).name,
        facts=[(number + 1, _aspect(fact.aspect), fact.words) for number, fact in facts],
        sentence=_of_words,
        pages=pages,
        page=page + 1,
    )
    rows = _below(contact, [number for number, _ in facts], page, pages)
    if in_place:
        hand.change(text, rows, _live(contact))
    else:
        await hand.retire(AWAITS)
        hand.say(text, rows, _live(contact))


def _below(contact: Contacted, numbers: list[int], page: int, pages: int) -> Rows:
    buttons = [labelled(str(number + 1), "biofact", contact.id, number) for number in numbers]
    rows = [buttons[first : first + _IN_A_ROW] for first in range(0, len(buttons), _IN_A_ROW)]
    turning = [labelled("‹", "bio", contact.id, page - 1)] if page else []
    turning += [labelled("›", "bio", contact.id, page + 1)] if page + 1 < pages else []
    ending = [_label("add", "bioadd", contact.id), _label("stands", "bioend", contact.id)]
    return [row for row in (*rows, turning, [_rehearse(contact)], ending) if row]


def _rehearse(contact: Contacted) -> Button:
    return _label("rehearse", "bioplay", contact.id, name=contact_of(contact).name)


async def _held(hand: Hand) -> Contacted | None:
    """Whose facts the pressed button belongs to, if they are the learner's and it is the newest."""
    contact = await contacts.of(hand.work, hand.learner, int(hand.words[0]))
    if contact is None:
        hand.answer = hand.sentence("old_button")
        return None
    of_a_fact = hand.pressed.buttons if hand.pressed and hand.pressed.buttons.startswith(f"{_live(contact)}:") else _live(contact)
    return contact if await hand.holds(_live(contact), of_a_fact) else None


async def _at_fact(hand: Hand) -> tuple[Contacted | None, int]:
    """The same for a button below one fact; a second press of it finds nothing."""
    number, index = int(hand.words[0]), int(hand.words[1])
    contact = await contacts.of(hand.work, hand.learner, number)
    if contact is None or not await hand.holds(_live(contact, index)) or index >= len((await _biography(hand, contact)).facts):
        hand.answer = hand.answer or hand.sentence("old_button")
        return None, index
    return contact, index


async def _fitting_scene(hand: Hand, contact: Contacted) -> str:
    """The scene of the next occasion at which they are to be met; over a coffee, if there is none."""
    for row in await occasions.upcoming(hand.work, hand.learner, hand.now):
        occasion = occasions.occasion_of(row)
        if any(wanted.contact == contact.id for wanted in occasion.whom):
            return _SCENES.get(occasion.kind, "event") if occasion.kind else "event"
    return "coffee"


def _await(hand: Hand, what: str, contact: Contacted) -> None:
    keep(hand, replace(chosen(hand), awaits=what, about=contact.id or 0))


def _live(contact: Contacted, index: int | None = None) -> str:
    """What the buttons are live as: the page's, or those of one fact."""
    return f"{AWAITS}:{contact.id}" if index is None else f"{AWAITS}:{contact.id}:{index}"


def _aspect(aspect: Aspect) -> str:
    return PLAIN.sentence(f"biography.aspect.{aspect}")


def _label(name: str, /, *data: object, **facts: Any) -> Button:
    return labelled(PLAIN.sentence(f"biography.button.{name}", **facts), *data)


def _of_words(name: str, /, **facts: Any) -> str:
    return TELEGRAM.sentence(f"biography.{name}", **facts)


def _said(hand: Hand, name: str, /, **facts: Any) -> str:
    """A sentence of prompts/words/biography.yaml, in one of its wordings."""
    return TELEGRAM.sentence(f"biography.{name}", hand.update.update_id, **facts)
