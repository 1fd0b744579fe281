"""Start of the command to its first prompt, as whole processes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from statistics import median
from time import perf_counter


def main(times: int = 5) -> None:
    """Print the median of a scripted start, against an interpreter that does nothing."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/talks.db"}
        commands = {
            "python, nothing else": [sys.executable, "-c", "pass"],
            "practice, to the first line": [sys.executable, "-m", "bot", "practice", "--scene", "coffee", "--partner", "dana"],
        }
        for name, command in commands.items():
            taken = [_until_first_line(command, environment) for _ in range(times + 1)][1:]
            print(f"  {name:28} median {median(taken):.2f} s  least {min(taken):.2f} s")


def _until_first_line(command: list[str], environment: dict[str, str]) -> float:
    start = perf_counter()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout and process.stdin
        process.stdout.readline()
        taken = perf_counter() - start
        process.stdin.close()
        process.stdout.read()
    return taken


if __name__ == "__main__":
    main()
