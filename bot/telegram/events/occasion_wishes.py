"""Whom somebody wants to meet at an occasion, what for, and what they can give: what is answered to these questions."""

from __future__ import annotations

from dataclasses import replace

from bot import contacts
from bot.occasions import keep, occasion_of
from bot.profiles import judged, profile_of, vocabulary
from bot.store.tables import Occasioned
from bot.telegram.events.occasion_asking import MOST_QUESTIONS, cut_short, go_on, live, offered, put_down, question, rows_of, words
from bot.telegram.hand import Hand
from flows import giving
from flows.occasion import Asking, Step, Wanted
from flows.preparing import MOST, added, fewest, passed_over, told
from flows.sharpening import LONGEST_GOAL, Sharpening, answered, is_fine, next_question, woven
from flows.whom import crowd, wanted
from flows.words import shortened


async def whom_told(hand: Hand, row: Occasioned, said: str) -> None:
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


async def whom_tapped(hand: Hand, row: Occasioned, tap: str) -> None:
    """One kind of people more or less; or that these are all, which is asked about once if they are few."""
    occasion = occasion_of(row)
    if tap == "done" and len(occasion.whom) < fewest(occasion) and not occasion.asking.nudged:
        keep(row, occasion.evolve(asking=Asking(changing=Step.WHOM, nudged=True)))
        hand.change(f"{question(row, Step.WHOM)}\n\n{words(hand, 'three_are_better')}", rows_of(hand, row, Step.WHOM), live(row, Step.WHOM))
    elif tap == "done":
        keep(row, passed_over(occasion, Step.WHOM))  # be they many or few
        await put_down(hand, row, Step.WHOM, ", ".join(each.name for each in occasion.whom))
    elif (name := offered(occasion, Step.WHOM, tap.removeprefix("on").removeprefix("off"))) is not None:
        others = tuple(each for each in occasion.whom if each.name != name)
        whom = added(others, (Wanted(name),)) if tap.startswith("on") else others
        keep(row, occasion.evolve(whom=whom, asking=replace(occasion.asking, changing=Step.WHOM)))
        hand.change(question(row, Step.WHOM), rows_of(hand, row, Step.WHOM), live(row, Step.WHOM))
    else:
        hand.answer = hand.sentence("old_button")


async def goal_told(hand: Hand, row: Occasioned, said: str) -> None:
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
        await _sharpened(hand, row, Sharpening(shortened(said, LONGEST_GOAL)), cut_short(hand, said, LONGEST_GOAL))


async def goal_tapped(hand: Hand, row: Occasioned, tap: str) -> None:
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
    goal = own if tap == "own" else offered(occasion, Step.GOAL, tap)
    if goal:
        keep(row, told(occasion, Step.GOAL, goal=goal))
        await put_down(hand, row, Step.GOAL, goal)
    else:
        hand.answer = hand.sentence("old_button")


async def gives_told(hand: Hand, row: Occasioned, said: str) -> None:
    """Things to give, beside those that stand there already."""
    occasion = occasion_of(row)
    gives = tuple(dict.fromkeys((*occasion.gives, *giving.items(said))))
    keep(row, told(occasion, Step.GIVES, gives=gives) if gives else passed_over(occasion, Step.GIVES))
    await go_on(hand, row)


async def gives_tapped(hand: Hand, row: Occasioned, tap: str) -> None:
    """One thing of the learner's list more or less, or all of it; or that these are all."""
    occasion, mine = occasion_of(row), profile_of(hand.learner).gives
    at = tap.removeprefix("on").removeprefix("off")
    if tap == "all" or tap == "done":
        gives = mine if tap == "all" else occasion.gives
        keep(row, told(occasion, Step.GIVES, gives=gives))
        await put_down(hand, row, Step.GIVES, "; ".join(gives))
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


async def _known(hand: Hand, wanted: Wanted) -> Wanted:
    """Somebody to meet, with what is known of them already."""
    row = await contacts.found(hand.work, hand.learner, wanted.name)
    return replace(wanted, contact=row.id or 0) if row is not None else wanted
