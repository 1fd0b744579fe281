"""What can be killed: the processes of each form in which the product runs, with one of them as the victim."""

import socket
import time
from contextlib import ExitStack
from tempfile import TemporaryDirectory
from typing import Protocol, Self

from tests.commands import Forked
from tests.emulator import BotProcess, Emulator
from tests.postgres import Postgres

SECRET = "kept-between-us"


class Victim(Protocol):
    """Whatever is killed and started again."""

    def kill(self) -> None:
        """kill -9."""

    def start(self) -> object:
        """Start it again."""


class Setup:
    """`with Setup("worker", telegram) as setup: setup.victims["worker"].kill()`; or serve, postgres; bot; bot-on-postgres."""

    def __init__(self, kind: str, telegram: Emulator) -> None:
        self._kind, self._telegram = kind, telegram
        self._stack = ExitStack()
        self.processes: list[BotProcess] = []
        self.victims: dict[str, Victim] = {}
        self.database = ""

    def __enter__(self) -> Self:
        if self._kind == "bot":
            self.database = f"sqlite:///{self._stack.enter_context(TemporaryDirectory())}/second-coffee.db"
            self.victims = {"bot": self._process("bot")}
        else:
            postgres = self._stack.enter_context(Postgres())
            self.database = postgres.fresh()
            self.victims = self._on(postgres)
        self._wait_until_ready()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def end(self) -> list[int]:
        """Ask all processes to end; their exit statuses."""
        return [each.terminate(20) for each in self.processes]

    @property
    def output(self) -> str:
        """What the processes printed."""
        return "\n".join(dict.fromkeys(line for each in self.processes for line in each.output.splitlines()))

    def _on(self, postgres: Postgres) -> dict[str, Victim]:
        if self._kind == "bot-on-postgres":
            return {self._kind: self._process("bot")}
        port = _free_port()
        hook = {"PUBLIC_URL": f"http://127.0.0.1:{port}", "LISTEN": f"127.0.0.1:{port}", "WEBHOOK_SECRET": SECRET}
        serve = self._process("serve", **hook)
        worker, _ = self._process("worker"), self._process("worker")
        return {"worker": worker, "serve": serve, "postgres": postgres}

    def _process(self, command: str, **env: str) -> BotProcess:
        given = self._telegram.env | {"DATABASE_URL": self.database} | env
        process = Forked("bot", command, env=given)
        self.processes.append(self._stack.enter_context(process))
        return process

    def _wait_until_ready(self, within: float = 30) -> None:
        end = time.monotonic() + within
        while not (self._telegram.calls.of("getUpdates") or self._telegram.world.webhook):
            if time.monotonic() > end or not all(each.alive for each in self.processes):
                raise RuntimeError(f"it did not start: {self.output[-2000:]}")
            time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
