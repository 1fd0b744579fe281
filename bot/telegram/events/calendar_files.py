"""A calendar file that is sent to the chat makes an occasion: fetched and read before the update is handled, kept when it is."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime

from telegram import Bot, Document, Update
from telegram.error import TelegramError

from bot import calendars, occasions
from bot.calendars import LARGEST, Brought, Entry
from bot.looking_back import remind
from bot.occasions import OFFERED, PLANNED, keep, kinds, occasion_of, title_of
from bot.store.tables import Occasioned
from bot.telegram.events import looking_back, warming
from bot.telegram.events.occasion_asking import AWAITS, go_on, in_zone, words
from bot.telegram.events.timing import ask_zone, is_zone
from bot.telegram.hand import Hand
from bot.telegram.keyboards import labelled
from bot.telegram.own.aiming import back
from bot.telegram.playing.busy import is_busy
from bot.telegram.playing.talk import clean
from bot.words import PLAIN
from flows.announcing import LONGEST_PLACE, LONGEST_TITLE, announced
from flows.occasion import Occasion
from flows.preparing import is_past
from flows.when import Outcome, When

PICK = "event:pick"
_PATIENCE = 10.0  # seconds for the download


def wanted(update: Update) -> Document | None:
    """The calendar file that a message in a private chat brings, by its name or by its type."""
    document = update.message.document if update.message and update.message.chat.type == "private" else None
    if document is None:
        return None
    is_one = (document.file_name or "").lower().endswith((".ics", ".ical", ".ifb")) or document.mime_type == "text/calendar"
    return document if is_one else None


async def fetched(document: Document, bot: Bot, now: datetime) -> Brought:
    """What stands in it. It comes over the network, so nobody waits for it but its own chat."""
    if (document.file_size or 0) > LARGEST:
        return Brought(trouble="huge")
    with suppress(TelegramError, TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            content = bytes(await (await bot.get_file(document.file_id)).download_as_bytearray())
        return await asyncio.to_thread(calendars.read, content, now)
    return Brought(trouble="lost")


async def took(hand: Hand) -> None:
    """An occasion out of a file; of several, the learner chooses. In a rehearsal it is put by, and the talk goes on."""
    brought = hand.brought or Brought(trouble="lost")
    found = [_occasion(hand, entry) for entry in brought.entries]
    coming = [each for each in found if not is_past(each, hand.now)]
    if brought.trouble:
        hand.say(f"{words(hand, f'file.{brought.trouble}')}{await back(hand)}")
    elif len(coming) > 1:
        await _offer(hand, coming)
    else:
        await _bring(hand, (coming or found)[0])


async def picked(hand: Hand) -> None:
    """One of several was tapped; the others are let go of."""
    if not await hand.holds(PICK):
        return
    row = await occasions.of(hand.work, hand.learner, int(hand.words[0]))
    if row is None or row.status != OFFERED:
        hand.answer = hand.sentence("old_button")
    elif not await is_busy(hand):
        occasion = occasion_of(row)
        hand.rebutton((), "")
        await occasions.unoffered(hand.work, hand.learner)
        await _bring(hand, occasion)


def _occasion(hand: Hand, entry: Entry) -> Occasion:
    """An entry by the learner's clock, where its own can't be told."""
    title = _line(entry.title, LONGEST_TITLE)
    heard = announced(title, lambda _: When(Outcome.NONE), kinds())
    told = {"where": _line(entry.where, LONGEST_PLACE), "kind": heard.kind, "uid": _line(entry.uid, 200)}
    starts = datetime.fromisoformat(entry.starts).isoformat(timespec="minutes")
    occasion = Occasion(title=title, starts=starts, is_timed=entry.is_timed, minutes=entry.minutes, whom=heard.whom).evolve(**told)
    mine = hand.learner.zone
    if entry.zone == "UTC" and mine:
        return in_zone(occasion.evolve(zone="UTC"), mine)
    return occasion.evolve(zone=entry.zone if is_zone(entry.zone) else mine)


async def _bring(hand: Hand, occasion: Occasion) -> None:
    """Kept, and the rest is asked; one that came out of this calendar before is only put right."""
    row = await occasions.known(hand.work, hand.learner, occasion.uid)
    name = "file.known" if row is not None else "file.brought"
    if row is None:
        row = await occasions.begun(hand.work, hand.learner, hand.now)
        keep(row, occasion)
    else:
        before = occasion_of(row)
        timing = {each: getattr(occasion, each) for each in ("starts", "is_timed", "minutes", "zone")}
        keep(row, before.evolve(**timing, title=occasion.title or before.title, where=occasion.where or before.where))
    said = words(hand, name, title=title_of(occasion), when=occasions.said_when(occasion, hand.learner, hand.now), where=occasion.where)
    await _go_on(hand, row, said)


async def _go_on(hand: Hand, row: Occasioned, said: str) -> None:
    occasion = occasion_of(row)
    await remind(hand.work, hand.learner, row, hand.now)
    said = " ".join(filter(None, (said, await warming.followed(hand, row))))
    if await hand.rehearsal() is not None:
        hand.say(f"{said} {words(hand, 'later')}{await back(hand)}")
    elif is_past(occasion, hand.now):
        row.status = PLANNED
        hand.say(said)
        await looking_back.offer(hand, row)
    elif not hand.learner.zone and occasion.zone in ("", "UTC"):
        hand.say(said)
        await ask_zone(hand, AWAITS)
    else:
        await go_on(hand, row, said)


async def _offer(hand: Hand, coming: list[Occasion]) -> None:
    """Several on buttons; in a rehearsal, too, for the tap comes when it comes."""
    await hand.retire(PICK)
    rows = await occasions.offered(hand.work, hand.learner, coming, hand.now)
    buttons = []
    for row in rows:
        when = occasions.said_when(occasion_of(row), hand.learner, hand.now)
        buttons.append([labelled(PLAIN.sentence("occasion.listed", title=title_of(occasion_of(row)), when=when), "evpick", row.id)])
    hand.say(f"{words(hand, 'file.several')}{await back(hand)}", buttons, PICK)


def _line(text: str, most: int) -> str:
    flat = " ".join(clean(text).split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"
