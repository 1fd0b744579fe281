"""What an occasion is, when and where: what is answered to these questions, in words or by a tap."""

from __future__ import annotations

from bot import occasions
from bot.asides import asides
from bot.occasions import PLANNED, keep, kinds, occasion_of
from bot.store.tables import Occasioned
from bot.telegram.events import looking_back
from bot.telegram.events.occasion_asking import (
    cut_short,
    dated,
    go_on,
    is_timed,
    live,
    offered,
    put_down,
    rows_of,
    stamped,
    when_of,
    words,
)
from bot.telegram.hand import Hand
from bot.words import PLAIN
from flows.announcing import (
    LONGEST_PLACE,
    LONGEST_TITLE,
    Announced,
    announced,
    has_words,
    is_only_a_kind,
    is_only_an_hour,
    kind_of,
    kind_word,
)
from flows.besides import without_hello
from flows.occasion import Asking, Kind, Occasion, Step
from flows.preparing import added, told
from flows.sharpening import LONGEST_GOAL
from flows.when import Doubt, Outcome, When
from flows.words import shortened


def drawn_out(hand: Hand, occasion: Occasion, said: str) -> tuple[Occasion, Announced]:
    """The occasion with what a text tells of it, and what that was; the time stays in their words until it is weighed."""
    found = announced(without_hello(said, asides()), lambda text: when_of(hand, text), kinds())
    if found.kind is not None or found.title:
        occasion = occasion.evolve(kind=found.kind or occasion.kind, title=found.title or occasion.title)
    occasion = occasion.evolve(
        where=found.where or occasion.where,
        whom=added(occasion.whom, found.whom),
        crowd=found.crowd or occasion.crowd,
        goal=occasion.goal or shortened(found.goal, LONGEST_GOAL),
        asking=Asking(changing=Step.WHEN, when=found.when) if found.when else Asking(),
    )
    return occasion, found


async def kind_told(hand: Hand, row: Occasioned, said: str) -> None:
    """What it is, and whatever else is in it: "a barbecue at my neighbour's on Saturday"; of one that has a kind, its new name."""
    before = occasion_of(row)
    if not has_words(said):
        await go_on(hand, row, words(hand, "no_words"))
        return
    if before.asking.changing is Step.KIND and before.kind is not None and when_of(hand, said).outcome is Outcome.NONE:
        kind = kind_of(said, kinds()) or before.kind
        is_bare = is_only_a_kind(said, kinds())
        keep(row, told(before, Step.KIND, kind=kind, title="" if is_bare else shortened(said, LONGEST_TITLE)))
        await go_on(hand, row, cut_short(hand, said, LONGEST_TITLE))
        return
    occasion, found = drawn_out(hand, before, said)
    keep(row, occasion)
    if found.kind is not None or found.when:
        await go_on(hand, row)
        return
    keep(row, occasion.evolve(asking=Asking(changing=Step.KIND)))
    await hand.retire("event:")
    said = shortened(found.title or said, LONGEST_TITLE)
    hand.say(words(hand, "which_kind", said=said), rows_of(hand, row, Step.KIND), live(row, Step.KIND))


async def kind_tapped(hand: Hand, row: Occasioned, tap: str) -> None:
    """A kind of occasion: "Dinner"."""
    if tap not in tuple(Kind):
        hand.answer = hand.sentence("old_button")
        return
    keep(row, told(occasion_of(row), Step.KIND, kind=Kind(tap)))
    await put_down(hand, row, Step.KIND, PLAIN.sentence(f"occasion.kind_tap.{tap}"))


async def when_told(hand: Hand, row: Occasioned, said: str) -> None:
    """Words for a time, and perhaps for a place ("Thursday at seven, Betahaus")."""
    occasion = occasion_of(row)
    found = announced(said, lambda text: when_of(hand, text), kinds())
    where = "" if occasion.where else found.where or (found.title if found.title[:1].isupper() and found.kind is None else "")
    if found.when and where:
        occasion, said = occasion.evolve(where=where), found.when
    heard = _completed(hand, occasion, said)
    keep(row, occasion.evolve(asking=Asking(changing=Step.WHEN, when=heard[:300])))
    await go_on(hand, row, words(hand, "noted_where", where=where) if found.when and where else "")


async def when_tapped(hand: Hand, row: Occasioned, tap: str) -> None:
    """One of the times it may have meant; or that it is over, or another day."""
    occasion = occasion_of(row)
    reading = when_of(hand, occasion.asking.when)
    zone = hand.learner.zone or "UTC"
    if tap == "again":
        keep(row, occasion.evolve(asking=Asking(changing=Step.WHEN)))
        await put_down(hand, row, Step.WHEN, PLAIN.sentence("occasion.another_day"))
    elif tap == "past" and reading.starts is not None:
        kept = keep(row, dated(occasion, reading, reading.starts, reading.is_timed, zone))
        row.status = PLANNED
        hand.change(words(hand, "was_then", day=occasions.said_when(kept, hand.learner, hand.now)))
        await looking_back.offer(hand, row)
    elif (starts := stamped(tap)) is not None:
        kept = keep(row, dated(occasion, reading, starts, is_timed(reading, starts), zone))
        await put_down(hand, row, Step.WHEN, occasions.said_when(kept, hand.learner, hand.now))
    else:
        hand.answer = hand.sentence("old_button")


def tells_the_hour(hand: Hand, row: Occasioned, step: Step, said: str) -> bool:
    """Whether a text is the hour of a day that stands without one, whatever was asked: "8", "noon", "8 or 9"."""
    occasion = occasion_of(row)
    if step is Step.WHEN or not occasion.starts or occasion.is_timed or occasion.asking.draft.goal:
        return False
    return is_only_an_hour(said, lambda each: when_of(hand, f"{occasion.starts[:10]} {each}"))


async def where_told(hand: Hand, row: Occasioned, said: str) -> None:
    """A place, as it was written."""
    keep(row, told(occasion_of(row), Step.WHERE, where=shortened(said, LONGEST_PLACE)))
    await go_on(hand, row, cut_short(hand, said, LONGEST_PLACE))


async def where_tapped(hand: Hand, row: Occasioned, tap: str) -> None:
    """One of the places on offer."""
    if (where := offered(occasion_of(row), Step.WHERE, tap)) is None:
        hand.answer = hand.sentence("old_button")
        return
    keep(row, told(occasion_of(row), Step.WHERE, where=where))
    await put_down(hand, row, Step.WHERE, where)


def _completed(hand: Hand, occasion: Occasion, said: str) -> str:
    """With what was told before: "the 3rd" after "next month", and "8" of a dinner on Friday is "2026-11-27 Dinner 8"; else as it is."""
    before = occasion.asking.when
    if before and when_of(hand, before).doubt is Doubt.DAY and not when_of(hand, said).is_timed:
        return f"{said}, {before}"
    if not occasion.starts:
        return said
    day, word = occasion.starts[:10], kind_word(occasions.title_of(occasion), kinds())
    readings = {text: when_of(hand, text) for text in (f"{day} {word} {said}", f"{day} {said}")}
    fitting = [text for text, reading in readings.items() if _keeps(reading, day)]
    clear = [text for text in fitting if readings[text].outcome is Outcome.CLEAR]
    return next(iter((*clear, *fitting)), said)


def _keeps(reading: When, day: str) -> bool:
    """Whether a reading is of an hour, or of several, on the day that was told: "8" is, "Saturday at 8" is not."""
    moments = reading.choices if reading.starts is None else (reading.starts,)
    return reading.is_timed and bool(moments) and all(f"{each:%Y-%m-%d}" == day for each in moments)
