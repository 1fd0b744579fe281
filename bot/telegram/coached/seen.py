"""What the coaches of a group see: told once more, the consent to scores changed in a tap both ways, and the way out."""

from __future__ import annotations

from bot.coaching import cohorts
from bot.store.coaching import Cohort, Member
from bot.telegram.coached import home
from bot.telegram.coached.wording import label, named, put, who, words
from bot.telegram.hand import Hand
from bot.words import TELEGRAM


async def opened(hand: Hand) -> None:
    """The page of one group."""
    found = await _held(hand)
    if found is not None:
        await _show(hand, *found)


async def scores(hand: Hand) -> None:
    """Scores are shown from now on, or hidden again; a second tap of the same button changes nothing."""
    found = await _held(hand)
    if found is None:
        return
    member, cohort = found
    await cohorts.consent(hand.work, member, hand.words[1] == "yes")
    hand.answer = words(hand, f"scores_answer_{hand.words[1]}")
    await _show(hand, member, cohort)


async def leave(hand: Hand) -> None:
    """Asked once."""
    found = await _held(hand)
    if found is not None:
        member, cohort = found
        rows = [[label("leave_yes", "cdgone", member.id), label("leave_no", "cdsee", member.id)]]
        hand.change(words(hand, "leave_sure", cohort=cohort.name, who=await who(hand.work, cohort)), rows, home.LIVE)


async def left(hand: Hand) -> None:
    """Gone, with all that the coaches could see."""
    found = await _held(hand)
    if found is not None:
        member, cohort = found
        name = cohort.name
        await cohorts.leave(hand.work, member)
        await home.show(hand, words(hand, "left", cohort=name))


async def _show(hand: Hand, member: Member, cohort: Cohort) -> None:
    coaches = await cohorts.coaches_of(hand.work, cohort)
    told = TELEGRAM.page("coached_seen", cohort=cohort, called=member.called, coaches=coaches, who=named(coaches), scores=member.scores)
    put(hand, told, [[home.scores_button(member)], [label("leave", "cdleave", member.id), label("back", "cdhome")]], home.LIVE)


async def _held(hand: Hand) -> tuple[Member, Cohort] | None:
    """The learner's own place in a group, if a button of these pages was pressed."""
    if not await hand.holds(home.LIVE):
        return None
    here = await cohorts.memberships(hand.work, hand.learner)
    found = next((each for each in here if str(each[0].id) == hand.words[0]), None)
    if found is None:
        hand.answer = words(hand, "left_already")
    return found
