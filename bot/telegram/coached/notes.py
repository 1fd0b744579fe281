"""The note afterwards, where that is all an exercise still wants: to whom it goes, and the button that begins it."""

from __future__ import annotations

from bot import present, relationships
from bot.coaching import trying
from bot.coaching.trying import FOLLOW_UP
from bot.content.library import world
from bot.practice import closest_of, rehearsal_of
from bot.store.tables import Rehearsed
from bot.telegram.coached.given import Given, played
from bot.telegram.coached.wording import label
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button
from bot.telegram.playing import choosing
from bot.telegram.playing.busy import is_busy
from bot.words import TELEGRAM
from flows.people import person_of


async def write(hand: Hand) -> None:
    """The button: a rehearsal of the note begins, with whoever was talked to."""
    row = await played(hand.work, hand.learner, int(hand.words[0]))
    partner = whom(row) if row is not None and row.status == "done" else ""
    if not called(partner):
        hand.answer = hand.sentence("old_button")
    elif not await is_busy(hand):
        await hand.retire("choose:")
        hand.say(await _briefing(hand, partner))
        await choosing.begin(hand, FOLLOW_UP, partner, "")


async def wanted(hand: Hand, given: Given) -> list[Button]:
    """The button for an exercise that wants nothing else; none for the others."""
    row = await trying.waiting_for_a_note(hand.work, given.task) if given.lacks_the_note else None
    return buttons(row) if row else []


def buttons(row: Rehearsed) -> list[Button]:
    """Write to whoever was talked to."""
    return [label("follow_up", "cdnote", row.id, partner=called(whom(row)))] if called(whom(row)) else []


def whom(row: Rehearsed) -> str:
    """To whom the note goes: the partner, or, after a room, whoever liked the learner best there."""
    return row.partner or person_of(closest_of(rehearsal_of(row)).partner)


def called(partner: str) -> str:
    """What a partner is called; nothing for one who is not there any more."""
    return world().people[partner].partner.called if partner in world().people else ""


async def _briefing(hand: Hand, partner: str) -> str:
    known = {each.name: each for each in await relationships.known(hand.work, hand.learner, hand.now)}
    briefing = present.briefing(partner, FOLLOW_UP, TELEGRAM, known.get(partner))
    scene, line = world().flows[FOLLOW_UP].scene, hand.sentence("off_you_go")
    return TELEGRAM.page("telegram_briefing", scene=scene, briefing=briefing, line=line, goal="")
