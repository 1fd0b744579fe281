"""`python -m tests.bench.reminders`: 5,000 over a year in which everything happens: each said once, on time, never in quiet hours?"""

import argparse
import asyncio
import json
import logging
import random
import re
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import func
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import reminders
from bot.store.store import Store
from bot.store.tables import Learner, Outgoing, Reminder
from bot.telegram.carrying import due
from bot.telegram.carrying.due import Kind, say_what_is_due
from tests.bench.almanac import DAY, EARLIER, HOUR, MINUTE, Life, Meant, is_quiet
from tests.postgres import Postgres

ZONES = (
    *("Europe/Berlin", "Europe/London", "America/New_York", "America/Los_Angeles", "America/Sao_Paulo", "America/Santiago"),
    *("Africa/Cairo", "Africa/Nairobi", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tokyo", "Australia/Lord_Howe", "Australia/Sydney"),
    *("Pacific/Apia", "Pacific/Auckland"),
)
QUIET = ((21, 8), (22, 7), (23, 9), (20, 6), (0, 6), (9, 17), (0, 0))
KINDS = ("follow_up", "follow_up", "follow_up", "afterwards", "warm_up_day", "warm_up_hour")
BEGINS, DAYS = datetime(2026, 1, 1, tzinfo=UTC), 365
AHEAD = 20  # days that something is put down ahead, at most
OFFSET = timedelta(seconds=17)  # the process's minutes are not those of the reminders; with each start it is another
WORKERS = 3  # who look at the same time, on PostgreSQL
RARE = ("restart", "crash", "clock_set_back")


class Crash(Exception):
    """The process dies between marking a reminder and committing that."""


class Hands:
    """A queue that takes everything, and dies when it is told to."""

    dies = False

    async def handle(self, work: object, updates: object) -> None:
        raise AssertionError("no update comes from here")

    async def send(self, work: object, chat: int) -> None:
        if self.dies:
            raise Crash


@dataclass(slots=True)
class Told:
    """What a year came to."""

    figures: Counter[str] = field(default_factory=Counter)
    late: list[float] = field(default_factory=list)  # seconds
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0


class Year:
    """A year in simulated time: what happens is drawn by lot, and a model tells what should be said when."""

    def __init__(self, address: str, entries: int, learners: int, seed: int) -> None:
        self.address, self.entries, self.chance = address, entries, random.Random(seed)
        stays = [(BEGINS, self.chance.choice(ZONES), *self.chance.choice(QUIET)) for _ in range(learners)]
        self.lives = {chat: Life(chat, [stay]) for chat, stay in enumerate(stays, 1)}
        self.told, self.hands = Told(), Hands()
        self.stores: list[Store] = []
        self.meant: dict[int, tuple[Life, Meant]] = {}
        self.down_until = self.now = BEGINS
        self.crashes_next = False
        self.offset = OFFSET

    async def passes(self) -> Told:
        """All of it."""
        began = time.perf_counter()
        await self.open()
        async with self.stores[0].work() as work:
            for life in self.lives.values():
                zone, since, until = life.stay(BEGINS)
                work.add(Learner(chat=life.chat, zone=zone, quiet_from=since, quiet_until=until, since=BEGINS))
        for at, act, number in sorted(self.script()):
            at = max(at, self.down_until)  # noqa: PLW2901 - while nobody is at work nobody can be asked for anything
            await self.passes_until(at)
            await self.look(at)
            for life in self.lives.values():
                life.settle(at)
            await getattr(self, act)(at, number)
        await self.passes_until(BEGINS + (DAYS + 3 * AHEAD) * DAY)
        for life in self.lives.values():
            life.settle(BEGINS + (DAYS + 3 * AHEAD) * DAY)
        await compare(self)
        await self.close()
        self.told.seconds = time.perf_counter() - began
        return self.told

    def script(self) -> Iterator[tuple[datetime, str, int]]:
        """What happens, when, and to whom or how long."""
        share, everybody = self.entries // 50, list(self.lives)
        busy = max(1, share // 3)
        shares = {"put": self.entries - 6 * busy, "busy_day": busy, "zone_move": 3 * share, "quiet_change": 2 * share, "block": share}
        shares |= {"stop": 5 * share, "move": 5 * share, "outage": max(3, share // 10)} | dict.fromkeys(RARE, max(5, share // 2))
        for act, times in shares.items():
            for _ in range(times):
                at = BEGINS + self.chance.randrange((DAYS - AHEAD) * 24 * 60) * MINUTE
                yield at, act, self.chance.randint(2, 40) if act == "outage" else self.chance.choice(everybody)

    async def put(self, now: datetime, chat: int) -> None:
        """Something to be said within twenty days, by the learner's clock or at a moment."""
        kind, at = self.chance.choice(KINDS), now + self.chance.randrange(2 * 60, AHEAD * 24 * 60) * MINUTE
        await self.put_down(now, self.lives[chat], kind, at, kind not in EARLIER and self.chance.random() < 0.6)

    async def put_down(self, now: datetime, life: Life, kind: str, at: datetime, by_wall: bool) -> None:
        """The same, in the store and in the model."""
        number = len(self.meant) + 1
        wall = at.astimezone(ZoneInfo(life.stay(now)[0])).replace(tzinfo=None) if by_wall else None
        meant = Meant(number, kind, at, wall, at + EARLIER[kind] if kind in EARLIER else None)
        self.meant[number] = life, meant
        life.put(meant, now)
        when = {"wall": f"{wall:%Y-%m-%dT%H:%M}"} if wall else {"at": at}
        async with self.stores[0].work() as work:
            await reminders.put(work, await learner_of(work, life), kind, number, **when, ends=meant.ends if number % 2 else None)

    async def busy_day(self, now: datetime, chat: int) -> None:
        """Six within two hours, of which three may be said on that day."""
        self.told.figures["busy days"] += 1
        eleven = (now + 3 * DAY).astimezone(ZoneInfo(self.lives[chat].stay(now)[0])).replace(hour=11, minute=0).astimezone(UTC)
        for number in range(6):
            await self.put_down(now, self.lives[chat], "follow_up", eleven + number * 20 * MINUTE, False)

    async def zone_move(self, now: datetime, chat: int) -> None:
        """They travel."""
        self.told.figures["zone moves"] += 1
        await self.change(now, self.lives[chat], self.chance.choice(ZONES), *self.lives[chat].stay(now)[1:])

    async def quiet_change(self, now: datetime, chat: int) -> None:
        """They want quiet at other hours."""
        self.told.figures["quiet-hour changes"] += 1
        await self.change(now, self.lives[chat], self.lives[chat].stay(now)[0], *self.chance.choice(QUIET))

    async def change(self, now: datetime, life: Life, zone: str, since: int, until: int) -> None:
        """As /settings does it."""
        life.moves(now, zone, since, until)
        async with self.stores[0].work() as work:
            learner = await learner_of(work, life)
            learner.zone, learner.quiet_from, learner.quiet_until = zone, since, until
            await reminders.rezoned(work, learner)

    async def block(self, _: datetime, chat: int) -> None:
        """They block the bot, or come back."""
        life = self.lives[chat]
        life.blocked = not life.blocked
        life.was_blocked = True
        self.told.figures["blocked" if life.blocked else "came back"] += 1
        async with self.stores[0].work() as work:
            (await learner_of(work, life)).unreachable = "blocked" if life.blocked else ""

    async def stop(self, _: datetime, chat: int) -> None:
        """One that waits is stopped."""
        found = [each for each in self.lives[chat].waiting() if each.expected]
        if found:
            self.told.figures["stopped"] += 1
            meant = self.chance.choice(found)
            meant.expected, meant.is_settled = None, True
            async with self.stores[0].work() as work:
                await reminders.stop(work, await learner_of(work, self.lives[chat]), meant.kind, meant.number)

    async def move(self, now: datetime, chat: int) -> None:
        """One that waits is moved."""
        found = [each for each in self.lives[chat].waiting() if each.expected and each.kind not in EARLIER]
        if found:
            self.told.figures["moved"] += 1
            meant = self.chance.choice(found)
            meant.at, meant.wall, meant.is_moved = now + self.chance.randrange(60, AHEAD * 24 * 60) * MINUTE, None, True
            self.lives[chat].expect(meant, now)
            async with self.stores[0].work() as work:
                learner = await learner_of(work, self.lives[chat])
                (row,) = [each for each in await reminders.waiting(work, learner) if each.about == meant.number]
                await reminders.move(work, learner, row, at=meant.at)

    async def restart(self, *_: object) -> None:
        """The process ends, and another begins on the same database."""
        self.told.figures["restarts"] += 1
        await self.close()
        await self.open()
        self.offset = self.chance.randrange(60) * timedelta(seconds=1)

    async def crash(self, *_: object) -> None:
        """At the next look at which something is due."""
        self.crashes_next = True

    async def outage(self, now: datetime, hours: int) -> None:
        """Nobody looks for some hours; what fell due meanwhile is said when somebody does, if it is not too late."""
        self.told.figures["outages"] += 1
        self.down_until = now + hours * HOUR
        for life in self.lives.values():
            for meant in life.waiting():
                if meant.expected and meant.expected < self.down_until:
                    life.expect(meant, self.down_until)
        await self.passes_until(self.down_until)
        await self.look(self.down_until)

    async def clock_set_back(self, now: datetime, _: int) -> None:
        """The machine's clock was ahead, and shows ten minutes ago once more."""
        self.told.figures["clock set back"] += 1
        await self.look(now - 10 * MINUTE)

    async def passes_until(self, end: datetime) -> None:
        """A look every minute up to `end`; those at which nothing is due are left out."""
        while True:
            async with self.stores[0].work() as work:
                first = (await work.exec(select(func.min(Reminder.due)).where(Reminder.status == "waiting"))).one()
            if first is None:
                return
            due_at = first if first.tzinfo else first.replace(tzinfo=UTC)
            at = _minute(max(due_at, self.down_until, self.now), self.offset)
            if at >= end:
                return
            if self.crashes_next:
                await self.dies(at)
            await self.look(at)

    async def dies(self, at: datetime) -> None:
        """A look at which the process dies before it commits what it put down: nothing of that may be there afterwards."""
        before = await self.count()
        self.hands.dies, self.crashes_next = True, False
        await self.look(at)
        self.hands.dies = False
        await self.restart()
        self.told.figures["crashes"] += 1
        if await self.count() != before:
            self.told.faults.append(f"at {at} half of what was done before a crash was kept")

    async def count(self) -> int:
        """How many messages there are."""
        async with self.stores[0].work() as work:
            return (await work.exec(select(func.count()).select_from(Outgoing))).one()

    async def look(self, now: datetime) -> None:
        """As the product does it once a minute; on PostgreSQL several at the same time."""
        self.told.figures["looks"] += 1
        self.now = max(now, self.now)
        with suppress(Crash):
            await asyncio.gather(*(say_what_is_due(store, self.hands, now) for store in self.stores))

    async def open(self) -> None:
        """Whoever looks."""
        self.stores = [await Store.opened(self.address) for _ in range(WORKERS if self.address.startswith("postgres") else 1)]

    async def close(self) -> None:
        """They end."""
        for store in self.stores:
            await store.close()


def _minute(moment: datetime, offset: timedelta) -> datetime:
    """The next look from then on, of a process that looks at so many seconds past the minute."""
    return BEGINS + offset - ((BEGINS + offset - moment) // MINUTE) * MINUTE


async def learner_of(work: AsyncSession, life: Life) -> Learner:
    """The learner in the store."""
    return (await work.exec(select(Learner).where(Learner.chat == life.chat))).one()


async def compare(year: Year) -> None:
    """What was said beside what should have been."""
    async with year.stores[0].work() as work:
        messages = (await work.exec(select(Outgoing).order_by(Outgoing.id))).all()  # type: ignore[arg-type]
    said: dict[int, list[datetime]] = defaultdict(list)
    days: Counter[tuple[int, object]] = Counter()
    for message in messages:
        numbers = [int(number) for number in re.findall(r"#(\d+)", json.loads(message.body)["text"])]
        zone, *quiet = year.lives[message.chat].stay(message.at)
        if is_quiet(message.at, zone, *quiet):
            year.told.faults.append(f"{numbers} were said to {message.chat} at {message.at}, in quiet hours")
        unasked = not all(year.meant[number][1].is_moved for number in numbers)
        days[message.chat, message.at.astimezone(ZoneInfo(zone)).date()] += unasked
        year.told.figures["folded messages"] += len(numbers) > 1
        for number in numbers:
            said[number].append(message.at)
    year.told.figures.update({"reminders": len(year.meant), "messages": len(messages), "most unasked in a day": max(days.values())})
    if max(days.values()) > 3:
        year.told.faults.append(f"{max(days, key=lambda day: days[day])} had more than three messages")
    for life, meant in year.meant.values():
        judge(year.told, life, meant, said[meant.number], days)


def judge(told: Told, life: Life, meant: Meant, said: list[datetime], days: Counter[tuple[int, object]]) -> None:
    """One reminder: said once and within a minute, or rightly not at all, or put off where three had been said that day."""
    name = f"{meant.kind} {meant.number} of {life.chat}"
    if meant.expected is None:
        told.figures["rightly not said"] += 1
        told.faults += [f"{name} was said at {said[0]}, and should not have been"] if said else []
        return
    seconds = (said[0] - meant.expected).total_seconds() if said else None
    day = meant.expected.astimezone(ZoneInfo(life.stay(meant.expected)[0])).date()
    is_full = days[life.chat, day] >= 3
    if len(said) == 1 and seconds is not None and 0 <= seconds <= 60:
        told.figures["said once, within a minute"] += 1
        told.late.append(seconds)
    elif is_full and len(said) == 1 and 0 < (seconds or 0) < 4 * DAY.total_seconds():
        told.figures["put off: three that day"] += 1
    elif is_full and not said and (meant.ends or life.was_blocked):
        told.figures["dropped: three that day"] += 1
    else:
        told.faults.append(f"{name} should be said at {meant.expected}, and was at {[str(each) for each in said]}")


@contextmanager
def kinds_that_only_tell_their_number() -> Iterator[None]:
    """So that what was said can be told from the messages; whether it is still wanted is for each part of the product to say."""

    async def wanted(*_: object) -> bool:
        return True

    async def text(_: AsyncSession, __: Learner, reminder: Reminder, ___: datetime) -> str:
        return f"#{reminder.about}"

    async def rows(*_: object) -> list[list[tuple[str, str]]]:
        return []

    before = dict(due.KINDS)
    due.KINDS.update(dict.fromkeys(KINDS, Kind(wanted, text, rows)))
    try:
        yield
    finally:
        due.KINDS.clear()
        due.KINDS.update(before)


def run(kind: str, entries: int, learners: int, seed: int = 1) -> Told:
    """A year on "sqlite" or "postgresql"."""
    with kinds_that_only_tell_their_number(), tempfile.TemporaryDirectory() as folder:
        if kind == "sqlite":
            return asyncio.run(Year(f"sqlite:///{Path(folder) / 'year.db'}", entries, learners, seed).passes())
        with Postgres() as server:
            return asyncio.run(Year(server.fresh(), entries, learners, seed).passes())


def main() -> int:
    """Print the figures; 1 if anything was amiss."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, default=5000)
    asked.add_argument("--learners", type=int, default=400)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--on", choices=("sqlite", "postgresql"), default="sqlite")
    chosen = asked.parse_args()
    logging.disable(logging.ERROR)  # crashes are meant here
    told = run(chosen.on, chosen.entries, chosen.learners, chosen.seed)
    for name, number in told.figures.items():
        print(f"{name:>28}  {number}")
    late = sorted(told.late)
    print(f"{'zones':>28}  {len(ZONES)}\n{'late, s':>28}  p50 {late[len(late) // 2]:.0f}, most {late[-1]:.0f}")
    print(f"{'seconds it took':>28}  {told.seconds:.0f}\n{'amiss':>28}  {len(told.faults)}")
    print("\n".join(told.faults[:20]))
    return bool(told.faults)


if __name__ == "__main__":
    sys.exit(main())
