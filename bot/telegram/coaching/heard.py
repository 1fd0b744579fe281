"""What a coach writes where the desk has asked for it: a name, a cohort, a goal, a comment."""

from __future__ import annotations

from bot.coaching import coaches
from bot.store.coaching import Coach
from bot.telegram.choice import Choice
from bot.telegram.coaching import becoming, building, cohort, remarking
from bot.telegram.coaching.sheet import AWAITS, asked, forget, words
from bot.telegram.coaching.steps import STEPS
from bot.telegram.hand import Hand
from bot.telegram.playing.talk import clean


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was for the desk."""
    choice = asked(hand)
    if choice is None:
        return False
    coach = await coaches.of(hand.work, hand.learner)
    if coach is None:
        forget(hand)
        hand.say(words(hand, "no_coach"))
    else:
        await _hand_on(hand, coach, choice, clean(said))
    return True


async def _hand_on(hand: Hand, coach: Coach, choice: Choice, said: str) -> None:
    what = choice.awaits.removeprefix(AWAITS)
    match what:
        case "name":
            await becoming.took_name(hand, coach, said, choice.then)
        case "about":
            await becoming.took_about(hand, coach, said, choice.then)
        case "cohort":
            await cohort.took_name(hand, coach, said)
        case "comment":
            await remarking.took_comment(hand, coach, choice.about, choice.then, said)
        case "why":
            await remarking.took_why(hand, coach, choice.about, choice.then, said)
        case _ if what in STEPS:
            await building.took(hand, coach, what, choice.about, choice.then, said)
