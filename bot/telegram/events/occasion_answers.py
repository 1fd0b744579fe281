"""Which question about an occasion a text or a tap answers: it is passed over, left for something else, or answered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot import occasions
from bot.asides import asides
from bot.occasions import LIVE, asks, keep, occasion_of
from bot.profiles import profile_of
from bot.store.tables import Occasioned
from bot.telegram.choice import chosen
from bot.telegram.choice import keep as keep_choice
from bot.telegram.events import occasion_facts as facts
from bot.telegram.events import occasion_wishes as wishes
from bot.telegram.events.asides import beside, met
from bot.telegram.events.occasion_asking import AWAITS, go_on, put_down, when_of
from bot.telegram.hand import Hand
from bot.telegram.playing.busy import is_busy
from bot.telegram.playing.talk import clean
from bot.words import PLAIN
from flows.announcing import is_only_a_time
from flows.besides import without_hello
from flows.occasion import Step
from flows.preparing import has, passed_over
from flows.sharpening import is_fine, skips
from flows.whom import crowd, wanted

_ERASED: dict[Step, dict[str, object]] = {
    Step.KIND: {"kind": None, "title": ""},
    Step.WHEN: {"starts": "", "is_timed": False, "minutes": 0, "zone": ""},
    Step.WHERE: {"where": ""},
    Step.WHOM: {"whom": (), "crowd": ""},
    Step.GOAL: {"goal": ""},
    Step.GIVES: {"gives": ()},
}
_TEXTS: dict[Step, Callable[[Hand, Occasioned, str], Awaitable[None]]] = {
    Step.KIND: facts.kind_told,
    Step.WHEN: facts.when_told,
    Step.WHERE: facts.where_told,
    Step.WHOM: wishes.whom_told,
    Step.GOAL: wishes.goal_told,
    Step.GIVES: wishes.gives_told,
}
_TAPS: dict[Step, Callable[[Hand, Occasioned, str], Awaitable[None]]] = {
    Step.KIND: facts.kind_tapped,
    Step.WHEN: facts.when_tapped,
    Step.WHERE: facts.where_tapped,
    Step.WHOM: wishes.whom_tapped,
    Step.GOAL: wishes.goal_tapped,
    Step.GIVES: wishes.gives_tapped,
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
    elif facts.tells_the_hour(hand, row, step, text):
        await facts.when_told(hand, row, text)
    elif step is Step.WHOM and crowd(text) and not wanted(text):
        await wishes.whom_told(hand, row, text)
    elif step in (Step.KIND, Step.WHERE, Step.WHOM) and is_only_a_time(text, lambda each: when_of(hand, each)):
        await facts.when_told(hand, row, text)
    else:
        await _TEXTS[step](hand, row, without_hello(text, asides()))
    return True


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
        await put_down(hand, row, step, PLAIN.sentence("occasion.erased"))
    elif tap == "skip" and not (step is Step.GOAL and occasion_of(row).asking.draft.goal):
        keep(row, passed_over(occasion_of(row), step))
        await put_down(hand, row, step, PLAIN.sentence("occasion.skipped"))
    else:
        await _TAPS[step](hand, row, tap)


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
