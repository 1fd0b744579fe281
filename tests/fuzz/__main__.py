"""`python -m tests.fuzz --inputs 1000000`: the properties of the tests at length, in two processes; what broke, and what was slowest.

Of `--inputs` each target gets its share. A target is tried in rounds, each from a seed of its own: `--seed` repeats a run.
"""

from __future__ import annotations

import argparse
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from .rounds import Told, tried
from .targets import TARGETS

PROCESSES = 2
SHARES = {"updates": 25, "presses": 10, "orders": 10, "talks": 10, "drafts": 10, "content": 15, "settings": 5, "lines": 5, "http": 10}


def main() -> int:
    """Run them all, or those that are named; 1 if anything broke."""
    arguments = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Whatever comes in, nothing breaks.")
    arguments.add_argument("--inputs", type=int, default=20_000, help="over all targets together")
    arguments.add_argument("--only", nargs="*", choices=TARGETS, default=list(TARGETS), metavar="TARGET", help=", ".join(TARGETS))
    arguments.add_argument("--seed", type=int, default=int(time.time()) % 1_000_000, help="the first of the seeds")
    chosen = arguments.parse_args()
    shares = sum(SHARES[name] for name in chosen.only)
    print(f"seed {chosen.seed}\n{'target':<10}{'inputs':>10}{'seconds':>9}{'slowest ms':>12}{'failures':>10}", flush=True)
    faulty, total = 0, 0
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        for name in chosen.only:
            each = max(1, chosen.inputs * SHARES[name] // shares // PROCESSES)
            runs = [pool.submit(tried, name, each, chosen.seed + number * 10**9) for number in range(PROCESSES)]
            told = Told(name)
            for run in runs:
                told.add(run.result())
            _print(told)
            faulty, total = faulty + len(told.failures), total + told.inputs
    print(f"{total:,} inputs, {faulty} kinds of failure")
    return 1 if faulty else 0


def _print(told: Told) -> None:
    print(f"{told.target:<10}{told.inputs:>10,}{told.seconds:>9.1f}{told.slowest * 1000:>12.0f}{len(told.failures):>10}", flush=True)
    print(f"    slowest: {told.slowest_input}")
    for place, example in told.failures.items():
        print(f"    BROKEN {place}\n           {example}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
