"""/check: a message to somebody real, looked at before it is sent. The message stays in the chat; nothing of it is kept here."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.checked import LONGEST, look_at, unfit
from bot.explained import heading, judgement, rewritten
from bot.telegram.choice import chosen, keep
from bot.telegram.hand import Hand
from bot.telegram.keyboards import Rows, button, labelled
from bot.telegram.pages import units
from bot.telegram.playing.talk import clean
from bot.words import PLAIN, TELEGRAM
from flows.moves import Relationship


async def check(hand: Hand) -> None:
    """/check TEXT, or /check and the text with the next message."""
    if hand.words:
        _take(hand, hand.words[0], hand.message)
    else:
        ask(hand)


def ask(hand: Hand) -> None:
    """Ask for the text."""
    keep(hand, replace(chosen(hand), awaits="check"))
    hand.say(hand.sentence("what_to_check"))


def awaited(hand: Hand) -> bool:
    """Whether the next message is the one that is to be checked."""
    return chosen(hand).awaits == "check"


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was the one that was to be checked; one that can't be leaves the question open."""
    if not awaited(hand):
        return False
    if _take(hand, said, hand.message):
        keep(hand, replace(chosen(hand), awaits=""))
    return True


async def judge_that(hand: Hand) -> None:
    """The button under a reply to what the learner wrote or forwarded."""
    text = draft(hand)
    if not await hand.holds("judge") or not text:
        hand.answer = hand.answer or hand.sentence("old_button")
        return
    hand.rebutton((), "")
    _take(hand, text, _drafted_as(hand))


async def reply_toggled(hand: Hand) -> None:
    """The button that says whether it is a first message or a reply."""
    if await hand.holds("whom"):
        hand.rebutton(_readers(hand.words[0] == "1"), "whom")


async def to_whom(hand: Hand) -> None:
    """The reader was tapped: the message as they would hear it, and how it could be sent."""
    text = draft(hand)
    if not await hand.holds("whom"):
        return
    if not text or unfit(text):
        hand.answer = PLAIN.sentence("check.draft_gone")
        return
    checked = await asyncio.to_thread(look_at, text, Relationship(hand.words[0]), hand.words[1] == "1")  # up to a second
    hand.change(TELEGRAM.page("telegram_mentor", said=heading(checked, TELEGRAM)))
    wrong = [[button("wrong", "wrong", *hand.words)]]
    pages = [page for page in (judgement(checked, TELEGRAM), rewritten(checked, TELEGRAM)) if page]
    for page in pages[:-1]:
        hand.say(page, reply_to=_drafted_as(hand))
    hand.say(pages[-1], wrong, "checked", reply_to=_drafted_as(hand))


def draft(hand: Hand) -> str:
    """The message that the one with the pressed button replies to, without the command that brought it."""
    message = hand.update.effective_message
    meant = message.reply_to_message if message else None
    text = clean((meant.text or meant.caption or "") if meant else "")
    return text.split(maxsplit=1)[-1] if text.startswith("/check") else text


def _drafted_as(hand: Hand) -> int | None:
    message = hand.update.effective_message
    return message.reply_to_message.message_id if message and message.reply_to_message else None


def _take(hand: Hand, text: str, message: int | None) -> bool:
    """Ask who is going to read a text, if it can be checked at all; whether it can."""
    text = clean(text)
    why_not = "huge" if units(text) >= LONGEST else unfit(text)  # one of 4,096 has lost its end: apps cut longer ones there
    if why_not == "distress":
        hand.say(TELEGRAM.page("telegram_mentor", said=TELEGRAM.sentence("care.draft", hand.update.update_id)))
    elif why_not:
        hand.say(TELEGRAM.sentence(f"check.unfit.{why_not}"))
    else:
        hand.say(TELEGRAM.sentence("check.to_whom", hand.update.update_id), _readers(False), "whom", reply_to=message)
    return why_not in ("", "distress")


def _readers(reply: bool) -> Rows:
    asked = [labelled(PLAIN.sentence(f"check.choice.{reader}"), "whom", reader.value, int(reply)) for reader in Relationship]
    return [asked[:2], asked[2:], [button("is_reply", "reply", int(not reply), mark="✓ " if reply else "")]]
