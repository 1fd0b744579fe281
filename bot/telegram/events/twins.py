"""An occasion told a second time: asked about once, whether it is the one that stands already."""

from __future__ import annotations

from bot import occasions
from bot.occasions import OFFERED, occasion_of, title_of
from bot.store.tables import Occasioned
from bot.telegram.events.occasion_asking import dated, go_on, shown, when_of, words
from bot.telegram.events.occasion_asking import live as live_as
from bot.telegram.hand import Hand
from bot.telegram.keyboards import labelled
from bot.telegram.playing.busy import is_busy
from bot.words import PLAIN, TELEGRAM
from flows.occasion import Occasion
from flows.preparing import is_same
from flows.when import Outcome

LIVE = "twin"


async def told_before(hand: Hand, occasion: Occasion) -> Occasioned | None:
    """What is coming already and seems to be the same: another text with the same name on the same day."""
    reading = when_of(hand, occasion.asking.when)
    if reading.outcome is Outcome.CLEAR and reading.starts is not None:
        occasion = dated(occasion, reading, reading.starts, reading.is_timed, hand.learner.zone)
    coming = await occasions.upcoming(hand.work, hand.learner, hand.now)
    return next((row for row in coming if is_same(title_of(occasion), occasion, title_of(occasion_of(row)), occasion_of(row))), None)


async def ask(hand: Hand, row: Occasioned, occasion: Occasion) -> None:
    """Ask whether `occasion` is the one that stands as `row`; until that is answered it is put aside."""
    await hand.retire(LIVE)
    (fresh,) = await occasions.offered(hand.work, hand.learner, [occasion], hand.now)
    when = occasions.said_when(occasion_of(row), hand.learner, hand.now)
    same = labelled(PLAIN.sentence("occasion.twin_same"), "evtwin", row.id, fresh.id, "same")
    other = labelled(PLAIN.sentence("occasion.twin_other"), "evtwin", row.id, fresh.id, "other")
    hand.say(words(hand, "twin", title=title_of(occasion_of(row)), when=when), [[same, other]], LIVE)


async def answered(hand: Hand) -> None:
    """The same, and nothing is new; or another one, which is gone on with."""
    if not await hand.holds(LIVE):
        return
    number, fresh, which = hand.words
    row = await occasions.of(hand.work, hand.learner, int(fresh if which == "other" else number))
    if row is None or row.status not in ((OFFERED,) if which == "other" else occasions.LIVE):
        hand.answer = hand.sentence("old_button")
    elif not await is_busy(hand):
        occasion = occasion_of(row)
        await occasions.unoffered(hand.work, hand.learner)
        hand.rebutton((), "")
        if which == "other":
            row = await occasions.begun(hand.work, hand.learner, hand.now)
            occasions.keep(row, occasion)
            await go_on(hand, row)
        elif row.status == occasions.ASKING:
            await go_on(hand, row)
        else:
            page = occasions.page(occasion, hand.learner, hand.now, TELEGRAM)
            hand.say(page, shown(hand, row), live_as(row, "page"))
