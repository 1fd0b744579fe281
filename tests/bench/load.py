"""`python -m tests.bench.load`: turns a second beside the library's bare echo and by workers, reply times, webhook answer times."""

import argparse
import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

from tests.bench.crowd import SAID, begin, everybody, quiet
from tests.bench.fleet import Fleet
from tests.bench.hook import Delivery
from tests.bench.sampling import computed
from tests.commands import Forked
from tests.emulator import BotProcess, Emulator, Person
from tests.emulator.calls import SENDING
from tests.postgres import Postgres

TIMES = 3  # A B A B A B
MESSAGES = 4  # of each learner, in one such part
REST = 2.0  # seconds in which nobody is asked twice, so that replies can be told apart


@dataclass(frozen=True, slots=True)
class Rates:
    """Turns a second, part by part: of the echo and of the product in turns."""

    echo: list[float]
    product: list[float]

    @property
    def ratio(self) -> float:
        """The product's share of the echo's."""
        return median(self.product) / median(self.echo)


@dataclass(frozen=True, slots=True)
class Times:
    """What learners waited, or Telegram, in milliseconds."""

    asked: int
    unanswered: int
    waited: list[float]

    def at(self, part: float) -> float:
        """The time that this part of them did not exceed."""
        return sorted(self.waited)[min(len(self.waited) - 1, math.ceil(part * len(self.waited)) - 1)] if self.waited else math.nan

    def __str__(self) -> str:
        times = "  ".join(f"{name} {self.at(part):.1f} ms" for name, part in (("p50", 0.5), ("p99", 0.99), ("most", 1)))
        return f"{times}  of {self.asked}, unanswered {self.unanswered}"


@dataclass(frozen=True, slots=True)
class Shared:
    """What some workers on PostgreSQL reached, and the milliseconds of computing that a turn took, by process and by part."""

    workers: int
    rates: list[float]
    by_process: dict[str, float]
    by_part: dict[str, dict[str, float]]
    hook: Times


def against_echo(learners: int, times: int = TIMES, messages: int = MESSAGES) -> Rates:
    """The echo and the product take turns; each has a Telegram of its own and waits while the other is asked."""
    with Emulator() as its, _echo(its), Emulator() as ours, Fleet(ours, ["bot"]) as fleet:
        strangers, people = [_crowd(telegram, learners) for telegram in (its, ours)]
        everybody(strangers, lambda person: person.say("Hello"))
        begin(people)
        rates = Rates([], [])
        for part in range(times):
            texts = _texts(part, messages)
            rates.echo.append(rate(its, strangers, texts))
            rates.product.append(rate(ours, people, texts))
        fleet.end()
    return rates


def by_workers(learners: int, workers: int, times: int = TIMES, messages: int = MESSAGES) -> Shared:
    """Updates come in by one `serve`, by webhook over several connections; `workers` work them off."""
    with Postgres() as postgres, Emulator() as telegram, Fleet(telegram, ["serve", *["worker"] * workers], postgres) as fleet:
        people = _crowd(telegram, learners)
        begin(people)
        pids = {name: process.pid for name, process in fleet.processes.items()} | {"PostgreSQL": postgres.pid}
        before = {name: computed(pid) for name, pid in pids.items()} | {"the emulator and the learners": time.process_time()}
        with Delivery(telegram) as delivery:
            rates = [rate(telegram, people, _texts(part, messages)) for part in range(times)]
        after = {name: computed(pid) for name, pid in pids.items()} | {"the emulator and the learners": time.process_time()}
        turns = times * messages * learners
        by_process = {name: 1000 * (after[name] - before[name]) / turns for name in after}
        whole = turns + 4 * learners  # what was sampled includes the choosing
        by_part = {name: {part: 1000 * taken / whole for part, taken in parts.items()} for name, parts in fleet.end().items()}
        waited = [1000 * each for each in delivery.hook.seconds]
    return Shared(workers, rates, by_process, by_part, Times(turns, turns - len(waited), waited))


def replies(learners: int, a_second: float, seconds: float, seed: int = 1) -> Times:
    """What learners wait for a reply where messages come at random, by polling on SQLite."""
    with Emulator() as telegram, Fleet(telegram, ["bot"]) as fleet:
        people = _crowd(telegram, learners)
        begin(people)
        times = _ask_at_random(telegram, people, a_second, seconds, random.Random(seed))
        fleet.end()
    return times


