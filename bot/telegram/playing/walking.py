"""The buttons of a room: walking up to somebody, turning away, going home."""

from __future__ import annotations

from bot import practice
from bot.practice import rehearsal_of
from bot.store.tables import Rehearsed
from bot.telegram.hand import Hand
from bot.telegram.playing import showing
from flows.rehearsal import Rehearsal


async def walk_up(hand: Hand) -> None:
    """The button of somebody in the room."""
    row, rehearsal = await _room(hand)
    index = int(hand.words[1])
    if row is None or rehearsal is None or index >= len(rehearsal.room) or rehearsal.room[index].parted:
        hand.answer = hand.sentence("old_button")
    elif index == rehearsal.facing:
        hand.answer = hand.sentence("already_there")
    else:
        await showing.show(hand, await practice.approach(hand.work, row, index, hand.now), rehearsal.facing)


async def turn_away(hand: Hand) -> None:
    """The button to leave somebody without a word."""
    row, rehearsal = await _room(hand)
    await _leave(hand, row, rehearsal is not None and rehearsal.facing == int(hand.words[1]))


async def go_home(hand: Hand) -> None:
    """The button to leave the event."""
    row, rehearsal = await _room(hand)
    await _leave(hand, row, rehearsal is not None and rehearsal.facing < 0)


async def _leave(hand: Hand, row: Rehearsed | None, fits: bool) -> None:
    if row is None or not fits:
        hand.answer = hand.sentence("old_button")
        return
    facing = rehearsal_of(row).facing
    await showing.show(hand, await practice.leave(hand.work, row, hand.now), facing)


async def _room(hand: Hand) -> tuple[Rehearsed, Rehearsal] | tuple[None, None]:
    row = await hand.rehearsal()
    if row is None or str(row.id) != hand.words[0] or row.status != "open":
        return None, None
    return row, rehearsal_of(row)
