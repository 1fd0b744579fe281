"""Two contacts turn out to be one, or one is to go: each is asked about once."""

from __future__ import annotations

from sqlmodel import select

from bot import contacts, follow_ups
from bot.contacts import contact_of
from bot.store.codec import load
from bot.store.tables import Contacted, Occasioned
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, labelled
from bot.telegram.relations.acquainted import held, label, live, question, show, words
from bot.telegram.relations.inquiring import forgotten
from flows.occasion import Occasion

_MOST = 6  # people offered at once


async def has_others(hand: Hand) -> bool:
    """Whether there is anybody to join them with."""
    return len(await contacts.all_of(hand.work, hand.learner)) > 1


async def candidates(hand: Hand, row: Contacted) -> list[list[Button]]:
    """Who may be the same person, by name or mail."""
    return _offered(row, await contacts.alike(hand.work, hand.learner, row))


async def sought(hand: Hand, row: Contacted, asked: str) -> None:
    """Whoever answers to a text, to be tapped."""
    found, _ = await contacts.sought(hand.work, hand.learner, asked)
    others = [each for each in found if each.id != row.id]
    quoted = " ".join(asked.split())[:60]
    said = words(hand, "found", count=len(others), asked=quoted) if others else words(hand, "not_found", asked=quoted)
    hand.say(said, [*_offered(row, others), [label("never_mind", "whono", row.id)]], question(row))


async def chosen_other(hand: Hand) -> None:
    """Somebody was tapped who may be the same person."""
    row, other = await _both(hand)
    if row is None or other is None:
        return
    hand.rebutton((), "")
    rows = [[label("join_yes", "whoone", row.id, other.id, "yes"), label("join_no", "whoone", row.id, other.id, "no")]]
    said = words(hand, "join_sure", name=_told(row), other=_told(other))
    hand.say(said, rows, question(row))


async def answered(hand: Hand) -> None:
    """One person, or two."""
    row, other = await _both(hand)
    if row is None or other is None:
        return
    hand.rebutton((), "")
    forgotten(hand)
    if hand.words[2] == "no":
        await show(hand, row, words(hand, "not_joined"))
        return
    contact = await contacts.joined(hand.work, hand.learner, row, other)
    await follow_ups.remind(hand.work, hand.learner, row, hand.now)
    await show(hand, row, words(hand, "joined", name=contact.name))


async def going(hand: Hand) -> None:
    """The button to remove somebody, and the answer to whether it is meant."""
    row = await held(hand)
    if row is None:
        return
    name, answer = contact_of(row).name, hand.words[1]
    if answer == "no":
        hand.rebutton((), "")
        await show(hand, row, words(hand, "kept", name=name))
    elif await _is_met_now(hand, row):
        hand.answer = words(hand, "in_a_rehearsal", name=name)
    elif answer == "ask":
        hand.rebutton((), "")
        rows = [[label("remove_yes", "whogo", row.id, "yes"), label("remove_no", "whogo", row.id, "no")]]
        played = len(await contacts.rehearsals_with(hand.work, hand.learner, row))
        facts = {"guessed": row.guess > 0, "rehearsals": played, "wanted": await _is_wanted(hand, row)}
        hand.say(words(hand, "remove_sure", name=name, **facts), rows, question(row))
    else:
        hand.rebutton((), "")
        forgotten(hand)
        await hand.retire(live(row))
        await contacts.removed(hand.work, hand.learner, row)
        hand.say(words(hand, "removed", name=name), [[label("all", "real", 0)]])


async def _both(hand: Hand) -> tuple[Contacted | None, Contacted | None]:
    row = await held(hand)
    other = await contacts.of(hand.work, hand.learner, int(hand.words[1]))
    if row is not None and (other is None or other.id == row.id):
        hand.answer = words(hand, "gone")
        return None, None
    return row, other


async def _is_met_now(hand: Hand, row: Contacted) -> bool:
    """Whether a rehearsal with a guess at them is open, or waits for the learner's own guess."""
    now = await hand.rehearsal()
    return now is not None and any(each.id == now.id for each in await contacts.rehearsals_with(hand.work, hand.learner, row))


async def _is_wanted(hand: Hand, row: Contacted) -> bool:
    """Whether they stand in the plan for an occasion."""
    rows = (await hand.work.exec(select(Occasioned).where(Occasioned.learner == hand.learner.id))).all()
    return any(each.contact == row.id for occasioned in rows for each in load(Occasion, occasioned.state).whom)


def _offered(row: Contacted, others: list[Contacted]) -> list[list[Button]]:
    return [[labelled(_told(each), "whojoin", row.id, each.id)] for each in others[:_MOST]]


def _told(row: Contacted) -> str:
    contact = contact_of(row)
    return f"{contact.name} ({contact.company})" if contact.company else contact.name
