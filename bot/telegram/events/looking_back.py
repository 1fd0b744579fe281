"""After an occasion: three questions one at a time, by text and by taps, kept answer by answer and gone on with where they were left."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot import looking_back, occasions
from bot.asides import asides
from bot.clock import local
from bot.looking_back import review_of
from bot.occasions import occasion_of, title_of
from bot.store.tables import Learner, Occasioned, Reminder
from bot.telegram.choice import chosen, keep
from bot.telegram.events import looked_over, reviewing
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Rows, labelled
from bot.telegram.playing.busy import is_busy
from bot.telegram.playing.talk import clean
from bot.words import PLAIN, TELEGRAM
from flows.afterwards import Ask, Review, Told, read
from flows.afterwards.review import answered, asks, is_too_long, tapped
from flows.besides import aside
from flows.preparing import is_past

AWAITS = "afterwards"  # what the next text is taken for
_MET = 8  # people of the list that are one tap away


async def offer(hand: Hand, row: Occasioned) -> None:
    """Ask how it was, or go on where it was left; one that was looked back at shows what came of it."""
    if await is_busy(hand):
        return
    review = review_of(row)
    if review.done:
        await reviewing.show(hand, row)
        return
    if review.answers or review.tapped or review.is_read:
        hand.say(words(hand, "picked_up", title=title_of(occasion_of(row))))
    else:
        hand.say(words(hand, "hello", title=title_of(occasion_of(row))))
    await go_on(hand, row)


async def go(hand: Hand) -> None:
    """The button that begins it, under the reminder or in the list of occasions."""
    row = await occasions.of(hand.work, hand.learner, int(hand.words[0]))
    if row is None or row.status == occasions.DROPPED:
        hand.answer = words(hand, "gone")
        return
    await offer(hand, row)


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was the answer to one of the three questions, or a correction."""
    if chosen(hand).awaits != AWAITS or await hand.rehearsal() is not None:
        return False
    row = await occasions.of(hand.work, hand.learner, chosen(hand).about)
    if row is None or review_of(row).done:
        release(hand)
        return False
    review = review_of(row)
    if review.is_kept:
        hand.say(words(hand, "tap_item"))
        await go_on(hand, row)
        return True
    if review.is_read:
        return await looked_over.took(hand, row, clean(said))
    ask = asks(review)
    assert ask is not None
    if (found := aside(clean(said), asides())) is not None:
        await hand.retire("after:")
        hand.say(f"{words(hand, f'beside.{found}')}\n\n{words(hand, f'ask.{ask}')}", _below(row, review, ask), live(row, ask))
        return True
    await _answered(hand, row, review, ask, clean(said))
    return True


async def met(hand: Hand) -> None:
    """Somebody of the plan's list was tapped: they were met, or, tapped again, not."""
    row = await at(hand, hand.words[0], Ask.WHOM)
    names = _names(row) if row else []
    if row is not None and int(hand.words[1]) < len(names):
        review = looking_back.keep(row, tapped(review_of(row), names[int(hand.words[1])]))
        hand.rebutton(_below(row, review, Ask.WHOM), live(row, Ask.WHOM))


async def skipped(hand: Hand) -> None:
    """The question was skipped, or it is enough with the taps."""
    row = await at(hand, hand.words[0], hand.words[1])
    if row is not None:
        hand.rebutton((), "")
        looking_back.keep(row, answered(review_of(row), Ask(hand.words[1]), ""))
        await go_on(hand, row)


async def nobody(hand: Hand) -> None:
    """The button for an evening on which nobody was met."""
    row = await at(hand, hand.words[0], Ask.WHOM)
    if row is not None:
        hand.rebutton((), "")
        await _met_nobody(hand, row, review_of(row))


async def absent(hand: Hand) -> None:
    """The button for whoever did not go."""
    row = await at(hand, hand.words[0], Ask.WHOM)
    if row is not None:
        hand.rebutton((), "")
        await _stayed_away(hand, row)


async def go_on(hand: Hand, row: Occasioned) -> None:
    """The next thing: a question, what was understood, the plan, or the end."""
    review = review_of(row)
    await hand.retire("after:")
    keep(hand, replace(chosen(hand), awaits=AWAITS, about=row.id or 0))
    ask = asks(review)
    if review.is_kept:
        await reviewing.go_on(hand, row)
    elif review.is_read:
        looked_over.show(hand, row)
    elif ask is not None:
        hand.say(words(hand, f"ask.{ask}"), _below(row, review, ask), live(row, ask))
    else:
        review = await looking_back.understood(hand.work, hand.learner, row, hand.now)
        if review.log.people or review.log.promises:
            looked_over.show(hand, row)
        else:
            looking_back.keep(row, review.evolve(is_kept=True))
            await reviewing.go_on(hand, row)


async def at(hand: Hand, number: str, step: str) -> Occasioned | None:
    """The occasion, if a button of this very step of it was pressed."""
    if not await hand.holds(f"after:{number}:{step}"):
        return None
    row = await occasions.of(hand.work, hand.learner, int(number))
    if row is None or review_of(row).done:
        hand.answer = words(hand, "gone")
        return None
    if await is_busy(hand):
        return None
    keep(hand, replace(chosen(hand), awaits=AWAITS, about=row.id or 0))
    return row


