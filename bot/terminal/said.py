"""What the terminal puts before the learner, as plain records that both the screen and the plain lines draw."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MENTOR, YOU, TRY = "mentor", "You", "Try:"
"""The labels that tell the voices apart where there is no colour."""
COMMAND = "/"
LONGEST = 4096  # characters of one line; as much as a Telegram message holds


class Voice(StrEnum):
    """Who speaks: the partner, the mentor, the learner, the scene around them, or the house (the program itself)."""

    PARTNER = "partner"
    MENTOR = "mentor"
    LEARNER = "learner"
    TYPED = "typed"  # a command or an answer to the program: not said to anybody
    SCENE = "scene"
    HOUSE = "house"
    PAGE = "page"  # several lines that are laid out: a briefing, the debrief


class Awaits(StrEnum):
    """What the learner's next line will be taken for."""

    SCENE = "scene"
    PARTNER = "partner"
    GOAL = "goal"
    SPEECH = "speech"
    GUESS = "guess"
    WEEK = "week"  # a question of the week, or its tasks
    ASIDE = "aside"  # a question about the goal, or something for a list
    NOTHING = "nothing"  # the rehearsal is over: only commands are left


@dataclass(frozen=True, slots=True)
class Said:
    """One thing to show: Dana says "You found it."; the mentor adds `instead`, sentences that could be sent."""

    voice: Voice
    text: str
    name: str = ""
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several answers: `value` is what the program hears, "dana", `label` what the learner reads, "Dana Okafor"."""

    value: str
    label: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a line: things to show, and what the next line is for."""

    said: tuple[Said, ...] = ()
    awaits: Awaits = Awaits.NOTHING
    choices: tuple[Choice, ...] = ()
    title: str = ""  # where the learner is: "Dana · A coffee, one to one"
    leaves: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """A rehearsal as it is asked for on the command line, or put together by answers; None is not asked yet."""

    scene: str | None = None
    partner: str | None = None
    goal: str | None = None
    seeded: bool = False  # whether a seed was given
    feedback: str | None = None
    level: str = "normal"

    @property
    def anything(self) -> bool:
        """Whether a new rehearsal is wanted."""
        return self.scene is not None or self.partner is not None or self.seeded


def cleaned(line: str) -> str:
    """A line without control characters and lone halves of characters; emoji and right-to-left text stay as they are."""
    shown = "".join(" " if character < " " or character == "\x7f" or "\x80" <= character < "\xa0" else character for character in line)
    return shown.encode("utf-8", "replace").decode("utf-8").strip()
