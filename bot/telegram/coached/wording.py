"""How coaches, talks and days are named to a learner; sentences and labels of prompts/words/coached.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.clock import local
from bot.coaching import cohorts
from bot.content.library import world
from bot.store.coaching import Coach, Cohort
from bot.store.tables import Learner, Rehearsed
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, Rows, labelled
from bot.telegram.pages import parts
from bot.times import worded
from bot.words import PLAIN, TELEGRAM

_NAMED = 3  # coaches of a cohort who are named one by one


def words(hand: Hand, name: str, /, **facts: Any) -> str:
    """A sentence of prompts/words/coached.yaml, in one of its wordings."""
    return TELEGRAM.sentence(f"coached.{name}", hand.update.update_id, **facts)


def plain(name: str, /, **facts: Any) -> str:
    """The same without markup, for what goes into a page."""
    return PLAIN.sentence(f"coached.{name}", **facts)


def label(name: str, *data: object, **facts: Any) -> Button:
    """A button of these sentences."""
    return labelled(plain(f"label.{name}", **facts), *data)


def named(coaches: Sequence[Coach]) -> str:
    """Coaches by name: "Maria and Tom"; of many the first two, and how many others there are."""
    if not coaches:
        return plain("nobody")
    few = coaches if len(coaches) <= _NAMED else coaches[: _NAMED - 1]
    return plain("and", names=[each.name for each in few], more=len(coaches) - len(few))


async def who(work: AsyncSession, cohort: Cohort) -> str:
    """The coaches of a cohort by name."""
    return named(await cohorts.coaches_of(work, cohort))


def moment(learner: Learner, at: datetime, now: datetime) -> dict[str, Any]:
    """A moment on the learner's clock, and whether that is only UTC because nobody asked them."""
    return {"moment": worded(local(learner, at), local(learner, now)), "utc": not learner.zone}


def talk(learner: Learner, row: Rehearsed, now: datetime) -> str:
    """A rehearsal by its scene, whom it was played with, and the day: "A coffee with Dana, Friday 20 November"."""
    flow = world().flows.get(row.scene)
    partner = world().people[row.partner].partner.called if row.partner in world().people else ""
    day = worded(local(learner, row.began), local(learner, now), is_timed=False)
    return plain("talk", scene=flow.scene.title if flow else row.scene, partner=partner, day=day)


def put(hand: Hand, page: str, rows: Rows, buttons: str) -> None:
    """A page in place of the one whose button was pressed; a new message where it is too long for that, or nothing was pressed."""
    if hand.pressed is not None and len(parts(page)) == 1:
        hand.change(page, rows, buttons)
        return
    if hand.pressed is not None:
        hand.rebutton((), "")
    hand.say(page, rows, buttons)
