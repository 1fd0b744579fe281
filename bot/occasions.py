"""A learner's occasions: kept step by step, what is coming and what is past, found by number only for whom they belong to."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import delete
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import times
from bot.clock import local
from bot.content.library import prompts
from bot.content.strict import load as read
from bot.store.codec import dump, load
from bot.store.tables import Learner, Occasioned
from bot.words import PLAIN, Surface
from flows.announcing import Kinds, is_only_a_kind
from flows.occasion import Occasion, Step
from flows.preparing import fewest, has, is_empty, is_past, next_step

ASKING, PLANNED, OVER, MISSED, DROPPED = "asking", "planned", "over", "missed", "dropped"
OFFERED = "offered"  # out of a calendar file with several; one is chosen, and the others go
LIVE = (ASKING, PLANNED)
_LATEST = datetime.max.replace(tzinfo=UTC)


def occasion_of(row: Occasioned) -> Occasion:
    """The occasion as it stands."""
    return load(Occasion, row.state)


def keep(row: Occasioned, occasion: Occasion) -> Occasion:
    """Keep it, and when it starts; written with the learner's transaction."""
    row.state, row.starts = dump(occasion), occasion.moment
    return occasion


async def begun(work: AsyncSession, learner: Learner, now: datetime) -> Occasioned:
    """A new occasion with nothing in it yet; one that was being asked about is put by as it is, or forgotten if it was empty."""
    assert learner.id is not None
    while (before := await open_one(work, learner)) is not None:
        await _put_by(work, before)
    row = Occasioned(learner=learner.id, state=dump(Occasion()), at=now)
    work.add(row)
    await work.flush()
    return row


async def open_one(work: AsyncSession, learner: Learner) -> Occasioned | None:
    """The one that is being asked about, if there is one."""
    found: Occasioned | None = (await work.exec(_whose(learner, ASKING).order_by(col(Occasioned.id).desc()).limit(1))).first()
    return found


async def unfinished(work: AsyncSession, learner: Learner) -> Occasioned | None:
    """The one a question about which is still open: it is being asked about, or one thing of it is being changed."""
    if (row := await open_one(work, learner)) is not None:
        return row
    planned = (await work.exec(_whose(learner, PLANNED).order_by(col(Occasioned.id).desc()))).all()
    return next((row for row in planned if occasion_of(row).asking.changing is not None), None)


async def upcoming(work: AsyncSession, learner: Learner, now: datetime) -> list[Occasioned]:
    """What is coming or going on, soonest first; at the end what has no date yet."""
    rows = (await work.exec(_whose(learner, *LIVE))).all()
    coming = [row for row in rows if not is_past(occasion_of(row), now) and not is_empty(occasion_of(row))]
    return sorted(coming, key=lambda row: (row.starts or _LATEST, row.id))


async def unlooked(work: AsyncSession, learner: Learner, now: datetime) -> list[Occasioned]:
    """What is past and was not looked back at, newest first."""
    rows = (await work.exec(_whose(learner, *LIVE))).all()
    past = [row for row in rows if is_past(occasion_of(row), now)]
    return sorted(past, key=lambda row: (row.starts or _LATEST, row.id), reverse=True)


async def of(work: AsyncSession, learner: Learner, number: int) -> Occasioned | None:
    """Occasion `number`, if it is this learner's."""
    return (await work.exec(select(Occasioned).where(Occasioned.learner == learner.id, Occasioned.id == number))).first()


async def known(work: AsyncSession, learner: Learner, uid: str) -> Occasioned | None:
    """The occasion that came out of a calendar before, under this number of theirs."""
    rows = (await work.exec(_whose(learner, *LIVE).order_by(col(Occasioned.id).desc()))).all()
    return next((row for row in rows if uid and occasion_of(row).uid == uid), None)


async def offered(work: AsyncSession, learner: Learner, choices: list[Occasion], now: datetime) -> list[Occasioned]:
    """Put several aside to choose from, in place of those that were put aside before."""
    assert learner.id is not None
    await unoffered(work, learner)
    rows = [Occasioned(learner=learner.id, state=dump(each), status=OFFERED, starts=each.moment, at=now) for each in choices]
    work.add_all(rows)
    await work.flush()
    return rows


async def unoffered(work: AsyncSession, learner: Learner) -> None:
    """Those that were put aside and not chosen go."""
    await work.exec(delete(Occasioned).where(col(Occasioned.learner) == learner.id, col(Occasioned.status) == OFFERED))


def asks(row: Occasioned) -> Step | None:
    """What is asked about it next: of one that stands, only what is being changed."""
    occasion = occasion_of(row)
    return next_step(occasion) if row.status == ASKING else occasion.asking.changing


def title_of(occasion: Occasion) -> str:
    """What it is called: its name, or "meet-up", or "coffee with Ana", "Lunch with Ana" if lunch was said."""
    name = occasion.title or PLAIN.sentence(f"occasion.kind.{occasion.kind or 'none'}")
    is_bare = not occasion.title or is_only_a_kind(occasion.title, kinds())
    if is_bare and fewest(occasion) == 1 and len(occasion.whom) == 1:
        return PLAIN.sentence("occasion.with", kind=name, name=occasion.whom[0].name)
    return name


def said_when(occasion: Occasion, learner: Learner, now: datetime) -> str:
    """When it is: "Thursday 26 November, 19:00", by both clocks where they differ; nothing without a day."""
    if occasion.moment is None:
        return ""
    starts, here = occasion.moment.replace(tzinfo=None), local(learner, now)
    if occasion.is_timed and occasion.zone not in ("", learner.zone or "UTC"):
        return times.elsewhere(starts, occasion.zone, here)
    return times.worded(starts, here, is_timed=occasion.is_timed, minutes=occasion.minutes)


def page(occasion: Occasion, learner: Learner, now: datetime, surface: Surface) -> str:
    """All that was told about it, on one page."""
    told = {"when": said_when(occasion, learner, now), "where": occasion.where, "crowd": occasion.crowd, "goal": occasion.goal}
    missing = [PLAIN.sentence(f"occasion.step.{step}").lower() for step in Step if not has(occasion, step)]
    kind = PLAIN.sentence(f"occasion.kind.{occasion.kind}") if occasion.kind and occasion.title else ""
    facts = {"title": title_of(occasion), "kind": kind, "whom": occasion.whom, "gives": occasion.gives, "missing": missing, **told}
    return surface.page("occasion", sentence=surface.sentence, **facts)


@cache
def kinds() -> Kinds:
    """The words for each kind of occasion. Raises Faults."""
    return read(Kinds, prompts() / "mentor" / "kinds.yaml", "mentor/kinds.yaml")


async def _put_by(work: AsyncSession, row: Occasioned) -> None:
    if is_empty(occasion_of(row)):
        await work.delete(row)
    else:
        row.status = PLANNED
    await work.flush()


def _whose(learner: Learner, *status: str) -> Any:
    return select(Occasioned).where(Occasioned.learner == learner.id, col(Occasioned.status).in_(status))
