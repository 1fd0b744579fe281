"""Waiting for what the bot does in a chat: `await ada.hears()` in a coroutine, `ada.listen()` in a plain test."""

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from .records import Button, Chat, Event, EventKind, Message
from .world import World

PATIENCE = 5.0  # seconds


class Unheard(AssertionError):
    """The bot did not do in time what was waited for."""


@dataclass(eq=False)
class Listener:
    """Ears in one chat; every kind of event is heard in order and once, also what came before one began to listen."""

    world: World
    chat: Chat
    _read: dict[EventKind, int] = field(default_factory=dict)

    @property
    def transcript(self) -> list[Message]:
        """All messages of the chat from both sides in order, as they stand now, without deleted ones."""
        with self.world.lock:
            return [message for message in self.chat.messages.values() if not message.deleted]

    @property
    def sent(self) -> list[Message]:
        """All the bot ever sent here in order, as it stands now, deleted ones too."""
        with self.world.lock:
            return [message for message in self.chat.messages.values() if message.from_bot]

    @property
    def texts(self) -> list[str]:
        """The texts of `sent`."""
        return [message.text for message in self.sent]

    @property
    def events(self) -> list[Event]:
        """Everything the bot did here in order: messages, edits, deletions, reactions, actions, answers to presses."""
        return list(self.chat.events)

    @property
    def buttons(self) -> list[Button]:
        """The buttons on screen, those of the newest message first."""
        return [button for message in reversed(self.transcript) for button in message.buttons]

    @property
    def last(self) -> Message:
        """The bot's newest message."""
        return self.sent[-1]

    async def hears(self, containing: str = "", *, within: float = PATIENCE) -> Message:
        """The next message from the bot (that contains the words; others are passed over); `Unheard` after `within` seconds."""
        return _message(await self.notices("message", containing, within=within))

    def listen(self, containing: str = "", *, within: float = PATIENCE) -> Message:
        """`hears` for code that is no coroutine."""
        return _message(self.notice("message", containing, within=within))

    async def notices(self, kind: EventKind, containing: str = "", *, within: float = PATIENCE) -> Event:
        """The next event of a kind: `await ada.notices("reaction")`, `("edit", "Dana")`, `("answer")` to a press, `("action")` typing."""
        loop, woken = asyncio.get_running_loop(), asyncio.Event()
        end = time.monotonic() + within
        wake = lambda: loop.call_soon_threadsafe(woken.set)  # noqa: E731
        while (event := self._next(kind, containing, wake)) is None:
            try:
                await asyncio.wait_for(woken.wait(), max(end - time.monotonic(), 0))
            except TimeoutError:
                raise self._unheard(kind, containing, within) from None
            finally:
                self._forget(wake)
            woken.clear()
        return event

    def notice(self, kind: EventKind, containing: str = "", *, within: float = PATIENCE) -> Event:
        """`notices` for code that is no coroutine."""
        woken = threading.Event()
        end = time.monotonic() + within
        while (event := self._next(kind, containing, woken.set)) is None:
            in_time = woken.wait(max(end - time.monotonic(), 0))
            self._forget(woken.set)
            if not in_time:
                raise self._unheard(kind, containing, within)
            woken.clear()
        return event

    def listen_all(self, *, quiet: float = 0.3, within: float = PATIENCE) -> list[Message]:
        """All next messages until none comes for `quiet` seconds; the first may take `within` seconds."""
        heard = [self.listen(within=within)]
        try:
            while True:
                heard.append(self.listen(within=quiet))
        except Unheard:
            return heard

    async def hears_all(self, *, quiet: float = 0.3, within: float = PATIENCE) -> list[Message]:
        """`listen_all` for a coroutine."""
        heard = [await self.hears(within=within)]
        try:
            while True:
                heard.append(await self.hears(within=quiet))
        except Unheard:
            return heard

    def skip(self) -> None:
        """Treat all that happened so far as heard."""
        with self.world.lock:
            end = len(self.chat.events)
            for kind in ("message", "edit", "delete", "reaction", "action", "answer"):
                self._read[kind] = end

    def _next(self, kind: EventKind, containing: str, wake: Callable[[], object]) -> Event | None:
        with self.world.lock:
            for place in range(self._read.get(kind, 0), len(self.chat.events)):
                event = self.chat.events[place]
                if event.kind == kind and containing in event.text:
                    self._read[kind] = place + 1
                    return event
            self._read[kind] = len(self.chat.events)
            self.chat.waiters.add(wake)
        return None

    def _forget(self, wake: Callable[[], object]) -> None:
        with self.world.lock:
            self.chat.waiters.discard(wake)

    def _unheard(self, kind: EventKind, containing: str, within: float) -> Unheard:
        what = f"{kind} containing {containing!r}" if containing else kind
        lately = [(event.kind, event.text[:80]) for event in self.chat.events[-5:]]
        return Unheard(f"no {what} in {self.chat.title}'s chat within {within} s; the last there: {lately}")


def _message(event: Event) -> Message:
    assert event.message is not None
    return event.message
