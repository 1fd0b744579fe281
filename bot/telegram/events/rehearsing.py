"""Rehearsals for a real occasion: the buttons under its plan, the briefing that names the plan, and the first words."""

from __future__ import annotations

from bot import occasions, present, rehearsals, relationships
from bot.content.library import world
from bot.store.tables import Occasioned
from bot.telegram.events.plan_step import named, sentence
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button
from bot.telegram.playing import choosing
from bot.telegram.playing.busy import is_busy
from bot.words import TELEGRAM
from flows.planning import first_name

_MOST_GUESTS = 4  # buttons for one guest each


async def rows(hand: Hand, row: Occasioned) -> list[list[Button]]:
    """Rehearse the whole of it, somebody of its list, or two minutes; and the warm-ups that come by themselves."""
    occasion = occasions.occasion_of(row)
    scene, coming = rehearsals.scene_of(occasion), await rehearsals.guests_of(hand.work, hand.learner, occasion)
    is_room = world().flows[scene].scene.people > 1
    whole = [[named("rehearse" if is_room else "rehearse_one", "evplay", row.id, "event", 0)]] if is_room or not coming else []
    ones = [
        [named("rehearse_guest", "evplay", row.id, "guest", guest.partner.removeprefix("guess"), person=first_name(guest.name))]
        for guest in coming[:_MOST_GUESTS]
    ]
    knock = [named("warm_ups", "warmask", row.id)] if occasion.starts else []
    return [*whole, *ones, [named("warm_up", "evplay", row.id, "warm_up", 0), *knock]]


async def play(hand: Hand) -> None:
    """A rehearsal for the occasion begins; the occasion's own people are there, as far as they can be guessed at."""
    number, what, guest = hand.words
    row = await occasions.of(hand.work, hand.learner, int(number))
    if row is None:
        hand.answer = sentence(hand, "gone")
        return
    if await is_busy(hand):
        return
    occasion = occasions.occasion_of(row)
    coming = await rehearsals.guests_of(hand.work, hand.learner, occasion)
    if what == "guest":
        coming = tuple(each for each in coming if each.partner == f"guess{guest}")
    scene = rehearsals.scene_of(occasion)
    if what == "warm_up":
        scene = rehearsals.WARM_UP
    elif what == "guest" and world().flows[scene].scene.people > 1:
        scene = rehearsals.TABLE
    scene, partner, guests = rehearsals.cast_for(row, scene, coming)
    await hand.retire("choose:")
    hand.say(await _briefing(hand, row, scene, partner, tuple(each for each in coming if each.partner in (partner, *guests))))
    await choosing.begin(hand, scene, partner, occasion.goal, occasion=row.id or 0, guests=guests)


async def _briefing(hand: Hand, row: Occasioned, scene: str, partner: str, coming: tuple[rehearsals.Guest, ...]) -> str:
    """The plan first; then, where one person is met, what is known of them."""
    page = rehearsals.briefing(row, scene, coming, TELEGRAM, hand.update.update_id)
    line = "warm_up_for" if scene == rehearsals.WARM_UP else "off_you_go"
    about = ""
    if partner and world().flows[scene].scene.people == 1 and scene != rehearsals.WARM_UP:
        known = {each.name: each for each in await relationships.known(hand.work, hand.learner, hand.now)}
        about = present.briefing(partner, scene, TELEGRAM, known.get(partner))
    return TELEGRAM.page("plan_rehearsal", plan=page, about=about, line=sentence(hand, line))
