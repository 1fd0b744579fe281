"""What is kept of a learner: handed over on /export, erased on /forget."""

from __future__ import annotations

from bot import erasing
from bot.settings import settings
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
    learner = hand.learner
    hand.pressed = hand.known = None  # their rows are about to go
    hand.erased = True
    erased = await erasing.erase(hand.work, learner, hand.now, hand.update.update_id)
    hand.send("edit_message_reply_markup", {"message_id": message})
    hand.say(TELEGRAM.page("telegram_forgotten", erased=erased, days=settings().retention_days))
