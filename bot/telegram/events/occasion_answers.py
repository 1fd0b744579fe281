"""What is answered to the questions about an occasion, by a tap or in words; each answer is kept at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot import contacts, occasions
from bot.asides import asides
from bot.occasions import LIVE, PLANNED, asks, keep, kinds, occasion_of
from bot.profiles import judged, profile_of, vocabulary
from bot.store.tables import Occasioned
from bot.telegram.choice import chosen
from bot.telegram.choice import keep as keep_choice
from bot.telegram.events import looking_back
from bot.telegram.events.asides import beside, met
from bot.telegram.events.occasion_asking import (
    AWAITS,
    MOST_QUESTIONS,
    dated,
    go_on,
    is_timed,
    live,
    on_offer,
    question,
    rows_of,
    stamped,
    when_of,
    words,
)
from bot.telegram.hand import Hand
from bot.telegram.playing.busy import is_busy
from bot.telegram.playing.talk import clean
from bot.words import PLAIN
from flows import giving
from flows.announcing import (
    LONGEST_PLACE,
    LONGEST_TITLE,
    Announced,
    announced,
    has_words,
    is_only_a_kind,
    is_only_a_time,
    is_only_an_hour,
    kind_of,
    kind_word,
)
from flows.besides import without_hello
from flows.occasion import Asking, Kind, Occasion, Step, Wanted
from flows.preparing import MOST, added, fewest, has, passed_over, told
from flows.sharpening import LONGEST_GOAL, Sharpening, answered, is_fine, next_question, skips, woven
from flows.when import Doubt, Outcome, When
from flows.whom import crowd, wanted
from flows.words import shortened

_ERASED: dict[Step, dict[str, object]] = {
    Step.KIND: {"kind": None, "title": ""},
    Step.WHEN: {"starts": "", "is_timed": False, "minutes": 0, "zone": ""},
    Step.WHERE: {"where": ""},
    Step.WHOM: {"whom": (), "crowd": ""},
    Step.GOAL: {"goal": ""},
    Step.GIVES: {"gives": ()},
}


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was the answer to a question about an occasion."""
    choice = chosen(hand)
    if choice.awaits != AWAITS or await hand.rehearsal() is not None:
        return False
    row = await occasions.of(hand.work, hand.learner, choice.about)
    step = asks(row) if row is not None and row.status in LIVE else None
    if row is None or step is None:
        keep_choice(hand, replace(choice, awaits="", about=0))
        return False
    text = clean(said).strip()
    if (found := beside(hand, row, step, text)) is not None and not _accepts(hand, row, step, text):
        await met(hand, row, step, found)
    elif _passes(hand, row, step, text):
        keep(row, passed_over(occasion_of(row), step))
        await go_on(hand, row)
    elif _tells_the_hour(hand, row, step, text):
        await _when_told(hand, row, text)
    elif step is Step.WHOM and crowd(text) and not wanted(text):
        await _whom_told(hand, row, text)
    elif step in (Step.KIND, Step.WHERE, Step.WHOM) and is_only_a_time(text, lambda each: when_of(hand, each)):
        await _when_told(hand, row, text)
    else:
        await _TEXTS[step](hand, row, without_hello(text, asides()))
    return True


def _passes(hand: Hand, row: Occasioned, step: Step, said: str) -> bool:
    """Whether a text passes over the question: "skip", or "fine" of what stands there; a goal on its way has its own words for it."""
    if step is Step.GOAL:
        return skips(said) and not occasion_of(row).asking.draft.goal
    return skips(said) or _accepts(hand, row, step, said)


def _accepts(hand: Hand, row: Occasioned, step: Step, said: str) -> bool:
    """Whether a text says that what stands there will do: "fine", "done"."""
    occasion = occasion_of(row)
    stands = bool(occasion.asking.draft.goal or profile_of(hand.learner).goal) if step is Step.GOAL else has(occasion, step)
    return stands and is_fine(said)


def _cut(hand: Hand, said: str, most: int) -> str:
    """A word about it where only the beginning of an answer was kept."""
    flat = " ".join(said.split())
    return words(hand, "cut", kept=shortened(said, most)) if len(flat) > most else ""


