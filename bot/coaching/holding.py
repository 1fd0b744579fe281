"""What must not change under one's hands: rows held until the end of a transaction, where several processes share a PostgreSQL.

A SQLite file has one writer, and nothing here costs it more than a look.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.store.coaching import Cohort
from bot.store.tables import Learner


async def is_open(work: AsyncSession, cohort: int) -> bool:
    """Whether a cohort is open; nobody else joins it, is given anything in it or closes it meanwhile."""
    query = select(Cohort.id).where(Cohort.id == cohort, col(Cohort.closed).is_(None))
    return (await work.exec(query.with_for_update(key_share=True))).first() is not None


async def is_there(work: AsyncSession, table: Any, number: int | None) -> bool:
    """Whether row `number` of a table is there; nobody deletes it meanwhile."""
    query = select(table.id).where(table.id == number)
    return (await work.exec(query.with_for_update(read=True, key_share=True))).first() is not None


async def is_held(work: AsyncSession, table: Any, number: int | None) -> bool:
    """Whether row `number` of a table is there; whoever holds or deletes it too is waited for, and waits."""
    query = select(table.id).where(table.id == number)
    return (await work.exec(query.with_for_update(key_share=True))).first() is not None


async def alone(work: AsyncSession, table: Any, *which: Any) -> list[int]:
    """The numbers of the rows that are about to be deleted; whoever is hanging something on one of them is waited for."""
    return list((await work.exec(select(table.id).where(*which).order_by(table.id).with_for_update())).all())


async def learners(work: AsyncSession, numbers: Any) -> dict[int, Learner]:
    """Those learners who are there, by number; none of them is erased meanwhile."""
    query = select(Learner).where(col(Learner.id).in_(numbers)).order_by(col(Learner.id))
    return {each.id or 0: each for each in (await work.exec(query.with_for_update(read=True, key_share=True))).all()}


async def is_first(work: AsyncSession, row: SQLModel) -> bool:
    """Whether this row could be added; not where one like it was added by somebody else at the same moment."""
    try:
        async with work.begin_nested():
            work.add(row)
    except IntegrityError:
        return False
    return True
