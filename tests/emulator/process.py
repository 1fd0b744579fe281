"""A bot in a process of its own, that can be killed at any moment and started again."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

END_SECONDS = 10.0


class BotProcess:
    """`with BotProcess([sys.executable, "-m", "bot", "bot"], telegram.env) as bot:`; what it prints is kept over restarts."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str] | None = None, cwd: str | Path | None = None) -> None:
        self.argv, self.cwd = list(argv), cwd
        self.env = {**os.environ, "PYTHONUNBUFFERED": "1", **(env or {})}
        self.starts = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._output = tempfile.NamedTemporaryFile()  # noqa: SIM115 - closed at the end of the with block

    @property
    def pid(self) -> int:
        """The process id of the last start."""
        return self._started().pid

    @property
    def alive(self) -> bool:
        """False once it has ended or was killed."""
        return self._process is not None and self._process.poll() is None

    @property
    def output(self) -> str:
        """Everything it has printed since the first start, both streams."""
        return os.pread(self._output.fileno(), os.fstat(self._output.fileno()).st_size, 0).decode("utf-8", "replace")

    def start(self) -> Self:
        """Start it, in a process group of its own; waiting until it is ready is `telegram.wait_until_polled()`."""
        if self.alive:
            raise RuntimeError(f"already running as {self.pid}")
        self._process = self._launched()
        self.starts += 1
        return self

    def _launched(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            self.argv,
            env=self.env,
            cwd=self.cwd,
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def kill(self) -> None:
        """kill -9, for it and the children of its group; returns when it is gone."""
        self._signal(signal.SIGKILL)
        self._started().wait(END_SECONDS)

    def terminate(self, timeout: float = END_SECONDS) -> int:
        """Ask it to end (SIGTERM); the exit status, or TimeoutExpired."""
        self._signal(signal.SIGTERM)
        return self._started().wait(timeout)

    def restart(self) -> Self:
        """kill -9 and start again."""
        self.kill()
        return self.start()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        if self.alive:
            self.kill()
        self._output.close()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise RuntimeError("not started yet")
        return self._process

    def _signal(self, number: signal.Signals) -> None:
        if self.alive:
            os.killpg(self.pid, number)
