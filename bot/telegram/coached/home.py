"""/coach for a learner: their groups and coaches, what is to be done, what was done, and the ways to all the rest."""

from __future__ import annotations

from typing import Any

from bot.coaching import cohorts, sharing, tasks
from bot.store.coaching import Cohort, Member
from bot.telegram.coached import lent, notes
from bot.telegram.coached.given import Given, everything, one
from bot.telegram.coached.letters import buttons, page
from bot.telegram.coached.wording import label, plain, put, who, words
from bot.telegram.events import timing
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, Rows
from bot.words import TELEGRAM
from flows.assignment import State

LIVE = "coached"  # what the buttons of these pages are live as
_OPEN, _DONE, _GROUPS = 8, 6, 6  # exercises and groups that fit on one page


async def opened(hand: Hand) -> None:
    """The page anew, below all else; a kind word where there is no coach."""
    await hand.retire(LIVE)
    hand.pressed = None
    await show(hand)


async def again(hand: Hand) -> None:
    """The button of a page that leads back here, or of something else that leads to it."""
    if hand.pressed is not None and hand.pressed.buttons == LIVE:
        await show(hand)
    else:
        await opened(hand)


async def show(hand: Hand, line: str = "") -> None:
    """The page in place of the pressed one, perhaps under a `line` of what has just happened."""
    here = await cohorts.memberships(hand.work, hand.learner)
    if not here:
        put(hand, line or words(hand, "home_none"), await _elsewhere(hand), LIVE)
        return
    given = await everything(hand.work, hand.learner, hand.now)
    for each in given:
        await tasks.told(hand.work, each.task, hand.now)
    groups = [await _group(hand, member, cohort, given) for member, cohort in here[:_GROUPS]]
    told = TELEGRAM.page("coached_home", line=line, groups=groups, more=len(here) - _GROUPS)
    put(hand, told, await _rows(hand, given, here), LIVE)


async def read(hand: Hand) -> None:
    """A letter once more, with what has become of it."""
    given = await one(hand.work, hand.learner, int(hand.words[0]), hand.now)
    if given is None:
        hand.answer = words(hand, "gone")
    elif await hand.holds(LIVE):
        rows = [*buttons(hand.learner, given), [label("back", "cdhome")]]
        put(hand, await page(hand.work, hand.learner, given, hand.now), rows, LIVE)


async def _group(hand: Hand, member: Member, cohort: Cohort, given: list[Given]) -> dict[str, Any]:
    """One group: its coaches, what is open, the last of what is done."""
    mine = [each for each in given if each.task.cohort == cohort.id]
    done = [each for each in mine if not each.is_open]
    return {
        "name": cohort.name,
        "who": await who(hand.work, cohort),
        "scores": plain("scores_yes" if member.scores else "scores_no"),
        "open": [(each.title, each.due(hand.learner, hand.now), each.state()) for each in mine if each.is_open][:_OPEN],
        "done": [("✓" if each.work.state is State.PASSED else "·", each.title, each.state()) for each in done[-_DONE:]],
        "none": words(hand, "home_no_open"),
    }


async def _rows(hand: Hand, given: list[Given], here: list[tuple[Member, Cohort]]) -> Rows:
    todo = [each for each in given if each.is_open][:_OPEN]
    starts = [row for each in todo for row in await _acts(hand, each)]
    see = [await _sees(hand, member, cohort, len(here) == 1) for member, cohort in here[:_GROUPS]]
    zone = timing.where_unknown(hand) if any(each.work.due for each in todo) else []
    return [*starts, *see, *await _elsewhere(hand), *zone]


async def _acts(hand: Hand, given: Given) -> list[list[Button]]:
    """Start it, read it again; write the note where that is all."""
    note = await notes.wanted(hand, given)
    start = [] if given.work.is_settled else [label("start_titled", "cdgo", given.number, "go", title=given.title)]
    return [*([note] if note else []), [*start, label("read", "cdread", given.number)]]


async def _sees(hand: Hand, member: Member, cohort: Cohort, is_only: bool) -> list[Button]:
    """The way to what a group sees; with one group, its consent can be changed right here."""
    if not is_only:
        return [label("see", "cdsee", member.id, cohort=cohort.name, who=await who(hand.work, cohort))]
    return [label("see_one", "cdsee", member.id), scores_button(member)]


def scores_button(member: Member) -> Button:
    """Show scores, or hide them."""
    return label("scores_off", "cdscores", member.id, "no") if member.scores else label("scores_on", "cdscores", member.id, "yes")


async def _elsewhere(hand: Hand) -> list[list[Button]]:
    """What was shown and read, and what the mentor may learn from; whoever has left a group can still look these up."""
    was_shown = await sharing.shared_by(hand.work, hand.learner) or await sharing.readings(hand.work, hand.learner)
    shown = [[label("shown", "cdshown")]] if was_shown else []
    return [*shown, *([[label("kept", "cdlent")]] if await lent.anything(hand) else [])]