async def tapped(hand: Hand) -> None:
    """A question answered by a tap, or passed over."""
    number, name, tap = hand.words
    step = Step(name)
    if not await hand.holds(f"event:{number}:{step}"):
        return
    row = await occasions.of(hand.work, hand.learner, int(number))
    if row is None or row.status not in LIVE or asks(row) is not step:
        hand.answer = hand.sentence("old_button")
    elif await is_busy(hand):
        return
    elif tap == "none":
        keep(row, passed_over(occasion_of(row).evolve(**_ERASED[step]), step))
        await _said(hand, row, step, PLAIN.sentence("occasion.erased"))
    elif tap == "skip" and not (step is Step.GOAL and occasion_of(row).asking.draft.goal):
        keep(row, passed_over(occasion_of(row), step))
        await _said(hand, row, step, PLAIN.sentence("occasion.skipped"))
    else:
        await _TAPS[step](hand, row, tap)


def take_in(hand: Hand, row: Occasioned, said: str) -> Announced:
    """What is told in one go, kept as far as it can be drawn out; the time stays in their words until it is weighed."""
    occasion, found = drawn_out(hand, occasion_of(row), said)
    keep(row, occasion)
    return found


def drawn_out(hand: Hand, occasion: Occasion, said: str) -> tuple[Occasion, Announced]:
    """The occasion with what a text tells of it, and what that was."""
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


async def _kind_told(hand: Hand, row: Occasioned, said: str) -> None:
    """What it is, and whatever else is in it: "a barbecue at my neighbour's on Saturday"; of one that has a kind, its new name."""
    before = occasion_of(row)
    if not has_words(said):
        await go_on(hand, row, words(hand, "no_words"))
        return
    if before.asking.changing is Step.KIND and before.kind is not None and not announced_time(hand, said):
        kind = kind_of(said, kinds()) or before.kind
        is_bare = is_only_a_kind(said, kinds())
        keep(row, told(before, Step.KIND, kind=kind, title="" if is_bare else shortened(said, LONGEST_TITLE)))
        await go_on(hand, row, _cut(hand, said, LONGEST_TITLE))
        return
    found = take_in(hand, row, said)
    if found.kind is not None or found.when:
        await go_on(hand, row)
        return
    keep(row, occasion_of(row).evolve(asking=Asking(changing=Step.KIND)))
    await hand.retire("event:")
    said = shortened(found.title or said, LONGEST_TITLE)
    hand.say(words(hand, "which_kind", said=said), rows_of(hand, row, Step.KIND), live(row, Step.KIND))


def announced_time(hand: Hand, said: str) -> bool:
    """Whether a text tells a time."""
    return when_of(hand, said).outcome is not Outcome.NONE


async def _when_told(hand: Hand, row: Occasioned, said: str) -> None:
    """Words for a time, and perhaps for a place ("Thursday at seven, Betahaus")."""
    occasion = occasion_of(row)
    found = announced(said, lambda text: when_of(hand, text), kinds())
    where = "" if occasion.where else found.where or (found.title if found.title[:1].isupper() and found.kind is None else "")
    if found.when and where:
        occasion, said = occasion.evolve(where=where), found.when
    heard = _completed(hand, occasion, said)
    keep(row, occasion.evolve(asking=Asking(changing=Step.WHEN, when=heard[:300])))
    await go_on(hand, row, words(hand, "noted_where", where=where) if found.when and where else "")


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


def _tells_the_hour(hand: Hand, row: Occasioned, step: Step, said: str) -> bool:
    """Whether a text is the hour of a day that stands without one, whatever was asked: "8", "noon", "8 or 9"."""
    occasion = occasion_of(row)
    if step is Step.WHEN or not occasion.starts or occasion.is_timed or occasion.asking.draft.goal:
        return False
    return is_only_an_hour(said, lambda each: when_of(hand, f"{occasion.starts[:10]} {each}"))


async def _where_told(hand: Hand, row: Occasioned, said: str) -> None:
    keep(row, told(occasion_of(row), Step.WHERE, where=shortened(said, LONGEST_PLACE)))
    await go_on(hand, row, _cut(hand, said, LONGEST_PLACE))


async def _whom_told(hand: Hand, row: Occasioned, said: str) -> None:
    """Names go on the list; for a coffee or a call, one is all there is to tell."""
    occasion, fresh = occasion_of(row), wanted(said)
    if many := crowd(said):
        occasion = keep(row, occasion.evolve(crowd=many))
    if many and not fresh:
        keep(row, occasion.evolve(asking=replace(occasion.asking, changing=Step.WHOM)))
        await go_on(hand, row, words(hand, "crowd_noted", crowd=many))
        return
    if not fresh:
        keep(row, passed_over(occasion, Step.WHOM))
        await go_on(hand, row)
        return
    whom = added(occasion.whom, tuple([await _known(hand, each) for each in fresh]))
    before = words(hand, "eight_is_enough") if len(occasion.whom) + len(fresh) > MOST and len(whom) == MOST else ""
    if fewest(occasion) == 1:
        keep(row, told(occasion, Step.WHOM, whom=whom))
    else:
        keep(row, occasion.evolve(whom=whom, asking=replace(occasion.asking, changing=Step.WHOM)))
    await go_on(hand, row, before)


