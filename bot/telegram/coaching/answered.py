"""An answer of a learner's reaches the coach as a letter: with the comment it answers, and the sentence that was about."""

from __future__ import annotations

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import coaches, remarks
from bot.store.coaching import Member, Remark, Shared
from bot.store.tables import Learner, Reminder
from bot.telegram.coaching import reading
from bot.telegram.coaching.sheet import label
from bot.telegram.keyboards import Rows
from bot.words import TELEGRAM
from flows.words import shortened

_QUOTED = 300  # characters of what it answers


async def is_wanted(work: AsyncSession, learner: Learner, reminder: Reminder, _: datetime) -> bool:
    """Whether an answer can still be read by whom it was written to."""
    return await _letter(work, learner, reminder) is not None


async def text(work: AsyncSession, learner: Learner, reminder: Reminder, _: datetime) -> str:
    """The learner's answer, with the comment and the sentence it is about."""
    found = await _letter(work, learner, reminder)
    assert found is not None
    member, remark = found[1:]
    asked = await remarks.by_number(work, remark.answers)
    return TELEGRAM.page(
        "coaching_answer",
        learner=member.called,
        answer=remark.text,
        comment=shortened(asked[0].text, _QUOTED) if asked else "",
        quoted_words=shortened(await remarks.words_of(work, remark), _QUOTED),
    )


async def rows(work: AsyncSession, learner: Learner, reminder: Reminder, _: datetime) -> Rows:
    """Comment again, or read the talk."""
    found = await _letter(work, learner, reminder)
    assert found is not None
    shared, member, remark = found
    return [[label("comment_again", "dstc", shared.id, remark.turn, name=member.called), label("read", "dst", shared.id)]]


async def _letter(work: AsyncSession, learner: Learner, reminder: Reminder) -> tuple[Shared, Member, Remark] | None:
    """An answer, and whose it is, if its reader is still one of the coaches it is for."""
    coach = await coaches.of(work, learner)
    found = await remarks.to_read(work, coach, reminder.about) if coach else None
    member = await reading.whose(work, coach, found[1]) if coach and found else None
    return (found[1], member, found[0]) if found and member else None
