"""The parts of the screen: what was said, the line being typed, the choices. Nothing anybody typed is ever read as markup."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from bot.terminal.history import History
from bot.terminal.said import MENTOR, TRY, YOU, Choice, Said, Voice

_LABELS = {Voice.MENTOR: MENTOR, Voice.LEARNER: YOU}


class Spoken(Static):
    """One thing that was said, with its speaker's label above it."""

    def __init__(self, said: Said) -> None:
        super().__init__(self.drawn(said), classes=said.voice.value)

    @staticmethod
    def drawn(said: Said) -> Content:
        """The words with their label; a stage direction stands in parentheses, the house behind an asterisk."""
        if said.voice is Voice.SCENE:
            return Content(f"({said.text})")
        if said.voice is Voice.TYPED:
            return Content.styled(f"> {said.text}", "dim")
        if said.voice is Voice.HOUSE:
            return Content(f"* {said.text}")
        label = said.name or _LABELS.get(said.voice, "")
        parts: list[str | Content | tuple[str, str]] = [(f"{label}\n", "bold")] if label else []
        parts.append(Content(said.text))
        for sentence in said.instead:
            parts += [f"\n{TRY} ", Content.styled(f"“{sentence}”", "italic")]
        return Content.assemble(*parts)


class Choices(OptionList, can_focus=False):
    """Answers to choose from with up and down while the cursor stays in the line below."""

    def offer(self, choices: tuple[Choice, ...], chosen: int | None) -> None:
        """Show `choices`, the one at index `chosen` highlighted; or nothing."""
        self.clear_options()
        for number, choice in enumerate(choices, 1):
            about = Content.styled(f"  {choice.about}", "dim") if choice.about else Content("")
            self.add_option(Option(Content.assemble((f"{number}. {choice.label}", "bold"), about), id=choice.value))
        self.highlighted = chosen if choices else None
        self.set_class(bool(choices), "shown")

    @property
    def offering(self) -> bool:
        """Whether there is anything to choose."""
        return self.option_count > 0

    @property
    def choice(self) -> str:
        """What the highlighted one means, or nothing."""
        option = self.highlighted_option
        return (option.id or "") if option else ""


class Entry(TextArea):
    """The line being typed: it wraps and grows, Enter sends it, up and down bring back what was sent before."""

    BINDINGS = [
        Binding("tab", "complete", show=False),
        Binding("pageup", "app.scroll_talk(-1)", show=False),
        Binding("pagedown", "app.scroll_talk(1)", show=False),
    ]

    class Sent(Message):
        """The learner pressed Enter on `line`."""

        def __init__(self, line: str) -> None:
            self.line = line
            super().__init__()

    class Walked(Message):
        """Up (-1) or down (1) was pressed where there is no further line to go to."""

        def __init__(self, by: int) -> None:
            self.by = by
            super().__init__()

    def __init__(self) -> None:
        super().__init__(compact=True, highlight_cursor_line=False, id="entry")
        self.past = History()

    def invite(self, placeholder: str) -> None:
        """Say in the empty line what it is for."""
        self.placeholder = Content(placeholder)

    def send(self) -> None:
        """Hand the line over and start an empty one."""
        line = self.text
        self.past.add(line)
        self.text = ""
        self.post_message(self.Sent(line))

    def action_complete(self) -> None:
        """Take the suggested rest of a command."""
        if self.suggestion:
            self.insert(self.suggestion)

    def recall(self, by: int) -> None:
        """Put an earlier or later line in place of this one."""
        self.text = self.past.step(by, self.text)
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        row, last = self.wrapped_document.location_to_offset(self.cursor_location).y, self.wrapped_document.height - 1
        if event.key == "enter":
            event.prevent_default()
            event.stop()
            self.send()
        elif (event.key == "up" and row == 0) or (event.key == "down" and row >= last):
            event.prevent_default()
            event.stop()
            self.post_message(self.Walked(-1 if event.key == "up" else 1))
        elif event.key == "ctrl+d" and not self.text:
            event.prevent_default()
            event.stop()
            self.app.exit()
        else:
            await super()._on_key(event)
