"""`python -m tests.crash.kill worker --times 100`: kill -9 at random moments while messages arrive; what is lost, doubled, out of order?"""

import argparse
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import Connection, NullPool, create_engine, make_url, text

from tests.crash.setups import Setup
from tests.emulator import Emulator, Person
from tests.emulator.calls import SENDING

LEARNERS = 6
MESSAGES = 14  # a learner's in one rehearsal; a coffee lasts 24
QUESTIONS = (
    "How did you get into this line of work?",
    "What is a normal day like for you?",
    "What do you enjoy most about it?",
    "Where did you grow up?",
    "What are you reading at the moment?",
    "What was the hardest thing last year?",
    "Do you like living here?",
    "What do you do at the weekend?",
    "I moved here two years ago and still get lost.",
    "What is your team like?",
    "What would you do differently today?",
    "Who taught you the most?",
    "Do you cook?",
    "What are you looking forward to?",
)


@dataclass(frozen=True, slots=True)
class Count:
    """What a run of kills came to."""

    kills: int
    messages: int  # that learners sent, presses of buttons included
    lost: int  # never handled, or handled without a turn or an answer
    played_twice: int  # one message, two turns
    disordered: int  # turns of a chat that were not played in the order of its messages
    unsent: int  # answers that were never sent
    doubled: int  # answers that reached a learner twice

    @property
    def clean(self) -> bool:
        """Whether nobody would have noticed a thing."""
        return not (self.lost or self.played_twice or self.disordered or self.unsent or self.doubled)


def run(victims: Sequence[str], seed: int, messages: int = MESSAGES, learners: int = LEARNERS) -> Count:
    """Kill these of one form of the product, in rounds of one kill each, with learners who start anew in every round."""
    dice = random.Random(seed)
    with Emulator() as telegram, Setup(victims[0], telegram) as setup:
        said = [message for victim in victims for message in _round(telegram, setup, victim, dice, messages, learners)]
        _wait_until_quiet(telegram, setup)
        ends = setup.end()
        count = _counted(telegram, setup, said, len(victims))
        if not count.clean or any(ends):
            print(setup.output, f"ended with {ends}", file=sys.stderr)
        return count


def _round(telegram: Emulator, setup: Setup, victim: str, dice: random.Random, messages: int, many: int) -> list[tuple[int, int]]:
    learners = [telegram.person(f"Learner {number}") for number in range(many)]
    _side_by_side(learners, _begin)
    said: list[tuple[int, int]] = []
    talking = [
        threading.Thread(target=_talk, args=(learner, QUESTIONS[:messages], random.Random(dice.random()), said)) for learner in learners
    ]
    for each in talking:
        each.start()
    time.sleep(dice.uniform(0.05, 2.0))
    setup.victims[victim].kill()
    time.sleep(dice.uniform(0, 0.3))
    setup.victims[victim].start()
    for each in talking:
        each.join()
    if not all(process.alive for process in setup.processes):
        raise RuntimeError(f"a process did not come back: {setup.output[-2000:]}")
    return said


def _side_by_side(learners: list[Person], does: Callable[[Person], None]) -> None:
    with ThreadPoolExecutor(LEARNERS) as pool:
        list(pool.map(does, learners))


def _begin(learner: Person) -> None:
    learner.say("/practice")
    learner.listen("rehearse?", within=20)
    for label in ("A coffee, one to one", "🎲 Surprise me", "No goal today"):
        learner.press(label)
        learner.notice("edit", within=20)
    learner.listen(within=20)


def _talk(learner: Person, questions: tuple[str, ...], dice: random.Random, said: list[tuple[int, int]]) -> None:
    for question in questions:
        said.append((learner.id, learner.say(question).id))
        time.sleep(dice.expovariate(8))


def _wait_until_quiet(telegram: Emulator, setup: Setup, within: float = 180) -> None:
    end = time.monotonic() + within
    while time.monotonic() < end:
        time.sleep(0.5)
        with _reading(setup) as store:
            waiting = store.execute(text("SELECT count(*) FROM updates WHERE NOT handled")).scalar_one()
            waiting += store.execute(text("SELECT count(*) FROM outgoing WHERE status IN ('waiting', 'sending')")).scalar_one()
        if not waiting and not telegram.world.updates.pending:
            return


def _reading(setup: Setup) -> Connection:
    url = make_url(setup.database)
    url = url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url
    return create_engine(url, poolclass=NullPool).connect()


def _counted(telegram: Emulator, setup: Setup, said: list[tuple[int, int]], kills: int) -> Count:
    with _reading(setup) as store:
        played = store.execute(text("SELECT rehearsal, message FROM turns WHERE message IS NOT NULL ORDER BY id")).all()
        unhandled = store.execute(text("SELECT count(*) FROM updates WHERE NOT handled")).scalar_one()
        answered = set(store.execute(text("SELECT t.message FROM turns t JOIN outgoing o ON o.turn = t.id")).scalars())
        unsent = store.execute(text("SELECT count(*) FROM outgoing WHERE status != 'sent'")).scalar_one()
        recorded = set(store.execute(text("SELECT message FROM outgoing WHERE message IS NOT NULL")).scalars())
    reached = [call.result["message_id"] for call in telegram.calls.of(*SENDING) if call.happened]
    lost = unhandled + telegram.world.updates.pending + sum(number not in answered for _, number in said)
    twice = sum(count - 1 for count in Counter(message for _, message in played).values())
    in_turn = pairwise(sorted(played, key=lambda row: row.rehearsal))  # stable: within a rehearsal as played
    disordered = sum(one.rehearsal == other.rehearsal and one.message > other.message for one, other in in_turn)
    return Count(kills, len(said), lost, twice, disordered, unsent, sum(number not in recorded for number in reached))


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("victim", choices=("bot", "worker", "serve", "postgres", "bot-on-postgres"))
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    began = time.monotonic()
    count = run([chosen.victim] * chosen.times, chosen.seed)
    print(f"{chosen.victim}: {count.kills} kills while {count.messages} messages arrived, {time.monotonic() - began:.0f} s")
    print(f"messages lost {count.lost}, played twice {count.played_twice}, out of order {count.disordered}; ", end="")
    print(f"replies unsent {count.unsent}, doubled {count.doubled}")
    return 0 if count.clean else 1


if __name__ == "__main__":
    sys.exit(main())
