"""A learner who knows the way: from the greeting to the first word of a rehearsal by taps."""

import asyncio
import re
import time

from tests.emulator import Emulator, Message, Person

PARTNER = "Dana Okafor"
LOOK = 0.005  # seconds between two looks at whether the bot is done
STUCK = 1.0  # seconds without a call after which a bot that has something left to do waits for something else
AT_WORK = re.compile(r"(chat|to) -?\d+")  # a task of the bot's that handles what came from a chat, or sends to it


class Learner:
    """A person of the emulator, with what tests of this bot do again and again."""

    def __init__(self, telegram: Emulator, name: str = "Ada") -> None:
        self.telegram = telegram
        self.person: Person = telegram.person(name)

    @property
    def id(self) -> int:
        """The chat."""
        return self.person.id

    async def asks(self, text: str, containing: str = "") -> Message:
        """Say something and hear the next answer (that contains the words)."""
        self.person.skip()
        self.person.say(text)
        return await self.person.hears(containing)

    async def taps(self, label: str, containing: str = "", kind: str = "message") -> Message:
        """Press the newest button whose label contains `label`; the next message or edit that contains the words."""
        self.person.skip()
        self.press(label)
        event = await self.person.notices("edit" if kind == "edit" else "message", containing)
        assert event.message is not None
        return event.message

    def press(self, label: str, on: Message | None = None, times: int = 1) -> None:
        """Press the newest button whose label contains `label`, or the one that `on` has or had."""
        buttons = on.buttons + on.once_buttons if on else self.person.buttons
        named = next((button.text for button in buttons if label in button.text), None)
        assert named, f"no button {label!r} among {[button.text for button in buttons]}"
        self.person.press(named, on=on, times=times)

    async def begins(self, scene: str = "coffee", partner: str = PARTNER, goal: str = "No goal") -> Message:
        """From nothing to the first words of a rehearsal."""
        await self.asks("/practice", "rehearse?")
        await self.taps(f"{scene},", kind="edit")
        await self.taps(partner, kind="edit")
        self.person.skip()
        self.press(goal)
        return await self.person.hears("")

    async def answer_to_press(self) -> str:
        """What the next press is answered with."""
        return (await self.person.notices("answer")).text

    async def quiet(self, seconds: float = 0.15) -> list[Message]:
        """What the bot says until it is quiet: nothing left to do, where that can be seen, or no call for a while."""
        before, looked = len(self.person.sent), 0
        count, began, computed = -1, time.monotonic(), time.process_time()
        while True:
            if len(self.telegram.calls) != count:
                count, began, computed = len(self.telegram.calls), time.monotonic(), time.process_time()
            is_here = "Running.run" in map(_of, asyncio.all_tasks())  # it polls in this process: what it has left to do can be seen
            looked = looked + 1 if is_here and self._is_done() else 0
            if looked == 2:
                return self.person.sent[before:]
            await asyncio.sleep(LOOK)
            if time.monotonic() - began < (max(seconds, STUCK) if is_here else seconds):
                continue
            # the bot runs in this very process: while it computes, it has not finished, however slow the machine is
            if len(self.telegram.calls) == count and time.process_time() - computed < seconds / 3:
                return self.person.sent[before:]
            began, computed = time.monotonic(), time.process_time()

    def _is_done(self) -> bool:
        """Whether it has taken all updates, handled them and sent what came of it."""
        if self.telegram.world.updates.pending:
            return False
        return not any(AT_WORK.fullmatch(task.get_name()) or _of(task) == "Handling._answered" for task in asyncio.all_tasks())


def _of(task: asyncio.Task[object]) -> str:
    return getattr(task.get_coro(), "__qualname__", "")
