"""`python -m tests.when [cases|tuning|fresh|hands|strangers|strangers_too|families]`: each way to write a time, what it became, totals."""

from __future__ import annotations

import sys
from collections import Counter

from flows.when import When
from tests.when.cases import ASKED, MISSED, RIGHT, WRONG, cases


def told(found: When) -> str:
    """A reading in one line."""
    starts = f"{found.starts:%a %Y-%m-%d %H:%M}" if found.starts else ""
    choices = " | ".join(f"{choice:%a %Y-%m-%d %H:%M}" for choice in found.choices)
    lasts = f"{found.minutes} min" if found.minutes else ""
    parts = (
        found.outcome.value,
        starts,
        "" if found.is_timed or not (starts or choices) else "(no hour)",
        lasts,
        found.zone,
        found.doubt or "",
        choices,
    )
    return " ".join(filter(None, parts))


def main() -> None:
    """Print them."""
    totals: Counter[str] = Counter()
    for case in cases(*sys.argv[1:2]):
        verdict = case.verdict()
        totals[verdict] += 1
        print(f"{verdict:14} {case.text!r:60} {told(case.became())}")
        if verdict != RIGHT:
            print(f"{'':14} written {case.now:%a %Y-%m-%d %H:%M %Z}, expected {case.expect}")
    print(", ".join(f"{name} {totals[name]}" for name in (RIGHT, ASKED, MISSED, WRONG)), f"of {totals.total()}")


if __name__ == "__main__":
    main()
