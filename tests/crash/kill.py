"""`python -m tests.crash.kill --times 20`: kill -9 the bot at random moments while messages arrive; what is lost, what is doubled?"""

import argparse
import random
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.emulator import BotProcess, Emulator, Person
from tests.emulator.calls import SENDING

HOME = Path(__file__).parents[2]
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
    unsent: int  # answers that were never sent
    doubled: int  # answers that reached a learner twice

    @property
    def clean(self) -> bool:
        """Whether nobody would have noticed a thing."""
        return not (self.lost or self.played_twice or self.unsent or self.doubled)


def run(times: int, seed: int, messages: int = MESSAGES) -> Count:
    """Kill `times` times, in rounds of one kill each, with learners who start anew in every round."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, Emulator() as telegram:
        database = Path(folder) / "second-coffee.db"
        env = telegram.env | {"DATABASE_URL": f"sqlite:///{database}"}
        with BotProcess([sys.executable, "-m", "bot", "bot"], env, HOME) as bot:
            said = [message for _ in range(times) for message in _round(telegram, bot, dice, messages)]
            _wait_until_quiet(telegram, database)
            bot.terminate()
            count = _counted(telegram, database, said, times)
            if not count.clean:
                print("\n".join(dict.fromkeys(bot.output.splitlines())), file=sys.stderr)
            return count


def _round(telegram: Emulator, bot: BotProcess, dice: random.Random, messages: int) -> list[tuple[int, int]]:
    learners = [telegram.person(f"Learner {number}") for number in range(LEARNERS)]
    _side_by_side(learners, _begin)
    said: list[tuple[int, int]] = []
    talking = [
        threading.Thread(target=_talk, args=(learner, QUESTIONS[:messages], random.Random(dice.random()), said)) for learner in learners
    ]
    for each in talking:
        each.start()
    time.sleep(dice.uniform(0.05, 2.0))
    bot.kill()
    time.sleep(dice.uniform(0, 0.3))
    bot.start()
    for each in talking:
        each.join()
    if not bot.alive:
        raise RuntimeError(f"the bot did not come back: {bot.output[-2000:]}")
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


def _wait_until_quiet(telegram: Emulator, database: Path, within: float = 120) -> None:
    end = time.monotonic() + within
    while time.monotonic() < end:
        time.sleep(0.5)
        with sqlite3.connect(database) as store:
            waiting = store.execute("SELECT (SELECT count(*) FROM updates WHERE NOT handled)").fetchone()[0]
            waiting += store.execute("SELECT count(*) FROM outgoing WHERE status IN ('waiting', 'sending')").fetchone()[0]
        store.close()
        if not waiting and not telegram.world.updates.pending:
            return


def _counted(telegram: Emulator, database: Path, said: list[tuple[int, int]], kills: int) -> Count:
    store = sqlite3.connect(database)
    turns = Counter(number for (number,) in store.execute("SELECT message FROM turns WHERE message IS NOT NULL"))
    unhandled = store.execute("SELECT count(*) FROM updates WHERE NOT handled").fetchone()[0]
    answered = {number for (number,) in store.execute("SELECT t.message FROM turns t JOIN outgoing o ON o.turn = t.id")}
    unsent = store.execute("SELECT count(*) FROM outgoing WHERE status != 'sent'").fetchone()[0]
    recorded = {number for (number,) in store.execute("SELECT message FROM outgoing WHERE message IS NOT NULL")}
    store.close()
    reached = [call.result["message_id"] for call in telegram.calls.of(*SENDING) if call.happened]
    lost = unhandled + telegram.world.updates.pending + sum(number not in answered for _, number in said)
    twice = sum(count - 1 for count in turns.values())
    return Count(kills, len(said), lost, twice, unsent, sum(number not in recorded for number in reached))


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    began = time.monotonic()
    count = run(chosen.times, chosen.seed)
    print(f"{count.kills} kills while {count.messages} messages arrived, {time.monotonic() - began:.0f} s")
    print(f"messages lost {count.lost}, played twice {count.played_twice}; replies unsent {count.unsent}, doubled {count.doubled}")
    return 0 if count.clean else 1


if __name__ == "__main__":
    sys.exit(main())
