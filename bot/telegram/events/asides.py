"""What is written instead of an answer about an occasion is met kindly, and the question asked again; nothing of it is kept."""

from __future__ import annotations

from dataclasses import replace

from bot.asides import asides
from bot.occasions import keep, kinds, occasion_of
from bot.store.tables import Occasioned
from bot.telegram.choice import chosen
from bot.telegram.choice import keep as keep_choice
from bot.telegram.events.occasion_asking import live as live_as
from bot.telegram.events.occasion_asking import question, rows_of, when_of, words
from bot.telegram.hand import Hand
from flows.announcing import kind_of
from flows.besides import Aside, aside
from flows.occasion import Asking, Step
from flows.when import Outcome

_ANSWERED = (Aside.LOST, Aside.QUESTION)  # with what the question means


def beside(hand: Hand, row: Occasioned, step: Step, said: str) -> Aside | None:
    """What a text is instead of an answer; a time where a time was asked for, and a kind where a kind was, are answers."""
    found = aside(said, asides(), is_wish=step in (Step.GOAL, Step.GIVES))
    if found is None or (found is Aside.CHAT and step is Step.GOAL and occasion_of(row).asking.draft.goal):
        return None
    is_time = step is Step.WHEN and when_of(hand, said).outcome not in (Outcome.NONE, Outcome.PAST)
    is_kind = step is Step.KIND and kind_of(said, kinds()) is not None and "?" not in said
    return None if is_time or is_kind else found


async def met(hand: Hand, row: Occasioned, step: Step, found: Aside) -> None:
    """A kind word, what the question means where that was asked, and the question again; or it is put aside."""
    await hand.retire("event:")
    if found is Aside.STOP:
        keep(row, occasion_of(row).evolve(asking=Asking()))
        keep_choice(hand, replace(chosen(hand), awaits="", about=0))
        hand.say(words(hand, "put_aside"))
        return
    said = [words(hand, f"beside.{found}")]
    if found in _ANSWERED:
        said.append(words(hand, f"meant.{step}"))
    said.append(question(row, step))
    hand.say("\n\n".join(said), rows_of(hand, row, step), live_as(row, step))
