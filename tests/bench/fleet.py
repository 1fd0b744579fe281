"""The product's processes without its pauses, on SQLite or on PostgreSQL, with a Telegram to talk to."""

import json
import socket
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from tempfile import TemporaryDirectory
from typing import Self

from sqlalchemy import Connection, NullPool, create_engine, make_url, text

from tests.bench.unhurried import SAMPLED
from tests.commands import HOME, Forked
from tests.emulator import BotProcess, Emulator
from tests.postgres import Postgres

SECRET = "kept-between-us"
WAITING = "SELECT (SELECT count(*) FROM updates WHERE NOT handled) + (SELECT count(*) FROM outgoing WHERE status IN ('waiting', 'sending'))"


class Fleet:
    """`with Fleet(telegram, ["serve", "worker"], postgres) as fleet:`; without a PostgreSQL on a SQLite file of its own."""

    def __init__(
        self, telegram: Emulator, commands: Sequence[str], postgres: Postgres | None = None, speed: float = 0, forked: bool = True
    ) -> None:
        self._telegram, self._commands, self._speed, self._forked = telegram, list(commands), speed, forked
        self._stack = ExitStack()
        self.processes: dict[str, BotProcess] = {}
        self.hooks: list[str] = []
        folder = "" if postgres else self._stack.enter_context(TemporaryDirectory())
        self.database = postgres.fresh() if postgres else f"sqlite:///{folder}/second-coffee.db"

    def __enter__(self) -> Self:
        for place, command in enumerate(self._commands):
            name = f"{command} {self._commands[:place].count(command) + 1}" if self._commands.count(command) > 1 else command
            self.processes[name] = self._stack.enter_context(self._process(command))
        self._wait_until_ready()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def end(self) -> dict[str, dict[str, float]]:
        """Ask all to end; where the computing time of each went, in seconds."""
        for name, process in self.processes.items():
            if status := process.terminate(20):
                raise RuntimeError(f"{name} ended with {status}: {process.output[-2000:]}")
        lines = {name: process.output.rpartition(SAMPLED)[2].partition("\n")[0] for name, process in self.processes.items()}
        return {name: json.loads(line) for name, line in lines.items()}

    def reading(self) -> Connection:
        """A connection of one's own to the database."""
        url = make_url(self.database)
        driven = url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url
        return create_engine(driven, poolclass=NullPool).connect()

    def wait_until_done(self, within: float = 120) -> bool:
        """Wait until nothing waits any more, to be handled or to be sent; whether it came to that."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            with self.reading() as store:
                waiting = store.execute(text(WAITING)).scalar_one()
            if not waiting and not self._telegram.world.updates.pending:
                return True
            time.sleep(0.2)
        return False

    def _process(self, command: str) -> BotProcess:
        env = self._telegram.env | {"DATABASE_URL": self.database}
        if command == "serve":
            place = f"127.0.0.1:{_free_port()}"
            env |= {"PUBLIC_URL": f"http://{place}", "LISTEN": place, "WEBHOOK_SECRET": SECRET}
            self.hooks.append(f"http://{place}/telegram")
        speed = ["--speed", str(self._speed)] if self._speed else []
        if self._forked:
            return Forked("tests.bench.unhurried", command, *speed, env=env)
        return BotProcess([sys.executable, "-m", "tests.bench.unhurried", command, *speed], env, HOME)  # its memory is its own alone

    def _wait_until_ready(self, within: float = 60) -> None:
        """Until all are known to Telegram, and updates are asked for or have a place to go."""
        asks, end = Counter(self._commands), time.monotonic() + within
        calls = self._telegram.calls
        while len(calls.of("getMe")) < asks.total() or len(calls.of("getUpdates", "setWebhook")) < max(1, asks["serve"]):
            if time.monotonic() > end or not all(each.alive for each in self.processes.values()):
                outputs = "\n".join(each.output[-1000:] for each in self.processes.values())
                raise RuntimeError(f"it did not start: {outputs}")
            time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
