"""The log of all calls the bot made, for asserting order, refusals and doubled replies."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

SENDING = ("sendMessage", "sendPhoto", "sendDocument")


@dataclass(slots=True, eq=False)
class Call:
    """One call: sendMessage to chat 1001 at a time, what it carried, whether it took effect, and what was answered."""

    number: int
    method: str
    chat: int | None
    payload: dict[str, Any]
    files: dict[str, str] = field(default_factory=dict)  # field -> file name
    at: float = field(default_factory=time.time)
    seconds: float = 0.0  # from arrival to answer
    happened: bool = False  # the effect took place, whatever was answered
    answer: str = ""  # "200", "400", "reset", "silence", "" while under way
    refused: str = ""  # the description of a refusal
    result: Any = None

    @property
    def ok(self) -> bool:
        """True if the bot was told that it worked."""
        return self.answer == "200"

    def __repr__(self) -> str:
        return f"<{self.number} {self.method} {self.chat or ''} {self.answer} {self.payload.get('text', '')!r} {self.refused}>"


class Calls:
    """All calls in the order of their arrival."""

    def __init__(self) -> None:
        self._calls: list[Call] = []
        self._changed = threading.Condition()

    def __iter__(self) -> Iterator[Call]:
        return iter(tuple(self._calls))

    def __len__(self) -> int:
        return len(self._calls)

    def begin(self, method: str, chat: int | None, payload: dict[str, Any], files: dict[str, str]) -> Call:
        """Note a call at its arrival."""
        with self._changed:
            call = Call(len(self._calls) + 1, method, chat, payload, files)
            self._calls.append(call)
            self._changed.notify_all()
        return call

    def end(self, call: Call, answer: str) -> None:
        """Note how a call was answered."""
        with self._changed:
            call.answer = answer
            call.seconds = time.time() - call.at
            self._changed.notify_all()

    def of(self, *methods: str, chat: int | None = None, since: int = 0) -> list[Call]:
        """Calls of these methods (all if none is named), in one chat or all, after call number `since`."""
        wanted = {method.lower() for method in methods}
        calls = [call for call in self._calls[since:] if not wanted or call.method.lower() in wanted]
        return [call for call in calls if chat is None or call.chat == chat]

    def doubled(self, chat: int | None = None) -> list[tuple[int | None, str, int]]:
        """Messages that reached one chat more than once, as (chat, text or caption, times), lost answers included."""
        sent = [call for call in self.of(*SENDING, chat=chat) if call.happened]
        counts = Counter((call.chat, str(call.payload.get("text", call.payload.get("caption", "")))) for call in sent)
        return [(where, text, times) for (where, text), times in counts.items() if times > 1]

    def wait_for(self, method: str, *, since: int = 0, within: float = 5.0, done: bool = False) -> Call:
        """The first call of `method` after number `since`, waiting for it (or, if `done`, for its answer) `within` seconds."""

        def found() -> Call | None:
            return next((call for call in self.of(method, since=since) if call.answer or not done), None)

        return self._wait(found, within, f"{method} was not called within {within} s")

    def _wait(self, found: Callable[[], Call | None], within: float, fault: str) -> Call:
        with self._changed:
            self._changed.wait_for(lambda: found() is not None, within)
            call = found()
        if call is None:
            raise AssertionError(f"{fault}; the last calls: {self._calls[-5:]}")
        return call

    def clear(self) -> None:
        """Start a new log."""
        with self._changed:
            self._calls.clear()
