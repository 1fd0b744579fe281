"""`python -m tests.bench.soak`: many learners, many turns, no HTTP: memory, time of a turn, size of the database, every query explained."""

import argparse
import asyncio
import contextlib
import gc
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from sqlalchemy import create_engine, text
from telegram import Update

from bot import disputed
from bot.content.library import world
from bot.store.levels import Gauge
from bot.store.store import Store
from bot.telegram.carrying.pace import unhurried
from bot.telegram.carrying.run import Running, Sharing
from bot.telegram.carrying.sweeping import sweep, sweep_rehearsals
from flows.moves import Setting
from tests.bench.crowd import SAID
from tests.bench.fleet import WAITING
from tests.bench.sampling import resident
from tests.bench.statements import Statements, scans
from tests.bench.stub import Telegram, application_on
from tests.postgres import Postgres

LEARNERS, TURNS = 10_000, 200_000
AT_ONCE = 50  # learners who write at the same moment
TENTHS = 10
LOOK = 0.005  # seconds between looks at whether all is done
PAUSE = 5.0  # seconds between two messages of one learner, by what their messages say
MANY = 5_000  # learners who need no such pause
BEGINNING = ("/practice", "A coffee, one to one", "🎲 Surprise me", "No goal today")
ENDING = ("/stop", "Just show me")
TALK = 12  # messages of a rehearsal, before it is ended and another begun
ODD = ("/hint", "/undo", "/check Could you refer me to your boss?", "/settings", "/goal to listen", "/help", "/practice", "Carry on")
ONCE = (  # what few do, and what asks the database in its own way
    *("/start", "/practice", "An event, a room of people", "🎲 Surprise me", "No goal today", "👋 Walk up to number 1", "Hello there!"),
    *("Could you refer me to your boss?", "↩ Take it back", "Could you refer me to your boss?", "Why?", "edit: Where did you grow up?"),
    *("/stop", "Just show me", "What this rests on", "↻ Same again", "Nice to see you again.", "/practice", "Stop that one", "Yes"),
    *("☕ Another", "/check Can you refer me?", "This is wrong", "Keep it and learn", "It is a friend.", "/settings", "/privacy"),
    *("/export", "kicked", "member", "/forget", "Erase everything", "/start"),
)


@dataclass(frozen=True, slots=True)
class Tenth:
    """A tenth of a run."""

    turns: int
    milliseconds: float  # a turn, with everything that is done for it
    slowest: float  # the longest that AT_ONCE learners waited for all their replies, in milliseconds
    resident: float  # megabytes at its end


@dataclass(slots=True)
class Soaked:
    """What a run came to."""

    learners: int
    tenths: list[Tenth] = field(default_factory=list)
    unanswered: int = 0
    left_over: int = 0
    bytes_a_learner: float = 0
    bytes_a_turn: float = 0
    statements: int = 0
    scanning: dict[str, str] = field(default_factory=dict)  # statements of turns that read a whole table, and the step that does
    scanning_by_night: dict[str, str] = field(default_factory=dict)
    read_by_scan: dict[str, float] = field(default_factory=dict)  # PostgreSQL: rows of a table read in sequence, a turn


