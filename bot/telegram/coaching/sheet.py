"""The sheet on a coach's desk: the one message that is turned from page to page, and the question it may hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from bot import times
from bot.clock import local
from bot.coaching import coaches, uploads
from bot.coaching.uploads import NOTHING, Own
from bot.store.coaching import Coach
from bot.store.tables import Learner
from bot.telegram.choice import Choice, chosen, keep
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, Rows, labelled
from bot.telegram.pages import parts
from bot.telegram.relations.inquiring import between_us
from bot.words import PLAIN, TELEGRAM

LIVE = "desk"  # what the buttons of the sheet are live as
ONCE = "desk:once"  # where a button does what must not be done twice
_LETTER = "remind:"  # an answer has buttons of the desk, too
AWAITS = "desk."  # what the next text is, with what follows: "desk.comment"
_WAITS = timedelta(hours=2)  # for a text; an hour later it is probably meant for somebody else
A_PAGE = 6
Thing = TypeVar("Thing")


async def at_desk(hand: Hand, once: bool = False) -> Coach | None:
    """Who presses, if they are a coach still and the sheet is the newest; `once`: and it has not been pressed before."""
    live = hand.pressed.buttons if hand.pressed else ""
    if live != ONCE and (once or (live != LIVE and not live.startswith(_LETTER))):
        hand.answer = hand.sentence("old_button")
        return None
    coach = await coaches.of(hand.work, hand.learner)
    forget(hand)
    if coach is None:
        hand.answer = words(hand, "no_coach")
        hand.rebutton((), "")
    return coach


async def brought(hand: Hand) -> Own:
    """The scenes and partners of the coach's own."""
    coach = await coaches.of(hand.work, hand.learner)
    return await uploads.own_of(hand.work, coach) if coach else NOTHING


async def show(hand: Hand, page: str, rows: Rows = (), live: str = LIVE) -> None:
    """Turn the sheet to a page; where there is none, or the page is too long for one message, it is a new one."""
    rows = [row for row in rows if row]
    is_sheet = hand.pressed is not None and hand.pressed.buttons.startswith(LIVE)
    if is_sheet and len(parts(page)) == 1:
        hand.change(page, rows, live)
    else:
        await hand.retire(LIVE)
        hand.say(page, rows, live)


async def ask(hand: Hand, what: str, page: str, rows: Rows, about: int = 0, then: str = "") -> None:
    """Ask for a text, for a while; in a rehearsal with a word that nobody at the table hears it."""
    awaited = replace(chosen(hand), awaits=f"{AWAITS}{what}", about=about, then=then, stamp=int(hand.now.timestamp()))
    keep(hand, awaited)
    await show(hand, "\n\n".join(filter(None, (await between_us(hand), page))), rows)


def asked(hand: Hand) -> Choice | None:
    """What the next text is, if it is for the desk; a question that has lain there for hours is let go."""
    choice = chosen(hand)
    if not choice.awaits.startswith(AWAITS):
        return None
    if hand.now.timestamp() - choice.stamp > _WAITS.total_seconds():
        forget(hand)
        return None
    return choice


def forget(hand: Hand) -> None:
    """No text is waited for any more."""
    choice = chosen(hand)
    if choice.awaits.startswith(AWAITS):
        keep(hand, replace(choice, awaits="", about=0, then=""))


def gone(hand: Hand) -> None:
    """What was asked for is not there, or not this coach's: the two are not told apart."""
    hand.answer = words(hand, "gone")


def words(hand: Hand, name: str, /, **facts: Any) -> str:
    """A sentence of prompts/words/coaching.yaml, in one of its wordings."""
    return TELEGRAM.sentence(f"coaching.{name}", hand.update.update_id, **facts)


def page(which: str, /, **facts: Any) -> str:
    """A page of prompts/pages/coaching_*.j2."""
    return TELEGRAM.page(f"coaching_{which}", **facts)


def label(name: str, /, *data: object, **facts: Any) -> Button:
    """`label("assign", "dsg", 3, 0)`: labelled by coaching.label.assign."""
    return labelled(PLAIN.sentence(f"coaching.label.{name}", **facts), *data)


def turning(name: str, *data: object, at: int, count: int, size: int = A_PAGE) -> list[Button]:
    """The buttons to the page before and after page `at`, where `count` things stand `size` a page."""
    before = [labelled("‹", name, *data, at - 1)] if at else []
    return before + ([labelled("›", name, *data, at + 1)] if (at + 1) * size < count else [])


def on_page(things: Sequence[Thing], at: int, size: int = A_PAGE) -> Sequence[Thing]:
    """What stands on page `at`."""
    return things[at * size : (at + 1) * size]


def at_most(at: int, count: int, size: int = A_PAGE) -> int:
    """Page `at`, or the last there is."""
    return min(at, max(0, -(-count // size) - 1))


def moment(learner: Learner, at: datetime, now: datetime, is_timed: bool = True) -> str:
    """A moment on their clock: "Thursday 26 November, 20:00"; as long as nobody knows where they are, by UTC."""
    said = times.worded(local(learner, at).replace(tzinfo=None), local(learner, now), is_timed=is_timed)
    return said if learner.zone or not is_timed else PLAIN.sentence("coaching.utc", moment=said)


def day(learner: Learner, at: datetime, now: datetime) -> str:
    """A day on their clock: "today", "yesterday", "5 days ago", "12 November"."""
    days = (local(learner, now).date() - local(learner, at).date()).days
    return PLAIN.sentence("coaching.ago", days=days) if 0 <= days < 15 else moment(learner, at, now, is_timed=False)
