"""Keys to the API: made by a coach for a program, shown once, kept as a hash, ended at any time."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import coaches, given
from bot.coaching.given import digest
from bot.store.coaching import Coach, Token

BEGINNING = "sc_"
LONGEST_NAME, MOST = 60, 20
LASTS, LONGEST = timedelta(days=90), timedelta(days=366)
_STAMP = timedelta(minutes=1)


async def made(
    work: AsyncSession, coach: Coach, name: str, now: datetime, reads_only: bool = False, lasts: timedelta = LASTS
) -> tuple[Token, str]:
    """A key and its secret, which nobody is shown again. Raises ValueError for no name, twenty keys, or more than a year."""
    called = given.line(name, LONGEST_NAME)
    if not called or not timedelta() < lasts <= LONGEST or len(await open_ones(work, coach, now)) >= MOST:
        raise ValueError(name)
    assert coach.id is not None
    secret = BEGINNING + secrets.token_urlsafe(32)
    row = Token(
        coach=coach.id, name=called, beginning=secret[:7], digest=digest(secret), reads_only=reads_only, since=now, expires=now + lasts
    )
    work.add(row)
    await work.flush()
    return row, secret


async def of(work: AsyncSession, secret: str, now: datetime, stamps: bool = True) -> tuple[Token, Coach] | None:
    """The key that a secret is, and whose it is, while it is good; `stamps`: that it was used is written down, once a minute."""
    good = Token.digest == digest(secret), col(Token.ended).is_(None), col(Token.expires) > now
    found = (await work.exec(select(Token).where(*good))).first()
    coach = await coaches.by_number(work, found.coach) if found else None
    if found is None or coach is None:
        return None
    if stamps and is_due(found, now):
        found.used = now
        await work.flush()
    return found, coach


def is_due(token: Token, now: datetime) -> bool:
    """Whether it is time to write down that a key was used."""
    return token.used is None or now - token.used > _STAMP


async def open_ones(work: AsyncSession, coach: Coach, now: datetime) -> list[Token]:
    """A coach's keys that are good."""
    good = Token.coach == coach.id, col(Token.ended).is_(None), col(Token.expires) > now
    return list((await work.exec(select(Token).where(*good).order_by(col(Token.id)))).all())


async def end(work: AsyncSession, coach: Coach, number: int, now: datetime) -> bool:
    """A key opens nothing any more; whether it was this coach's."""
    mine = col(Token.coach) == coach.id, col(Token.id) == given.number(number), col(Token.ended).is_(None)
    return bool((await work.exec(update(Token).where(*mine).values(ended=now))).rowcount)
