"""A Telegram for one at the terminal: `python -m tests.emulator --port 8099`, then start the bot with the settings it prints."""

import argparse
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from .people import Person
from .records import Button, Event
from .run import Emulator

HELP = """Type what the learner says; commands like /start go to the bot. Besides:
  #2            press button 2            #2 #2         press it twice
  !edit TEXT    edit the last text        !photo !voice !sticker !pdf !location !contact !note !poll
  !block        block the bot             !unblock      let it write again
  !chat         the whole chat            !calls        the bot's last ten calls
  !help         this                      !quit         leave (also Ctrl-D)"""


class Desk:
    """The learner's screen: prints what happens, numbers the buttons."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.numbered: list[Button] = []
        self._shown = 0
        self._news = threading.Event()
        person.chat.waiters.add(self._news.set)

    def show_news(self) -> None:
        """Print events as they come, for ever; runs in a thread of its own."""
        while True:
            self._news.wait()
            self._news.clear()
            events = self.person.events
            for event in events[self._shown :]:
                self._show(event)
            self._shown = len(events)

    def take(self, line: str) -> str:
        """Do what a line says; returns what to print at once."""
        if line.startswith("#"):
            return self._press(line.split())
        if not line.startswith("!"):
            self.person.say(line)
            return ""
        name, _, rest = line[1:].partition(" ")
        return self._act(name, rest)

    def _press(self, numbers: list[str]) -> str:
        for number in numbers:
            place = number.lstrip("#")
            if not place.isdigit() or not 1 <= int(place) <= len(self.numbered):
                return f"there are buttons #1 to #{len(self.numbered)}"
            button = self.numbered[int(place) - 1]
            if button.data is None:
                return f"a link: {button.url}"
            try:
                self.person.press(button.data)
            except AssertionError as fault:
                return str(fault)
        return ""

    def _act(self, name: str, rest: str) -> str:
        person = self.person
        own = [message for message in person.transcript if not message.from_bot and message.kind == "text"]
        acts: dict[str, Callable[[], object]] = {
            "voice": person.voice,
            "sticker": person.sticker,
            "location": person.location,
            "contact": person.contact,
        }
        acts |= {"photo": person.photo, "pdf": person.document, "note": person.video_note, "poll": person.poll}
        if name in acts:
            acts[name]()
            return ""
        if name == "edit" and rest and own:
            person.edit(own[-1], rest)
            return ""
        if name in ("block", "unblock"):
            person.block() if name == "block" else person.unblock()
            return f"{name}ed"
        if name == "chat":
            return "\n".join(map(repr, person.transcript))
        return HELP

    def _show(self, event: Event) -> None:
        message = event.message
        if event.kind in ("action", "answer"):
            if event.text:
                print(f"   ({'toast: ' if event.kind == 'answer' else ''}{event.text})", flush=True)
            return
        label = {"message": "bot", "edit": "bot edits", "delete": "bot deletes", "reaction": "bot reacts"}[event.kind]
        print(f"{label}: {self._picture(event)}{event.text}", flush=True)
        if message is not None and event.kind in ("message", "edit"):
            if message.buttons:
                self.numbered = message.buttons
            for place, button in enumerate(message.buttons, 1):
                print(f"   #{place} [{button.text}]", flush=True)

    def _picture(self, event: Event) -> str:
        message = event.message
        if event.kind != "message" or message is None or message.content is None:
            return ""
        path = Path(f"telegram-{message.id}.{'png' if message.kind == 'photo' else 'bin'}")
        path.write_bytes(message.content)
        return f"<{message.kind} saved as {path}> "


def main() -> None:
    """Start, print the settings, read lines until the end of input."""
    parser = argparse.ArgumentParser(prog="python -m tests.emulator", description=__doc__)
    parser.add_argument("--port", type=int, default=8099, help="loopback port (default 8099)")
    parser.add_argument("--name", default="Ada", help="the learner's first name")
    options = parser.parse_args()
    with Emulator(options.port) as telegram:
        desk = Desk(telegram.person(options.name))
        threading.Thread(target=desk.show_news, daemon=True).start()
        settings = " ".join(f"{name}={value}" for name, value in telegram.env.items())
        print(f"Telegram is at {telegram.base_url}. Start the bot in another terminal:\n  {settings} second-coffee bot\n{HELP}", flush=True)
        for line in map(str.strip, sys.stdin):
            if line == "!quit":
                break
            shown = "\n".join(map(repr, list(telegram.calls)[-10:])) if line == "!calls" else desk.take(line) if line else ""
            if shown:
                print(shown, flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
