"""What is kept of a learner: handed over on /export, erased on /forget."""

from __future__ import annotations

from sqlalchemy import delete
from sqlmodel import col, select

from bot.store.tables import Disputed, Learner, Outgoing, Received, Rehearsed, Taken
from bot.telegram.hand import Hand
from bot.telegram.keyboards import button


async def export(hand: Hand) -> None:
    """/export: everything, as a JSON document."""
    hand.send("send_document", {"name": f"second-coffee-{hand.now:%Y-%m-%d}.json", "caption": hand.sentence("export")})


async def forget(hand: Hand) -> None:
    """/forget: asks once."""
    await hand.retire("forget")
    hand.say(hand.sentence("forget"), [[button("forget_yes", "forget:yes"), button("forget_no", "forget:no")]], "forget")


async def forget_answered(hand: Hand) -> None:
    """The answer."""
    if not await hand.holds("forget"):
        return
    hand.rebutton((), "")
    if hand.words[0] == "no":
        hand.answer = hand.sentence("not_forgotten")
        return
    message = hand.message
    await _erase(hand)
    hand.send("edit_message_reply_markup", {"message_id": message})
    hand.say(hand.sentence("forgotten"))


async def _erase(hand: Hand) -> None:
    work, chat, learner = hand.work, hand.chat, hand.learner.id
    await work.flush()
    played = select(Rehearsed.id).where(Rehearsed.learner == learner)
    hand.pressed = hand.known = None
    for row in [each for each in work.sync_session.identity_map.values() if not isinstance(each, Received)]:
        work.expunge(row)  # what is gone must not be written back
    await work.exec(delete(Outgoing).where(col(Outgoing.chat) == chat))
    await work.exec(delete(Taken).where(col(Taken.rehearsal).in_(played)))
    await work.exec(delete(Rehearsed).where(col(Rehearsed.learner) == learner))
    await work.exec(delete(Disputed).where(col(Disputed.learner) == learner))
    await work.exec(delete(Learner).where(col(Learner.id) == learner))
    handled = col(Received.handled).is_(True)
    await work.exec(delete(Received).where(col(Received.chat) == chat, handled))
