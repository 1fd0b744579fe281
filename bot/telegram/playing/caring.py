"""Somebody in distress is met with care before anything else, wherever their words would have gone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.store.tables import Rehearsed
from bot.telegram.choice import OF_GOAL, OF_LISTS, chosen, keep
from bot.telegram.hand import Hand
from bot.telegram.playing.talk import clean, in_distress
from bot.words import TELEGRAM

_TAKEN_DOWN = (*OF_GOAL, *OF_LISTS, "wrong", "week", "event", "afterwards")  # what was asked for is taken down in the middle of a talk too


def with_care(act: Callable[[Hand], Awaitable[None]]) -> Callable[[Hand], Awaitable[None]]:
    """`act`, unless what was written shows distress; what is said to a partner is listened to there."""

    async def caring(hand: Hand) -> None:
        row, said = await hand.rehearsal(), _written(hand)
        is_said_to_partner = row is not None and row.status == "open" and not hand.words
        if said and not is_said_to_partner and in_distress(said):
            care(hand)
        else:
            await act(hand)

    return caring


def is_for_us(hand: Hand, row: Rehearsed | None) -> bool:
    """Whether plain text is neither for a partner nor to be checked; with both, it is listened to there."""
    awaits = chosen(hand).awaits
    return awaits != "check" and (row is None or row.status != "open" or awaits in _TAKEN_DOWN)


def care(hand: Hand) -> None:
    """Say where there are people to talk to; what was to be taken down is no longer awaited."""
    if (choice := chosen(hand)).awaits in _TAKEN_DOWN:
        keep(hand, replace(choice, awaits=""))
    hand.say(TELEGRAM.page("telegram_mentor", said=hand.sentence("care")))


def _written(hand: Hand) -> str:
    """The words of a command, a text or a caption."""
    message = hand.update.effective_message
    return clean(hand.words[0] if hand.words else (message.text or message.caption or "") if message else "")
