"""Who is a coach: named by an administrator, on the command line or by a signed link that is good once."""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import given, holding
from bot.store.coaching import Coach, Warrant
from bot.store.tables import Learner

LONGEST_NAME, LONGEST_ABOUT = 60, 300  # characters
WARRANT = "coach_"  # how the payload of a signed link begins
GOOD_FOR = timedelta(days=7)
_KEY = b"second-coffee warrant"
_NONCE, _SEAL = 6, 18  # bytes


async def named(work: AsyncSession, learner: Learner, name: str, now: datetime, about: str | None = None) -> Coach:
    """Make a learner a coach, or give a coach another name; one whose time had ended is one again. Raises ValueError for no name.

    `about` is who that is, as learners see it before they join; None: as it was.
    """
    assert learner.id is not None
    if not (called := given.line(name, LONGEST_NAME)):
        raise ValueError(name)
    coach = (await work.exec(select(Coach).where(Coach.learner == learner.id))).first() or Coach(learner=learner.id, name="", since=now)
    coach.name, coach.ended = called, None
    coach.about = coach.about if about is None else given.line(about, LONGEST_ABOUT)
    work.add(coach)
    await work.flush()
    return coach


async def of(work: AsyncSession, learner: Learner) -> Coach | None:
    """The coach that a learner is, if they are one."""
    return (await work.exec(select(Coach).where(Coach.learner == learner.id, col(Coach.ended).is_(None)))).first()


async def by_number(work: AsyncSession, number: int) -> Coach | None:
    """Coach `number`, while they are one."""
    return (await work.exec(select(Coach).where(Coach.id == given.number(number), col(Coach.ended).is_(None)))).first()


async def all_of_them(work: AsyncSession) -> list[tuple[Coach, int | None]]:
    """Every coach there is, with the number of their chat, by name."""
    query = select(Coach, Learner.chat).join(Learner, col(Learner.id) == col(Coach.learner)).where(col(Coach.ended).is_(None))
    return [(coach, chat) for coach, chat in (await work.exec(query.order_by(col(Coach.name)))).all()]


async def chat_of(work: AsyncSession, coach: Coach) -> Learner:
    """The learner's row of a coach: their chat and their clock."""
    return (await work.exec(select(Learner).where(Learner.id == coach.learner))).one()


def warrant(secret: str, now: datetime) -> str:
    """The payload of a link that makes whoever opens it first a coach, good for a week; `secret` is the bot's own, and not empty."""
    what = int((now + GOOD_FOR).timestamp()).to_bytes(5) + secrets.token_bytes(_NONCE)
    return WARRANT + urlsafe_b64encode(what + _seal(secret, what)).decode().rstrip("=")


async def redeem(work: AsyncSession, payload: str, secret: str, now: datetime) -> bool:
    """Whether a payload is a warrant that is sealed, in time and not used yet; it is used now."""
    try:
        raw = urlsafe_b64decode(payload.removeprefix(WARRANT) + "==")
    except (Error, ValueError):
        return False
    what, seal = raw[:-_SEAL], raw[-_SEAL:]
    if len(what) != 5 + _NONCE or not hmac.compare_digest(seal, _seal(secret, what)):
        return False
    if not secret or datetime.fromtimestamp(int.from_bytes(what[:5]), UTC) < now or await work.get(Warrant, what.hex()) is not None:
        return False
    return await holding.is_first(work, Warrant(id=what.hex(), at=now))


def _seal(secret: str, what: bytes) -> bytes:
    return hmac.digest(_KEY + secret.encode(), what, sha256)[:_SEAL]
