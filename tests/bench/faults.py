"""`python -m tests.bench.faults`: an hour of a failing Telegram, and an hour without it, in minutes: what is lost, doubled, too fast?"""

import argparse
import os
import random
import signal
import sys
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import text

from tests.bench.clock import Clock
from tests.bench.crowd import SAID, begin, everybody
from tests.bench.fleet import Fleet
from tests.bench.sampling import resident
from tests.emulator import Call, Emulator, Person, bad_gateway, flood, reset, server_error, silence, slow
from tests.emulator.calls import SENDING

SPEED = 60.0
LEARNERS = 40
EVERY = 180.0  # simulated seconds between two messages of a learner; one rehearsal lasts the hour
FAULTS = (  # how often each strikes a call; with an effect, what was sent is there, and the bot has not been told
    *((flood(3), 0.02), (flood(30), 0.005), (server_error(), 0.02), (bad_gateway(), 0.02), (reset(), 0.02), (slow(0.3), 0.02)),
    *((server_error(effect=True), 0.01), (bad_gateway(effect=True), 0.01), (reset(effect=True), 0.01)),
)
SILENCES = 6  # calls that are never answered; each costs the bot five real seconds
FREE = ("getUpdates", "sendChatAction", "answerCallbackQuery")  # what no limit is known for


@dataclass(frozen=True, slots=True)
class Faced:
    """What a run came to; seconds are simulated."""

    messages: int  # that learners sent
    faults: int
    lost_answers: int  # calls that took effect without the bot's being told
    lost: int  # messages without a turn, or whose answer never came
    doubled: int  # answers that reached a learner twice
    left_over: int
    most_in_a_chat: int  # messages within 10 s; the limit is 3 + 10
    most_in_all: int  # calls within 10 s; the limit is 25 + 250
    searches: int  # calls that looked whether an answer had arrived
    grown: float  # megabytes, from the first third to the end
    settled: float  # seconds until all was sent, after Telegram was well again
    most_a_second: int = 0  # calls within a second while that lasted; the limit is 25 + 25

    @property
    def clean(self) -> bool:
        """Whether nothing was lost or left over, and nothing doubled but what had to be."""
        return not (self.lost or self.left_over) and self.doubled <= self.lost_answers

    @property
    def patient(self) -> bool:
        """Whether Telegram's limits were kept."""
        return self.most_in_a_chat <= 13 and self.most_in_all <= 275 and self.most_a_second <= 50


