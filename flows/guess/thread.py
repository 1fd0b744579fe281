"""The thread of a talk: where in the pasted text it stands, and how something is told once more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flows.guess.passages import AGAIN, is_passage
from flows.guess.tellings import Telling, holds

_TOLD = re.compile(r"topics\.(\w+)\.facts\[(\d+)\]\.says")
_DECLINED = ("private[", "outside[")


@dataclass(frozen=True, slots=True)
class Thread:
    """What was told so far, and the sentences that were told last."""

    spoken: frozenset[str]
    at: tuple[Telling, ...] = ()
    is_declined: bool = False  # what was asked last stood nowhere

    def is_told(self, topic: str, line: int) -> bool:
        """Whether this line was said before."""
        return f"topics.{topic}.facts[{line}].says" in self.spoken


def thread_of(spoken: Sequence[str], topic: str, tellings: Sequence[Telling]) -> Thread:
    """The thread of a talk by the ids of all lines said, in order; `topic` is talked about."""
    is_declined = False
    for line in reversed(spoken):
        is_declined = is_declined or line.startswith(_DECLINED)
        if found := _TOLD.fullmatch(line):
            return Thread(frozenset(spoken), tuple(_at(found[1], int(found[2]), tellings)), is_declined)
    return Thread(frozenset(spoken), tuple(each for each in tellings if is_passage(topic) and each.topic == topic))


def around(telling: Telling, tellings: Sequence[Telling]) -> Iterator[Telling]:
    """The sentences that hold something told: of a sentence, itself."""
    yield from (each for each in tellings if is_passage(each.topic) and (each is telling or holds(each, telling)))


def once_more(telling: Telling, line: int, thread: Thread, tellings: Sequence[Telling]) -> tuple[str, int]:
    """Where something is told: if it was said before, by the sentence around it, or in other words for the same."""
    if not thread.is_told(telling.topic, line):
        return telling.topic, line
    for each in around(telling, tellings):
        fresh = next((number for number in range(AGAIN) if not thread.is_told(each.topic, number)), None)
        if fresh is not None:
            return each.topic, fresh
    return telling.topic, line


def _at(topic: str, line: int, tellings: Sequence[Telling]) -> Iterator[Telling]:
    told = [each for each in tellings if each.topic == topic and (is_passage(topic) or line in (each.line, each.alone))]
    found = dict.fromkeys(other.topic for each in told for other in around(each, tellings))
    yield from (each for each in tellings if each.topic in found)