def live(row: Occasioned, step: str) -> str:
    """What the buttons of a step are live as."""
    return f"after:{row.id}:{step}"


def release(hand: Hand) -> None:
    """The next text is for something else."""
    if (choice := chosen(hand)).awaits == AWAITS:
        keep(hand, replace(choice, awaits="", about=0))


def words(hand: Hand, name: str, /, **facts: object) -> str:
    """A sentence of prompts/words/afterwards.yaml, in one of its wordings."""
    return TELEGRAM.sentence(f"afterwards.{name}", hand.update.update_id, **facts)


async def _answered(hand: Hand, row: Occasioned, review: Review, ask: Ask, said: str) -> None:
    """An answer is kept as it came; one that can't be read is asked about once more, and lost neither way."""
    log = read(answered(Review(), ask, said).told, local(hand.learner, hand.now))
    if ask is Ask.WHOM and log.told is Told.ABSENT and not review.tapped:
        looking_back.keep(row, answered(review, ask, said))
        await _stayed_away(hand, row)
    elif ask is Ask.WHOM and log.told in (Told.NOBODY, Told.NOTHING) and not review.tapped:
        await _met_nobody(hand, row, answered(review, ask, said))
    elif log.told is Told.EMPTY or log.told is Told.FOREIGN or (ask is Ask.WHOM and log.told is Told.UNCLEAR):
        if log.told is not Told.EMPTY and ask is not Ask.WHOM:
            looking_back.keep(row, answered(review, ask, said))
            hand.say(words(hand, f"unread.{log.told}"))
            await go_on(hand, row)
            return
        await hand.retire("after:")
        line = f"unread.{log.told}" if ask is Ask.WHOM else "unread.no_words"
        hand.say(words(hand, line), _below(row, review, ask), live(row, ask))
    else:
        looking_back.keep(row, answered(review, ask, said))
        if is_too_long(review, ask, said):
            hand.say(words(hand, "cut"))
        await go_on(hand, row)


async def _met_nobody(hand: Hand, row: Occasioned, review: Review) -> None:
    """They were there: that is worth something, and the plan is looked at all the same."""
    answers = {ask: review.answers.get(ask, "") for ask in Ask}
    looking_back.keep(row, review.evolve(answers=answers, is_read=True, is_kept=True))
    hand.say(words(hand, "nobody"))
    await go_on(hand, row)


async def _stayed_away(hand: Hand, row: Occasioned) -> None:
    """They did not go: warmth, one small step, and no question more."""
    await hand.retire("after:")
    await looking_back.missed(hand.work, hand.learner, row)
    release(hand)
    occasion = occasion_of(row)
    name = next((each.name for each in occasion.whom), "")
    step = words(hand, "absent_step_name", name=name) if name else words(hand, "absent_step")
    hand.say(f"{words(hand, 'absent')}\n\n{step}")


def _below(row: Occasioned, review: Review, ask: Ask) -> Rows:
    """The taps that answer a question."""
    if ask is not Ask.WHOM:
        return [[labelled(PLAIN.sentence(f"afterwards.skip.{ask}"), "afterskip", row.id, ask.value)]]
    taps = [
        [labelled(("✓ " if name in review.tapped else "") + PLAIN.sentence("afterwards.met", name=name), "aftermet", row.id, number)]
        for number, name in enumerate(_names(row))
    ]
    if review.tapped:
        return [*taps, [labelled(PLAIN.sentence("afterwards.thats_all"), "afterskip", row.id, ask.value)]]
    others = [
        labelled(PLAIN.sentence("afterwards.no_one"), "afternone", row.id),
        labelled(PLAIN.sentence("afterwards.not_there"), "afteraway", row.id),
    ]
    return [*taps, others, [labelled(PLAIN.sentence("afterwards.skip.whom"), "afterskip", row.id, ask.value)]]


def _names(row: Occasioned) -> list[str]:
    """Those of the plan's list who have a name."""
    return [each.name for each in occasion_of(row).whom if each.name[:1].isupper() or each.contact][:_MET]


async def is_wanted(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> bool:
    """Whether the occasion is over and was not looked back at yet."""
    row = await occasions.of(work, learner, reminder.about)
    return row is not None and row.status in occasions.LIVE and not review_of(row).done and is_past(occasion_of(row), now)


async def text(work: AsyncSession, learner: Learner, reminder: Reminder, _: datetime) -> str:
    """The question how it was, with what it is called."""
    row = await occasions.of(work, learner, reminder.about)
    assert row is not None
    return TELEGRAM.sentence("afterwards.due", reminder.id or 0, title=title_of(occasion_of(row)))


async def rows(_: AsyncSession, __: Learner, reminder: Reminder, ___: datetime) -> Rows:
    """Tell it now, or that one didn't go; to move it and to stop it comes by itself."""
    return [[labelled(PLAIN.sentence("afterwards.go"), "after", reminder.about)]]
