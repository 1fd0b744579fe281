"""Warm-ups before an occasion: asked about once, when the plan is done; yes, no, another time by taps; and what is said when one is due."""

from __future__ import annotations

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot import occasions, plans, warm_ups
from bot.clock import zone_of
from bot.store.tables import Learner, Occasioned, Reminder
from bot.telegram.events.plan_step import sentence
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, Rows, labelled
from bot.telegram.playing.busy import is_busy
from bot.words import PLAIN, TELEGRAM
from flows.occasion import Occasion
from flows.planning import WARM_UPS, noted

LIVE = "warm:"  # what the buttons here are live as; behind it the occasion's number


async def offer(hand: Hand, row: Occasioned) -> None:
    """Ask once whether to knock beforehand, while there is time for it."""
    occasion = occasions.occasion_of(row)
    could = warm_ups.possible(hand.learner, occasion, hand.now)
    if not could or WARM_UPS in occasion.plan.passed_over or row.status not in occasions.LIVE:
        return
    occasions.keep(row, noted(occasion, WARM_UPS))
    hand.say(sentence(hand, "warm.ask", times=_times(hand.learner, could)), _answers(row, tuple(could)), _live(row))


async def followed(hand: Hand, row: Occasioned) -> str:
    """The warm-ups go along with an occasion that has moved; what has become of them, in a sentence, or nothing."""
    if not await warm_ups.follow(hand.work, hand.learner, row, hand.now):
        return ""
    waiting = await warm_ups.waiting(hand.work, hand.learner, row)
    return sentence(hand, "warm.moved", times=_spoken(hand.learner, waiting)) if waiting else sentence(hand, "warm.moved_away")


async def opened(hand: Hand) -> None:
    """The button under the plan: what is agreed, or the question once more."""
    row = await _row(hand)
    if row is None or await is_busy(hand):
        return
    await hand.retire(_live(row))
    waiting = await warm_ups.waiting(hand.work, hand.learner, row)
    could = warm_ups.possible(hand.learner, occasions.occasion_of(row), hand.now)
    if waiting:
        hand.say(_agreed(hand, waiting), _agreed_rows(row), _live(row))
    elif could:
        hand.say(sentence(hand, "warm.ask", times=_times(hand.learner, could)), _answers(row, tuple(could)), _live(row))
    else:
        hand.say(sentence(hand, "warm.too_late"), [[labelled(PLAIN.sentence("plan.due.start"), "evplay", row.id, "warm_up", 0)]])


async def answered(hand: Hand) -> None:
    """Yes, both; one of them; or no."""
    row = await _held(hand)
    if row is None:
        return
    which = {"both": warm_ups.KINDS, "day": (warm_ups.DAY,), "hour": (warm_ups.HOUR,), "no": ()}[hand.words[1]]
    await warm_ups.stop(hand.work, hand.learner, row)
    for kind in which:
        await warm_ups.put(hand.work, hand.learner, row, kind, warm_ups.USUAL[kind], hand.now)
    await _show(hand, row, wanted=bool(which))


async def retiming(hand: Hand) -> None:
    """The times there are to choose from."""
    row = await _held(hand)
    if row is not None:
        await _choose(hand, row)


async def retimed(hand: Hand) -> None:
    """Another time was tapped; one that has gone by by now says so."""
    row = await _held(hand)
    if row is None:
        return
    kind, choice = f"warm_up_{hand.words[1]}", int(hand.words[2])
    at = warm_ups.when(hand.learner, occasions.occasion_of(row), kind, choice)
    if choice not in warm_ups.CHOICES[kind] or at is None or at <= hand.now:
        hand.answer = sentence(hand, "warm.too_late_for_that")
        return
    await warm_ups.put(hand.work, hand.learner, row, kind, choice, hand.now)
    await _choose(hand, row)


async def fine(hand: Hand) -> None:
    """The times are as they should be."""
    row = await _held(hand)
    if row is not None:
        await _show(hand, row, wanted=True)


async def stopped(hand: Hand) -> None:
    """None of them."""
    row = await _held(hand)
    if row is not None:
        await warm_ups.stop(hand.work, hand.learner, row)
        hand.change(sentence(hand, "warm.stopped", title=plans.name_of(occasions.occasion_of(row))))


