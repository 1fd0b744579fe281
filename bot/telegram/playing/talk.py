"""What is said in a rehearsal, and the hints that help to say it."""

from __future__ import annotations

import re

from telegram import Message

from bot import path, practice, present
from bot.content.library import world
from bot.practice import rehearsal_of
from bot.store.tables import Rehearsed
from bot.telegram.hand import Hand
from bot.telegram.keyboards import button, labelled
from bot.telegram.playing import showing
from bot.words import PLAIN, TELEGRAM
from flows.moves import Cue, Move, Setting

_UNSOUND = re.compile("[\u202a-\u202e\u2066-\u2069\x00\ud800-\udfff]")
_LOVED = (Move.LISTENING, Move.REPAIR)


async def say(hand: Hand, row: Rehearsed, said: str) -> None:
    """The learner says something to the partner."""
    facing = rehearsal_of(row).facing
    step = await practice.say(hand.work, row, said, hand.now, hand.message)
    if not step.care:
        await hand.retire("note:")
        await hand.retire("asked:")
    if step.turn.praise and hand.message:
        hand.react(hand.message, "❤" if step.turn.praise in _LOVED else "👍")
    await showing.show(hand, step, facing)
    if await path.is_enough(hand.work, hand.learner, step):
        see_how = labelled(PLAIN.sentence("path.see_how"), "enough", row.id)
        hand.say(TELEGRAM.page("telegram_mentor", said=TELEGRAM.sentence("path.enough")), [[see_how]], f"enough:{row.id}")


async def hint(hand: Hand) -> None:
    """/hint: two sentences worth saying now, to be copied by a tap."""
    row = await hand.rehearsal()
    if row is None or row.status != "open":
        hand.say(hand.sentence("no_rehearsal"), [[button("practice", "menu:practice")]])
    else:
        hand.say(TELEGRAM.page("telegram_hints", hints=present.hints(rehearsal_of(row), TELEGRAM)))


async def trust(hand: Hand) -> None:
    """/trust: the account with whoever is faced, entry by entry."""
    row = await hand.rehearsal()
    if row is None or row.status != "open":
        hand.say(hand.sentence("no_rehearsal"), [[button("practice", "menu:practice")]])
    else:
        hand.say(present.trust(rehearsal_of(row), TELEGRAM))


def spoken(message: Message) -> str:
    """What a message says at the table: its text; or, for a document, that it is laid there, and its caption."""
    if message.document is None:
        return clean(message.text or message.caption or "")
    name = " ".join(clean(message.document.file_name or "resume").split())[:80]
    words = PLAIN.sentence("telegram.resume_on_table", name=name)
    return f"{words} {clean(message.caption or '')}".strip()


def in_distress(said: str) -> bool:
    """Whether somebody who isn't in a rehearsal needs more than this bot."""
    return Cue.DISTRESS in world().ear.read(said, Setting()).cues


def clean(said: str) -> str:
    """Text as it came, without marks that would turn the text round it from left to right, and halves of characters: none can be kept."""
    return _UNSOUND.sub("", said)
