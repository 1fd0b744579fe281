"""The screen, driven without a terminal; and once in a real one."""

from __future__ import annotations

import os
import pty
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import count

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from bot.terminal.said import Wish
from bot.terminal.screen import Coffee
from bot.terminal.start import Start
from bot.terminal.widgets import Choices, Entry, Spoken

from .conftest import DANA, NOW

Sitting = Callable[..., AbstractAsyncContextManager["Seat"]]


class Seat:
    """Somebody in front of the screen."""

    def __init__(self, coffee: Coffee, pilot: Pilot[None]) -> None:
        self.coffee, self.pilot = coffee, pilot

    async def types(self, *lines: str) -> None:
        for line in lines:
            self.coffee.query_one(Entry).insert(line)
            await self.press("enter")

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settled()

    async def settled(self) -> None:
        await self.coffee.workers.wait_for_complete()
        await self.pilot.pause()

    @property
    def text(self) -> str:
        return "\n".join(str(spoken.content) for spoken in self.coffee.query(Spoken))

    @property
    def line(self) -> str:
        return self.coffee.query_one(Entry).text


@pytest.fixture
def sitting(address: str, monkeypatch: pytest.MonkeyPatch) -> Sitting:
    monkeypatch.setenv("DATABASE_URL", address)

    @asynccontextmanager
    async def sits(wish: Wish = DANA, size: tuple[int, int] = (90, 30)) -> AsyncIterator[Seat]:
        start = Start(lambda: NOW, count(7), asks=True)
        coffee = Coffee(start, wish)
        async with coffee.run_test(size=size) as pilot:
            seat = Seat(coffee, pilot)
            await seat.settled()
            yield seat
        await start.closed()
        assert coffee.failure is None

    return sits


async def test_up_down_and_enter_choose_without_leaving_the_line(sitting: Sitting) -> None:
    async with sitting(Wish()) as seat:
        await seat.press("enter")
        await seat.press("down", "down", "down", "enter")
        assert "Marit" in seat.text
        assert not seat.coffee.query_one(Choices).offering


async def test_a_line_typed_before_the_rehearsal_is_there_is_answered_by_it(sitting: Sitting) -> None:
    async with sitting(Wish()) as seat:
        seat.coffee.query_one(Entry).insert("coffee")
        await seat.pilot.press("enter")
        await seat.settled()
        assert "> A coffee, one to one" in seat.text


async def test_nothing_that_is_typed_is_read_as_markup(sitting: Sitting) -> None:
    async with sitting() as seat:
        await seat.types("", "[bold]hi[/bold] [/] [@click=app.exit()]x[/] :coffee: $accent")
        assert "[bold]hi[/bold] [/] [@click=app.exit()]x[/] :coffee: $accent" in seat.text
        await seat.types("/undo")
        assert "“[bold]hi[/bold]" in seat.text


async def test_up_brings_back_what_was_sent_and_down_what_was_being_typed(sitting: Sitting) -> None:
    async with sitting() as seat:
        await seat.types("", "Hello Dana.", "How are you?")
        seat.coffee.query_one(Entry).insert("half a")
        await seat.press("up", "up")
        assert seat.line == "Hello Dana."
        await seat.press("down", "down")
        assert seat.line == "half a"


async def test_the_editing_keys_edit(sitting: Sitting) -> None:
    async with sitting() as seat:
        await seat.press(*"one two", "ctrl+w", *"x", "home", *"y", "ctrl+d")
        assert seat.line == "yne x"


async def test_a_slash_shows_the_commands_and_tab_completes_one(sitting: Sitting) -> None:
    async with sitting() as seat:
        await seat.types("")
        await seat.press("slash")
        shown = seat.coffee.query_one("#commands", Static)
        assert shown.display and "/undo" in str(shown.content) and "/quit" in str(shown.content)
        await seat.press("u")
        assert "/hint" not in str(shown.content)
        await seat.press("tab")
        assert seat.line == "/undo"
        await seat.press("ctrl+u")
        assert not shown.display


