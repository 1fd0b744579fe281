"""Plain lines: a script plays from standard input, and whoever has no screen can read along. Labels tell the voices apart."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import TextIOWrapper

from bot.terminal.said import MENTOR, TRY, YOU, Choice, Reply, Said, Voice, Wish
from bot.terminal.start import Start


def play(start: Start, wish: Wish) -> int:
    """Read standard input to its end and print what comes of each line; 0, also when it is broken off by Ctrl-C."""
    _forgive(sys.stdin)
    _forgive(sys.stdout)
    paper = Paper(sys.stdin.isatty())
    with asyncio.Runner() as runner:
        talk = runner.run(start.talk())
        try:
            paper.show(runner.run(talk.opened(wish)))
            for line in sys.stdin:
                if not line.strip() and not paper.typing:
                    continue
                reply = runner.run(talk.hear(line))
                paper.show(reply)
                if reply.leaves:
                    return 0
            paper.show(runner.run(talk.closed()))
        except KeyboardInterrupt:
            paper.show(Reply(runner.run(talk.parting())))
        finally:
            runner.run(start.closed())
    return 0


def lines_of(said: Said) -> Iterator[str]:
    """One thing as lines of text: `Dana: You found it.`, `[mentor] ...` with `  Try: “...”` below, `(A spoon goes round.)`."""
    text = said.text
    if said.voice is Voice.PARTNER:
        yield f"{said.name}: {text}"
    elif said.voice is Voice.MENTOR:
        yield f"[{MENTOR}] {text}"
    elif said.voice is Voice.LEARNER:
        yield f"{YOU}: {text}"
    elif said.voice is Voice.TYPED:
        yield f"> {text}"
    elif said.voice is Voice.SCENE:
        yield f"({text})"
    elif said.voice is Voice.PAGE:
        yield from ("", *text.splitlines(), "")
    else:
        yield f"* {text}"
    yield from (f"  {TRY} “{sentence}”" for sentence in said.instead)


@dataclass(slots=True)
class Paper:
    """Standard output, with never two blank lines running; what a keyboard has shown already is not repeated."""

    typing: bool  # whether somebody types at a terminal
    _blank: bool = True
    _offered: tuple[Choice, ...] = ()  # shown last; the same again are only pointed to

    def show(self, reply: Reply) -> None:
        """Print what came of a line, and the choices it offers."""
        for said in reply.said:
            if not (self.typing and said.voice in (Voice.LEARNER, Voice.TYPED)):
                self._print(lines_of(said))
        if reply.choices and reply.choices == self._offered:
            from bot.terminal.telling import sentence  # the first screen doesn't wait for it

            self._print(("  " + sentence("choices_again", number=len(reply.choices)),))
        else:
            self._print(
                f"  {number}. {each.label}" + (f": {each.about}" if each.about else "") for number, each in enumerate(reply.choices, 1)
            )
        self._offered = reply.choices
        sys.stdout.flush()

    def _print(self, lines: Iterable[str]) -> None:
        for line in lines:
            if line or not self._blank:
                print(line)
            self._blank = not line


def _forgive(stream: object) -> None:
    """A byte that is no character must not end a rehearsal."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")
