"""What lasts between a learner and the partners: kept after every debrief, brought into the next rehearsal, shown as a garden."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.content.library import is_own, world
from bot.past import day_of, pasts_of
from bot.profiles import profile_of
from bot.store.codec import dump, load
from bot.store.tables import Learner, Related
from flows.casting import History
from flows.guess import is_guess
from flows.past import notes_read
from flows.people import Partner, person_of
from flows.promises import BROKEN
from flows.rehearsal import Encounter
from flows.relationship import Bond, acted, after, due_deed, introduced, ladder

if TYPE_CHECKING:
    from bot.practice import Finished

SKIPS = (3, 7, 14)  # days that may be skipped at once
HEARD_WELL, HEARD_BADLY = 0.4, -1.0  # what a partner's introduction does to the one who made it (D2.3)
GLAD, SORRY = 1.2, -0.3  # trust gained by which somebody met in passing liked it, or did not


@dataclass(frozen=True, slots=True)
class Happened:
    """Something a partner has done unasked: Dana has told Inês about the learner, who now is a seed in the garden."""

    partner: str
    index: int  # in what they do unasked
    opens: str = ""

    @property
    def by(self) -> Partner:
        """Who did it."""
        return world().people[self.partner].partner

    @property
    def says(self) -> str:
        """How they write it."""
        return self.by.unasked[self.index].says


@dataclass(frozen=True, slots=True)
class Known:
    """A partner the learner knows, and how it stands on this day."""

    name: str
    partner: Partner
    bond: Bond
    day: int

    @property
    def balance(self) -> float:
        """Trust on this day."""
        return self.bond.balance_on(self.day)

    @property
    def since(self) -> int:
        """Days since the last meeting."""
        return max(0, self.day - self.bond.last)


async def bonds_of(work: AsyncSession, learner: Learner) -> dict[str, Bond]:
    """Every relationship of the learner's, by partner."""
    rows = (await work.exec(select(Related).where(Related.learner == learner.id).order_by(col(Related.id)))).all()
    return {row.partner: load(Bond, row.bond) for row in rows if not is_guess(row.partner) and row.partner in world().people}


async def history_of(work: AsyncSession, learner: Learner, now: datetime) -> History:
    """What the learner brings into a rehearsal."""
    profile = profile_of(learner)
    return History(
        await bonds_of(work, learner),
        day_of(learner, now),
        tuple(target.name for target in profile.targets),
        profile.gives,
        tuple(permission.name for permission in profile.names),
        notes_read(await pasts_of(work, learner)),
    )


async def remember(work: AsyncSession, finished: Finished, now: datetime) -> None:
    """Everybody who was talked to remembers it; who made an introduction hears how it went."""
    learner = await work.get(Learner, finished.row.learner)
    if learner is None:
        return
    bonds, day = await bonds_of(work, learner), day_of(learner, now)
    for encounter in finished.rehearsal.room:
        name = person_of(encounter.partner)
        if not encounter.turns or is_guess(name) or is_own(name):  # met anew each time: what lasts is with the real one, or in an exercise
            continue
        verdict = _verdict(finished, encounter)
        bond = after(bonds.get(name), encounter, finished.turns, verdict, day)
        await _keep(work, learner, name, bond, now)
        friend = bond.introduced_by
        if friend in bonds and bond.meetings == 1 and verdict != "maybe":
            heard = HEARD_WELL if verdict == "yes" else HEARD_BADLY
            moved = replace(bonds[friend], balance=min(10.0, max(0.0, bonds[friend].balance + heard)))
            await _keep(work, learner, friend, moved, now)


async def happened(work: AsyncSession, learner: Learner, now: datetime) -> tuple[Happened, ...]:
    """What partners have done of their own accord by now; it is kept, so that it happens once."""
    bonds, day = await bonds_of(work, learner), day_of(learner, now)
    found = []
    for name, bond in list(bonds.items()):
        index = due_deed(bond, world().people[name].partner, day)
        if index < 0:
            continue
        await _keep(work, learner, name, acted(bond, index, day), now)
        deed = world().people[name].partner.unasked[index]
        seed = introduced(deed, bonds, name, day)
        if seed:
            bonds[deed.to] = seed
            await _keep(work, learner, deed.to, seed, now)
        found.append(Happened(name, index, deed.to if seed else ""))
    return tuple(found)


async def known(work: AsyncSession, learner: Learner, now: datetime) -> tuple[Known, ...]:
    """Everybody the learner knows, whoever needs water first."""
    day = day_of(learner, now)
    people = [Known(name, world().people[name].partner, bond, day) for name, bond in (await bonds_of(work, learner)).items()]
    return tuple(sorted(people, key=lambda each: (_NEEDS.index(str(each.bond.growth(day))), -each.balance)))


async def skip(work: AsyncSession, learner: Learner, days: int) -> None:
    """Let `days` go by on the learner's clock."""
    learner.ahead += days
    await work.flush()


def garden(people: tuple[Known, ...], day: int) -> dict[str, Any]:
    """The garden as the picture wants it."""
    names = sorted(world().people)
    plants = [
        {
            "name": each.partner.called,
            "state": str(each.bond.growth(each.day)),
            "height": round(each.balance / 10, 2),
            "kind": names.index(each.name) % 6,
            "marks": {
                "promise_open": bool(each.bond.open_promises),
                "promise_broken": any(promise.state == BROKEN for promise in each.bond.promises[-1:]),
            },
        }
        for each in people
    ]
    return {"plants": plants, "season": _SEASONS[day // 91 % 4]}


def rungs(each: Known) -> tuple[list[str], tuple[str, float] | None]:
    """What they would do today, by the names of asks, and the next thing with the points that are missing for it (D4.4)."""
    steps = ladder(each.balance)
    missing = [(str(move), points) for move, points in steps if points > 0]
    return [str(move) for move, points in steps if points <= 0], missing[0] if missing else None


_NEEDS = ("wilting", "seeded", "sprouting", "watered", "bloom", "withered")
_SEASONS = ("winter", "spring", "summer", "autumn")


def _verdict(finished: Finished, encounter: Encounter) -> str:
    best = max(each.ledger.balance for each in finished.rehearsal.room if each.turns)
    if encounter.ledger.balance == best:
        return finished.debrief.second_coffee
    gained = encounter.ledger.balance - encounter.ledger.opening
    return "yes" if gained >= GLAD else "no" if gained <= SORRY or encounter.ended == "cool" else "maybe"


async def _keep(work: AsyncSession, learner: Learner, name: str, bond: Bond, now: datetime) -> None:
    row = (await work.exec(select(Related).where(Related.learner == learner.id, Related.partner == name))).first()
    if row is None:
        assert learner.id is not None
        row = Related(learner=learner.id, partner=name, bond="", at=now)
        work.add(row)
    row.bond, row.at = dump(bond), now
    await work.flush()
