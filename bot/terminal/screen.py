"""The screen: the talk above, the line being typed below, trust beside it when asked for. It draws; bot.terminal.talk decides."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import sys
import threading
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static, TextArea

from bot.signals import on_ending
from bot.terminal.look import CSS
from bot.terminal.said import COMMAND, Awaits, Reply, Said, Wish
from bot.terminal.start import Start
from bot.terminal.widgets import Choices, Entry, Spoken

if TYPE_CHECKING:
    from bot.terminal.talk import Talk

NAME = "Second Coffee"
_HUNG_UP = 129  # as a shell tells of SIGHUP
KEYS = "/ commands   ↑↓ earlier lines   PgUp PgDn scroll   F2 trust   Ctrl-D leave"
_TYPING = {
    Awaits.SPEECH: "typing",
    Awaits.GOAL: "typing_goal",
    Awaits.GUESS: "typing_guess",
    Awaits.WEEK: "typing_week",
    Awaits.ASIDE: "typing_aside",
    Awaits.NOTHING: "typing_nothing",
}
_SKIPPABLE = frozenset({Awaits.SPEECH, Awaits.GUESS, Awaits.WEEK, Awaits.ASIDE})


class Coffee(App[None]):
    """The rehearsal on a screen."""

    CSS = CSS
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "quit", priority=True, show=False),
        Binding("ctrl+d", "quit", show=False),
        Binding("f2,ctrl+t", "trust", show=False, priority=True),
    ]

    def __init__(self, start: Start, wish: Wish) -> None:
        super().__init__()
        self.theme = "ansi-dark"
        self._start, self._wish = start, wish
        self._talk: Talk | None = None
        self._commands: tuple[tuple[str, str], ...] = ()
        self._labels: dict[str, str] = {}
        self._turn = asyncio.Lock()  # lines are answered one after the other, in the order they were typed
        self.failure: Exception | None = None
        self.parting: tuple[Said, ...] = ()

    def compose(self) -> ComposeResult:
        """Title, talk and trust, choices, suggestions, the line, the keys."""
        yield Static(Content(NAME), id="title")
        with Container(id="middle"):
            yield VerticalScroll(id="talk", can_focus=False)
            with VerticalScroll(id="trust", can_focus=False):
                yield Static(id="account")
        yield Choices(id="choices")
        yield Static(id="commands")
        yield Entry()
        yield Static(Content(KEYS), id="keys")

    def on_mount(self) -> None:
        """The line takes words at once; they are answered as soon as the rehearsal is there."""
        self.query_one(Entry).focus()
        self.run_worker(self._open())

    def on_entry_sent(self, event: Entry.Sent) -> None:
        """A line was typed; Enter on an empty one takes the highlighted choice."""
        self.run_worker(self._hear(event.line or self.query_one(Choices).choice))

    def on_entry_walked(self, event: Entry.Walked) -> None:
        """Up and down move among the choices if there are any, else through what was typed before."""
        choices, entry = self.query_one(Choices), self.query_one(Entry)
        if not choices.offering or entry.text:
            entry.recall(event.by)
        elif event.by < 0:
            choices.action_cursor_up()
        else:
            choices.action_cursor_down()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A choice was clicked."""
        self.run_worker(self._hear(event.option_id or ""))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """A line that begins with / shows the commands it may become."""
        typed = event.text_area.text
        found = [each for each in self._commands if typed.startswith(COMMAND) and each[0].startswith(typed.split(" ")[0])]
        event.text_area.suggestion = found[0][0][len(typed) :] if found and len(typed) > 1 else ""
        panel = self.query_one("#commands", Static)
        panel.update(Content("\n".join(f"{name:<10} {does}" for name, does in found)))
        panel.set_class(bool(found), "shown")

    async def action_quit(self) -> None:
        """Leave; what is open is kept."""
        self.exit()

    async def action_trust(self) -> None:
        """Show or hide the account of trust."""
        self.query_one("#trust").toggle_class("shown")
        await self._refresh_trust()

    def action_scroll_talk(self, by: int) -> None:
        """Scroll by a page."""
        talk = self.query_one("#talk")
        talk.scroll_relative(y=by * max(1, talk.size.height - 2), animate=False)

    async def _open(self) -> None:
        async with self._answering():
            self._talk = await self._start.talk()
            from bot.terminal.telling import commands, sentence

            self._commands = commands()
            self._labels = {name: sentence(name) for name in ("typing_choice", *_TYPING.values())}
            await self._show(await self._talk.opened(self._wish))
            await self._start.warmed()

    async def _hear(self, line: str) -> None:
        async with self._answering():
            if self._talk is None:
                return
            if line.strip() == "/trust":
                await self.action_trust()
                return
            await self._show(await self._talk.hear(line))

    @contextlib.asynccontextmanager
    async def _answering(self) -> AsyncIterator[None]:
        async with self._turn:
            try:
                yield
            except Exception as error:  # shown once the terminal is itself again
                self.failure = error
                self.exit()

    async def _show(self, reply: Reply) -> None:
        if reply.leaves:
            self.exit()
            return
        await self._put(reply.said)
        self.query_one("#title", Static).update(Content(f"{NAME} · {reply.title}" if reply.title else NAME))
        self.query_one(Choices).offer(reply.choices, None if reply.awaits in _SKIPPABLE else 0)
        self.query_one(Entry).invite(self._labels[_TYPING.get(reply.awaits, "typing_choice")])
        await self._refresh_trust()

    async def _put(self, said: tuple[Said, ...]) -> None:
        """Add to the talk; what is longer than the screen is shown from its beginning."""
        talk = self.query_one("#talk", VerticalScroll)
        spoken = [Spoken(each) for each in said]
        if spoken:
            await talk.mount(*spoken)
            self.call_after_refresh(self._follow, talk, spoken)

    def _follow(self, talk: VerticalScroll, spoken: list[Spoken]) -> None:
        if sum(each.outer_size.height + 1 for each in spoken) > talk.size.height:
            talk.release_anchor()
            talk.scroll_to_widget(spoken[0], top=True, animate=False)
        else:
            talk.anchor()

    async def _refresh_trust(self) -> None:
        if self._talk is not None and self.query_one("#trust").has_class("shown"):
            self.query_one("#account", Static).update(Content(await self._talk.trust()))

    async def left(self) -> tuple[Said, ...]:
        """What is said once the screen is gone. Raises what went wrong while it was there."""
        if self.failure:
            raise self.failure
        return await self._talk.parting() if self._talk else ()


def show(start: Start, wish: Wish) -> int:
    """Run the screen until the learner leaves; then say, on ordinary lines, that the rehearsal is kept."""
    for said in asyncio.run(_shown(start, wish)):
        print(said.text)
    return 0


async def _shown(start: Start, wish: Wish) -> tuple[Said, ...]:
    coffee = Coffee(start, wish)
    on_ending(coffee.exit)
    threading.Thread(target=_leave_with_the_window, daemon=True).start()
    try:
        await coffee.run_async()
        return await coffee.left()
    finally:
        await start.closed()


def _leave_with_the_window() -> None:
    """End with the terminal's window, even where nobody says so (under nohup, say): drawing would wait for ever. All is kept by then."""
    if sys.stdin.isatty() and hasattr(select, "poll"):
        gone = select.poll()
        gone.register(sys.stdin.fileno(), 0)  # only that it has hung up
        gone.poll()
        os._exit(_HUNG_UP)
