"""Taking back: by /undo, by a note's button, by editing the message; and what else a note's buttons do."""

from __future__ import annotations

from bot import practice, present
from bot.store.codec import load
from bot.store.tables import Rehearsed, Taken
from bot.telegram.hand import Hand
from bot.telegram.keyboards import button
from bot.telegram.playing import showing, talk
from bot.words import TELEGRAM
from flows.rehearsal import Turn


async def undo(hand: Hand) -> None:
    """/undo: the last thing said was never said."""
    row = await hand.rehearsal()
    if row is None:
        hand.say(hand.sentence("no_rehearsal"), [[button("practice", "menu:practice")]])
    elif not await _undone(hand, row):
        hand.say(hand.sentence("nothing_to_undo"))
    else:
        await showing.where_we_are(hand, row, "taken_back")


async def take_back(hand: Hand) -> None:
    """The button under a note: take back the turn it is about."""
    number = int(hand.words[0])
    row = await hand.rehearsal()
    if not await hand.holds(f"note:{number}", f"asked:{number}"):
        return
    taken = await _last_said(hand, row) if row else None
    if row is None or taken is None or taken.id != number:
        hand.answer = hand.sentence("old_button")
        return
    await _undone(hand, row)
    hand.answer = hand.sentence("taken_back_answer")
    await showing.where_we_are(hand, row, "taken_back")


async def edited(hand: Hand) -> None:
    """An edited message: if it was the last one said, it is taken back and played anew."""
    row, message = await hand.rehearsal(), hand.update.effective_message
    assert message is not None
    if row is None or (message.text or "").startswith("/") or not await _undone(hand, row, message.message_id):
        hand.say(hand.sentence("only_the_last_edit" if row else "edit_outside"))
        return
    hand.say(TELEGRAM.page("telegram_mentor", said=hand.sentence("played_anew")))
    await talk.say(hand, row, talk.spoken(message))


async def carry_on(hand: Hand) -> None:
    """The button under a note: leave it as it is."""
    if await hand.holds(f"note:{hand.words[0]}", f"asked:{hand.words[0]}"):
        hand.rebutton((), "")
        hand.answer = hand.sentence("carry_on_answer")


async def why(hand: Hand) -> None:
    """The button under a note: what stands behind it."""
    number = int(hand.words[0])
    if not await hand.holds(f"note:{number}"):
        return
    taken = await hand.work.get(Taken, number)
    note = load(Turn, taken.turn).note if taken else None
    if note is None:
        hand.answer = hand.sentence("old_button")
        return
    hand.say(TELEGRAM.page("telegram_why", why=present.why(note, TELEGRAM)))
    back = [button("take_back", "back", number)] if showing.takes_back(note) else []
    hand.rebutton([[*back, button("carry_on", "on", number)]], f"asked:{number}")


async def _undone(hand: Hand, row: Rehearsed, message: int | None = None) -> bool:
    """Take the last message back (only if it is `message`, where one is given) with all that came of it in the chat."""
    last = await _last_said(hand, row)
    if last is None:
        return False
    after = [each.id for each in await showing.standing(hand, row) if each.id is not None and last.id is not None and each.id >= last.id]
    turn = await practice.undo(hand.work, row, message)
    if turn is None:
        return False
    await hand.retire_turns(after)
    await hand.retire("guess:")
    if turn.praise and last.message:
        hand.react(last.message, "")
    return True


async def _last_said(hand: Hand, row: Rehearsed) -> Taken | None:
    said = [each for each in await showing.standing(hand, row) if each.kind == "say"]
    return said[-1] if said else None
