"""/coach: whoever is a coach finds their desk behind it, everybody else their exercises and what their coaches see."""

from __future__ import annotations

from bot.coaching import coaches, cohorts
from bot.telegram.coached import home
from bot.telegram.coached.wording import label, words
from bot.telegram.coaching import desk
from bot.telegram.hand import Hand


async def coach(hand: Hand) -> None:
    """The desk, and below it a button for a coach who learns in somebody else's group; or the learner's page."""
    who = await coaches.of(hand.work, hand.learner)
    if who is None:
        await home.opened(hand)
        return
    await desk.opened(hand, who)
    if await cohorts.memberships(hand.work, hand.learner):
        hand.say(words(hand, "also_learner"), [[label("home", "cdhome")]])
