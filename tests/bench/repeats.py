"""`python -m tests.bench.repeats`: 10,000 updates over several connections, many of them twice, late or long after: each handled once?"""

import argparse
import asyncio
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import text

from tests.bench.fleet import SECRET, Fleet
from tests.bench.hook import Hook
from tests.emulator import Emulator, Person
from tests.postgres import Postgres

UPDATES = 10_000
OF_EACH = 25  # updates of a learner
TALKING = 8  # learners who write at the same time, so that what is late is late within their chats
CONNECTIONS = 8  # to each process that takes in
TWICE, LATE, REPLAYED = 0.1, 0.1, 0.05  # parts of all updates
NEAR = 12  # places by which a second copy or a late one comes after its turn
FIRST = 700_000_001
PAUSE = 5  # seconds between two messages of a learner, as they say: nobody writes too fast


@dataclass(frozen=True, slots=True)
class Handed:
    """One update as it came in: when it was first offered, when it was first taken."""

    offered: float
    taken: float


@dataclass(frozen=True, slots=True)
class Repeated:
    """What a run came to."""

    updates: int
    deliveries: int
    lost: int  # never handled or never answered
    answered_twice: int
    disordered: int  # pairs of a chat of which the earlier was in before the later was offered, answered the other way round
    left_over: int
    seconds: float

    @property
    def clean(self) -> bool:
        """Whether each was handled once and in order."""
        return not (self.lost or self.answered_twice or self.disordered or self.left_over)


def run(kind: str, updates: int, seed: int = 1) -> Repeated:
    """On "sqlite" one `serve` does it all; on "postgresql" two take in and two workers work off."""
    dice = random.Random(seed)
    shared = kind == "postgresql"
    commands = ["serve", "serve", "worker", "worker"] if shared else ["serve"]
    with Postgres() if shared else nullcontext() as postgres, Emulator() as telegram, Fleet(telegram, commands, postgres) as fleet:
        telegram.world.webhook.clear()  # from here on updates come from elsewhere
        bodies, whose = _written(telegram, updates, dice)
        order = deliveries(list(bodies), dice)
        began = time.monotonic()
        handed = asyncio.run(_deliver(fleet.hooks, bodies, order))
        fleet.wait_until_done(600)
        seconds = time.monotonic() - began
        with fleet.reading() as store:
            kept, left_over = store.execute(text("SELECT count(*), sum(CASE WHEN handled THEN 0 ELSE 1 END) FROM updates")).one()
        fleet.end()
        answered = {chat: [int(number) for each in person.texts for number in re.findall(r"\d+", each)] for chat, person in whose.items()}
        counts = Counter(number for numbers in answered.values() for number in numbers)
        lost = updates - kept + sum(not counts[number] for number in bodies)
        twice = sum(count - 1 for count in counts.values() if count > 1)
        return Repeated(updates, len(order), lost, twice, _disordered(answered, handed), int(left_over or 0), seconds)


def deliveries(numbers: Sequence[int], dice: random.Random) -> list[int]:
    """The numbers in the order of their delivery: some late, some twice and close together, some once more long after."""
    places = [place + (dice.randint(1, NEAR) if dice.random() < LATE else 0) for place in range(len(numbers))]
    copies = [(place, number) for place, number in zip(places, numbers, strict=True)]
    copies += [(place + dice.randint(0, NEAR), number) for place, number in list(copies) if dice.random() < TWICE]
    copies += [(dice.randint(place, len(numbers) + NEAR), number) for place, number in copies[: len(numbers)] if dice.random() < REPLAYED]
    return [number for _, number in sorted(copies, key=lambda copy: copy[0])]


def _written(telegram: Emulator, updates: int, dice: random.Random) -> tuple[dict[int, str], dict[int, Person]]:
    """Updates by their numbers, a few learners talking at a time; each message names the number of its update."""
    waiting = [telegram.person(f"Learner {number}") for number in range(-(-updates // OF_EACH))]
    whose, bodies, said = {person.id: person for person in waiting}, dict[int, str](), Counter[int]()
    talking = [waiting.pop() for _ in range(min(TALKING, len(waiting)))]
    began = int(time.time()) - 3600
    for number in range(FIRST, FIRST + updates):
        person = dice.choice(talking)
        person.chat.opened = True
        message = telegram.world.add_message(person.chat, person.account, text=f"/goal {number}", date=began + PAUSE * said[person.id])
        entities = {"entities": [{"type": "bot_command", "offset": 0, "length": 5}]}
        bodies[number] = json.dumps({"update_id": number, "message": message.as_api() | entities})
        said[person.id] += 1
        if said[person.id] >= OF_EACH and waiting:
            talking[talking.index(person)] = waiting.pop()
    return bodies, whose


async def _deliver(addresses: Sequence[str], bodies: dict[int, str], order: Sequence[int]) -> dict[int, Handed]:
    """Post them in this order over all connections of all addresses."""
    copies: dict[int, list[Handed]] = defaultdict(list)
    left = iter(order)

    async def post(hook: Hook) -> None:
        for number in left:
            copies[number].append(Handed(*await hook.post(bodies[number])))

    async with asyncio.TaskGroup() as group:
        for address in addresses:
            for _ in range(CONNECTIONS):
                group.create_task(_with(Hook(address, SECRET, 1), post))
    return {number: Handed(min(each.offered for each in all_), min(each.taken for each in all_)) for number, all_ in copies.items()}


async def _with(hook: Hook, post: Callable[[Hook], Awaitable[None]]) -> None:
    async with hook:
        await post(hook)


def _disordered(answered: dict[int, list[int]], handed: dict[int, Handed]) -> int:
    """Pairs that were answered in the wrong order, though the earlier was kept before the later was offered."""
    pairs = (pair for numbers in answered.values() for pair in combinations(numbers, 2))
    return sum(later < earlier and handed[later].taken < handed[earlier].offered for earlier, later in pairs)


def main() -> int:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=UPDATES)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    runs = {kind: run(kind, chosen.updates, chosen.seed) for kind in ("sqlite", "postgresql")}
    for kind, count in runs.items():
        print(f"{kind}: {count.updates} updates in {count.deliveries} deliveries, {count.seconds:.0f} s")
        print(f"  lost {count.lost}, answered twice {count.answered_twice}, out of order {count.disordered}, left over {count.left_over}")
    return 0 if all(count.clean for count in runs.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
