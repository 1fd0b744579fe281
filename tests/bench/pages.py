"""`python -m tests.bench.pages`: how heavy each page of the desk is, how long the server makes it, and what it asks of the database.

For a cohort of 40 with 2,000 finished tries and for one of 500. The first time a page is made its template is read, too;
scenes and partners were read before.
"""

import argparse
import asyncio
import statistics
import tempfile
from pathlib import Path

from sqlmodel import select

from bot.startup import read_content
from bot.store.coaching import Coach
from bot.store.store import Store
from tests.bench.desk import Clock, Counter, filled
from tests.desk.conftest import browser, sign_in

SIZES = ((40, 2_000), (500, 2_000))  # learners, tries
AGAIN = 7  # times a page is looked at once it is known
PATHS = ("/", "/cohort/1", "/cohort/1/people", "/member/1", "/assignment/10", "/exercises", "/exercise/1", "/assign", "/content", "/access")


async def pages(address: str, learners: int, tries: int) -> list[tuple[str, int, float, float, int]]:
    """Path, bytes, milliseconds the first time, the median after it, and statements, those of the session included."""
    read_content()  # as `serve` does before it listens
    store = await Store.opened(address)
    await filled(store, learners, tries)
    async with store.work() as work:
        coach = (await work.exec(select(Coach))).first()
    assert coach is not None
    counter, found = Counter().count(store), []
    async with browser(store) as visitor:
        await sign_in(store, visitor, coach)
        for path in PATHS:
            took = []
            for _ in range(1 + AGAIN):
                counter.asked, clock = 0, Clock()
                answer = await visitor.get(f"/desk{path}")
                took.append(clock.read()[0])
                assert answer.status_code == 200, path
            found.append((path, len(answer.content), took[0], statistics.median(took[1:]), counter.asked))
    await store.close()
    return found


def main() -> None:
    """Print the figures."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    print("learners  page                  kB   first ms  again ms  queries")
    for learners, tries in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            for path, size, first, again, asked in asyncio.run(pages(f"sqlite:///{Path(folder) / 'pages.db'}", learners, tries)):
                print(f"{learners:8}  {path:18}  {size / 1000:5.1f}  {first:9.1f}  {again:8.1f}  {asked:7}")


if __name__ == "__main__":
    main()
