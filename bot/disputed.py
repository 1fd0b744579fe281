"""Judgements that somebody calls wrong: kept once, with their consent, and read by those who run the product."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import delete
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.checked import Checked
from bot.store.tables import Disputed, Learner

LONGEST = 1000  # characters of what is said to be wrong


async def keep(work: AsyncSession, learner: Learner, checked: Checked, now: datetime) -> Disputed:
    """Keep a checked message as wrongly judged; the same one for the same reader is kept once."""
    assert learner.id is not None
    digest = _digest(checked)
    known = select(Disputed).where(Disputed.learner == learner.id, Disputed.digest == digest)
    row = (await work.exec(known)).first()
    if row is None:
        judged = json.dumps(checked.judged, ensure_ascii=False)
        reader = checked.reader.value
        row = Disputed(
            learner=learner.id, digest=digest, text=checked.text, relationship=reader, reply=checked.reply, judged=judged, at=now
        )
        work.add(row)
        await work.flush()
    return row


async def add_words(work: AsyncSession, learner: Learner, number: int, said: str) -> bool:
    """Put what is wrong, in the learner's own words, to a message of theirs; whether it is still there."""
    row = await work.get(Disputed, number)
    if row is None or row.learner != learner.id:
        return False
    row.said = said.strip()[:LONGEST]
    await work.flush()
    return True


async def let_go(work: AsyncSession, before: datetime) -> None:
    """Erase what was kept before a moment."""
    await work.exec(delete(Disputed).where(col(Disputed.at) < before))


async def lines(work: AsyncSession) -> Sequence[dict[str, Any]]:
    """All that is kept, the oldest first: id, text, relationship, judged, said."""
    rows = (await work.exec(select(Disputed).order_by(col(Disputed.id)))).all()
    kept = ("id", "text", "relationship", "judged", "said")
    return [{name: json.loads(row.judged) if name == "judged" else getattr(row, name) for name in kept} for row in rows]


def _digest(checked: Checked) -> str:
    what = "\0".join((checked.text, checked.reader, str(checked.reply)))
    return blake2b(what.encode("utf-8", "replace"), digest_size=16).hexdigest()
