"""What would go with a coach who has everything erased, told before they say yes: whole groups, and what was shown to them alone."""

from __future__ import annotations

from bot.coaching import coaches, cohorts, sight
from bot.telegram.coaching.sheet import words
from bot.telegram.hand import Hand


async def at_stake(hand: Hand) -> str:
    """How many groups would be closed, and how many learners let go; nothing for whoever is no coach."""
    coach = await coaches.of(hand.work, hand.learner)
    if coach is None:
        return ""
    mine = await cohorts.of(hand.work, coach)
    alone = [each for each in mine if len(await cohorts.coaches_of(hand.work, each)) == 1]
    learners = sum((await sight.counts(hand.work, alone)).values())
    return words(hand, "at_stake", groups=len(alone), learners=learners, others=len(mine) - len(alone))
