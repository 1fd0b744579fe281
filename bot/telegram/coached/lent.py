"""Sentences that a coach called fine against the mentor: the learner is told, and says whether the mentor's ear may learn from them."""

from __future__ import annotations

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import coaches, overruling, remarks, telling, trying
from bot.store.coaching import Overruled
from bot.store.tables import Learner, Rehearsed, Reminder
from bot.telegram.coached.given import played
from bot.telegram.coached.wording import label, plain, put, words
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, Rows
from bot.words import PLAIN, TELEGRAM
from flows.moves import Move
from flows.words import shortened

_PAGE = "coached"  # what the buttons of the pages of /coach are live as
_LETTER = "remind:"  # and those of a letter
_MOST, _QUOTED = 10, 200


async def is_wanted(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> bool:
    """Whether the coach still says so, and the talk is still shown."""
    found = await overruling.by_number(work, reminder.about)
    return found is not None and found[1].learner == learner.id and await coaches.by_number(work, found[0].coach) is not None


async def text(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> str:
    """What the coach says, what that changes, and the question whether the sentence may be kept."""
    found = await overruling.by_number(work, reminder.about)
    assert found is not None
    row, shared = found
    coach = await coaches.by_number(work, row.coach)
    talk = await played(work, learner, shared.rehearsal)
    assert talk is not None
    changed, lacks = await _changed(work, talk)
    facts = {"said": await remarks.words_of(work, row), "why": row.why, "heard": telling.gone_wrong(Move(row.move))}
    ask = plain("keep_ask") if row.consent == "asked" else ""
    return TELEGRAM.page("coached_fine", coach=coach.name if coach else "", changed=changed, lacks=lacks, ask=ask, **facts)


async def rows(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> Rows:
    """Yes and no."""
    return [[label("keep_yes", "cdkeep", reminder.about, "yes"), label("keep_no", "cdkeep", reminder.about, "no")]]


async def answered(hand: Hand) -> None:
    """Under the letter: yes or no, once; /coach changes it later."""
    number, yes = int(hand.words[0]), hand.words[1] == "yes"
    live = hand.pressed.buttons if hand.pressed else ""
    if not live.startswith(_LETTER):
        hand.answer = hand.sentence("old_button")
    elif await overruling.agreed(hand.work, hand.learner, number, yes, hand.now):
        hand.rebutton((), "")
        hand.say(words(hand, "keep_yes" if yes else "keep_no"))
    else:
        hand.rebutton((), "")
        hand.answer = words(hand, "keep_gone")


async def opened(hand: Hand) -> None:
    """All such sentences, each kept or left out."""
    if await hand.holds(_PAGE):
        await _show(hand)


async def turned(hand: Hand) -> None:
    """One of them kept from now on, or left out."""
    if not await hand.holds(_PAGE):
        return
    yes = hand.words[1] == "yes"
    known = await overruling.agreed(hand.work, hand.learner, int(hand.words[0]), yes, hand.now)
    hand.answer = words(hand, ("keep_yes" if yes else "keep_no") if known else "keep_gone")
    await _show(hand)


async def anything(hand: Hand) -> bool:
    """Whether there are any."""
    return bool(await overruling.of(hand.work, hand.learner))


async def _show(hand: Hand) -> None:
    found = [row for row, _ in await overruling.of(hand.work, hand.learner)][:_MOST]
    said = [shortened(await remarks.words_of(hand.work, row), _QUOTED) for row in found]
    marked = [(row.consent == "yes", each) for row, each in zip(found, said, strict=True)]
    taps = [[_turn(number, row, each)] for number, (row, each) in enumerate(zip(found, said, strict=True), 1)]
    put(hand, TELEGRAM.page("coached_kept", line=words(hand, "kept_page"), said=marked), [*taps, [label("back", "cdhome")]], _PAGE)


def _turn(number: int, row: Overruled, said: str) -> Button:
    is_kept = row.consent == "yes"
    return label("keep_one", "cdturn", row.id, "no" if is_kept else "yes", mark="✓" if is_kept else "✕", number=number, words=said)


async def _changed(work: AsyncSession, talk: Rehearsed) -> tuple[str, tuple[str, ...]]:
    """What it changes for the try, and what is missing still."""
    exercise, verdict = await trying.exercise_of(work, talk), await trying.verdict_of(work, talk)
    if exercise is None or verdict is None:
        return plain("fine_no_task"), ()
    title = telling.title(exercise)
    if verdict.passed:
        return plain("fine_passes", title=title), ()
    return plain("fine_not_yet", title=title), telling.lacks(verdict, PLAIN, exercise)