async def _goal_told(hand: Hand, row: Occasioned, said: str) -> None:
    """A goal, looked at as /goal does; or an answer about it."""
    occasion, own = occasion_of(row), profile_of(hand.learner).goal
    draft = occasion.asking.draft
    if draft.goal and is_fine(said):
        await _goal_kept(hand, row, draft.goal)
    elif draft.goal:
        slot = next_question(draft, vocabulary())
        await _sharpened(hand, row, answered(draft, slot, said, vocabulary()) if slot else draft)
    elif is_fine(said) and own:
        await _goal_kept(hand, row, own)
    else:
        await _sharpened(hand, row, Sharpening(shortened(said, LONGEST_GOAL)), _cut(hand, said, LONGEST_GOAL))


async def _gives_told(hand: Hand, row: Occasioned, said: str) -> None:
    occasion = occasion_of(row)
    gives = tuple(dict.fromkeys((*occasion.gives, *giving.items(said))))
    keep(row, told(occasion, Step.GIVES, gives=gives) if gives else passed_over(occasion, Step.GIVES))
    await go_on(hand, row)


async def _kind_tapped(hand: Hand, row: Occasioned, tap: str) -> None:
    if tap not in tuple(Kind):
        hand.answer = hand.sentence("old_button")
        return
    keep(row, told(occasion_of(row), Step.KIND, kind=Kind(tap)))
    await _said(hand, row, Step.KIND, PLAIN.sentence(f"occasion.kind_tap.{tap}"))


async def _when_tapped(hand: Hand, row: Occasioned, tap: str) -> None:
    """One of the times it may have meant; or that it is over, or another day."""
    occasion = occasion_of(row)
    reading = when_of(hand, occasion.asking.when)
    zone = hand.learner.zone or "UTC"
    if tap == "again":
        keep(row, occasion.evolve(asking=Asking(changing=Step.WHEN)))
        await _said(hand, row, Step.WHEN, PLAIN.sentence("occasion.another_day"))
    elif tap == "past" and reading.starts is not None:
        kept = keep(row, dated(occasion, reading, reading.starts, reading.is_timed, zone))
        row.status = PLANNED
        hand.change(words(hand, "was_then", day=occasions.said_when(kept, hand.learner, hand.now)))
        await looking_back.offer(hand, row)
    elif (starts := stamped(tap)) is not None:
        kept = keep(row, dated(occasion, reading, starts, is_timed(reading, starts), zone))
        await _said(hand, row, Step.WHEN, occasions.said_when(kept, hand.learner, hand.now))
    else:
        hand.answer = hand.sentence("old_button")


async def _where_tapped(hand: Hand, row: Occasioned, tap: str) -> None:
    if (where := _offered(occasion_of(row), Step.WHERE, tap)) is None:
        hand.answer = hand.sentence("old_button")
        return
    keep(row, told(occasion_of(row), Step.WHERE, where=where))
    await _said(hand, row, Step.WHERE, where)


async def _whom_tapped(hand: Hand, row: Occasioned, tap: str) -> None:
    """One kind of people more or less; or that these are all, which is asked about once if they are few."""
    occasion = occasion_of(row)
    if tap == "done" and len(occasion.whom) < fewest(occasion) and not occasion.asking.nudged:
        keep(row, occasion.evolve(asking=Asking(changing=Step.WHOM, nudged=True)))
        hand.change(f"{question(row, Step.WHOM)}\n\n{words(hand, 'three_are_better')}", rows_of(hand, row, Step.WHOM), live(row, Step.WHOM))
    elif tap == "done":
        keep(row, passed_over(occasion, Step.WHOM))  # be they many or few
        await _said(hand, row, Step.WHOM, ", ".join(each.name for each in occasion.whom))
    elif (name := _offered(occasion, Step.WHOM, tap.removeprefix("on").removeprefix("off"))) is not None:
        others = tuple(each for each in occasion.whom if each.name != name)
        whom = added(others, (Wanted(name),)) if tap.startswith("on") else others
        keep(row, occasion.evolve(whom=whom, asking=replace(occasion.asking, changing=Step.WHOM)))
        hand.change(question(row, Step.WHOM), rows_of(hand, row, Step.WHOM), live(row, Step.WHOM))
    else:
        hand.answer = hand.sentence("old_button")


