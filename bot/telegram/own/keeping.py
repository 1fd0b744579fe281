"""What is kept of a learner: handed over on /export, erased on /forget."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, update
from sqlmodel import col, select

from bot.coaching import leaving
from bot.settings import settings
from bot.store.tables import (
    Contacted,
    Disputed,
    Guessed,
    Learner,
    Occasioned,
    Outgoing,
    Paced,
    Received,
    Rehearsed,
    Related,
    Reminder,
    Taken,
    Week,
)
from bot.telegram.coaching import parting
from bot.telegram.hand import Hand
from bot.telegram.keyboards import button
from bot.words import TELEGRAM


async def export(hand: Hand) -> None:
    """/export: everything, as a document for programs and as one for people."""
    name = f"second-coffee-{hand.now:%Y-%m-%d}"
    hand.send("send_document", {"name": f"{name}.json", "caption": hand.sentence("export")})
    hand.send("send_document", {"name": f"{name}.html", "caption": hand.sentence("export_to_read")})


async def forget(hand: Hand) -> None:
    """/forget: asks once."""
    await hand.retire("forget")
    asked = "\n\n".join(filter(None, (await parting.at_stake(hand), hand.sentence("forget"))))
    hand.say(asked, [[button("forget_yes", "forget:yes"), button("forget_no", "forget:no")]], "forget")


async def forget_answered(hand: Hand) -> None:
    """The answer."""
    if not await hand.holds("forget"):
        return
    hand.rebutton((), "")
    if hand.words[0] == "no":
        hand.answer = hand.sentence("not_forgotten")
        return
    message = hand.message
    erased = await erase(hand)
    hand.send("edit_message_reply_markup", {"message_id": message})
    hand.say(TELEGRAM.page("telegram_forgotten", erased=erased, days=settings().retention_days))


async def erase(hand: Hand) -> dict[str, int]:
    """Erase everything of the learner; how much of each kind there was."""
    work, chat, learner = hand.work, hand.chat, hand.learner.id
    coached = await leaving.erase(work, hand.learner, hand.now)
    await work.flush()
    hand.pressed = hand.known = None
    hand.erased = True
    for row in [each for each in work.sync_session.identity_map.values() if not isinstance(each, Received)]:
        work.expunge(row)  # what is gone must not be written back

    async def gone(table: Any, *which: Any) -> int:
        return int((await work.exec(delete(table).where(*which))).rowcount)

    played = select(Rehearsed.id).where(Rehearsed.learner == learner)
    turns = col(Taken.rehearsal).in_(played)
    erased = {"messages": await gone(Outgoing, col(Outgoing.chat) == chat, col(Outgoing.method).startswith("send_"))}
    await gone(Outgoing, col(Outgoing.chat) == chat)
    erased["turns"] = await gone(Taken, turns, col(Taken.kind) == "say")
    await gone(Taken, turns)
    erased["rehearsals"] = await gone(Rehearsed, col(Rehearsed.learner) == learner)
    erased["disputes"] = await gone(Disputed, col(Disputed.learner) == learner)
    erased["relationships"] = await gone(Related, col(Related.learner) == learner)
    erased["weeks"] = await gone(Week, col(Week.learner) == learner)
    await gone(Guessed, col(Guessed.learner) == learner)
    erased["contacts"] = await gone(Contacted, col(Contacted.learner) == learner)
    erased["occasions"] = await gone(Occasioned, col(Occasioned.learner) == learner)
    erased |= coached
    await gone(Reminder, col(Reminder.learner) == learner)
    await gone(Learner, col(Learner.id) == learner)
    await gone(Paced, col(Paced.chat) == chat)
    # the numbers stay, of nobody: an update that comes once more must not be taken for a new one
    handled = col(Received.handled).is_(True) | (col(Received.id) == hand.update.update_id)
    await work.exec(update(Received).where(col(Received.chat) == chat, handled).values(chat=0, body=""))
    return erased
