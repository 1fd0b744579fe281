"""What can be done: put back what failed and may yet succeed, and erase a learner as /forget does."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.erasing import erase
from bot.store.store import Store
from bot.store.tables import Learner, Outgoing, Received
from bot.telegram.carrying.intake import Intake

if TYPE_CHECKING:
    from bot.telegram.carrying.shared import Shared

_HOPELESS = ("", "unreachable", "taken back")


async def retry(store: Store) -> dict[str, Any]:
    """Put back messages that failed for Telegram's or our sake, and on PostgreSQL jobs that failed and updates without a job.

    Not put back: what was refused or taken back, whoever can't be reached, edits and reactions (what they belong to has moved
    on), and what is so old that its text was swept away. A bot on a SQLite file looks for what was put back twice a minute.
    """
    if store.is_shared:
        from bot.telegram.carrying.shared import Shared

        async with Shared(store).opened() as shared:
            jobs = await _jobs_put_back(shared)
            await Intake(store, shared).resume()
            async with store.work() as work:
                chats = await _put_back(work)
                for chat in dict.fromkeys(chats):
                    await shared.send(work, chat)
            return {"jobs_put_back": jobs, "messages_put_back": len(chats)}
    async with store.work() as work:
        return {"messages_put_back": len(await _put_back(work))}


async def redact(store: Store, chat: int) -> dict[str, Any]:
    """Erase a learner, waiting updates included; how much of each kind there was, or that nobody is known by this number."""
    async with store.work() as work:
        learner = await known(work, store, chat)
        erased = await erase(work, learner, datetime.now(UTC)) if learner else {}
        unheard = update(Received).where(col(Received.chat) == chat)
        await work.exec(unheard.values(chat=0, body="", handled=True))
    return {"known": learner is not None, "erased": erased}


async def known(work: AsyncSession, store: Store, chat: int) -> Learner | None:
    """Whoever has this chat, after the turn that is being played."""
    if store.is_shared:
        await work.exec(select(func.pg_advisory_xact_lock(chat)))
    return (await work.exec(select(Learner).where(col(Learner.chat) == chat))).first()


async def _jobs_put_back(shared: Shared) -> int:
    failed = list(await shared.app.job_manager.list_jobs_async(status="failed"))
    for job in failed:
        assert job.id is not None
        await shared.app.job_manager.retry_job_by_id_async(job.id, datetime.now(UTC))
    return len(failed)


async def _put_back(work: AsyncSession) -> list[int]:
    """The chats, one for each message that waits again."""
    failed = col(Outgoing.status) == "failed", col(Outgoing.method).startswith("send_"), col(Outgoing.body) != "{}"
    reasons = (await work.exec(select(Outgoing.failure).where(*failed).distinct())).all()
    curable = [reason for reason in reasons if reason not in _HOPELESS and reason.isidentifier()]
    gone = select(Learner.chat).where(Learner.unreachable != "", col(Learner.chat).is_not(None))
    which = *failed, col(Outgoing.failure).in_(curable), col(Outgoing.chat).not_in(gone)
    again = update(Outgoing).where(*which).values(status="waiting", failure="", at=datetime.now(UTC)).returning(col(Outgoing.chat))
    return list((await work.exec(again)).scalars())
