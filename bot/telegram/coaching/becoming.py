"""Becoming a coach by a signed link: once, then a name for learners to see, and a line about oneself."""

from __future__ import annotations

from bot.coaching import coaches, given
from bot.coaching.coaches import LONGEST_ABOUT, LONGEST_NAME
from bot.store.coaching import Coach
from bot.telegram.coaching import desk
from bot.telegram.coaching.sheet import LIVE, ask, asked, at_desk, forget, label, page, show, words
from bot.telegram.hand import Hand
from bot.telegram.keyboards import labelled


async def by_link(hand: Hand, payload: str) -> None:
    """/start with a signed link: it is used up, unless whoever opens it is a coach already."""
    coach = await coaches.of(hand.work, hand.learner)
    if coach is not None:
        await desk.opened(hand, coach)
    elif await coaches.redeem(hand.work, payload, hand.update.get_bot().token, hand.now):
        coach = await coaches.named(hand.work, hand.learner, called(hand) or words(hand, "nameless"), hand.now)
        await hand.retire(LIVE)
        await _ask_name(hand, coach, "welcome")
    else:
        hand.say(words(hand, "no_warrant"))


async def me(hand: Hand) -> None:
    """The button for how learners see the coach."""
    coach = await at_desk(hand)
    if coach is not None:
        await _show(hand, coach)


async def change(hand: Hand) -> None:
    """Another name, another line, the name Telegram has, or no line at all."""
    was_welcome = asked(hand)
    coach = await at_desk(hand)
    if coach is None:
        return
    is_new = was_welcome is not None and was_welcome.then == "welcome"
    match hand.words[0]:
        case "name":
            await _ask_name(hand, coach, "")
        case "about":
            await _ask_about(hand, coach, "")
        case "telegram":
            await coaches.named(hand.work, hand.learner, called(hand) or coach.name, hand.now)
            await _go_on(hand, coach, is_new)
        case _:
            coach.about = ""
            await desk.show_home(hand, coach) if is_new else await _show(hand, coach)


async def took_name(hand: Hand, coach: Coach, said: str, then: str) -> None:
    """The next text was the name."""
    name = given.line(said, len(said))
    if not name or len(name) > LONGEST_NAME:
        await _ask_name(hand, coach, then, words(hand, "long_name", most=LONGEST_NAME))
        return
    await coaches.named(hand.work, hand.learner, name, hand.now)
    forget(hand)
    await _go_on(hand, coach, then == "welcome")


async def took_about(hand: Hand, coach: Coach, said: str, then: str) -> None:
    """The next text was the line about themselves."""
    about = given.line(said, len(said))
    if not about or len(about) > LONGEST_ABOUT:
        await _ask_about(hand, coach, then, words(hand, "long_about", most=LONGEST_ABOUT))
        return
    coach.about = about
    forget(hand)
    if then == "welcome":
        await desk.show_home(hand, coach)
    else:
        await _show(hand, coach)


def called(hand: Hand) -> str:
    """What Telegram calls them, as short as a name may be."""
    user = hand.update.effective_user
    return given.line(user.full_name, LONGEST_NAME) if user else ""


async def _go_on(hand: Hand, coach: Coach, is_new: bool) -> None:
    if is_new:
        await _ask_about(hand, coach, "welcome")
    else:
        await _show(hand, coach)


async def _show(hand: Hand, coach: Coach) -> None:
    rows = [[label("name", "dsmy", "name"), label("about", "dsmy", "about")], [label("back", "ds", 0)]]
    await show(hand, page("me", coach=coach), rows)


async def _ask_name(hand: Hand, coach: Coach, then: str, before: str = "") -> None:
    offered = [[labelled(called(hand), "dsmy", "telegram")]] if called(hand) else []
    said = before or words(hand, "welcome" if then else "ask.name")
    await ask(hand, "name", said, offered if then else [*offered, [label("never_mind", "dsme")]], then=then)


async def _ask_about(hand: Hand, coach: Coach, then: str, before: str = "") -> None:
    said = before or (words(hand, "ask.about_first", name=coach.name) if then else words(hand, "ask.about"))
    without = [label("no_about", "dsmy", "none")]
    await ask(hand, "about", said, [without if then else [*without, label("never_mind", "dsme")]], then=then)
