"""Many learners at once: they choose a coffee, and talk."""

import time
from collections.abc import Callable, Sequence

from tests.emulator import Emulator, Person

SAID = (
    "How did you get into this line of work?",
    "What is a normal day like?",
    "Could you refer me to your boss?",
    "Where did you grow up?",
    "What do you enjoy most about it?",
    "What was the hardest thing last year?",
    "Who taught you the most?",
    "I moved here two years ago and still get lost.",
    "What is your team like?",
    "What are you looking forward to?",
)


def begin(people: Sequence[Person], within: float = 120) -> None:
    """Everybody comes to sit at a table."""
    everybody(people, lambda person: person.say("/practice"), within=within)
    for label, kind in (("A coffee, one to one", "edit"), ("🎲 Surprise me", "edit"), ("No goal today", "message")):
        everybody(people, lambda person, label=label: person.press(label), kind, within)  # type: ignore[misc]


def everybody(people: Sequence[Person], does: Callable[[Person], object], kind: str = "message", within: float = 120) -> None:
    """Everybody does something, and everybody hears an answer."""
    for person in people:
        person.skip()
        does(person)
    for person in people:
        person.notice(kind, within=within)  # type: ignore[arg-type]


def quiet(telegram: Emulator, seconds: float = 0.5) -> None:
    """Wait until the bot has made no call for a while, but for asking for updates."""
    made = -1
    while (now := sum(call.method != "getUpdates" for call in telegram.calls)) != made:
        made = now
        time.sleep(seconds)
