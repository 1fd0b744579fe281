"""The garden: whom one practises with, each with their ladder, and time that passes between two meetings."""

from __future__ import annotations

from bot import contacts, gardening, relationships
from bot.content.library import world
from bot.guests import may_meet
from bot.past import day_of
from bot.pictures import album
from bot.relationships import SKIPS, Known
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, labelled
from bot.telegram.playing import choosing
from bot.telegram.playing.busy import is_busy
from bot.telegram.relations.acquainted import label
from bot.words import PLAIN, TELEGRAM
from flows.seeking import named

_A_ROW = 3  # names side by side


async def garden(hand: Hand) -> None:
    """The practised half of /people: what happened, the picture of whoever grows there, the list."""
    await choosing.news(hand)
    known = await relationships.known(hand.work, hand.learner, hand.now)
    facts = relationships.garden(known, day_of(hand.learner, hand.now))
    if known:
        hand.send("send_photo", album.kept("garden", facts, TELEGRAM.sentence("people.caption", hand.update.update_id)))
    real = len(await contacts.all_of(hand.work, hand.learner))
    hand.say(gardening.people(known, TELEGRAM, "/practice"), [*_under(known), [label("real", "real", 0, count=real)]])


async def person(hand: Hand) -> None:
    """The button of somebody in the garden."""
    each = next((one for one in await relationships.known(hand.work, hand.learner, hand.now) if one.name == hand.words[0]), None)
    if each is None:
        hand.answer = hand.sentence("old_button")
    else:
        _show(hand, each)


async def shown(hand: Hand, asked: str) -> bool:
    """Whether somebody in the garden is called so; if so, they are shown."""
    known = await relationships.known(hand.work, hand.learner, hand.now)
    index = named(asked, [each.partner.name for each in known])
    if index is not None:
        _show(hand, known[index])
    return index is not None


async def skip(hand: Hand) -> None:
    """Days go by."""
    days = int(hand.words[0])
    if days not in SKIPS:
        hand.answer = hand.sentence("old_button")
        return
    if await is_busy(hand):
        return
    await relationships.skip(hand.work, hand.learner, days)
    hand.say(TELEGRAM.sentence("people.skipped", hand.update.update_id, days=days))
    await garden(hand)


async def meet(hand: Hand) -> None:
    """The button to meet somebody again, or to write to them."""
    name, scene = hand.words
    if not await may_meet(hand.work, hand.learner, name) or scene not in world().flows:
        hand.answer = hand.sentence("old_button")
    elif not await is_busy(hand):
        await choosing.offer_goals(hand, scene, name)


def _show(hand: Hand, each: Known) -> None:
    called = each.partner.called
    rows = [[labelled(PLAIN.sentence("people.button.visit", partner=called), "meet", each.name, "coffee")]]
    if "follow_up" in each.partner.parts:
        rows.append([labelled(PLAIN.sentence("people.button.follow_up", partner=called), "meet", each.name, "follow_up")])
    hand.say(gardening.person(each, TELEGRAM), rows)


def _under(known: tuple[Known, ...]) -> list[list[Button]]:
    names = [labelled(each.partner.called, "person", each.name) for each in known]
    rows = [names[start : start + _A_ROW] for start in range(0, len(names), _A_ROW)]
    skips = [labelled(PLAIN.sentence("people.button.skip", days=days), "skip", days) for days in SKIPS]
    return [*rows, skips] if known else []