def webhook(learners: int, a_second: float, seconds: float, postgres: Postgres | None = None, seed: int = 1) -> tuple[Times, Times]:
    """What Telegram waits for its 200 under such a load, and what learners wait for their replies then."""
    commands = ["serve", "worker"] if postgres else ["serve"]
    with Emulator() as telegram, Fleet(telegram, commands, postgres) as fleet:
        people = _crowd(telegram, learners)
        begin(people)
        with Delivery(telegram) as delivery:
            times = _ask_at_random(telegram, people, a_second, seconds, random.Random(seed))
        fleet.end()
        waited = [1000 * each for each in delivery.hook.seconds]
    return Times(times.asked, times.asked - len(waited), waited), times


def rate(telegram: Emulator, people: Sequence[Person], texts: Sequence[str]) -> float:
    """Turns a second, from the first update offered until the last message was sent."""
    since, began = len(telegram.calls), time.time()
    for text in texts:
        everybody(people, lambda person, text=text: person.say(text))  # type: ignore[misc]
    quiet(telegram)
    sent = telegram.calls.of(*SENDING, since=since)
    return len(people) * len(texts) / (max(call.at + call.seconds for call in sent) - began)


def _ask_at_random(telegram: Emulator, people: Sequence[Person], a_second: float, seconds: float, dice: random.Random) -> Times:
    asked: list[tuple[Person, float]] = []
    last = dict.fromkeys((person.id for person in people), 0.0)
    moment = end = time.time()
    end += seconds
    while (moment := moment + dice.expovariate(a_second)) < end:
        time.sleep(max(0.0, moment - time.time()))
        rested = [each for each in people if last[each.id] < time.time() - REST]
        if not rested:
            raise ValueError(f"{len(people)} learners are too few for {a_second:.0f} turns/s")
        person = dice.choice(rested)
        asked.append((person, time.time()))
        last[person.id] = time.time()
        person.say(dice.choice(SAID))
    quiet(telegram, 1.0)
    heard = {person.id: [event.at for event in person.events if event.kind == "message"] for person in people}
    waited = [next((at - said for at in heard[person.id] if at >= said), None) for person, said in asked]
    return Times(len(asked), waited.count(None), [1000 * each for each in waited if each is not None])


def _texts(part: int, messages: int) -> list[str]:
    return [SAID[(part * messages + number) % len(SAID)] for number in range(messages)]


def _crowd(telegram: Emulator, learners: int) -> list[Person]:
    return [telegram.person(f"Learner {number}") for number in range(learners)]


@contextmanager
def _echo(telegram: Emulator) -> Iterator[BotProcess]:
    with Forked("tests.bench.unhurried", "echo", env=telegram.env) as process:
        telegram.wait_until_polled()
        yield process


def _told(rates: Sequence[float]) -> str:
    return f"{median(rates):.0f} turns/s ({', '.join(f'{each:.0f}' for each in rates)})"


def _print_shared(shared: Shared) -> None:
    print(f"PostgreSQL, serve and {shared.workers} workers: {_told(shared.rates)}; webhook answers {shared.hook}")
    for name, taken in shared.by_process.items():
        parts = ", ".join(f"{part} {each:.1f}" for part, each in shared.by_part.get(name, {}).items() if each >= 0.05)
        print(f"  {name:30} {taken:5.1f} ms of computing a turn{': ' + parts if parts else ''}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=500)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--seconds", type=float, default=60, help="of each load at random")
    chosen = parser.parse_args()
    learners, seconds = chosen.learners, chosen.seconds
    sys.setswitchinterval(0.001)  # the emulator and the learners share this process: nobody here is to wait for the other
    rates = against_echo(learners, chosen.times)
    print(f"{learners} chats, one process, SQLite, polling: {_told(rates.product)}; bare echo {_told(rates.echo)}; ratio {rates.ratio:.2f}")
    half = median(rates.product) / 2
    print(f"reply time at {half:.0f} turns/s, SQLite, polling: {replies(learners, half, seconds)}")
    answers, waited = webhook(learners, half, seconds)
    print(f"webhook at {half:.0f} turns/s, SQLite: answers {answers}; replies {waited}")
    for workers in (1, 2):
        _print_shared(shared := by_workers(learners, workers, chosen.times))
    half = median(shared.rates) / 2
    with Postgres() as postgres:
        answers, waited = webhook(learners, half, seconds, postgres)
    print(f"webhook at {half:.0f} turns/s, PostgreSQL, one worker: answers {answers}; replies {waited}")


if __name__ == "__main__":
    main()