async def _goal_tapped(hand: Hand, row: Occasioned, tap: str) -> None:
    """The lasting goal, one of those on offer; or of one on its way, the next question, or that it is fine."""
    occasion, own = occasion_of(row), profile_of(hand.learner).goal
    draft = occasion.asking.draft
    if draft.goal and tap in ("skip", "fine"):
        hand.rebutton((), "")
        slot = next_question(draft, vocabulary())
        if tap == "skip" and slot is not None:
            await _sharpened(hand, row, answered(draft, slot, "skip", vocabulary()))
        else:
            await _goal_kept(hand, row, draft.goal)
        return
    goal = own if tap == "own" else _offered(occasion, Step.GOAL, tap)
    if goal:
        keep(row, told(occasion, Step.GOAL, goal=goal))
        await _said(hand, row, Step.GOAL, goal)
    else:
        hand.answer = hand.sentence("old_button")


async def _gives_tapped(hand: Hand, row: Occasioned, tap: str) -> None:
    occasion, mine = occasion_of(row), profile_of(hand.learner).gives
    at = tap.removeprefix("on").removeprefix("off")
    if tap == "all" or tap == "done":
        gives = mine if tap == "all" else occasion.gives
        keep(row, told(occasion, Step.GIVES, gives=gives))
        await _said(hand, row, Step.GIVES, "; ".join(gives))
    elif at.isdecimal() and int(at) < len(mine):
        others = tuple(each for each in occasion.gives if each != mine[int(at)])
        gives = (*others, mine[int(at)]) if tap.startswith("on") else others
        keep(row, occasion.evolve(gives=gives, asking=Asking(changing=Step.GIVES)))
        hand.rebutton(rows_of(hand, row, Step.GIVES), live(row, Step.GIVES))
    else:
        hand.answer = hand.sentence("old_button")


async def _sharpened(hand: Hand, row: Occasioned, draft: Sharpening, before: str = "") -> None:
    """A goal on its way: a question about it, two at most; or what has become of it."""
    goal = woven(draft, vocabulary()) if any(draft.answers) else draft.goal
    if judged(goal).is_specific or len(draft.asked) >= MOST_QUESTIONS or next_question(draft, vocabulary()) is None:
        await _goal_kept(hand, row, goal, before or (words(hand, "goal_woven", goal=goal) if goal != draft.goal else ""))
        return
    keep(row, occasion_of(row).evolve(goal=goal, asking=Asking(changing=Step.GOAL, draft=draft)))
    await go_on(hand, row, before or ("" if draft.asked else words(hand, "sharpen_intro", goal=goal)))


async def _goal_kept(hand: Hand, row: Occasioned, goal: str, before: str = "") -> None:
    keep(row, told(occasion_of(row), Step.GOAL, goal=goal))
    await go_on(hand, row, before)


async def _said(hand: Hand, row: Occasioned, step: Step, answer: str) -> None:
    """Put the answer where the buttons were, and go on."""
    said = words(hand, "answered", 0, question=PLAIN.sentence(f"occasion.step.{step}"), words=answer)
    if row.status == PLANNED and asks(row) is None:
        await go_on(hand, row, said, in_place=True)
    else:
        hand.change(said)
        await go_on(hand, row)


async def _known(hand: Hand, wanted: Wanted) -> Wanted:
    """Somebody to meet, with what is known of them already."""
    row = await contacts.found(hand.work, hand.learner, wanted.name)
    return replace(wanted, contact=row.id or 0) if row is not None else wanted


def _offered(occasion: Occasion, step: Step, at: str) -> str | None:
    offer = on_offer(occasion, step)
    return offer[int(at)] if at.isdecimal() and int(at) < len(offer) else None


_TEXTS: dict[Step, Callable[[Hand, Occasioned, str], Awaitable[None]]] = {
    Step.KIND: _kind_told,
    Step.WHEN: _when_told,
    Step.WHERE: _where_told,
    Step.WHOM: _whom_told,
    Step.GOAL: _goal_told,
    Step.GIVES: _gives_told,
}
_TAPS: dict[Step, Callable[[Hand, Occasioned, str], Awaitable[None]]] = {
    Step.KIND: _kind_tapped,
    Step.WHEN: _when_tapped,
    Step.WHERE: _where_tapped,
    Step.WHOM: _whom_tapped,
    Step.GOAL: _goal_tapped,
    Step.GIVES: _gives_tapped,
}
