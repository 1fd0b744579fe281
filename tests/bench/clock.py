"""A clock that runs faster than the world's, for simulating an hour in a minute."""

import asyncio
import time
from bisect import bisect_right

SLOW = 4.0  # times as fast as the world's, once slowed down: at this speed the limits, not the machine, decide
_LOOK = 0.05  # seconds between looks of a sleeper at a clock that may have changed its speed


class Clock:
    """Runs `speed` times as fast, until it is slowed down; both processes of a simulation have one, started and slowed together."""

    def __init__(self, speed: float) -> None:
        self._changes = [(time.time(), 0.0, speed)]  # moments of the world, of this clock, the speed from then on

    def now(self) -> float:
        """Seconds by this clock since it was made."""
        return self.at(time.time())

    def at(self, moment: float) -> float:
        """What this clock showed at a moment of the world (time.time())."""
        place = max(0, bisect_right(self._changes, moment, key=lambda change: change[0]) - 1)
        world, shown, speed = self._changes[place]
        return shown + (moment - world) * speed

    async def sleep(self, seconds: float) -> None:
        """Sleep by this clock."""
        end = self.now() + seconds
        while (rest := end - self.now()) > 0:  # noqa: ASYNC110 - a clock, not an event
            await asyncio.sleep(min(rest / self._changes[-1][2], _LOOK))

    def slow_down(self) -> None:
        """From now on it runs SLOW times as fast."""
        self._changes.append((time.time(), self.now(), SLOW))
