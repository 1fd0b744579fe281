"""The page of a plan: shown as a message and a picture, with all that can be done with it."""

from __future__ import annotations

from bot import occasions, plans
from bot.pictures import album
from bot.store.tables import Occasioned
from bot.telegram.events import rehearsing, warming
from bot.telegram.events.plan_step import AWAITS, awaits, code_of, named, sentence
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, labelled
from bot.telegram.playing.busy import is_busy
from bot.words import PLAIN, TELEGRAM
from flows.planning import Asked, Aspect, Part, is_named


async def finish(hand: Hand, row: Occasioned) -> None:
    """The page, as a message and as a picture, what can be done with it, and once the question about warm-ups."""
    awaits(hand, "")
    await hand.retire(AWAITS)
    occasion = occasions.occasion_of(row)
    caption = sentence(hand, "caption", title=plans.name_of(occasion))
    hand.say(plans.page(occasion, TELEGRAM))
    hand.send("send_photo", album.kept("plan", plans.facts(occasion), caption[:1].upper() + caption[1:]))
    hand.say(sentence(hand, "ready"), [*await rehearsing.rows(hand, row), [named("change", "planedit", row.id)]], f"{AWAITS}{row.id}:page")
    await warming.offer(hand, row)


async def shown(hand: Hand) -> None:
    """The button for the page."""
    row = await pressed_for(hand)
    if row is not None:
        await finish(hand, row)


async def changing(hand: Hand) -> None:
    """The button to change something: the parts, and the people."""
    row = await pressed_for(hand)
    if row is None:
        return
    parts = [labelled(PLAIN.sentence(f"plan.part.{part}"), "planpart", row.id, part) for part in Part]
    people = [
        named("about", "planpart", row.id, code_of(Asked(Part.WHOM, index, Aspect.WHY)), person=each.name)
        for index, each in enumerate(occasions.occasion_of(row).whom)
        if is_named(each)
    ]
    rows = [*_pairs(parts), *_pairs(people), [named("back", "planshow", row.id)]]
    await hand.retire(AWAITS)
    hand.say(sentence(hand, "which_part"), rows, f"{AWAITS}{row.id}:parts")


async def pressed_for(hand: Hand) -> Occasioned | None:
    """The occasion of a button that may stand under anything, if it is the learner's and nothing is being rehearsed."""
    row = await occasions.of(hand.work, hand.learner, int(hand.words[0]))
    if row is None:
        hand.answer = sentence(hand, "gone")
        return None
    return None if await is_busy(hand) else row


def _pairs(buttons: list[Button]) -> list[list[Button]]:
    return [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
