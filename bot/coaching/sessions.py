"""Signing in to the desk: by a link that is good once, or from inside Telegram; a session is short, bound, and can be ended."""

from __future__ import annotations

import hmac
import json
import secrets
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from urllib.parse import parse_qsl

from sqlalchemy import delete, update
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.coaching import coaches, given, holding
from bot.coaching.given import digest
from bot.store.coaching import Coach, Session, SignIn, Warrant
from bot.store.tables import Learner

LINK_LASTS = timedelta(minutes=10)
IDLE, LASTS = timedelta(minutes=45), timedelta(hours=10)
_SIGNED_WITHIN = timedelta(minutes=10)  # of Telegram's signature
_STAMP = timedelta(minutes=1)  # how exactly it is known when a session was seen last
_AHEAD = timedelta(minutes=1)  # by which Telegram's clock may be


async def link(work: AsyncSession, coach: Coach, now: datetime) -> str:
    """A secret that signs this coach in, once, within ten minutes; links made before are worth nothing."""
    assert coach.id is not None
    await work.exec(delete(SignIn).where(col(SignIn.coach) == coach.id, col(SignIn.used).is_(None)))
    secret = secrets.token_urlsafe(32)
    work.add(SignIn(coach=coach.id, digest=digest(secret), expires=now + LINK_LASTS))
    await work.flush()
    return secret


async def by_link(work: AsyncSession, secret: str, browser: str, now: datetime) -> str | None:
    """A cookie for whoever holds a link that is good; it is used up."""
    good = col(SignIn.digest) == digest(secret), col(SignIn.used).is_(None), col(SignIn.expires) > now
    coach = (await work.exec(update(SignIn).where(*good).values(used=now).returning(col(SignIn.coach)))).scalar_one_or_none()
    found = await coaches.by_number(work, coach) if coach is not None else None
    return await _begun(work, found, browser, now) if found else None


async def by_telegram(work: AsyncSession, init_data: str, token: str, browser: str, now: datetime) -> str | None:
    """A cookie for the coach whom Telegram names and signs for, once and within ten minutes; `token` is the bot's.

    The check is Telegram's own, core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app.
    """
    chat, at, seal = signed_by_telegram(init_data, token)
    if chat is None or not now - _SIGNED_WITHIN < at < now + _AHEAD:
        return None
    learner = (await work.exec(select(Learner).where(Learner.chat == chat))).first()
    coach = await coaches.of(work, learner) if learner else None
    if coach is None or coach.id is None:
        return None
    if not await holding.is_first(work, SignIn(coach=coach.id, digest=digest(seal), expires=at + 2 * _SIGNED_WITHIN, used=now)):
        return None
    return await _begun(work, coach, browser, now)


async def of(work: AsyncSession, cookie: str, browser: str, now: datetime, stamps: bool = True) -> tuple[Session, Coach] | None:
    """The session a cookie stands for, in the browser it was made in, while it lasts; `stamps`: that it was seen is written down."""
    found = (await work.exec(select(Session).where(Session.digest == digest(cookie), col(Session.ended).is_(None)))).first()
    if found is None or found.browser != digest(browser) or now - found.seen > IDLE or now - found.since > LASTS:
        return None
    coach = await coaches.by_number(work, found.coach)
    if coach is None:
        return None
    if stamps and is_due(found, now):
        found.seen = now
        await work.flush()
    return found, coach


def is_due(session: Session, now: datetime) -> bool:
    """Whether it is time to write down that a session was seen."""
    return now - session.seen > _STAMP


async def open_ones(work: AsyncSession, coach: Coach, now: datetime) -> list[Session]:
    """Where a coach is signed in."""
    live = Session.coach == coach.id, col(Session.ended).is_(None), col(Session.seen) >= now - IDLE, col(Session.since) >= now - LASTS
    return list((await work.exec(select(Session).where(*live).order_by(col(Session.id)))).all())


async def end(work: AsyncSession, coach: Coach, now: datetime, number: int | None = None) -> None:
    """Sign a coach out: of session `number`, or everywhere."""
    those = col(Session.coach) == coach.id, *([col(Session.id) == given.number(number)] if number is not None else [])
    await work.exec(update(Session).where(*those, col(Session.ended).is_(None)).values(ended=now))


async def sweep(work: AsyncSession, now: datetime) -> None:
    """What can sign nobody in, or make nobody a coach, any more goes."""
    await work.exec(delete(Warrant).where(col(Warrant.at) < now - coaches.GOOD_FOR))
    await work.exec(delete(SignIn).where(col(SignIn.expires) < now))
    await work.exec(delete(Session).where(col(Session.since) < now - LASTS))


def forgery_seal(cookie: str) -> str:
    """What a form must carry, so that another site's form does nothing: a seal of the session's own cookie."""
    return hmac.new(cookie.encode(), b"second-coffee form", sha256).hexdigest()


def signed_by_telegram(init_data: str, token: str) -> tuple[int | None, datetime, str]:
    """Who it is, when it was signed, and the seal; None for whom nothing is rightly signed."""
    nobody = None, datetime.fromtimestamp(0, UTC), ""
    try:
        pairs = parse_qsl(init_data, keep_blank_values=True, strict_parsing=True, max_num_fields=30)
        fields = dict(pairs)
        seal = fields.pop("hash")
        lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
        key = hmac.digest(b"WebAppData", token.encode(), sha256)
        right = hmac.digest(key, lines.encode(), sha256).hex()
        if len(pairs) != len(fields) + 1 or not token or not hmac.compare_digest(right.encode(), seal.encode()):
            return nobody
        number = json.loads(fields["user"])["id"]
        return (number if type(number) is int else None), datetime.fromtimestamp(int(fields["auth_date"]), UTC), seal
    except (ValueError, KeyError, TypeError, OverflowError, OSError, RecursionError):
        return nobody


async def _begun(work: AsyncSession, coach: Coach, browser: str, now: datetime) -> str:
    assert coach.id is not None
    cookie = secrets.token_urlsafe(32)
    work.add(Session(coach=coach.id, digest=digest(cookie), browser=digest(browser), since=now, seen=now))
    await work.flush()
    return cookie
