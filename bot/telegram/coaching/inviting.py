"""Invitations to a cohort: a link to hand on, for so many and for so long, that can be withdrawn; and one for a colleague."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.coaching import coaches, cohorts, invitations
from bot.store.coaching import Coach, Cohort, Invitation
from bot.telegram.coaching import desk
from bot.telegram.coaching.cohort import mine, show_cohort
from bot.telegram.coaching.sheet import ONCE, at_desk, gone, label, moment, page, show, words
from bot.telegram.hand import Hand
from bot.telegram.keyboards import in_rows
from bot.telegram.name import start_link

MANY = (10, 50, 200)  # learners whom a link lets in
LONG = {7: "week", 14: "two_weeks", 30: "month"}  # days for which it does
_FOR_A_COLLEAGUE = timedelta(days=7)


async def listed(hand: Hand) -> None:
    """The links that are open, and the way to another."""
    found = await mine(hand)
    if found is not None:
        await _list(hand, found[1])


async def how_many(hand: Hand) -> None:
    """The button for a new link: first, for how many."""
    found = await mine(hand)
    if found is not None:
        number = found[1].id
        rows = [[label("many", "dsil", number, many, count=many) for many in MANY], [label("back", "dsi", number)]]
        await show(hand, words(hand, "ask.how_many", name=found[1].name), rows)


async def how_long(hand: Hand) -> None:
    """For how long."""
    found = await mine(hand)
    if found is not None:
        number, many = found[1].id, int(hand.words[1])
        choices = [label(f"long.{name}", "dsim", number, many, days) for days, name in LONG.items()]
        await show(hand, words(hand, "ask.how_long", count=many), [choices, [label("back", "dsin", number)]], ONCE)


async def made(hand: Hand) -> None:
    """A link, as a message to hand on."""
    found = await mine(hand, once=True)
    if found is not None:
        await _make(hand, *found, many=int(hand.words[1]), good_for=timedelta(days=int(hand.words[2])))


async def colleague(hand: Hand) -> None:
    """The button to invite a colleague: what that means, before there is a link."""
    found = await mine(hand)
    if found is not None:
        number = found[1].id
        rows = [[label("colleague_yes", "dsiq", number), label("back", "dsc", number)]]
        await show(hand, words(hand, "ask.colleague", name=found[1].name), rows, ONCE)


async def made_for_colleague(hand: Hand) -> None:
    """A link that lets one coach in."""
    found = await mine(hand, once=True)
    if found is not None:
        await _make(hand, *found, many=1, good_for=_FOR_A_COLLEAGUE, as_coach=True)


async def withdraw(hand: Hand) -> None:
    """A link lets nobody in any more."""
    coach = await at_desk(hand)
    if coach is None:
        return
    invitation = await invitations.by_number(hand.work, coach, int(hand.words[0]))
    cohort = await cohorts.by_number(hand.work, coach, invitation.cohort) if invitation else None
    if invitation is None or cohort is None:
        gone(hand)
        return
    await invitations.withdraw(hand.work, invitation, hand.now)
    hand.answer = words(hand, "withdrawn_link")
    await _list(hand, cohort)


async def as_colleague(hand: Hand, invitation: Invitation, cohort: Cohort) -> None:
    """A colleague's link was opened: a coach is let in, anybody else hears kindly whom it is for."""
    coach = await coaches.of(hand.work, hand.learner)
    if coach is None:
        hand.say(words(hand, "for_coaches"))
    elif await cohorts.by_number(hand.work, coach, cohort.id or 0) is not None:
        hand.say(words(hand, "colleague_already", name=cohort.name))
        await desk.opened(hand, coach)
    elif await cohorts.join_as_coach(hand.work, coach, invitation, hand.now):
        hand.say(words(hand, "colleague_in", name=cohort.name))
        await desk.opened(hand, coach)
    else:
        hand.say(words(hand, "for_coaches_late"))


async def _make(hand: Hand, coach: Coach, cohort: Cohort, many: int, good_for: timedelta, as_coach: bool = False) -> None:
    """The link stands in a message of its own, to be handed on, and the sheet comes anew below it."""
    try:
        invitation = await invitations.invite(hand.work, coach, cohort, hand.now, many, good_for, as_coach)
    except ValueError:
        hand.answer = words(hand, "too_many_links")
        await _list(hand, cohort)
        return
    hand.rebutton((), "")
    hand.say(page("invitation", coach=coach, cohort=cohort, link=_link(hand, invitation), **_until(hand, invitation)))
    said = words(hand, "hand_on_colleague" if as_coach else "hand_on", count=many)
    hand.pressed = None  # what follows comes below the link
    await show_cohort(hand, cohort, before=said)


async def _list(hand: Hand, cohort: Cohort) -> None:
    still = [each for each in await invitations.of(hand.work, cohort) if invitations.is_open(each, hand.now)]
    links = [{"link": _link(hand, each), "used": each.used, "most": each.most, **_until(hand, each)} for each in still]
    off = [label("withdraw_link", "dsiw", each.id, number=number) for number, each in enumerate(still, 1)]
    text = page("invitations", cohort=cohort, links=links)
    await show(hand, text, [[label("new_link", "dsin", cohort.id)], *in_rows(off), [label("back", "dsc", cohort.id)]])


def _link(hand: Hand, invitation: Invitation) -> str:
    return start_link(hand.update.get_bot().username, invitations.PAYLOAD + invitation.code)


def _until(hand: Hand, invitation: Invitation) -> dict[str, object]:
    """Until when it is good, and for whom."""
    until: datetime = invitation.expires
    return {"until": moment(hand.learner, until, hand.now, is_timed=False), "as_coach": invitation.as_coach}
