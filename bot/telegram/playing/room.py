"""The room of an event as it is shown: who stands there, and buttons to walk up, turn away, go home."""

from __future__ import annotations

from bot import present
from bot.content.library import world
from bot.practice import Step
from bot.store.tables import Rehearsed
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Button, button
from bot.words import TELEGRAM
from flows.rehearsal import Rehearsal


async def follow(hand: Hand, step: Step, facing: int) -> None:
    """Show the room anew if the learner, who faced `facing`, now faces somebody else, or nobody."""
    if len(step.rehearsal.room) < 2 or step.care:
        return
    if step.ended:
        await hand.retire("room:")
    elif step.rehearsal.facing != facing or (step.turn.number == 0 and facing < 0):
        await show(hand, step.row, step.rehearsal)


async def show(hand: Hand, row: Rehearsed, rehearsal: Rehearsal) -> None:
    """The room with its buttons; those of its earlier picture go."""
    await hand.retire("room:")
    page = TELEGRAM.page("telegram_room", room=present.room(rehearsal, TELEGRAM))
    hand.say(page, rows(row, rehearsal), f"room:{row.id}")


def rows(row: Rehearsed, rehearsal: Rehearsal) -> list[list[Button]]:
    """One button for each who can be walked up to, and one to leave."""
    up = [
        [button("walk_up_to" if each["name"] else "walk_up", "go", row.id, index, number=each["number"], name=each["name"])]
        for index, each in enumerate(present.people_in(rehearsal))
        if not each["parted"] and not each["faced"]
    ]
    if rehearsal.facing < 0:
        return [*up, [button("go_home", "home", row.id)]]
    name = world().people[rehearsal.room[rehearsal.facing].partner].partner.called
    return [*up, [button("turn_away", "part", row.id, rehearsal.facing, name=name)]]
