"""Faults on demand: floods, server errors, garbage, slowness, lost connections, before or after the effect took place."""

import random
import threading
from dataclasses import dataclass, field
from typing import Literal

from .refusals import Refusal, flooded

GARBAGE = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n"


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to go wrong; `effect` says whether the method was carried out all the same."""

    kind: Literal["refusal", "garbage", "slow", "reset", "silence"]
    effect: bool = False
    seconds: float = 0.0
    refusal: Refusal | None = None


def flood(retry_after: int = 1) -> Fault:
    """429, nothing happens; `parameters.retry_after` in whole seconds."""
    return Fault("refusal", refusal=flooded(retry_after))


def server_error(*, effect: bool = False) -> Fault:
    """500 "Internal Server Error" as JSON."""
    return Fault("refusal", effect, refusal=Refusal(500, "Internal Server Error"))


def refusal(code: int, description: str) -> Fault:
    """Any other refusal: `refusal(403, "Forbidden: user is deactivated")`."""
    return Fault("refusal", refusal=Refusal(code, description))


def bad_gateway(*, effect: bool = False) -> Fault:
    """502 with an HTML page instead of JSON."""
    return Fault("garbage", effect)


def slow(seconds: float) -> Fault:
    """The effect at once, the answer after so many seconds."""
    return Fault("slow", True, seconds)


def reset(*, effect: bool = False) -> Fault:
    """The connection is reset without an answer; with `effect=True` the message was sent all the same."""
    return Fault("reset", effect)


def silence(*, effect: bool = False) -> Fault:
    """No answer ever, so that the bot runs into its read timeout."""
    return Fault("silence", effect)


@dataclass(slots=True, eq=False)
class Rule:
    """When a fault strikes: calls of `method` in `chat` (None for any), after `skip` of them, `times` times, by `chance`."""

    fault: Fault
    method: str | None
    chat: int | None
    times: int | None
    skip: int
    chance: float
    dice: random.Random
    struck: int = 0

    def strikes(self, method: str, chat: int | None) -> bool:
        """Whether this call is hit; counts skips, rolls dice, uses up `times`."""
        if (self.method and self.method.lower() != method.lower()) or (self.chat is not None and self.chat != chat):
            return False
        if self.times is not None and self.struck >= self.times:
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        if self.chance < 1 and self.dice.random() >= self.chance:
            return False
        self.struck += 1
        return True


@dataclass(slots=True)
class Faults:
    """The faults in force; the first rule that strikes wins."""

    rules: list[Rule] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def on(
        self,
        method: str | None,
        fault: Fault,
        *,
        times: int | None = 1,
        skip: int = 0,
        chance: float = 1.0,
        seed: int = 0,
        chat: int | None = None,
    ) -> Rule:
        """`on("sendMessage", flood(2))` hits the next one, `on(None, reset(), times=None, chance=0.1, seed=4)` a tenth of all for good."""
        rule = Rule(fault, method, chat, times, skip, chance, random.Random(seed))
        with self.lock:
            self.rules.append(rule)
        return rule

    def clear(self) -> None:
        """All is well again."""
        with self.lock:
            self.rules.clear()

    def draw(self, method: str, chat: int | None) -> Fault | None:
        """The fault this call meets, if any."""
        with self.lock:
            return next((rule.fault for rule in self.rules if rule.strikes(method, chat)), None)
