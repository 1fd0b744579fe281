"""Everything that is no text: photos, voices, places, memberships, groups; each gets a sensible answer, or none."""

from __future__ import annotations

from sqlalchemy import update
from sqlmodel import col, select
from telegram import ChatMember, Message

from bot.commanding import nearest
from bot.store.tables import Outgoing
from bot.telegram.drafts.checking import awaited
from bot.telegram.hand import WAITING, Hand
from bot.telegram.playing.caring import care
from bot.telegram.playing.talk import clean, in_distress
from bot.telegram.profile import commands
from bot.telegram.relations import contacts
from bot.words import TELEGRAM

_KINDS = ("voice", "audio", "video_note", "video", "sticker", "animation", "photo", "location", "venue", "contact", "poll", "dice", "story")


async def no_words(hand: Hand) -> None:
    """A photo, a voice note, a sticker: the partner can't see or hear it."""
    message = hand.update.effective_message
    if message and message.caption and in_distress(clean(message.caption)):
        care(hand)
        return
    if message and await contacts.took_card(hand, message.contact):
        return
    kind = hand.sentence(f"kind.{_kind(message)}" if message else "kind.other")
    if awaited(hand):
        hand.say(TELEGRAM.sentence("check.unfit.no_words", kind=kind))
        return
    row = await hand.rehearsal()
    where = "talk" if row is not None and row.status == "open" else "outside"
    hand.say(hand.sentence(f"no_words.{where}", kind=kind))


async def unknown_command(hand: Hand) -> None:
    """A command nobody knows; one that is nearly one of ours is named."""
    message = hand.update.effective_message
    word = ((message and message.text) or "/").split()[0].removeprefix("/").partition("@")[0]
    near = nearest(word, dict(commands()))
    hand.say(hand.sentence("near_command", near=near) if near else hand.sentence("unknown_command"))


async def unknown_button(hand: Hand) -> None:
    """A button of an earlier version, or none of ours."""
    hand.answer = hand.sentence("old_button")


async def group(hand: Hand) -> None:
    """A group: one sentence, once; it is kept as if it had buttons, so that sweeping leaves a trace of it."""
    known = select(Outgoing.id).where(Outgoing.chat == hand.chat).limit(1)
    if (await hand.work.exec(known)).first() is None:
        hand.say(hand.sentence("group"), buttons="group")


async def membership(hand: Hand) -> None:
    """The learner blocked the bot, or let it in again."""
    change = hand.update.my_chat_member
    if change is None or hand.known is None:
        return
    gone = change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT)
    hand.known.unreachable = "blocked" if gone else ""
    if gone:
        waiting = update(Outgoing).where(col(Outgoing.chat) == hand.chat, col(Outgoing.status).in_(WAITING))
        await hand.work.exec(waiting.values(status="failed", failure="unreachable"))
        await no_concern_of_ours(hand)


async def no_concern_of_ours(hand: Hand) -> None:
    """Something that asks for nothing: whoever is seen by it for the first time, or after /forget, is not known by it."""
    if hand.known is not None and hand.known.since == hand.now:
        await hand.work.delete(hand.known)
        hand.known = None


def _kind(message: Message) -> str:
    return next((kind for kind in _KINDS if getattr(message, kind, None)), "other")
