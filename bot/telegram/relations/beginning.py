"""What is begun with a real person: pasting what is known of them, drafting a note to them, rehearsing with a guess of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot import follow_ups, guests
from bot.store.tables import Contacted
from bot.telegram.choice import chosen, keep
from bot.telegram.drafts import checking
from bot.telegram.hand import Hand
from bot.telegram.keyboards import labelled
from bot.telegram.playing import choosing
from bot.telegram.playing.busy import is_busy
from bot.telegram.relations import following_up, pasting
from bot.telegram.relations.acquainted import held, words
from bot.words import PLAIN, TELEGRAM
from flows.guess import name_of

_SCENE = "coffee"


async def begun(hand: Hand) -> None:
    """One of the three buttons on their page."""
    row = await held(hand)
    if row is not None:
        await _BEGINS[hand.words[1]](hand, row)


async def _rehearse(hand: Hand, row: Contacted) -> None:
    name = name_of(row.guess)
    if not row.guess or not await guests.may_meet(hand.work, hand.learner, name):
        hand.answer = words(hand, "no_guess")
    elif not await is_busy(hand):
        await choosing.offer_goals(hand, _SCENE, name)


async def _draft(hand: Hand, row: Contacted) -> None:
    """The next text is a draft to be judged: of what is owed soonest, or of whatever else one would write to them."""
    owed = follow_ups.open_ones(row)
    if not owed:
        checking.ask(hand)
        return
    first = owed[0]
    keep(hand, replace(chosen(hand), awaits=f"{following_up.AWAITS}:{first.key}", about=row.id or 0))
    line = "follow.draft_thanks" if first.key == follow_ups.THANKS else "follow.draft"
    said = TELEGRAM.sentence(line, hand.update.update_id, name=first.name, words=first.words)
    hand.say(said, [[labelled(PLAIN.sentence("follow.label.never_mind"), "fuoff")]], "followdraft")


_BEGINS: dict[str, Callable[[Hand, Contacted], Awaitable[None]]] = {"paste": pasting.ask, "draft": _draft, "rehearse": _rehearse}
