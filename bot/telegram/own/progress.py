"""How the learner is coming along: a picture, a short page, and what comes next."""

from __future__ import annotations

from bot import path, real_weeks
from bot.pictures import album
from bot.pictures import real_life as real
from bot.pictures.progress import facts
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, labelled
from bot.telegram.playing.choosing import suggested
from bot.words import PLAIN, TELEGRAM


async def progress(hand: Hand) -> None:
    """/progress, at any time; where nothing was rehearsed yet there is nothing to draw."""
    at = await path.standing(hand.work, hand.learner, hand.now)
    if not at.is_new:
        hand.send("send_photo", album.kept("progress", facts(at.past, at.day), TELEGRAM.sentence("path.caption")))
    hand.say(path.progress(at, TELEGRAM, drawn=True), [[suggested(at.next)], [real_life_button()]])


async def real_life(hand: Hand) -> None:
    """The button for what happens outside: a picture of the weeks once there is anything in them, and two sentences."""
    found = await real_weeks.of(hand.work, hand.learner, hand.now)
    said = real_weeks.told(found, TELEGRAM, hand.update.update_id)
    if found.weeks:
        hand.send("send_photo", album.kept("real_life", real.facts(found), said))
    else:
        hand.say(said)


def real_life_button() -> Button:
    """The way there."""
    return labelled(PLAIN.sentence("consistency.label"), "reallife")
