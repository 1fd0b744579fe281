"""Reading all content: every scene, sixteen partners in all their parts; time and memory of a process of its own."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

RUNS = 5


def main() -> None:
    """Print the median of five processes."""
    seen = [measured() for _ in range(RUNS)]
    for place, name in enumerate(("scenes, words and ear", "all partners", "all their parts")):
        print(f"{name:24} {median(each[place] for each in seen):6.0f} ms")
    print(f"{'memory for the partners':24} {median(each[3] for each in seen):6.1f} MB")


def measured() -> list[float]:
    """The figures of one process."""
    told = subprocess.run([sys.executable, "-m", "tests.bench.loading", "--one"], capture_output=True, text=True, check=True).stdout
    return [float(word) for word in told.split()]


def one() -> None:
    """Read everything, here."""
    from bot.content.library import world

    found = [milliseconds(world)]
    people, before = world().people, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found.append(milliseconds(lambda: [people[name] for name in people]))
    found.append(milliseconds(lambda: [people[f"{name}.{scene}"] for name in people for scene in people[name].partner.parts]))
    print(*found, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)


def milliseconds(act: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    one() if "--one" in sys.argv else main()
