"""/check: a message to somebody real, judged before it is sent."""

from __future__ import annotations

from dataclasses import replace

from bot.judge import judge
from bot.telegram.choice import chosen, keep
from bot.telegram.hand import Hand
from bot.telegram.talk import clean
from bot.words import TELEGRAM
from flows.moves import Relationship, Stage


async def check(hand: Hand) -> None:
    """/check TEXT, or /check and the text with the next message."""
    if hand.words:
        _judge(hand, hand.words[0])
    else:
        ask(hand)


def ask(hand: Hand) -> None:
    """Ask for the text."""
    keep(hand, replace(chosen(hand), awaits="check"))
    hand.say(hand.sentence("what_to_check"))


async def took(hand: Hand, said: str) -> bool:
    """Whether plain text was the one that was to be checked."""
    choice = chosen(hand)
    if choice.awaits != "check":
        return False
    keep(hand, replace(choice, awaits=""))
    _judge(hand, said)
    return True


async def judge_that(hand: Hand) -> None:
    """The button under a reply to what the learner wrote or forwarded."""
    message = hand.update.effective_message
    meant = message.reply_to_message if message else None
    text = (meant.text or meant.caption) if meant else None
    if not await hand.holds("judge") or not text:
        hand.answer = hand.answer or hand.sentence("old_button")
        return
    hand.rebutton((), "")
    _judge(hand, text)


def _judge(hand: Hand, text: str) -> None:
    judged = judge(clean(text), "message", Relationship.STRANGER, Stage.OPENING, "", frozenset())
    if judged.cared_for:
        hand.say(TELEGRAM.page("telegram_mentor", said=TELEGRAM.sentence("care.distress", hand.update.update_id)))
    else:
        hand.say(TELEGRAM.page("telegram_check", judged=judged, sentence=TELEGRAM.sentence))