async def text(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> str:
    """What is said when one is due."""
    row = await occasions.of(work, learner, reminder.about)
    title = plans.name_of(occasions.occasion_of(row)) if row else ""
    said = TELEGRAM.sentence(f"plan.due.{reminder.kind}", reminder.id or 0, title=title)
    return said[:1].upper() + said[1:]


async def rows(work: AsyncSession, learner: Learner, reminder: Reminder, now: datetime) -> Rows:
    """The button to begin, and the one for the page."""
    start = labelled(PLAIN.sentence("plan.due.start"), "evplay", reminder.about, "warm_up", 0)
    return [[start, labelled(PLAIN.sentence("plan.due.page"), "planshow", reminder.about)]]


async def _show(hand: Hand, row: Occasioned, wanted: bool) -> None:
    waiting = await warm_ups.waiting(hand.work, hand.learner, row)
    if waiting:
        hand.change(_agreed(hand, waiting), _agreed_rows(row), _live(row))
    else:
        hand.change(sentence(hand, "warm.too_late" if wanted else "warm.kept_none"))


async def _choose(hand: Hand, row: Occasioned) -> None:
    """The times of each, the chosen one marked; those that have gone by are left out."""
    waiting = await warm_ups.waiting(hand.work, hand.learner, row)
    if not waiting:
        await _show(hand, row, wanted=True)
        return
    occasion = occasions.occasion_of(row)
    fine = labelled(PLAIN.sentence("plan.warm.fine"), "warmfine", row.id)
    last = [fine, labelled(PLAIN.sentence("plan.warm.off_both"), "warmoff", row.id)]
    page = sentence(hand, "warm.which", times=_spoken(hand.learner, waiting))
    hand.change(page, [*(_choices(hand, row, occasion, each) for each in waiting), last], _live(row))


def _choices(hand: Hand, row: Occasioned, occasion: Occasion, reminder: Reminder) -> list[Button]:
    """The times that one warm-up could come at."""
    found, short = [], reminder.kind.removeprefix("warm_up_")
    for choice in warm_ups.CHOICES[reminder.kind]:
        at = warm_ups.when(hand.learner, occasion, reminder.kind, choice)
        if at is not None and at > hand.now:
            found.append(labelled(("✓ " if at == reminder.meant else "") + _label(reminder.kind, choice), "warmat", row.id, short, choice))
    return found


async def _held(hand: Hand) -> Occasioned | None:
    """The occasion, if a button of its own was pressed."""
    return await _row(hand) if await hand.holds(f"{LIVE}{hand.words[0]}") else None


async def _row(hand: Hand) -> Occasioned | None:
    row = await occasions.of(hand.work, hand.learner, int(hand.words[0]))
    if row is None:
        hand.answer = sentence(hand, "gone")
    return row


def _answers(row: Occasioned, kinds: tuple[str, ...]) -> list[list[Button]]:
    no = labelled(PLAIN.sentence("plan.warm.no"), "warm", row.id, "no")
    if len(kinds) == 1:
        return [[labelled(PLAIN.sentence("plan.warm.yes_one"), "warm", row.id, kinds[0].removeprefix("warm_up_")), no]]
    names = ("only_day", "day"), ("only_hour", "hour")
    ones = [labelled(PLAIN.sentence(f"plan.warm.{name}"), "warm", row.id, data) for name, data in names]
    return [[labelled(PLAIN.sentence("plan.warm.yes"), "warm", row.id, "both"), no], ones]


def _agreed(hand: Hand, waiting: list[Reminder]) -> str:
    return sentence(hand, "warm.kept", times=_spoken(hand.learner, waiting))


def _agreed_rows(row: Occasioned) -> list[list[Button]]:
    change = labelled(PLAIN.sentence("plan.warm.change"), "warmwhen", row.id)
    return [[change, labelled(PLAIN.sentence("plan.warm.off_both"), "warmoff", row.id)]]


def _spoken(learner: Learner, waiting: list[Reminder]) -> str:
    """When they come, as they will really be said: quiet hours are counted in."""
    return _joined([_at(learner, each.due) for each in waiting])


def _times(learner: Learner, could: dict[str, datetime]) -> str:
    """When they could come: "the day before (Friday 18:00) and an hour before (Saturday 18:00)"."""
    return _joined([PLAIN.sentence(f"plan.warm.{kind.removeprefix('warm_up_')}", at=_at(learner, at)) for kind, at in could.items()])


def _at(learner: Learner, moment: datetime) -> str:
    local = moment.astimezone(zone_of(learner))
    return f"{PLAIN.sentence(f'week.day.{local.weekday()}')} {local:%H:%M}"


def _joined(said: list[str]) -> str:
    return said[0] if len(said) == 1 else PLAIN.sentence("plan.warm.and", first=said[0], second=said[1])


def _label(kind: str, choice: int) -> str:
    return f"{choice}:00" if kind == warm_ups.DAY else PLAIN.sentence(f"plan.warm.before.{choice}")


def _live(row: Occasioned) -> str:
    return f"{LIVE}{row.id}"