async def test_trust_is_shown_when_asked_for_and_follows_the_talk(sitting: Sitting) -> None:
    async with sitting() as seat:
        panel, account = seat.coffee.query_one("#trust"), seat.coffee.query_one("#account", Static)
        await seat.types("")
        assert not panel.display
        await seat.press("f2")
        before = str(account.content)
        assert panel.display and "Dana" in before
        await seat.types("Can you refer me to your hiring manager?")
        assert str(account.content) != before
        await seat.types("/trust")
        assert not panel.display


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+d"])
async def test_leaving_says_that_the_rehearsal_is_kept(sitting: Sitting, key: str) -> None:
    async with sitting() as seat:
        await seat.types("", "Hello Dana.")
        await seat.pilot.press(key)
        (kept,) = await seat.coffee.left()
        assert "practice" in kept.text


@pytest.mark.parametrize("size", [(40, 12), (60, 16), (200, 60)])
async def test_the_line_and_the_last_words_are_in_sight_at_any_size(sitting: Sitting, size: tuple[int, int]) -> None:
    async with sitting() as seat:
        await seat.types("", "Hello Dana, how did you end up testing robot grippers?")
        await seat.press("f2")
        await seat.pilot.resize_terminal(*size)
        await seat.settled()
        entry, talk = seat.coffee.query_one(Entry), seat.coffee.query_one("#talk")
        assert seat.coffee.screen.region.contains_region(entry.region)
        assert talk.size.height >= 3
        assert seat.coffee.query(Spoken).last().region.bottom <= talk.region.bottom


async def test_a_long_line_wraps_where_it_is_typed_and_where_it_is_shown(sitting: Sitting) -> None:
    async with sitting(size=(40, 20)) as seat:
        await seat.types("")
        seat.coffee.query_one(Entry).insert("word " * 800)
        await seat.settled()
        assert 1 < seat.coffee.query_one(Entry).size.height <= 6
        await seat.press("enter")
        assert max(spoken.region.right for spoken in seat.coffee.query(Spoken)) <= 40


async def test_the_debrief_is_shown_from_its_beginning(sitting: Sitting) -> None:
    async with sitting(size=(80, 24)) as seat:
        await seat.types("", "Hello Dana.", "/stop")
        await seat.press("down", "enter")
        await seat.settled()
        talk = seat.coffee.query_one("#talk")
        last = seat.coffee.query(Spoken).last()
        assert "Six lines" in str(last.content)
        assert last.region.y <= talk.region.y + 3
        await seat.press("pagedown")
        assert last.region.y < talk.region.y


async def test_a_paste_of_several_lines_is_one_message(sitting: Sitting) -> None:
    async with sitting() as seat:
        await seat.types("", "Hello Dana.\nHow are you?")
        assert "Hello Dana. How are you?" in seat.text


def test_a_real_terminal_is_left_as_it_was_found(environment: dict[str, str]) -> None:
    child, terminal = pty.fork()
    if child == 0:
        os.execve(
            sys.executable,
            [sys.executable, "-m", "bot", "practice", "--partner", "dana", "--scene", "coffee"],
            {**environment, "TERM": "xterm", "NO_COLOR": "1"},
        )
    shown = _until(terminal, b"come away")
    os.write(terminal, b"\r")
    shown += _until(terminal, b"/ for commands") + (os.write(terminal, b"\x04") and b"") + _until(terminal, b"make practice")
    assert b"\x1b[?1049h" in shown and b"\x1b[?1049l" in shown, "the other screen was entered and left"
    assert b"\x1b[34m" not in shown and b"kept" in shown.split(b"\x1b[?1049l")[-1]
    assert os.waitpid(child, 0)[1] == 0


def test_it_ends_with_its_window_even_where_hanging_up_is_ignored(environment: dict[str, str]) -> None:
    child, terminal = pty.fork()
    if child == 0:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as under nohup
        os.execve(sys.executable, [sys.executable, "-m", "bot", "practice"], {**environment, "TERM": "xterm"})
    _until(terminal, b"\x1b[?1049h")
    os.close(terminal)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def _until(terminal: int, mark: bytes, seconds: float = 30) -> bytes:
    shown, end = b"", time.monotonic() + seconds
    while mark not in shown and time.monotonic() < end:
        try:
            shown += os.read(terminal, 65536)
        except OSError:
            break
    return shown
