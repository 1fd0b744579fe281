"""The Telegram bot as a process of its own: memory idle and after 1,000 learners, turns a second through the emulated Bot API."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import perf_counter, sleep

from tests.bench.crowd import SAID, begin, everybody
from tests.bench.sampling import resident
from tests.emulator import BotProcess, Emulator

HOME = Path(__file__).parents[2]
MESSAGES = 4  # of each learner


def main(learners: int = 1_000) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder, Emulator() as telegram:
        env = telegram.env | {"DATABASE_URL": f"sqlite:///{folder}/second-coffee.db"}
        began = perf_counter()
        with BotProcess([sys.executable, "-m", "tests.bench.unhurried", "bot"], env, HOME) as bot:
            telegram.wait_until_polled()
            print(f"  start to first poll     {perf_counter() - began:.2f} s")
            sleep(1)
            print(f"  resident, idle          {resident(bot.pid):.0f} MB")
            people = [telegram.person(f"Learner {number}") for number in range(learners)]
            began = perf_counter()
            begin(people)
            print(f"  {learners} learners chose     {4 * learners / (perf_counter() - began):.0f} updates/s")
            began = perf_counter()
            for text in SAID[:MESSAGES]:
                everybody(people, lambda person, text=text: person.say(text))  # type: ignore[misc]
            print(f"  they talked             {MESSAGES * learners / (perf_counter() - began):.0f} turns/s")
            print(f"  resident, after them    {resident(bot.pid):.0f} MB, at most {resident(bot.pid, 'VmHWM'):.0f} MB")
            calls = [call.seconds for call in telegram.calls.of("sendMessage")]
            print(f"  {len(telegram.calls)} calls of the Bot API; the emulator took {1000 * sum(calls) / len(calls):.1f} ms for a message")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
