"""One rehearsal at a time: what is to become of the one that is open."""

from __future__ import annotations

from bot.content.library import world
from bot.practice import rehearsal_of
from bot.telegram.hand import Hand
from bot.telegram.keyboards import button
from bot.telegram.playing import showing


async def is_busy(hand: Hand) -> bool:
    """Whether a rehearsal is open; if so, the learner is asked whether to carry on with it or to stop it."""
    row = await hand.rehearsal()
    if row is None:
        return False
    await hand.retire("busy:")
    room = rehearsal_of(row).room
    name = world().people[room[0].partner].partner.called if len(room) == 1 else ""
    rows = [[button("keep", "keep", row.id), button("drop", "drop", row.id)]]
    hand.say(hand.sentence("busy", partner=name), rows, f"busy:{row.id}")
    return True


async def carry_on(hand: Hand) -> None:
    """The button to go on with the one that is open."""
    row = await hand.rehearsal()
    if not await hand.holds(f"busy:{hand.words[0]}") or row is None:
        hand.answer = hand.answer or hand.sentence("old_button")
        return
    hand.rebutton((), "")
    await showing.where_we_are(hand, row, "where_we_are")
