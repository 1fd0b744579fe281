"""Everything kept of a learner, as one JSON document."""

from __future__ import annotations

import json
from typing import Any

from sqlmodel import SQLModel, col, select

from bot.store.store import Store
from bot.store.tables import Disputed, Learner, Outgoing, Received, Rehearsed, Taken

_IS_JSON = ("told", "choosing", "state", "before", "turn", "body", "judged")


async def document(store: Store, chat: int) -> bytes:
    """The rows of all tables that belong to the learner of `chat`, with what is stored as JSON unfolded."""
    async with store.work() as work:
        learners = (await work.exec(select(Learner).where(Learner.chat == chat))).all()
        played = (await work.exec(select(Rehearsed).where(col(Rehearsed.learner).in_([each.id for each in learners])))).all()
        taken = (await work.exec(select(Taken).where(col(Taken.rehearsal).in_([each.id for each in played])))).all()
        wrong = (await work.exec(select(Disputed).where(col(Disputed.learner).in_([each.id for each in learners])))).all()
        sent = (await work.exec(select(Outgoing).where(Outgoing.chat == chat))).all()
        received = (await work.exec(select(Received).where(Received.chat == chat))).all()
    tables = {"learner": learners, "rehearsals": played, "turns": taken, "disputes": wrong, "updates": received, "messages": sent}
    unfolded = {name: [_unfolded(row) for row in rows] for name, rows in tables.items()}
    return json.dumps(unfolded, ensure_ascii=False, indent=1, default=str).encode()


def _unfolded(row: SQLModel) -> dict[str, Any]:
    kept = row.model_dump(mode="json")
    return {name: json.loads(value) if name in _IS_JSON and isinstance(value, str) and value else value for name, value in kept.items()}
