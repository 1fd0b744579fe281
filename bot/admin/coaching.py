"""Who coaches: named and unnamed, by their chat or by a link; and the sentences that learners agreed to have kept for the corpus."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot import practice
from bot.admin.acts import known
from bot.coaching import coaches, cohorts, leaving, overruling, sessions, sight, tokens
from bot.settings import Settings, Unusable
from bot.store.coaching import Coach
from bot.store.store import Store
from bot.telegram.name import bot_name, start_link

WITHOUT = "TELEGRAM_BOT_TOKEN is missing: the link is sealed with it"


async def coach(store: Store, chat: int, name: str, about: str | None) -> dict[str, Any]:
    """Name whoever has this chat a coach, also before they first write; {"coach": 3, "name": "Maria Keller", "wrote_before": true}."""
    now = datetime.now(UTC)
    async with store.work() as work:
        learner = await known(work, store, chat)
        named = await coaches.named(work, learner or await practice.learner_of(work, chat, now), name, now, about)
        return {"coach": named.id, "chat": chat, "name": named.name, "about": named.about, "wrote_before": learner is not None}


async def uncoach(store: Store, chat: int) -> dict[str, Any]:
    """Somebody is no coach any more; how many cohorts others go on with, and how many were closed and their learners let go."""
    now = datetime.now(UTC)
    async with store.work() as work:
        found = await _coach(work, store, chat)
        if found is None:
            return {"known": False, "cohorts_left": 0, "cohorts_closed": 0}
        theirs = await cohorts.of(work, found)
        await leaving.end(work, found, now)
        closed = sum(each.closed is not None for each in theirs)
        return {"known": True, "cohorts_left": len(theirs) - closed, "cohorts_closed": closed}


async def sign_out(store: Store, chat: int) -> dict[str, Any]:
    """Whatever holds a coach's cookie or key holds it for nothing; how many sessions and keys that were."""
    now = datetime.now(UTC)
    async with store.work() as work:
        found = await _coach(work, store, chat)
        if found is None:
            return {"known": False, "sessions": 0, "keys": 0}
        open_ones, keys = await sessions.open_ones(work, found, now), await tokens.open_ones(work, found, now)
        await sessions.end(work, found, now)
        for each in keys:
            await tokens.end(work, found, each.id or 0, now)
        return {"known": True, "sessions": len(open_ones), "keys": len(keys)}


async def everybody(store: Store) -> dict[str, Any]:
    """{"coaches": [{"coach": 3, "chat": 7654321, "name": "Maria Keller", "since": "2026-03-02", "cohorts": 2, "learners": 31}]}."""
    async with store.reading() as work:
        return {"coaches": [await _told(work, each, chat) for each, chat in await coaches.all_of_them(work)]}


async def link(chosen: Settings) -> dict[str, Any]:
    """A link that makes whoever opens it first a coach; without the bot's name, what it ends with. Raises Unusable."""
    token = chosen.telegram_bot_token.get_secret_value()
    if not token:
        raise Unusable(WITHOUT)
    now = datetime.now(UTC)
    payload, name = coaches.warrant(token, now), await bot_name(chosen)
    until = (now + coaches.GOOD_FOR).isoformat(timespec="minutes")
    if name:
        return {"link": start_link(name, payload), "good_until": until}
    return {"payload": payload, "good_until": until, "use": "put it behind https://t.me/NAME_OF_THE_BOT?start="}


async def corrections(store: Store) -> dict[str, Any]:
    """The lines of a corpus, as they are kept without a name."""
    async with store.reading() as work:
        return {"corrections": list(await overruling.corrections(work))}


async def _told(work: AsyncSession, found: Coach, chat: int | None) -> dict[str, Any]:
    theirs = await cohorts.of(work, found)
    learners = sum((await sight.counts(work, theirs)).values())
    since = found.since.date().isoformat()
    return {"coach": found.id, "chat": chat, "name": found.name, "since": since, "cohorts": len(theirs), "learners": learners}


async def _coach(work: AsyncSession, store: Store, chat: int) -> Coach | None:
    learner = await known(work, store, chat)
    return await coaches.of(work, learner) if learner else None
