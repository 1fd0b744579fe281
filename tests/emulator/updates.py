"""The queue of updates: kept until a higher offset acknowledges them, handed out by long poll."""

import asyncio
import json
import threading
from collections import deque
from itertools import islice
from typing import Any

from .refusals import Refusal, refuse

FIRST_ID = 500_000_001
OFF_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
CONFLICT = "terminated by other getUpdates request; make sure that only one bot instance is running"


class Updates:
    """Updates in order of their ids; each is written as JSON once and lives until it is acknowledged."""

    def __init__(self, lock: threading.RLock) -> None:
        self.lock = lock
        self.next_id = FIRST_ID
        self.allowed: list[str] | None = None
        self.offset = 0  # the last offset asked for
        self._queue: deque[tuple[int, str]] = deque()
        self._waiter: asyncio.Future[None] | None = None

    @property
    def pending(self) -> int:
        """How many updates nobody has acknowledged yet."""
        return len(self._queue)

    def push(self, kind: str, body: dict[str, Any]) -> int | None:
        """Queue an update; None if the bot did not ask for its kind. From any thread."""
        with self.lock:
            if kind in OFF_BY_DEFAULT if not self.allowed else kind not in self.allowed:
                return None
            number = self.next_id
            self.next_id += 1
            self._queue.append((number, json.dumps({"update_id": number, kind: body})))
            self.wake()
            return number

    def allow(self, kinds: Any) -> None:
        """Remember `allowed_updates`; absent leaves the earlier choice, an empty list restores the default."""
        if isinstance(kinds, list):
            self.allowed = [kind for kind in kinds if isinstance(kind, str)] or None

    async def poll(self, offset: int, limit: int, wait: float) -> list[str]:
        """Updates from `offset` on, as JSON texts, waiting up to `wait` seconds for the first; a newer poll ends an older by 409."""
        with self.lock:
            self._acknowledge(offset)
            if self._queue or wait <= 0:
                return self.head(limit)
            self.wake(refuse(CONFLICT, 409))
            future = asyncio.get_running_loop().create_future()
            self._waiter = future
        try:
            await asyncio.wait_for(future, wait)
        except TimeoutError:
            pass
        finally:
            with self.lock:
                self._waiter = None if self._waiter is future else self._waiter
        return self.head(limit)

    def head(self, limit: int) -> list[str]:
        """The oldest unacknowledged updates, at most `limit`."""
        with self.lock:
            return [text for _, text in islice(self._queue, limit)]

    def drop(self, count: int | None = None) -> None:
        """Forget the oldest `count` updates, or all of them."""
        with self.lock:
            for _ in range(len(self._queue) if count is None else min(count, len(self._queue))):
                self._queue.popleft()

    def settle(self, number: int) -> None:
        """Acknowledge everything up to this update, as a webhook's 200 does."""
        with self.lock:
            while self._queue and self._queue[0][0] <= number:
                self._queue.popleft()

    def wake(self, fault: Refusal | None = None) -> None:
        """Let a waiting poll answer now, or fail with `fault`."""
        with self.lock:
            if (future := self._waiter) is not None:
                self._waiter = None
                future.get_loop().call_soon_threadsafe(_settle, future, fault)

    def _acknowledge(self, offset: int) -> None:
        self.offset = offset
        if offset < 0:
            self.drop(max(len(self._queue) + offset, 0))
        elif offset <= self.next_id:  # an offset from the future acknowledges nothing
            while self._queue and self._queue[0][0] < offset:
                self._queue.popleft()


def _settle(future: "asyncio.Future[None]", fault: Refusal | None) -> None:
    if not future.done():
        future.set_exception(fault) if fault else future.set_result(None)
