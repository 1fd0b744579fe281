"""The Telegram bot as a process of its own: memory idle and after 1,000 learners, turns a second through the emulated Bot API."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter, sleep

from tests.emulator import BotProcess, Emulator, Person

HOME = Path(__file__).parents[2]
SAID = (
    "How did you get into this line of work?",
    "What is a normal day like?",
    "Could you refer me to your boss?",
    "Where did you grow up?",
)


def main(learners: int = 1_000) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder, Emulator() as telegram:
        env = telegram.env | {"DATABASE_URL": f"sqlite:///{folder}/second-coffee.db"}
        began = perf_counter()
        with BotProcess([sys.executable, "-m", "tests.bench.telegram", "--unhurried"], env, HOME) as bot:
            telegram.wait_until_polled()
            print(f"  start to first poll     {perf_counter() - began:.2f} s")
            sleep(1)
            print(f"  resident, idle          {_resident(bot.pid):.0f} MB")
            people = [telegram.person(f"Learner {number}") for number in range(learners)]
            began = perf_counter()
            _begin(people)
            print(f"  {learners} learners chose     {5 * learners / (perf_counter() - began):.0f} updates/s")
            began = perf_counter()
            for text in SAID:
                _all(people, lambda person, text=text: person.say(text))  # type: ignore[misc]
            print(f"  they talked             {len(SAID) * learners / (perf_counter() - began):.0f} turns/s")
            print(f"  resident, after them    {_resident(bot.pid):.0f} MB, at most {_resident(bot.pid, 'VmHWM'):.0f} MB")
            calls = [call.seconds for call in telegram.calls.of("sendMessage")]
            print(f"  {len(telegram.calls)} calls of the Bot API; the emulator took {1000 * sum(calls) / len(calls):.1f} ms for a message")


def _begin(people: list[Person]) -> None:
    _all(people, lambda person: person.say("/practice"))
    for label, kind in (("A coffee, one to one", "edit"), ("🎲 Surprise me", "edit"), ("No goal today", "message")):
        _all(people, lambda person, label=label: person.press(label), kind)  # type: ignore[misc]


def _all(people: list[Person], does: object, kind: str = "message") -> None:
    """Everybody does something, and everybody hears an answer."""
    assert callable(does)
    for person in people:
        person.skip()
        does(person)
    for person in people:
        person.notice(kind, within=120)  # type: ignore[arg-type]


def _resident(pid: int, field: str = "VmRSS") -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(field)) / 1024


async def _unhurried() -> None:
    """The bot without the pauses that Telegram and good manners ask for."""
    from bot.settings import settings
    from bot.store.store import Store
    from bot.telegram.pace import unhurried
    from bot.telegram.run import Running, application_of

    chosen = settings()
    async with Running(application_of(chosen), await Store.opened(chosen.database), unhurried()) as running:
        await running.run()


if __name__ == "__main__":
    if "--unhurried" in sys.argv:
        os.environ.setdefault("LOG_LEVEL", "WARNING")
        asyncio.run(_unhurried())
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000)
