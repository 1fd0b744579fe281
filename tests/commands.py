"""The program's commands, each in a process of its own, without loading its modules and its content for each anew.

`command("admin", "queues", env={...})` answers as `subprocess.run` would for `python -m bot admin queues`, and `Forked` is a
`BotProcess` that is started so. One process loads what takes long and does nothing else; for every command it forks, with the
arguments, environment, folder and streams given, and the fork runs and ends as any process does. What must be seen to start from
nothing is started by `subprocess` all the same.
"""

import atexit
import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tests.emulator.process import BotProcess

HOME = Path(__file__).parents[1]
STREAMS = ("stdin", "stdout", "stderr")
LOADED = ("bot.cli", "bot.admin.run", "bot.startup", "bot.streams", "bot.telegram.carrying.run", "bot.terminal.plain", "bot.terminal.talk")
LOADED_LATER = ("bot.telegram.carrying.shared", "bot.web.beside", "bot.web.desk.site", "bot.web.api.operations", "tests.bench.unhurried")
LOOK = 0.01  # seconds between two looks at whether a process has ended

Done = subprocess.CompletedProcess[str]


def command(*arguments: str, env: Mapping[str, str], given: bytes = b"", cwd: Path = HOME, within: int = 60) -> Done:
    """What it answers; the status of one that takes longer than `within` seconds is -14."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in STREAMS]
        for file in files:
            file.write_bytes(given if file.name == "stdin" else b"")
        places = [str(file) for file in files]
        order = {"argv": ["bot", *arguments], "env": dict(env), "cwd": str(cwd), "within": within, "files": places}
        status = _asked({"ended": _asked(order), "waits": True})
        return subprocess.CompletedProcess(arguments, status, *(file.read_text("utf-8") for file in files[1:]))


class Child:
    """A fork that goes on: as much of `subprocess.Popen` as is needed of it."""

    def __init__(self, order: dict[str, Any]) -> None:
        self.pid: int = _asked(order)
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Its exit status, once it has ended."""
        if self.returncode is None:
            self.returncode = _asked({"ended": self.pid, "waits": False})
        return self.returncode

    def wait(self, timeout: float) -> int:
        """Its exit status, or TimeoutExpired."""
        end = time.monotonic() + timeout
        while (status := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired(str(self.pid), timeout)
            time.sleep(LOOK)
        return status


class Forked(BotProcess):
    """`with Forked("bot", "worker", env=telegram.env) as worker:`, as `python -m bot worker` would be; modules but "bot" by their names."""

    def __init__(self, *argv: str, env: Mapping[str, str], cwd: Path = HOME) -> None:
        super().__init__(argv, env, cwd)

    def _launched(self) -> Any:
        files = [os.devnull, self._output.name, self._output.name]
        return Child({"argv": self.argv, "env": self.env, "cwd": str(self.cwd), "within": 0, "files": files})


def _asked(order: dict[str, Any]) -> Any:
    process = _loaded()
    assert process.stdin and process.stdout
    with _ONE_BY_ONE:
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())


_ONE_BY_ONE = threading.Lock()


@cache
def _loaded() -> subprocess.Popen[str]:
    """The process that forks."""
    argv = [sys.executable, "-m", "tests.commands"]
    process = subprocess.Popen(argv, cwd=HOME, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(process.communicate)  # its input ends, and with it the process
    return process


def main() -> None:
    """In the process that forks: a line comes in for every command and for every look at it, and a number or null goes out."""
    for name in (*LOADED, *LOADED_LATER):
        importlib.import_module(name)
    _read_content()
    gc.freeze()
    for line in iter(sys.stdin.readline, ""):
        order = json.loads(line)
        if "ended" in order:
            number, status = os.waitpid(order["ended"], 0 if order["waits"] else os.WNOHANG)
            print(json.dumps(os.waitstatus_to_exitcode(status) if number else None), flush=True)
            continue
        heard, tells = os.pipe()
        child = os.fork()
        if not child:
            return _become(order, tells)
        os.close(tells)
        os.read(heard, 1)  # from here on it has a group of its own, that can be killed
        os.close(heard)
        print(child, flush=True)
    return None


def _read_content() -> None:
    """All but the network of the ear, which has threads."""
    from bot.content.cards import cards
    from bot.content.library import rewriting, world
    from bot.words import sentences

    sentences(), cards(), rewriting(), list(world().people.values())


def _become(order: dict[str, Any], tells: int) -> None:
    """In the fork."""
    if not order["within"]:
        os.setsid()
    signal.alarm(order["within"])
    for number, file in enumerate(order["files"]):
        os.dup2(os.open(file, os.O_RDWR | os.O_APPEND), number)
    os.close(tells)
    sys.stdout.reconfigure(write_through="PYTHONUNBUFFERED" in order["env"])  # type: ignore[union-attr]
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - what the old one has read ahead is not for this command
    os.environ.clear()
    os.environ.update(order["env"])
    os.chdir(order["cwd"])
    module, *_ = sys.argv = order["argv"]
    sys.exit(importlib.import_module("bot.cli" if module == "bot" else module).main())


if __name__ == "__main__":
    main()