def failing(learners: int, seconds: float, seed: int = 1) -> Faced:
    """Telegram fails in all its ways for so long, while learners talk."""

    def troubled(telegram: Emulator, talk: Callable[[float], None]) -> None:
        for number, (fault, chance) in enumerate(FAULTS):
            telegram.faults.on(None, fault, times=None, chance=chance, seed=seed + number)
        telegram.faults.on("sendMessage", silence(), times=SILENCES // 2, chance=0.02, seed=seed)
        telegram.faults.on("sendMessage", silence(effect=True), times=SILENCES // 2, chance=0.02, seed=seed)
        talk(seconds)

    return _faced(learners, seed, troubled)


def away(learners: int, seconds: float, seed: int = 1) -> Faced:
    """Telegram can't be reached for so long: what was on its way waits here, what learners write waits there."""

    def troubled(telegram: Emulator, talk: Callable[[float], None]) -> None:
        talk(1)
        time.sleep(0.3)  # some of the answers are being typed now, or wait for their turn
        telegram.stop()
        talk(seconds)
        telegram.start()

    return _faced(learners, seed, troubled)


def _faced(learners: int, seed: int, troubled: Callable[[Emulator, Callable[[float], None]], None]) -> Faced:
    with Emulator() as telegram, Fleet(telegram, ["bot"], speed=SPEED, forked=False) as fleet:
        people, dice = [telegram.person(f"Learner {number}") for number in range(learners)], random.Random(seed)
        begin(people)
        everybody(people, lambda person: person.say(SAID[0]))  # what is loaded once, for each partner too, does not count as growth
        clock, pid, said, sizes = Clock(SPEED), fleet.processes["bot"].pid, list[int](), list[float]()

        def talk(seconds: float) -> None:
            for person in people:  # with something on its way to everybody it begins
                said.append(person.say(dice.choice(SAID)).id)
            _talk(people, clock, seconds, dice, said, lambda: sizes.append(resident(pid)))

        since = len(telegram.calls)
        troubled(telegram, talk)
        os.kill(pid, signal.SIGUSR1)
        clock.slow_down()
        struck, well = sum(rule.struck for rule in telegram.faults.rules), time.time()
        telegram.faults.clear()
        fleet.wait_until_done(300)
        settled = clock.now() - clock.at(well)
        calls = [call for call in telegram.calls.of(since=since) if call.method not in FREE]
        sizes.append(resident(pid))
        lost, doubled, left_over = _counted(telegram, fleet, said)
        fleet.end()
    return Faced(
        messages=len(said),
        faults=struck,
        lost_answers=sum(call.happened and not call.ok for call in calls if call.method in SENDING),
        lost=lost,
        doubled=doubled,
        left_over=left_over,
        most_in_a_chat=max(_most(moments, 10) for moments in _by_chat(calls, clock).values()),
        most_in_all=_most([clock.at(call.at) for call in calls], 10),
        searches=sum(call.method == "editMessageCaption" for call in calls),
        grown=sizes[-1] - sizes[len(sizes) // 3],
        settled=settled,
        most_a_second=_most([clock.at(call.at) for call in calls if call.at >= well], 1),
    )


def _talk(people: Sequence[Person], clock: Clock, seconds: float, dice: random.Random, said: list[int], look: Callable[[], None]) -> None:
    moment = end = clock.now()
    end += seconds
    while (moment := moment + dice.expovariate(len(people) / EVERY)) < end:
        time.sleep(max(0.0, (moment - clock.now()) / SPEED))
        said.append(dice.choice(people).say(dice.choice(SAID)).id)
        look()
    time.sleep(max(0.0, (end - clock.now()) / SPEED))


def _counted(telegram: Emulator, fleet: Fleet, said: Sequence[int]) -> tuple[int, int, int]:
    """Messages without an answer, answers that came twice, what still waits."""
    with fleet.reading() as store:
        answered = set(store.execute(text("SELECT id FROM updates WHERE handled")).scalars())
        played = set(
            store.execute(text("SELECT t.message FROM turns t JOIN outgoing o ON o.turn = t.id WHERE o.status = 'sent'")).scalars()
        )
        waiting = store.execute(text("SELECT count(*) FROM outgoing WHERE status IN ('waiting', 'sending')")).scalar_one()
        failed = store.execute(text("SELECT count(*) FROM outgoing WHERE status = 'failed' AND method LIKE 'send%'")).scalar_one()
        unhandled = store.execute(text("SELECT count(*) FROM updates WHERE NOT handled")).scalar_one()
        recorded = set(store.execute(text("SELECT message FROM outgoing WHERE message IS NOT NULL")).scalars())
        ended = set(
            store.execute(text("SELECT l.chat FROM learners l JOIN rehearsals r ON r.learner = l.id WHERE r.status <> 'open'")).scalars()
        )
    talking = {number for person in telegram.people if person.id not in ended for number in person.chat.messages}
    unplayed = sum(number not in played for number in said if number in talking)
    reached = [call.result["message_id"] for call in telegram.calls.of(*SENDING) if call.happened]
    assert answered
    return unplayed + failed, sum(number not in recorded for number in reached), waiting + unhandled + telegram.world.updates.pending


def _by_chat(calls: Iterable[Call], clock: Clock) -> dict[int | None, list[float]]:
    found = defaultdict(list)
    for call in calls:
        if call.method in SENDING:
            found[call.chat].append(clock.at(call.at))
    return found


def _most(moments: Sequence[float], within: float) -> int:
    """The most of these moments that lie within so many seconds."""
    most, window = 0, deque[float]()
    for moment in sorted(moments):
        window.append(moment)
        while window[0] <= moment - within:
            window.popleft()
        most = max(most, len(window))
    return most


def _print(what: str, faced: Faced) -> None:
    print(f"{what}: {faced.messages} messages, {faced.faults} faults, {faced.lost_answers} answers lost on the way")
    print(f"  lost {faced.lost}, doubled {faced.doubled}, left over {faced.left_over}; memory grew by {faced.grown:.1f} MB")
    print(f"  at most {faced.most_in_a_chat} messages to a chat and {faced.most_in_all} calls in all within 10 s (limits 13 and 275)")
    print(f"  {faced.searches} calls looked for what might have arrived")
    print(f"  then all was sent within {faced.settled:.0f} s, at most {faced.most_a_second} calls within a second (limit 50)")


def main() -> int:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learners", type=int, default=LEARNERS)
    parser.add_argument("--away-learners", type=int, default=300)
    parser.add_argument("--minutes", type=float, default=60, help="simulated; one takes a second")
    chosen = parser.parse_args()
    runs = {"failing": failing(chosen.learners, 60 * chosen.minutes), "away": away(chosen.away_learners, 60 * chosen.minutes)}
    for what, faced in runs.items():
        _print(f"Telegram {what} for {chosen.minutes:.0f} minutes", faced)
    return 0 if all(faced.clean and faced.patient for faced in runs.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
