"""A coach's comment in their own words, beside what the learner had said; and the learner's answer, which is the next text."""

from __future__ import annotations

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import coaches, remarks
from bot.store.tables import Learner, Reminder
from bot.telegram.coached.awaiting import forget, wait, waited
from bot.telegram.coached.given import played
from bot.telegram.coached.wording import label, plain, talk, words
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Rows
from bot.telegram.playing import caring
from bot.telegram.playing.talk import clean, in_distress
from bot.words import TELEGRAM

AWAITS = "coach.answer"  # what the next text is: the answer to comment `about`
LIVE = "cdanswer"  # what the button that leaves it is live as


async def is_wanted(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> bool:
    """Whether the comment is there still: not taken back with the talk, and its coach is one."""
    found = await remarks.to_answer(work, learner, reminder.about)
    return found is not None and await coaches.by_number(work, found[0].coach) is not None


async def text(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> str:
    """The comment, with what it is about."""
    found = await remarks.to_answer(work, learner, reminder.about)
    assert found is not None
    remark, shared = found
    coach = await coaches.by_number(work, remark.coach)
    row = await played(work, learner, shared.rehearsal)
    about = talk(learner, row, now) if row else ""
    said = await remarks.words_of(work, remark)
    return TELEGRAM.page("coached_comment", coach=coach.name if coach else "", talk=about, said=said, comment=remark.text)


async def rows(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> Rows:
    """Answer."""
    return [[label("answer", "cdans", reminder.about, coach=await _coach(work, learner, reminder.about))]]


async def ask(hand: Hand) -> None:
    """The next text is the answer, in the middle of a talk too; that is said, and there is a way out."""
    number = int(hand.words[0])
    if await remarks.to_answer(hand.work, hand.learner, number) is None:
        hand.answer = words(hand, "answer_gone")
        return
    await hand.retire(LIVE)
    wait(hand, AWAITS, number)
    row = await hand.rehearsal()
    between = words(hand, "answer_between") if row is not None and row.status == "open" else ""
    asked = words(hand, "answer_how", coach=await _coach(hand.work, hand.learner, number))
    hand.say("\n\n".join(filter(None, (asked, between))), [[label("answer_no", "cdansno", number)]], LIVE)


async def left(hand: Hand) -> None:
    """No answer now."""
    if await hand.holds(LIVE):
        forget(hand, AWAITS)
        hand.change(words(hand, "answer_left"))


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was an answer to a coach; one that can't be passed on as it is can be written again."""
    choice = waited(hand, AWAITS)
    if choice is None:
        return False
    coach = await _coach(hand.work, hand.learner, choice.about)
    answer = clean(said).strip()
    if in_distress(answer):
        forget(hand, AWAITS)
        await hand.retire(LIVE)
        caring.care(hand)
        return True
    if len(answer) > remarks.LONGEST or not answer:
        hand.say(words(hand, "answer_long", most=remarks.LONGEST))
        return True
    forget(hand, AWAITS)
    await hand.retire(LIVE)
    try:
        sent = await remarks.answer(hand.work, hand.learner, choice.about, answer, hand.now)
    except ValueError:
        hand.say(words(hand, "answer_full", coach=coach))
        return True
    hand.say(words(hand, "answer_sent", coach=coach) if sent else words(hand, "answer_gone"))
    return True


async def _coach(work: AsyncSession, learner: Learner, number: int) -> str:
    """Whose comment it is."""
    found = await remarks.to_answer(work, learner, number)
    coach = await coaches.by_number(work, found[0].coach) if found else None
    return coach.name if coach else plain("nobody")
