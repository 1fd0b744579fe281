"""The program's commands, each in a process of its own, without loading its modules for each anew.

`command("admin", "queues", env={...})` answers as `subprocess.run` would for `python -m bot admin queues`. One process loads the
modules that take long and does nothing else; for every command it forks, with the arguments, environment, folder and input given, and
the fork runs and ends as any process does. What must be seen to start from nothing is started by `subprocess` all the same.
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
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

HOME = Path(__file__).parents[1]
STREAMS = ("stdin", "stdout", "stderr")
LOADED = ("bot.cli", "bot.admin.run", "bot.startup", "bot.streams", "bot.telegram.carrying.run", "bot.terminal.plain", "bot.terminal.talk")

Done = subprocess.CompletedProcess[str]


def command(*arguments: str, env: Mapping[str, str], given: bytes = b"", cwd: Path = HOME, within: int = 60) -> Done:
    """What it answers; the status of one that takes longer than `within` seconds is -14."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in STREAMS]
        for file in files:
            file.write_bytes(given if file.name == "stdin" else b"")
        order = {"arguments": arguments, "env": dict(env), "cwd": str(cwd), "within": within, "files": [str(file) for file in files]}
        status = _asked(json.dumps(order))
        return subprocess.CompletedProcess(arguments, status, *(file.read_text("utf-8") for file in files[1:]))


def _asked(order: str) -> int:
    process = _loaded()
    assert process.stdin and process.stdout
    process.stdin.write(order + "\n")
    process.stdin.flush()
    return int(process.stdout.readline())


@cache
def _loaded() -> subprocess.Popen[str]:
    """The process that forks."""
    argv = [sys.executable, "-m", "tests.commands"]
    process = subprocess.Popen(argv, cwd=HOME, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(process.communicate)  # its input ends, and with it the process
    return process


def main() -> None:
    """In the process that forks: a line comes in for every command, and its status goes out."""
    for name in LOADED:
        importlib.import_module(name)
    gc.freeze()
    for line in iter(sys.stdin.readline, ""):
        child = os.fork()
        if not child:
            return _become(json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    return None


def _become(order: dict[str, Any]) -> None:
    """In the fork."""
    from bot.cli import main

    signal.alarm(order["within"])
    for number, file in enumerate(order["files"]):
        os.dup2(os.open(file, os.O_RDWR), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - what the old one has read ahead is not for this command
    os.environ.clear()
    os.environ.update(order["env"])
    os.chdir(order["cwd"])
    sys.exit(main(order["arguments"]))


if __name__ == "__main__":
    main()
