"""What comes in as a message: who it is meant for, the partner, the mentor, or nobody."""

from __future__ import annotations

from bot.telegram.coached import answering, inviting
from bot.telegram.coaching import heard
from bot.telegram.drafts import checking, disputing
from bot.telegram.events import calendar_files, looking_back, occasion_answers, planning, timing
from bot.telegram.hand import Hand
from bot.telegram.keyboards import button
from bot.telegram.own import aiming, lists, weekly
from bot.telegram.playing import caring, choosing, ending, talk
from bot.telegram.relations import amending, contacts, following_up, pasting
from bot.words import TELEGRAM


async def text(hand: Hand) -> None:
    """Plain text: what was asked for before, or what the learner says to the partner."""
    message = hand.update.effective_message
    said = talk.spoken(message) if message else ""
    row = await hand.rehearsal()
    if caring.is_for_us(hand, row) and talk.in_distress(said):
        caring.care(hand)
    elif await _was_asked_for(hand, said):
        return
    elif row is None:
        rows = [[button("practice", "menu:practice")], [button("judge", "judge:")]]
        hand.say(hand.sentence("nobody_there"), rows, "judge", reply_to=hand.message)
    elif row.status == "guessing":
        await ending.guessed_in_words(hand, row, said)
    else:
        await talk.say(hand, row, said)


async def _was_asked_for(hand: Hand, said: str) -> bool:
    """Whether a text answers something: then it is taken, and is for no partner."""
    askers = (checking, disputing, choosing, aiming, lists, weekly, occasion_answers, timing, contacts, amending, planning)
    for asker in (*askers, looking_back, following_up, pasting, inviting, answering, heard):
        if await asker.took(hand, said):
            return True
    return False


async def document(hand: Hand) -> None:
    """A calendar file makes an occasion; any other file in a talk is a resume on the table, with whatever the caption says."""
    if hand.brought is not None:
        await calendar_files.took(hand)
        return
    row, message = await hand.rehearsal(), hand.update.effective_message
    if checking.awaited(hand):
        hand.say(TELEGRAM.sentence("check.unfit.document"))
    elif row is None or row.status != "open" or message is None:
        hand.say(hand.sentence("document_outside"))
    else:
        await talk.say(hand, row, talk.spoken(message))


async def forwarded(hand: Hand) -> None:
    """Somebody's words: in a talk they are said, outside of one they can be judged."""
    if checking.awaited(hand) or pasting.awaited(hand) or await hand.rehearsal() is not None:
        await text(hand)
    else:
        hand.say(hand.sentence("forwarded"), [[button("judge", "judge:")]], "judge", reply_to=hand.message)
