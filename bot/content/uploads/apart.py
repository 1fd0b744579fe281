"""An uploaded file is examined apart: in a process of its own, two at once, and back within five seconds whatever it holds."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from bot.content.faults import Fault
from bot.content.uploaded import Examined, kept
from bot.content.uploads.source import MOST_BYTES, sifted
from bot.words import sentences

AT_ONCE = 2
PATIENCE = 4.4  # seconds, with the wait for a place; the rest of the five is for putting an end to it
_MOST_OUT = 2_000_000  # bytes that the process may answer with
_OUT_OF_TIME = getattr(signal, "SIGXCPU", 24)
_CALM = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
_NEEDED = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR")  # of the environment; the rest is none of its business


async def examined(source: bytes, name: str, patience: float = PATIENCE) -> Examined:
    """What a file holds, as `examine` tells it; or one kind sentence where it took too long or nobody could look at it now."""
    if len(source) > MOST_BYTES:  # needs no look at what stands in it
        return Examined(faults=tuple(Fault(name, line, path, says) for line, path, says in sifted(source).faults))
    until, began = time.monotonic() + patience, asyncio.Event()
    loop = asyncio.get_running_loop()

    def read() -> Examined:
        if until - time.monotonic() < patience / 2:  # too little is left of what was spent waiting
            raise TimeoutError
        loop.call_soon_threadsafe(began.set)
        return _taken(_told(source, name, until), name)

    try:
        async with asyncio.timeout_at(loop.time() + patience + 0.3):
            return await loop.run_in_executor(_places(), read)
    except (TimeoutError, subprocess.TimeoutExpired):
        return _instead(name, "slow" if began.is_set() else "busy")
    except (ValueError, KeyError, TypeError, OSError):
        return _instead(name, "lost")


@cache
def _places() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(AT_ONCE, "upload")


def _told(source: bytes, name: str, until: float) -> bytes:
    """What the process answers; it writes into a file, whose size the process has bound itself to. Raises TimeoutExpired, TimeoutError."""
    command = [sys.executable, "-I", str(Path(__file__).with_name("reading.py")), name[:200].replace("\0", "")]
    environment = _CALM | {key: os.environ[key] for key in _NEEDED if key in os.environ}
    with tempfile.TemporaryFile() as answer:
        done = subprocess.run(  # noqa: S603
            command,
            input=source,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            timeout=max(0.1, until - time.monotonic()),
            start_new_session=True,
            env=environment,
        )
        if done.returncode == -_OUT_OF_TIME:
            raise TimeoutError
        answer.seek(0)
        return answer.read(_MOST_OUT)


def _taken(told: bytes, name: str) -> Examined:
    """The answer as values: the tree of plain JSON is read as strictly as a file would be, so nothing of the other process is trusted."""
    answer: Any = json.loads(told)
    faults = tuple(Fault(name, int(line), str(path), str(says)) for line, path, says in answer["faults"])
    kind = answer["kind"] if answer["kind"] in ("partner", "scene") else ""
    value = kept(kind, answer["canonical"]) if kind and not faults else None
    if value is None and not faults:
        raise ValueError("neither faults nor a value")
    return Examined(kind, faults, int(answer["more"]), value)


def _instead(name: str, why: str) -> Examined:
    return Examined(faults=(Fault(name, 1, "", sentences()[f"uploads.{why}"][0]),))
