"""How the learner is coming along: a picture, a short page, and what comes next."""

from __future__ import annotations

from bot import path
from bot.pictures import album
from bot.pictures.progress import facts
from bot.telegram.choosing import suggested
from bot.telegram.hand import Hand
from bot.words import TELEGRAM


async def progress(hand: Hand) -> None:
    """/progress, at any time; where nothing was rehearsed yet there is nothing to draw."""
    at = await path.standing(hand.work, hand.learner, hand.now)
    if not at.is_new:
        hand.send("send_photo", album.kept("progress", facts(at.past, at.day), TELEGRAM.sentence("path.caption")))
    hand.say(path.progress(at, TELEGRAM, drawn=True), [[suggested(at.next)]])
