"""Everything kept of a learner as a page to read: one file, no script, every word of theirs shown as it was written."""

from __future__ import annotations

import asyncio
import html
import json
import logging
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot import present, weeks
from bot.content.library import world
from bot.export import real_life
from bot.export.kept import Kept, kept_of
from bot.practice import Finished, Step, closest_of, rehearsal_of, seated, talk_of
from bot.profiles import profile_of
from bot.store.codec import load
from bot.store.store import Store
from bot.store.tables import Disputed, Outgoing, Received, Rehearsed, Taken
from bot.telegram.carrying.logs import bare
from bot.telegram.coached.readable import NOTHING, coaching
from bot.words import PLAIN, TELEGRAM
from flows.debrief import debrief
from flows.profile import Profile
from flows.rehearsal import Rehearsal, Turn

LOG = logging.getLogger(__name__)
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Said:
    """One turn: what the learner said, if it was words, and what came of it."""

    at: datetime
    text: str
    shown: tuple[present.Shown, ...] = ()
    taken_back: bool = False
    praised: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One rehearsal as it can be read again."""

    row: Rehearsed
    title: str
    people: tuple[str, ...]
    said: tuple[Said, ...]
    outcome: str = ""  # the debrief in Telegram's HTML; only of one that was ended and debriefed


async def page(store: Store, chat: int) -> bytes:
    """All of it as HTML."""
    async with store.work() as work:
        kept = await kept_of(work, chat)
        now = datetime.now(UTC)
        coached = await coached_of(work, kept, now)
    return await asyncio.to_thread(rendered, kept, coached, now)


async def coached_of(work: AsyncSession, kept: Kept, now: datetime) -> dict[str, Any]:
    """What there is of coaching, for the page; all who are met in the rehearsals are seated, for without them none can be told."""
    for row in kept.rehearsals:
        await seated(work, row)
    return await coaching(work, kept.learner[0], now) if kept.learner else NOTHING


def rendered(kept: Kept, coached: dict[str, Any], now: datetime) -> bytes:
    """The page."""
    taken: dict[int, list[Taken]] = defaultdict(list)
    for turn in kept.turns:
        taken[turn.rehearsal].append(turn)
    debriefed = {each.buttons.partition(":")[2] for each in kept.messages if each.buttons.startswith(("debrief:", "rested:", "begun:"))}
    told = [_told(row, taken[row.id or 0], str(row.id) in debriefed) for row in kept.rehearsals]
    disputes = [_disputed(row) for row in kept.disputes]
    sent = [(row.at, words) for row in kept.messages if (words := _words_of(row))]
    waiting = [(row.at, words) for row in kept.updates if (words := _words_in(row))]
    learner = kept.learner[0] if kept.learner else None
    profile = profile_of(learner) if learner else Profile()
    looks = [weeks.readable(row) for row in kept.weeks]
    real = {
        "occasions": [real_life.occasion(row) for row in kept.occasions],
        "contacts": [real_life.contact(row, kept.guesses) for row in kept.contacts],
        "reminders": real_life.waiting(kept.reminders),
    }
    own = {"profile": profile, "weeks": looks, "coaching": coached, **real}
    facts = {"rehearsals": told, "disputes": disputes, "sent": sent, "waiting": waiting, "updates": len(kept.updates)}
    choice = json.loads(learner.choosing) if learner else {}
    return TELEGRAM.page("export", learner=learner, choice=choice, now=now, **own, **facts).encode("utf-8", "replace")


def _told(row: Rehearsed, taken: list[Taken], debriefed: bool) -> Told:
    """A rehearsal; where the content has changed so much that it can't be put together again, the learner's own words."""
    scene = world().flows[row.scene].scene.title if row.scene in world().flows else row.scene
    try:
        rehearsal = rehearsal_of(row)
        met = [each.partner for each in rehearsal.room if each.turns or len(rehearsal.room) == 1]
        people = tuple(world().people[name].partner.name for name in met)
        said = tuple(_said(row, rehearsal, each) for each in taken)
        return Told(row, scene, people, said, _outcome(row, rehearsal, taken, debriefed))
    except Exception as error:
        LOG.warning("rehearsal %s is exported without its partner: %s", row.id, bare(error))
        return Told(row, scene, (), tuple(_bare(each) for each in taken))


def _said(row: Rehearsed, rehearsal: Rehearsal, taken: Taken) -> Said:
    turn = load(Turn, taken.turn)
    shown = present.shown(Step(row, rehearsal, turn, taken.id or 0), TELEGRAM)
    return Said(taken.at, turn.text if taken.kind == "say" else "", shown, taken.taken_back, turn.praise is not None)


def _bare(taken: Taken) -> Said:
    return Said(taken.at, str(json.loads(taken.turn).get("text", "")), taken_back=taken.taken_back)


def _outcome(row: Rehearsed, rehearsal: Rehearsal, taken: list[Taken], debriefed: bool) -> str:
    """The debrief, for those that had one: what was put away, out of care above all, is judged no more than it was then."""
    was_judged = row.guess or debriefed or bool(world().flows[row.scene].scene.ending(rehearsal.state) or closest_of(rehearsal).ended)
    turns = tuple(load(Turn, each.turn) for each in taken if not each.taken_back)
    if row.status != "done" or not was_judged or not any(turn.text for turn in turns):
        return ""
    back = tuple(load(Turn, each.turn) for each in taken if each.taken_back and each.kind == "say")
    finished = Finished(row, rehearsal, debrief(talk_of(rehearsal, turns)), turns, back, "")
    return present.debriefed(finished, TELEGRAM)


def _disputed(row: Disputed) -> dict[str, Any]:
    reader = PLAIN.sentence(f"check.choice.{row.relationship}")
    heard = [move.replace("_", " ") for move in json.loads(row.judged).get("slip_moves", ())]
    return {"at": row.at, "text": row.text, "reader": reader, "reply": row.reply, "heard": heard, "said": row.said}


def _words_of(row: Outgoing) -> str:
    """What a message of ours says, without its markup."""
    body = json.loads(row.body or "{}")
    return html.unescape(_TAG.sub("", body.get("text") or body.get("caption") or "")).strip()


def _words_in(row: Received) -> str:
    """What the learner wrote that has not been handled yet."""
    body = json.loads(row.body or "{}")
    message = body.get("message") or body.get("edited_message") or {}
    return str(message.get("text") or message.get("caption") or "")
