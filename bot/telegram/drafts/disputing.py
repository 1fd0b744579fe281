"""The button "This is wrong": said what will be kept, kept with consent, and a few words to it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot import disputed
from bot.checked import look_at, unfit
from bot.telegram.choice import chosen, keep
from bot.telegram.drafts.checking import draft
from bot.telegram.hand import Hand
from bot.telegram.keyboards import button
from bot.telegram.playing.talk import clean
from bot.words import PLAIN, TELEGRAM
from flows.moves import Relationship


async def wrong(hand: Hand) -> None:
    """The button under a checked message: first it is said what would be kept."""
    if not await hand.holds("checked"):
        return
    hand.rebutton((), "")
    rows = [[button("keep_dispute", "dispute", *hand.words), button("no_dispute", "nodispute", "")]]
    message = hand.update.effective_message
    meant = message.reply_to_message.message_id if message and message.reply_to_message else None
    hand.say(TELEGRAM.sentence("check.consent"), rows, "dispute", reply_to=meant)


async def agreed(hand: Hand) -> None:
    """They agree: it is kept, once; then a few words are welcome, unless a rehearsal goes on and words are for the partner."""
    if not await hand.holds("dispute"):
        return
    text = draft(hand)
    if not text or unfit(text):
        hand.answer = PLAIN.sentence("check.draft_gone")
        return
    checked = await asyncio.to_thread(look_at, text, Relationship(hand.words[0]), hand.words[1] == "1")  # up to a second
    row = await disputed.keep(hand.work, hand.learner, checked, hand.now)
    if await hand.rehearsal() is not None:
        hand.change(TELEGRAM.sentence("check.kept_only"))
        return
    keep(hand, replace(chosen(hand), awaits="wrong", about=row.id or 0))
    hand.change(TELEGRAM.sentence("check.kept"))


async def declined(hand: Hand) -> None:
    """They'd rather not."""
    if await hand.holds("dispute"):
        hand.change(TELEGRAM.sentence("check.not_kept"))


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was what is wrong about a judgement."""
    choice = chosen(hand)
    if choice.awaits != "wrong":
        return False
    keep(hand, replace(choice, awaits="", about=0))
    if not await disputed.add_words(hand.work, hand.learner, choice.about, clean(said)):
        return False
    hand.say(TELEGRAM.sentence("check.noted", hand.update.update_id))
    return True