class Crowd:
    """Learners who write and press, as updates; what they press is what the bot showed them."""

    def __init__(self, telegram: Telegram, learners: int, turns: int = 0, first: int = 1_000_000) -> None:
        self._telegram, self._next = telegram, first
        self._chats = [first + number for number in range(learners)]
        self._said: dict[int, int] = {}  # the number of each learner's newest message
        self._steps = dict.fromkeys(self._chats, 0)
        self._pause = PAUSE * AT_ONCE / max(AT_ONCE, learners)
        # few learners are asked again at once: that they do not write too fast, their messages say that they were sent earlier
        self._now = 0.0 if learners >= MANY else time.time() - 60 - 2 * PAUSE * max(turns / learners, 100)

    def rounds(self, turns: int) -> Iterator[list[Update]]:
        """What is written, in parcels of different learners; each says what comes next for them."""
        left = turns
        while True:
            for at in range(0, len(self._chats), AT_ONCE):
                chats = self._chats[at : at + min(AT_ONCE, left)]
                yield [self.does(chat, self._step(chat)) for chat in chats]
                self._now += self._pause if self._now else 0
                left -= len(chats)
                if not left:
                    return

    def does(self, chat: int, what: str) -> Update:
        """One thing: says a text, or presses the button of that name if it is shown."""
        shown, buttons = self._telegram.shown.get(chat, (0, {}))
        self._next += 1
        date = int(self._now or time.time())
        user = {"id": chat, "is_bot": False, "first_name": f"Learner {chat}"}
        room = {"id": chat, "type": "private", "first_name": user["first_name"]}
        message = {"message_id": shown, "date": date, "chat": room, "from": user}
        body: dict[str, Any] = {"update_id": self._next}
        if what in ("kicked", "member"):
            states = [{"user": user, "status": status, "until_date": 0} for status in ("member", what)]
            member = {"chat": room, "from": user, "date": date, "old_chat_member": states[0], "new_chat_member": states[1]}
            return Update.de_json(body | {"my_chat_member": member})
        if data := next((data for label, data in buttons.items() if what in label), None):
            press = {"id": f"{chat} {self._next}", "from": user, "message": message, "chat_instance": "1", "data": data}
            return Update.de_json(body | {"callback_query": press})
        if what.startswith("edit: "):
            edited = {"message_id": self._said[chat], "edit_date": date, "text": what[6:]}
            return Update.de_json(body | {"edited_message": message | edited})
        self._said[chat] = next(self._telegram.numbers)
        command = {"entities": [{"type": "bot_command", "offset": 0, "length": len(what.split()[0])}]} if what.startswith("/") else {}
        return Update.de_json(body | {"message": message | {"message_id": self._said[chat], "text": what} | command})

    def _step(self, chat: int) -> str:
        step = self._steps[chat]
        self._steps[chat] += 1
        place = step % (len(BEGINNING) + TALK + len(ENDING))
        if place < len(BEGINNING):
            return BEGINNING[place]
        if place >= len(BEGINNING) + TALK:
            return ENDING[place - len(BEGINNING) - TALK]
        number = chat + step
        return ODD[number // 7 % len(ODD)] if number % 7 == 0 else SAID[number % len(SAID)]


class Bot:
    """The product in this process, on either database; `async with Bot(store, telegram) as bot:`."""

    def __init__(self, store: Store, telegram: Telegram) -> None:
        self._store = store
        self._running = (Sharing if store.is_shared else Running)(application_on(telegram), store, unhurried())
        self._working: asyncio.Task[None] | None = None
        url = store.engine.url
        self._looking = create_engine(url.set(drivername=url.drivername.removesuffix("+aiosqlite"))).connect()
        if store.is_shared:
            self._looking.execute(text("SET SESSION enable_seqscan = off"))  # not to be among the rows that are read in sequence
            self._looking.commit()

    async def __aenter__(self) -> Self:
        running = await self._running.__aenter__()
        if isinstance(running, Sharing):
            self._working = asyncio.create_task(running.queue.work(running.handling, running.outbox))
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._working:
            self._working.cancel()
            await asyncio.gather(self._working, return_exceptions=True)
        self._looking.close()
        self._looking.engine.dispose()
        await self._running.__aexit__()

    async def takes(self, updates: list[Update], within: float = 60) -> None:
        """Take updates in and wait until all that comes of them is sent."""
        await self._running.intake.keep(updates)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                while self.waiting():  # noqa: ASYNC110 - another program is asked
                    await asyncio.sleep(LOOK)
                await asyncio.sleep(LOOK)  # the answer to a press is under way by itself

    def waiting(self) -> int:
        """What waits to be handled or to be sent; asked past the product, so that it is not taken for one of its questions."""
        found = self._looking.execute(text(WAITING)).scalar_one()
        self._looking.rollback()
        return int(found)

    async def by_night(self) -> None:
        """What is asked at the start, every half minute, by whoever looks at the metrics, and in the nightly sweep."""
        now = datetime.now(UTC)
        await self._running.intake.resume()
        outbox = self._running.outbox if isinstance(self._running, Sharing) else self._running.egress._outbox
        await outbox.left()
        await Gauge(self._store).read()
        await sweep(self._store, now)
        await sweep_rehearsals(self._store, now - timedelta(days=365))
        async with self._store.work() as work:
            await disputed.let_go(work, now - timedelta(days=365))


def _read_all() -> None:
    """Every partner's questions, as far as they are kept ready, and both networks."""
    world().ear.read("Could you refer me?", Setting())
    for name in world().people:
        world().people[name].index.asked("Who taught you that?")


async def soak(address: str, learners: int, turns: int) -> Soaked:
    """Let `learners` take `turns`, some of them at once; what is read once and kept is read before, so that only growth is seen."""
    _read_all()
    soaked, telegram, store = Soaked(learners), Telegram(), await Store.opened(address)
    asked, empty = Statements(store.engine), await _size(store)
    async with Bot(store, telegram) as bot:
        asked.take()
        await _everything(bot, telegram, first=1)
        soaked.tenths = await _tenths(bot, telegram, Crowd(telegram, learners, turns), turns, soaked)
        await _everything(bot, telegram, first=100_000)
        in_turns = asked.take()
        soaked.left_over = bot.waiting()
        await bot.by_night()
        by_night = {each: given for each, given in asked.take().items() if each not in in_turns}
    size = await _size(store) - empty
    soaked.bytes_a_learner, soaked.bytes_a_turn, soaked.statements = size / learners, size / turns, len(in_turns)
    soaked.scanning = await scans(store, in_turns, forced=True)
    soaked.scanning_by_night = await scans(store, by_night, forced=True)
    soaked.read_by_scan = {table: rows / turns for table, rows in await _read_by_scan(store)}
    await store.close()
    return soaked


async def _tenths(bot: Bot, telegram: Telegram, crowd: Crowd, turns: int, soaked: Soaked) -> list[Tenth]:
    tenths: list[Tenth] = []
    done, slowest, since, began = 0, 0.0, 0, time.perf_counter()
    for updates in crowd.rounds(turns):
        chats = [each.effective_chat.id for each in updates if each.effective_chat]
        before, start = [telegram.heard[chat] for chat in chats], time.perf_counter()
        await bot.takes(updates)
        slowest = max(slowest, time.perf_counter() - start)
        soaked.unanswered += sum(telegram.heard[chat] == heard for chat, heard in zip(chats, before, strict=True))
        done += len(updates)
        if done >= turns * (len(tenths) + 1) / TENTHS:
            taken = 1000 * (time.perf_counter() - began) / (done - since)
            gc.collect()
            tenths.append(Tenth(done, taken, 1000 * slowest, resident(os.getpid())))
            slowest, since, began = 0.0, done, time.perf_counter()
    return tenths


async def _everything(bot: Bot, telegram: Telegram, first: int) -> None:
    """One learner does everything there is to do."""
    crowd = Crowd(telegram, 1, first=first)
    for what in ONCE:
        await bot.takes([crowd.does(first, what)])


async def _size(store: Store) -> int:
    """Bytes of the database."""
    async with store.engine.connect() as connection:
        if store.is_shared:
            return int((await connection.execute(text("SELECT pg_database_size(current_database())"))).scalar_one())
        await connection.execution_options(looks=True)
        pages = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
        return int(pages) * int((await connection.execute(text("PRAGMA page_size"))).scalar_one())


async def _read_by_scan(store: Store) -> list[tuple[str, int]]:
    """PostgreSQL counts the rows that were read in sequence, the queue's among them."""
    if not store.is_shared:
        return []
    query = "SELECT relname, seq_tup_read FROM pg_stat_user_tables WHERE seq_tup_read > 0 ORDER BY seq_tup_read DESC"
    async with store.engine.connect() as connection:
        return [(str(table), int(rows)) for table, rows in (await connection.execute(text(query))).all()]


@contextlib.contextmanager
def database(kind: str) -> Iterator[str]:
    """The address of a fresh one."""
    if kind == "postgresql":
        with Postgres() as postgres:
            yield postgres.fresh()
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/second-coffee.db"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=LEARNERS)
    parser.add_argument("--turns", type=int, default=TURNS)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    chosen = parser.parse_args()
    with database(chosen.database) as address:
        soaked = asyncio.run(soak(address, chosen.learners, chosen.turns))
    print(f"{chosen.database}: {chosen.learners} learners, {chosen.turns} turns, {AT_ONCE} at once, without HTTP")
    for tenth in soaked.tenths:
        print(
            f"  after {tenth.turns:7} turns  {tenth.milliseconds:5.1f} ms a turn  "
            f"{AT_ONCE} at once within {tenth.slowest:5.0f} ms  resident {tenth.resident:.0f} MB"
        )
    print(f"unanswered {soaked.unanswered}, left over {soaked.left_over}")
    print(f"database {soaked.bytes_a_learner / 1024:.1f} kB a learner, {soaked.bytes_a_turn / 1024:.1f} kB a turn")
    print(f"{soaked.statements} distinct statements in turns, of them {len(soaked.scanning)} read a whole table")
    for statement, steps in soaked.scanning.items():
        print(f"  {steps}: {statement}")
    print(f"by night, at the start and for the metrics: {len(soaked.scanning_by_night)}")
    for statement, steps in soaked.scanning_by_night.items():
        print(f"  {steps}: {statement}")
    for table, rows in soaked.read_by_scan.items():
        print(f"  {table}: {rows:.2f} rows a turn read in sequence")


if __name__ == "__main__":
    main()
